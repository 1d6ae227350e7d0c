"""What was done leads to, of a ratio: of what its parts lead to, with ends where these follow from one part."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.framework.reading import read_framework
from fullfunnel.results.forecast import flow
from fullfunnel.results.interval import interval
from fullfunnel.results.ratio_forecast import RatioForecast, ratio_forecast
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.results import read_results
from tests.results.plans import day

HEADERS = ["KPI", "Stage", "Feeds", "Rate", "Lag", "Formula"]
CHAIN: list[list[Any]] = [
    ["Orders", "Do", None, None, None, None],
    ["Visits", "Think", "Orders", 0.1, 10, None],
    ["Reach", "See", "Visits", 0.2, 10, None],
]
UNDER_WAY: list[list[Any]] = [
    [day(1), "Visits", 500, 600],
    [day(25), "Visits", 100, None],
    [day(26), "Orders", 50, None],
]
"""Of 600 visits 100 are younger than ten days: at 10% they bring 10 orders beside the 50 that came."""


def ratios(*formulas: list[Any], rows: list[list[Any]]) -> dict[str, RatioForecast]:
    framework = read_framework([HEADERS, *CHAIN, *([name, "Do", None, None, None, text] for name, text in formulas)])
    through = flow(framework, actuals(framework, read_results([["Date", "KPI", "Value", "Cost"], *rows])))
    return {name: ratio_forecast(through, framework.by_name[name]) for name, _ in formulas}


def test_cost_per_order_counts_the_orders_under_way_and_has_their_ends() -> None:
    (found,) = ratios(["CPA", "Cost / Orders"], rows=UNDER_WAY).values()
    framework = read_framework([HEADERS, *CHAIN])
    low, high = interval(
        flow(framework, actuals(framework, read_results([["Date", "KPI", "Value", "Cost"], *UNDER_WAY]))), "Orders"
    )
    assert found.value == pytest.approx(600 / 60)
    assert low < 60 < high
    assert (found.low, found.high) == pytest.approx((600 / high, 600 / low))


def test_a_ratio_of_a_ratio_follows_it_with_its_ends() -> None:
    found = ratios(["CPA", "Cost / Orders"], ["Cost of a hundred", "CPA * 100"], rows=UNDER_WAY)
    assert found["Cost of a hundred"] == pytest.approx([100 * (each or 0) for each in found["CPA"]])
    assert found["Cost of a hundred"].value == pytest.approx(1_000)


def test_of_two_parts_that_are_both_under_way_only_the_middle_is_said() -> None:
    """100 people of day 25 still bring 20 visits, and these 2 orders: 620 visits and 62 orders."""
    (found,) = ratios(
        ["Visits per order", "Visits / Orders"], rows=[*UNDER_WAY, [day(25), "Reach", 100, None]]
    ).values()
    assert found.value == pytest.approx(10)
    assert (found.low, found.high) == (None, None)


def test_ratios_that_need_each_other_have_no_forecast() -> None:
    found = ratios(["A", "B * 2"], ["B", "A / Orders"], ["CPA", "Cost / Orders"], rows=UNDER_WAY)
    assert (found["A"], found["B"]) == (RatioForecast(None, None, None), RatioForecast(None, None, None))
    assert found["CPA"].value == pytest.approx(10)


def test_of_a_part_that_nobody_reported_nothing_is_said() -> None:
    (found,) = ratios(["Visits per order", "Visits / Orders"], rows=[]).values()
    assert found == RatioForecast(None, None, None)
