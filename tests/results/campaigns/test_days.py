"""How much more than chance days vary, against the quasi-Poisson of statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from fullfunnel.results.campaigns.comparison import SURE, Campaign, compare
from fullfunnel.results.campaigns.days import Day, student_quantile, variation


@pytest.mark.parametrize("freedom", [1, 2, 10, 54, 110, 700])
def test_students_t_is_that_of_scipy(freedom: int) -> None:
    assert student_quantile(0.95, freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-9)


def counts(mean: float, size: float, days: int, seed: int) -> list[float]:
    """Negative binomial days: their variance is the mean times 1 + mean / size."""
    return list(np.random.default_rng(seed).negative_binomial(size, size / (size + mean), days).astype(float))


def test_phi_is_pearsons_scale_of_a_poisson_model() -> None:
    now, before = counts(30, 6, 28, 1), counts(25, 6, 28, 2)
    found = variation([Day(y, 10) for y in now], [Day(y, 10) for y in before])
    design = np.column_stack([np.ones(56), np.r_[np.ones(28), np.zeros(28)]])
    fitted = sm.GLM(np.r_[now, before], design, family=sm.families.Poisson()).fit(scale="X2")
    assert found.results == pytest.approx(fitted.scale, rel=1e-6)
    assert found.dates == 56


def test_phi_of_the_cpa_has_the_cost_as_its_exposure() -> None:
    random = np.random.default_rng(5)
    costs = random.uniform(50, 400, 40)
    results = random.poisson(costs / 10).astype(float)
    found = variation(
        [Day(y, c) for y, c in zip(results[:20], costs[:20], strict=True)],
        [Day(y, c) for y, c in zip(results[20:], costs[20:], strict=True)],
    )
    design = np.column_stack([np.ones(40), np.r_[np.ones(20), np.zeros(20)]])
    fitted = sm.GLM(results, design, family=sm.families.Poisson(), exposure=costs).fit(scale="X2")
    assert found.cpa == pytest.approx(max(1, fitted.scale), rel=1e-6)


def test_days_as_even_as_chance_leave_phi_at_one() -> None:
    found = variation([Day(10, 5)] * 20, [Day(12, 5)] * 20)
    assert (found.results, found.cpa) == (1, 1)
    assert found.spread().results == pytest.approx(stats.t.ppf(0.975, 38) ** 2)


def test_too_few_dates_know_no_phi() -> None:
    found = variation([Day(10, 5)], [Day(3, 5)])
    assert (found.results, found.cpa) == (1, 1)
    assert found.spread().results == SURE**2


def test_a_day_without_cost_that_brought_results_has_no_rate_per_euro() -> None:
    found = variation([Day(10, 0), Day(40, 5), Day(2, 5)], [Day(3, 5), Day(30, 5)])
    assert found.cpa == found.results


def test_no_results_at_all_vary_as_chance() -> None:
    assert variation([Day(0, 5)] * 5, [Day(0, 5)] * 5).results == 1


def test_under_the_null_of_days_that_vary_more_about_one_in_twenty_is_false() -> None:
    random = np.random.default_rng(99)
    false = poisson = 0
    for _ in range(1_000):
        now, before = (random.negative_binomial(6, 6 / 36, 28).astype(float) for _ in range(2))
        spread = variation([Day(y, 1) for y in now], [Day(y, 1) for y in before]).spread()
        pair = Campaign(now.sum()), Campaign(before.sum())
        false += compare(*pair, spread=spread).results.verdict == "more than chance"
        poisson += compare(*pair).results.verdict == "more than chance"
    assert 0.03 <= false / 1_000 <= 0.075
    assert poisson / 1_000 > 0.3  # chance alone would cry wolf in a third
