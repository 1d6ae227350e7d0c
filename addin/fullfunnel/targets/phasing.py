"""When the volumes of a plan must be there: the goal over the days of the campaign, and back from there by the lags.

The goal is spread over the days from start to end. What a KPI plans on day t asks of the KPI that feeds it on day
t - lag. So the shape of a KPI in time is the goal's shape, earlier by the delays on the way to the goal: of the edge
that sets its target (a tie: the first row), of all edges by their needs for separate audiences. A KPI that only has a
target of its own is even over the campaign; a baseline comes in the shape of its KPI; what follows on the main KPI
comes later. Nothing is cut off: what must start before the campaign stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from operator import mul
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from fullfunnel.errors import FunnelError, NoAnswer
from fullfunnel.framework.typed.period import Period
from fullfunnel.language import Text
from fullfunnel.targets.calendar_rows import Row, Step, calendar_rows, come_by_day
from fullfunnel.targets.delay import AT_ONCE, Delay, in_whole_days, mixed, one_after_the_other, reversed_delay
from fullfunnel.targets.targets import Targets, targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fullfunnel.framework.framework import Contribution, Framework
    from fullfunnel.targets.network import Volume

Base: TypeAlias = Literal["goal", "even"]
"""What a shape goes back to: the goal as it is spread, or evenly over the campaign."""
_BASES: Final[tuple[Base, Base]] = ("goal", "even")


@dataclass(frozen=True, slots=True)
class Shape:
    """Which part of a KPI's target is due when: per base its part and how much earlier than that base it comes."""

    parts: tuple[tuple[Base, float, Delay], ...]

    def earlier(self, delay: Delay) -> Shape:
        """The shape of what must be there a delay before."""
        return Shape(tuple((base, part, one_after_the_other(own, delay)) for base, part, own in self.parts))


@dataclass(frozen=True, slots=True)
class Phasing:
    """A plan in time. Volumes are unrounded, and those of a KPI sum to its target."""

    targets: Targets
    """The targets, of the whole campaign."""
    period: Period
    step: Step
    rows: tuple[Row, ...]
    """From the first period that holds something to the last, at least to the end of the campaign."""
    volumes: Mapping[str, tuple[float, ...]]
    """Per KPI with a target its volume in every row; no ratios."""
    shapes: Mapping[str, Shape]
    bases: Mapping[Base, tuple[float, ...]]
    """Of the goal and of an even spread: which part has come by the end of so many days of the campaign."""

    @property
    def framework(self) -> Framework:
        """The plan."""
        return self.targets.framework

    def by(self, name: str, day: date) -> float:
        """How much of a KPI is due up to and including a day."""
        return self._target(name) * _by(self.shapes[name], self.bases, (day - self.period.start).days + 1)

    def first_day(self, name: str) -> date | None:
        """The first day on which something of a KPI must be there; ``None`` where it has nothing to do."""
        return self._edge_day(name, first=True)

    def last_day(self, name: str) -> date | None:
        """The last day on which something of a KPI is planned."""
        return self._edge_day(name, first=False)

    def _edge_day(self, name: str, *, first: bool) -> date | None:
        if not self._target(name):
            return None
        lo, hi = _days(self.shapes[name], self.bases)
        return self.period.start + timedelta(days=lo if first else hi)

    def _target(self, name: str) -> float:
        volume = self.targets.volume(name)
        return 0.0 if volume is None else float(volume.target)


def phase(  # noqa: PLR0913, PLR0917  # what decides when
    framework: Framework,
    goal: float,
    start: date,
    end: date,
    step: Step = "week",
    weights: Sequence[float] | None = None,
) -> Phasing:
    """The plan in time.

    Args:
        framework: the plan; what counts per month or another period is converted to the days from start to end.
        goal: how many of the main KPI over the whole campaign.
        start: its first day.
        end: its last day; it counts as well.
        step: the length of a row.
        weights: how much every period from start to end counts; even over the days where they are left out.

    Raises:
        BadInput: the end lies before the start, or the weights do not fit the periods.
        BadRate: a rate that a target needs is blank or zero.
        NoAnswer: the KPIs feed each other in a circle, or the lags go back further than a calendar can.
    """
    try:
        period = Period(start, end)
        found = targets(framework.over(period), goal)
        come = come_by_day(period, step, weights)
        shapes = _shapes(found)
    except FunnelError as error:
        error.language = framework.language
        raise
    bases: dict[Base, tuple[float, ...]] = {
        "goal": come,
        "even": tuple(day / period.days for day in range(period.days + 1)),
    }
    names = [kpi.name for kpi in framework.kpis if kpi.name in shapes]
    wanted = {name: float(found.of(framework.by_name[name])) for name in names}
    spans = [_days(shapes[name], bases) for name in names if wanted[name]]
    first = start + _days_of(min((lo for lo, _ in spans), default=0), framework)
    last = max(end, start + _days_of(max((hi for _, hi in spans), default=0), framework))
    rows = calendar_rows(first, last, period, step)
    marks = [(row.first - start).days for row in rows] + [(rows[-1].last - start).days + 1]
    reached: dict[Shape, list[float]] = {}
    for shape in shapes.values():
        if shape not in reached:  # KPIs that are as far from the goal have one shape
            reached[shape] = [_by(shape, bases, mark) for mark in marks]
    volumes = {name: _in_rows(reached[shapes[name]], wanted[name]) for name in names}
    return Phasing(found, period, step, tuple(rows), volumes, shapes, bases)


def due(phasing: Phasing, day: date) -> dict[str, float]:
    """What every KPI must have reached by the end of a day: the sum of its phasing up to and including it."""
    return {name: phasing.by(name, day) for name in phasing.shapes}


