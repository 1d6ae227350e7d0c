"""How many arrive when the rates are known: the chance of at least so many.

Given the rates, the count of the main KPI is a sum of independent contributions of the units at the start, see
:mod:`fullfunnel.targets.doubt.units`. Three cumulants say enough of it (Johnson, Kemp and Kotz, *Univariate Discrete
Distributions*, 2005).
"""

from __future__ import annotations

import math
from typing import Final

from fullfunnel.targets.doubt.special import beta_below, gamma_below

WHOLE: Final = 1e-7
"""A volume this close to a whole number is that number: 56.99999999999999 is 57."""
_ROOT_HALF: Final = math.sqrt(0.5)
_SMOOTH: Final = 3.0
"""From this standard deviation on the tail by three cumulants is right to 0.001 and less."""
_ALMOST_POISSON: Final = 1e-6
_SYMMETRIC: Final = 1e-7


def whole_from(amount: float) -> int:
    """The smallest whole number that is at least ``amount``, or that it is by a hair."""
    return math.ceil(amount - WHOLE * max(1.0, abs(amount) * 1e-6))


def at_least(k: int, mean: float, variance: float, third: float) -> float:
    """The chance that a count with this mean, variance and third cumulant is ``k`` or more.

    A wide one by the gamma distribution with its three cumulants, at k - 1/2 (Wilson and Hilferty 1931); a narrow one
    by the binomial, Poisson or negative binomial distribution with its three cumulants.
    """
    if k <= 0:
        return 1.0
    if variance <= WHOLE * WHOLE:
        return 1.0 if mean >= k - WHOLE else 0.0
    sd = math.sqrt(variance)
    if sd < _SMOOTH:
        return _narrow(k, mean, variance, third)
    score = (k - 0.5 - mean) / sd
    half_skew = 0.5 * third / (variance * sd)
    if abs(half_skew) > _SYMMETRIC:
        # With g the skewness, 4/g^2 is the shape of the gamma distribution and its cube root is nearly normal.
        base = 1.0 + score * half_skew
        small = half_skew * half_skew / 9.0
        score = 3.0 / half_skew * (math.cbrt(base) - 1.0 + small) if base > 0.0 else -math.copysign(40.0, half_skew)
    return 0.5 * math.erfc(score * _ROOT_HALF)


def _narrow(k: int, mean: float, variance: float, third: float) -> float:
    """By the binomial distribution with these cumulants, moved to the mean; a wider one than that keeps to its mean.

    The third cumulant over the variance is 1 - 2p for a binomial count, and the variance over its mean 1 - p.
    """
    excess = variance / mean - 1.0
    p = 0.5 * (1.0 - third / variance)
    if 1.0 - p < _ALMOST_POISSON:  # next to all of them come: there is no number of draws to divide by
        return 0.5 * math.erfc((k - 0.5 - mean) / math.sqrt(variance) * _ROOT_HALF)
    if excess < 0.0 and p > _ALMOST_POISSON:
        inner = variance / (1.0 - p)
        draws = inner / p
        at = k - (mean - inner)
        if at <= 0.0:
            return 1.0
        return beta_below(p, at, draws - at + 1.0) if at < draws + 1.0 else 0.0
    if excess > _ALMOST_POISSON:
        return beta_below(excess / (1.0 + excess), k, mean / excess)
    return gamma_below(mean, k)
