"""The days of a row that covers a period: what it holds came evenly over them.

An export may give a day a row, a week or a whole campaign. What matters is on which days things happened, and of a row
that covers several that is not known: an equal part on each is the nearest there is, and then the totals of a campaign
lead to nearly the same, whatever the rows that they were reported in. A row of one day stands on that day, exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from fullfunnel.results.results import ResultRow


class Span(NamedTuple):
    """One figure and the days over which it came."""

    first: int
    """Ordinal of its first day."""
    last: int
    value: float

    @classmethod
    def of(cls, day: dt.date, value: float, first: dt.date | None) -> Span:
        """A figure that stands on a day and is about all days from another one, where that is known."""
        last = day.toordinal()
        return cls(last if first is None else min(first.toordinal(), last), last, value)

    def until(self, day: int) -> float:
        """What of it came by the end of a day."""
        if day >= self.last:
            return self.value
        return self.value * max(day - self.first + 1, 0) / (self.last - self.first + 1)


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
