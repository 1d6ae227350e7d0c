"""KPI109: as many results come by themselves as the goal asks for, so the plan asks nothing of its stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import amount, both
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets


def goal_by_itself(found: Targets) -> list[Finding]:
    """One finding where the baseline of the main KPI reaches its target."""
    main = found.volume(found.framework.main)
    if main is None or not main.kpi.baseline or main.target > main.kpi.baseline:
        return []
    alone, goal = both(amount, main.kpi.baseline), both(amount, float(main.target))
    name = main.kpi.name
    return [
        remark(
            RULE,
            Text(
                f"Er komen al {alone.nl} {name} vanzelf en je doel is {goal.nl}. Het plan vraagt dus niets van de "
                "fasen.",
                f"{alone.en} {name} already come without the campaign and your goal is {goal.en}. So the plan asks "
                "nothing of its stages.",
            ),
            Text(
                "Zet het doel hoger, of kijk na hoeveel er echt vanzelf komt.",
                "Raise the goal, or check how many really come without the campaign.",
            ),
            kpi=name,
            table="ffKpis",
            row=main.kpi.row,
            column="baseline",
        )
    ]


RULE: Final = rule_on_figures(
    "KPI109",
    "warning",
    title=Text("Het doel komt al vanzelf", "The goal is reached without the campaign"),
    why=Text(
        "Een plan dat niets van zijn fasen vraagt, geeft niets om op te sturen.",
        "A plan that asks nothing of its stages gives you nothing to manage by.",
    ),
    check=OnTargets(goal_by_itself),
    fails=Example(kpis=({**LEADS, "baseline": 1000}, visits())),
    passes=Example(kpis=({**LEADS, "baseline": 400}, visits())),
    near_misses=(Example(kpis=(LEADS, visits(baseline=20_000))),),
)
