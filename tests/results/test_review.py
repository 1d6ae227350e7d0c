"""Everything that steering says of a plan on a day, on a small plan by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.results.results import read_results
from fullfunnel.results.review import Review, review
from tests.results.plans import END, START, day, plan

STEPS = plan(["Orders"], ["Visits", "Orders", 0.02, 7], ["Reach", "Visits", 0.05, 14])


def of(*rows: tuple[Any, ...], framework: Any = STEPS, **more: Any) -> Review:
    results = read_results([["Date", "KPI", "Value"], *map(list, rows)])
    return review(framework, 560, results, start=START, end=END, **more)


def test_the_rest_as_planned_with_everything_on_plan_gives_the_goal() -> None:
    """Half way, all on plan: what is under way and what is still planned make up the goal."""
    now = day(28)
    rows = [(START + dt.timedelta(days=at), "Orders", 10) for at in range(28)]
    rows += [(START + dt.timedelta(days=at - 7), "Visits", 500) for at in range(35)]
    rows += [(START + dt.timedelta(days=at - 21), "Reach", 10_000) for at in range(49)]
    found = of(*rows)
    assert found.day == now
    assert found.ahead is not None
    # Orders 280; visits of the last 7 days give 70; reach of the last 14 gives 7,000 visits, so 140 orders.
    assert found.ahead.value == pytest.approx(280 + 70 + 140)
    assert found.if_as_planned == pytest.approx(560)
    assert found.days_late == 0
    assert {each.status for each in found.standings} == {"on track"}
    assert found.bottleneck.worst_first == ()


def test_a_campaign_that_began_on_its_first_day_is_late_by_the_lags() -> None:
    assert of((START, "Reach", 10_000)).days_late == 21


def test_after_the_end_nothing_more_is_planned() -> None:
    found = of((END, "Orders", 400), (END, "Visits", 28_000), (END, "Reach", 560_000))
    assert found.ahead is not None
    assert found.if_as_planned == found.ahead.value


def test_what_comes_by_itself_is_part_of_the_rest() -> None:
    framework = plan(["Orders", None, None, None, None, 112], ["Visits", "Orders", 0.02, 0])
    found = of((day(28), "Orders", 280), (day(28), "Visits", 11_200), framework=framework)
    assert found.if_as_planned == pytest.approx(280 + 56 + 0.02 * 11_200)


def test_weeks_end_on_sundays_and_add_up() -> None:
    found = of((day(3), "Orders", 20), (day(9), "Orders", 70))
    first, second, *_, last = found.weeks
    assert first.last.isoweekday() == second.last.isoweekday() == 7
    assert last.last == END
    assert last.planned == pytest.approx(560)
    assert (first.actual, second.actual) == (20, None)


def test_a_plan_without_a_goal_says_so() -> None:
    with pytest.raises(BadInput, match="no main goal yet"):
        review(STEPS, None, None)


def test_without_results_there_is_a_plan_and_no_standing() -> None:
    found = review(STEPS, 560, None, start=START, end=END)
    assert found.ahead is None
    assert found.proposal is None
    assert {each.status for each in found.standings} == {"not reported"}
