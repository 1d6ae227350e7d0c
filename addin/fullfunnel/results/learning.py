"""What the results teach about the planned rates.

A planned rate r rests on n observations; M that have landed gave f r M. The rate that weighs both is::

    c = r (n + f M) / (n + M)

with ``f = A(j) / sum of r M`` over the ways into j, so with one way into j and y seen it is ``(n r + y) / (n + M)``:
the planned rate counts as n observations, and ten visits do not overturn five thousand. Where several ways lead into
one KPI its total cannot tell them apart, and all get the same f.

A rate without n is taken as sure and teaches nothing. Nothing is learnt either where the KPI or one that feeds it was
not reported, or where an unknown part of it comes by itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.results.reported.actuals import is_additive
from fullfunnel.results.reported.same_channels import value_within
from fullfunnel.results.under_way import splits_within, used

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Contribution, Framework
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.reported.same_channels import Channels
    from fullfunnel.results.under_way import Split
    from fullfunnel.targets.network import Line

_CHANCE: Final = 1.959963984540054
"""Within so many standard deviations a difference is not more than chance."""


@dataclass(frozen=True, slots=True)
class LearntRate:
    """A rate as planned, as seen, and both together."""

    contribution: Contribution
    planned: float
    combined: float
    seen: float | None = None
    """What came of what has landed; ``None`` where that is not known."""
    landed: float = 0.0
    n: float | None = None
    """Observations behind the planned rate."""
    weight: float | None = None
    """Observations behind the combined rate; ``None`` for a rate taken as sure."""
    together: bool = False
    """Whether several ways lead into the KPI, so that they share one factor."""
    fits: bool = True
    """Whether what came is within chance of the planned rate."""
    more_came: bool = False
    """Whether more came than passed: no rate can be that, so a day or a lag is wrong. The rate stays at 1 at most."""

    @property
    def is_learnt(self) -> bool:
        """Whether the results changed what is known of this rate."""
        return self.weight is not None and self.seen is not None


def learnt_rates(
    framework: Framework, actual: Actuals, splits: Mapping[Line, Split], elapsed: float | None = None
) -> dict[Line, LearntRate]:
    """Every rate of a plan with what the results teach about it.

    Args:
        framework: the plan.
        actual: what was reported.
        splits: what has landed over every contribution.
        elapsed: the part of the period that is over; ``None`` where start and end are not known. Without it nothing
            is learnt where part of a KPI comes by itself.

    Returns:
        The rates by contribution. Those into a KPI one of whose rates is blank or zero are left out: whoever needs one
        says so.
    """
    found: dict[Line, LearntRate] = {}
    for kpi in framework.kpis:
        ways = [each for each in framework.feeders[kpi.name] if used(each)]
        if not all(each.rate for each in ways):
            continue
        # What of several ways a channel took is not known, and who came from a channel without reach came all the same.
        bought = len(ways) == 1 and not is_additive(kpi) and is_additive(framework.by_name[ways[0].kpi])
        within = actual.shared((kpi, framework.by_name[ways[0].kpi])) if bought else None
        landed = splits if within is None else splits_within(ways, actual, splits, within)
        factor = _factor(ways, _from_the_ways(kpi.name, ways, framework, actual, elapsed, within), landed)
        for each in ways:
            line = each.kpi, each.feeds
            planned = float(each.rate or 0.0)
            split = landed.get(line)
            found[line] = (
                LearntRate(each, planned, planned, n=each.n)
                if factor is None or split is None
                else _learnt(each, planned, split.landed, factor, together=len(ways) > 1)
            )
    return found


@dataclass(frozen=True, slots=True)
class _Factor:
    """How a KPI did against what should have come of what landed."""

    times: float
    fits: bool


def _from_the_ways(  # noqa: PLR0913, PLR0917  # what decides what came through the ways
    kpi: str,
    ways: list[Contribution],
    framework: Framework,
    actual: Actuals,
    elapsed: float | None,
    within: Channels | None,
) -> float | None:
    """What of a KPI came through the planned ways; ``None`` where that is not known."""
    came = actual.of(kpi).value if within is None else value_within(actual.of(kpi), within)
    if came is None or not ways or any(actual.of(each.kpi).value is None for each in ways):
        return None
    baseline = framework.by_name[kpi].baseline
    if baseline:
        if elapsed is None:
            return None
        came = max(came - baseline * elapsed, 0.0)
    return came * min(sum(each.share for each in ways), 1.0)  # what no row feeds comes by itself


def _factor(ways: list[Contribution], came: float | None, splits: Mapping[Line, Split]) -> _Factor | None:
    if came is None:
        return None
    due = doubt = 0.0
    for each in ways:
        rate, landed = (
            float(each.rate or 0.0),
            splits[each.kpi, each.feeds].landed if (each.kpi, each.feeds) in splits else 0.0,
        )
        due += rate * landed
        known = 1 + landed / each.n if each.n else 1.0
        doubt += landed * rate * (1 - rate if rate <= 1 else 1.0) * known
    return _Factor(came / due, abs(came - due) <= _CHANCE * math.sqrt(doubt)) if due > 0 else None


def _learnt(each: Contribution, planned: float, landed: float, factor: _Factor, *, together: bool) -> LearntRate:
    seen = planned * factor.times
    if not each.n:
        more_came = planned <= 1 < seen
        return LearntRate(
            each, planned, planned, seen, landed, together=together, fits=factor.fits, more_came=more_came
        )
    weight = each.n + landed
    combined = planned * (each.n + factor.times * landed) / weight
    capped = planned <= 1 < combined
    return LearntRate(
        each,
        planned,
        1.0 if capped else combined,
        seen,
        landed,
        each.n,
        weight,
        together,
        factor.fits,
        more_came=planned <= 1 < seen,
    )
