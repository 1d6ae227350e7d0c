"""A plan that is open in Calc: what a job of the menu must know of it, and the sheet that a job writes."""

from __future__ import annotations

from typing import Any

import uno
from fullfunnel_ranges import rows_of

_TITLE = "\ue000"
"""Where in a sentence the title of the written sheet goes."""
_LONGEST_TITLE = 31
_TYPED = 1 + 2 + 4 + 8  # com.sun.star.sheet.CellFlags: numbers, dates, texts, notes
_ANYTHING = _TYPED + 16  # and formulas
_WIDEST = 20_000
"""In hundredths of a millimetre."""


def handed(document: Any, language: str) -> dict[str, Any]:
    """What of a workbook is handed over to a job; see ``fullfunnel.hosts.calc.handed_plan``."""
    return {
        "tables": {
            each.Name.casefold(): [
                [None if cell == "" else cell for cell in row] for row in rows_of(_cells(document, each))
            ]
            for each in document.DatabaseRanges
            if each.Name.casefold().startswith("ff")
        },
        "formula_columns": {
            each.Name.casefold(): _formula_columns(_cells(document, each))
            for each in document.DatabaseRanges
            if each.Name.casefold().startswith("ff")
        },
        "names": {
            each.Name.casefold(): _first(each.getReferredCells())
            for each in document.NamedRanges
            if each.Name.casefold().startswith("ff") and each.getReferredCells() is not None
        },
        "selected_row": _selected_row(document),
        "language": "nl" if language.startswith("nl") else "en",
        "sheets": {each.Name: _used(each) for each in document.Sheets},
        "path": uno.fileUrlToSystemPath(document.URL) if document.URL.startswith("file:") else "",
    }


def carry_out(document: Any, wanted: dict[str, Any]) -> str:
    """Do what a job wants done, and give the sentence that says so."""
    title = ""
    if wanted["language"]:
        for each in document.NamedRanges:
            if each.Name.casefold() == "fflanguage":
                each.getReferredCells().getCellByPosition(0, 0).setString(wanted["language"])
    for each in document.NamedRanges:
        if each.Name.casefold() in wanted.get("named", {}):
            each.getReferredCells().getCellByPosition(0, 0).setValue(wanted["named"][each.Name.casefold()])
    if wanted.get("filled"):
        automatic = document.isAutomaticCalculationEnabled()
        document.enableAutomaticCalculation(False)  # noqa: FBT003  # what depends on them is calculated once
        try:
            for each in wanted["filled"]:
                _fill(document, each)
        finally:
            document.enableAutomaticCalculation(automatic)
    if wanted["sheet"]:
        title = _write(document, wanted["sheet"])
    return str(wanted["say"]).replace(_TITLE, title)


def _fill(document: Any, wanted: dict[str, Any]) -> None:
    """Put runs of cells in columns of a table; it grows where they reach below its last row."""
    table = next(each for each in document.DatabaseRanges if each.Name.casefold() == wanted["table"])
    area = table.getDataArea()
    sheet = document.Sheets.getByIndex(area.Sheet)
    bottom = max([area.EndRow, *(area.StartRow + row + len(cells) - 2 for _, row, cells in wanted["runs"])])
    if bottom > area.EndRow:
        _grow(sheet, table, bottom)
    for at, row, cells in wanted["runs"]:
        column, first = area.StartColumn + at, area.StartRow + row - 1
        filled = sheet.getCellRangeByPosition(column, first, column, first + len(cells) - 1)
        filled.setDataArray(tuple(("" if cell is None else cell,) for cell in cells))  # never formulas


def _grow(sheet: Any, table: Any, bottom: int) -> None:
    """Let a table reach a row further down: formats, drop-downs and formulas as in its last row, and nothing else.

    What stands below it moves down.
    """
    area = table.getDataArea()
    left, right, old = area.StartColumn, area.EndColumn, area.EndRow
    below = sheet.getCellRangeByPosition(left, old + 1, right, bottom)
    if below.queryContentCells(_ANYTHING).Count:
        sheet.insertCells(below.getRangeAddress(), uno.Enum("com.sun.star.sheet.CellInsertMode", "DOWN"))
        below = sheet.getCellRangeByPosition(left, old + 1, right, bottom)
    if old > area.StartRow:  # else the last row is that of the headers
        whole = sheet.getCellRangeByPosition(left, old, right, bottom)
        whole.fillAuto(uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM"), 1)
        below.clearContents(_TYPED)
    area.EndRow = bottom
    table.setDataArea(area)


def _cells(document: Any, database_range: Any) -> Any:
    area = database_range.getDataArea()
    sheet = document.Sheets.getByIndex(area.Sheet)
    return sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)


