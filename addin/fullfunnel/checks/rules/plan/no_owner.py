"""PLN110: nobody is named as owner over all stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.blank_field import is_left_blank
from fullfunnel.checks.rules.plan.examples import DO_LINE
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def no_owner(plan: PlanContext) -> Iterator[Finding]:
    """One finding where the field is blank."""
    if is_left_blank(plan, "ffOwner"):
        yield remark(
            RULE,
            Text("Bij Eigenaar (ffOwner) staat niemand.", "Nobody is named as owner (ffOwner)."),
            Text("Vul in wie verantwoordelijk is voor alle fasen.", "Fill in who is responsible for all stages."),
            words=("ffOwner",),
            item="ffOwner",
            table="plan",
        )


RULE: Final = rule_on_figures(
    "PLN110",
    "hint",
    title=Text("Geen eigenaar van alle fasen", "No owner of all stages"),
    why=Text(
        "Zonder eigenaar bewaakt niemand of de boodschappen aansluiten.",
        "Without an owner nobody sees to it that the messages connect.",
    ),
    check=no_owner,
    fails=Example(fields={"ffOwner": None}),
    passes=Example(fields={"ffOwner": "Sanne"}),
    near_misses=(Example(budget=(DO_LINE,)),),
    needs=frozenset({"fields"}),
)
