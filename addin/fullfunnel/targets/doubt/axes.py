"""Doubt in a rate as a function of one normal score: what a point of the lattice makes of it.

A single Beta is followed on its logit, a run of several rates on the logarithm of the product, a Gamma on its
logarithm. There the distribution is close to normal and four cumulants give its quantiles (Cornish and Fisher 1938,
Abramowitz and Stegun 26.2.49). With few observations behind a rate they are not enough; there its density is
integrated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.targets.doubt.rates import Observed, Span
from fullfunnel.targets.doubt.special import normal_score, polygammas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.targets.doubt.factors import Factor
    from fullfunnel.targets.doubt.rates import Moments

_FEW: Final = 5.0
"""Below this parameter of a Beta or Gamma four cumulants are not enough."""
_FARTHEST: Final = 6.0
"""Scores are cut off here: two in a billion lie beyond."""
_SKEW: Final = -0.3
"""With less skewness than this a run needs no more than its four cumulants."""
_SKEWEST: Final = -1.95
"""The logarithm of a Gamma has no more skewness than -2."""
_GRID: Final = 8
"""So many points per score has a table of quantiles."""
_GRID_SCORES: Final = tuple(k / _GRID - _FARTHEST for k in range(round(2 * _FARTHEST * _GRID) + 2))
_LEAST: Final = 1e-9
_STEPS: Final = 128
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
    table: tuple[float, ...] = ()
    """Its values at scores that lie ``1 / _GRID`` apart, where the polynomial does not serve."""

    def rates(self, scores: Sequence[float]) -> list[float]:
        """The multiplier at each score."""
        exp, least, most = math.exp, -_FARTHEST, _FARTHEST
        within = least <= min(scores) and max(scores) <= most
        cut = scores if within else [min(max(z, least), most) for z in scores]
        if self.table:
            table = self.table
            places = [(z - least) * _GRID for z in cut]
            values = [
                table[at] + (place - at) * (table[at + 1] - table[at])
                for place, at in zip(places, map(int, places), strict=True)
            ]
        else:
            c0, c1, c2, c3 = self.coefficients
            values = [c0 + z * (c1 + z * (c2 + z * c3)) for z in cut]
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
    """The independent doubts of a plan: one for every factor with a rate in doubt."""
    found = []
    for number, factor in enumerate(factors):
        doubtful = factor.doubtful
        if len(doubtful) == 1:
            found.append(_single(number, doubtful[0]))
        elif doubtful:
            first, second, third, fourth = map(sum, zip(*(rate.log_cumulants() for rate in doubtful), strict=True))
            found.append(_run(number, (first, second, third, fourth)))
    return found


def _run(number: int, cumulants: Moments) -> Axis:
    """The product of several rates. Where it is skew: the power of a Gamma with three equal cumulants of the logarithm.

    The fourth is then nearly right as well: over the square of the skewness it is for a sum of such logarithms what it
    is for one.
    """
    first, second, third, _ = cumulants
    skew = third / (second * math.sqrt(second))
    if skew > _SKEW:
        return Axis(number, logit=False, coefficients=_cornish_fisher(cumulants))
    shape = _shape(max(skew, _SKEWEST))
    psi, one, _, _ = polygammas(shape)
    power = math.sqrt(second / one)
    return Axis(number, logit=False, table=tuple(first + power * (value - psi) for value in _integrated(shape, None)))


def _shape(skew: float) -> float:
    """The shape of the Gamma whose logarithm has this skewness, by halving: it rises from -2 to 0."""
    low, high = math.log(0.01), math.log(1e4)
    for _ in range(40):
        middle = (low + high) / 2.0
        _, second, third, _ = polygammas(math.exp(middle))
        if third < skew * second * math.sqrt(second):
            low = middle
        else:
            high = middle
    return math.exp(low)


def _single(number: int, rate: Observed | Span) -> Axis:
    if isinstance(rate, Span):
        mean, sd = rate.normal()
        return Axis(number, not rate.above_one, (mean, sd, 0.0, 0.0))
    misses = rate.misses
    if rate.hits < _FEW or (misses is not None and misses < _FEW):
        return Axis(number, misses is not None, table=_integrated(rate.hits, misses, rate.n))
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


def _integrated(a: float, b: float | None, n: float = 1.0) -> tuple[float, ...]:
    """Quantiles of the logit of Beta(a, b), or of the logarithm of Gamma(a, rate n), by integrating the density."""
    exp, log1p = math.exp, math.log1p
    if b is None:
        mode = math.log(a / n)
        spread = 1.0 / math.sqrt(a)
        upper = math.log(1.0 + 6.0 * spread + 20.0 / a)
    else:
        mode = math.log(a / b)
        spread = math.sqrt(1.0 / a + 1.0 / b)
        upper = spread * 6.0 + _UNSEEN / b
    lower = spread * 6.0 + _UNSEEN / a
    step = (upper + lower) / _STEPS
    values = [mode - lower + step * k for k in range(-1, _STEPS + 2)]
    if b is None:
        peak = a * mode - a
        density = [exp(a * y - n * exp(y) - peak) for y in values]
    else:
        peak = a * mode - (a + b) * _softplus(mode)
        density = [exp(a * y - (a + b) * (y + log1p(exp(-y)) if y > 0 else log1p(exp(y))) - peak) for y in values]
    below = [0.0]
    for left, here, there, right in zip(density, density[1:], density[2:], density[3:], strict=False):
        below.append(below[-1] + max(13.0 * (here + there) - left - right, 0.0))
    return _at_scores(below, values[1:])


def _at_scores(below: list[float], values: list[float]) -> tuple[float, ...]:
    """The values at the scores of the grid, from those at rising (not normalised) chances."""
    total = below[-1]
    scores, quantiles = [-math.inf], [values[0]]
    for part, value in zip(below, values, strict=False):
        chance = part / total
        if _LEAST < chance < 1.0 - _LEAST:
            score = normal_score(chance)
            if score > scores[-1]:
                scores.append(score)
                quantiles.append(value)
    scores[0] = 2.0 * scores[1] - scores[2]
    quantiles[0] = 2.0 * quantiles[1] - quantiles[2]
    found = []
    at = 1
    for wanted in _GRID_SCORES:
        while at < len(scores) - 1 and scores[at] < wanted:
            at += 1
        part = (wanted - scores[at - 1]) / (scores[at] - scores[at - 1])
        found.append(quantiles[at - 1] + part * (quantiles[at] - quantiles[at - 1]))
    return tuple(found)


def _softplus(y: float) -> float:
    return y + math.log1p(math.exp(-y)) if y > 0 else math.log1p(math.exp(y))
