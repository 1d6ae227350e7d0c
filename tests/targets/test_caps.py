"""Caps: the goal that fits under the reachable base."""

from __future__ import annotations

import numpy as np
import pytest

from fullfunnel.framework import read_framework
from fullfunnel.targets import goal_under_caps, targets
from fullfunnel.targets.caps import at_cap, goal_with_caps, over_cap

PLAN = read_framework(
    [
        ["KPI", "Feeds", "Rate", "Share", "Baseline", "Cap"],
        ["Leads", None, None, None, 200, None],
        ["Visits", "Leads", 0.03, 0.6, 2_000, None],
        ["Impressions", "Visits", 0.01, None, None, None],
        ["Impressions", "Leads", 0.0001, 0.2, None, None],
        ["Reach", "Impressions", 5, None, None, 300_000],
    ]
)


def test_the_goal_that_fits_by_hand() -> None:
    # 300,000 people x 5 = 1,500,000 impressions; through leads: 20% x (g - 200) / 0.01% = 1,500,000 -> g = 950;
    # through visits: (60% x (g - 200) / 3% - 2,000) / 1% = 1,500,000 -> g = 1,050. The first is met first.
    assert goal_under_caps(PLAN, 1200.0) == pytest.approx(950, rel=1e-12)
    assert over_cap(targets(PLAN, 1200.0)) == ["Reach"]
    assert over_cap(targets(PLAN, 950.0)) == []


def test_a_goal_that_fits_stays() -> None:
    assert goal_under_caps(PLAN, 800.0) == 800.0


def test_many_goals_at_once() -> None:
    fits = goal_under_caps(PLAN, np.array([100.0, 800.0, 1200.0, 9000.0]))
    assert fits == pytest.approx([100, 800, 950, 950])


def test_an_own_target_above_its_cap_is_not_a_matter_of_the_goal() -> None:
    plan = read_framework(
        [["KPI", "Feeds", "Rate", "Cap", "Own target"], ["Leads", "", ""], ["Reach", "Leads", 0.1, 50, 80]]
    )
    assert over_cap(targets(plan, 1.0)) == ["Reach"]
    assert goal_under_caps(plan, 1.0) == 1.0


def test_only_the_ways_through_the_cap_shrink() -> None:
    # At 1,200: 1,000 leads to plan. 1,500,000 impressions of the 2,000,000 that leads ask for give 150 of the 200;
    # of the 1,800,000 that visits ask for they give 15,000 of the 18,000, so 17,000 of 20,000 visits and 510 of 600.
    assert goal_with_caps(targets(PLAN, 1200.0)) == pytest.approx(1200 - 50 - 90)
    assert goal_with_caps(targets(PLAN, 800.0)) == 800


def test_a_limit_on_one_channel_leaves_the_others_at_their_plan() -> None:
    plan = read_framework(
        [
            ["KPI", "Feeds", "Rate", "Share", "Baseline", "Cap"],
            ["Orders", None, None, None, 4_000, None],
            ["Begun", "Orders", 0.4, 1, None, None],
            ["Visits", "Begun", 0.2, 1, None, None],
            ["E-mail", "Visits", 0.8, 0.2, None, 24_000],
            ["Banners", "Visits", 0.8, 0.72, None, None],
            ["Video", "Visits", 0.005, 0.06, None, None],
        ]
    )
    found = targets(plan, 12_000.0)
    assert found.of(plan.find("E-mail")) == pytest.approx(25_000)
    assert goal_with_caps(found) == pytest.approx(11_936)


def test_separate_audiences_shrink_in_proportion() -> None:
    plan = read_framework(
        [
            ["KPI", "Feeds", "Rate", "Share", "Pool", "Cap"],
            ["Orders", None, None, None, None, None],
            ["A", "Orders", 0.1, 0.6, None, None],
            ["B", "Orders", 0.1, 0.4, None, None],
            ["People", "A", 1, None, "separate", 500],
            ["People", "B", 1, None, None, None],
        ]
    )
    assert goal_with_caps(targets(plan, 100.0)) == pytest.approx(50)


def test_which_caps_are_just_reached() -> None:
    plan = read_framework([["KPI", "Feeds", "Rate", "Cap"], ["Leads", "", ""], ["Reach", "Leads", 0.1, 50]])
    assert at_cap(targets(plan, 5.0)) == ["Reach"]
    assert at_cap(targets(plan, 4.0)) == []
