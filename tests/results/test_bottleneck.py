"""Which KPI's shortfall costs how many of the main KPI, without counting a loss twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullfunnel.errors import BadRate
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.bottleneck import bottleneck, ten_percent_more, worth
from fullfunnel.results.pace import pace_of
from fullfunnel.targets.targets import targets
from tests.results.plans import END, START, day, plan, reported
from tests.short_run import examples

CHAIN: Any = (["Orders"], ["Visits", "Orders", 0.05], ["Reach", "Visits", 0.02])


def losses(framework: Any, goal: float, *rows: tuple[Any, ...], dates: tuple[Any, Any] = (None, None)) -> Any:
    actual = reported(framework, *rows)
    return bottleneck(actual, pace_of(framework, goal, actual.day, *dates))


def test_every_step_is_charged_with_its_own_shortfall_only() -> None:
    found = losses(
        plan(*CHAIN), 1_000, (day(60), "Reach", 900_000), (day(60), "Visits", 14_400), (day(60), "Orders", 560)
    )
    assert [(each.kpi.name, each.shortfall, each.lost) for each in found.worst_first] == [
        ("Visits", pytest.approx(3_600), pytest.approx(180)),
        ("Orders", pytest.approx(160), pytest.approx(160)),
        ("Reach", pytest.approx(100_000), pytest.approx(100)),
    ]
    assert sum(each.lost for each in found.losses) == pytest.approx(1_000 - 560)


def test_a_gain_makes_up_for_a_loss_and_is_not_listed() -> None:
    found = losses(
        plan(*CHAIN), 1_000, (day(60), "Reach", 900_000), (day(60), "Visits", 20_000), (day(60), "Orders", 950)
    )
    assert [each.kpi.name for each in found.worst_first] == ["Reach", "Orders"]
    assert sum(each.lost for each in found.losses) == pytest.approx(50)


def test_what_was_not_reported_shows_at_the_next_that_was() -> None:
    found = losses(plan(*CHAIN), 1_000, (day(60), "Reach", 900_000), (day(60), "Orders", 560))
    assert [(each.kpi.name, each.lost, each.after_unreported) for each in found.worst_first] == [
        ("Orders", pytest.approx(340), True),
        ("Reach", pytest.approx(100), False),
    ]


def test_a_zero_is_a_loss_and_a_blank_is_none() -> None:
    found = losses(plan(*CHAIN), 1_000, (day(60), "Reach", 1_000_000), (day(60), "Visits", 0), (day(60), "Orders", 0))
    assert [(each.kpi.name, each.lost) for each in found.worst_first] == [("Visits", pytest.approx(1_000))]
    assert losses(plan(*CHAIN), 1_000, (day(60), "Reach", None)).worst_first == ()


def test_during_the_campaign_only_what_is_due_by_now_can_be_short() -> None:
    """A week of eight: an eighth is due where nothing lags."""
    found = losses(
        plan(*CHAIN),
        1_000,
        (day(7), "Reach", 125_000),
        (day(7), "Visits", 2_500),
        (day(7), "Orders", 100),
        dates=(START, END),
    )
    assert [(each.kpi.name, each.lost) for each in found.worst_first] == [("Orders", pytest.approx(25))]


def test_what_is_under_way_is_no_loss() -> None:
    steps = plan(["Orders"], ["Visits", "Orders", 0.05, 7], ["Reach", "Visits", 0.02, 14])
    found = losses(steps, 1_000, (day(56), "Reach", 1_000_000), (day(56), "Visits", 0), (day(56), "Orders", 0))
    assert found.worst_first == ()
    assert found.under_way == pytest.approx(1_000)


def test_of_an_unreported_kpi_what_lags_has_not_landed_yet() -> None:
    """Day 28 of 56: visits were 35/56 of 20,000 by now, of which those of 7 days ago have landed: half of the goal."""
    steps = plan(["Orders"], ["Visits", "Orders", 0.05, 7])
    found = losses(steps, 1_000, (day(28), "Orders", 400), dates=(START, END))
    (loss,) = found.worst_first
    assert loss.expected == pytest.approx(500)
    assert loss.lost == pytest.approx(100)


def test_what_comes_by_itself_is_expected_too() -> None:
    framework = plan(["Orders", None, None, None, None, 100], ["Visits", "Orders", 0.05])
    (loss,) = losses(framework, 1_000, (day(60), "Visits", 18_000), (day(60), "Orders", 950)).worst_first
    assert loss.expected == pytest.approx(1_000)
    assert loss.lost == pytest.approx(50)


def test_what_no_row_feeds_counts_as_coming_by_itself() -> None:
    framework = plan(["Orders"], ["Visits", "Orders", 0.05, None, None, None, 0.8])
    found = losses(framework, 1_000, (day(60), "Visits", 16_000), (day(60), "Orders", 1_000))
    assert found.worst_first == ()


def test_a_kpi_that_does_not_lead_to_the_main_one_costs_nothing_of_it() -> None:
    framework = plan(["Leads", "Orders", 0.1], ["Orders"], ["Visits", "Leads", 0.05], headers="KPI Feeds Rate Role")
    named = framework.model_copy(update={"main": "Leads"})
    actual = reported(named, (day(1), "Visits", 10), (day(1), "Leads", 0), (day(1), "Orders", 0))
    found = bottleneck(actual, pace_of(named, 100, actual.day))
    assert {each.kpi.name for each in found.losses} == {"Visits", "Leads"}


def test_a_blank_rate_is_an_error() -> None:
    framework = plan(["Orders"], ["Visits", "Orders", None], headers="KPI Feeds Rate")
    with pytest.raises(BadRate):
        losses(framework, 1_000, (day(1), "Orders", 5))


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.01, 4), st.integers(0, 20), st.floats(0, 2)), min_size=1, max_size=5),
    st.floats(0, 2),
    st.sampled_from([0, 30]),
    st.integers(56, 90),
)
def test_losses_and_what_is_under_way_add_up_to_goal_less_actual(
    steps: list[tuple[float, int, float]], reached: float, baseline: float, until: int
) -> None:
    goal = 500.0
    rows: list[list[Any]] = [["Main", None, None, None, None, baseline]]
    above = "Main"
    for at, (rate, lag, _) in enumerate(steps):
        rows.append([f"Step {at}", above, rate, lag])
        above = f"Step {at}"
    framework = plan(*rows)
    found = targets(framework, goal)
    values = [(day(until), "Main", goal * reached)] + [
        (day(until - 10), f"Step {at}", float(found.of(framework.by_name[f"Step {at}"])) * did)
        for at, (_, _, did) in enumerate(steps)
    ]
    actual = reported(framework, *values)
    result = bottleneck(actual, pace_of(framework, goal, actual.day, START, END))
    total = sum(each.lost for each in result.losses) + result.under_way
    assert total == pytest.approx(goal - goal * reached, abs=1e-6 * goal)


def test_worth_of_every_step() -> None:
    assert worth(plan(*CHAIN), {}) == {"Orders": 1, "Visits": pytest.approx(0.05), "Reach": pytest.approx(0.001)}


def test_a_tenth_more_brings_the_same_at_every_step_of_one_chain_and_price_and_cap_tell_them_apart() -> None:
    framework = read_framework(
        [
            ["KPI", "Feeds", "Rate", "Unit cost", "Per", "Cap"],
            ["Orders", None, None, None, None, None],
            ["Visits", "Orders", 0.05, 0.5, None, None],
            ["Reach", "Visits", 0.02, 4, 1_000, 1_050_000],
        ]
    )
    found = {each.kpi.name: each for each in ten_percent_more(framework, pace_of(framework, 1_000, None).volumes)}
    assert [each.brings for each in found.values()] == pytest.approx([100, 100, 100])
    assert found["Orders"].costs is None
    assert found["Visits"].costs == pytest.approx(1_000)
    assert found["Reach"].costs == pytest.approx(400)
    assert found["Visits"].fits
    assert not found["Reach"].fits
