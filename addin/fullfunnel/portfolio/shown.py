"""How a cell of a plan is shown: a rate as a percentage, a day as a day, a text on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel import display
from fullfunnel.errors import FunnelError
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.language import same
from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language

_FRACTIONS: Final = frozenset({"rate", "share", "rate_low", "rate_high", "ffMargin", "ffProfit", "ffVat"})
_DAYS: Final = frozenset({"date", "from", "ffStart", "ffEnd", "ffAsOf"})
_LONGEST: Final = 200
"""Letters of a text that are shown; a longer one is cut, which is marked."""
_EXACT: Final = 1e-12


def shown(cell: Cell, column: str, language: Language) -> str:
    """A cell in words.

    Args:
        cell: what it holds.
        column: the key of its column, or the defined name it stands under.
        language: for the marks in numbers.
    """
    if column in _DAYS:
        day = _day(cell, language)
        if day:
            return day
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return _line(words_of(cell))
    if column in _FRACTIONS and 0 < cell <= 1:
        return display.percent(cell, language)
    return _number(float(cell), language)


def _number(value: float, language: Language) -> str:
    whole = round(value)
    if abs(value - whole) < _EXACT * max(abs(value), 1):
        return display.number(whole, language)
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _day(cell: Cell, language: Language) -> str:
    try:
        day = read_date(cell, same(""), language)
    except FunnelError:
        return ""
    if day is None:
        return ""
    return f"{day:%d-%m-%Y}" if language == "nl" else day.isoformat()


def _line(text: str) -> str:
    # By itself: behind ``Product:`` a phone number would be taken for the number of a product when the line is printed.
    text = without_personal_data(text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def shown_key(known: tuple[str, ...], columns: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """What a row is known by in words: a day as a day, whatever number a workbook keeps for it."""
    return (
        tuple(
            _day(float(each), language) or each if column in _DAYS and each.replace(".", "", 1).isdecimal() else each
            for each, column in zip(known, columns, strict=False)
        )
        + known[len(columns) :]
    )
