"""What of every KPI has led to the next one by a day, and what is still under way there.

Of what came in on day t, the part that has landed on the fed KPI by the day is the chance that the lag is at most the
days between: all or nothing for a lag of so many days, the lognormal for a spread, rounded to whole days.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.framework.names import same_name
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fullfunnel.framework.framework import Contribution, Framework
    from fullfunnel.framework.typed.lag import Lag
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.reported.row_days import Span
    from fullfunnel.results.reported.same_channels import Channels
    from fullfunnel.targets.network import Line, Volume

_NORMAL: Final = NormalDist()
_TENTH: Final = _NORMAL.inv_cdf(0.9)
_HAIR: Final = 1e-7
"""A lag of 14 days may come as 14.0000000001."""


class Split(NamedTuple):
    """The volume of a KPI on its way to one that it feeds."""

    landed: float
    under_way: float


def chance_landed(lag: Lag | None) -> Callable[[int], float]:
    """The chance that a lag is at most so many days, as a function of the days."""
    if lag is None:
        return lambda days: float(days >= 0)
    if not lag.is_spread:
        least = lag.low - _HAIR
        return lambda days: float(days >= least)
    low, high = math.log(lag.shortest), math.log(lag.high)
    middle, wide = (low + high) / 2, (high - low) / 2 / _TENTH
    return lambda days: _NORMAL.cdf((math.log(days + 0.5) - middle) / wide) if days >= 0 else 0.0


def split(spans: Iterable[Span], lag: Lag | None, day: int) -> Split:
    """What of the figures has landed by a day (an ordinal), and the rest.

    A figure of several days came evenly over them: of a month's reach only the last days are still on their way.
    """
    chance = chance_landed(lag)
    total = landed = 0.0
    for first, last, value in spans:
        total += value
        landed += (
            value * chance(day - last)
            if first == last
            else value * sum(chance(day - at) for at in range(first, last + 1)) / (last - first + 1)
        )
    return Split(landed, total - landed)


def splits(framework: Framework, actual: Actuals, parts: Mapping[Line, float]) -> dict[Line, Split]:
    """Landed and under way over every contribution whose KPI was reported.

    Args:
        framework: the plan.
        actual: what was reported.
        parts: of separate pools, the part that goes each way.
    """
    found: dict[Line, Split] = {}
    for each in framework.contributions:
        measured = actual.of(each.kpi)
        if measured.value is None or actual.day is None:
            continue
        part = parts.get((each.kpi, each.feeds), 1.0)
        landed, under_way = split(measured.spans, each.lag, actual.day.toordinal())
        found[each.kpi, each.feeds] = Split(landed * part, under_way * part)
    return found


def splits_within(
    ways: Iterable[Contribution], actual: Actuals, whole: Mapping[Line, Split], channels: Channels
) -> dict[Line, Split]:
    """Landed and under way of what some channels reported, over the ways that are known for all channels."""
    found: dict[Line, Split] = {}
    for each in ways:
        line, measured = (each.kpi, each.feeds), actual.of(each.kpi)
        if line not in whole or not measured.value or actual.day is None:
            continue
        spans = [span for channel in measured.channels if same_name(channel.name) in channels for span in channel.spans]
        part = sum(whole[line]) / measured.value
        landed, under_way = split(spans, each.lag, actual.day.toordinal())
        found[line] = Split(landed * part, under_way * part)
    return found


def pool_parts(framework: Framework, volumes: Mapping[str, Volume]) -> dict[Line, float]:
    """Which part of a separate pool goes each way: in proportion to what each way needs.

    A shared pool serves every way from the same people, so it has no parts.
    """
    found: dict[Line, float] = {}
    for kpi in framework.kpis:
        ways = framework.feeding[kpi.name]
        if kpi.pool == "separate" and len(ways) > 1 and kpi.name in volumes:
            needs = {step.contribution.feeds: float(step.need) for step in volumes[kpi.name].steps}
            total = sum(needs.values())
            for way in ways:
                found[way.kpi, way.feeds] = needs.get(way.feeds, 0.0) / total if total else 1 / len(ways)
    return found


def parts_of_actuals(framework: Framework, actual: Actuals) -> dict[Line, float]:
    """The parts of separate pools where no goal is given: those of the plan that asks for what was reported."""
    found: dict[Line, float] = {}
    for kpi in framework.kpis:
        if kpi.pool == "separate" and len(framework.feeding[kpi.name]) > 1:
            parts = pool_parts(framework, _plan_for(framework, kpi.name, actual.of(kpi.name).value))
            found.update({line: part for line, part in parts.items() if line[0] == kpi.name})
    return found


def _plan_for(framework: Framework, kpi: str, asked: float | None) -> dict[str, Volume]:
    """The volumes of the plan whose target for a KPI is ``asked``; of the plan for 1,000 where none is."""

    def at(goal: float) -> dict[str, Volume]:
        found = targets(framework, goal)
        return {name: volume for name in found.outcomes if (volume := found.volume(name)) is not None}

    def needs(goal: float) -> float:
        volume = at(goal).get(kpi)
        return 0.0 if volume is None else float(volume.need)

    low, high = 0.0, 1_000.0
    if not asked or needs(high) <= 0:
        return at(high)
    while needs(high) < asked and high < 1e15:  # noqa: PLR2004  # beyond any plan
        low, high = high, high * 10
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if needs(middle) < asked else (low, middle)
    return at(high)


def used(contribution: Contribution) -> bool:
    """Whether the plan counts on a contribution: one with a share of 0 and no rate is only noted down."""
    return contribution.share > 0 or bool(contribution.rate)
