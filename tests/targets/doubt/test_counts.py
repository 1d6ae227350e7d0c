"""The chance of at least so many, rates known, against the distributions of SciPy."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from fullfunnel.targets.doubt.counts import at_least, whole_from

DISTRIBUTIONS = {
    "5 of 50": (stats.binom(50, 0.1), 1e-9),
    "rates near 1": (stats.binom(30, 0.9), 1e-9),
    "a thousand": (stats.binom(1000, 0.05), 4e-4),
    "half of three hundred": (stats.binom(300, 0.5), 4e-4),
    "Poisson 2": (stats.poisson(2), 1e-9),
    "Poisson 20": (stats.poisson(20), 6e-4),
    "Poisson 150": (stats.poisson(150), 1e-4),
    "negative binomial": (stats.nbinom(10, 0.3), 1e-3),
    "narrow negative binomial": (stats.nbinom(4, 0.6), 1e-9),
}


@pytest.mark.parametrize(("distribution", "close"), DISTRIBUTIONS.values(), ids=DISTRIBUTIONS)
def test_every_tail(distribution: Any, close: float) -> None:
    mean, variance, skew = (float(each) for each in distribution.stats(moments="mvs"))
    third = skew * variance**1.5
    for k in range(1, round(mean + 6 * math.sqrt(variance))):
        assert at_least(k, mean, variance, third) == pytest.approx(distribution.sf(k - 1), abs=close)


def test_ways_with_rates_of_their_own_together() -> None:
    """Three of 12 at 80%, 40 at 5% and 9 at 30%: the exact distribution by convolution."""
    exact = np.ones(1)
    mean = variance = third = 0.0
    for draws, rate in ((12, 0.8), (40, 0.05), (9, 0.3)):
        exact = np.convolve(exact, stats.binom(draws, rate).pmf(np.arange(draws + 1)))
        mean += draws * rate
        variance += draws * rate * (1 - rate)
        third += draws * rate * (1 - rate) * (1 - 2 * rate)
    for k in range(5, 25):
        assert at_least(k, mean, variance, third) == pytest.approx(exact[k:].sum(), abs=3e-3)


def test_what_is_certain() -> None:
    assert at_least(0, 0, 0, 0) == 1
    assert at_least(5, 5.0, 0, 0) == 1
    assert at_least(6, 5.0, 0, 0) == 0
    assert at_least(3, 1e-9, 1e-9, 1e-9) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("amount", "k"), [(49.5, 50), (50.0, 50), (56.99999999999999, 57), (57.00000000001, 57), (-3.0, -3)]
)
def test_the_whole_number_that_is_enough(amount: float, k: int) -> None:
    assert whole_from(amount) == k
