"""An export as it was read: its figures by row, and what was decided, skipped and checked on the way.

Plain columns of the standard library: no pandas, so the same reading runs wherever the cell functions run.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fullfunnel.language import Text
    from fullfunnel.results.exports.metrics import Metric

ADDS_UP: Final = "adds up"
"""The scope of figures that may be summed over all rows of the table."""
PER_ROW: Final = "per row"
"""The scope of a figure that holds for its own campaign and period only: reach, users, frequency."""
PER_RESULT: Final = "per kind of result"
"""The scope of results of more than one kind: to be summed within one ``unit`` only."""
WHOLE: Final = "whole export"
"""The scope of a figure that the platform itself gives for the whole export."""


class Skipped(NamedTuple):
    """A line that was not taken."""

    line: int
    reason: Text
    shown: str
    """How it begins."""


class TotalsCheck(NamedTuple):
    """A totals row held against the sum of the rows."""

    label: str
    line: int
    metric: str
    total: float
    rows: float
    agrees: bool


@dataclass(slots=True)
class Labels:
    """A column of words that repeat: for each row the place of its word among the different ones."""

    codes: array[int] = field(default_factory=lambda: array("i"))
    words: list[str] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)
    _words: dict[str, int] = field(default_factory=dict)

    def extend(self, column: Sequence[object], text: Callable[[object], str] = str) -> None:
        """Add the words of some rows, each cell as ``text`` makes a word of it."""
        places = self._places
        for cell in set(column) - places.keys():
            word = text(cell)
            if word not in self._words:
                self._words[word] = len(self.words)
                self.words.append(word)
            places[cell] = self._words[word]
        self.codes.extend(map(places.__getitem__, column))

    def __getitem__(self, row: int) -> str:
        """The word of a row."""
        return self.words[self.codes[row]]


@dataclass(slots=True)
class Figures:
    """One column of figures."""

    metric: Metric
    header: str
    values: array[float]
    """A figure a row; NaN where it is not reported."""
    unit: str = ""
    currency: str | None = None
    units: Labels | None = None
    """The unit of each row, where it differs by row."""
    scope: str = ADDS_UP


@dataclass(slots=True)
class Export:
    """What one export says."""

    platform: str
    language: str = "en"
    lines: array[int] = field(default_factory=lambda: array("q"))
    """The line of each row in the file."""
    first: array[int] = field(default_factory=lambda: array("i"))
    """The first day of each row as its ordinal, 0 where it is not known."""
    last: array[int] = field(default_factory=lambda: array("i"))
    """The last day of each row."""
    campaigns: Labels = field(default_factory=Labels)
    accounts: Labels | None = None
    units: Labels | None = None
    """The kind of result of each row, where the platform names it."""
    figures: list[Figures] = field(default_factory=list)
    period: tuple[date, date | None] | None = None
    chosen_period: tuple[date, date] | None = None
    """The period that was asked for, where the rows do not fill it."""
    currency: str | None = None
    decided: dict[str, tuple[str, Text]] = field(default_factory=dict)
    """What was decided, by its name: the choice, and why."""
    skipped: list[Skipped] = field(default_factory=list)
    totals: list[TotalsCheck] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    """What a reader of the sums has to know."""
    columns: list[str] = field(default_factory=list)
    """Every header of the table that was read."""
    not_taken: list[str] = field(default_factory=list)
    """The headers of the columns that were not read as figures or names."""
    bounds: int = 0
    """How many cells give a bound (``<5``) where a figure would stand."""
    whole: list[tuple[Metric, float]] = field(default_factory=list)
    """What the platform itself gives for the whole export, of metrics that do not add up."""
    account: str = ""
    open_ended: bool = False
    """Whether the rows name only the first day of their period."""
    others: list[tuple[Export, str]] = field(default_factory=list)
    """Metrics that another table of the same file holds better: that table, and the name of the metric."""
    rows_said: int | None = None
    """How many rows the file says it has."""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def day(self, row: int, *, last: bool = True) -> date | None:
        """The last (or first) day of a row."""
        ordinal = (self.last if last else self.first)[row]
        return date.fromordinal(ordinal) if ordinal else None
