"""Why a volume, or the chance of the goal, does not follow when another goal is planned for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import NoAnswer
from fullfunnel.language import Text

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


def does_not_move(framework: Framework, kpi: Kpi | None) -> NoAnswer:
    """The error where a KPI's target, or the chance, stays the same whatever goal is planned for."""
    if kpi is None:
        holding = [each.name for each in framework.kpis if each.own_target is not None]
        what = Text(
            "De kans op het hoofddoel verandert niet met het doel waarvoor je plant",
            "The chance of the main goal does not change with the goal that is planned for",
        )
    else:
        holding = held_by(framework, kpi)
        what = Text(
            f"Het doel van ‘{kpi.name}’ beweegt hier niet mee met het hoofddoel",
            f"The target of ‘{kpi.name}’ does not move with the main goal here",
        )
    if kpi is None and not framework.feeders[framework.main]:
        why = Text(
            f"niets draagt bij aan ‘{framework.main}’. Vul Draagt bij aan in bij wat daartoe leidt.",
            f"nothing feeds ‘{framework.main}’. Fill in Feeds at what leads to it.",
        )
    elif holding:
        names = ", ".join(f"‘{name}’" for name in holding)
        why = Text(
            f"het eigen doel van {names} houdt het vast. Maak dat leeg om een bereik of kans te zien.",
            f"the own target of {names} holds it. Clear it to see a range or chance.",
        )
    else:
        why = Text(
            "wat vanzelf komt is al genoeg, of deze KPI leidt niet naar het hoofddoel. Kijk Vanzelf en Draagt bij "
            "aan na.",
            "what comes by itself is enough already, or this KPI does not lead to the main KPI. Check Baseline and "
            "Feeds.",
        )
    return NoAnswer(Text(f"{what.nl}: {why.nl}", f"{what.en}: {why.en}"), framework.language)