def _formula_columns(cells: Any) -> list[int]:
    """The places of the columns whose last row holds a formula."""
    (last,) = cells.getCellRangeByPosition(
        0, cells.Rows.Count - 1, cells.Columns.Count - 1, cells.Rows.Count - 1
    ).getFormulaArray()
    return [at for at, formula in enumerate(last) if formula.startswith("=")]


def _used(sheet: Any) -> list[list[Any]]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003  # UNO knows no argument names
    end = cursor.getRangeAddress()
    cells = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    return [[None if cell == "" else cell for cell in row] for row in rows_of(cells)]


def _first(cells: Any) -> Any:
    cell = rows_of(cells.getCellRangeByPosition(0, 0, 0, 0))[0][0]
    return None if cell == "" else cell


def _selected_row(document: Any) -> list[Any]:
    selected = document.getCurrentController().getSelection()
    if selected is not None and selected.supportsService("com.sun.star.sheet.SheetCellRanges"):
        selected = selected.getByIndex(0) if selected.Count else None
    if selected is None or not selected.supportsService("com.sun.star.table.CellRange"):
        return []  # a picture or a chart
    first = selected.getRangeAddress()
    sheet = selected.getSpreadsheet()
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003  # UNO knows no argument names
    last = max(first.StartColumn, cursor.getRangeAddress().EndColumn)
    row = [
        None if cell == "" else cell
        for cell in rows_of(sheet.getCellRangeByPosition(0, first.StartRow, last, first.StartRow))[0]
    ]
    return [row[first.StartColumn], *row]


def _write(document: Any, sheet: dict[str, Any]) -> str:
    """Put rows on a sheet of our own in the place of what stood there, or on a new one; the title of the sheet.

    What anybody typed beside it stays. Where it would be in the way, the rows go to a new sheet.
    """
    rows = tuple(tuple("" if cell is None else cell for cell in row) for row in sheet["rows"])
    height, width = len(rows), len(rows[0])
    old = _own(document, sheet["name"])
    if old is not None and _free(old, height, width):
        place = old.getRangeAddress()
        old.clearContents(1 + 2 + 4 + 16)  # com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas
        on = old.getSpreadsheet()
        left, top, new = place.StartColumn, place.StartRow, False
    else:
        title = _free_title(document, sheet["title"])
        document.Sheets.insertNewByName(title, document.Sheets.Count)
        on = document.Sheets.getByName(title)
        left, top, new = 0, 0, True
    written = on.getCellRangeByPosition(left, top, left + width - 1, top + height - 1)
    written.setDataArray(rows)
    if new:
        _fit(written)
    _call(document, sheet["name"], written)
    if sheet["shown"]:
        controller = document.getCurrentController()
        controller.setActiveSheet(on)
        row, column = sheet["selected"]
        controller.select(written.getCellByPosition(column, row))
    return str(on.Name)


def _fit(written: Any) -> None:
    """Make columns as wide as what is in them; sentences go on over more lines, and headers stand out."""
    written.getCellRangeByPosition(0, 0, written.Columns.Count - 1, 0).CharWeight = 150.0  # bold
    written.VertJustify = 1  # at the top of the row
    written.Columns.OptimalWidth = True
    for column in written.Columns:
        if column.Width > _WIDEST:
            column.Width = _WIDEST
            column.IsTextWrapped = True
    written.Rows.OptimalHeight = True


def _own(document: Any, name: str) -> Any:
    for each in document.NamedRanges:
        if each.Name == name:
            return each.getReferredCells()  # None when the cells were deleted
    return None


def _free(old: Any, height: int, width: int) -> bool:
    """Whether nothing but our own stands where the new rows go."""
    place, sheet = old.getRangeAddress(), old.getSpreadsheet()
    left, top = place.StartColumn, place.StartRow
    room = sheet.getCellRangeByPosition(left, top, left + width - 1, top + height - 1)
    return all(
        cell == "" or (left + column <= place.EndColumn and top + row <= place.EndRow)
        for row, line in enumerate(room.getDataArray())
        for column, cell in enumerate(line)
    )


def _free_title(document: Any, wanted: str) -> str:
    taken = {each.casefold() for each in document.Sheets.ElementNames}
    title, number = wanted, 1
    while title.casefold() in taken:
        number += 1
        title = f"{wanted[: _LONGEST_TITLE - 5]} ({number})"
    return title


def _call(document: Any, name: str, cells: Any) -> None:
    names = document.NamedRanges
    if names.hasByName(name):
        names.removeByName(name)
    names.addNewByName(name, cells.AbsoluteName, uno.createUnoStruct("com.sun.star.table.CellAddress"), 0)
