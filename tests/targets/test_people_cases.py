"""Plans that people asked about in public: each comes out as its own figures say, or is refused by what is wrong.

The sums behind every right answer stand beside it. Lag, months, spans, floors and money are held in more depth beside
``worked_examples.py``, and what a workbook alone shows (a date for a rate) in the tests of its rules.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import pytest

from fullfunnel.errors import FunnelError
from fullfunnel.functions import (
    funnel_checks,
    funnel_goal,
    funnel_max_cpa,
    funnel_range,
    funnel_start,
    funnel_target,
    funnel_targets,
    funnel_weeks,
)

RATES: list[Any] = ["KPI", "Unit", "Feeds", "Rate"]
Rows = list[list[Any]]


def _day(month: int, day: int) -> datetime:
    return datetime(2027, month, day)  # noqa: DTZ001  # as a cell holds it


def targets(goal: float, *rows: list[Any], header: list[Any] | None = None) -> dict[str, float]:
    headers: list[Any] = header or RATES
    table: Rows = [headers, *([*row, *[None] * (len(headers) - len(row))] for row in rows)]
    return {str(row[0]): float(row[3]) for row in funnel_targets(goal, table) if isinstance(row[3], int | float)}


def said(goal: float, table: Rows, *fields: list[Any]) -> dict[str, str]:
    """What stands out, by code."""
    rows: list[Any] = funnel_checks(
        None, table, None, [["Main goal", goal], ["Language of explanations", "en"], *fields]
    )
    return {row[0]: f"{row[3]} {row[4]}" for row in rows if row[0]}


def test_a_date_where_a_rate_belongs_is_called_a_date() -> None:
    table: Rows = [RATES, ["Deals", "deals", None, None], ["Opportunities", "actions", "Deals", datetime(2026, 1, 10)]]  # noqa: DTZ001  # as a cell holds it
    with pytest.raises(FunnelError, match=r"this is a date: 2026-01-10 \("):
        funnel_target("Opportunities", 6, table)


def test_a_percentage_sign_in_the_header_counts() -> None:
    found = targets(
        1450,
        ["Purchases", "orders"],
        ["Clicks", "clicks", "Purchases", 0.9],
        ["Impressions", "impressions", "Clicks", 0.35],
        header=["KPI", "Unit", "Feeds", "Rate (%)"],
    )
    assert found["Clicks"] == pytest.approx(1450 / 0.009)
    assert found["Impressions"] == pytest.approx(1450 / 0.009 / 0.0035)


@pytest.mark.parametrize("unit", ["USD", "$", "£", "CHF", "kr", "euro", "€"])
def test_a_margin_in_any_money_is_no_percentage(unit: str) -> None:
    table: Rows = [
        RATES,
        ["Gross profit", unit],
        ["Sales", "orders", "Gross profit", 60],
        ["Visits", "visits", "Sales", 0.04],
    ]
    table = [[*row, *[None] * (4 - len(row))] for row in table]
    assert funnel_target("Visits", 6000, table) == pytest.approx(6000 / 60 / 0.04)
    assert said(6000, table) == {}


def test_blank_shares_follow_from_the_rates_of_a_step_that_some_skip() -> None:
    # Of one on the landing page 0.3 x 0.2 + 0.04 = 0.10 put something in the cart.
    found = targets(
        1000,
        ["Carts", "actions"],
        ["Product page", "people", "Carts", 0.2],
        ["Landing", "people", "Product page", 0.3],
        ["Landing", "people", "Carts", 0.04],
    )
    assert found == pytest.approx({"Carts": 1000, "Product page": 3000, "Landing": 10_000})


def test_who_comes_in_half_way_has_a_share() -> None:
    found = targets(
        1000,
        ["Completed", "actions", None, None, None],
        ["Step 3", "people", "Completed", 0.5, None],
        ["Step 2", "people", "Step 3", 0.6, 0.95],
        ["Saved link", "people", "Step 3", 1, 0.05],
        ["Step 1", "people", "Step 2", 0.8, None],
        header=[*RATES, "Share"],
    )
    assert found["Step 2"] == pytest.approx(1900 / 0.6)
    assert found["Step 1"] == pytest.approx(1900 / 0.6 / 0.8)
    assert found["Saved link"] == pytest.approx(100)


def test_what_a_budget_buys() -> None:
    header: list[Any] = [*RATES, "Unit cost", "Per"]
    table: Rows = [header, ["Sales", "orders", None, None, None, None], ["Clicks", "clicks", "Sales", 0.04, 7, 1]]
    assert funnel_goal(5000, table) == pytest.approx(5000 / 7 * 0.04)


def test_a_return_that_never_falls_gets_a_hint() -> None:
    table: Rows = [RATES, ["Response", "EUR", None, None], ["Spend", "EUR", "Response", 3.9064327485380117]]
    assert "the next one brings less" in said(7_140_000, table)["KPI113"]


def test_a_lag_longer_than_the_campaign_is_said() -> None:
    header: list[Any] = [*RATES, "Lag"]
    table: Rows = [header, ["Customers", "people", None, None, None], ["Trials", "actions", "Customers", 0.1, 45]]
    found = said(100, table, ["First day", _day(3, 1)], ["Last day", _day(3, 31)])
    assert "TIM101" in found


def test_leads_start_a_month_before_the_customers() -> None:
    # 10 customers in each of March, April and May take 100 leads a month; with 31 days between, from late January on.
    header: list[Any] = [*RATES, "Lag"]
    table: Rows = [header, ["Customers", "people", None, None, None], ["Leads", "leads", "Customers", 0.1, 31]]
    start, end = _day(3, 1), _day(5, 31)
    weeks = funnel_weeks(30, table, start, end, "month")
    leads = weeks[0].index("Leads")
    assert sum(cast("float", row[leads] or 0) for row in weeks[1:]) == pytest.approx(300)
    assert str(funnel_start("Customers", end, table))  # a day, whatever the host makes of it


def test_a_list_gives_what_its_lowest_and_highest_rate_make_of_it() -> None:
    for rate, needed in ((0.01, 10_000), (0.05, 2_000)):
        assert targets(100, ["Attendees", "people"], ["List", "people", "Attendees", rate])["List"] == needed
    header: list[Any] = [*RATES, "Cap"]
    table: Rows = [header, ["Attendees", "people", None, None, 120], ["List", "people", "Attendees", 0.05, 1900]]
    assert "95" in said(100, table)["KPI104"]  # 5% of 1,900
    span: Rows = [RATES, ["Attendees", "people", None, None], ["List", "people", "Attendees", "1%-5%"]]
    low, high = cast("list[float]", funnel_range("List", 100, span)[0][:2])
    # About 2,000 at 5% and 10,000 at 1%; chance itself makes the span a little wider.
    assert 1_900 < low < 2_100
    assert 9_500 < high < 11_000


def test_visitors_for_retargeting_after_consent() -> None:
    found = targets(
        30,
        ["Orders", "orders"],
        ["Clicks", "clicks", "Orders", 0.03],
        ["Impressions", "impressions", "Clicks", 0.005],
        ["Audience", "people", "Impressions", 12],
        ["Consented", "people", "Audience", 0.7],
        ["Visitors", "people", "Consented", 0.6],
    )
    assert found["Audience"] == pytest.approx(200_000 / 12)
    assert found["Visitors"] == pytest.approx(200_000 / 12 / 0.7 / 0.6)


def test_who_leaves_is_replaced_first() -> None:
    table: Rows = [
        [*RATES, "Outflow"],
        ["Customers", "people", None, None, 24],
        ["Leads", "leads", "Customers", 0.2, None],
    ]
    assert funnel_target("Leads", 40, table) == pytest.approx((40 + 24) / 0.2)
    negative: Rows = [
        [*RATES, "Baseline"],
        ["Customers", "people", None, None, -24],
        ["Leads", "leads", "Customers", 0.2, None],
    ]
    with pytest.raises(FunnelError, match="Outflow"):
        funnel_target("Leads", 40, negative)


def test_gross_media_from_net() -> None:
    header: list[Any] = [*RATES, "Unit cost", "Per", "Formula"]
    table: Rows = [
        header,
        ["Impressions", "impressions", None, None, 8.5, 1000, None],
        ["Gross", "EUR", None, None, None, None, "Total cost / 0.85"],
    ]
    assert funnel_target("Gross", 1_000_000, table) == pytest.approx(8500 / 0.85)


def test_paid_and_blended_cost_of_a_customer() -> None:
    header: list[Any] = [*RATES, "Baseline", "Unit cost", "Formula"]
    table: Rows = [
        header,
        ["Customers", "people", None, None, 24, None, None],
        ["Paid signups", "people", "Customers", 0.5, None, None, None],
        ["Clicks", "clicks", "Paid signups", 0.04, None, 5, None],
        ["Paid CAC", "EUR", None, None, None, None, "Total cost / (Customers - 24)"],
        ["Blended CAC", "EUR", None, None, None, None, "(Total cost + 196000) / Customers"],
    ]
    assert funnel_target("Paid CAC", 40, table) == pytest.approx(800 * 5 / 16)
    assert funnel_target("Blended CAC", 40, table) == pytest.approx(200_000 / 40)


def test_shares_that_count_deals_twice_are_refused_with_their_sum() -> None:
    table: Rows = [
        [*RATES, "Share"],
        ["Deals", "deals", None, None, None],
        ["Marketing", "actions", "Deals", 0.25, "72%"],
        ["SDR", "actions", "Deals", 0.2, "40%"],
        ["Partner", "actions", "Deals", 0.35, "15%"],
    ]
    with pytest.raises(FunnelError, match="127%"):
        funnel_target("Marketing", 100, table)


def test_a_number_in_words_is_refused_where_it_stands() -> None:
    table: Rows = [
        [*RATES, "Cap"],
        ["Leads", "leads", None, None, None],
        ["Reach", "people", "Leads", 0.1, "4.8 million"],
    ]
    with pytest.raises(FunnelError, match=r"4\.8 million"):
        funnel_target("Reach", 6, table)


def test_coverage_of_a_pipeline() -> None:
    found = targets(
        1_000_000,
        ["Bookings", "EUR"],
        ["Pipeline", "EUR", "Bookings", 0.25],
        ["Opps", "actions", "Pipeline", 20_000],
        ["SQLs", "leads", "Opps", 0.5],
    )
    assert found == pytest.approx({"Bookings": 1e6, "Pipeline": 4e6, "Opps": 200, "SQLs": 400})


def test_the_six_steps_of_a_shop() -> None:
    header: list[Any] = [*RATES, "Unit cost", "Per", "Formula"]
    rows: list[Any] = [
        ["Purchases", "orders", None, None, None, None, None],
        ["Checkouts", "actions", "Purchases", 1450 / 2100, None, None, None],
        ["Add to cart", "actions", "Checkouts", 2100 / 4800, None, None, None],
        ["Visits", "visits", "Add to cart", 4800 / 15_200, None, None, None],
        ["Clicks", "clicks", "Visits", 15_200 / 18_500, 42_000 / 18_500, 1, None],
        ["Impressions", "impressions", "Clicks", 18_500 / 850_000, None, None, None],
        ["CPA", "EUR", None, None, None, None, "Total cost / Purchases"],
    ]
    found = targets(1450, *rows, header=header)
    assert found["Impressions"] == pytest.approx(850_000)
    assert found["CPA"] == pytest.approx(42_000 / 1450)


def test_a_floor_that_the_plan_stays_under_is_said() -> None:
    table: Rows = [
        [*RATES, "Minimum"],
        ["Purchases", "orders", None, None, None],
        ["Purchases of ad set 1", "orders", "Purchases", 1, "50 per week"],
    ]
    found = said(60, table, ["First day", _day(3, 1)], ["Last day", _day(3, 28)])  # 60 in four weeks is 15 a week
    assert "the minimum of 200 (50 per week)" in " ".join(found.values())


def test_what_the_rest_of_a_budget_may_cost() -> None:
    assert funnel_max_cpa(50, 200, 0, 0, "rest", 6500, 130) == pytest.approx((50 * 200 - 6500) / 70)
