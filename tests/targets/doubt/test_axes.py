"""The rate at a score: quantiles against SciPy, and a run of rates against a million draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from fullfunnel.targets.doubt.axes import Axis, axes
from fullfunnel.targets.doubt.factors import factors
from fullfunnel.targets.doubt.flow import flow
from tests.targets.doubt.plans import chain

if TYPE_CHECKING:
    from collections.abc import Mapping

SCORES = [-2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5]
CHANCES = stats.norm.cdf(SCORES)


def axis(*rates: Mapping[str, float | None]) -> Axis:
    (found,) = axes(factors(flow(chain(*rates))))
    return found


@pytest.mark.parametrize(
    ("rate", "n"), [(0.05, 5), (0.05, 200), (0.62, 5), (0.5, 1), (0.2, 30), (0.9, 80), (0.01, 100), (1.0, 40)]
)
def test_a_rate_up_to_1_is_a_beta(rate: float, n: float) -> None:
    found = axis({"rate": rate, "n": n}).rates(SCORES)
    assert stats.beta.cdf(found, rate * n + 0.5, (1 - rate) * n + 0.5) == pytest.approx(CHANCES, abs=1.5e-3)


@pytest.mark.parametrize(("rate", "n"), [(3, 25), (1.5, 3), (2, 1), (6, 300)])
def test_a_rate_above_1_is_a_gamma(rate: float, n: float) -> None:
    found = np.array(axis({"rate": rate, "n": n}).rates(SCORES))
    assert stats.gamma.cdf(found, rate * n + 0.5, scale=1 / n) == pytest.approx(CHANCES, abs=1.5e-3)


def test_a_span_lies_between_its_ends_four_times_in_five() -> None:
    tenth = stats.norm.ppf(0.9)
    below = axis({"rate": 0.04, "rate_low": 0.02, "rate_high": 0.07}).rates([-tenth, 0, tenth])
    assert below == pytest.approx([0.02, 0.03771, 0.07], rel=1e-3)  # the middle of the log odds
    above = axis({"rate": 3.0, "rate_low": 2.0, "rate_high": 4.5}).rates([-tenth, 0, tenth])
    assert above == pytest.approx([2, 3, 4.5])


@pytest.mark.parametrize(
    ("run", "close"),
    [
        ([(0.3, 200), (0.1, 300)], 0.002),
        ([(0.03, 100), (0.5, 500), (0.1, 30), (0.2, 60)], 0.003),
        ([(0.02, 30), (0.1, 30)], 0.004),
        ([(0.1, 5), (0.2, 20)], 0.005),
        ([(3, 10), (0.1, 30)], 0.003),
    ],
)
def test_a_run_of_rates_is_their_product(run: list[tuple[float, float]], close: float) -> None:
    chance = np.random.default_rng(3)
    product = np.ones(400_000)
    for rate, n in run:
        shape = rate * n + 0.5
        product *= (
            chance.beta(shape, (1 - rate) * n + 0.5, 400_000) if rate <= 1 else chance.gamma(shape, 1 / n, 400_000)
        )
    product.sort()
    found = axis(*({"rate": rate, "n": n} for rate, n in run)).rates(SCORES)
    assert np.searchsorted(product, found) / 400_000 == pytest.approx(CHANCES, abs=close)
