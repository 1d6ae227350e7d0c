"""Set values in a workbook that exists and leave every other byte of it as it was.

This is the one way anything is written into a marketeer's workbook. In a cell with a formula the cached value is set
and the formula stays; in any other cell the value itself. Only the ``<c>`` elements meant are written again; where a
row or cell is not there yet it is put in at its place.
"""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.xlsx.address import Area, Position, area, position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.markup import attributes, with_attribute, without_attributes
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.replacing import Source, write
from fullfunnel.xlsx.sheets.cell_value import CellValue, encoded, require_storable, with_serial
from fullfunnel.xlsx.sheets.sheet_xml import Cell, Element, Row, SheetXml, opening

if TYPE_CHECKING:
    import os
    from collections.abc import Container, Mapping

    from fullfunnel.xlsx.container.package import SheetPart

    Spills = Mapping[str, Mapping[Position, Area]]
    Edits = Mapping[str, Mapping[str, object]]
    """Values by sheet name and cell address."""

_PLAIN: Final = re.compile(
    rb'<c( r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]+")?)(?: t="[a-zA-Z]+")?>'
    rb'(<f>[^<]*</f>|<f t="shared"[^<>]*?(?:/>|>[^<]*</f>))?<v>[^<]*</v></c>'
)
"""A cell as most are: its address, style, type, formula (its own or shared) and value, and nothing else to keep."""


