"""PLN106: what See, Think and creation cost leaves nothing for Do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.plan.examples import DO_LINE, KPIS, SEE_LINE
from fullfunnel.checks.plan.rule_on_figures import rule_on_figures
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.display import amount, both
from fullfunnel.errors import FunnelError
from fullfunnel.framework.numbers import read_number
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.cells import Cell


def max_cpa_forgets(plan: PlanSheet) -> Iterator[Finding]:
    """One finding where what Do may cost is less than it costs."""
    budget, fields = plan.budget, plan.fields
    if budget is None or fields is None or plan.targets is None:
        return
    allowable = _number(fields.get("ffAllowable"))
    goal = float(plan.targets.goal)
    if allowable is None or goal <= 0 or budget.judged_cost <= 0:
        return
    carried = budget.unjudged_cost / goal
    left, spent = allowable - carried, budget.judged_cost / goal
    if spent <= left:
        return
    cost, each, most, rest, do = (
        both(amount, value) for value in (budget.unjudged_cost, carried, allowable, left, spent)
    )
    yield remark(
        RULE,
        Text(
            f"See, Think en creatie kosten € {cost.nl} = € {each.nl} per resultaat; van de toegestane € "
            f"{most.nl} blijft € {rest.nl} over, en Do kost € {do.nl} per resultaat.",
            f"See, Think and creation cost € {cost.en} = € {each.en} per result; of the allowable € "
            f"{most.en} this leaves € {rest.en}, and Do costs € {do.en} per result.",
        ),
        Text(
            f"Breng de kosten in Do terug tot € {rest.nl} per resultaat, of verlaag de kosten ervoor.",
            f"Bring the cost in Do down to € {rest.en} per result, or lower the cost before it.",
        ),
        words=(f"€ {cost.say(plan.language)}", f"€ {most.say(plan.language)}"),
        item="ffAllowable",
        table="ffBudget",
        column="amount",
    )


def _number(cell: Cell) -> float | None:
    try:
        return read_number(cell, same("ffAllowable"))
    except FunnelError:
        return None


RULE: Final = rule_on_figures(
    "PLN106",
    "warning",
    title=Text("Max CPA vergeet See en Think", "Max CPA forgets See and Think"),
    why=Text(
        "De maximale CPA in Do moet ook dragen wat niet op verkoop wordt afgerekend.",
        "The maximum CPA in Do must also carry what is not judged on sales.",
    ),
    check=max_cpa_forgets,
    fails=Example(kpis=KPIS, budget=(DO_LINE, SEE_LINE), fields={"ffAllowable": 25}),
    passes=Example(kpis=KPIS, budget=(DO_LINE, SEE_LINE), fields={"ffAllowable": 36}),
)
