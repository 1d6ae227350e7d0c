"""What the main goal becomes when a KPI cannot grow past its cap: the reachable base, the audience.

Two questions. How far can the goal grow before a first cap binds (:func:`goal_under_caps`)? And what does the plan for
a goal still bring when what passes a cap is held to it (:func:`goal_with_caps`)? There only the ways through that cap
shrink; the others bring what they were planned to bring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.targets.elementwise import Number, any_of, choose
from fullfunnel.targets.targets import Targets, targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Framework
    from fullfunnel.targets.elementwise import Truth
    from fullfunnel.targets.network import Line, Volume

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


def goal_with_caps(found: Targets, only: str | None = None) -> float:
    """What the plan brings of the main KPI when every KPI is held to its cap, or one of them; for a plan with one goal.

    A KPI at its cap serves each next step with what it has: in a shared pool the same people serve a step that asks for
    fewer of them in full, separate audiences shrink in proportion. What has no feeder comes as planned.
    """
    framework = found.framework
    delivered: dict[str, float] = {}
    for name in reversed(framework.fed_first):
        volume = found.volume(name)
        if volume is None or volume.basis == "follows":
            continue
        lost = 0.0
        for line in framework.feeders[name]:
            feeder = found.volume(line.kpi)
            step = _step_to(feeder, name)
            if feeder is not None and step is not None and line.kpi in delivered:
                lost += step[0] * (1 - min(delivered[line.kpi] / step[1], 1.0))
        reached = max(float(volume.target) - lost, 0.0)
        is_held = volume.kpi.cap is not None and only in {None, name}
        delivered[name] = min(reached, volume.kpi.cap or 0.0) if is_held else reached
    return delivered[framework.main]


def _step_to(feeder: Volume | None, name: str) -> tuple[float, float] | None:
    """What a KPI must bring to the next, and how many of it that takes; ``None`` where it brings nothing."""
    if feeder is None:
        return None
    for step in feeder.steps:
        if step.contribution.feeds == name and step.planned > 0:
            shared = feeder.kpi.pool == "shared" and feeder.basis == "need"
            return float(step.planned), float(step.need if shared else feeder.target) or 1.0
    return None


def at_cap(found: Targets) -> list[str]:
    """The KPIs whose target is just at their cap, in the order of the table."""
    return [
        kpi.name
        for kpi in found.framework.kpis
        if kpi.cap and (volume := found.volume(kpi.name)) and abs(float(volume.target) - kpi.cap) <= kpi.cap * _HAIR
    ]


def _too_much(framework: Framework, goal: Number, rates: Mapping[Line, Number] | None) -> Truth:
    found = targets(framework, goal, rates)
    above: Truth = goal != goal  # noqa: PLR0124  # false in the shape of the goal
    for kpi in framework.kpis:
        outcome = found.outcomes.get(kpi.name)
        if kpi.cap is None or kpi.own_target is not None or outcome is None or isinstance(outcome, FunnelError):
            continue
        above = above | (outcome.target > kpi.cap)
    return above
