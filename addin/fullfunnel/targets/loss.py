"""What the main KPI loses where some KPIs reach only a part of what is needed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.targets.targets import Targets


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
