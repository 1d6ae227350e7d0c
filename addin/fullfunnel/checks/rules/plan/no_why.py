"""PLN111: a plan that does not say why it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.blank_field import is_left_blank
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def no_why(plan: PlanContext) -> Iterator[Finding]:
    """One finding where the field is blank."""
    if is_left_blank(plan, "ffWhy"):
        yield remark(
            RULE,
            Text("Bij Waarom (ffWhy) staat nog niets.", "Why (ffWhy) is still blank."),
            Text("Schrijf in één zin waarom dit plan er is.", "Write in one sentence why this plan exists."),
            words=("ffWhy",),
            item="ffWhy",
            table="plan",
        )


RULE: Final = rule_on_figures(
    "PLN111",
    "hint",
    title=Text("Een plan dat niet zegt waarom", "A plan that does not say why"),
    why=Text(
        "Eén zin waarom dit plan er is, helpt om belanghebbenden mee te krijgen.",
        "One sentence on why this plan exists helps to get stakeholders on board.",
    ),
    check=no_why,
    fails=Example(fields={"ffWhy": ""}),
    passes=Example(fields={"ffWhy": "Meer mensen met de trein op pad."}),
    near_misses=(Example(fields={"ffOwner": "Sanne"}),),
    needs=frozenset({"fields"}),
)
