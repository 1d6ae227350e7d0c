"""How figures are shown: 1.200 and 3,5% in Dutch, 1,200 and 3.5% in English. Nothing here feeds back into a sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.language import Language

_HAIR: Final = 1e-9
"""Relative: 40,000 that came out as 40,000.0000001 is not shown as 40,001."""
_SMALL: Final = 1000
"""From here on the part behind the decimal mark says nothing to a planner."""


def number(value: float, language: Language, decimals: int = 0) -> str:
    """A number with its thousands marked and a fixed count of decimals."""
    english = f"{value:,.{decimals}f}"
    if float(english.replace(",", "")) == 0:
        english = english.removeprefix("-")
    return english if language == "en" else english.translate(str.maketrans(",.", ".,"))


def whole(value: float) -> float:
    """A target in whole pieces, rounded up: 26.67 deals are 27 deals, 40,000.0000001 visits are 40,000."""
    if not math.isfinite(value):
        return value  # what a goal next to the largest number comes to
    nearest = round(value)
    return nearest if math.isclose(value, nearest, rel_tol=_HAIR, abs_tol=_HAIR) else math.ceil(value)


def target(value: float, language: Language) -> str:
    """A target in whole pieces, rounded up."""
    return number(whole(value), language)


def amount(value: float, language: Language) -> str:
    """A number as exact as a planner reads it: two decimals while it is small, none from a thousand on."""
    return _trimmed(value, language, 2 if abs(value) < _SMALL else 0)


def percent(value: float, language: Language) -> str:
    """A fraction as a percentage, with the decimals it needs to differ from zero: 0.0025 is 0.25%."""
    shown = abs(value) * 100
    leading = math.floor(math.log10(shown)) if shown else 0
    decimals = max(2 - leading, 0) if leading < 0 else 2
    return _trimmed(value * 100, language, decimals) + "%"


def rate(value: float, language: Language) -> str:
    """A rate as people say it: 3% up to 100%, and ``5`` where one gives several (reach to impressions)."""
    return percent(value, language) if value <= 1 else _trimmed(value, language, 3)


def both(show: Callable[[float, Language], str], value: float) -> Text:
    """What ``show`` makes of a value, in both languages."""
    return Text(show(value, "nl"), show(value, "en"))


def _trimmed(value: float, language: Language, decimals: int) -> str:
    shown = number(value, language, decimals)
    mark = "," if language == "nl" else "."
    return shown.rstrip("0").rstrip(mark) if mark in shown else shown
