"""Days as a host gives them and as people type them: a date, Excel's count of days, ``2026-09-01``, ``1-9-2026``.

A typed day is taken only when it can be read in one way: ``03/04/2026`` is March in one country and April in the next.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.cells import is_blank
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.cells import Cell

_DAY_ZERO: Final = date(1899, 12, 30)
"""Excel counts 1 March 1900 as 61, for it takes 1900 for a leap year; before that day no campaign ran."""
_FIRST_DAY: Final = 61
_LAST_DAY: Final = 2_958_465
"""31 December 9999."""
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_PARTS: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_MONTHS: Final = 12


def read_day(cell: Cell, where: Text) -> date | None:
    """The day in a cell, ``None`` for a blank one; the time of day is passed over.

    Args:
        cell: what the host gives: a date, the number of days that Excel counts, a text, ``None``.
        where: the place in words, for the error.

    Raises:
        BadInput: no day, or one that can be read in two ways.
    """
    if is_blank(cell) or cell != cell:  # noqa: PLR0124  # pandas' NaT is unequal to itself
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        return _typed(cell.strip(), where)
    if not isinstance(cell, bool) and hasattr(cell, "__float__"):
        return day_of_serial(float(cell), where)
    raise _no_day(str(cell), where)


def day_of_serial(serial: float, where: Text) -> date:
    """The day that Excel counts as ``serial`` (1900 date system).

    Raises:
        BadInput: the number is no day.
    """
    if not math.isfinite(serial) or not _FIRST_DAY <= serial < _LAST_DAY + 1:
        raise _no_day(f"{serial:g}", where)
    return _DAY_ZERO + timedelta(days=math.floor(serial))


def serial_of_day(day: date) -> int:
    """How Excel counts a day (1900 date system)."""
    return (day - _DAY_ZERO).days


def _typed(text: str, where: Text) -> date:
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]), text, where)
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise _no_day(text, where)
    first, second, year = int(parts[1]), int(parts[3]), int(parts[4])
    if parts[2] == "." or first > _MONTHS or first == second:  # with points the day always comes first
        return _day(year, second, first, text, where)
    if second > _MONTHS:
        return _day(year, first, second, text, where)
    raise BadInput(
        Text(
            f"Bij {where.nl} staat ‘{text}’ als tekst: dat kan {first} {_month(second).nl} zijn of {second} "
            f"{_month(first).nl}. Maak er een datum van, of typ {year}-{second:02}-{first:02}.",
            f"At {where.en} stands ‘{text}’ as text: that may be {first} {_month(second).en} or {second} "
            f"{_month(first).en}. Make it a date, or type {year}-{second:02}-{first:02}.",
        )
    )


def _day(year: int, month: int, day: int, text: str, where: Text) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_day(text, where) from None


def _month(number: int) -> Text:
    return MONTHS[number - 1]


def _no_day(shown: str, where: Text) -> BadInput:
    return BadInput(
        Text(
            f"Bij {where.nl} staat ‘{shown}’, en dat is geen datum. Vul een datum in, zoals 2026-09-01.",
            f"At {where.en} stands ‘{shown}’, which is not a date. Type a date, such as 2026-09-01.",
        )
    )


MONTHS: Final[tuple[Text, ...]] = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)
"""The months by name."""
