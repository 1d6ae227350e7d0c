"""The cells of a range as fullfunnel takes them: rows of numbers and texts, an error as its text."""

from __future__ import annotations

from typing import Any, Tuple

CODES: dict[str, int] = {"#NUM!": 503, "#VALUE!": 519, "#REF!": 524, "#NAME?": 525, "#DIV/0!": 532, "#N/A": 32767}
"""Calc's numbers of the errors, formula/source/core (FormulaError)."""
_ERRORS = {code: error for error, code in CODES.items()}

Rows = Tuple[Tuple[Any, ...], ...]

_WHOLE_COLUMN = 10_000
_WHOLE_ROW = 256
_PLACES_KEPT = 64


class Place:
    """A range that cells ask about, and what stood in it the last time."""

    __slots__ = ("large", "rows")

    def __init__(self, address: Any) -> None:
        """Whole columns or rows are large: only their used part is read."""
        self.large = address.EndRow - address.StartRow >= _WHOLE_COLUMN or (
            address.EndColumn - address.StartColumn >= _WHOLE_ROW
        )
        self.rows: Rows = ()


_PLACES: dict[str, Place] = {}
"""By their name, such as ``$Funnel.$A$1:$N$26``: to ask for it takes a third of the time of asking for the address."""


def rows_of(cells: Any) -> Rows:
    """The rows of a cell range; an empty cell is an empty text, an error its text.

    The same object as the last time where the content is the same: the next one to look need not compare it again.
    """
    place = _place(cells)
    if place.large:
        cells = used_part(cells)
    rows: Rows = cells.getDataArray()
    if rows == place.rows:
        return place.rows
    if any(None in row for row in rows):  # how Calc hands over a cell with an error
        rows = tuple(
            tuple(
                _shown_error(cells.getCellByPosition(column, row)) if cell is None else cell
                for column, cell in enumerate(line)
            )
            for row, line in enumerate(rows)
        )
        if rows == place.rows:
            return place.rows
    place.rows = rows
    return rows


def _place(cells: Any) -> Place:
    name = cells.AbsoluteName
    place = _PLACES.get(name)
    if place is None:
        if len(_PLACES) >= _PLACES_KEPT:
            _PLACES.clear()
        place = _PLACES[name] = Place(cells.getRangeAddress())
    return place


def used_part(cells: Any) -> Any:
    """A range of whole columns or rows without what lies past the last used cell of the sheet."""
    place = cells.getRangeAddress()
    cursor = cells.getSpreadsheet().createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003  # UNO knows no argument names
    used = cursor.getRangeAddress()
    right = max(min(place.EndColumn, used.EndColumn) - place.StartColumn, 0)
    bottom = max(min(place.EndRow, used.EndRow) - place.StartRow, 0)
    return cells.getCellRangeByPosition(0, 0, right, bottom)


def _shown_error(cell: Any) -> str:
    return _ERRORS.get(cell.getError(), "#VALUE!")
