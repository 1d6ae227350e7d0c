"""PLN127: a profit per result that is no amount, and VAT that nobody charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.budget.odd_percentage import RULE

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

KPIS = [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.1]]


def advice(**fields: Cell) -> list[str]:
    return [each.advice.en for each in RULE.check(plan_of(framework=KPIS, goal=100, fields=fields))]


@pytest.mark.parametrize(("profit", "fires"), [("abc", True), ("50%", True), (10, False), ("10", False), (None, False)])
def test_a_profit_per_result_is_an_amount(profit: Cell, fires: bool) -> None:  # noqa: FBT001
    said = advice(ffProfit=profit, ffProfitBasis="amount")
    assert [each.startswith("Type an amount per result") for each in said] == [True] * fires


@pytest.mark.parametrize(("vat", "meant"), [(0.6, "20%"), (21, "21%"), (6, "6%")])
def test_vat_above_what_anybody_charges(vat: float, meant: str) -> None:
    (said,) = advice(ffVat=vat)
    assert said == f"Type a percentage: {meant}."
