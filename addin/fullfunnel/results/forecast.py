"""What was done leads to: what came in, and what of it is still under way.

For a KPI j that was reported, with what of its feeders has not landed yet (W) and what is still to come of them::

    v(j) = actual(j) + sum over the ways in of rate x (W(i) + v(i) - actual(i))

and for one that was not reported, forward through the plan: ``v(j) = Baseline(j) + sum of rate x v(i)``. A feeder that
was not reported brings nothing under way to a KPI that was. The rates are those that weigh the plan and the results
(:mod:`.learning`). It is no run rate: what is not done yet leads to nothing here, and what lands after the end counts.

Where the shares into a KPI are less than 1, the rest of it comes by itself, in proportion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from fullfunnel.results.learning import learnt_rates
from fullfunnel.results.under_way import parts_of_actuals, splits, used
from fullfunnel.targets.network import rate_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Contribution, Framework
    from fullfunnel.results.learning import LearntRate
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.under_way import Split
    from fullfunnel.targets.network import Line

Use = Literal["combined", "planned", "seen"]
"""Which rates a forecast goes by."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The results of a plan as what flows through it: what has landed, what is under way and at which rates."""

    framework: Framework
    actual: Actuals
    splits: Mapping[Line, Split]
    parts: Mapping[Line, float]
    """Of separate pools, the part that goes each way."""
    rates: Mapping[Line, LearntRate]
    _found: dict[tuple[str, Use], float | None] = field(default_factory=dict, repr=False, compare=False)

    def ways_into(self, kpi: str) -> tuple[Contribution, ...]:
        """The contributions that the plan counts on for a KPI."""
        return tuple(each for each in self.framework.feeders[kpi] if used(each))

    def rate(self, way: Contribution, use: Use = "combined") -> float:
        """The rate of a contribution.

        Raises:
            BadRate: it is blank or zero.
        """
        learnt = self.rates.get((way.kpi, way.feeds))
        if learnt is None:
            return float(rate_of(way, {}, self.framework))
        if use == "seen":
            return learnt.combined if learnt.seen is None else learnt.seen
        return learnt.planned if use == "planned" else learnt.combined

    def part(self, way: Contribution) -> float:
        """Which part of its KPI goes this way: all of it, but for a separate pool."""
        return self.parts.get((way.kpi, way.feeds), 1.0)

    def unfed(self, kpi: str) -> float:
        """By how much what comes through the ways in is to be multiplied, for what no row feeds."""
        fed = sum(each.share for each in self.framework.feeders[kpi])
        return 1 / fed if 0 < fed < 1 else 1.0

    def is_reported(self, kpi: str) -> bool:
        """Whether a KPI has a figure of its own."""
        return self.actual.of(kpi).value is not None

    def knows(self, kpi: str) -> bool:
        """Whether a KPI, or one on the way to it, was reported: else there is nothing to forecast from."""
        behind, waiting = {kpi}, [kpi]
        while waiting:
            name = waiting.pop()
            if self.is_reported(name):
                return True
            new = {each.kpi for each in self.ways_into(name)} - behind
            behind |= new
            waiting.extend(new)
        return False

    def volume(self, kpi: str, use: Use = "combined") -> float:
        """The forecast of one volume KPI from what was done so far.

        Raises:
            BadRate: a rate on the way is blank or zero.
        """
        found = self._found.get((kpi, use))
        if found is None:
            found = self._volume(kpi, use)
            self._found[kpi, use] = found
        return found

    def _volume(self, kpi: str, use: Use) -> float:
        came = self.actual.of(kpi).value
        if came is None:
            fed = sum(self.rate(way, use) * self.part(way) * self.volume(way.kpi, use) for way in self.ways_into(kpi))
            return self.framework.by_name[kpi].baseline + fed * self.unfed(kpi)
        return came + sum(self.arriving(way, use) for way in self.ways_into(kpi))

    def arriving(self, way: Contribution, use: Use = "combined") -> float:
        """What is still to come over one way into a KPI that was reported."""
        under_way = self.under_way(way, use)
        return self.rate(way, use) * under_way if under_way else 0.0

    def under_way(self, way: Contribution, use: Use = "combined") -> float:
        """How many of the feeding KPI are on their way, what is still to come of it included."""
        came = self.actual.of(way.kpi).value
        if came is None:
            return 0.0
        still = self.volume(way.kpi, use) - came
        return self.splits[way.kpi, way.feeds].under_way + self.part(way) * still


def flow(framework: Framework, actual: Actuals, start: dt.date | None = None, end: dt.date | None = None) -> Flow:
    """What flows through a plan by the day of the results.

    Args:
        framework: the plan.
        actual: what was reported up to a day.
        start: the first day of the campaign; with the end it shows how much came by itself so far.
        end: the last day.
    """
    parts = parts_of_actuals(framework, actual)
    landed = splits(framework, actual, parts)
    return Flow(
        framework,
        actual,
        landed,
        parts,
        learnt_rates(framework, actual, landed, elapsed_share(actual.day, start, end)),
    )


def elapsed_share(day: dt.date | None, start: dt.date | None, end: dt.date | None) -> float | None:
    """Which part of the days from start to end is over, both included; ``None`` where a date is not known."""
    if day is None or start is None or end is None or end < start:
        return None
    return min(max((day - start).days + 1, 0) / ((end - start).days + 1), 1.0)
