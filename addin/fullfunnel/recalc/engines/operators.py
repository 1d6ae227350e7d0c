"""Comparing and joining values as Excel does it, where the engine does it otherwise.

Excel compares numbers by their first 15 digits (0.1+0.2=0.3 is TRUE) and writes 15 of them when a number becomes text;
the engine goes by all 17. What Excel does in the far corners (text before or after text, very large and small numbers
as text) is not documented well enough to copy: there the answer is ``None`` and the cell is left for Excel.
"""

from __future__ import annotations

import decimal
import operator
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fullfunnel.xlsx.sheets.cell_value import CellValue

DIGITS: Final = 15
_HOLDS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SMALLEST_PLAIN: Final = 1e-4
_LARGEST_PLAIN: Final = 1e15
"""Between these Excel writes a number in full, without an exponent."""


def compared(sign: str, one: CellValue, other: CellValue) -> bool | None:
    """What ``one = other`` (or ``<>``, ``<``, ``<=``, ``>``, ``>=``) gives; None where only Excel can tell.

    A blank cell counts as 0, "" or FALSE, whichever the other side is. Values of two kinds are never equal: numbers
    come before texts, texts before FALSE and TRUE.
    """
    one, other = _like(one, other), _like(other, one)
    ranks = _rank(one), _rank(other)
    if ranks[0] != ranks[1]:
        return _holds(sign, ranks[0] - ranks[1])
    if isinstance(one, str) and isinstance(other, str):
        same = folded(one) == folded(other)
        # Which of two texts comes first depends on the language of the computer.
        return _holds(sign, 0 if same else 1) if same or sign in {"=", "<>"} else None
    left, right = rounded(one), rounded(other)
    return _holds(sign, (left > right) - (left < right))


def rounded(value: CellValue) -> float:
    """A number at the digits that Excel compares."""
    return float(f"{float(value or 0):.{DIGITS}g}")


ROUNDINGS: Final = {
    "ROUND": decimal.ROUND_HALF_UP,
    "ROUNDUP": decimal.ROUND_UP,
    "ROUNDDOWN": decimal.ROUND_DOWN,
    "TRUNC": decimal.ROUND_DOWN,
}
_MOST_DIGITS: Final = 300


def rounded_to(function: str, value: CellValue, digits: CellValue = 0.0) -> CellValue:
    """What ROUND, ROUNDUP, ROUNDDOWN or TRUNC gives: of the 15 digits that Excel shows, not of the binary fraction.

    So 1.005 becomes 1.01 and 0.07 * 100 stays 7. None where only Excel can tell.
    """
    size, places = number(value), number(digits)
    if size is None or places is None or places < -_MOST_DIGITS:
        return None
    if places > _MOST_DIGITS:
        return size
    shown = decimal.Decimal(repr(rounded(size)))
    place = decimal.Decimal(1).scaleb(-int(places))
    with decimal.localcontext(prec=700):
        return float(shown.quantize(place, rounding=ROUNDINGS[function])) + 0.0


def number(value: CellValue) -> float | None:
    """The number that a value counts as in arithmetic; None for a text, which only Excel may read as one."""
    return None if isinstance(value, str) else float(value or 0.0)


def as_text(value: CellValue) -> str | None:
    """What ``value & ""`` gives; None where only Excel can tell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if value == 0:
        return "0"
    if not _SMALLEST_PLAIN <= abs(value) < _LARGEST_PLAIN:
        return None
    text = f"{value:.{DIGITS}g}"
    return None if "e" in text else text


def _like(value: CellValue, other: CellValue) -> CellValue:
    if value is not None:
        return value
    if isinstance(other, bool):
        return False
    return "" if isinstance(other, str) else 0.0


def _rank(value: CellValue) -> int:
    if isinstance(value, bool):
        return 2
    return 1 if isinstance(value, str) else 0


def _holds(sign: str, order: int) -> bool:
    return _HOLDS[sign](order, 0)
