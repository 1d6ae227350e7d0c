"""PLN114: a table of the plan is gone from its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import table_label
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def lost_table(plan: PlanContext) -> Iterator[Finding]:
    """One finding per table that a workbook of ours has no more."""
    for table in plan.lost:
        label = table_label(table)
        yield remark(
            RULE,
            Text(
                f"De tabel {label.nl} ({table}) is weg. Wat erin stond, telt niet meer mee.",
                f"The table {label.en} ({table}) is gone. What it held no longer counts.",
            ),
            Text(
                "Maak het verwijderen ongedaan (Ctrl+Z), of neem de tabel over uit een eerdere versie. Heet die nu "
                f"anders? Noem die dan weer {table} (onder Tabelontwerp).",
                "Undo the deletion (Ctrl+Z), or take the table from an earlier version. Does it have another name? "
                f"Then call it {table} again (under Table Design).",
            ),
            words=(table,),
            item=table,
            table="plan",
        )


RULE: Final = rule_on_figures(
    "PLN114",
    "error",
    title=Text("Een tabel is weg", "A table is gone"),
    why=Text(
        "Zonder de tabel rekent niets meer, en de laatste cijfers blijven staan alsof er niets aan de hand is.",
        "Without the table nothing calculates any more, and the last figures stay as if nothing is wrong.",
    ),
    check=lost_table,
    fails=Example(kpis=KPIS, lost=("ffBudget",)),
    passes=Example(kpis=KPIS),
    needs=frozenset({"file"}),
)
