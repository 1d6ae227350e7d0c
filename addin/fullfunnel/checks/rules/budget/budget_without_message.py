"""PLN108: money in a stage that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.budget.paid_stages import paid_stages
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import DO_LINE, SEE_LINE
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def budget_without_message(plan: PlanContext) -> Iterator[Finding]:
    """One finding per stage with money and no message."""
    if plan.budget is None or plan.messages is None or not plan.spoken or not plan.budget.lines:
        return
    said = {same_name(message.stage) for message in plan.spoken}
    for stage, (name, cost) in paid_stages(plan.budget).items():
        if stage not in said and cost > 0:
            spent = plan.money(cost)
            yield remark(
                RULE,
                Text(
                    f"Voor {name} staat {spent.nl} in het budget, maar er is geen boodschap.",
                    f"{name} has {spent.en} in the budget, but there is no message.",
                ),
                Text(
                    "Schrijf voor die fase een boodschap, of haal het bedrag weg.",
                    "Write a message for that stage, or take out the amount.",
                ),
                words=(name,),
                item=name,
                table="ffBudget",
                column="stage",
            )


RULE: Final = rule_on_figures(
    "PLN108",
    "warning",
    title=Text("Budget zonder boodschap", "Budget without a message"),
    why=Text(
        "Geld zonder boodschap wordt op het laatst met iets gevuld.",
        "Money without a message is filled with something at the last minute.",
    ),
    check=budget_without_message,
    fails=Example(
        budget=(SEE_LINE, DO_LINE), messages=({"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop"},)
    ),
    passes=Example(budget=(DO_LINE,), messages=({"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop"},)),
    near_misses=(
        Example(
            budget=(DO_LINE, {"item": "Shoot", "stage": "See", "kind": "creation", "amount": 900}),
            messages=({"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop"},),
        ),
        Example(budget=(DO_LINE,)),
    ),
    needs=frozenset({"budget", "messages"}),
)
