"""What a plan can be expected to bring: at every point of the doubt in the rates, the count that its starts give.

None of this depends on the goal. It is worked out once; every volume asked about afterwards is a sum and a tail a point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fullfunnel.targets.doubt.axes import Axis, axes
from fullfunnel.targets.doubt.counts import WHOLE, Cumulants, at_least
from fullfunnel.targets.doubt.factors import Factor, factors
from fullfunnel.targets.doubt.points import lattice, turned, widths
from fullfunnel.targets.doubt.units import Columns, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.targets.doubt.flow import Flow
    from fullfunnel.targets.doubt.starts import Start, Starts
    from fullfunnel.targets.network import Line

POINTS: Final = 256
"""Points of the lattice."""
_NEGLIGIBLE: Final = 0.002
"""Part of the variance of the outcome that may be left to doubts without an axis of their own."""
_LARGE: Final = 1e5
"""In a volume this large the part of a unit does not count."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The counts that units at the starts give, at every point."""

    flow: Flow
    factors: tuple[Factor, ...]
    rates: tuple[list[float], ...]
    """The rate of every factor, a number a point."""
    blur: list[float]
    """The relative variance that each point stands for, besides that of the count itself."""
    known: dict[tuple[tuple[Line, float], ...], dict[Start, Columns]] = field(default_factory=dict)

    def chance(self, needed: int, starts: Starts) -> float:
        """The chance that the units at the starts give ``needed`` or more of the main KPI."""
        if needed <= 0:
            return 1.0
        counts = self._counts(starts)
        return sum(at_least(needed, count) for count in counts) / len(counts)

    def _counts(self, starts: Starts) -> list[Cumulants]:
        given = self.known.get(starts.divided)
        if given is None:
            given = self.known[starts.divided] = units(self.flow, self.factors, self.rates, dict(starts.divided))
        size = len(self.blur)
        mean, variance, third = [0.0] * size, [0.0] * size, [0.0] * size
        for start, volume in starts.volumes.items():
            unit = given.get(start)
            if unit is None or volume <= 0.0:
                continue
            mean = [have + volume * each for have, each in zip(mean, unit.mean, strict=True)]
            variance = [have + volume * each for have, each in zip(variance, unit.variance, strict=True)]
            third = [have + volume * each for have, each in zip(third, unit.third, strict=True)]
            part = volume - math.floor(volume + WHOLE)
            if volume < _LARGE and part > WHOLE:
                # One more unit with the chance of the remainder: the cumulants of that unit, thinned.
                once = part * (1.0 - part)
                variance = [have + once * a * a for have, a in zip(variance, unit.mean, strict=True)]
                third = [
                    have + once * a * (3.0 * v + a * a * (1.0 - 2.0 * part))
                    for have, a, v in zip(third, unit.mean, unit.variance, strict=True)
                ]
        return [
            Cumulants(m, v + m * m * blur, c) for m, v, c, blur in zip(mean, variance, third, self.blur, strict=True)
        ]


def outlook(flow: Flow, starts: Starts, points: int = POINTS) -> Outlook:
    """Work out a plan's outlook.

    Args:
        flow: the part of the plan that leads to the main KPI.
        starts: the volumes of the plan for its goal; only their proportions decide where the points lie.
        points: how many points.
    """
    every = factors(flow)
    doubts = axes(every)
    gradient, noise = _gradient(flow, every, doubts, starts)
    order = sorted(range(len(doubts)), key=lambda each: -abs(gradient[each]))
    total = noise + sum(slope * slope for slope in gradient)
    left = 0.0
    while order and left + gradient[order[-1]] ** 2 <= _NEGLIGIBLE * total:
        left += gradient[order.pop()] ** 2
    size = points if order else 1
    rates = [[factor.sure] * size for factor in every]
    folded = set(range(len(doubts))) - set(order)
    for each in folded:
        axis = doubts[each]
        middle = axis.mean
        rates[axis.factor] = [rate * middle for rate in rates[axis.factor]]
    blur = [left] * size
    if order:
        slopes = [gradient[each] for each in order]
        for each, scores in zip(order, turned(lattice(size, len(order)), slopes), strict=True):
            axis = doubts[each]
            rates[axis.factor] = [rate * one for rate, one in zip(rates[axis.factor], axis.rates(scores), strict=True)]
        steep = sum(slope * slope for slope in slopes)
        blur = [left + steep * width * width / 12.0 for width in widths(size)]
    return Outlook(flow, every, tuple(rates), blur)


def _gradient(
    flow: Flow, every: Sequence[Factor], doubts: Sequence[Axis], starts: Starts
) -> tuple[list[float], float]:
    """By how much the logarithm of the expected count grows per score of each axis; and the count's own part in it."""
    middles = [factor.sure for factor in every]
    for axis in doubts:
        middles[axis.factor] *= axis.middle
    divided = dict(starts.divided)
    given = units(flow, every, [[middle] for middle in middles], divided)
    arriving = {start: volume for start, volume in starts.volumes.items()}
    through: list[float] = [0.0] * len(every)
    for number in reversed(range(len(every))):
        factor = every[number]
        volume = arriving.get(factor.line, 0.0) + arriving.get(factor.start, 0.0) * divided.get(factor.line, 1.0)
        arriving[factor.end] = arriving.get(factor.end, 0.0) + volume * middles[number]
        through[number] = volume * middles[number] * given[factor.end].mean[0]
    mean = sum(volume * given[start].mean[0] for start, volume in starts.volumes.items() if start in given)
    variance = sum(volume * given[start].variance[0] for start, volume in starts.volumes.items() if start in given)
    if mean <= 0.0:
        return [1.0] * len(doubts), 0.0
    return [through[axis.factor] / mean * axis.slope for axis in doubts], variance / (mean * mean)
