"""The special functions that doubt needs, with the standard library alone: it also runs where there is no SciPy.

Formulas: NIST Digital Library of Mathematical Functions (DLMF) 5.11, 5.15, 8.11, 8.17.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

_NORMAL: Final = NormalDist()
_ROOT_HALF: Final = math.sqrt(0.5)
_ASYMPTOTIC_FROM: Final = 8.0
"""From here on the asymptotic series are exact to some 12 digits."""
_TERMS: Final = 300
_TINY: Final = 1e-300
_PRECISION: Final = 1e-12


def normal_below(score: float) -> float:
    """The chance that a standard normal is below ``score``."""
    return 0.5 * math.erfc(-score * _ROOT_HALF)


def normal_score(chance: float) -> float:
    """The score below which a standard normal lies with this chance, strictly between 0 and 1."""
    return _NORMAL.inv_cdf(chance)


def polygammas(x: float) -> tuple[float, float, float, float]:
    """Digamma and its first three derivatives at ``x`` above 0: recurrence (5.15.5) to where series hold (5.15.8)."""
    psi = first = second = third = 0.0
    while x < _ASYMPTOTIC_FROM:
        inverse = 1.0 / x
        square = inverse * inverse
        psi -= inverse
        first += square
        second -= 2.0 * square * inverse
        third += 6.0 * square * square
        x += 1.0
    i = 1.0 / x
    s = i * i
    psi += math.log(x) - 0.5 * i - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132))))
    first += i * (1.0 + 0.5 * i + s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * 5 / 66)))))
    second -= s * (1.0 + i + s * (1 / 2 - s * (1 / 6 - s * (1 / 6 - s * (3 / 10 - s * 5 / 6)))))
    third += s * i * (2.0 + 3.0 * i + s * (2.0 - s * (1.0 - s * (4 / 3 - s * (3.0 - s * 10)))))
    return psi, first, second, third


def beta_below(x: float, a: float, b: float) -> float:
    """The chance that Beta(a, b) is below ``x``: the regularised incomplete beta function, by fraction 8.17.22."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _beta_fraction(x, a, b) / a
    return 1.0 - front * _beta_fraction(1.0 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Lentz's method, as in Numerical Recipes 6.4."""
    c, d = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    fraction = d
    for m in range(1, _TERMS + int(math.sqrt(max(a, b)))):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0)),
        ):
            d = 1.0 / _away_from_zero(1.0 + step * d)
            c = _away_from_zero(1.0 + step / c)
            fraction *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return fraction


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def gamma_below(x: float, a: float) -> float:
    """The regularised lower incomplete gamma function: the chance that Gamma(a, 1) is below ``x`` (8.11.4, 8.9.2)."""
    if x <= 0.0:
        return 0.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1.0:
        term = total = 1.0 / a
        at = a
        while term > total * _PRECISION:
            at += 1.0
            term *= x / at
            total += term
        return front * total
    b = x + 1.0 - a
    c, d = 1.0 / _TINY, 1.0 / b
    fraction = d
    for m in range(1, _TERMS + int(math.sqrt(a))):
        step = -m * (m - a)
        b += 2.0
        d = 1.0 / _away_from_zero(step * d + b)
        c = _away_from_zero(b + step / c)
        fraction *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return 1.0 - front * fraction
