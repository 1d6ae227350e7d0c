"""What a plan can be expected to bring: at every point of the doubt in the rates, the count that its starts give.

None of this depends on the goal. It is worked out once; every volume asked about afterwards takes a sum and a tail a
point.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from fullfunnel.targets.doubt.axes import Axis, axes
from fullfunnel.targets.doubt.counts import WHOLE, at_least
from fullfunnel.targets.doubt.factors import Factor, factors
from fullfunnel.targets.doubt.points import lattice, turned, widths
from fullfunnel.targets.doubt.units import Columns, units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fullfunnel.targets.doubt.flow import Flow
    from fullfunnel.targets.doubt.starts import Divided, Start, Starts

POINTS: Final = {0: 1, 1: 256, 2: 256}
"""Points of the lattice by the number of its dimensions."""
_POINTS_BEYOND: Final = 512
_NEGLIGIBLE: Final = 0.002
"""Part of the variance of the outcome that may lie in doubts without an axis of their own."""
_WELL_KNOWN: Final = 0.2
"""Only a doubt of less than this in the logarithm of a rate may be left out."""
_DIVIDED: Final = 2
"""For so many ways to divide the separate pools the counts of units are kept."""
_NOTHING: Final = 1e-3
"""Part of the variance of a start that does not show."""
_GROUPS: Final = 3
"""With more starts out of step than this, adding them up in groups gains nothing."""
_LARGE: Final = 1000.0
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
    spread: float
    """The standard deviation of the logarithm of the count, roughly: how far plans must lie apart to matter."""
    planned: Starts
    """The starts of the plan for the goal."""
    doubts: tuple[float, ...]
    """Per factor the part of its doubt in the variance of the logarithm of the count, roughly."""
    noise: float
    """The part of chance itself in it."""
    _units: dict[Divided, dict[Start, Columns]] = field(default_factory=dict)
    _sums: dict[tuple[Divided, tuple[Start, ...]], Columns] = field(default_factory=dict)

    def chance(self, needed: int, starts: Starts) -> float:
        """The chance that the units at the starts give ``needed`` or more of the main KPI."""
        if needed <= 0:
            return 1.0
        there = [start for start, volume in starts.volumes.items() if volume]
        if len(there) == 1 and 0.0 < starts.volumes[there[0]] < _LARGE:
            whole, part = _split(starts.volumes[there[0]])
            if part:  # the whole number below, and one more with the chance of the remainder: exactly
                below, above = (replace(starts, volumes={there[0]: whole + more}) for more in (0.0, 1.0))
                return (1.0 - part) * self._tail(needed, below) + part * self._tail(needed, above)
        return self._tail(needed, starts)

    def _tail(self, needed: int, starts: Starts) -> float:
        mean, variance, third = self._count(starts)
        tails = [
            at_least(needed, m, v + m * m * blur, c)
            for m, v, c, blur in zip(mean, variance, third, self.blur, strict=True)
        ]
        return math.fsum(tails) / len(tails)

    def _count(self, starts: Starts) -> Columns:
        """The cumulants of the main KPI's count."""
        total = Columns(*([0.0] * len(self.blur) for _ in range(3)))
        for ratio, group in self._in_step(starts.volumes):
            columns = self._sum(group, starts.divided)
            total = Columns(
                *(
                    [have + ratio * one for have, one in zip(old, new, strict=True)]
                    for old, new in zip(total, columns, strict=True)
                )
            )
        units = self._of_units(starts.divided)
        for start, volume in starts.volumes.items():
            part = _split(volume)[1] if 0.0 < volume < _LARGE else 0.0
            if part and start in units and _counts(part, volume, units[start]):
                total = _with_part(total, units[start], part)
        return total

    def _in_step(self, volumes: Mapping[Start, float]) -> list[tuple[float, tuple[Start, ...]]]:
        """The starts by how many times their planned volume they have; each alone where no two go together."""
        groups: dict[float, list[Start]] = {}
        for start, volume in volumes.items():
            if volume:
                groups.setdefault(_rounded(volume / self._weight(start)), []).append(start)
        if len(groups) > _GROUPS:
            return [(volume / self._weight(start), (start,)) for start, volume in volumes.items() if volume]
        return [(ratio, tuple(group)) for ratio, group in groups.items()]

    def _weight(self, start: Start) -> float:
        return self.planned.volumes.get(start) or 1.0

    def _sum(self, group: tuple[Start, ...], divided: Divided) -> Columns:
        """The cumulants of starts that grow in step, for the volumes of the plan for the goal: added up once."""
        found = self._sums.get((divided, group))
        if found is None:
            units = self._of_units(divided)
            parts = [(self._weight(start), units[start]) for start in group if start in units]
            found = self._sums[divided, group] = Columns(
                *(
                    [sum(map(operator.mul, weights, row)) for row in zip(*columns, strict=True)]
                    for weights, columns in (
                        ([weight for weight, _ in parts], [unit[at] for _, unit in parts]) for at in range(3)
                    )
                )
            )
        return found

    def _of_units(self, divided: Divided) -> dict[Start, Columns]:
        found = self._units.get(divided)
        if found is None:
            if len(self._units) >= _DIVIDED:  # they differ with the goal: the older ones are of no more use
                self._units.clear()
                self._sums.clear()
            found = self._units[divided] = units(self.flow, self.factors, self.rates, dict(divided))
        return found


