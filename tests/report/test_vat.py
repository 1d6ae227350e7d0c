"""VAT in the order value comes off once, and everyone who reads that value says the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import fullfunnel as ff
from fullfunnel.display import number
from fullfunnel.errors import BadInput
from fullfunnel.framework import schema as contract
from fullfunnel.report.page import as_html
from fullfunnel.report.writing import report_of
from fullfunnel.targets.allowable import allowable_cost, without_vat
from fullfunnel.targets.max_cpa import READING_WORDS
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.templates.plan_in_workbook import plan_in
from fullfunnel.xlsx.reading import open_book, rows_of_names
from tests.templates.opened import built, cells

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.language import Language
    from fullfunnel.targets.max_cpa import Reading


@pytest.mark.deep
@pytest.mark.parametrize(("language", "reading"), [("en", "all"), ("nl", "paid"), ("en", "careful")])
def test_workbook_report_and_python_take_vat_off_once(tmp_path: Path, language: Language, reading: Reading) -> None:
    """EUR 96.80 with 21% VAT is EUR 80: margin 50% less profit 10% leaves 40% of it, EUR 32 an order."""
    plan = replace(TREINPAKKERS, order_value=96.8, vat=0.21, cpa_method=READING_WORDS[reading])
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(plan, language))
    names = rows_of_names(open_book(path))
    review = ff.read_plan(path).review()
    assert names[contract.ALLOWABLE] == pytest.approx(32)
    assert review.allowable == pytest.approx(32)
    assert review.max_cpa == pytest.approx(names[contract.MAX_CPA])
    page = as_html(report_of(path))
    assert f"{number(32, language, 2)} all-in" in page or f"{number(32, language, 2)} kosten" in page
    assert number(float(str(names[contract.MAX_CPA])), language, 2) in page
    assert number(96.8 * 0.4, language, 2) not in page


def test_the_formula_of_the_workbook_takes_it_off_and_no_text_asks_to_do_so_twice() -> None:
    made = cells(built(TREINPAKKERS, "en"), "Start", "Max CPA")
    formula = next(str(cell.formula) for cell in made if cell.formula and "FUNNEL_ALLOWABLE" in str(cell.formula))
    assert "ffOrderValue/(1+ffVat)" in formula
    labels = [str(cell.value) for cell in made if isinstance(cell.value, str)]
    assert "Average order value" in labels
    assert not [label for label in labels if "take that off" in label or "order value, without VAT" in label]


@pytest.mark.deep
def test_a_workbook_that_is_brought_up_to_date_keeps_its_vat(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(replace(TREINPAKKERS, vat=0.09), "en"))
    assert plan_in(open_book(path)).vat == pytest.approx(0.09)


def test_without_vat() -> None:
    assert without_vat(3_600, 0.2) == pytest.approx(3_000)
    assert without_vat(3_600, None) == without_vat(3_600, 0) == 3_600
    assert allowable_cost(without_vat(3_600, 0.2), 0.8, 0.2) == pytest.approx(1_800)
    with pytest.raises(BadInput, match="cannot be negative"):
        without_vat(3_600, -1)
