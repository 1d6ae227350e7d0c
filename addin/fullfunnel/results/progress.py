"""Where every KPI stands on a day: what is due by now, what came in, and how that is called.

Due by now is the sum of the plan's phasing up to the day, so what feeds the main KPI has to be ahead of the calendar by
its lag. A ratio has no pace: its target is due from the first day. Where chance alone may well give what is seen, and
the campaign is not over, it is too early to say.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.results.status import against, direction_of, is_money, is_ratio
from fullfunnel.targets.doubt.counts import at_least
from fullfunnel.targets.doubt.special import gamma_below

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Kpi
    from fullfunnel.results.pace import Pace
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.status import Status
    from fullfunnel.targets.targets import Targets

_CHANCE: Final = 0.1
"""What chance alone gives more often than this is no reason to say behind or ahead."""
_LARGE: Final = 2_000.0
"""From this mean on the Poisson tail by three cumulants is right to a millionth."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One KPI on the day."""

    kpi: Kpi
    target: float | None
    """``None`` where the plan asks nothing of it."""
    by_now: float | None
    """``None`` where the dates of the plan are not known."""
    actual: float | None
    """``None`` is not reported."""
    status: Status | None
    """``None`` where there is nothing to hold the actual against."""
    is_upper_bound: bool = False
    """Whether the actual is a sum of people that may have been counted twice."""

    @property
    def difference(self) -> float | None:
        """What came in less what is due, whichever way is good."""
        return None if self.actual is None or self.by_now is None else self.actual - self.by_now


def progress(found: Targets, actual: Actuals, pace: Pace) -> list[Standing]:
    """Where every KPI of a plan stands, in the order of the framework.

    Raises:
        FunnelError: a target cannot be calculated, other than that the plan asks nothing of that KPI.
    """
    return [_standing(kpi, found, actual, pace) for kpi in found.framework.kpis]


def _standing(kpi: Kpi, found: Targets, actual: Actuals, pace: Pace) -> Standing:
    target = _target(kpi, found)
    came = actual.value(kpi, found.outcomes)
    upper = actual.of(kpi.name).is_upper_bound
    due = target
    ratio = is_ratio(kpi, found.framework)
    if target is not None and not ratio:
        due = pace.due(kpi.name) if pace.has_dates else None
    if came is None:
        return Standing(kpi, target, due, None, "not reported")
    if due is None:
        return Standing(kpi, target, None, came, None, upper)
    said = against(came, due, direction_of(kpi))
    if said != "on track" and not ratio and not is_money(kpi) and not pace.is_over and by_chance(came, due):
        said = "too early to say"
    return Standing(kpi, target, due, came, said, upper)


def _target(kpi: Kpi, found: Targets) -> float | None:
    try:
        return float(found.of(kpi))
    except FunnelError as error:
        if error.excel == "#N/A":
            return None
        raise


def by_chance(actual: float, mean: float) -> bool:
    """Whether a count as far from ``mean`` as this one, or further on its side, comes more than one time in ten."""
    if actual < mean:
        return 1 - _at_least(math.floor(actual) + 1, mean) > _CHANCE
    return _at_least(math.ceil(actual), mean) > _CHANCE


def _at_least(k: int, mean: float) -> float:
    """The chance that a Poisson count with this mean is ``k`` or more."""
    if k <= 0:
        return 1.0
    return gamma_below(mean, k) if mean < _LARGE else at_least(k, mean, mean, mean)
