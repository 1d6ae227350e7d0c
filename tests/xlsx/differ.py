"""What changed between two workbooks, by other means than the patcher's: zipfile, and lxml for a sheet."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

_CELL = "{*}c"
_ROW = "{*}row"


def members(path: Path) -> list[tuple[object, ...]]:
    """Every member in the order of the file: all that its headers say, and a hash of its packed bytes."""
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return [
            (
                entry.filename,
                entry.date_time,
                entry.flag_bits,
                entry.compress_type,
                entry.external_attr,
                entry.internal_attr,
                entry.create_system,
                entry.extra,
                entry.comment,
                entry.CRC,
                _local_extra(content, entry.header_offset),
                hashlib.sha256(_packed(content, entry)).hexdigest(),
            )
            for entry in archive.infolist()
        ]


def _packed(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    names = sum(struct.unpack_from("<2H", content, entry.header_offset + 26))
    start = entry.header_offset + 30 + names
    return content[start : start + entry.compress_size]


def _local_extra(content: bytes, at: int) -> bytes:
    name, extra = struct.unpack_from("<2H", content, at + 26)
    return content[at + 30 + name : at + 30 + name + extra]


def changed_members(before: Path, after: Path) -> set[str]:
    """The names of the members that differ in anything; that they are the same, in the same order, is asserted."""
    old, new = members(before), members(after)
    assert [member[0] for member in old] == [member[0] for member in new]
    return {str(one[0]) for one, other in zip(old, new, strict=True) if one != other}


def assert_only_cells_changed(before: Path, after: Path, part: str, addresses: set[str]) -> None:
    """Outside these cells the sheet is the same to the last attribute; these keep all but their type and value."""
    old, new = _sheet(before, part), _sheet(after, part)
    old_cells, new_cells = _cells(old), _cells(new)
    assert set(new_cells) - set(old_cells) <= addresses
    for address in addresses & set(old_cells):
        assert _kept(old_cells[address]) == _kept(new_cells[address]), address
    touched = {address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for address in addresses}
    for tree, cells in ((old, old_cells), (new, new_cells)):
        for address in addresses & set(cells):
            cell = cells[address]
            row = cell.getparent()
            assert row is not None
            row.remove(cell)
            if len(row) == 0 and set(row.attrib) <= {"r", "spans"}:
                parent = row.getparent()
                assert parent is not None
                parent.remove(row)
        for row in tree.iterfind(f"{{*}}sheetData/{_ROW}"):
            if row.get("r") in touched:
                row.attrib.pop("spans", None)
        for dimension in tree.iterfind("{*}dimension"):
            dimension.attrib.pop("ref", None)
    assert etree.tostring(old, method="c14n") == etree.tostring(new, method="c14n")


def _sheet(path: Path, part: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(part), etree.XMLParser(huge_tree=True, strip_cdata=False))


def _cells(tree: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for number, row in enumerate(tree.iterfind(f"{{*}}sheetData/{_ROW}"), start=1):
        for place, cell in enumerate(row.iterfind(_CELL), start=1):
            found[cell.get("r") or f"row {number}, cell {place}"] = cell
    return found


def _kept(cell: etree._Element) -> tuple[dict[str, str], list[bytes]]:
    """What a patched cell has to keep: its formula, its extensions, its attributes but those of the value."""
    attributes = {key: value for key, value in cell.attrib.items() if key not in {"t", "vm", "ph"}}
    inside = [
        etree.tostring(child, with_tail=False)
        for child in cell
        if not isinstance(child.tag, str) or etree.QName(child).localname not in {"v", "is"}
    ]
    return attributes, inside
