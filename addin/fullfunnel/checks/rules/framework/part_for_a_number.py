"""KPI112: a part of something where a number or an amount is asked: a baseline of 30%, 10% as an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import amount, both, percent
from fullfunnel.framework.columns import KPI_COLUMNS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Kpi


_COUNTS: Final = ("baseline", "cap", "own_target")
_SMALL_MONEY: Final = 1.0


def part_for_a_number(plan: PlanContext) -> Iterator[Finding]:
    """One finding per count between 0 and 1 in the framework, and per amount below 1 in the budget."""
    for kpi in () if plan.framework is None else plan.framework.kpis:
        for column in _COUNTS if kpi.formula is None else ():
            value = getattr(kpi, column)
            if value is not None and 0 < value < 1:
                yield _of_kpi(plan, kpi, column, value)
    if plan.budget is None or not any(line.amount >= _SMALL_MONEY for line in plan.budget.lines):
        return
    for line in plan.budget.lines:
        if 0 < line.amount < _SMALL_MONEY:
            item, part = line.item or line.channel or line.stage, both(percent, line.amount)
            rest = plan.money(line.amount * sum(each.amount for each in plan.budget.lines if each is not line))
            yield remark(
                RULE,
                Text(
                    f"Bij ‘{item}’ staat {part.nl} als bedrag. Dat telt als minder dan één.",
                    f"‘{item}’ has {part.en} as its amount. That counts as less than one.",
                ),
                Text(
                    f"Bedoel je {part.nl} van de andere posten? Typ dan {rest.nl} als bedrag.",
                    f"If you mean {part.en} of the other items, type {rest.en} as the amount.",
                ),
                item=item,
                table="ffBudget",
                row=line.row,
                column="amount",
                words=(item,),
            )


def _of_kpi(plan: PlanContext, kpi: Kpi, column: str, value: float) -> Finding:
    header, part = KPI_COLUMNS[column], both(percent, value)
    found = plan.any_targets
    volume = None if found is None or plan.targets is None else found.volume(kpi.name)
    meant = Text("", "")
    if volume is not None and column == "baseline":
        many = both(amount, float(volume.target) * value)
        meant = Text(f" {part.nl} van het doel is {many.nl}.", f" {part.en} of the target is {many.en}.")
    return remark(
        RULE,
        Text(
            f"Bij {kpi.name} staat {part.nl} in de kolom ‘{header.nl}’. Daar hoort een aantal: dit telt als minder "
            "dan één.",
            f"{kpi.name} has {part.en} in the column {header.en}. A number belongs there: this counts as less than "
            "one.",
        ),
        Text(f"Typ het aantal.{meant.nl}", f"Type the number.{meant.en}"),
        kpi=kpi.name,
        row=kpi.row,
        column=column,
    )


RULE: Final = rule_on_figures(
    "KPI112",
    "error",
    title=Text("Een percentage waar een aantal hoort", "A percentage where a number belongs"),
    why=Text(
        "30% bij ‘Vanzelf’ telt als 0,3 bestelling, en 10% als bedrag als tien cent.",
        "30% under Baseline counts as 0.3 orders, and 10% as an amount as ten cents.",
    ),
    check=part_for_a_number,
    fails=Example(kpis=({**LEADS, "baseline": 0.3}, visits())),
    passes=Example(kpis=({**LEADS, "baseline": 300}, visits())),
    near_misses=(
        Example(kpis=({**LEADS, "baseline": 0}, visits())),
        Example(
            kpis=(LEADS, visits()),
            budget=({"item": "Fee", "stage": "Do", "amount": 1}, {"item": "Search", "stage": "Do", "amount": 900}),
        ),
    ),
)
