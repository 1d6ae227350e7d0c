"""Dates as a host gives them and as people type them: a date, a serial number, ``2027-09-06``, ``6 september 2027``.

A cell holds a date as a serial number: days since 30 December 1899, the 1900 date system of Excel from 1 March 1900 on.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_DAY_ZERO: Final = date(1899, 12, 30)
_FIRST: Final = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that never was."""
_LAST: Final = date(9000, 12, 31)
"""Some centuries short of what a cell can show, so that a lag may still be added."""
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_IN_WORDS: Final = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})")
_WORDS_US: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
MONTHS: Final = {
    name: month
    for month, names in enumerate(
        (
            "january januari jan",
            "february februari feb",
            "march maart mrt mar",
            "april apr",
            "may mei",
            "june juni jun",
            "july juli jul",
            "august augustus aug",
            "september sept sep",
            "october oktober okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""The number of a month by its name, in Dutch and English, in full and short."""
_DECEMBER: Final = 12


def read_date(cell: Cell, where: Text, language: Language = "en") -> date | None:
    """The day in a cell, ``None`` for a blank one; a time of day is left off.

    Args:
        cell: a date, a serial number, or a text.
        where: what it is, in words, for the error.
        language: Dutch reads ``6-9-2027`` as 6 September; in English it is in doubt unless a number is above 12.

    Raises:
        BadInput: no date, one in doubt, or one that a cell cannot show.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if cell != cell:  # noqa: PLR0124  # NaN and pandas' NaT are unequal to themselves
        return None
    if isinstance(cell, datetime):
        day: date | None = cell.date()
    elif isinstance(cell, date):
        day = cell
    elif isinstance(cell, str):
        day = _typed(cell, where, language)
    else:
        day = _from_serial(cell)
    if day is None or not _FIRST <= day <= _LAST:
        raise _no_date(cell, where)
    return day


def serial(day: date) -> float:
    """The number that a cell holds for a day."""
    return float((day - _DAY_ZERO).days)


def has_serial(day: date) -> bool:
    """Whether a cell can show this day: none before March 1900."""
    return day >= _FIRST


def _from_serial(cell: Cell) -> date | None:
    if isinstance(cell, bool) or not hasattr(cell, "__float__"):
        return None
    try:
        return _DAY_ZERO + timedelta(days=float(cell) // 1)
    except (OverflowError, TypeError, ValueError):
        return None


def _typed(text: str, where: Text, language: Language) -> date | None:
    body = " ".join(text.replace("\u00a0", " ").split()).casefold()
    try:
        if found := _YEAR_FIRST.fullmatch(body):
            return date(*map(int, found.groups()))
        if (found := _IN_WORDS.fullmatch(body)) and found[2] in MONTHS:
            return date(int(found[3]), MONTHS[found[2]], int(found[1]))
        if (found := _WORDS_US.fullmatch(body)) and found[1] in MONTHS:
            return date(int(found[3]), MONTHS[found[1]], int(found[2]))
        if found := _YEAR_LAST.fullmatch(body):
            one, other, year = map(int, found.groups())
            if language == "en" and one != other and one <= _DECEMBER and other <= _DECEMBER:
                raise _in_doubt(text, date(year, other, one), date(year, one, other), where)
            month_first = other > _DECEMBER
            return date(year, one, other) if month_first else date(year, other, one)
        return _from_serial(float(body))
    except ValueError:
        return None


def _in_doubt(text: str, one: date, other: date, where: Text) -> BadInput:
    return BadInput(
        Text(
            f"Bij {where.nl} staat ‘{text.strip()}’ als tekst: dat kan {one.isoformat()} zijn of {other.isoformat()}. "
            "Typ het zo, of maak van de cel een datum.",
            f"‘{text.strip()}’ is text: that may be {one.isoformat()} or {other.isoformat()} ({where.en}). Type it "
            "like that, or turn the cell into a date.",
        )
    )


def _no_date(cell: Cell, where: Text) -> BadInput:
    shown = cell.isoformat() if isinstance(cell, date) else str(cell)[:40].strip()
    return BadInput(
        Text(
            f"Bij {where.nl} staat ‘{shown}’, maar dat is geen datum. Vul een datum in, bijvoorbeeld 6 september 2027.",
            f"‘{shown}’ is not a date ({where.en}). Fill in a date, for instance 2027-09-06.",
        )
    )
