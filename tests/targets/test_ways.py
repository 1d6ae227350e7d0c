"""Shares that follow: from the rates, from caps, and what is left."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fullfunnel.errors import BadRate
from fullfunnel.framework import read_framework
from fullfunnel.functions import funnel_explain, funnel_target
from fullfunnel.targets import targets

Rows = list[list[Any]]


def test_landing_by_way_of_a_product_page_or_straight() -> None:
    table: Rows = [
        ["KPI", "Unit", "Feeds", "Rate", "Share"],
        ["Carts", "actions", None, None, None],
        ["Product page", "people", "Carts", 0.2, None],
        ["Landing", "people", "Product page", 0.3, None],
        ["Landing", "people", "Carts", 0.04, None],
    ]
    assert funnel_target("Landing", 1000, table) == pytest.approx(10_000)
    assert funnel_target("Product page", 1000, table) == pytest.approx(3_000)
    said = funnel_explain("Landing", 1000, table)
    assert "40% of 1,000 Carts" in said
    assert "larger share" not in said


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_a_typed_share_counts_beside_blank_ones_that_are_left_little_or_nothing(share: float) -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Share"],
        ["Buyers", None, None, None],
        ["Clicks", "Buyers", 0.1, share],
        ["Visits", "Buyers", 0.02, None],
        ["Product page", "Buyers", 0.05, None],
        ["Landing", "Clicks", 0.5, None],
        ["Landing", "Visits", 0.5, None],
        ["Landing", "Product page", 0.4, None],
    ]
    # Of 100 buyers the typed part comes by clicks at 10%; what is left, 1% and 2% of who land, as 1 to 2.
    assert funnel_target("Clicks", 100, table) == pytest.approx(100 * share / 0.1)
    assert funnel_target("Visits", 100, table) == pytest.approx(100 * (1 - share) / 3 / 0.02)
    assert funnel_target("Product page", 100, table) == pytest.approx(100 * (1 - share) * 2 / 3 / 0.05)


def test_buyers_at_once_or_after_retargeting() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate"],
        ["Buyers", None, None],
        ["Visits", "Buyers", 0.02],
        ["Visits", "Consent", 0.5],
        ["Consent", "Retargeting clicks", 0.1],
        ["Retargeting clicks", "Buyers", 0.05],
    ]
    assert funnel_target("Visits", 100, table) == pytest.approx(100 / 0.0225)


def test_a_baseline_half_way_leaves_less_for_the_start() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Baseline"],
        ["Carts", None, None, 100],
        ["Product page", "Carts", 0.2, 500],
        ["Landing", "Product page", 0.3, None],
        ["Landing", "Carts", 0.04, None],
    ]
    # 900 to plan; 500 pages by themselves give 100; of the other 800 a visitor gives 0.10.
    assert funnel_target("Landing", 1000, table) == pytest.approx(8_000)
    assert funnel_target("Product page", 1000, table) == pytest.approx(2_900)
    # When what comes by itself is enough, nothing is asked of the start.
    assert funnel_target("Landing", 180, table) == 0


def test_many_plans_at_once_each_have_the_shares_of_their_own_rates() -> None:
    plan = read_framework(
        [
            ["KPI", "Feeds", "Rate"],
            ["Carts", None, None],
            ["Product page", "Carts", 0.2],
            ["Landing", "Product page", 0.3],
            ["Landing", "Carts", 0.04],
        ]
    )
    found = targets(plan, np.array([1000.0, 1000.0]), {("Landing", "Carts"): np.array([0.04, 0.14])})
    assert found.of(plan.find("Landing")) == pytest.approx([10_000, 5_000])


def test_a_rate_that_is_missing_fixes_nothing_and_says_so() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate"],
        ["Carts", None, None],
        ["Product page", "Carts", 0.2],
        ["Landing", "Product page", 0.3],
        ["Landing", "Carts", None],
    ]
    with pytest.raises(BadRate, match="from ‘Landing’ to ‘Carts’ is blank"):
        funnel_target("Landing", 1000, table)


REST: Rows = [
    ["KPI", "Feeds", "Rate", "Share", "Cap"],
    ["Orders", None, None, None, None],
    ["Search", "Orders", 0.02, None, 4_000],
    ["Social", "Orders", 0.01, "rest", None],
]


@pytest.mark.parametrize(("goal", "search", "social"), [(100, 4_000, 2_000), (60, 3_000, 0), (80, 4_000, 0), (0, 0, 0)])
def test_search_to_its_cap_and_the_rest_from_social(goal: float, search: float, social: float) -> None:
    assert funnel_target("Search", goal, REST) == pytest.approx(search)
    assert funnel_target("Social", goal, REST) == pytest.approx(social, abs=1e-9)


def test_rest_beside_typed_shares_and_own_targets() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Share", "Cap", "Own target"],
        ["Orders", None, None, None, None, None],
        ["Mail", "Orders", 0.1, "25%", None, None],
        ["Search", "Orders", 0.02, None, 4_000, 1_000],
        ["Social", "Orders", 0.01, "de rest", None, None],
        ["Video", "Orders", 0.005, "rest", None, None],
    ]
    assert funnel_target("Mail", 100, table) == pytest.approx(250)
    assert funnel_target("Social", 100, table) == pytest.approx(27.5 / 0.01)  # (75 - 20) / 2 each
    assert funnel_target("Video", 100, table) == pytest.approx(27.5 / 0.005)


def test_spend_that_brings_less_and_less_as_rows_with_caps() -> None:
    """The first 855,000 bring 3.34 million, the next euro less: 7.14 million take 2.38 million, not 1.83."""
    first, then = 3_340_000 / 855_000, (7_140_000 - 3_340_000) / (2_380_000 - 855_000)
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Share", "Cap", "Formula"],
        ["Response", None, None, None, None, None],
        ["First spend", "Response", first, None, 855_000, None],
        ["Next spend", "Response", then, "rest", None, None],
        ["Spend", None, None, None, None, "First spend + Next spend"],
    ]
    assert funnel_target("Spend", 7_140_000, table) == pytest.approx(2_380_000)
    assert funnel_target("Spend", 3_340_000, table) == pytest.approx(855_000)


def test_customers_who_leave_are_replaced() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Outflow"],
        ["Net new customers", None, None, 24],
        ["Leads", "Net new customers", 0.2, None],
    ]
    assert funnel_target("Leads", 40, table) == pytest.approx(320)
    assert funnel_target("Net new customers", 40, table) == 40
    assert "24 to replace people who leave" in funnel_explain("Leads", 40, table)


def test_shares_that_are_all_typed_leave_no_crumb() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Share"],
        ["Leads", None, None, None],
        *([f"W{at}", "Leads", 0.1, share] for at, share in enumerate((0.1, 0.2, 0.7))),
        ["Last", "Leads", 0.1, None],
    ]
    assert funnel_target("Last", 1200, table) == 0


@pytest.mark.parametrize("left", ["rest", None])
def test_what_others_deliver_whole_leaves_no_crumb_for_the_rest(left: str | None) -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Share", "Cap"],
        ["Orders", None, None, None, None],
        ["Leads", "Orders", 0.112994, None, None],
        ["W1", "Leads", 0.459333, 0.9, None],
        ["W2", "Leads", 0.702355, 0.1, None],
        ["Capped", "Leads", 0.5, None, 10],
        ["Rest", "Leads", 0.007185, left, None],
    ]
    for goal in range(1, 2000, 7):
        assert funnel_target("Rest", goal, table) == 0
        assert funnel_target("Capped", goal, table) == 0


def test_the_capped_row_is_named_where_its_cap_is_reached() -> None:
    assert "Cap reached: Search 4,000." in funnel_explain("Orders", 100, REST)


def test_seats_from_a_list_at_the_worst_and_the_best_rate() -> None:
    table: Rows = [
        ["KPI", "Unit", "Feeds", "Rate", "Cap", "Rate worst"],
        ["Attendees", "people", None, None, 120, None],
        ["Mailing list", "people", "Attendees", 0.05, 1900, 0.01],
    ]
    assert funnel_target("Mailing list", 100, table) == pytest.approx(2_000)
    assert funnel_target("Mailing list", 100, table, "worst") == pytest.approx(10_000)
    assert "95 Attendees is the most" in funnel_explain("Mailing list", 100, table)
    assert "19 Attendees is the most" in funnel_explain("Mailing list", 100, table, None, "worst")
