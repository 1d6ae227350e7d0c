"""PLN105: See judged on the main KPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def see_on_main_goal(plan: PlanContext) -> Iterator[Finding]:
    """One finding per See message whose KPI is the main one."""
    if plan.framework is None:
        return
    main = plan.framework.main
    for message in plan.spoken:
        if message.asks == "see" and message.kpi and same_name(message.kpi) == same_name(main):
            yield remark(
                RULE,
                Text(
                    f"{message.id} staat in {message.stage} en wordt afgerekend op {message.kpi}, het hoofddoel.",
                    f"{message.id} is in {message.stage} and is judged on {message.kpi}, the main goal.",
                ),
                Text(
                    "Reken See af op bereik, uitgekeken video of bezoek; de bijdrage aan het hoofddoel is indirect.",
                    "Judge See on reach, completed views or visits; its contribution to the main goal is indirect.",
                ),
                message=message.id,
                table="ffMessages",
                row=message.row,
                column="kpi",
                words=(message.kpi,),
            )


RULE: Final = rule_on_figures(
    "PLN105",
    "warning",
    title=Text("See afgerekend op het hoofddoel", "See judged on the main goal"),
    why=Text(
        "See verkoopt niet. Reken je See af op leads, dan wordt See altijd geschrapt.",
        "See does not sell. If you judge See on leads, it is always cut.",
    ),
    check=see_on_main_goal,
    fails=Example(kpis=KPIS, messages=({"id": "S1", "stage": "See", "kpi": "Leads", "headline": "Film"},)),
    passes=Example(kpis=KPIS, messages=({"id": "S1", "stage": "See", "kpi": "Views", "headline": "Film"},)),
    near_misses=(
        Example(
            kpis=KPIS, messages=({"id": "D1", "stage": "Do", "kpi": "Leads", "headline": "Nu € 5", "cta": "Koop"},)
        ),
    ),
    needs=frozenset({"framework", "messages"}),
    per_message=True,
)
