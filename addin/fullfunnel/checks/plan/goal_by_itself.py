"""KPI107: as many results come by themselves as the goal asks for, so the plan asks nothing of its stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.checks.finding import Finding
from fullfunnel.display import amount, both
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.targets import Targets


def goal_by_itself(found: Targets) -> list[Finding]:
    """One finding where the baseline of the main KPI reaches its target."""
    main = found.volume(found.framework.main)
    if main is None or not main.kpi.baseline or main.target > main.kpi.baseline:
        return []
    alone, goal = both(amount, main.kpi.baseline), both(amount, float(main.target))
    name = main.kpi.name
    return [
        Finding(
            code="KPI107",
            severity="warning",
            kpi=name,
            row=main.kpi.row,
            what=Text(
                f"Er komen al {alone.nl} {name} vanzelf en je doel is {goal.nl}. Het plan vraagt dus niets van de "
                "fasen.",
                f"{alone.en} {name} come by themselves already and your goal is {goal.en}. So the plan asks nothing of "
                "its stages.",
            ),
            advice=Text(
                "Zet het doel hoger, of kijk na hoeveel er echt vanzelf komt.",
                "Raise the goal, or check how many really come by themselves.",
            ),
        )
    ]
