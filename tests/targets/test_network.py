"""Targets calculated back by hand beside the program's."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadInput, BadRate, FunnelError, NoAnswer, NotFound
from fullfunnel.framework import read_framework
from fullfunnel.targets import Targets, targets
from fullfunnel.targets.network import Volume

HEADERS = ["KPI", "Feeds", "Rate", "Share", "Baseline", "Pool", "Own target", "Role"]


def plan(goal: float, *rows: list[Any]) -> Targets:
    return targets(read_framework([HEADERS, *([*row, *[None] * (8 - len(row))] for row in rows)]), goal)


def target(found: Targets, name: str) -> float:
    return float(found.of(found.framework.find(name)))


def test_a_chain_from_leads_to_reach() -> None:
    found = plan(
        1200, ["Leads"], ["Visits", "Leads", 0.03], ["Impressions", "Visits", 0.01], ["Reach", "Impressions", 5]
    )
    assert target(found, "Visits") == pytest.approx(40_000)  # 1,200 / 3%
    assert target(found, "Impressions") == pytest.approx(4_000_000)  # 40,000 / 1%
    assert target(found, "Reach") == pytest.approx(800_000)  # seen 5 times each


def test_nothing_is_rounded_on_the_way() -> None:
    # 2,000,000 / 75,000 = 26.67 deals; 26.67 / 20% = 133.33 SQLs. From 27 deals it would be 135.
    found = plan(2_000_000, ["ARR"], ["Deals", "ARR", 75_000], ["SQL", "Deals", 0.2])
    assert target(found, "SQL") == pytest.approx(133.3333, abs=1e-3)


def test_a_baseline_is_taken_off_before_calculation_further_back() -> None:
    found = plan(
        1200, ["Leads", None, None, None, 200], ["Visits", "Leads", 0.02, None, 10_000], ["Views", "Visits", 0.1]
    )
    assert target(found, "Leads") == 1200
    assert target(found, "Visits") == pytest.approx(50_000)  # (1,200 - 200) / 2%
    assert target(found, "Views") == pytest.approx(400_000)  # (50,000 - 10,000) / 10%


def test_a_baseline_above_the_need_asks_nothing_of_the_stages_before() -> None:
    found = plan(100, ["Leads", None, None, None, 250], ["Visits", "Leads", None])
    assert target(found, "Visits") == 0  # the blank rate is not used


def test_shares_divide_the_planned_volume_and_blank_ones_take_the_rest_equally() -> None:
    found = plan(1000, ["Orders"], ["Search", "Orders", 0.05, 0.5], ["Social", "Orders", 0.01], ["Mail", "Orders", 0.1])
    assert target(found, "Search") == pytest.approx(10_000)  # 500 / 5%
    assert target(found, "Social") == pytest.approx(25_000)  # 250 / 1%
    assert target(found, "Mail") == pytest.approx(2_500)  # 250 / 10%


# See 1,000,000; See->Think 1%, See->Do 0.05%; Think->Do 4%; 5,000 think visits and 300 orders by themselves; the goal
# is 1,400 orders.
JOURNEY: list[list[Any]] = [
    ["Do", None, None, None, 300],
    ["Think", "Do", 0.04, 6 / 11, 5_000],
    ["See", "Think", 0.01],
    ["See", "Do", 0.0005, 5 / 11],
]


def test_a_shared_pool_needs_the_most_demanding_next_step_not_the_sum() -> None:
    found = plan(1400, *JOURNEY)
    assert target(found, "Think") == pytest.approx(15_000)  # 1,100 x 6/11 / 4%
    assert target(found, "See") == pytest.approx(1_000_000)  # 10,000 / 1% and 500 / 0.05% are the same people
    see = found.volume("See")
    assert see is not None
    assert see.total_need == pytest.approx(2_000_000)


def test_separate_pools_are_summed() -> None:
    rows = [list(row) for row in JOURNEY]
    rows[2] += [None, None, "separate"]
    rows[2][3] = None
    assert target(plan(1400, *rows), "See") == pytest.approx(2_000_000)


def test_an_own_target_wins_and_what_feeds_it_follows_from_it() -> None:
    found = plan(1000, ["Leads"], ["Visits", "Leads", 0.05, None, None, None, 30_000], ["Views", "Visits", 0.1])
    assert target(found, "Visits") == 30_000
    assert target(found, "Views") == pytest.approx(300_000)
    visits = found.volume("Visits")
    assert visits is not None
    assert visits.need == pytest.approx(20_000)


def test_what_comes_after_the_main_kpi_follows_forward() -> None:
    found = plan(
        1200,
        ["Leads", "Orders", 0.1, None, None, None, None, "main"],
        ["Visits", "Leads", 0.03],
        ["Orders", None, None, None, 30],
    )
    assert target(found, "Orders") == pytest.approx(150)  # 30 + 1,200 x 10%
    assert target(found, "Visits") == pytest.approx(40_000)


def test_a_circle_is_an_error_that_names_it() -> None:
    with pytest.raises(NoAnswer, match=r"Think → See → Think|See → Think → See") as error:
        plan(10, ["Do"], ["Think", "Do", 0.1], ["Think", "See", 0.5], ["See", "Think", 0.1])
    assert error.value.excel == "#NUM!"
    assert "Vanzelf" in error.value.text.nl


def test_a_circle_through_the_goal_itself() -> None:
    with pytest.raises(NoAnswer, match="circle"):
        plan(10, ["Leads", "Reach", 1], ["Visits", "Leads", 0.1], ["Reach", "Visits", 0.1])
    with pytest.raises(NoAnswer, match="Leads → Leads"):
        plan(10, ["Leads", "Leads", 1])


@pytest.mark.parametrize(("rate", "says"), [(None, "is blank"), (0, "is 0"), ("0%", "is 0")])
def test_a_rate_that_is_missing_stops_only_what_stands_before_it(rate: object, says: str) -> None:
    found = plan(1200, ["Leads"], ["Visits", "Leads", 0.03], ["Views", "Visits", rate], ["Reach", "Views", 2])
    assert target(found, "Visits") == pytest.approx(40_000)
    for name in ("Views", "Reach"):
        with pytest.raises(BadRate, match=f"The rate from ‘Views’ to ‘Visits’ {says}") as error:
            target(found, name)
        assert error.value.excel == "#DIV/0!"
        assert "table row 4" in str(error.value)


def test_a_kpi_with_a_share_of_zero_needs_no_rate() -> None:
    found = plan(100, ["Leads"], ["Visits", "Leads", 0.1, 1], ["Calls", "Leads", None, 0])
    assert target(found, "Calls") == 0


def test_a_kpi_that_leads_nowhere_has_no_target() -> None:
    found = plan(100, ["Leads"], ["Visits", "Leads", 0.1], ["NPS"])
    with pytest.raises(NotFound, match="does not lead to the main KPI"):
        target(found, "NPS")


@pytest.mark.parametrize("goal", [-1.0, float("nan"), float("inf")])
def test_a_goal_that_is_no_goal(goal: float) -> None:
    with pytest.raises(BadInput):
        plan(goal, ["Leads"])


def test_a_target_past_all_numbers_is_no_silent_infinity() -> None:
    found = plan(1e300, ["Leads"], ["Visits", "Leads", 1e-12])
    with pytest.raises(NoAnswer, match="too large") as error:
        target(found, "Visits")
    assert error.value.excel == "#NUM!"


def test_steps_tell_how_a_target_came_about() -> None:
    outcome = plan(1400, *JOURNEY).outcomes["See"]
    assert isinstance(outcome, Volume)
    assert not isinstance(outcome, FunnelError)
    assert [(step.contribution.feeds, round(float(step.planned))) for step in outcome.steps] == [
        ("Think", 10_000),
        ("Do", 500),
    ]
