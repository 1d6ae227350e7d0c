"""How much more the days of a campaign vary than chance.

A count of which every day is Poisson varies by its mean. Sales, pauses and weekdays make days vary more, and then an
interval that knows chance alone is too narrow. The factor is::

    phi = max(1, sum over the dates of both campaigns of (y - m)^2 / m / (dates - 2))

with m the campaign's mean a day, or for the CPA its total times the day's part of the cost; in the interval
``phi x t(dates - 2)^2`` takes the place of the squared normal quantile. It is the quasi-Poisson of generalised linear
models (scale X2). Weekdays are counted as chance here, which is on the safe side; give whole weeks to leave them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.results.campaigns.comparison import SURE, Spread
from fullfunnel.targets.doubt.special import beta_below

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL: Final = 0.95
_FEWEST: Final = 3
"""Dates of both campaigns together from which their variation can be estimated."""


@dataclass(frozen=True, slots=True)
class Day:
    """What one date of a campaign brought and cost."""

    results: float
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Variation:
    """How many times more than chance the days vary, for the results and for the CPA; and of how many dates."""

    results: float
    cpa: float
    dates: int

    def spread(self) -> Spread:
        """What takes the place of the squared normal quantile in the intervals."""
        if self.dates < _FEWEST:
            return Spread(SURE**2, SURE**2)
        square = student_quantile(_LEVEL, self.dates - 2) ** 2
        return Spread(self.results * square, self.cpa * square)


def variation(now: Sequence[Day], before: Sequence[Day]) -> Variation:
    """How much more than chance the days of two campaigns vary.

    A campaign in which a day without cost brought results has no rate per euro a day; its CPA then varies as its
    results do.
    """
    dates = len(now) + len(before)
    if dates < _FEWEST:
        return Variation(1.0, 1.0, dates)
    results = sum(_even(days) for days in (now, before)) / (dates - 2)
    by_cost = [_by_cost(days) for days in (now, before)]
    known = [each for each in by_cost if each is not None]
    cpa = sum(known) / (dates - 2) if len(known) == len(by_cost) else results
    return Variation(max(1.0, results), max(1.0, cpa), dates)


def _even(days: Sequence[Day]) -> float:
    total = sum(day.results for day in days)
    if not total:
        return 0.0
    mean = total / len(days)
    return sum((day.results - mean) ** 2 for day in days) / mean


def _by_cost(days: Sequence[Day]) -> float | None:
    total, cost = sum(day.results for day in days), sum(day.cost for day in days)
    if not total or not cost:
        return 0.0 if not total else None
    found = 0.0
    for day in days:
        mean = total * day.cost / cost
        if mean > 0:
            found += (day.results - mean) ** 2 / mean
        elif day.results:
            return None
    return found


def student_quantile(level: float, freedom: float) -> float:
    """The number that Student's t stays within, either side of 0, with a chance of ``level``.

    With T so distributed, ``freedom / (freedom + T^2)`` is Beta(freedom / 2, 1/2).
    """
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_below(middle, freedom / 2, 0.5) < 1 - level else (low, middle)
    return float((freedom * (1 / high - 1)) ** 0.5)
