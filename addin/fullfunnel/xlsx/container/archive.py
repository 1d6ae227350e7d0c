"""The zip container of a workbook, read byte for byte so that it can be written back byte for byte.

Python's own ``zipfile`` forgets what a rewrite needs (local extra fields, data descriptors, gaps) and takes the last of
two members with one name, where other readers take the first. Here everything is kept and what is ambiguous is refused.
Layout after PKWARE's APPNOTE 6.3.10, sections 4.3-4.5.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.container.recognise import require_zip

STORED: Final = 0
DEFLATED: Final = 8

LOCAL: Final = struct.Struct("<4s5H3L2H")
CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
END: Final = struct.Struct("<4s4H2LH")
END64: Final = struct.Struct("<4sQ2H2L4Q")
LOCATOR64: Final = struct.Struct("<4sLQL")
FULL32: Final = 0xFFFFFFFF
FULL16: Final = 0xFFFF
ZIP64: Final = 0x0001
"""Extra field that holds the sizes and the place of a member beyond 4 GB."""

ENCRYPTED: Final = 0x1
PATCHED: Final = 0x20
"""The member is a difference to be applied to another file, which no program that writes workbooks makes."""
DESCRIPTOR: Final = 0x8

MOST_MEMBERS: Final = 20_000
MOST_BYTES: Final = 2 << 30
"""Unpacked, all members together."""
MOST_PART_BYTES: Final = 1 << 30
FREE_BYTES: Final = 64 << 20
"""Up to here a part may be packed as tightly as it likes: small sheets reach 100 to 1, long ones 13 to 1."""
MOST_RATIO: Final = 100

_SMALL_PART: Final = 400_000
"""Bytes up to which a part is kept unpacked, once it was met in two workbooks."""
_MOST_KEPT: Final = 1_000_000
"""Packed; parts of ours are six to twelve times as large."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the container; offsets are places in the bytes of the whole."""

    name: str
    central: bytes
    """The member's record in the central directory, as it stands."""
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    start: int
    """Where its local header begins."""
    payload: int
    """Where its packed bytes begin."""


class _Part(NamedTuple):
    """What packed bytes hold, as it was checked once."""

    unpacked: bytes
    crc: int


_parts: Final = MetBefore[_Part](_MOST_KEPT)


@dataclass(frozen=True, slots=True)
class Archive:
    """A whole container: its bytes and its members in the order of the central directory."""

    name: str
    content: bytes
    members: dict[str, Member]
    directory: int
    """Where the central directory begins."""
    tail: int
    """Where what follows the central directory begins."""

    @classmethod
    def open(cls, content: bytes, name: str) -> Archive:
        """Read the directory of a container; nothing is unpacked yet.

        Raises:
            Refusal: not a zip, cut off, damaged, or built to mislead or to explode.
        """
        require_zip(content, name)
        directory, tail, count = _end(content, name)
        members = _members(content, name, directory, tail, count)
        archive = cls(name, content, members, directory, tail)
        archive._refuse_overlap()
        archive._refuse_lies()
        return archive

    def find(self, part: str) -> Member | None:
        """The member with this name; as in Excel the case does not matter."""
        member = self.members.get(part)
        if member is not None:
            return member
        lower = part.lower()
        return next((m for key, m in self.members.items() if key.lower() == lower), None)

    def read(self, member: Member) -> bytes:
        """The unpacked bytes of a member, checked against its size and CRC.

        Raises:
            Damaged: the bytes do not agree with what the directory says.
            Bomb: they unpack to more.
        """
        packed = self.content[member.payload : member.payload + member.packed_size]
        known = _parts.get(packed)
        if known is not None and (member.method, member.size, member.crc) == (DEFLATED, len(known.unpacked), known.crc):
            return known.unpacked
        unpacked = packed if member.method == STORED else self._inflate(member, packed)
        if len(unpacked) != member.size or zlib.crc32(unpacked) != member.crc:
            raise refusals.Damaged(self.name, what=member.name)
        if member.method == DEFLATED and member.size <= _SMALL_PART:
            _parts.add(packed, _Part(unpacked, member.crc))
        return unpacked

    def _inflate(self, member: Member, packed: bytes) -> bytes:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            unpacked = inflater.decompress(packed, member.size + 1)
        except zlib.error:
            raise refusals.Damaged(self.name, what=member.name) from None
        if len(unpacked) > member.size:
            raise refusals.Bomb(
                self.name,
                what=Text(nl=f"{member.name} is groter dan opgegeven", en=f"{member.name} is larger than declared"),
            )
        return unpacked

    def _refuse_lies(self) -> None:
        """Both headers have to agree on how large a member is: some readers believe the one, some the other."""
        for member in self.members.values():
            local = LOCAL.unpack_from(self.content, member.start)
            said = local[6:9]
            if not (local[2] & DESCRIPTOR or FULL32 in said) and said != (member.crc, member.packed_size, member.size):
                raise _damaged_directory(self.name)

    def _refuse_overlap(self) -> None:
        spans = sorted((m.start, m.payload + m.packed_size) for m in self.members.values())
        spans.append((self.directory, self.tail))
        if any(end > start for (_, end), (start, _) in pairwise(spans)):
            raise _overlap(self.name)


def _overlap(name: str) -> refusals.OddParts:
    return refusals.OddParts(name, what=Text(nl="delen overlappen elkaar", en="parts overlap each other"))


