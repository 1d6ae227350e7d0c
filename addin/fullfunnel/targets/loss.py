"""What the main KPI loses where some KPIs reach only a part of what is needed of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.targets.targets import Targets

_COUNTED: Final = 10
"""From such a goal on, what is left of it is counted in whole units: nobody hires two hundredths of a person."""
_HAIR: Final = 1e-6
"""What a calculation with floats may lie below a whole number."""


def shown_loss(goal: float, lost: float) -> float:
    """A loss of the main KPI as it is shown: what is left of the goal is rounded down to whole units.

    Args:
        goal: the main goal.
        lost: by how much it falls short, unrounded.
    """
    return goal - math.floor(goal - lost + _HAIR) if goal >= _COUNTED and lost > _HAIR else lost


def goal_lost_by(found: Targets, parts: Mapping[str, float]) -> float:
    """By how much the main KPI falls short of its goal where some KPIs reach only a part of what is needed of them.

    The loss travels down the contributions: a next step misses what its planned part exceeds what still arrives.
    """
    part_left: dict[str, float] = {}
    for name in reversed(found.framework.fed_first):
        volume = found.volume(name)
        if name in parts:
            part_left[name] = min(parts[name], part_left.get(name, 1.0))
        if name not in part_left or volume is None:
            continue
        for step in volume.steps:
            # A shared pool may still serve a modest next step in full.
            most = step.need if volume.kpi.pool == "shared" else volume.need
            served = part_left[name] * float(volume.need) / float(most) if most else 1.0
            missing = float(step.planned) * max(1 - served, 0.0)
            fed = found.volume(step.contribution.feeds)
            # A side goal of one's own that nothing asks for loses nothing of the main goal.
            if fed is not None and missing > 0 and float(fed.need) > 0:
                enough = max(float(fed.target), float(fed.need))
                left = part_left.get(fed.kpi.name, enough / float(fed.need)) - missing / float(fed.need)
                part_left[fed.kpi.name] = left
    return (1 - min(part_left.get(found.framework.main, 1.0), 1.0)) * float(found.goal)
