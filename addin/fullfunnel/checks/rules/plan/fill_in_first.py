"""PLN117: what a plan that is only begun needs first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.blank_field import is_left_blank
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def fill_in_first(plan: PlanContext) -> Iterator[Finding]:
    """A hint each on the goal, the KPIs and their rates, while no figure stands in the framework."""
    if plan.fields is None or "ffGoal" not in plan.fields or plan.is_begun or plan.unread or plan.lost:
        return
    if is_left_blank(plan, "ffGoal"):
        yield remark(
            RULE,
            Text(
                "Het hoofddoel is nog leeg. Begin daar: alles wordt ervan teruggerekend.",
                "The main goal is still blank. Begin there: everything is calculated back from it.",
            ),
            Text("Typ bij Hoofddoel één getal.", "Type one number under Main goal."),
            words=(Text("hoofddoel", "main goal").say(plan.language),),
            item="ffGoal",
            table="plan",
        )
    if plan.framework is None:
        yield remark(
            RULE,
            Text(
                "Er staat nog geen KPI in het framework.",
                "There is no KPI in the framework yet.",
            ),
            Text(
                "Zet je hoofd-KPI erin, en daarboven de KPI's die eraan bijdragen, met hun ratio.",
                "Put your main KPI in it, and above it the KPIs that lead to it, with their rate.",
            ),
            words=("KPI",),
            item="ffKpis",
            table="ffKpis",
        )
        return
    blank = [each for each in plan.framework.contributions if each.rate is None]
    if blank:
        first = blank[0]
        yield remark(
            RULE,
            Text(
                f"{len(blank)} ratio's zijn nog leeg, de eerste van {first.kpi} naar {first.feeds}.",
                f"{len(blank)} rates are still blank, the first from {first.kpi} to {first.feeds}.",
            ),
            Text(
                "Typ per rij welk deel doorgaat, zoals 3%. Haal weg wat je niet gebruikt.",
                "Type in each row which part goes on, such as 3%. Remove what you do not use.",
            ),
            kpi=first.kpi,
            words=(first.kpi,),
            table="ffKpis",
            row=first.row,
            column="rate",
        )


RULE: Final = rule_on_figures(
    "PLN117",
    "hint",
    title=Text("Wat je het eerst invult", "What to fill in first"),
    why=Text(
        "Met een hoofddoel en een ratio per rij heeft elke KPI een doel.",
        "With a main goal and one rate per row every KPI has a target.",
    ),
    check=fill_in_first,
    fails=Example(kpis=tuple({**row, "rate": None} for row in KPIS), fields={"ffGoal": None}),
    passes=Example(kpis=KPIS, fields={"ffGoal": 1000}),
    near_misses=(Example(kpis=KPIS, fields={"ffOwner": "Sanne"}),),
    needs=frozenset({"fields"}),
)
