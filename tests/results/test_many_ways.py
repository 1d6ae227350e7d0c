"""Plans in which a KPI leads to the main one over several ways: each counted as it should, and in one pass."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.bottleneck import ten_percent_more
from fullfunnel.results.pace import pace_of
from fullfunnel.results.results import read_results
from fullfunnel.results.review import Review, review
from tests.results.plans import END, START, day

HEADERS = ["KPI", "Stage", "Feeds", "Rate", "Lag", "Cap", "Unit cost"]
DOUBLE: list[list[Any]] = [
    HEADERS,
    ["Orders", "Do", None, None, None, None, None],
    ["Clicks", "Think", "Orders", 0.5, 2, None, None],
    ["Reach", "See", "Clicks", 0.5, 0, None, 1],
    ["Reach", "See", "Orders", 0.1, 5, None, 1],
]


def of(plan: list[list[Any]], *rows: list[Any], goal: float = 1_000, end: dt.date = END) -> Review:
    results = read_results([["Date", "KPI", "Channel", "Value", "Cost"], *rows])
    lines = [["Video", "See", "Video", "activation", "", 960], ["Search", "Do", "Search", "activation", "yes", 900]]
    budget = read_budget([["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount"], *lines])
    return review(read_framework(plan), goal, results, budget=budget, start=START, end=end)


@pytest.mark.parametrize(("last", "later"), [(1, 250 + 100), (3, 100), (5, 0)])
def test_what_lands_after_the_end_over_two_ways(last: int, later: float) -> None:
    """Of 1,000 people 250 order after 2 days by way of a click, and 100 after 5 days without."""
    found = of(DOUBLE, [START, "Reach", None, 1_000, None], end=START + dt.timedelta(days=last))
    assert found.after_the_end == pytest.approx(later)


def test_the_rest_of_the_plan_over_two_ways() -> None:
    """With two days to go: what is reached now orders after 2 days over a click and after 5 without, so after the end.

    With five days to go the first three of them still bring orders over a click: 250 of 1,000 each.
    """
    for days, bring in ((2, 0), (5, 3)):
        now = END - dt.timedelta(days=days)
        phasing = of(DOUBLE).pace.phasing
        assert phasing is not None
        found = of(DOUBLE, *([now, name, None, phasing.by(name, now), None] for name in ("Orders", "Clicks", "Reach")))
        assert found.ahead is not None
        assert found.if_as_planned is not None
        reach = phasing.by("Reach", now + dt.timedelta(days=bring)) - phasing.by("Reach", now)
        assert found.if_as_planned - found.ahead.value == pytest.approx(0.25 * reach)


SPREAD: list[list[Any]] = [
    HEADERS,
    ["Orders", "Do", None, None, None, None, None],
    ["Clicks", "Think", "Orders", 0.5, 3, None, None],
    ["Video", "See", "Clicks", 0.2, "1-5", None, None],
    ["Reach", "See", "Video", 0.5, "2-9", None, 1],
    ["Reach", "See", "Clicks", 0.1, "1-20", None, 1],
]


def in_days(low: float, high: float) -> Any:
    """The chance of every whole day of a spread, by SciPy: 10% before the low end and 90% before the high one."""
    sigma = math.log(high / low) / 2 / stats.norm.ppf(0.9)
    edges = np.concatenate([[0.0], np.arange(400) + 0.5])
    return np.diff(stats.lognorm.cdf(edges, sigma, scale=math.sqrt(low * high)))


def test_the_rest_and_what_lands_later_over_ways_with_spreads() -> None:
    """Every way by itself: its rates multiplied, its lags one after the other."""
    fixed = np.zeros(4)
    fixed[3] = 1.0
    by_video = 0.5 * 0.2 * 0.5 * np.convolve(np.convolve(in_days(2, 9), in_days(1, 5)), fixed)
    direct = 0.1 * 0.5 * np.convolve(in_days(1, 20), fixed)
    now = END - dt.timedelta(days=10)
    found = of(SPREAD, [now, "Reach", None, 1_000, None])
    late = sum(1_000 * way[11:].sum() for way in (by_video, direct))
    assert found.after_the_end == pytest.approx(late, rel=2e-3)  # what takes longer than 99.9% counts at that day
    phasing = found.pace.phasing
    assert phasing is not None
    assert found.ahead is not None
    assert found.if_as_planned is not None
    rest = 0.0
    for at in range(1, 11):
        day_of = now + dt.timedelta(days=at)
        volume = phasing.by("Reach", day_of) - phasing.by("Reach", day_of - dt.timedelta(days=1))
        rest += sum(volume * way[: (END - day_of).days + 1].sum() for way in (by_video, direct))
    assert rest > 1
    assert found.if_as_planned - found.ahead.value == pytest.approx(rest, rel=2e-3)


def test_a_tenth_more_over_two_ways_has_to_fit_together() -> None:
    """1,000 people more are 500 clicks over one way and 300 over the other: 800, where there is room for 600."""
    plan = read_framework(
        [
            ["KPI", "Feeds", "Rate", "Cap"],
            ["Orders", None, None, None],
            ["Clicks", "Orders", 0.1, 8_600],
            ["Video", "Clicks", 0.5, None],
            ["Banner", "Clicks", 0.3, None],
            ["Reach", "Video", 1, None],
            ["Reach", "Banner", 1, None],
        ]
    )
    found = {each.kpi.name: each for each in ten_percent_more(plan, pace_of(plan, 800, None).volumes)}
    volumes = pace_of(plan, 800, None).volumes
    assert float(volumes["Clicks"].target) == pytest.approx(8_000)
    more = found["Reach"].more
    assert 0.5 * more < 600
    assert (0.5 + 0.3) * more > 600
    assert not found["Reach"].fits


def layered(layers: int) -> list[list[Any]]:
    """Every KPI feeds both KPIs of the layer above: as many ways as 2 to the power of the layers."""
    rows: list[list[Any]] = [HEADERS, ["Orders", "Do", None, None, None, None, None]]
    above = ["Orders"]
    for at in range(layers):
        here = [f"A{at}", f"B{at}"]
        last = at == layers - 1
        rows += [
            [name, "See", feeds, 0.9, 1, 1e9 if name == "A0" else None, 1 if last else None]
            for name in here
            for feeds in above
        ]
        above = here
    return rows


@pytest.mark.parametrize("rows", [[], [[day(3), "A0", None, 5, None]], [[day(3), "A29", None, 5, 2]]])
def test_a_billion_ways_are_walked_in_one_pass(rows: list[list[Any]]) -> None:
    found = of(layered(30), *rows)
    assert [each.kpi.name for each in found.ten_percent][:2] == ["Orders", "A0"]
    assert len(found.money) == 2
    assert found.next_euros
    assert found.proposal is not None
    if rows:
        assert found.ahead is not None
        assert found.if_as_planned is not None
        assert found.after_the_end >= 0
        assert found.days_late >= 0
    else:
        assert found.ahead is None
