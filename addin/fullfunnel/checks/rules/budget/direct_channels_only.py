"""PLN102: a large budget on what converts directly, and nothing before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import DO_LINE, SEE_LINE
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_LARGE: Final = 10_000.0
"""From this budget on, steering on direct conversion alone is a choice that wants a word."""


def direct_channels_only(plan: PlanContext) -> Iterator[Finding]:
    """One finding where a large budget has no activation but on what converts directly."""
    budget = plan.budget
    if budget is None:
        return
    total = budget.judged_cost + budget.unjudged_cost
    active = [line for line in budget.lines if line.kind != "creation" and line.amount > 0]
    if total < _LARGE or not active or not all(line.is_judged_on_results for line in active):
        return
    said = plan.money(total)
    named = ", ".join(dict.fromkeys(line.item or line.channel or line.stage for line in active))
    yield remark(
        RULE,
        Text(
            f"De hele activatie van dit budget van {said.nl} gaat naar kanalen die direct converteren: {named}.",
            f"All activation in this budget of {said.en} goes to channels that convert directly: {named}.",
        ),
        Text(
            "Leg een deel in See en Think: wie nu niet zoekt, koopt later.",
            "Put a part in See and Think: people who are not looking now buy later.",
        ),
        words=tuple(line.item or line.channel or line.stage for line in active),
        table="ffBudget",
        column="converts_directly",
    )


RULE: Final = rule_on_figures(
    "PLN102",
    "warning",
    title=Text("Alles op direct converterende kanalen", "Everything on directly converting channels"),
    why=Text(
        "Wie alleen oogst, heeft straks niets meer te oogsten.",
        "If you only harvest, you soon have nothing left to harvest.",
    ),
    check=direct_channels_only,
    fails=Example(budget=(DO_LINE,)),
    passes=Example(budget=(DO_LINE, SEE_LINE)),
    near_misses=(Example(budget=({**DO_LINE, "amount": 4000},)),),
    needs=frozenset({"budget"}),
)
