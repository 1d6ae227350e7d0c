"""FUNNEL_RANGE and FUNNEL_CHANCE as a cell calls them, and what FUNNEL_EXPLAIN says of the doubt."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadInput, BadRate, FunnelError, NoAnswer, NotFound
from fullfunnel.functions import funnel_chance, funnel_explain, funnel_range
from tests.targets.doubt.plans import row, table

SALES: list[list[Any]] = [["KPI", "Feeds", "Rate", "n"], ["Sales", None, None, None], ["Leads", "Sales", 0.05, 200]]
VERKOOP: list[list[Any]] = [
    ["KPI", "Draagt bij aan", "Ratio", "n", "Ratio laag", "Ratio hoog"],
    ["Verkopen", None, None, None, None, None],
    ["Leads", "Verkopen", 0.05, 200, None, None],
    ["Bezoeken", "Leads", "2,5%", None, "1%", "4%"],
]
REVERSED = [*VERKOOP[:3], ["Bezoeken", "Leads", 0.02, 0, 0.04, 0.01]]
ACROSS = [*VERKOOP[:2], ["Bereik", "Verkopen", 1.1, 0, 0.8, 1.3]]


def test_a_range_spills_low_and_high_side_by_side() -> None:
    ((low, high),) = funnel_range("Leads", 50, SALES)
    assert (low, high) == pytest.approx((651, 1540), abs=1)
    assert funnel_range("leads", "50", SALES, "80%") == [[low, high]]


def test_a_chance_is_a_number_from_0_to_1() -> None:
    assert funnel_chance(50, SALES) == pytest.approx(0.5262, abs=0.001)
    assert funnel_chance(50, SALES, "Leads", 1200) == pytest.approx(0.724, abs=0.001)


def test_the_volume_of_a_range_gives_the_chance_it_stands_for() -> None:
    ((low, high),) = funnel_range("Bezoeken", 50, VERKOOP, 0.9)
    assert funnel_chance(50, VERKOOP, "Bezoeken", low) == pytest.approx(0.05, abs=1e-3)
    assert funnel_chance(50, VERKOOP, "Bezoeken", high) == pytest.approx(0.95, abs=1e-3)


def test_a_span_may_be_typed_where_the_rate_stands() -> None:
    apart = table(row("Leads", "Sales", 0.0225375, rate_low=0.01, rate_high=0.05), {"kpi": "Sales"})
    typed = [["KPI", "Feeds", "Rate"], ["Sales", None, None], ["Leads", "Sales", "1%-5%"]]
    # the middle of the log odds of 1% and 5% is 2.254%
    assert funnel_range("Leads", 20, typed)[0] == pytest.approx(funnel_range("Leads", 20, apart)[0], rel=1e-4)


def test_cells_that_a_host_hands_over_as_empty_are_left_out() -> None:
    plain = funnel_chance(50, SALES)
    for empty in (None, "", " "):
        assert funnel_chance(50, SALES, empty, empty) == plain
        assert funnel_range("Leads", 50, SALES, empty) == funnel_range("Leads", 50, SALES)
    assert funnel_chance(50, SALES, None, 0) == plain  # as Calc hands over two empty cells
    assert funnel_chance([[50]], SALES, [["Leads"]], [[1000.0]]) == pytest.approx(plain, abs=1e-9)


@pytest.mark.parametrize(
    ("call", "kind", "excel", "says"),
    [
        (lambda: funnel_range("Fans", 50, SALES), NotFound, "#N/A", "Leads"),
        (lambda: funnel_range("", 50, SALES), BadInput, "#VALUE!", "name of one KPI"),
        (lambda: funnel_range("Leads", None, SALES), BadInput, "#VALUE!", "blank"),
        (lambda: funnel_range("Leads", 50, SALES, 80), BadInput, "#VALUE!", "between 0% and 100%"),
        (lambda: funnel_range("Leads", 50, SALES, "high"), BadInput, "#VALUE!", "not a number"),
        (lambda: funnel_range("Leads", 0, SALES), NoAnswer, "#NUM!", "without the campaign"),
        (lambda: funnel_chance(-1, SALES), BadInput, "#VALUE!", "zero or more"),
        (lambda: funnel_chance(50, SALES, "Leads"), BadInput, "#VALUE!", "or neither"),
        (lambda: funnel_chance(50, SALES, None, 9), BadInput, "#VALUE!", "or neither"),
        (lambda: funnel_chance(50, SALES, "Leads", "x"), BadInput, "#VALUE!", "not a number"),
        (lambda: funnel_chance(50, VERKOOP, "Fans", 9), NotFound, "#N/A", "Bezoeken"),
        (lambda: funnel_chance(50, [*SALES[:2], ["Leads", "Sales", 0.05, "few"]]), BadInput, "#VALUE!", "not a number"),
        (lambda: funnel_chance(50, [*SALES[:2], ["Leads", "Sales", 0.05, -2]]), BadInput, "#VALUE!", "negative"),
        (lambda: funnel_chance(50, [*SALES[:2], ["Leads", "Sales", 0, 20]]), BadRate, "#DIV/0!", "is 0"),
        (lambda: funnel_chance(50, REVERSED), BadInput, "#VALUE!", "passen niet"),
        (lambda: funnel_chance(50, ACROSS), BadInput, "#VALUE!", "passen niet"),
    ],
)
def test_every_error_is_the_one_of_excel(call: Any, kind: type[FunnelError], excel: str, says: str) -> None:
    with pytest.raises(kind, match=says) as error:
        call()
    assert error.value.excel == excel


def test_explain_names_the_rates_that_count_as_sure() -> None:
    text = funnel_explain("Bezoeken", 50, [*VERKOOP, ["Vertoningen", "Bezoeken", 0.01, None, None, None]])
    assert "zeker" not in text
    views = funnel_explain("Vertoningen", 50, [*VERKOOP, ["Vertoningen", "Bezoeken", 0.01, None, None, None]])
    assert "geldt deze ratio als zeker, want er staat geen n bij: Vertoningen → Bezoeken." in views
    sure = [["KPI", "Feeds", "Rate"], ["Sales", None, None], ["Leads", "Sales", 0.05]]
    assert "sure" not in funnel_explain("Leads", 50, sure)


def test_explain_says_that_the_middle_of_a_span_is_not_the_rate() -> None:
    text = funnel_explain("Bezoeken", 50, VERKOOP)
    assert "ligt de ratio Bezoeken → Leads tussen 1% en 4%, met 2,01% als midden; het plan gebruikt 2,5%." in text


@pytest.mark.parametrize("end", ["rate_low", "rate_high"])
def test_explain_says_that_half_a_span_does_not_count(end: str) -> None:
    half = table({"kpi": "Sales"}, row("Leads", "Sales", 0.1, **{end: 0.1}))
    assert funnel_chance(50, half) == funnel_chance(50, table({"kpi": "Sales"}, row("Leads", "Sales", 0.1)))
    text = funnel_explain("Leads", 50, half)
    assert "this rate counts as certain, because only one of its two limits is filled in: Leads → Sales." in text
    assert "counts as certain" not in funnel_explain(
        "Leads", 50, table({"kpi": "Sales"}, row("Leads", "Sales", 0.1, n=9, **{end: 0.1}))
    )


def test_explain_says_which_own_target_holds_a_volume() -> None:
    held = table({"kpi": "Sales"}, row("Leads", "Sales", 0.1, own_target=400), row("Visits", "Leads", 0.5))
    assert "(#NUM!): the ‘Own target’ of ‘Leads’ holds it." in funnel_explain("Visits", 50, held)


def test_explain_says_why_a_span_gives_an_error() -> None:
    assert "do not go together" in funnel_explain(
        "A", 5, table({"kpi": "S"}, row("A", "S", 0.5, rate_low=0.6, rate_high=0.4))
    )
