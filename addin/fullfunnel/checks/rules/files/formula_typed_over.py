"""FIL120: a formula on the sheet Calculation that somebody typed over or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def formula_typed_over(plan: PlanContext) -> Iterator[Finding]:
    """One finding per cell that does not give what Python gives, once the sheet is that of this plan."""
    for cell, why in plan.typed_over:
        yield remark(
            RULE,
            Text(
                f"In {cell} klopt het tabblad Berekening niet: {why.nl}.",
                f"In {cell} the sheet Calculation is not right: {why.en}.",
            ),
            Text(
                "Maak de wijziging ongedaan (Ctrl+Z), of kopieer de formule van de cel erboven of eronder.",
                "Undo the change (Ctrl+Z), or copy the formula of the cell above or below.",
            ),
            words=(cell,),
            item=cell,
            cell=cell,
            table="plan",
        )


RULE: Final = rule_on_figures(
    "FIL120",
    "error",
    title=Text(
        "Een formule op het tabblad Berekening is overschreven", "A formula on the sheet Calculation was typed over"
    ),
    why=Text(
        "Werkt de invoegtoepassing ergens niet, dan komen de doelen daar van dat tabblad. Een getypt getal "
        "verandert dan niet mee met het plan.",
        "Where the add-in does not work, the targets come from that sheet. A typed number then stays the same, "
        "whatever changes in the plan.",
    ),
    check=formula_typed_over,
    fails=Example(
        kpis=KPIS,
        typed_over=(
            (
                "Calculation!E13",
                Text(
                    "hier hoort een formule, maar er staat een getal of tekst",
                    "a formula belongs here, but there is a number or text",
                ),
            ),
        ),
    ),
    passes=Example(kpis=KPIS),
    needs=frozenset({"file"}),
)
