"""Which own targets stand between the goal and a KPI's target, so that it stays whatever the goal is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework, Kpi


def held_by(framework: Framework, kpi: Kpi) -> list[str]:
    """The KPIs whose own target stands between the goal and a KPI's target, itself included, nearest first."""
    found: list[str] = []
    seen: set[str] = set()
    ahead = [kpi.name]
    while ahead:
        name = ahead.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if framework.by_name[name].own_target is not None:
            found.append(name)
        else:
            ahead += [each.feeds for each in framework.feeding[name]]
    return found
