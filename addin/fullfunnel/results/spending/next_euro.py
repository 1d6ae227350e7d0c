"""What the next euro brings, for every part of the plan that money buys.

**A KPI with a cap** has a curve, for its ceiling is known: the reachable base (:class:`~.response.Ceiling`). One point
fixes it: what was reached for what was spent, or the target and its cost where that was not reported. With heavy
viewers it saturates sooner, so the next one costs *at least* what the curve says.

**All else** is one point a line, and one point gives no curve. Results are assumed to grow as spend to a power between
0.5 and 0.9, so the next result costs between 1.1 and 2 times the average.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.names import same_name
from fullfunnel.results.bottleneck import worth
from fullfunnel.results.reported.actuals import is_additive
from fullfunnel.results.reported.same_channels import cost_within, reporting
from fullfunnel.results.spending.money import converting_stages
from fullfunnel.results.spending.response import EXPONENTS, Ceiling, Power
from fullfunnel.results.under_way import pool_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.results.pace import Pace
    from fullfunnel.results.reported.actuals import Actuals, Measured
    from fullfunnel.results.reported.same_channels import Channels
    from fullfunnel.results.spending.proposal import Line


_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class NextEuro:
    """What one more of something costs, beside what one costs on average."""

    name: str
    """The KPI with a cap; else the line or the KPI that buys the main KPI."""
    kpi: Kpi
    """What the results are counted in."""
    money: float
    results: float
    is_planned: bool
    """Whether money and results are those of the plan: nothing was reported that says it."""
    cap: float | None = None
    """The most there is; ``None`` where that is not known."""

    @property
    def average(self) -> float:
        """What one costs on average."""
        return self.money / self.results

    @property
    def ceiling(self) -> Ceiling | None:
        """The curve; ``None`` where no ceiling is known, or where it has been reached."""
        if self.cap is None or not self.results < self.cap:
            return None
        return Ceiling(self.results / self.cap)

    @property
    def least(self) -> float | None:
        """What the next one costs at least; ``None`` where there is no next one."""
        if self.cap is None:
            return self.average * Power(max(EXPONENTS)).next_over_average
        return None if self.ceiling is None else self.average * self.ceiling.next_over_average

    @property
    def most(self) -> float | None:
        """What the next one costs at most; ``None`` where that is not known."""
        return None if self.cap is not None else self.average * Power(min(EXPONENTS)).next_over_average

    def brings(self, times: float) -> tuple[float, float]:
        """What ``times`` today's money brings: the least and the most; the same twice on a curve."""
        if self.cap is not None:
            if self.ceiling is not None:
                there = self.results * self.ceiling.times(times)
            else:  # above the cap there is no curve to fit: at the plan's own price, until the ceiling
                there = min(self.cap, self.results * times)
            return there, there
        found = sorted(self.results * Power(exponent).times(times) for exponent in EXPONENTS)
        return found[0], found[-1]


def next_euros(pace: Pace, actual: Actuals, lines: Sequence[Line]) -> list[NextEuro]:
    """What the next euro brings: KPIs with a cap first, then what is judged on results.

    Raises:
        BadRate: a rate that the plan counts on is blank or zero.
    """
    return [*_capped(pace, actual), *(list(_lines(actual, lines)) or list(_planned(pace)))]


def planned_ceilings(pace: Pace) -> list[NextEuro]:
    """Where the plan itself stands on the curve of every KPI with a cap and a price."""
    found = []
    for kpi in pace.found.framework.kpis:
        volume = pace.volumes.get(kpi.name)
        if kpi.cap is None or kpi.cap <= 0 or volume is None or float(volume.target) <= 0:
            continue
        cost = _cost(kpi.name, pace)
        if cost:
            found.append(NextEuro(kpi.name, kpi, cost, float(volume.target), is_planned=True, cap=kpi.cap))
    return found


def _capped(pace: Pace, actual: Actuals) -> Iterator[NextEuro]:
    planned = {each.name: each for each in planned_ceilings(pace)}
    for kpi in actual.framework.kpis:
        measured = actual.of(kpi.name)
        # Who does not say whom they reached may not be paid for by those who do.
        spent = _spent(kpi.name, actual, None if is_additive(kpi) else reporting(measured))
        # A sum of people counted twice lies too high on the curve.
        if kpi.cap and measured.value and spent and not measured.is_upper_bound and kpi.name in pace.volumes:
            yield NextEuro(kpi.name, kpi, spent, measured.value, is_planned=False, cap=kpi.cap)
        elif kpi.name in planned:
            yield planned[kpi.name]


def _spent(kpi: str, actual: Actuals, within: Channels | None) -> float:
    """What was spent to come to a KPI, in some channels or in all: per channel on itself, else on what feeds it.

    A cost that names no channel is that of all.
    """
    framework = actual.framework

    def is_paid(name: str, channel: str) -> bool:
        measured = actual.of(name)
        return _paid(measured, channel) is not None or (within is None and (_paid(measured, "") or 0.0) > 0)

    names = {"", *(same_name(each.name) for one in actual.measured.values() for each in one.channels)}
    total = 0.0
    for channel in names if within is None else within:
        behind = _behind(framework, kpi, partial(is_paid, channel=channel))
        total += sum(_paid(actual.of(name), channel) or 0.0 for name in behind)
    return max(total, 0.0)


def _paid(measured: Measured, channel: str) -> float | None:
    """What was spent on a KPI in a channel; of no channel what it costs beside them."""
    if channel:
        return cost_within(measured, frozenset({channel}))
    named = [each.cost for each in measured.channels if each.cost is not None]
    if measured.cost is None or not named:
        return measured.cost
    left = measured.cost - sum(named)
    return left if abs(left) > _ROUNDING * abs(measured.cost) else None


def _cost(kpi: str, pace: Pace) -> float:
    """What the plan spends to come to a KPI: on itself, else on what feeds it."""
    volumes = pace.volumes

    def is_paid(name: str) -> bool:
        return name in volumes and volumes[name].kpi.unit_cost is not None

    paying = [volumes[name] for name in _behind(pace.found.framework, kpi, is_paid) if is_paid(name)]
    return sum(float(each.target) * (each.kpi.unit_cost or 0.0) / each.kpi.per for each in paying)


def _behind(framework: Framework, kpi: str, is_paid: Callable[[str], bool]) -> list[str]:
    """A KPI and what leads to it, up to what is paid for itself: each once, however many ways lead from it."""
    found, waiting = {kpi: None}, [kpi]
    while waiting:
        name = waiting.pop()
        for each in () if is_paid(name) else framework.feeders[name]:
            if each.kpi not in found:
                found[each.kpi] = None
                waiting.append(each.kpi)
    return list(found)


def _lines(actual: Actuals, lines: Sequence[Line]) -> Iterator[NextEuro]:
    main = actual.framework.by_name[actual.framework.main]
    for line in lines:
        if line.judged and line.results and line.spent > 0:
            yield NextEuro(line.name, main, line.spent * line.mature, line.results, is_planned=False)


def _planned(pace: Pace) -> Iterator[NextEuro]:
    framework = pace.found.framework
    main = framework.by_name[framework.main]
    worths = worth(framework, pool_parts(framework, pace.volumes))
    judged = converting_stages(framework)
    for volume in pace.volumes.values():
        kpi = volume.kpi
        bought = float(volume.target) * worths.get(kpi.name, 0.0)
        if kpi.stage in judged and kpi.unit_cost and bought > 0:
            yield NextEuro(kpi.name, main, float(volume.target) * kpi.unit_cost / kpi.per, bought, is_planned=True)
