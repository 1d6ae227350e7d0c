"""A compound file, version 3: streams in storages in sectors of 512 bytes, [MS-CFB]."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Storage: TypeAlias = "Mapping[str, bytes | Storage]"

_SECTOR: Final = 512
_MINI_SECTOR: Final = 64
_SMALL: Final = 4096
"""A stream below this size is kept in mini sectors (2.2)."""

_FREE: Final = 0xFFFFFFFF
_LAST: Final = 0xFFFFFFFE
_FAT: Final = 0xFFFFFFFD
_NOBODY: Final = 0xFFFFFFFF

_STORAGE: Final = 1
_STREAM: Final = 2
_ROOT: Final = 5
_BLACK: Final = 1

_FATS_IN_HEADER: Final = 109
_PER_SECTOR: Final = _SECTOR // 4


@dataclass(slots=True)
class _Entry:
    """One line of the directory (2.6.1)."""

    name: str
    kind: int
    content: bytes = b""
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        name = (self.name + "\0").encode("utf-16-le") if self.name else b""
        return (
            name.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(name), self.kind, _BLACK, self.left, self.right, self.child)
            + bytes(36)  # class, state and the two times: a fixed nothing keeps the bytes the same
            + struct.pack("<IQ", self.start, self.size)
        )


@dataclass(slots=True)
class _Sectors:
    """Sectors one after another, and for each of them which one follows."""

    size: int
    content: bytearray = field(default_factory=bytearray)
    next: list[int] = field(default_factory=list)

    def place(self, content: bytes) -> int:
        """Adds a stream; gives the sector it begins in."""
        if not content:
            return _LAST
        start, count = len(self.next), -(-len(content) // self.size)
        self.next += [*range(start + 1, start + count), _LAST]
        self.content += content.ljust(count * self.size, b"\0")
        return start


def compound_file(root: Storage) -> bytes:
    """The bytes of a compound file with these streams (bytes) and storages (mappings).

    Raises:
        ValueError: more than fits without a table of tables, about 7 MB.
    """
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add(root, entries)
    sectors, minis = _Sectors(_SECTOR), _Sectors(_MINI_SECTOR)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.content)
            entry.start = (minis if entry.size < _SMALL else sectors).place(entry.content)
    entries[0].start, entries[0].size = sectors.place(bytes(minis.content)), len(minis.content)
    mini_fat = _table(minis.next)
    mini_fat_start = sectors.place(mini_fat)
    directory = b"".join(entry.packed() for entry in entries)
    unused = _Entry("", 0).packed()
    directory += unused * (-len(directory) // len(unused) % (_SECTOR // len(unused)))
    directory_start = sectors.place(directory)

    fat_start, fats = len(sectors.next), 1
    while fats * _PER_SECTOR < fat_start + fats:
        fats += 1
    if fats > _FATS_IN_HEADER:
        raise ValueError("too large for one table of sectors")
    header = struct.pack(
        "<8s16x5H6x9I",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fats,
        directory_start,
        0,
        _SMALL,
        mini_fat_start,
        len(mini_fat) // _SECTOR,
        _LAST,
        0,
    )
    where = [fat_start + number if number < fats else _FREE for number in range(_FATS_IN_HEADER)]
    return (
        header
        + struct.pack(f"<{_FATS_IN_HEADER}I", *where)
        + bytes(sectors.content)
        + _table(sectors.next + [_FAT] * fats)
    )


def _add(storage: Storage, entries: list[_Entry]) -> int:
    """Adds what a storage holds; gives the entry at the top of its tree."""
    # Shorter names come first, then by their letters in upper case (2.6.4).
    names = sorted(storage, key=lambda name: (len(name), name.upper()))
    first = len(entries)
    for name in names:
        held = storage[name]
        entries.append(_Entry(name, _STREAM, held) if isinstance(held, bytes) else _Entry(name, _STORAGE))
    for number, name in enumerate(names, start=first):
        held = storage[name]
        if not isinstance(held, bytes):
            entries[number].child = _add(held, entries)
    return _balance(range(first, first + len(names)), entries)


def _balance(part: range, entries: list[_Entry]) -> int:
    """Hangs the entries of one storage in a balanced tree; all black, which any reader takes."""
    if not part:
        return _NOBODY
    middle = len(part) // 2
    top = entries[part[middle]]
    top.left, top.right = _balance(part[:middle], entries), _balance(part[middle + 1 :], entries)
    return part[middle]


def _table(next_sectors: list[int]) -> bytes:
    """A table of which sector follows, filled up to whole sectors."""
    full = next_sectors + [_FREE] * (-len(next_sectors) % _PER_SECTOR)
    return struct.pack(f"<{len(full)}I", *full)
