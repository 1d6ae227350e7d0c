"""Sums of which the last digits decide: 0.1 + 0.2 - 0.3 is not 0 to a computer, and Excel may show 0 for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.recalc.formulas.references import pieced
from fullfunnel.recalc.proof.parsing import tree
from fullfunnel.recalc.proof.sums import may_cancel
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.reading import open_book
from tests.recalc.factories import Cells, workbook

if TYPE_CHECKING:
    from pathlib import Path

CELLS: Cells = {"A1": 0.1, "A2": 0.2, "A3": -0.3, "A4": 7, "A5": "word", "A6": 5.5, "A7": 2.25, "A8": 0}


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> Values:
    folder: Path = tmp_path_factory.mktemp("sums")
    return Values(open_book(workbook(folder / "plan.xlsx", CELLS)))


@pytest.mark.parametrize(
    "formula",
    [
        "S!A1+S!A2+S!A3",
        "S!A1+S!A2-0.3",
        "(S!A1+S!A2)-30%",
        "SUM(S!A1:A3)",
        "SUM(S!A1:A2,-0.3)",
        "SUM(S!A1,S!A2)+S!A3",
        "(S!A1+S!A2-0.3)*1000",  # a rest stays a rest, whatever it is multiplied with
        "SUM(S!A1:A3)*1000",
        "SUM(S!A1:A3)/S!A6",
        "-SUM(S!A1:A3)",
        "SUM(S!A1:A3)%",
        "S!A6-2^0.5",  # nobody here can tell
        "S!A6-LN(2)",
        "S!A6-S!A5",
        "S!A6/S!A8",
        'S!A6-FUNNEL_TARGET("Visits",S!A4,S!A1:A3)',
    ],
)
def test_a_rest_of_the_last_digits_may_be_left(formula: str, values: Values) -> None:
    assert may_cancel(tree(tuple(pieced(formula, 1).words)), values)


@pytest.mark.parametrize(
    "formula",
    [
        "S!A6-S!A7",  # 3.25
        "+S!A6-(S!A7)",
        "-S!A6+S!A7",
        "S!A6*2-S!A7/3",
        "S!A6-50%",
        "S!A4-7",  # whole numbers have no last digits
        "S!A4*3-(21)",
        "SUM(S!A4,-7)",
        "(S!A4=7)-1",
        "COUNT(S!A1:A9)-6",
        "S!A6-S!A99",  # a blank cell is 0
        "S!A6-S!A6",  # exactly 0 to every program
        "SUM(S!A1:A2)",
    ],
)
def test_what_comes_out_the_same_in_every_program(formula: str, values: Values) -> None:
    assert not may_cancel(tree(tuple(pieced(formula, 1).words)), values)