def _end(content: bytes, name: str) -> tuple[int, int, int]:
    """Where the central directory begins and ends, and how many members it says it has."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - FULL16 - END.size))
    if at < 0 or at + END.size > len(content):
        raise refusals.Truncated(name)
    _, disk, first_disk, _, count, size, start, _ = END.unpack_from(content, at)
    tail = at
    if disk or first_disk:
        raise refusals.OddParts(name, what=Text(nl="zip in meer delen", en="zip in several volumes"))
    if (count == FULL16 or FULL32 in (size, start)) and content[at - LOCATOR64.size : at].startswith(b"PK\x06\x07"):
        tail = LOCATOR64.unpack_from(content, at - LOCATOR64.size)[2]
        if content[tail : tail + 4] != b"PK\x06\x06" or tail + END64.size > len(content):
            raise refusals.Truncated(name)
        *_, count, size, start = END64.unpack_from(content, tail)
    if start + size != tail:
        # Bytes put before or between (or cut out) shift every place in the directory.
        if start + size > tail:
            raise refusals.Truncated(name)
        raise refusals.OddParts(name, what=Text(nl="extra bytes in het zipbestand", en="stray bytes in the zip file"))
    if count > MOST_MEMBERS:
        raise refusals.Bomb(name, what=Text(nl=f"{count} delen", en=f"{count} parts"))
    return start, tail, count


def _members(content: bytes, name: str, directory: int, tail: int, count: int) -> dict[str, Member]:
    members: dict[str, Member] = {}
    lower: set[str] = set()
    starts: set[int] = set()
    at, total, packed = directory, 0, 0
    while at < tail:
        member, at = _member(content, name, at, tail, starts)
        starts.add(member.start)
        if member.name.lower() in lower:
            raise refusals.DuplicateParts(
                name, what=Text(nl=f"{member.name} staat er twee keer in", en=f"{member.name} is in it twice")
            )
        total += member.size
        packed += member.packed_size
        _refuse_odd(member, name, total, packed)
        lower.add(member.name.lower())
        members[member.name] = member
    if len(members) != count:
        raise _damaged_directory(name)
    return members


def _member(content: bytes, name: str, at: int, tail: int, starts: set[int]) -> tuple[Member, int]:
    """One record of the central directory with what its local header adds, and where the next record begins.

    ``starts`` are the places of the members before it: two members never share one.
    """
    if at + CENTRAL.size > tail or content[at : at + 4] != b"PK\x01\x02":
        raise _damaged_directory(name)
    (_, _, _, flags, method, _, _, crc, packed, size, name_len, extra_len, note_len, _, _, _, start) = (
        CENTRAL.unpack_from(content, at)
    )
    names_at = at + CENTRAL.size
    end = names_at + name_len + extra_len + note_len
    raw_name = content[names_at : names_at + name_len]
    extra = content[names_at + name_len : names_at + name_len + extra_len]
    size, packed, start = _beyond_4_gb(extra, size, packed, start)
    if end > tail or start + LOCAL.size > len(content) or content[start : start + 4] != b"PK\x03\x04":
        raise _damaged_directory(name)
    if start in starts:
        raise _overlap(name)
    local = LOCAL.unpack_from(content, start)
    local_name = content[start + LOCAL.size : start + LOCAL.size + local[9]]
    payload = start + LOCAL.size + local[9] + local[10]
    if local_name != raw_name or payload + packed > len(content):
        raise _damaged_directory(name)
    text = raw_name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
    return Member(text, content[at:end], flags | local[2], method, crc, packed, size, start, payload), end


def _damaged_directory(name: str) -> refusals.Damaged:
    return refusals.Damaged(name, what=Text(nl="inhoudsopgave van het zipbestand", en="directory of the zip file"))


def _beyond_4_gb(extra: bytes, size: int, packed: int, start: int) -> tuple[int, int, int]:
    """Sizes and place from the zip64 extra field, which holds only what is full in the record (APPNOTE 4.5.3)."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        if tag == ZIP64:
            field = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4) if at + 4 + length <= len(extra) else ())
            size = next(field, size) if size == FULL32 else size
            packed = next(field, packed) if packed == FULL32 else packed
            start = next(field, start) if start == FULL32 else start
        at += 4 + length
    return size, packed, start


def _refuse_odd(member: Member, name: str, total: int, packed: int) -> None:
    part = member.name
    if member.flags & ENCRYPTED:
        raise refusals.EncryptedParts(
            name, what=Text(nl=f"{part} heeft een zipwachtwoord", en=f"{part} has a zip password")
        )
    if member.method not in (STORED, DEFLATED) or member.flags & PATCHED:
        raise refusals.UnknownCompression(
            name, what=Text(nl=f"onbekende compressie van {part}", en=f"unknown compression of {part}")
        )
    pieces = part.replace("\\", "/").split("/")
    if not part or part.startswith(("/", "\\")) or ".." in pieces or "\x00" in part or ":" in pieces[0]:
        raise refusals.OddParts(name, what=Text(nl=f"vreemde naam {part!r}", en=f"odd name {part!r}"))
    sizes = ((member.size, member.packed_size), (total, packed))
    too_tight = any(size > FREE_BYTES and size > MOST_RATIO * max(small, 1) for size, small in sizes)
    if too_tight or member.size > MOST_PART_BYTES or total > MOST_BYTES:
        raise refusals.Bomb(name, what=Text(nl=f"{part} wordt uitgepakt te groot", en=f"{part} unpacks too large"))
