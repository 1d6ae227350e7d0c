"""A container written again with some members replaced or added: every other byte of it as it was."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.container.archive import (
    CENTRAL,
    DEFLATED,
    DESCRIPTOR,
    END,
    END64,
    FULL16,
    FULL32,
    LOCAL,
    LOCATOR64,
    ZIP64,
    Archive,
    Member,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_LEVEL: Final = 6
"""Excel's own files are packed at about this level."""
_VERSION: Final = 20
_UTF_8: Final = 0x800
_1980: Final = 0x21
"""The first of January 1980 as DOS counts days."""


def repack(
    archive: Archive,
    changed: Mapping[str, bytes],
    *,
    added: Mapping[str, bytes] | None = None,
    removed: Collection[str] = (),
) -> bytes:
    """The bytes of a container in which the members named in ``changed`` have these unpacked bytes.

    ``added`` come behind the last member, ``removed`` go out with what lies behind them.

    Untouched members move as they are: header, extra fields, packed bytes, data descriptor, and whatever lies between.
    Of a changed member the order, name, date, flags and extra fields stay; its sizes, CRC and packed bytes are new.
    """
    ordered = sorted(archive.members.values(), key=lambda member: member.start)
    ends = [member.start for member in ordered[1:]] + [archive.directory]
    out = bytearray(archive.content[: ordered[0].start])
    records: dict[str, bytes] = {}
    for member, end in zip(ordered, ends, strict=True):
        start = len(out)
        if member.name in removed:
            continue
        if member.name in changed:
            local, records[member.name] = _replaced(archive, member, changed[member.name], start)
            out += local
        else:
            out += archive.content[member.start : end]
            records[member.name] = _moved(member.central, start)
    for name, unpacked in (added or {}).items():
        local, records[name] = _new(name, unpacked, len(out))
        out += local
    directory = len(out)
    for name in [*archive.members, *(added or ())]:
        out += records.get(name, b"")
    out += _closed(archive.content[archive.tail :], directory, len(out), len(records))
    return bytes(out)


def _new(name: str, unpacked: bytes, start: int) -> tuple[bytes, bytes]:
    """A member that was not there: its local header with its bytes, and its record; dated as Excel dates all parts."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflater.compress(unpacked) + deflater.flush()
    raw = name.encode("utf-8")
    same = (0 if name.isascii() else _UTF_8, DEFLATED, 0, _1980, zlib.crc32(unpacked), len(packed), len(unpacked))
    local = LOCAL.pack(b"PK\x03\x04", _VERSION, *same, len(raw), 0)
    record = CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *same, len(raw), 0, 0, 0, 0, 0, start)
    return local + raw + packed, record + raw


def _replaced(archive: Archive, member: Member, unpacked: bytes, start: int) -> tuple[bytes, bytes]:
    packed = unpacked
    if member.method == DEFLATED:
        deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = deflater.compress(unpacked) + deflater.flush()
    sizes = (zlib.crc32(unpacked), len(packed), len(unpacked))
    header = list(LOCAL.unpack_from(archive.content, member.start))
    after = member.start + LOCAL.size
    name = archive.content[after : after + header[9]]
    extra = _without_zip64(archive.content[after + header[9] : after + header[9] + header[10]])
    # The sizes stand in the header now, so no data descriptor follows.
    header[2] &= ~DESCRIPTOR
    header[6:9] = sizes
    header[10] = len(extra)
    record = list(CENTRAL.unpack_from(member.central))
    name_end = CENTRAL.size + record[10]
    record_extra = member.central[name_end : name_end + record[11]]
    note = member.central[name_end + record[11] :]
    kept_extra = _without_zip64(record_extra)
    record[3] &= ~DESCRIPTOR
    record[7:10] = sizes
    record[11] = len(kept_extra)
    record[16] = start
    central = CENTRAL.pack(*record) + member.central[CENTRAL.size : name_end] + kept_extra + note
    return LOCAL.pack(*header) + name + extra + packed, central


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        if tag != ZIP64:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


def _moved(central: bytes, start: int) -> bytes:
    """A record of the central directory with the member's new place, in the field where its place stood."""
    record = list(CENTRAL.unpack_from(central))
    if record[16] != FULL32:
        record[16] = start
        return CENTRAL.pack(*record) + central[CENTRAL.size :]
    at = CENTRAL.size + record[10]
    end = at + record[11]
    while at + 4 <= end:
        tag, length = struct.unpack_from("<HH", central, at)
        if tag == ZIP64:
            place = at + 4 + 8 * ((record[9] == FULL32) + (record[8] == FULL32))
            return central[:place] + struct.pack("<Q", start) + central[place + 8 :]
        at += 4 + length
    return central


def _closed(tail: bytes, directory: int, tail_start: int, count: int) -> bytes:
    """What follows the central directory, with its new place and size; comments and stray bytes stay."""
    closing = bytearray(tail)
    size = tail_start - directory
    if closing.startswith(b"PK\x06\x06"):
        record64 = list(END64.unpack_from(closing))
        record64[6:10] = count, count, size, directory
        closing[: END64.size] = END64.pack(*record64)
        locator_at = closing.find(b"PK\x06\x07", END64.size)
        locator = list(LOCATOR64.unpack_from(closing, locator_at))
        locator[2] = tail_start
        closing[locator_at : locator_at + LOCATOR64.size] = LOCATOR64.pack(*locator)
    end_at = closing.rfind(b"PK\x05\x06")
    record = list(END.unpack_from(closing, end_at))
    record[3:5] = [old if old == FULL16 else count for old in record[3:5]]
    record[5] = record[5] if record[5] == FULL32 else size
    record[6] = record[6] if record[6] == FULL32 else directory
    closing[end_at : end_at + END.size] = END.pack(*record)
    return bytes(closing)
