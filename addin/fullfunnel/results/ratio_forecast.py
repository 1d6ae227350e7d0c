"""What was done leads to, of a ratio: the quotient of what its parts lead to.

Cost is what was spent: it brought what came in and what is under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fullfunnel.results.interval import interval
from fullfunnel.results.reported.quotient import evaluate
from fullfunnel.targets.ratios import cost_stage
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from fullfunnel.framework.formula import CostOf, Formula
    from fullfunnel.framework.framework import Kpi
    from fullfunnel.results.forecast import Flow


class RatioForecast(NamedTuple):
    """The forecast of a ratio and, if only one part of it is in doubt, its low and high limit."""

    value: float | None
    low: float | None
    high: float | None


def ratio_forecast(flow: Flow, kpi: Kpi) -> RatioForecast:
    """The forecast of a KPI with a formula from what was done so far; ``None`` if a part is not known.

    The ends are there where one KPI of the formula has something under way; with two of them in doubt that go together
    (orders and visits) the ends of a quotient do not follow from theirs.

    Raises:
        BadRate: a rate on the way is blank or zero.
    """
    reader = _Reader(flow, kpi)
    value = reader.value(kpi.formula, {})
    if value is None:
        return RatioForecast(None, None, None)
    ranges = {name: interval(flow, name) for name in sorted(reader.volumes)}
    moving = {name: ends for name, ends in ranges.items() if ends.low != ends.high}
    if not moving:
        return RatioForecast(value, value, value)
    if len(moving) > 1:
        return RatioForecast(value, None, None)
    ((name, ends),) = moving.items()
    found = [reader.value(kpi.formula, {name: end}) for end in ends]
    known = sorted(each for each in found if each is not None)
    return RatioForecast(value, *known) if len(known) == len(found) else RatioForecast(value, None, None)


class _Reader:
    """Reads a formula against what was done leads to; ``volumes`` are the KPIs that it came across."""

    def __init__(self, flow: Flow, kpi: Kpi) -> None:
        self.flow = flow
        self.kpi = kpi
        self.outcomes = targets(flow.framework, 1.0).outcomes
        self.volumes: set[str] = set()
        self.asked: set[str] = {kpi.name}

    def value(self, formula: Formula | None, instead: dict[str, float]) -> float | None:
        return None if formula is None else evaluate(formula, lambda name: self._of(name, instead), self._cost)

    def _cost(self, of: CostOf) -> float | None:
        return self.flow.actual.cost(cost_stage(self.kpi, self.outcomes) if of == "stage" else None)

    def _of(self, name: str, instead: dict[str, float]) -> float | None:
        kpi = self.flow.framework.by_name[name]
        if kpi.formula is None:
            if not self.flow.knows(name):
                return None
            self.volumes.add(name)
            return instead.get(name, self.flow.volume(name))
        if name in self.asked:
            return None
        self.asked.add(name)
        found = self.value(kpi.formula, instead)
        self.asked.discard(name)
        return found
