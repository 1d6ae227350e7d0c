"""Functions that the fast engine hands to us, as Excel documents them.

It has them too, but not in all corners as Excel has them (0 to the power 0, the day before March 1900, spaces). A
workbook of ours uses them beside its cell functions, and the exact engine takes seconds to start. Each answers for one
place of a range; a value that it is not proven on comes back as ``None``, and the cell is left for Excel.
"""

from __future__ import annotations

import inspect
import math
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.operators import ROUNDINGS, as_text, number, rounded_to
from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NUM: Final = ExcelError("#NUM!")
_DIV: Final = ExcelError("#DIV/0!")
_VALUE: Final = ExcelError("#VALUE!")
_LAST_DAY: Final = 2_958_465
"""31 December 9999."""
_LEAP_DAY: Final = 60
"""29 February 1900: a day in Excel, and never in a calendar."""
_FIRST_OF_WEEK: Final = {1: 1, 17: 1, 2: 2, 11: 2, 12: 3, 13: 4, 14: 5, 15: 6, 16: 7}
"""The day that counts as 1, by the second argument of WEEKDAY; Sunday is 1, as in Excel's day 1."""


def _trim(value: CellValue) -> CellValue:
    text = as_text(value)
    return None if text is None else " ".join(word for word in text.split(" ") if word)


def _n(value: CellValue) -> CellValue:
    if isinstance(value, bool):
        return float(value)
    return 0.0 if value is None or isinstance(value, str) else value


def _ln(value: CellValue) -> CellValue:
    size = number(value)
    if size is None:
        return _VALUE
    return math.log(size) if size > 0 else _NUM


def _power(base: CellValue, exponent: CellValue) -> CellValue:
    one, other = number(base), number(exponent)
    if one is None or other is None:
        return _VALUE
    if one == 0 and other <= 0:
        return _NUM if other == 0 else _DIV
    try:
        return math.pow(one, other)
    except (ValueError, OverflowError):
        return _NUM


def _year(value: CellValue) -> CellValue:
    return _of_day(value, lambda day: 1900 if day is None else day.year)


def _month(value: CellValue) -> CellValue:
    return _of_day(value, lambda day: 2 if day is None else day.month)


def _of_day(value: CellValue, part: Callable[[date | None], int]) -> CellValue:
    """A part of a date that is counted from 1900; ``None`` stands for the leap day that never was."""
    days = _days(value)
    if isinstance(days, ExcelError):
        return days
    if days in {0, _LEAP_DAY}:
        # Day 0 is the 0th of January 1900.
        return float(part(None if days else date(1900, 1, 1)))
    before = date(1899, 12, 31) if days < _LEAP_DAY else date(1899, 12, 30)
    return float(part(before + timedelta(days=days)))


def _weekday(value: CellValue, kind: CellValue = 1.0) -> CellValue:
    days, counted = _days(value), number(kind)
    if isinstance(days, ExcelError) or counted is None:
        return _VALUE if counted is None else days
    if math.floor(counted) == 3:  # noqa: PLR2004 the one way that counts from 0
        return float((days - 2) % 7)
    first = _FIRST_OF_WEEK.get(math.floor(counted))
    return _NUM if first is None else float((days - first) % 7 + 1)


def _days(value: CellValue) -> int | ExcelError:
    """The day that a number stands for, or the error of one that is none."""
    size = number(value)
    if size is None:
        return _VALUE
    days = math.floor(size)
    return days if 0 <= days <= _LAST_DAY else _NUM


def _rounding(function: str) -> Callable[..., CellValue]:
    def rounds(value: CellValue, digits: CellValue = 0.0) -> CellValue:
        found = rounded_to(function, value, digits)
        return _VALUE if found is None else found

    return rounds


OWN: Final[Mapping[str, Callable[..., CellValue]]] = {
    **{function: _rounding(function) for function in ROUNDINGS},
    "LN": _ln,
    "MONTH": _month,
    "N": _n,
    "POWER": _power,
    "TRIM": _trim,
    "WEEKDAY": _weekday,
    "YEAR": _year,
}
"""By Excel's name."""


@lru_cache(maxsize=256)
def takes(function: str, count: int) -> bool:
    """Whether a function of these takes so many arguments."""
    try:
        inspect.signature(OWN[function]).bind(*[None] * count)
    except TypeError:
        return False
    return True
