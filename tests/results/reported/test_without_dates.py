"""A plan without dates, a day or a figure: what cannot be said is nothing, and no zero that looks like a result."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.pace import pace_of
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.rest_of_plan import lands_after, rest_of_plan
from fullfunnel.results.results import read_results
from fullfunnel.results.spending.budget_lines import lines_of
from tests.results.plans import END, START, day, flowing, plan

STEPS = plan(["Orders"], ["Visits", "Orders", 0.05, 10], ["Likes"])


def test_nothing_reported_lands_after_the_end() -> None:
    assert lands_after(flowing(STEPS), END) == 0.0


def test_without_dates_nothing_is_due_today_and_nothing_remains() -> None:
    pace = pace_of(STEPS, 1_000, day(7))
    assert pace.until_now("Visits") == []
    through = flowing(STEPS, (day(7), "Visits", 100))
    assert rest_of_plan(through, pace) == 0.0


def test_of_a_kpi_that_leads_nowhere_nothing_is_due_and_nothing_comes_by_itself() -> None:
    pace = pace_of(STEPS, 1_000, day(7), START, END)
    assert pace.until_now("Likes") == []
    assert pace.comes_by_itself("Likes") == 0.0
    assert pace.comes_by_itself("Visits") == 0.0  # no baseline, and nothing feeds it
    # 20,000 visits for 1,000 orders, evenly over 56 days; those of day 7 are the orders of day 17.
    assert sum(each.value for each in pace.until_now("Visits")) == pytest.approx(20_000 * 17 / 56)


PLAN: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate", "Lag", "Channel"],
    ["Orders", "Do", None, None, None, None],
    ["Clicks", "Do", "Orders", 0.05, 7, "Search"],
    ["Likes", "Do", None, None, None, "Search"],
]


def test_cost_of_a_kpi_with_a_channel_of_its_own_is_that_of_the_channel() -> None:
    """Results may leave the channel out where the plan has it; likes lead nowhere, so their cost is of today."""
    budget = read_budget([["Item", "Stage", "Channel", "Kind", "Amount"], ["Ads", "Do", "Search", "activation", 9_000]])
    rows = [
        [dt.date(2026, 9, 1), "Clicks", None, 4_000, 500],
        [dt.date(2026, 9, 25), "Clicks", None, 4_000, 300],
        [dt.date(2026, 9, 26), "Likes", None, 90, 200],
    ]
    results = read_results([["Date", "KPI", "Channel", "Value", "Cost"], *rows])
    (line,) = lines_of(budget, actuals(read_framework(PLAN), results))
    assert line.spent == 1_000
    # The 500 for the clicks of 1 September is older than the seven days that they take, and the 200 waits for nothing.
    assert line.mature == pytest.approx((500 + 200) / 1_000)
