"""The time between one KPI and the next: a number of days, or a spread around it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.framework.typed.period import read_unit, units_in
from fullfunnel.framework.typed.span import read_span
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_HALF_A_DAY: Final = 0.5
"""What 0 counts as at the start of a spread: a logarithm has no 0."""
_MOST: Final = 10_000.0
"""Days, 27 years. Above it stands a date: ``7-30`` typed in a cell that is no text becomes one."""

_WITH_UNIT: Final = re.compile(r"(?P<number>.*\d|een|één|one|a)\s?(?P<unit>[^\W\d_]+)\.?")
_DAYS_OF: Final = {"days": "day", "dagen": "day", "d": "day", "weekje": "week"}
_ONE: Final = {"een": "1", "één": "1", "a": "1", "one": "1"}


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
    """The lag in a cell: ``14``, ``14 days``, ``2 weeks`` or ``7-30``; ``None`` for a blank one.

    A month is the mean one in whole days: 30, and two are 61.

    Raises:
        BadInput: no such thing, negative, or a date.
    """
    if hasattr(cell, "isoformat"):
        raise _date(where)
    cell, length = _without_unit(cell)
    span = read_span(cell, where)
    if span is not None:
        low, high = (_in_days(each, length) for each in span)
        if low == 0 and 0 < high <= _HALF_A_DAY:
            low = high
    else:
        number = _number_of_days(cell, where)
        if number is None:
            return None
        low = high = _in_days(number, length)
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


def _without_unit(cell: Cell) -> tuple[Cell, float]:
    """A lag without the word behind it, and how many days one of that word is."""
    if not isinstance(cell, str) or not (found := _WITH_UNIT.fullmatch(" ".join(cell.split()))):
        return cell, 1.0
    unit = read_unit(_DAYS_OF.get(found["unit"].casefold(), found["unit"]))
    if unit is None:
        return cell, 1.0
    return _ONE.get(found["number"].casefold(), found["number"]), units_in(unit, "day")


def _in_days(number: float, length: float) -> float:
    """A lag in whole days where it was typed in weeks or months."""
    return number if length == 1 else float(round(number * length))


def _number_of_days(cell: Cell, where: Text) -> float | None:
    try:
        return read_number(cell, where)
    except BadInput:
        if not isinstance(cell, str) or not re.match(r"[^\W_#]*\s*[^\W\d_]", cell.strip()):
            raise
    shown = " ".join(cell.split())
    raise BadInput(
        Text(
            f"Bij {where.nl} staat ‘{shown}’, maar dat is geen aantal dagen. Typ alleen het aantal dagen: 7 voor "
            "een week, of een spreiding zoals 7-30.",
            f"‘{shown}’ is not a number of days ({where.en}). Type just the number of days: 7 for a week, or a "
            "spread such as 7-30.",
        )
    )


def _date(where: Text) -> BadInput:
    return BadInput(
        Text(
            f"Bij {where.nl} staat een datum. Een spreiding zoals 7-30 wordt in een gewone cel een datum: maak de "
            "cel op als tekst (of typ '7-30) en vul de spreiding opnieuw in.",
            f"A date is not a number of days ({where.en}). A spread such as 7-30 becomes a date in an ordinary "
            "cell: format the cell as text (or type '7-30) and fill in the spread again.",
        )
    )
