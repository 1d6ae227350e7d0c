"""The FUNNEL_ functions as Calc calls them: ranges in, numbers, texts, arrays and Calc's own errors out."""

from __future__ import annotations

import struct
from typing import Any, Callable, Tuple

import unohelper
from com.sun.star.lang import XServiceInfo
from fullfunnel_calc import Answer, link
from fullfunnel_office import office_language
from org.fullfunnel import XFunnelFunctions

SERVICE = "org.fullfunnel.FunnelAddIn"

CODES: dict[str, int] = {"#NUM!": 503, "#VALUE!": 519, "#REF!": 524, "#NAME?": 525, "#DIV/0!": 532, "#N/A": 32767}
"""Calc's numbers of the errors, formula/source/core (FormulaError)."""
_ERRORS = {code: error for error, code in CODES.items()}

Rows = Tuple[Tuple[Any, ...], ...]

_QUIET_NAN = 0x7FF8 << 48
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


def error_value(error: str) -> float:
    """The number that Calc shows as an error: not a number, with the error's own number in its lowest bits."""
    found: float = struct.unpack("<d", struct.pack("<Q", _QUIET_NAN | CODES.get(error, CODES["#VALUE!"])))[0]
    return found


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


def plain(given: Any, *, zero_is_empty: bool) -> Any:
    """An argument as fullfunnel takes it: a number, a text, None for one left out, rows for a range or an array.

    Calc hands over an empty cell as zero, and tells it from a typed zero only in a range.
    """
    if isinstance(given, (float, str)):
        return None if zero_is_empty and given == 0 else given
    return rows_of(given) if hasattr(given, "getDataArray") else given


def shown(answer: Answer, result: str, language: str) -> Any:
    """An answer as Calc takes it."""
    if result == "rows":
        rows = [[error_value(answer.error)]] if answer.error else answer.value
        return tuple(tuple(row) for row in rows)
    if answer.error:
        # A text tells what is wrong; a number must be an error, so that no sum is made with it.
        return answer.why(language) if result == "text" else error_value(answer.error)
    return answer.value


def cell_function(name: str, result: str, zero_is_empty: list[bool]) -> Callable[..., Any]:
    """The method that Calc calls for one function."""

    def call(component: FunnelAddIn, *arguments: Any) -> Any:
        given = [plain(each, zero_is_empty=empty) for each, empty in zip(arguments, zero_is_empty)]
        return shown(link().ask(name, given), result, component.language)

    return call


class FunnelAddIn(unohelper.Base, XFunnelFunctions, XServiceInfo):
    """The add-in: a method a function, under the names in ``functions.idl``."""

    def __init__(self, context: Any) -> None:
        """Read the language of the office."""
        self.language = office_language(context)

    def getImplementationName(self) -> str:
        """See XServiceInfo."""
        return SERVICE

    def supportsService(self, name: str) -> bool:
        """See XServiceInfo."""
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """See XServiceInfo."""
        return (SERVICE,)


for _method, _function in link().settings.functions.items():
    setattr(FunnelAddIn, _method, cell_function(_function["name"], _function["result"], _function["zero_is_empty"]))

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(FunnelAddIn, SERVICE, (SERVICE,))
