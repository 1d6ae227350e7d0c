"""A KPI whose next steps each have people of their own: its results go each way as the plan divides them.

Half of the orders come over the landing page at 10%, half over the shop at 5%. For G orders the page needs 5 G visits,
of which 100 come by themselves, and the shop 10 G. Reach brings them at 20% and 10%, so it needs 25 G - 500 for the
page and 100 G for the shop.
"""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.results.forecast import flow
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.results import read_results
from tests.results.plans import day, flowing, plan

ROWS: tuple[list[Any], ...] = (
    ["Orders"],
    ["Page", "Orders", 0.1, 0.5, 100],
    ["Shop", "Orders", 0.05, 0.5],
    ["Reach", "Page", 0.2, None, None, "separate"],
    ["Reach", "Shop", 0.1],
)
HEADERS = "KPI Feeds Rate Share Baseline Pool"


def parts(reach: float) -> tuple[float, float]:
    """Which part of what was reached goes to the page, and which to the shop."""
    through = flowing(plan(*ROWS, headers=HEADERS), (day(1), "Reach", reach))
    return through.parts["Reach", "Page"], through.parts["Reach", "Shop"]


@pytest.mark.parametrize("orders", [40, 100_000])
def test_reach_is_divided_as_in_the_plan_that_asks_for_so_much(orders: int) -> None:
    page, shop = 25 * orders - 500, 100 * orders
    assert parts(page + shop) == pytest.approx((page / (page + shop), shop / (page + shop)))


def test_nothing_reached_is_divided_as_in_the_plan_for_a_thousand() -> None:
    assert parts(0) == pytest.approx((24_500 / 124_500, 100_000 / 124_500))


def test_the_forecast_counts_everyone_for_one_way_only() -> None:
    """Of 4,500 people 500 are for the page: 100 visits beside the 100 by themselves; 4,000 for the shop: 400 visits.

    At 10% and 5% these are 20 and 20 orders: what the plan for 40 asks.
    """
    through = flowing(plan(*ROWS, headers=HEADERS), (day(1), "Reach", 4_500))
    assert through.volume("Page") == pytest.approx(200)
    assert through.volume("Shop") == pytest.approx(400)
    assert through.volume("Orders") == pytest.approx(40)


def test_a_shared_audience_has_no_parts() -> None:
    """The same people go both ways: all 4,500 to the page and all to the shop."""
    shared = [[*row[:5]] for row in ROWS]
    through = flowing(plan(*shared, headers=HEADERS), (day(1), "Reach", 4_500))
    assert through.parts == {}
    assert through.volume("Page") == pytest.approx(100 + 900)
    assert through.volume("Shop") == pytest.approx(450)


def test_people_without_an_impression_teach_nothing_about_the_rate() -> None:
    """A channel reported reach and no impressions: there is nothing to divide by, so the plan's rate stays."""
    framework = plan(
        ["Orders"],
        ["Reach", "Orders", 0.01, None, "people"],
        ["Impressions", "Reach", 0.2, 90],
        headers="KPI Feeds Rate n Unit",
    )
    rows = [[day(1), "Impressions", "Video", 0], [day(1), "Reach", "Video", 50], [day(1), "Reach", "Banners", 10]]
    actual = actuals(framework, read_results([["Date", "KPI", "Channel", "Value"], *rows]))
    rate = flow(framework, actual).rates["Impressions", "Reach"]
    assert (rate.combined, rate.seen) == (0.2, None)
