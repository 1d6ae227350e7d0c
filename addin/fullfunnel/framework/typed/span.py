"""Two ends typed in one cell: ``7-30``, ``1%-5%``, ``7 tot 30 dagen``; a tenth lies below the first, a tenth above."""

from __future__ import annotations

import math
import re
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_TYPED: Final = re.compile(
    r"(?P<low>\d[\d.,]*+)\s*+(?P<sign>%?)\s*+(?:-|–|—|−|to|tot|t/m)\s*+(?P<high>\d[\d.,]*+(?:\s*+%)?)\s*+"
    r"(?:days?|dagen|dag|d)?",
    re.IGNORECASE,
)

TENTH: Final = NormalDist().inv_cdf(0.9)
"""How many standard deviations a tenth lies from the middle: 1.28155."""


def read_span(cell: Cell, where: Text) -> tuple[float, float] | None:
    """The two ends in a cell, ``None`` where it holds no span: a number, a blank, another text.

    A percent sign behind the second end only counts for both: ``1-5%`` is 1% to 5%.

    Raises:
        BadInput: an end that can be read in two ways, or ends the wrong way round.
    """
    found = _TYPED.fullmatch(cell.replace("\u00a0", " ").strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    high_sign = "%" if found["high"].endswith("%") else ""
    low = read_number(found["low"] + (found["sign"] or high_sign), where) or 0.0
    high = read_number(found["high"], where) or 0.0
    if low > high:
        raise BadInput(
            Text(
                f"Bij {where.nl} staat ‘{found[0]}’: de eerste grens is hoger dan de tweede. Draai ze om.",
                f"The low limit in ‘{found[0]}’ is above the high limit ({where.en}). Swap them.",
            )
        )
    return low, high


def rate_between(low: float, high: float, where: Text) -> float:
    """The rate that is as likely too high as too low, where a tenth lies below ``low`` and a tenth above ``high``.

    Up to 1 the log of the odds is normal, above 1 the log: the middle of either is the median.

    Raises:
        BadInput: an end is 0 or 1, or the two lie on both sides of 1: no such rate is known.
    """
    if 0 < low <= high < 1:
        middle = (math.log(low / (1 - low)) + math.log(high / (1 - high))) / 2
        return 1 / (1 + math.exp(-middle))
    if 1 < low <= high:
        return math.sqrt(low * high)
    raise BadInput(
        Text(
            f"De ratio bij {where.nl} loopt van {low:g} tot {high:g}. Houd beide grenzen tussen 0% en 100%, of beide "
            "boven 1.",
            f"The rate at {where.en} runs from {low:g} to {high:g}. Keep both limits between 0% and 100%, or both "
            "above 1.",
        )
    )
