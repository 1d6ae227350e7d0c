"""How many arrive when the rates are known: cumulants back from the main KPI, and the chance of at least so many.

Given the rates, the count of the main KPI is a sum of independent contributions of the units at the start. A unit over
an edge of rate r is there with chance r (or, above 1, Poisson(r) times) and then counts as a unit of the fed KPI, so the
moments of its contribution follow from those of the fed KPI: thinning, see Johnson, Kemp and Kotz, *Univariate Discrete
Distributions*, 2005, chapter 1.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from fullfunnel.targets.doubt.special import beta_below, gamma_below

WHOLE: Final = 1e-7
"""A volume this close to a whole number is that number: 56.99999999999999 is 57."""
_ROOT_HALF: Final = math.sqrt(0.5)
_SMOOTH: Final = 3.0
"""From this standard deviation on the tail by three cumulants is right to 0.001 and less."""
_ALMOST_POISSON: Final = 1e-6
_SYMMETRIC: Final = 1e-7


class Cumulants(NamedTuple):
    """Mean, variance and third cumulant of a count."""

    mean: float
    variance: float
    third: float


def whole_from(amount: float) -> int:
    """The smallest whole number that is at least ``amount``, or that it is by a hair."""
    return math.ceil(amount - WHOLE * max(1.0, abs(amount) * 1e-6))


def at_least(k: int, count: Cumulants) -> float:
    """The chance that a count with these cumulants is ``k`` or more.

    A wide one by the gamma distribution with its three cumulants, at k - 1/2 (Wilson and Hilferty 1931); a narrow one
    by the binomial, Poisson or negative binomial distribution with its mean and variance.
    """
    if k <= 0:
        return 1.0
    mean, variance, third = count
    if variance <= WHOLE * WHOLE:
        return 1.0 if mean >= k - WHOLE else 0.0
    sd = math.sqrt(variance)
    if sd < _SMOOTH:
        return _narrow(k, mean, variance)
    score = (k - 0.5 - mean) / sd
    half_skew = 0.5 * third / (variance * sd)
    if abs(half_skew) > _SYMMETRIC:
        # With g the skewness, 4/g^2 is the shape of the gamma distribution and its cube root is nearly normal.
        base = 1.0 + score * half_skew
        small = half_skew * half_skew / 9.0
        score = 3.0 / half_skew * (math.cbrt(base) - 1.0 + small) if base > 0.0 else -math.copysign(40.0, half_skew)
    return 0.5 * math.erfc(score * _ROOT_HALF)


def _narrow(k: int, mean: float, variance: float) -> float:
    if mean <= 0.0:
        return 0.0
    excess = variance / mean - 1.0
    if abs(excess) < _ALMOST_POISSON:
        return gamma_below(mean, k)
    if excess < 0.0:
        draws = mean / -excess
        if k > draws + 0.5:
            return 0.0
        return beta_below(-excess, k, max(draws - k + 1.0, 0.5))
    return beta_below(excess / (1.0 + excess), k, mean / excess)