def phased_cost(phasing: Phasing, stage: str | None = None) -> list[float]:
    """What the plan spends in every row, in the currency of the plan: volume x unit cost / per; of a stage or all."""
    total = [0.0] * len(phasing.rows)
    for name, volumes in phasing.volumes.items():
        kpi = phasing.framework.by_name[name]
        if kpi.unit_cost is None or stage not in {None, kpi.stage}:
            continue
        total = [sum_ + volume * kpi.unit_cost / kpi.per for sum_, volume in zip(total, volumes, strict=True)]
    return total


def _shapes(found: Targets) -> dict[str, Shape]:
    """The shape of every KPI with a target, from the main KPI back and then forward from what is known."""
    framework = found.framework
    goal, even = (Shape(((base, 1.0, AT_ONCE),)) for base in _BASES)
    shapes: dict[str, Shape] = {}
    order = framework.fed_first
    for name in order:
        volume = found.volume(name)
        if volume is None:
            _raise_reason(found, name)
        elif name == framework.main:
            shapes[name] = goal
        elif volume.basis != "follows":
            shapes[name] = _backward(volume, shapes) if volume.steps else even
    for name in reversed(order):
        volume = found.volume(name)
        if volume is not None and volume.basis == "follows":
            shapes[name] = _forward(found, framework.feeders[name], shapes)
    return shapes


def _raise_reason(found: Targets, name: str) -> None:
    """Stops where a target failed; a KPI that nothing asks for just has no column."""
    outcome = found.outcomes[name]
    if isinstance(outcome, FunnelError) and outcome.excel != "#N/A":
        raise outcome.afresh()


def _backward(volume: Volume, shapes: Mapping[str, Shape]) -> Shape:
    """The shape that the steps onward ask for."""
    steps = sorted(volume.steps, key=lambda step: step.contribution.row)
    total = float(volume.total_need)
    if volume.kpi.pool == "shared" or not total:
        most = max(float(step.need) for step in steps) * (1 - _HAIR)
        steps = [next(step for step in steps if float(step.need) >= most)]
        total = float(steps[0].need)
    return _together(
        [
            (
                float(step.need) / total if total else 1.0,
                shapes[step.contribution.feeds].earlier(in_whole_days(step.contribution.lag)),
            )
            for step in steps
            if step.need or not total
        ]
    )


def _forward(found: Targets, feeders: tuple[Contribution, ...], shapes: Mapping[str, Shape]) -> Shape:
    """The shape of what arrives."""
    arriving = []
    for each in feeders:
        volume = found.volume(each.kpi)
        amount = 0.0 if volume is None else float(volume.target) * (each.rate or 0.0)
        arriving.append((amount, shapes[each.kpi].earlier(reversed_delay(in_whole_days(each.lag)))))
    total = sum(amount for amount, _ in arriving)
    if not total:
        return arriving[0][1]
    return _together([(amount / total, shape) for amount, shape in arriving if amount])


def _together(weighted: list[tuple[float, Shape]]) -> Shape:
    if len(weighted) == 1:
        return weighted[0][1]
    parts: list[tuple[Base, float, Delay]] = []
    for base in _BASES:
        own = [
            (weight * part, delay) for weight, shape in weighted for kind, part, delay in shape.parts if kind == base
        ]
        whole = sum(part for part, _ in own)
        if whole:
            parts.append((base, whole, mixed((part / whole, delay) for part, delay in own)))
    return Shape(tuple(parts))


def _days(shape: Shape, bases: Mapping[Base, tuple[float, ...]]) -> tuple[int, int]:
    """The first and last day, counted from the start of the campaign, on which a shape holds something."""
    firsts, lasts = [], []
    for base, _, delay in shape.parts:
        totals = bases[base]
        firsts.append(next(day for day, total in enumerate(totals) if total) - 1 - delay.last)
        lasts.append(totals.index(1.0) - 1 - delay.first)
    return min(firsts), max(lasts)


def _days_of(days: int, framework: Framework) -> timedelta:
    if abs(days) < _MOST_DAYS:
        return timedelta(days=days)
    raise _too_far(framework)


def _by(shape: Shape, bases: Mapping[Base, tuple[float, ...]], days: int) -> float:
    """Which part has come by the end of so many days since the start; negative before it."""
    return sum(part * _base_by(bases[base], delay, days) for base, part, delay in shape.parts)


def _base_by(totals: tuple[float, ...], delay: Delay, days: int) -> float:
    """What has come of one base: every part of the delay sees the base that much further on."""
    length, count = len(totals) - 1, len(delay.parts)
    at = days + delay.first  # how many days of the base the part without more delay has behind it
    if count == 1:
        return totals[min(max(at, 0), length)]
    low = min(max(-at, 0), count)
    high = min(max(length - at, low), count)  # from here on a part has all of the base behind it
    seen: float = sum(map(mul, delay.parts[low:high], totals[at + low : at + high]))
    return seen + sum(delay.parts[high:])


def _in_rows(reached: list[float], target: float) -> tuple[float, ...]:
    """The volumes of the rows from what is reached by then; the largest takes what rounding leaves."""
    volumes = [target * max(after - before, 0.0) for before, after in pairwise(reached)]
    largest = max(range(len(volumes)), key=volumes.__getitem__)
    for _ in range(3):
        volumes[largest] += target - sum(volumes)
    return tuple(volumes)


_MOST_DAYS: Final = 40_000
_HAIR: Final = 1e-9
"""Relative: needs that differ by less are a tie."""


def _too_far(framework: Framework) -> NoAnswer:
    return NoAnswer(
        Text(
            "De vertragingen lopen meer dan honderd jaar terug. Kijk de kolom ‘Vertraging’ na.",
            "The lags go back more than a hundred years. Check the column Lag.",
        ),
        framework.language,
    )