def _split(volume: float) -> tuple[float, float]:
    """The whole number below a volume, and the remainder."""
    whole = math.floor(volume + WHOLE)
    part = volume - whole
    return float(whole), part if part > WHOLE else 0.0


def _counts(part: float, volume: float, unit: Columns) -> bool:
    """Whether the remainder of a volume adds anything to the doubt in what the volume gives."""
    middle = len(unit.mean) // 2
    return part * (1.0 - part) * unit.mean[middle] ** 2 > _NOTHING * volume * unit.variance[middle]


def _rounded(ratio: float) -> float:
    return float(f"{ratio:.10e}")


def _with_part(count: Columns, unit: Columns, part: float) -> Columns:
    """With the remainder of a volume as one more unit that is there with that chance: its cumulants, thinned."""
    once = part * (1.0 - part)
    skew = 1.0 - 2.0 * part
    return Columns(
        count.mean,
        [have + once * a * a for have, a in zip(count.variance, unit.mean, strict=True)],
        [
            have + once * a * (3.0 * v + a * a * skew)
            for have, a, v in zip(count.third, unit.mean, unit.variance, strict=True)
        ],
    )


def outlook(flow: Flow, starts: Starts, points: Mapping[int, int] = POINTS) -> Outlook:
    """Work out a plan's outlook.

    Args:
        flow: the part of the plan that leads to the main KPI.
        starts: the volumes of the plan for its goal; only their proportions decide where the points lie.
        points: how many points for so many axes.
    """
    every = factors(flow)
    doubts = axes(every)
    gradient, noise = _gradient(flow, every, doubts, starts)
    total = noise + sum(slope * slope for slope in gradient)
    order = sorted(range(len(doubts)), key=lambda each: -abs(gradient[each]))
    left = 0.0
    for each in reversed(order):
        share = gradient[each] ** 2
        # What is nearly nothing in the middle may be all there is where the rest goes wrong, if it is itself in doubt.
        if doubts[each].slope < _WELL_KNOWN and left + share <= _NEGLIGIBLE * total:
            left += share
            order = [other for other in order if other != each]
    size = points.get(len(order), _POINTS_BEYOND)
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
    parts = [0.0] * len(every)
    for axis, slope in zip(doubts, gradient, strict=True):
        parts[axis.factor] += slope * slope
    return Outlook(flow, every, tuple(rates), blur, math.sqrt(total), starts, tuple(parts), noise)


def _gradient(flow: Flow, every: Sequence[Factor], doubts: Sequence[Axis], starts: Starts) -> tuple[list[float], float]:
    """By how much the logarithm of the expected count grows per score of each axis; and the count's own part in it."""
    middles = [factor.sure for factor in every]
    for axis in doubts:
        middles[axis.factor] *= axis.middle
    divided = dict(starts.divided)
    given = units(flow, every, [[middle] for middle in middles], divided)
    arriving = dict(starts.volumes)
    through: list[float] = [0.0] * len(every)
    for number in reversed(range(len(every))):
        factor = every[number]
        volume = arriving.get(factor.line, 0.0) + arriving.get(factor.start, 0.0) * divided.get(factor.line, 1.0)
        arriving[factor.end] = arriving.get(factor.end, 0.0) + volume * middles[number]
        through[number] = volume * middles[number] * given[factor.end].mean[0]
    mean = sum(volume * given[start].mean[0] for start, volume in starts.volumes.items() if start in given)
    variance = sum(volume * given[start].variance[0] for start, volume in starts.volumes.items() if start in given)
    if mean * mean <= 0.0:  # also where the goal is next to nothing
        return [1.0] * len(doubts), 0.0
    return [through[axis.factor] / mean * axis.slope for axis in doubts], variance / (mean * mean)
