"""The plan in time up to a day: what should be there by now of every KPI."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fullfunnel.results.actuals import Reported

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from fullfunnel.framework.period import Period
    from fullfunnel.targets.network import Volume
    from fullfunnel.targets.targets import Targets


@dataclass(frozen=True, slots=True)
class Pace:
    """The targets of a plan, and what of them is due by a day."""

    found: Targets
    day: dt.date | None
    period: Period | None = None
    """The days of the plan; ``None`` where start or end is not known."""
    by_day: Mapping[str, Mapping[int, float]] = field(default_factory=dict, repr=False)
    """Per KPI what the plan asks on each day (by its ordinal)."""

    @property
    def volumes(self) -> dict[str, Volume]:
        """The volumes of the plan by KPI."""
        names = self.found.outcomes
        return {name: volume for name in names if (volume := self.found.volume(name)) is not None}

    @property
    def has_dates(self) -> bool:
        """Whether the dates are known, so that something is due by now."""
        return self.period is not None and self.day is not None

    @property
    def is_over(self) -> bool:
        """Whether the last day of the campaign has come."""
        return self.period is not None and self.day is not None and self.day >= self.period.end

    def due(self, kpi: str) -> float:
        """What should be there by now of a volume; all of it where the dates are not known or the plan is over."""
        target = self._target(kpi)
        if not self.has_dates or self.is_over:
            return target
        return sum(volume for _, volume in self.until_now(kpi))

    def share_due(self, kpi: str) -> float:
        """Which part of the target of a KPI is due by now."""
        target = self._target(kpi)
        return min(self.due(kpi) / target, 1.0) if target > 0 else 1.0

    def until_now(self, kpi: str) -> list[Reported]:
        """What the plan asks of a KPI on each day up to now."""
        if self.day is None:
            return []
        now = self.day.toordinal()
        return [Reported(day, volume) for day, volume in self.by_day.get(kpi, {}).items() if day <= now]

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
        return rest if rest > plan * 1e-9 else 0.0

    def _target(self, kpi: str) -> float:
        volume = self.found.volume(kpi)
        return 0.0 if volume is None else float(volume.target)
