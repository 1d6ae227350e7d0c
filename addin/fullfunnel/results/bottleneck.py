"""Which KPI's shortfall costs how many of the main KPI.

A unit of a KPI is worth what the plan makes of it: ``worth(main) = 1``, ``worth(i) = sum over the ways on of
r x worth(j)``. Expected of a KPI that nothing feeds is its target; of any other what should have come of what *did*
come before: ``Baseline(j) + sum of r x M(i)``, M what has landed. Own shortfall is expected less actual, and the main
KPI lost is that times the worth. So nothing is counted twice: the goal less what came in is the sum of all losses
(gains negative) and the worth of what is under way. Target less actual at every step counts one loss at every step
after it again.

A KPI that was not reported is taken to have brought what was expected of it; its loss shows at the next one that was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.results.under_way import chance_landed, pool_parts, splits, used
from fullfunnel.targets.network import rate_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Contribution, Framework, Kpi
    from fullfunnel.results.pace import Pace
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.under_way import Split
    from fullfunnel.targets.network import Line, Volume

_HAIR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Loss:
    """What one KPI fell short by itself, and what that costs."""

    kpi: Kpi
    expected: float
    actual: float
    shortfall: float
    """Its own: what should have come of what did come before, less what came. Negative is a gain."""
    lost: float
    """In units of the main KPI."""
    after_unreported: bool = False
    """Whether a KPI before it was not reported: the loss may lie at either."""


@dataclass(frozen=True, slots=True)
class TenPercent:
    """What a tenth more of one KPI would bring."""

    kpi: Kpi
    more: float
    """How many of the KPI that is."""
    brings: float
    """In units of the main KPI."""
    costs: float | None
    """At the planned price; ``None`` where the plan has none."""
    fits: bool
    """Whether it stays under its cap, and what it leads to under theirs."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """Where the main KPI is lost."""

    losses: tuple[Loss, ...]
    """Every KPI that was reported and leads to the main KPI, gains too, worst first."""
    under_way: float
    """What is under way, in units of the main KPI at the planned rates."""

    @property
    def worst_first(self) -> tuple[Loss, ...]:
        """Those that cost something, worst first."""
        return tuple(each for each in self.losses if each.lost > _HAIR)


def worth(framework: Framework, parts: Mapping[Line, float]) -> dict[str, float]:
    """What one unit of every KPI that leads to the main KPI is worth, in units of the main KPI.

    Raises:
        BadRate: a rate that the plan counts on is blank or zero.
    """
    found = {framework.main: 1.0}
    for name in framework.fed_first:
        ways = [each for each in framework.feeding[name] if each.feeds in found and used(each)]
        if ways and name != framework.main:
            found[name] = sum(
                float(rate_of(each, {}, framework)) * parts.get((each.kpi, each.feeds), 1.0) * found[each.feeds]
                for each in ways
            )
    return found


def bottleneck(actual: Actuals, pace: Pace) -> Bottleneck:
    """Where the main KPI is lost, against the plan for a goal.

    Args:
        actual: what was reported up to a day.
        pace: the plan in time; where it has no dates the whole targets count.

    Raises:
        BadRate: a rate that the plan counts on is blank or zero.
    """
    framework = actual.framework
    parts = pool_parts(framework, pace.volumes)
    worths = worth(framework, parts)
    landed = splits(framework, actual, parts)
    expected: dict[str, float] = {}
    after: dict[str, bool] = {}
    losses = []
    for name in reversed(framework.fed_first):
        if name not in worths:
            continue
        ways = [each for each in framework.feeders[name] if used(each)]
        expected[name] = _expected(framework, name, ways, pace, parts, landed, expected)
        came = actual.of(name).value
        after[name] = any(actual.of(each.kpi).value is None for each in ways)
        if came is not None:
            shortfall = expected[name] - came
            kpi = framework.by_name[name]
            losses.append(Loss(kpi, expected[name], came, shortfall, shortfall * worths[name], after[name]))
    losses.sort(key=lambda each: -each.lost)
    still = sum(
        split.under_way * float(rate_of(way, {}, framework)) * worths[way.feeds]
        for way in framework.contributions
        if used(way) and way.feeds in worths and (split := landed.get((way.kpi, way.feeds))) is not None
    )
    return Bottleneck(tuple(losses), still)


def _expected(  # noqa: PLR0913, PLR0917  # what each way needs
    framework: Framework,
    name: str,
    ways: list[Contribution],
    pace: Pace,
    parts: Mapping[Line, float],
    landed: Mapping[Line, Split],
    expected: Mapping[str, float],
) -> float:
    due = pace.due(name)
    if not ways:
        return due
    by_itself = pace.comes_by_itself(name)
    for way in ways:
        split = landed.get((way.kpi, way.feeds))
        if split is not None:
            arrived = split.landed
        else:
            arrived = expected.get(way.kpi, 0.0) * parts.get((way.kpi, way.feeds), 1.0) * _landed_part(way, pace)
        by_itself += float(rate_of(way, {}, framework)) * arrived
    return by_itself


def _landed_part(way: Contribution, pace: Pace) -> float:
    """Of a KPI that was not reported, the part that has landed if it came in the shape of the plan."""
    planned = pace.until_now(way.kpi)
    total = sum(volume for _, volume in planned)
    if pace.day is None or not planned or total <= 0:
        return 1.0
    chance = chance_landed(way.lag)
    return sum(volume * chance(pace.day.toordinal() - day) for day, volume in planned) / total


def ten_percent_more(framework: Framework, volumes: Mapping[str, Volume]) -> list[TenPercent]:
    """What a tenth more than planned at every step would bring, at the planned rates and prices.

    In one chain that is the same at every step: entries half way, caps and prices tell the steps apart. A tenth of what
    came in would differ from step to step for what was lost before it.

    Raises:
        BadRate: a rate that the plan counts on is blank or zero.
    """
    parts = pool_parts(framework, volumes)
    worths = worth(framework, parts)
    found = []
    for kpi in framework.kpis:
        volume = volumes.get(kpi.name)
        if kpi.name not in worths or volume is None:
            continue
        base = float(volume.target)
        more = 0.1 * base
        found.append(
            TenPercent(
                kpi,
                more,
                more * worths[kpi.name],
                None if kpi.unit_cost is None else more * kpi.unit_cost / kpi.per,
                _fits(framework, kpi.name, more, volumes, parts),
            )
        )
    return found


def _fits(
    framework: Framework, kpi: str, more: float, volumes: Mapping[str, Volume], parts: Mapping[Line, float]
) -> bool:
    """Whether so many more of a KPI stay under its cap, and what comes of them, over all ways, under the caps after."""
    extra = {kpi: more}
    for name in reversed(framework.fed_first):
        if name not in extra:
            continue
        cap, volume = framework.by_name[name].cap, volumes.get(name)
        if cap is not None and volume is not None and float(volume.target) + extra[name] > cap:
            return False
        for way in framework.feeding[name]:
            if used(way):
                through = (way.rate or 0.0) * parts.get((way.kpi, way.feeds), 1.0)
                extra[way.feeds] = extra.get(way.feeds, 0.0) + extra[name] * through
    return True
