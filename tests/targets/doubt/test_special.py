"""The special functions against SciPy."""

from __future__ import annotations

import pytest
from scipy import special

from fullfunnel.targets.doubt.special import beta_below, gamma_below, normal_below, normal_score, polygammas


@pytest.mark.parametrize("x", [0.01, 0.5, 1.0, 3.3, 7.99, 8.0, 42.0, 1e5])
def test_digamma_and_its_derivatives(x: float) -> None:
    expected = [float(special.digamma(x)), *(float(special.polygamma(order, x)) for order in (1, 2, 3))]
    assert polygammas(x) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("a", [0.3, 1.0, 5.5, 120.0, 4e4])
@pytest.mark.parametrize("b", [0.5, 2.0, 33.3, 9e3])
@pytest.mark.parametrize("x", [1e-6, 0.04, 0.5, 0.93, 1 - 1e-6])
def test_the_incomplete_beta_function(a: float, b: float, x: float) -> None:
    assert beta_below(x, a, b) == pytest.approx(special.betainc(a, b, x), rel=1e-8, abs=1e-13)


@pytest.mark.parametrize("a", [0.5, 1.0, 7.0, 150.0, 1e4])
@pytest.mark.parametrize("times", [0.01, 0.7, 1.0, 1.3, 4.0])
def test_the_incomplete_gamma_function(a: float, times: float) -> None:
    assert gamma_below(a * times, a) == pytest.approx(special.gammainc(a, a * times), rel=1e-8, abs=1e-13)


def test_the_ends_of_what_can_be_below() -> None:
    assert (beta_below(0, 2, 3), beta_below(1, 2, 3), gamma_below(0, 2)) == (0, 1, 0)


@pytest.mark.parametrize("chance", [1e-9, 0.1, 0.5, 0.9])
def test_a_normal_score_and_its_chance(chance: float) -> None:
    assert normal_score(chance) == pytest.approx(special.ndtri(chance), abs=1e-9)
    assert normal_below(normal_score(chance)) == pytest.approx(chance, rel=1e-9)
