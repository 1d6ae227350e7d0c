"""Questions as people bring them: small frameworks with what must come out, or the refusal that says why."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.functions import funnel_allowable, funnel_checks, funnel_explain, funnel_max_cpa, funnel_target

Rows = list[list[Any]]


def codes(rows: Rows, goal: float, budget: Rows | None = None, *fields: list[Any]) -> list[str]:
    found = funnel_checks(None, rows, budget, [["Main goal", goal], *fields])
    return [str(row[0]) for row in found if row[1] in {"error", "warning"}]


def test_a_percentage_in_the_header_counts() -> None:
    rows: Rows = [["KPI", "Unit", "Feeds", "Rate (%)"], ["Orders", "orders", None, None]]
    rows += [["Clicks", "clicks", "Orders", 0.8], ["Impressions", "impressions", "Clicks", 0.4]]
    # 1,200 / 0.008 = 150,000 and / 0.004 = 37,500,000.
    assert funnel_target("Clicks", 1200, rows) == pytest.approx(150_000)
    assert funnel_target("Impressions", 1200, rows) == pytest.approx(37_500_000)
    rows[0][3] = "Rate %"
    assert funnel_target("Clicks", 1200, rows) == pytest.approx(150_000)
    # Typed with its sign, a percentage is that.
    rows[2][3] = "0.8%"
    assert funnel_target("Clicks", 1200, rows) == pytest.approx(150_000)


def test_thousands_in_the_header_count() -> None:
    rows: Rows = [["KPI", "Unit", "Feeds", "Rate", "Cap (x 1,000)"], ["Leads", "leads", None, None, None]]
    rows += [["Reach", "people", "Leads", 0.01, 250]]
    # 3,000 / 1% = 300,000 people where there are 250,000: 2,500 leads.
    (found,) = [row for row in funnel_checks(None, rows, None, [["Main goal", 3000]]) if row[0] == "KPI104"]
    assert "300,000 Reach" in str(found[3])
    assert "2,500 Leads" in str(found[4])


@pytest.mark.parametrize("unit", ["USD", "$", "US$", "£", "GBP", "CHF", "SEK", "kr", "INR", "€", "euro", "zł"])
def test_money_of_any_currency_is_money(unit: str) -> None:
    rows: Rows = [["KPI", "Unit", "Feeds", "Rate"], ["Profit", unit, None, None], ["Sales", "orders", "Profit", 45]]
    rows += [["Visits", "visits", "Sales", 0.05]]
    assert funnel_target("Visits", 9000, rows) == pytest.approx(4000)
    assert codes(rows, 9000) == []


@pytest.mark.parametrize(("unit", "fed"), [("orders", "tickets"), ("accounts", "seats"), ("bookings", "nights")])
def test_several_of_one_in_another_are_no_percentage(unit: str, fed: str) -> None:
    rows: Rows = [["KPI", "Unit", "Feeds", "Rate"], ["A", fed, None, None], ["B", unit, "A", 3]]
    assert codes(rows, 300) == []


def test_shares_that_count_twice_are_refused_with_their_sum() -> None:
    rows: Rows = [["KPI", "Feeds", "Rate", "Share"], ["Deals", None, None, None]]
    rows += [["Ads", "Deals", 0.2, "65%"], ["Partners", "Deals", 0.3, "45%"]]
    with pytest.raises(BadInput, match="110%"):
        funnel_target("Ads", 50, rows)


def test_a_part_where_a_number_belongs_is_asked_about() -> None:
    rows: Rows = [["KPI", "Unit", "Feeds", "Rate", "Baseline"], ["Orders", "orders", None, None, 0.3]]
    rows += [["Visits", "visits", "Orders", 0.02, None]]
    assert "KPI112" in codes(rows, 1000)
    rows[1][4] = "30%"
    with pytest.raises(BadInput, match="30%"):
        funnel_target("Visits", 1000, rows)
    budget: Rows = [["Item", "Stage", "Amount"], ["Ads", "Do", 9000], ["Contingency", "Do", 0.1]]
    (found,) = [row for row in funnel_checks(None, None, budget) if row[0] == "KPI112"]
    assert "900" in str(found[4])


def test_amounts_of_two_currencies_are_never_added() -> None:
    budget: Rows = [["Item", "Stage", "Amount", "Currency", "Exchange rate"]]
    budget += [["Ads", "Do", 5000, "USD", None], ["Film", "See", 4000, None, None]]
    with pytest.raises(BadInput, match="Two currencies are never added"):
        funnel_max_cpa(36, 1000, budget)
    budget[1][4] = 0.9
    # Nothing in Do converts directly here but the ads: 4,000 to carry by 1,000 results.
    assert funnel_max_cpa(36, 1000, budget) == pytest.approx(32)


def test_a_return_on_spend_that_never_falls_is_a_hint() -> None:
    rows: Rows = [["KPI", "Unit", "Feeds", "Rate"], ["Revenue", "EUR", None, None], ["Spend", "EUR", "Revenue", 4.2]]
    found = funnel_checks(None, rows, None, [["Main goal", 1e6]])
    assert [(row[0], row[1]) for row in found] == [("KPI113", "hint")]


def test_shares_of_a_whole_leave_nothing() -> None:
    rows: Rows = [["KPI", "Feeds", "Rate", "Share"], ["Orders", None, None, None]]
    rows += [
        ["A", "Orders", 0.1, 0.7],
        ["B", "Orders", 0.1, 0.2],
        ["C", "Orders", 0.1, 0.1],
        ["D", "Orders", 0.1, None],
    ]
    assert funnel_target("D", 1000, rows) == 0


def test_float_noise_is_not_called_rounding() -> None:
    rows: Rows = [
        ["KPI", "Feeds", "Rate"],
        ["Orders", None, None],
        ["Visits", "Orders", 0.07],
        ["Views", "Visits", 0.3],
    ]
    output = funnel_explain("Views", 21, rows, "en")
    assert "1,000" in output
    assert "Rounded" not in output


def test_the_rest_of_the_period() -> None:
    # (12,000 - 7,500) / (300 - 180) = 37.50
    assert funnel_max_cpa(40, 300, 0, 0, "rest", 7500, 180) == pytest.approx(37.5)
    # 96.80 with 21% VAT is 80: 80 x (50% - 10%) = 32.
    assert funnel_allowable(96.8 / 1.21, 0.5, 0.1) == pytest.approx(32)
