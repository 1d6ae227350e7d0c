"""PLN120: a message is judged on a KPI that the framework does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import did_you_mean
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Framework


def unknown_kpi(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message whose KPI is not in the framework."""
    if plan.framework is None:
        return
    names = [kpi.name for kpi in plan.framework.kpis]
    for message in plan.spoken:
        if not message.kpi or _knows(plan.framework, message.kpi):
            continue
        hint = did_you_mean(message.kpi, names)
        yield RULE.on(
            message,
            "kpi",
            words=(message.kpi,),
            what=Text(
                f"{message.id} wordt afgerekend op ‘{message.kpi}’, maar die KPI staat niet in het framework.{hint.nl}",
                f"{message.id} is judged on ‘{message.kpi}’, but the framework has no such KPI.{hint.en}",
            ),
            advice=Text(
                "Kies een KPI uit de keuzelijst, of voeg die toe aan het framework.",
                "Choose a KPI from the list, or add it to the framework.",
            ),
        )


def _knows(framework: Framework, name: str) -> bool:
    try:
        framework.find(name)
    except FunnelError:
        return False
    return True


RULE: Final = rule_on_figures(
    "PLN120",
    "warning",
    title=Text("KPI van een boodschap onbekend", "KPI of a message unknown"),
    why=Text(
        "Een boodschap zonder KPI uit het plan heeft geen doel: aan niets is te zien of die werkt.",
        "A message without a KPI of the plan has no target, so nothing shows whether it works.",
    ),
    check=unknown_kpi,
    fails=Example(kpis=KPIS, messages=({"id": "T1", "stage": "Think", "kpi": "Visists", "headline": "Vergelijk"},)),
    passes=Example(kpis=KPIS, messages=({"id": "T1", "stage": "Think", "kpi": "Visits", "headline": "Vergelijk"},)),
    # A synonym from the catalogue is the same KPI, and a message may have none yet.
    near_misses=(
        Example(kpis=KPIS, messages=({"id": "T1", "stage": "Think", "kpi": "visits", "headline": "Vergelijk"},)),
        Example(kpis=KPIS, messages=({"id": "T1", "stage": "Think", "headline": "Vergelijk"},)),
    ),
    needs=frozenset({"framework", "messages"}),
    per_message=True,
)
