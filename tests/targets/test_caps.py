"""Caps: the goal that fits under the reachable base."""

from __future__ import annotations

import numpy as np
import pytest

from fullfunnel.framework import read_framework
from fullfunnel.targets import goal_under_caps, targets
from fullfunnel.targets.caps import over_cap

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
