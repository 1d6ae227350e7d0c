"""The time between one KPI and the next: a number of days, or a spread around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.framework.typed.span import read_span
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_HALF_A_DAY: Final = 0.5
"""What 0 counts as at the start of a spread: a logarithm has no 0."""
_MOST: Final = 10_000.0
"""Days, 27 years. Above it stands a date: ``7-30`` typed in a cell that is no text becomes one."""


@dataclass(frozen=True)
class Lag:
    """Days from one KPI to the next. Of a spread a tenth comes before ``low`` and a tenth after ``high``."""

    low: float
    """Not below 0, which :func:`read_lag` sees to."""
    high: float

    @property
    def is_spread(self) -> bool:
        """Whether it differs from one person to the next."""
        return self.high > self.low

    @property
    def days(self) -> float:
        """The middle: half of them take at most so many days. Of a spread the median of its lognormal."""
        return math.sqrt(self.shortest * self.high) if self.is_spread else self.low

    @property
    def shortest(self) -> float:
        """``low``, with half a day for 0 where it is the start of a spread."""
        return self.low or (_HALF_A_DAY if self.is_spread else 0.0)


def read_lag(cell: Cell, where: Text) -> Lag | None:
    """The lag in a cell: ``14``, ``14 days`` or ``7-30``; ``None`` for a blank one.

    Raises:
        BadInput: no such thing, negative, or a date.
    """
    if hasattr(cell, "isoformat"):
        raise _date(where)
    span = read_span(cell, where)
    if span is not None:
        low, high = span
        if low == 0 and 0 < high <= _HALF_A_DAY:
            low = high
    else:
        number = read_number(_without_days(cell), where)
        if number is None:
            return None
        low = high = number
    if low < 0:
        raise BadInput(
            Text(
                f"De vertraging bij {where.nl} is negatief. Vul het aantal dagen in, bijvoorbeeld 14 of 7-30.",
                f"The lag at {where.en} is negative. Type the number of days, for instance 14 or 7-30.",
            )
        )
    if high > _MOST:
        raise _date(where)
    return Lag(low=low, high=high)


def _without_days(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    words = cell.split()
    return " ".join(words[:-1]) if words[1:] and words[-1].casefold() in {"day", "days", "dag", "dagen"} else cell


def _date(where: Text) -> BadInput:
    return BadInput(
        Text(
            f"Bij {where.nl} staat een datum. Een spreiding zoals 7-30 wordt in een gewone cel een datum: maak de cel "
            "op als tekst (of typ '7-30) en vul hem opnieuw in.",
            f"At {where.en} stands a date. A spread such as 7-30 becomes a date in an ordinary cell: format the cell "
            "as text (or type '7-30) and fill it in again.",
        )
    )
