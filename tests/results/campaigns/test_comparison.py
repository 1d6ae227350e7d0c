"""Two campaigns: the interval is that of statsmodels, and a verdict is rarely wrong when nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.rates import confint_poisson_2indep

from fullfunnel.errors import BadInput
from fullfunnel.results.campaigns.comparison import SURE, WHILE_RUNNING, Campaign, Spread, compare, rate_interval
from tests.short_run import examples

if TYPE_CHECKING:
    from fullfunnel.results.campaigns.comparison import Change

COUNTS = st.integers(1, 5_000)
COSTS = st.floats(1.0, 10.0)


def percents(change: Change | None) -> list[int | None]:
    assert change is not None
    return [None if each is None else round(100 * each) for each in (change.change, change.low, change.high)]


def test_fewer_results_for_much_less_money() -> None:
    found = compare(Campaign(800, 8_000), Campaign(1_000, 15_000))
    assert percents(found.results) == [-20, -27, -12]
    assert percents(found.cpa) == [-33, -39, -27]
    assert found.results.verdict == "more than chance"
    assert found.cpa is not None
    assert found.cpa.verdict == "more than chance"


def test_a_fifth_more_of_forty_is_not_more_than_chance() -> None:
    found = compare(Campaign(48, 1_000), Campaign(40, 1_000))
    assert percents(found.results) == [20, -21, 82]
    assert found.results.verdict == "not more than chance"


@pytest.mark.parametrize(("now", "before"), [(1, 4), (0, 0), (9, 0), (0, 9), (4, 5)])
def test_under_five_each_is_too_few_to_tell(now: float, before: float) -> None:
    assert compare(Campaign(now), Campaign(before)).results.verdict == "too few to tell"


def test_a_difference_of_five_each_can_be_seen() -> None:
    assert compare(Campaign(10), Campaign(0)).results.verdict == "more than chance"
    assert compare(Campaign(5), Campaign(5)).results.verdict == "not more than chance"


def test_few_results_are_expected_where_little_was_spent() -> None:
    """100 results in all, of which 3% of the money: 3 expected there."""
    found = compare(Campaign(90, 9_700), Campaign(10, 300))
    assert found.cpa is not None
    assert found.cpa.verdict == "too few to tell"
    assert found.results.verdict == "more than chance"


def test_no_results_before_leaves_the_end_that_exists() -> None:
    found = compare(Campaign(40, 1_000), Campaign(0, 1_000))
    assert found.results.change is None
    assert found.results.high is None
    assert found.results.low == pytest.approx(40 * 40 / (SURE**2 * 40) - 1)
    assert found.cpa is not None
    assert found.cpa.change is None
    assert found.cpa.low is None
    assert found.cpa.high == pytest.approx(SURE**2 / 40 - 1)


def test_no_results_now_have_no_cpa() -> None:
    found = compare(Campaign(0, 1_000), Campaign(40, 1_000))
    assert found.results.change == -1
    assert found.results.low == -1
    assert found.cpa is not None
    assert found.cpa.change is None
    assert found.cpa.high is None
    assert found.cpa.low == pytest.approx(40 / SURE**2 - 1)


@pytest.mark.parametrize("cost", [0, None])
def test_without_a_cost_there_is_no_cpa_to_compare(cost: float | None) -> None:
    assert compare(Campaign(48, cost), Campaign(40, 1_000)).cpa is None
    assert compare(Campaign(48, 1_000), Campaign(40, cost)).cpa is None


@pytest.mark.parametrize("now", [Campaign(-1, 10), Campaign(1, -10), Campaign(float("nan"), 10)])
def test_negative_figures_are_refused(now: Campaign) -> None:
    with pytest.raises(BadInput):
        compare(now, Campaign(40, 1_000))


@settings(max_examples=examples(40))
@given(COUNTS, COUNTS, COSTS, COSTS)
def test_the_interval_is_the_score_interval_of_statsmodels(x1: int, x0: int, e1: float, e0: float) -> None:
    theirs = confint_poisson_2indep(x1, e1, x0, e0, method="score", compare="ratio")
    assert rate_interval(x1, x0, e1, e0, SURE**2) == pytest.approx(theirs, rel=1e-4)  # it searches for the ends


@settings(max_examples=examples(40))
@given(COUNTS, COUNTS, COSTS, COSTS)
def test_the_cpa_is_the_rate_turned_round(x1: int, x0: int, e1: float, e0: float) -> None:
    found = compare(Campaign(x1, e1), Campaign(x0, e0)).cpa
    low, high = confint_poisson_2indep(x1, e1, x0, e0, method="score", compare="ratio")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((1 / high - 1, 1 / low - 1), rel=1e-4, abs=1e-4)


@given(st.floats(0, 1e6), st.floats(0.01, 1e6))
def test_two_equal_campaigns_never_differ_more_than_chance(results: float, cost: float) -> None:
    found = compare(Campaign(results, cost), Campaign(results, cost))
    assert found.results.verdict != "more than chance"
    assert found.cpa is not None
    assert found.cpa.verdict != "more than chance"
    if results > 1e-6:
        assert found.results.change == pytest.approx(0)
        assert found.results.low is not None
        assert found.results.high is not None
        assert found.results.low <= 0 <= found.results.high


@given(COUNTS, COUNTS)
def test_now_and_before_swapped_turn_the_ratio_round(x1: int, x0: int) -> None:
    low, high = rate_interval(x1, x0, 1, 1, SURE**2)
    turned_low, turned_high = rate_interval(x0, x1, 1, 1, SURE**2)
    assert low is not None
    assert high is not None
    assert (turned_low, turned_high) == pytest.approx((1 / high, 1 / low))


@pytest.mark.parametrize("mean", [6, 30, 500])
def test_under_the_null_about_one_in_twenty_verdicts_is_false(mean: float) -> None:
    random = np.random.default_rng(20261127)
    x1, x0 = random.poisson(mean, 1_000_000).astype(float), random.poisson(mean, 1_000_000).astype(float)
    k, n = SURE**2, x1 + x0
    # The interval leaves out 1 exactly where the score test refuses: (x1 - x0)^2 > k n.
    refused = ((x1 - x0) ** 2 > k * n) & (n >= 10)
    assert 0.03 <= refused.mean() <= 0.052
    for a, b, output in zip(x1[:500], x0[:500], refused[:500], strict=True):
        assert (compare(Campaign(a), Campaign(b)).results.verdict == "more than chance") == output


def test_eight_weekly_looks_at_a_running_campaign_need_the_higher_quantile() -> None:
    random = np.random.default_rng(8)
    weeks = random.poisson(60, (2, 100_000, 8)).cumsum(axis=2).astype(float)
    off = (weeks[0] - weeks[1]) ** 2 / (weeks[0] + weeks[1])
    assert (off > SURE**2).any(axis=1).mean() == pytest.approx(0.176, abs=0.01)
    assert (off > WHILE_RUNNING**2).any(axis=1).mean() == pytest.approx(0.051, abs=0.006)


def test_days_that_vary_six_times_more_than_chance_take_a_rise_back() -> None:
    """+18% is more than chance where days vary by chance, and -6 to +47% at phi 6.1 over 56 days (t of 54: 2.005)."""
    wide = Spread(6.1 * 2.0048793**2, SURE**2)
    assert compare(Campaign(1_070), Campaign(907)).results.verdict == "more than chance"
    found = compare(Campaign(1_070), Campaign(907), spread=wide).results
    assert percents(found) == [18, -6, 47]
    assert found.verdict == "not more than chance"
