"""What the next euro brings: the curve of reach by hand, and a stated range for all else."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.results import read_results
from fullfunnel.results.review import Review, review

DAY = dt.date(2026, 9, 7)
HEADERS = ["KPI", "Stage", "Unit", "Feeds", "Rate", "Cap", "Unit cost", "Per"]
PLAN: list[list[Any]] = [
    HEADERS,
    ["Orders", "Do", "orders", None, None, None, None, None],
    ["Clicks", "Do", "clicks", "Orders", 0.1, None, 0.5, 1],
    ["Reach", "See", "people", "Clicks", 0.02, 8_000_000, None, None],
    ["Impressions", "See", "impressions", "Reach", 0.25, None, 4, 1000],
]
BUDGET = read_budget(
    [
        ["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount"],
        ["Video", "See", "Video", "activation", "", 96_000],
        ["Search", "Do", "Search", "activation", "yes", 30_000],
        ["Display", "Do", "Display", "activation", "yes", 30_000],
    ]
)


def of(*rows: list[Any], goal: float = 12_000, plan: Any = PLAN) -> Review:
    results = read_results([["Date", "KPI", "Channel", "Value", "Cost"], *rows])
    return review(read_framework(plan), goal, results, budget=BUDGET)


def test_six_of_eight_million_at_a_cpm_of_four() -> None:
    """24 million impressions for 96,000 reach 6 million: 0.016 on average, and 0.0346 for the next person."""
    reach = of().next_euros[0]
    assert (reach.name, reach.is_planned, reach.cap) == ("Reach", True, 8_000_000)
    assert reach.money == pytest.approx(96_000)
    assert reach.average == pytest.approx(0.016)
    assert reach.least == pytest.approx(0.0346, abs=5e-5)
    assert reach.most is None  # heavy viewers saturate it sooner: at least


@pytest.mark.parametrize("times", [0.0, 0.5, 1.0, 1.5, 3.0])
def test_the_curve_is_that_of_contacts_by_chance(times: float) -> None:
    """Contacts fall on people at random: of C people 1 - exp(-contacts / C) is reached at least once."""
    reach = of().next_euros[0]
    contacts = -math.log(0.25) * 8_000_000  # as many as reach three quarters
    expected = 8_000_000 * (1 - math.exp(-times * contacts / 8_000_000))
    assert reach.brings(times) == pytest.approx((expected, expected))
    assert expected < 8_000_000


def test_the_curve_holds_against_a_simulation() -> None:
    rng = np.random.default_rng(1)
    people = 200_000
    contacts = int(-math.log(0.25) * people)
    for times in (1.0, 1.5):
        reached = len(np.unique(rng.integers(0, people, int(contacts * times)))) / people
        curve = of().next_euros[0].brings(times)[0] / 8_000_000
        assert curve == pytest.approx(reached, rel=0.01)


def test_what_was_reported_puts_the_plan_on_the_curve() -> None:
    reach = of([DAY, "Impressions", None, 12e6, 50_000], [DAY, "Reach", None, 4e6, None]).next_euros[0]
    assert not reach.is_planned
    assert reach.average == pytest.approx(0.0125)
    assert reach.least == pytest.approx(0.0125 * 0.5 / (0.5 * math.log(2)))


def test_a_sum_of_people_is_no_point_on_the_curve() -> None:
    weeks = [[DAY + dt.timedelta(days=7 * at), "Reach", None, 3e6, 20_000] for at in range(3)]
    reach = of(*weeks).next_euros[0]
    assert reach.is_planned
    assert reach.results == pytest.approx(6e6)


def test_above_the_ceiling_money_buys_nobody_new() -> None:
    reach = of(goal=20_000).next_euros[0]
    assert reach.ceiling is None
    assert reach.least is None
    assert reach.brings(2.0) == (8_000_000, 8_000_000)


WAYS: list[list[Any]] = [
    HEADERS,
    ["Orders", "Do", "orders", None, None, None, None, None],
    ["Visits", "Think", "visits", "Orders", 0.02, 80_000, None, None],
    ["Clicks", "See", "clicks", "Visits", 0.5, None, None, None],
    ["Views", "See", "views", "Visits", 0.1, None, None, None],
    ["Impressions", "See", "impressions", "Clicks", 0.01, None, 4, 1000],
    ["Impressions", "See", "impressions", "Views", 0.05, None, 4, 1000],
]
"""Impressions lead to visits over two ways."""


def test_a_cost_that_leads_there_over_two_ways_is_spent_once() -> None:
    """5 million impressions at 4 per 1,000 are 20,000, and 4,000 was spent, whichever way they go on."""
    planned = of(goal=1_000, plan=WAYS)
    impressions = float(planned.pace.volumes["Impressions"].target)
    assert planned.next_euros[0].money == pytest.approx(impressions * 4 / 1_000)
    rows = [[DAY, "Impressions", None, 1e6, 4_000], [DAY, "Visits", None, 10_000, None]]
    assert of(*rows, goal=1_000, plan=WAYS).next_euros[0].money == pytest.approx(4_000)


@pytest.mark.parametrize(("more", "money"), [([], 5_000), ([DAY, "Visits", None, 11_000, 5_400], 5_400)])
def test_a_channel_without_a_cost_of_its_own_has_that_of_what_feeds_it(more: list[Any], money: float) -> None:
    """Google pays 1,000 for its visits, Meta 4,000 for the impressions before them. A total of visits is of all."""
    rows: list[list[Any]] = [
        [DAY, "Impressions", "Meta", 1e6, 4_000],
        [DAY, "Visits", "Google", 3_000, 1_000],
        [DAY, "Visits", "Meta", 7_000, None],
        *([more] if more else []),
    ]
    visits = of(*rows, goal=1_000, plan=WAYS).next_euros[0]
    assert (visits.name, visits.is_planned) == ("Visits", False)
    assert visits.money == pytest.approx(money)


def test_all_else_is_a_range_and_no_curve() -> None:
    """200 results for 5,000: 25 on average, the next between 25 / 0.9 and 25 / 0.5."""
    rows = [
        [DAY, "Orders", "Search", 200, None],
        [DAY, "Orders", "Display", 140, None],
        [DAY, "Clicks", "Search", 2_000, 5_000],
        [DAY, "Clicks", "Display", 1_500, 5_000],
    ]
    search = of(*rows).next_euros[1]
    assert (search.name, search.kpi.name, search.is_planned) == ("Do · Search", "Orders", False)
    assert search.average == pytest.approx(25)
    assert search.least == pytest.approx(25 / 0.9)
    assert search.most == pytest.approx(50)
    assert search.brings(1.2) == pytest.approx((200 * 1.2**0.5, 200 * 1.2**0.9))
    assert search.brings(0.5) == pytest.approx((200 * 0.5**0.9, 200 * 0.5**0.5))


def test_without_results_per_line_the_plan_says_what_one_costs() -> None:
    """A click costs 0.50 and a tenth of them orders: 5 an order."""
    clicks = of().next_euros[1]
    assert (clicks.name, clicks.is_planned) == ("Clicks", True)
    assert clicks.average == pytest.approx(5)


def test_nothing_with_a_price_has_no_next_euro() -> None:
    plan = [[*row[:6], None, None] if at else row for at, row in enumerate(PLAN)]
    assert of(plan=plan).next_euros == []


def test_above_the_ceiling_the_curve_is_at_the_price_of_the_plan() -> None:
    """The plan for 20,000 buys 10 million contacts' worth of people of 8: half its money reaches 5 million."""
    reach = of(goal=20_000).next_euros[0]
    assert reach.results == pytest.approx(10_000_000)
    assert reach.brings(0.5) == pytest.approx((5_000_000, 5_000_000))
    assert reach.brings(0.8) == pytest.approx((8_000_000, 8_000_000))


