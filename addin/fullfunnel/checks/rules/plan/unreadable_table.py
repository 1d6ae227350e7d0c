"""PLN115: a table of the plan cannot be read, so the rules on it are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import TABLES, table_label
from fullfunnel.checks.remark import remark
from fullfunnel.checks.row_names import row_in
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.errors import FunnelError


def unreadable_table(plan: PlanContext) -> Iterator[Finding]:
    """One finding per table that cannot be read, with what is in the way."""
    if plan.blank_in_cells is not None:
        yield _blank_in_cells(plan.blank_in_cells)
    for table, error in plan.unread:
        label = table_label(table)
        yield remark(
            RULE,
            Text(f"{label.nl}: {error.text.nl}", f"{label.en}: {error.text.en}"),
            Text(
                f"Los dit eerst op: tot die tijd telt {label.nl} nergens mee.",
                f"Solve this first: until then {label.en} does not count anywhere.",
            ),
            words=(label.say(plan.language),),
            item=table,
            table=next((each for each in TABLES if each == table), "plan"),
            row=row_in(error.text) or 1,
        )


def _blank_in_cells(error: FunnelError) -> Finding:
    label = table_label("ffKpis")
    return remark(
        RULE,
        Text(f"{label.nl}: {error.text.nl}", f"{label.en}: {error.text.en}"),
        Text(
            "Los dit eerst op: tot die tijd staat er in de cellen geen doel. De andere opmerkingen gaan uit van de "
            "dagen op het eerste blad.",
            "Solve this first: until then the cells have no target. The other findings use the days on the first "
            "sheet.",
        ),
        item="ffKpis",
        table="ffKpis",
        row=row_in(error.text) or 1,
    )


RULE: Final = rule_on_figures(
    "PLN115",
    "error",
    title=Text("Een tabel kan niet worden gelezen", "A table cannot be read"),
    why=Text(
        "Een kopje dat ontbreekt of een cel die geen getal is, houdt alle doelen tegen die ervan afhangen.",
        "A header that is missing or a cell that is not a number holds back every target that depends on it.",
    ),
    check=unreadable_table,
    fails=Example(budget=({"item": "Search", "stage": "Do", "amount": "much"},)),
    passes=Example(budget=({"item": "Search", "stage": "Do", "amount": 9000},)),
)
