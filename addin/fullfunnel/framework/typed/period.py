"""How long a volume counts for: 200 a month, 50 a week, and what that is over the period of a plan."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

TimeUnit: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

UNIT_WORDS: Final[dict[TimeUnit, Text]] = {
    "day": Text("dag", "day"),
    "week": Text("week", "week"),
    "month": Text("maand", "month"),
    "quarter": Text("kwartaal", "quarter"),
    "year": Text("jaar", "year"),
}
_UNITS: Final[dict[str, TimeUnit]] = {
    **{word: unit for unit, text in UNIT_WORDS.items() for word in text},
    **dict.fromkeys(("mnd", "mo", "mth", "maanden", "months"), "month"),
    **dict.fromkeys(("wk", "weeks", "weken"), "week"),
    **dict.fromkeys(("kw", "q", "qtr"), "quarter"),
    **dict.fromkeys(("yr", "jr"), "year"),
}
_PER: Final = re.compile(
    rf"(?P<base>.*?)(?<![\s])\s*+[(\[]?+\s*+(?:\b(?:per|a|an|each|every|elke|iedere)\s++|/\s*+|\bp/\s?+)"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\.?\s*+[)\]]?",
    re.IGNORECASE,
)
_LONGEST: Final = 36_525
"""Days: a hundred years."""
_DAYS: Final[dict[TimeUnit, float]] = {
    "day": 1.0,
    "week": 7.0,
    "month": 365.2425 / 12,
    "quarter": 365.2425 / 4,
    "year": 365.2425,
}
"""The mean length of each in the Gregorian calendar, to compare two of them where no dates are given."""


def split_unit(words: str) -> tuple[str, TimeUnit | None]:
    """What stands before ``per month`` or another period, and which it is; ``None`` where no period is said."""
    found = _PER.fullmatch(words.strip())
    return (found["base"].strip(), _UNITS[found["unit"].casefold()]) if found else (words, None)


def read_unit(word: str) -> TimeUnit | None:
    """Which period a word stands for, in either language: ``week``, ``maand``."""
    return _UNITS.get(same_name(word))


def split_cell(cell: Cell) -> tuple[Cell, TimeUnit | None]:
    """A cell without its ``per month``, and which period it says."""
    return split_unit(cell) if isinstance(cell, str) else (cell, None)


def units_in(one: TimeUnit, other: TimeUnit) -> float:
    """How many of ``other`` go into ``one`` on average: 52.1775 weeks into a year."""
    return _DAYS[one] / _DAYS[other]


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a plan; the first and the last one both count."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse an end before the start, or a century later."""
        if self.end < self.start:
            raise BadInput(
                Text(
                    f"De einddatum ({self.end:%d-%m-%Y}) ligt vóór de startdatum ({self.start:%d-%m-%Y}). Draai ze om.",
                    f"The end date ({self.end.isoformat()}) is before the start date ({self.start.isoformat()}). "
                    "Swap them.",
                )
            )

        if self.days > _LONGEST:
            raise BadInput(
                Text(
                    f"Van {self.start.isoformat()} tot {self.end.isoformat()} is meer dan honderd jaar. Kijk de datums "
                    "na.",
                    f"From {self.start.isoformat()} to {self.end.isoformat()} is more than a hundred years. Check the "
                    "dates.",
                )
            )

    def __str__(self) -> str:
        """Both days, as in a sentence."""
        return f"{self.start.isoformat()} – {self.end.isoformat()}"

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    def count(self, unit: TimeUnit) -> float:
        """How many of these it holds; a month half of whose days lie in it counts as half."""
        if unit in {"day", "week"}:
            return self.days / _DAYS[unit]
        total, day = 0.0, self.start
        while day <= self.end:
            first, last = calendar_unit(day, unit)
            until = min(last, self.end)
            total += ((until - day).days + 1) / ((last - first).days + 1)
            day = until + timedelta(days=1)
        return total


def calendar_unit(day: date, unit: TimeUnit) -> tuple[date, date]:
    """The first and last day of the week (from Monday, ISO 8601), month, quarter or year that holds a day."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    first_month = day.month if unit == "month" else 3 * ((day.month - 1) // 3) + 1
    last_month = first_month if unit == "month" else first_month + 2
    return date(day.year, first_month, 1), date(day.year, last_month, monthrange(day.year, last_month)[1])
