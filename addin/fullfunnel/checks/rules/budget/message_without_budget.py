"""PLN109: messages in a stage that has no money."""

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


def message_without_budget(plan: PlanContext) -> Iterator[Finding]:
    """One finding per stage with messages and no money; Care costs none."""
    if plan.budget is None or plan.messages is None or not plan.spoken or not plan.budget.lines:
        return
    paid = paid_stages(plan.budget)
    said = {same_name(message.stage): message for message in plan.spoken if message.stage}
    for stage, message in said.items():
        if stage not in paid and message.asks != "care":
            yield remark(
                RULE,
                Text(
                    f"Voor {message.stage} zijn er boodschappen, maar in het budget staat niets.",
                    f"{message.stage} has messages, but nothing in the budget.",
                ),
                Text(
                    "Zet een bedrag bij die fase, of laat de boodschap vervallen.",
                    "Add an amount for that stage, or drop the message.",
                ),
                message=message.id,
                item=message.stage,
                table="ffMessages",
                row=message.row,
                column="stage",
                words=(message.stage,),
            )


RULE: Final = rule_on_figures(
    "PLN109",
    "hint",
    title=Text("Boodschap zonder budget", "Message without budget"),
    why=Text("Een boodschap zonder geld ziet niemand.", "Nobody sees a message without money."),
    check=message_without_budget,
    fails=Example(budget=(DO_LINE,), messages=({"id": "S1", "stage": "See", "headline": "Film"},)),
    passes=Example(budget=(DO_LINE, SEE_LINE), messages=({"id": "S1", "stage": "See", "headline": "Film"},)),
    near_misses=(Example(budget=(DO_LINE,), messages=({"id": "C1", "stage": "Care", "headline": "Bedankt"},)),),
    needs=frozenset({"budget", "messages"}),
)
