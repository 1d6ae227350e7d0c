"""Doubt in a rate as a function of one normal score: what a point of the lattice makes of it.

A single Beta is followed on its logit, a run of several rates on the logarithm of the product, a Gamma on its
logarithm. There the distribution is close to normal and four cumulants give its quantiles (Cornish and Fisher 1938,
Abramowitz and Stegun 26.2.49). With few observations behind a rate they are not enough; there its density is
integrated.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.targets.doubt.rates import Observed, Span
from fullfunnel.targets.doubt.special import normal_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.targets.doubt.factors import Factor
    from fullfunnel.targets.doubt.rates import Moments

_FEW: Final = 8.0
"""Below this parameter of a Beta or Gamma four cumulants are not enough."""
_FARTHEST: Final = 4.5
"""Scores are cut off here: 7 in a million lie beyond."""
_STEPS: Final = 160
_NODES: Final = tuple((k - 12) / 3 for k in range(25))
_WEIGHTS: Final = tuple(math.exp(-0.5 * z * z) for z in _NODES)
_TOTAL: Final = sum(_WEIGHTS)
_UNSEEN: Final = 14.0
"""The density is followed down to about exp(-14) on either side."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One independent doubt: a multiplier of the rate of its factor."""

    factor: int
    logit: bool
    """Whether ``coefficients`` and ``table`` give a logit; else a logarithm."""
    coefficients: Moments = (0.0, 0.0, 0.0, 0.0)
    """The Cornish-Fisher polynomial, lowest power first."""
    table: tuple[tuple[float, ...], tuple[float, ...]] | None = None
    """Scores and values between which to interpolate, where the polynomial does not serve."""

    def value(self, score: float) -> float:
        """The logit or logarithm at a score."""
        score = min(max(score, -_FARTHEST), _FARTHEST)
        if self.table is None:
            c0, c1, c2, c3 = self.coefficients
            return c0 + score * (c1 + score * (c2 + score * c3))
        scores, values = self.table
        at = min(max(bisect_right(scores, score), 1), len(scores) - 1)
        left, right = scores[at - 1], scores[at]
        part = (score - left) / (right - left)
        return values[at - 1] + part * (values[at] - values[at - 1])

    def rates(self, scores: Sequence[float]) -> list[float]:
        """The multiplier at each score."""
        exp, value = math.exp, self.value
        if self.table is None:
            c0, c1, c2, c3 = self.coefficients
            cut = [-_FARTHEST if z < -_FARTHEST else min(z, _FARTHEST) for z in scores]
            values = [c0 + z * (c1 + z * (c2 + z * c3)) for z in cut]
        else:
            values = [value(z) for z in scores]
        return [1.0 / (1.0 + exp(-y)) for y in values] if self.logit else [exp(y) for y in values]

    @property
    def middle(self) -> float:
        """The multiplier at score 0."""
        return self.rates((0.0,))[0]

    @property
    def mean(self) -> float:
        """The expected multiplier."""
        return sum(w * rate for w, rate in zip(_WEIGHTS, self.rates(_NODES), strict=True)) / _TOTAL

    @property
    def slope(self) -> float:
        """By how much its logarithm grows per score, around 0."""
        low, high = self.rates((-0.5, 0.5))
        return math.log(high / low)


def axes(factors: Sequence[Factor]) -> list[Axis]:
    """The independent doubts of a plan: one a factor, and one more for every rate with few observations in a run."""
    found: list[Axis] = []
    for number, factor in enumerate(factors):
        doubtful = factor.doubtful
        if len(doubtful) == 1:
            found.append(_single(number, doubtful[0]))
            continue
        together = [rate for rate in doubtful if not _few(rate)]
        found += [_single(number, rate) for rate in doubtful if _few(rate)]
        if len(together) == 1:
            found.append(_single(number, together[0]))
        elif together:
            logs = [rate.log_cumulants() for rate in together]
            first, second, third, fourth = map(sum, zip(*logs, strict=True))
            found.append(Axis(number, logit=False, coefficients=_cornish_fisher((first, second, third, fourth))))
    return found


def _few(rate: Observed | Span) -> bool:
    return isinstance(rate, Observed) and rate.hits < _FEW


def _single(number: int, rate: Observed | Span) -> Axis:
    if isinstance(rate, Span):
        mean, sd = rate.normal()
        return Axis(number, not rate.above_one, (mean, sd, 0.0, 0.0))
    misses = rate.misses
    if rate.hits < _FEW or (misses is not None and misses < _FEW):
        return Axis(number, misses is not None, table=_integrated(rate))
    cumulants = rate.log_cumulants() if misses is None else rate.logit_cumulants()
    return Axis(number, misses is not None, _cornish_fisher(cumulants))


def _cornish_fisher(cumulants: Moments) -> Moments:
    first, second, third, fourth = cumulants
    sd = math.sqrt(second)
    skew, excess = third / (second * sd), fourth / (second * second)
    cubic = excess / 24.0 - skew * skew / 18.0
    return (
        first - sd * skew / 6.0,
        sd * (1.0 - excess / 8.0 + 5.0 * skew * skew / 36.0),
        sd * skew / 6.0,
        sd * cubic,
    )


def _integrated(rate: Observed) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Scores and quantiles of the logit of a Beta, or of the logarithm of a Gamma, by integrating the density."""
    a, b = rate.hits, rate.misses
    exp, log1p = math.exp, math.log1p
    if b is None:
        mode = math.log(a / rate.n)
        spread = 1.0 / math.sqrt(a)
        upper = spread * 7.0
    else:
        mode = math.log(a / b)
        spread = math.sqrt(1.0 / a + 1.0 / b)
        upper = spread * 6.0 + _UNSEEN / b
    lower = spread * 6.0 + _UNSEEN / a
    if b is None:
        upper = min(upper, math.log(1.0 + 2.0 * _UNSEEN / a))
    step = (upper + lower) / _STEPS
    values = [mode - lower + step * k for k in range(-1, _STEPS + 2)]
    if b is None:
        peak = a * mode - a
        density = [exp(a * y - rate.n * exp(y) - peak) for y in values]
    else:
        peak = a * mode - (a + b) * _softplus(mode)
        density = [exp(a * y - (a + b) * (y + log1p(exp(-y)) if y > 0 else log1p(exp(y))) - peak) for y in values]
    below = [0.0]
    for left, here, there, right in zip(density, density[1:], density[2:], density[3:], strict=False):
        below.append(below[-1] + max(13.0 * (here + there) - left - right, 0.0))
    total = below[-1]
    scores: list[float] = []
    quantiles: list[float] = []
    for part, value in zip(below, values[1:], strict=False):
        chance = part / total
        if 1e-9 < chance < 1.0 - 1e-9:
            score = normal_score(chance)
            if not scores or score > scores[-1]:
                scores.append(score)
                quantiles.append(value)
    return tuple(scores), tuple(quantiles)


def _softplus(y: float) -> float:
    return y + math.log1p(math.exp(-y)) if y > 0 else math.log1p(math.exp(y))


