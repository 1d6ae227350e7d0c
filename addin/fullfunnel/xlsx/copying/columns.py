"""Columns put behind those of a table that exists, every other byte as it was."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from fullfunnel.xlsx.address import LAST_COLUMN, Area, Position, area
from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes, with_attribute
from fullfunnel.xlsx.container.package import local_children
from fullfunnel.xlsx.copying.insertion import Insertion
from fullfunnel.xlsx.patching import patched_sheet
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.tables import Table


def with_columns(book: Book, table: Table, headers: Sequence[str]) -> dict[str, bytes] | None:
    """The parts that change when a table gets more columns; ``None`` where something stands in their place.

    The header cells look as the last one does.

    Raises:
        Damaged: a part cannot be read.
    """
    old = table.area
    new = old._replace(right=old.right + len(headers))
    if new.right > LAST_COLUMN or not table.header_rows or not _is_free(book, table, new):
        return None
    sheet = book.package.sheet(table.sheet)
    cells = {Position(old.top, old.right + at): header for at, header in enumerate(headers, start=1)}
    filled = patched_sheet(book.xml(sheet.name), dict(cells))
    looks = _look(filled, Position(old.top, old.right))
    for at in cells:
        filled = _with_look(filled, at, looks)
    part = _part_of(book, table)
    stored = SheetXml.of(filled, book.package.name, sheet.part).markup.stored(filled)
    return {sheet.part: stored, part: _wider(book, part, old, new, headers)}


def _is_free(book: Book, table: Table, new: Area) -> bool:
    beside = Area(new.top, table.area.right + 1, new.bottom, new.right)
    values = book.contents(table.sheet).values()
    if any(beside.holds(at) for at, value in values.items() if value is not None):
        return False
    others = [each for each in book.tables.values() if each.sheet == table.sheet and each.name != table.name]
    return not any(
        each.area.left <= beside.right
        and each.area.right >= beside.left
        and each.area.top <= beside.bottom
        and each.area.bottom >= beside.top
        for each in others
    )


def _look(sheet: bytes, at: Position) -> bytes:
    match = re.search(rb'<(?:[\w.\-]+:)?c\s[^<>]*?\br="' + at.a1.encode() + rb'"[^<>]*>', sheet)
    found = re.search(rb'\ss="([0-9]+)"', match[0]) if match else None
    return found[1] if found else b""


def _with_look(sheet: bytes, at: Position, look: bytes) -> bytes:
    mark = rb'(<(?:[\w.\-]+:)?c r="' + at.a1.encode() + rb'")( s="[0-9]+")?'
    return re.sub(mark, rb"\g<1>" + (b' s="%s"' % look if look else b""), sheet, count=1)


def _part_of(book: Book, table: Table) -> str:
    package = book.package
    links = package.relationships(package.sheet(table.sheet).part).values()
    parts = [link.target for link in links if link.kind == "table" and package.read(link.target) is not None]
    return next(part for part in parts if package.tree(part).get("displayName", "").casefold() == table.name.casefold())


def _wider(book: Book, part: str, old: Area, new: Area, headers: Sequence[str]) -> bytes:
    package = book.package
    columns = list(local_children(package.tree(part), "tableColumns", "tableColumn"))
    number = max(int(column.get("id", "0")) for column in columns)
    entries = [
        f'<tableColumn id="{at}" name="{escape(header)}"/>'.encode()
        for at, header in enumerate(headers, start=number + 1)
    ]
    listed = Insertion(package.read(part) or b"", package.name, part)
    listed.append("tableColumns", b"".join(entries), len(entries), ())
    markup = Markup.of(listed.content, package.name, part)
    pieces: list[bytes] = []
    at = 0
    for match in re.finditer(rb"<(?:[\w.\-]+:)?(?:table|autoFilter)" + HEAD, markup.shadow()):
        given = area(attributes(match[1]).get(b"ref", b"").decode("ascii", "replace"))
        if given is not None and (given.left, given.right, given.top) == (old.left, old.right, old.top):
            wider = with_attribute(match[1], b"ref", given._replace(right=new.right).a1.encode())
            pieces += (markup.xml[at : match.start(1)], wider)
            at = match.end(1)
    return markup.stored(b"".join([*pieces, markup.xml[at:]]))
