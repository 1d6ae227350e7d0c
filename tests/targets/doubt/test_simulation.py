"""Function against simulation: a campaign carried out some hundred thousand times, in plans of every shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.targets.doubt import chance
from fullfunnel.targets.doubt.prospect import prospect
from fullfunnel.targets.doubt.range import planned_range
from tests.short_run import first_of
from tests.targets.doubt.plans import any_plan, plan, row
from tests.targets.doubt.simulation import simulated

if TYPE_CHECKING:
    from fullfunnel.framework import Framework

DRAWS = 200_000
NOISE = 0.0035
"""Three standard errors of a simulated chance."""


@pytest.mark.parametrize("seed", first_of(range(14), keep=6))
def test_the_chance_of_a_plan(seed: int) -> None:
    some, goal = any_plan(seed)
    assert chance(some, goal) == pytest.approx(simulated(some, goal, draws=DRAWS), abs=0.005 + NOISE)


@pytest.mark.parametrize("seed", range(20, 24))
def test_the_chance_with_few_observations(seed: int) -> None:
    some, goal = any_plan(seed, observations=(5, 15, 30, 60))
    assert chance(some, goal) == pytest.approx(simulated(some, goal, draws=DRAWS), abs=0.01 + NOISE)


CHANNELS = plan(
    {"kpi": "Orders"},
    row("Leads", "Orders", 0.2, n=200),
    row("Visits", "Leads", 0.03, n=2000, share=0.5),
    row("Clicks", "Visits", 0.9, n=500),
    row("Calls", "Leads", 0.3, n=60),
    row("Mails", "Leads", 0.05, rate_low=0.02, rate_high=0.08, pool="separate"),
    row("Mails", "Visits", 0.1, n=300),
)


REST = plan(
    {"kpi": "Leads"},
    row("Search", "Leads", 0.05, n=500, cap=4000),
    row("Social", "Leads", 0.02, n=300, share="rest"),
    row("Views", "Social", 0.01, n=9000),
)
LEAVING = plan(
    {"kpi": "Members", "outflow": 40},
    row("Trials", "Members", 0.3, n=80, outflow=30),
    row("Visits", "Trials", 0.1, n=500),
    row("Mails", "Trials", 0.04, n=200),
)


@pytest.mark.parametrize(("some", "goal"), [(REST, 400.0), (REST, 150.0), (LEAVING, 90.0)])
def test_shares_that_caps_leave_and_people_who_leave(some: Framework, goal: float) -> None:
    assert chance(some, goal) == pytest.approx(simulated(some, goal, draws=DRAWS), abs=0.005 + NOISE)


@pytest.mark.parametrize(("some", "goal"), [(CHANNELS, 100.0), (CHANNELS, 2000.0), any_plan(2), any_plan(5)])
def test_both_ends_of_a_range_within_1_percent(some: Framework, goal: float) -> None:
    """With 1% less than an end the simulated chance is below what the end stands for, with 1% more above it."""
    ahead = prospect(some, goal)
    for end, stands_for in zip(planned_range(ahead), (0.1, 0.9), strict=True):
        slope = (ahead.chance(end * 1.01) - ahead.chance(end * 0.99)) / 2
        got = simulated(ahead.framework, goal, end, draws=DRAWS)
        assert abs(got - stands_for) <= slope + 0.002  # three standard errors at 10 or 90%
