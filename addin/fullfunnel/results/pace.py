"""The plan in time up to a day: what should be there by now of every KPI."""

from __future__ import annotations

import datetime as dt  # the parameter called date hides a bare name
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.period import Period
from fullfunnel.language import Text
from fullfunnel.results.reported.series import Reported
from fullfunnel.targets.calendar_rows import Step, calendar_rows
from fullfunnel.targets.phasing import Phasing, phase
from fullfunnel.targets.targets import Targets, targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.framework.framework import Framework
    from fullfunnel.targets.network import Volume

_STEPS: Final[tuple[Step, ...]] = ("week", "month", "quarter")
_HAIR: Final = 1e-9


@dataclass(frozen=True)
class Pace:
    """The targets of a plan, and what of them is due by a day."""

    found: Targets
    day: dt.date | None
    phasing: Phasing | None = None
    """The plan in time; ``None`` where start or end is not known."""

    @cached_property
    def volumes(self) -> dict[str, Volume]:
        """The volumes of the plan by KPI."""
        names = self.found.outcomes
        return {name: volume for name in names if (volume := self.found.volume(name)) is not None}

    @property
    def period(self) -> Period | None:
        """The days of the plan."""
        return None if self.phasing is None else self.phasing.period

    @property
    def has_dates(self) -> bool:
        """Whether the dates are known, so that something is due by now."""
        return self.phasing is not None and self.day is not None

    @property
    def is_over(self) -> bool:
        """Whether the last day of the campaign has come."""
        return self.phasing is not None and self.day is not None and self.day >= self.phasing.period.end

    def due(self, kpi: str) -> float:
        """What should be there by now of a volume; all of it where the dates are not known or the plan is over."""
        target = self._target(kpi)
        if self.phasing is None or self.day is None or self.is_over or kpi not in self.phasing.shapes:
            return target
        return self.phasing.by(kpi, self.day)

    def share_due(self, kpi: str) -> float:
        """Which part of the target of a KPI is due by now."""
        target = self._target(kpi)
        return min(self.due(kpi) / target, 1.0) if target > 0 else 1.0

    def until_now(self, kpi: str) -> list[Reported]:
        """What the plan asks of a KPI on each day up to now."""
        if self.phasing is None or self.day is None:
            return []
        first = self.phasing.first_day(kpi) if kpi in self.phasing.shapes else None
        if first is None:
            return []
        found: list[Reported] = []
        before = 0.0
        for ordinal in range(first.toordinal(), self.day.toordinal() + 1):
            until = self.phasing.by(kpi, dt.date.fromordinal(ordinal))
            found.append(Reported(ordinal, until - before))
            before = until
        return found

    def comes_by_itself(self, kpi: str) -> float:
        """What of a KPI should have come by itself by now: its baseline, and what no row feeds."""
        volume = self.found.volume(kpi)
        if volume is None:
            return 0.0
        return (volume.kpi.baseline + self._unfed(volume)) * self.share_due(kpi)

    def _unfed(self, volume: Volume) -> float:
        """The part of the planned volume that no row feeds."""
        plan = float(volume.plan)
        feeders = self.found.framework.feeders[volume.kpi.name]
        if not feeders:
            return 0.0
        fed = sum(
            float(step.planned)
            for each in feeders
            if (from_there := self.found.volume(each.kpi)) is not None
            for step in from_there.steps
            if step.contribution.feeds == volume.kpi.name
        )
        rest = plan - fed
        return rest if rest > plan * _HAIR else 0.0

    def _target(self, kpi: str) -> float:
        volume = self.found.volume(kpi)
        return 0.0 if volume is None else float(volume.target)


def pace_of(  # noqa: PLR0913, PLR0917  # what decides what is due
    framework: Framework,
    goal: float,
    day: dt.date | None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    weights: Sequence[float] | None = None,
) -> Pace:
    """The plan for a goal, and what of it is due by a day.

    Args:
        framework: the plan.
        goal: how many of the main KPI.
        day: the day; ``None`` where nothing was reported.
        start: the first day of the campaign.
        end: the last day; without both nothing is due by a day.
        weights: how much every week (or month, or quarter: what there are as many of) of the campaign counts.

    Raises:
        BadInput: the goal, the dates or the weights cannot be used.
        BadRate: a rate that a target needs is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """
    if start is None or end is None:
        return Pace(targets(framework, goal), day)
    phasing = phase(framework, goal, start, end, _step(start, end, weights, framework), weights)
    return Pace(phasing.targets, day, phasing)


def _step(start: dt.date, end: dt.date, weights: Sequence[float] | None, framework: Framework) -> Step:
    """What the weights count for: the periods that there are as many of."""
    if weights is None or end < start:
        return "week"
    period = Period(start, end)
    for step in _STEPS:
        if len(calendar_rows(start, end, period, step)) == len(weights):
            return step
    raise BadInput(
        Text(
            f"Er zijn {len(weights)} gewichten. Geef er één voor elke week, maand of kwartaal van de campagne.",
            f"There are {len(weights)} weights. Give one for every week, month or quarter of the campaign.",
        ),
        framework.language,
    )
