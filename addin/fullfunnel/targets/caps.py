"""What the main goal becomes when a KPI cannot grow past its cap: the reachable base, the audience."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.targets.elementwise import Number, any_of, choose
from fullfunnel.targets.targets import Targets, targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Framework
    from fullfunnel.targets.elementwise import Truth
    from fullfunnel.targets.network import Line

_HALVINGS: Final = 200
"""Enough to bring any interval of floats down to two neighbours."""
_HAIR: Final = 1e-9
"""Relative room above a cap, so that a goal which fits exactly is not refused for the last digit."""


def over_cap(found: Targets) -> list[str]:
    """The KPIs whose target is above their cap, in the order of the table."""
    return [
        kpi.name
        for kpi in found.framework.kpis
        if kpi.cap is not None and (volume := found.volume(kpi.name)) and any_of(volume.target > kpi.cap * (1 + _HAIR))
    ]


def goal_under_caps(framework: Framework, goal: Number, rates: Mapping[Line, Number] | None = None) -> Number | None:
    """The largest goal, at most ``goal``, whose targets all fit under their caps.

    Targets grow with the goal or stay as they are, so halving the interval between 0 and ``goal`` finds it. Own
    targets above a cap are left out: no goal changes them.

    Returns:
        The goal (per plan for arrays), or ``None`` when not even a goal of 0 fits.
    """
    low: Number = goal * 0.0
    if any_of(_too_much(framework, low, rates)):
        return None
    high = goal
    too_much = _too_much(framework, goal, rates)
    if not any_of(too_much):
        return goal
    low = choose(too_much, low, goal)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not any_of((middle > low) & (middle < high)):
            break
        too_much = _too_much(framework, middle, rates)
        low, high = choose(too_much, low, middle), choose(too_much, middle, high)
    return low


def _too_much(framework: Framework, goal: Number, rates: Mapping[Line, Number] | None) -> Truth:
    found = targets(framework, goal, rates)
    above: Truth = goal != goal  # noqa: PLR0124  # false in the shape of the goal
    for kpi in framework.kpis:
        outcome = found.outcomes.get(kpi.name)
        if kpi.cap is None or kpi.own_target is not None or outcome is None or isinstance(outcome, FunnelError):
            continue
        above = above | (outcome.target > kpi.cap)
    return above
