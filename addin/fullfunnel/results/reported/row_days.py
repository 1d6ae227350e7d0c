"""The days of a row that covers a period: what it holds came evenly over them.

An export may give a day a row, a week or a whole campaign. What matters is on which days things happened, and of a row
that covers several that is not known: an equal part on each is the nearest there is, and then the totals of a campaign
lead to nearly the same, whatever the rows that they were reported in. A row of one day stands on that day, exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from fullfunnel.results.results import ResultRow


class Span(NamedTuple):
    """One figure and the days over which it came."""

    first: int
    """Ordinal of its first day."""
    last: int
    value: float

    def until(self, day: int) -> float:
        """What of it came by the end of a day."""
        if day >= self.last:
            return self.value
        return self.value * max(day - self.first + 1, 0) / (self.last - self.first + 1)


class Figures:
    """A figure of every row with the days that it is about.

    A year of results is thousands of rows, so they stand as columns and are a :class:`Span` only for who asks.
    """

    __slots__ = "_firsts", "_lasts", "_values"

    def __init__(self, firsts: list[int], lasts: list[int], values: list[float]) -> None:
        """The first days, the last days and the figures, as many of each."""
        self._firsts = firsts
        self._lasts = lasts
        self._values = values

    @classmethod
    def of(cls, rows: list[ResultRow], figure: Callable[[ResultRow], float | None]) -> Figures:
        """A figure of every row; blank counts as 0."""
        lasts = [row.date.toordinal() for row in rows]
        firsts = lasts
        if any(row.from_date for row in rows):
            firsts = [
                last if row.from_date is None else min(row.from_date.toordinal(), last)
                for row, last in zip(rows, lasts, strict=True)
            ]
        return cls(firsts, lasts, [figure(row) or 0.0 for row in rows])

    def of_same_days(self, rows: list[ResultRow], figure: Callable[[ResultRow], float | None]) -> Figures:
        """Another figure of the same rows."""
        return Figures(self._firsts, self._lasts, [figure(row) or 0.0 for row in rows])

    @property
    def total(self) -> float | None:
        """What they add up to; ``None`` without a figure."""
        return float(sum(self._values)) if self._values else None

    def __len__(self) -> int:
        """How many there are."""
        return len(self._values)

    def __iter__(self) -> Iterator[Span]:
        """Each with its days."""
        return map(Span, self._firsts, self._lasts, self._values)

    def by_days(self) -> Iterator[tuple[int | tuple[int, int], float]]:
        """Each with its day, or with its first and last one."""
        if self._firsts is self._lasts:
            return zip(self._lasts, self._values, strict=True)
        return ((last if first == last else (first, last), value) for first, last, value in self)

    def outside(self, days: set[int]) -> Figures:
        """Those whose last day is none of these."""
        kept = [span for span in self if span.last not in days]
        return Figures([span.first for span in kept], [span.last for span in kept], [span.value for span in kept])


def until(row: ResultRow, day: dt.date, *, adds_up: bool) -> ResultRow | None:
    """Of a row its part up to and including a day; ``None`` where it has none.

    Args:
        row: the row.
        day: the day.
        adds_up: whether its figures may be added over days. Of people who were reached nothing is known half way.
    """
    if row.date <= day:
        return row
    if row.first_day > day:
        return None
    part = ((day - row.first_day).days + 1) / row.days
    value = row.value * part if adds_up and row.value is not None else None
    cost = None if row.cost is None else row.cost * part
    return None if value is None and cost is None else row._replace(date=day, value=value, cost=cost)
