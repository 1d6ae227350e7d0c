"""PLN107: creation far above 20% of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import SEE_LINE
from fullfunnel.display import both, percent
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_CREATION: Final = 0.2
_FAR: Final = 0.4
"""Creation of 20% is the rule of thumb; above 40% it is far off."""


def much_creation(plan: PlanContext) -> Iterator[Finding]:
    """One finding where creation takes far more of the budget than the rule of thumb."""
    budget = plan.budget
    if budget is None:
        return
    made = sum(line.amount for line in budget.lines if line.kind == "creation")
    run = sum(line.amount for line in budget.lines if line.kind == "activation")
    if made + run <= 0 or made / (made + run) <= _FAR:
        return
    part, cost, total, rule = (
        both(percent, made / (made + run)),
        plan.money(made),
        plan.money(made + run),
        plan.money(_CREATION * (made + run)),
    )
    items = tuple(line.item or line.stage or line.channel for line in budget.lines if line.kind == "creation")
    named = ", ".join(dict.fromkeys(items))
    yield remark(
        RULE,
        Text(
            f"Creatie ({named}) kost {cost.nl} van {total.nl} = {part.nl}; 20% is {rule.nl}.",
            f"Creation ({named}) costs {cost.en} of {total.en} = {part.en}; 20% is {rule.en}.",
        ),
        Text(
            "Maak minder uitingen of gebruik ze langer: wat niet gezien wordt, werkt niet.",
            "Make fewer ads or use them longer: what is not seen does not work.",
        ),
        words=items,
        table="ffBudget",
        column="kind",
    )


RULE: Final = rule_on_figures(
    "PLN107",
    "hint",
    title=Text("Veel creatie, weinig activatie", "Much creation, little activation"),
    why=Text(
        "Half naar creatie en half naar activatie werkt slechter dan 20/80.",
        "Half on creation and half on activation does worse than 20/80.",
    ),
    check=much_creation,
    fails=Example(budget=(SEE_LINE, {"item": "Shoot", "stage": "See", "kind": "creation", "amount": 9000})),
    passes=Example(budget=(SEE_LINE, {"item": "Shoot", "stage": "See", "kind": "creation", "amount": 2000})),
    near_misses=(
        Example(budget=(SEE_LINE, {"item": "Shoot", "stage": "See", "kind": "creation", "amount": 5000})),
        Example(budget=(SEE_LINE, {"item": "Tool", "stage": "See", "kind": "licence", "amount": 9000})),
    ),
    needs=frozenset({"budget"}),
)
