"""Everything that steering says of a plan on a day, on a small plan by hand."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from scipy import stats

from fullfunnel.commands.reporters.compare import as_text
from fullfunnel.errors import BadInput
from fullfunnel.results.campaigns.two_campaigns import two_campaigns
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
    assert found.forecast == found.ahead.value
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


def test_what_lands_after_the_end_is_part_of_the_forecast_and_shown_apart() -> None:
    """On the last day but 2: visits of the last 7 days, 500 a day; those of 5 days land after the end."""
    rows = [(START + dt.timedelta(days=at), "Orders", 10) for at in range(54)]
    rows += [(START + dt.timedelta(days=at), "Visits", 500) for at in range(54)]
    found = of(*rows)
    assert found.ahead is not None
    assert found.ahead.value == pytest.approx(540 + 0.02 * 7 * 500)
    assert found.after_the_end == pytest.approx(0.02 * 5 * 500)
    # Reach of day 40 becomes visits on day 54 and orders on day 61; that of day 34 orders on day 55.
    assert of((day(40), "Reach", 10_000)).after_the_end == pytest.approx(10)
    assert of((day(34), "Reach", 10_000)).after_the_end == 0
    # Of what was reported all the way nothing of the visits is counted twice.
    two = of((day(40), "Reach", 10_000), (day(54), "Visits", 400), (day(55), "Orders", 3))
    assert two.after_the_end == pytest.approx(0.02 * 400)


def test_with_a_spread_part_of_it_lands_after_the_end() -> None:
    """4,000 visits six days before the end with a lag of 2 to 30 days: what takes more than six days."""
    framework = plan(["Orders"], ["Visits", "Orders", 0.02, "2-30"])
    found = of((day(50), "Visits", 4_000), framework=framework)
    sigma = math.log(30 / 2) / 2 / stats.norm.ppf(0.9)
    late = stats.norm.sf(math.log(6.5), (math.log(2) + math.log(30)) / 2, sigma)
    assert found.after_the_end == pytest.approx(80 * late, rel=1e-3)
    sixty = of((day(50), "Visits", 4_000), (day(52), "Orders", 9), framework=framework)
    assert sixty.after_the_end == pytest.approx(80 * late, rel=1e-3)


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
    assert found.forecast is None
    assert found.proposal is None
    assert {each.status for each in found.standings} == {"not reported"}


def test_two_campaigns_the_wrong_way_round_are_turned() -> None:
    """What was over before the other began is the earlier one, however the two are given."""
    year = dt.timedelta(days=364)
    now = of((day(20), "Orders", 159))
    rows = read_results([["Date", "KPI", "Value"], [day(20) - year, "Orders", 119]])
    before = review(STEPS, 560, rows, start=START - year, end=END - year)
    for given, swapped in (((now, before), False), ((before, now), True)):
        found = two_campaigns(*given)
        assert found is not None
        assert found.swapped is swapped
        assert found.results == (159, 119)
        assert ("omgekeerd" in " ".join(as_text(found, "nl"))) is swapped
        assert found.running  # the later one does


def test_a_campaign_that_was_over_before_the_other_went_on_does_not_run() -> None:
    """Its results stop before its end; the other one has later ones."""
    before = of((day(20), "Orders", 119))
    rows = read_results([["Date", "KPI", "Value"], [END + dt.timedelta(days=9), "Orders", 159]])
    late = review(STEPS, 560, rows, start=day(30), end=END + dt.timedelta(days=30))
    found = two_campaigns(before, late)  # they overlap, so their order stands
    assert found is not None
    assert (found.swapped, found.running) == (False, False)