def test_what_leads_to_a_full_ceiling_does_not_fit_either() -> None:
    """A tenth more impressions is a tenth more reach: 6.6 of 8 million fits, 8.25 does not."""
    assert {each.kpi.name: each.fits for each in of().ten_percent}["Impressions"]
    tight = {each.kpi.name: each.fits for each in of(goal=15_000).ten_percent}
    assert (tight["Impressions"], tight["Reach"], tight["Clicks"]) == (False, False, True)


def test_no_money_is_asked_for_people_who_are_not_there() -> None:
    """The plan for 20,000 asks 160,000 for See; the 8 million that there are cost 128,000."""
    see = of(goal=20_000)
    assert see.money[-1].stage == "See"
    assert see.money[-1].need == pytest.approx(160_000)
    assert see.money[-1].spent is None
    assert see.proposal is not None
    assert see.proposal.shortages["See"] == pytest.approx(128_000 - 96_000 - sum(m.amount for m in see.proposal.moves))


def test_no_money_moves_into_a_stage_whose_reach_is_at_its_ceiling() -> None:
    full = of([DAY, "Reach", None, 8_000_000, None], [DAY, "Impressions", None, 30_000_000, 90_000], goal=20_000)
    assert full.proposal is not None
    assert full.proposal.moves == ()
    assert full.proposal.shortages == {}


def test_one_stage_in_two_spellings_is_judged_once() -> None:
    """10,000 clicks at 0.50 are needed for 1,000 orders: 5,000 in the one stage there is, which is judged."""
    plan = [
        HEADERS,
        ["Orders", "Klaar", "orders", None, None, None, None, None],
        ["Clicks", "klaar", "clicks", "Orders", 0.1, None, 0.5, 1],
    ]
    found = of(goal=1_000, plan=plan)
    (money,) = found.money
    assert (money.stage, money.judged) == ("Klaar", True)
    assert money.need == pytest.approx(5_000)
    assert [each.name for each in found.next_euros] == ["Clicks"]