def patch(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    edits: Edits,
    *,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> tuple[str, ...]:
    """Write a workbook with some values set; ``target`` may be ``source`` itself.

    Args:
        source: the workbook (.xlsx, .xlsm, .xltx, .xltm).
        target: where the result goes; replaced whole or not at all.
        edits: ``{"Sheet": {"B2": 5, "C3": "text", "D4": None}}``. Sheet names match as in Excel, whatever the case. A
            value is a number, a text (never taken for a formula), a bool, an ``ExcelError``, a date or moment (kept as
            Excel's number of days; the format of the cell stays, and shows it), or None to clear the cell.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on where a lock says that somebody has the target open, or is writing it.

    Returns:
        The names of the parts that changed.

    Raises:
        Refusal: the workbook cannot be worked on; nothing was written.
        NotFound: there is no such sheet.
        BadInput: an address or a value that a cell cannot have, or another header for a table.
    """
    original = Source.read(Path(source))
    package = Package.open(original.content, original.path.name, allow_unsigned=allow_unsigned)
    book = Book(package)
    require_headers_stay(book, edits)
    changed = patched_parts(book, edits)
    write(Path(target), package.with_parts(changed), original, ignore_locks=ignore_locks)
    return tuple(changed)


def patched_parts(book: Book, edits: Edits, spills: Spills | None = None) -> dict[str, bytes]:
    """The sheet parts that these edits change, with their new bytes.

    Args:
        book: the workbook.
        edits: values by sheet and cell.
        spills: the area that dynamic arrays fill from now on, by sheet and the cell of the formula, which is edited
            too.

    Raises:
        NotFound: there is no such sheet.
        BadInput: an address or a value that a cell cannot have.
        Damaged: a sheet cannot be read.
    """
    return {sheet.part: patch.content for sheet, patch in patches(book, edits, spills).items()}


class Patch(NamedTuple):
    """A sheet with some cells set."""

    content: bytes
    xml: SheetXml
    cells: Mapping[Position, CellValue]


def patches(book: Book, edits: Edits, spills: Spills | None = None) -> dict[SheetPart, Patch]:
    """The sheets that these edits change; see ``patched_parts``."""
    package = book.package
    wanted: dict[SheetPart, dict[Position, CellValue]] = {}
    for sheet_name, cells in edits.items():
        sheet = package.sheet(sheet_name)
        by_cell = wanted.setdefault(sheet, {})
        for address, value in cells.items():
            where = f"{sheet.name}!{address}"
            stored = with_serial(value, where, date1904=book.date1904)
            by_cell[_cell(address, where, by_cell)] = require_storable(stored, where)
    changed = {}
    for sheet, by_cell in wanted.items():
        content, xml = package.read(sheet.part) or b"", book.xml(sheet.name)
        areas = {
            at: area
            for name, by_at in (spills or {}).items()
            if package.sheet(name).part == sheet.part
            for at, area in by_at.items()
        }
        new = patched_sheet(xml, by_cell, areas, plain=book.is_plain(sheet.name))
        if new != content:
            changed[sheet] = Patch(new, SheetXml.of(new, package.name, sheet.part), by_cell)
    return changed


def require_headers_stay(book: Book, edits: Edits) -> None:
    """Pass edits that leave the headers of tables alone.

    Of a table the header cells and the names of its columns must agree, and formulas go by these names: only Excel
    renames them all.
    """
    for sheet_name, cells in edits.items():
        sheet = book.package.sheet(sheet_name)
        heads = {
            Position(table.area.top, column): (table, name)
            for table in book.tables.values()
            if table.sheet == sheet.name and table.header_rows
            for column, name in enumerate(table.columns, start=table.area.left)
        }
        for address, value in cells.items():
            at = position(address)
            if at is None or at not in heads or value == heads[at][1]:
                continue
            table, name = heads[at]
            raise BadInput(
                Text(
                    nl=f"{sheet.name}!{at.a1} is de kop '{name}' van tabel {table.name}. Hernoem de kolom in Excel.",
                    en=f"{sheet.name}!{at.a1} is the header '{name}' of table {table.name}. Rename it in Excel.",
                )
            )


def _cell(address: str, where: str, taken: Container[Position]) -> Position:
    at = position(address)
    if at is None:
        nl, en = "dit is geen cel. Geef een adres zoals B2", "this is not a cell. Give an address such as B2"
    elif at in taken:
        nl, en = (
            "deze cel krijgt twee waarden. Geef elke cel één keer",
            "this cell gets two values. Name each cell once",
        )
    else:
        return at
    raise BadInput(Text(nl=f"{where}: {nl}.", en=f"{where}: {en}."))


def patched_sheet(
    sheet: SheetXml,
    edits: Mapping[Position, CellValue],
    spills: Mapping[Position, Area] | None = None,
    *,
    plain: bool = False,
    styles: Mapping[int, bytes] | None = None,
) -> bytes:
    """The bytes of a sheet part with these cells set, and these dynamic arrays over other cells.

    ``plain`` tells that every cell of it is written in the usual way, so that it can be found by its address.
    ``styles`` holds, by column, how a cell looks that is not there yet; there an empty cell is written too.
    """
    writer = _SheetWriter(sheet, spills or {}, styles or {})
    others = writer.put_plain(edits) if plain else edits
    if others:
        writer.put(others)
    return sheet.markup.stored(writer.result())


class _SheetWriter:
    """One pass over a sheet: replacements and insertions in the order of their places."""

    def __init__(self, sheet: SheetXml, spills: Mapping[Position, Area], styles: Mapping[int, bytes]) -> None:
        self.sheet = sheet
        self.styles = styles
        self.xml = sheet.markup.xml
        self.splices: list[tuple[int, int, bytes]] = []
        self.added: list[Position] = []
        self.spills = spills
        self.arrays = [*_array_areas(sheet), *spills.values()]

    def put_plain(self, edits: Mapping[Position, CellValue]) -> dict[Position, CellValue]:
        """Set the cells of a plain sheet up to the first that is not there; gives back all others, odd cells too."""
        others: dict[Position, CellValue] = {}
        waiting = deque(sorted(edits))
        at, end = self.sheet.rows_element.inner, self.sheet.rows_element.inner_end
        while waiting and (found := self.xml.find(b'<c r="%s"' % waiting[0].a1.encode(), at, end)) >= 0:
            at, place = found, waiting.popleft()
            cell, value = _PLAIN.match(self.xml, found), edits[place]
            if value is None or cell is None:
                others[place] = value
            else:
                self._set_plain(place, cell, value)
        # For each that is not there the rest of the sheet was searched, so the rest is done in one walk over its rows.
        return others | {place: edits[place] for place in waiting}

    def put(self, edits: Mapping[Position, CellValue]) -> None:
        by_row: dict[int, dict[int, CellValue]] = {}
        for at, value in sorted(edits.items()):
            by_row.setdefault(at.row, {})[at.column] = value
        before: dict[int, list[int]] = {}
        waiting = deque(by_row)
        for row in self.sheet.rows():
            while waiting and waiting[0] < row.number:
                before.setdefault(row.element.start, []).append(waiting.popleft())
            if row.number in by_row:
                self._row(row, by_row.pop(row.number))
                if waiting and waiting[0] == row.number:
                    waiting.popleft()
        before[self.sheet.rows_element.inner_end] = list(waiting)
        # A row that stands further on, out of order, was patched there; only what is in no row is new.
        fresh = {
            place: b"".join(self._new_row(n, by_row[n]) for n in rows if n in by_row) for place, rows in before.items()
        }
        self._insert_rows(fresh)

    def result(self) -> bytes:
        """The new XML."""
        if self.added:
            self._widen_dimension()
        pieces: list[bytes] = []
        at = 0
        for start, end, new in sorted(self.splices):
            pieces += (self.xml[at:start], new)
            at = end
        return b"".join([*pieces, self.xml[at:]])

    def _insert_rows(self, fresh: Mapping[int, bytes]) -> None:
        rows = self.sheet.rows_element
        if rows.empty:
            body = b"".join(fresh.values())
            if body:
                tag = self.sheet.prefix + b"sheetData"
                self.splices.append((rows.start, rows.end, b"<%s%s>%s</%s>" % (tag, rows.head, body, tag)))
            return
        self.splices.extend((place, place, body) for place, body in fresh.items() if body)

    def _new_row(self, number: int, values: Mapping[int, CellValue]) -> bytes:
        cells = b"".join(self._new_cell(Position(number, column), value, None) for column, value in values.items())
        tag = self.sheet.prefix + b"row"
        return b'<%s r="%d">%s</%s>' % (tag, number, cells, tag) if cells else b""

    def _row(self, row: Row, values: dict[int, CellValue]) -> None:
        new: list[tuple[int, bytes]] = []
        waiting = dict(values)
        style = _row_style(row)
        ahead: list[tuple[int, int]] = []
        for cell in self.sheet.cells(row):
            ahead.append((cell.at.column, cell.element.start))
            if cell.at.column in waiting:
                self._cell(cell, waiting.pop(cell.at.column))
        end = row.element.inner_end
        for column, value in waiting.items():
            place = next((start for other, start in ahead if other > column), end)
            fresh = self._new_cell(Position(row.number, column), value, style)
            if fresh:
                new.append((place, fresh))
        if new:
            self._open_row(row, new)

    def _open_row(self, row: Row, new: list[tuple[int, bytes]]) -> None:
        element = row.element
        # ``spans`` is a hint that may now be too narrow; without it a reader looks for itself (18.3.1.73).
        head = without_attributes(element.head, b"spans")
        tag = self.sheet.prefix + b"row"
        if element.empty:
            body = b"".join(fresh for _, fresh in new)
            self.splices.append((element.start, element.end, b"<%s%s>%s</%s>" % (tag, head.rstrip(), body, tag)))
            return
        if head != element.head:
            self.splices.append((element.start, element.inner, b"<%s%s>" % (tag, head)))
        merged: dict[int, bytes] = {}
        for place, fresh in new:
            merged[place] = merged.get(place, b"") + fresh
        self.splices.extend((place, place, fresh) for place, fresh in merged.items())

    def _new_cell(self, at: Position, value: CellValue, style: bytes | None) -> bytes:
        style = self.styles.get(at.column) or style
        if value is None:
            bare = self.sheet.prefix + b"c"
            return b'<%s r="%s" s="%s"/>' % (bare, at.a1.encode(), style) if at.column in self.styles and style else b""
        kind, body = self._encoded(at, value, formula=False)
        style = style or self._column_style(at.column)
        head = b' r="%s"' % at.a1.encode()
        head += b' s="%s"' % style if style else b""
        head += b' t="%s"' % kind if kind else b""
        self.added.append(at)
        tag = self.sheet.prefix + b"c"
        return b"<%s%s>%s</%s>" % (tag, head, body, tag)

    def _encoded(self, at: Position, value: CellValue, *, formula: bool) -> tuple[bytes | None, bytes]:
        # What an array formula next to it put in a cell is a result too, and text of results is written as such.
        result = formula or any(whole.holds(at) for whole in self.arrays)
        return encoded(value, self.sheet.prefix, self.sheet.markup.encoding, formula=result)

    def _cell(self, cell: Cell, value: CellValue) -> None:
        sheet, element = self.sheet, cell.element
        plain = None if sheet.prefix or value is None else _PLAIN.fullmatch(self.xml, element.start, element.end)
        if plain is not None:
            self._set_plain(cell.at, plain, value)
            return
        formula = sheet.find(b"f", element.inner, element.inner_end)
        kind, body = self._encoded(cell.at, value, formula=formula is not None)
        # ``vm`` is about the old value (an image, a rich error); ``cm`` of the formula (it spills) and stays with it.
        dropped = (b"vm",) if formula is not None else (b"vm", b"ph")
        head = with_type(without_attributes(element.head, *dropped), kind)
        inner = self._inner(element, formula, body)
        if formula is not None and cell.at in self.spills:
            opening = with_attribute(formula.head, b"ref", self.spills[cell.at].a1.encode())
            inner = inner.replace(formula.head, opening, 1)
        tag = sheet.prefix + b"c"
        new = b"<%s%s>%s</%s>" % (tag, head, inner, tag) if inner else b"<%s%s/>" % (tag, head.rstrip())
        self.splices.append((element.start, element.end, new))

    def _set_plain(self, at: Position, cell: re.Match[bytes], value: CellValue) -> None:
        head, formula = cell.groups(b"")
        kind, body = self._encoded(at, value, formula=bool(formula))
        type_of = b' t="%s"' % kind if kind else b""
        self.splices.append((*cell.span(), b"<c%s%s>%s%s</c>" % (head, type_of, formula, body)))

    def _inner(self, element: Element, formula: Element | None, body: bytes) -> bytes:
        """What stands in the cell: the old value taken out, the new one put where it was, all else kept."""
        old = [found for name in (b"v", b"is") if (found := self.sheet.find(name, element.inner, element.inner_end))]
        if not old:
            place = formula.end if formula is not None else element.inner
            return self.xml[element.inner : place] + body + self.xml[place : element.inner_end]
        pieces: list[bytes] = []
        at = element.inner
        for index, found in enumerate(sorted(old, key=lambda part: part.start)):
            pieces += (self.xml[at : found.start], body if index == 0 else b"")
            at = found.end
        return b"".join([*pieces, self.xml[at : element.inner_end]])

    def _column_style(self, column: int) -> bytes | None:
        columns = self.sheet.find(b"cols", 0, self.sheet.rows_element.start)
        if columns is None:
            return None
        for match in opening(self.sheet.prefix, b"col").finditer(self.sheet.shadow, columns.inner, columns.inner_end):
            head = attributes(match[1])
            first, last = head.get(b"min", b""), head.get(b"max", b"")
            if first.isdigit() and last.isdigit() and int(first) <= column <= int(last):
                return head.get(b"style")
        return None

    def _widen_dimension(self) -> None:
        found = self.sheet.find(b"dimension", 0, self.sheet.rows_element.start)
        used = area(attributes(found.head).get(b"ref", b"").decode("ascii", "replace")) if found else None
        if found is None or used is None:
            return
        rows, columns = zip(*self.added, strict=True)
        wide = Area(min(used.top, *rows), min(used.left, *columns), max(used.bottom, *rows), max(used.right, *columns))
        if wide != used:
            tag = self.sheet.prefix + b"dimension"
            head = with_attribute(found.head, b"ref", wide.a1.encode())
            self.splices.append((found.start, found.start + 1 + len(tag) + len(found.head), b"<" + tag + head))


def _array_areas(sheet: SheetXml) -> list[Area]:
    if b"array" not in sheet.shadow:
        return []
    found_heads = (match[1] for match in opening(sheet.prefix, b"f").finditer(sheet.shadow))
    heads = (attributes(head) for head in found_heads if b"array" in head)
    found = (area(head.get(b"ref", b"").decode("ascii", "replace")) for head in heads if head.get(b"t") == b"array")
    return [whole for whole in found if whole is not None]


def _row_style(row: Row) -> bytes | None:
    head = attributes(row.element.head)
    return head.get(b"s") if head.get(b"customFormat") in {b"1", b"true"} else None


def with_type(head: bytes, kind: bytes | None) -> bytes:
    """The head of a cell with its ``t`` set, in its place where it has one."""
    if kind is None:
        return without_attributes(head, b"t")
    if b"t" in attributes(head):
        return with_attribute(head, b"t", kind)
    return head.rstrip() + b' t="' + kind + b'"'
