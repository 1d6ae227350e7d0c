"""Put rows under an Excel table that is there: cells, the table's area, its filter and its rules grow together.

Excel repairs a workbook whose table, filter and cells do not agree, so the three are changed in one go. What the table
calculates itself (a calculated column) gets the formula of its column; drop-downs and colours that reached to its last
row reach to the new one; what the user sees next to the table stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.language import Text
from fullfunnel.xlsx.address import LAST_ROW, Area, Position, area, touch
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes, with_attribute
from fullfunnel.xlsx.container.package import Package, local_children
from fullfunnel.xlsx.folding import folded
from fullfunnel.xlsx.formula import moved
from fullfunnel.xlsx.patching import patched_sheet
from fullfunnel.xlsx.refusals import Damaged
from fullfunnel.xlsx.replacing import Source, write
from fullfunnel.xlsx.sheets.cell_rules import with_rules_grown
from fullfunnel.xlsx.sheets.cell_value import CellFormula, CellValue, require_storable
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from fullfunnel.xlsx.tables import Table


def add_rows(  # noqa: PLR0913 what goes where, and two permissions
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    table: str,
    rows: Sequence[Sequence[object]],
    *,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> tuple[str, ...]:
    """Write a workbook with rows added to one of its tables; ``target`` may be ``source`` itself.

    Args:
        source: the workbook.
        target: where the result goes; replaced whole or not at all.
        table: the table's name, in any case.
        rows: the values of each new row, one a column of the table; None for an empty cell, and for a column that the
            table calculates itself.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on where a lock says that somebody has the target open, or is writing it.

    Returns:
        The names of the parts that changed.

    Raises:
        Refusal: the workbook cannot be worked on; nothing was written.
        NotFound: there is no such table.
        BadInput: a row is too long or too short, a value is none that a cell can have, or there is no room.
    """
    original = Source.read(Path(source))
    package = Package.open(original.content, original.path.name, allow_unsigned=allow_unsigned)
    changed = grown_parts(package, table, rows)
    write(Path(target), package.with_parts(changed), original, ignore_locks=ignore_locks)
    return tuple(changed)


def grown_parts(package: Package, table: str, rows: Sequence[Sequence[object]]) -> dict[str, bytes]:
    """The parts that change when these rows are added to a table.

    Raises:
        NotFound: there is no such table.
        BadInput: a row is too long or too short, a value is none that a cell can have, or there is no room.
        Damaged: the table and its header cells do not agree.
    """
    book = Book(package)
    found = book.tables.get(folded(table))
    if found is None:
        names = ", ".join(each.name for each in book.tables.values()) or "-"
        raise NotFound(
            Text(
                nl=f"'{package.name}' heeft geen tabel '{table}'. Er zijn: {names}.",
                en=f"'{package.name}' has no table '{table}'. There are: {names}.",
            )
        )
    if not rows:
        return {}
    _require_headers(book, found)
    new = Area(found.area.bottom + 1, found.area.left, found.area.bottom + len(rows), found.area.right)
    _require_room(book, found, new)
    part = _part_of(book, found)
    formulas = _column_formulas(book, found, part)
    cells: dict[Position, CellValue] = {}
    for number, row in enumerate(rows, start=new.top):
        if len(row) != found.area.width:
            raise BadInput(
                Text(
                    nl=f"{found.name} heeft {found.area.width} kolommen, de rij {len(row)} waarden.",
                    en=f"{found.name} has {found.area.width} columns, the row has {len(row)} values.",
                )
            )
        for column, value in enumerate(row):
            at = Position(number, new.left + column)
            formula = formulas.get(column)
            cells[at] = (
                require_storable(value, f"{found.sheet}!{at.a1}")
                if value is not None or formula is None
                else CellFormula(moved(formula, number - found.area.bottom, 0))
            )
    sheet = package.sheet(found.sheet)
    styles = _styles(book.xml(sheet.name), found)
    filled = SheetXml.of(patched_sheet(book.xml(sheet.name), cells, styles=styles), package.name, sheet.part)
    return {
        sheet.part: filled.markup.stored(with_rules_grown(filled, found.body, new.bottom)),
        part: _grown_table(package, part, found.area, new.bottom),
    }


def _styles(sheet: SheetXml, table: Table) -> dict[int, bytes]:
    """How the cells of the last row of a table look, by column: new rows look the same."""
    if table.body.height < 1:
        return {}
    for row in sheet.rows():
        if row.number == table.area.bottom:
            heads = {cell.at.column: attributes(cell.element.head).get(b"s", b"") for cell in sheet.cells(row)}
            return {at: style for at, style in heads.items() if style and table.area.left <= at <= table.area.right}
    return {}


def _require_headers(book: Book, table: Table) -> None:
    """Pass a table whose column names are the texts of its header cells, as Excel demands."""
    if not table.header_rows:
        return
    values = book.contents(table.sheet).values()
    for column, name in enumerate(table.columns, start=table.area.left):
        at = Position(table.area.top, column)
        # A line break stands as _x000a_ in the one and as itself in the other.
        if " ".join(str(values.get(at) or "").split()) != " ".join(name.split()):
            raise Damaged(
                book.package.name,
                what=Text(
                    nl=f"de kop in {table.sheet}!{at.a1} is niet die van tabel {table.name}",
                    en=f"the header in {table.sheet}!{at.a1} is not that of table {table.name}",
                ),
            )


def _require_room(book: Book, table: Table, new: Area) -> None:
    reason: Text | None = None
    values = book.contents(table.sheet).values()
    filled = {at for formula in book.contents(table.sheet).formulas() for at in formula.area.positions()}
    if table.totals_rows:
        reason = Text(
            nl="onder de tabel staat een totaalrij; zet die in Excel uit",
            en="the table has a total row; turn it off in Excel",
        )
    elif new.bottom > LAST_ROW:
        reason = Text(nl="het blad is vol", en="the sheet is full")
    else:
        taken = next((at for at in new.positions() if values.get(at) is not None or at in filled), None)
        others = [other.area for other in book.tables.values() if other.sheet == table.sheet and other != table]
        others += book.merged_areas(table.sheet)
        blocked = next((other for other in others if touch(new, other)), None)
        if taken is not None or blocked is not None:
            where = taken.a1 if taken is not None else blocked.a1 if blocked is not None else ""
            reason = Text(
                nl=f"in {table.sheet}!{where} staat al iets; maak die cellen leeg",
                en=f"there is something in {table.sheet}!{where}; clear these cells",
            )
    if reason is not None:
        raise BadInput(
            Text(
                nl=f"Tabel {table.name} kan niet langer worden: {reason.nl}.",
                en=f"Table {table.name} cannot grow: {reason.en}.",
            )
        )


def _part_of(book: Book, table: Table) -> str:
    package = book.package
    links = package.relationships(package.sheet(table.sheet).part).values()
    parts = [link.target for link in links if link.kind == "table" and package.read(link.target) is not None]
    return next(part for part in parts if folded(package.tree(part).get("displayName", "")) == folded(table.name))


def _column_formulas(book: Book, table: Table, part: str) -> dict[int, str]:
    """The formulas in the last row of the columns that a table calculates itself, by their place."""
    columns = local_children(book.package.tree(part), "tableColumns", "tableColumn")
    own = {
        table.area.left + place: place
        for place, column in enumerate(columns)
        if any(True for _ in local_children(column, "calculatedColumnFormula"))
    }
    return {
        own[formula.at.column]: formula.text
        for formula in book.contents(table.sheet).formulas()
        if formula.at.row == table.area.bottom and formula.at.column in own and not formula.array
    }


def _grown_table(package: Package, part: str, old: Area, bottom: int) -> bytes:
    """The table part over more rows; its filter grows along where it covered the whole table."""
    markup = Markup.of(package.read(part) or b"", package.name, part)
    shadow = markup.shadow()
    pieces: list[bytes] = []
    at = 0
    for match in re.finditer(rb"<(?:[\w.\-]+:)?(?:table|autoFilter)" + HEAD, shadow):
        given = area(attributes(match[1]).get(b"ref", b"").decode("ascii", "replace"))
        if given == old:
            longer = with_attribute(match[1], b"ref", old._replace(bottom=bottom).a1.encode())
            pieces += (markup.xml[at : match.start(1)], longer)
            at = match.end(1)
    return markup.stored(b"".join([*pieces, markup.xml[at:]]))
