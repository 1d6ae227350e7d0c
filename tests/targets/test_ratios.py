"""Ratio and cost KPIs over the targets."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadRate, NoAnswer, NotFound
from fullfunnel.framework import read_framework
from fullfunnel.targets import Targets, targets

TABLE: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate", "Unit cost", "Per", "Formula"],
    ["Leads", "Do", None, None, None, None, None],
    ["Visits", "Think", "Leads", 0.05, 0.4, None, None],
    ["Impressions", "See", "Visits", 0.01, 8, 1000, None],
    ["CTR", "See", None, None, None, None, "Visits / Impressions"],
    ["CPM", "See", None, None, None, None, "Cost / Impressions * 1000"],
    ["Cost per visit", "Think", None, None, None, None, "Total cost / Visits"],
    ["CPL", "Do", None, None, None, None, "Cost / Leads"],
    ["All-in CPL", None, None, None, None, None, "(Kosten + 4000) / Leads"],
    ["Double", "Do", None, None, None, None, "CPL * 2"],
]


def plan(goal: float = 1000, *more: list[Any]) -> Targets:
    return targets(read_framework([*TABLE, *more]), goal)


def value(found: Targets, name: str) -> float:
    return float(found.of(found.framework.find(name)))


def test_ratios_are_quotients_of_targets() -> None:
    # 1,000 leads / 5% = 20,000 visits (EUR 8,000); / 1% = 2,000,000 impressions (EUR 16,000)
    found = plan()
    assert value(found, "CTR") == pytest.approx(0.01)
    assert value(found, "CPM") == pytest.approx(8)  # the cost of its own stage
    assert value(found, "Cost per visit") == pytest.approx(1.2)  # the whole plan: 24,000 / 20,000
    assert value(found, "CPL") == pytest.approx(24)  # nothing in Do has a price: what led to the lead
    assert value(found, "All-in CPL") == pytest.approx(28)  # no stage: the whole plan
    assert value(found, "Double") == pytest.approx(48)


def test_a_ratio_over_nothing_is_a_division_by_zero() -> None:
    with pytest.raises(BadRate, match="divides by zero"):
        value(plan(0), "CTR")


def test_ratios_in_a_circle() -> None:
    with pytest.raises(NoAnswer, match="A → B → A"):
        value(plan(10, ["A", "", "", "", "", "", "B / Leads"], ["B", "", "", "", "", "", "A * 2"]), "A")


def test_a_ratio_of_a_kpi_without_a_target_says_why() -> None:
    with pytest.raises(NotFound, match="‘NPS’"):
        value(plan(10, ["NPS", "Care"], ["R", "", "", "", "", "", "NPS / Leads"]), "R")


def test_a_plan_without_any_cost_has_no_cost_per_lead_rather_than_zero() -> None:
    rows = [
        [cell if at not in {4, 5} else None for at, cell in enumerate(row)] if row is not TABLE[0] else row
        for row in TABLE
    ]
    with pytest.raises(NotFound, match="no KPI has a cost"):
        value(targets(read_framework(rows), 1000), "CPL")


def test_a_cost_that_cannot_be_calculated_is_not_left_out() -> None:
    rows = [list(row) for row in TABLE]
    rows[3][3] = None
    with pytest.raises(BadRate, match="‘Impressions’ to ‘Visits’"):
        value(targets(read_framework(rows), 1000), "Cost per visit")
