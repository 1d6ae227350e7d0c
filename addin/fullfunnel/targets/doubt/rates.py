"""A rate in doubt: how it is distributed given what was observed, or given the span that was typed.

====================  ==========================================  =======================================
what is known         rate up to 1                                rate above 1
====================  ==========================================  =======================================
n observations        Beta(r n + 1/2, (1 - r) n + 1/2)            Gamma(r n + 1/2, rate n)
a span (10 and 90%)   logit-normal                                lognormal
neither               sure                                        sure
====================  ==========================================  =======================================

The half is Jeffreys' prior (Brown, Cai and DasGupta 2001).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from fullfunnel.targets.doubt.special import beta_below, gamma_below, normal_below, normal_score, polygammas

Moments: TypeAlias = tuple[float, float, float, float]
"""The first four cumulants."""

TENTH: Final = normal_score(0.9)
"""The ends of a span lie this many standard deviations from its middle."""
_FAR: Final = 4.5
"""Normal scores beyond which nothing is drawn."""
_EXPANDED_FROM: Final = 8.0
"""From so many hits and misses on the expansion is right to a thousandth."""
_CLOSE: Final = 1e-5
_GRID: Final = 0.125
"""Scores so far apart are near enough for a straight line between."""
_HIGHEST: Final = 600.0
_NODES: Final = tuple((k - 24) / 4 for k in range(49))
_WEIGHTS: Final = tuple(math.exp(-0.5 * z * z) for z in _NODES)
_TOTAL: Final = sum(_WEIGHTS)


@dataclass(frozen=True, slots=True)
class Sure:
    """A rate that is taken as it stands."""

    rate: float


@dataclass(frozen=True, slots=True)
class Observed:
    """A rate seen in ``n`` observations."""

    rate: float
    n: float

    @property
    def hits(self) -> float:
        """The first parameter of its distribution."""
        return self.rate * self.n + 0.5

    @property
    def misses(self) -> float | None:
        """The second parameter of the Beta; ``None`` for a rate above 1."""
        return (1.0 - self.rate) * self.n + 0.5 if self.rate <= 1.0 else None

    def log_cumulants(self) -> Moments:
        """Of the logarithm of the rate: differences of polygammas (Abramowitz and Stegun 6.4)."""
        misses = self.misses
        hits = polygammas(self.hits)
        if misses is None:
            return hits[0] - math.log(self.n), hits[1], hits[2], hits[3]
        both = polygammas(self.hits + misses)
        return hits[0] - both[0], hits[1] - both[1], hits[2] - both[2], hits[3] - both[3]

    def logit_cumulants(self) -> Moments:
        """Of the logit of a rate up to 1."""
        hits, misses = polygammas(self.hits), polygammas(self.misses or 0.5)
        return hits[0] - misses[0], hits[1] + misses[1], hits[2] - misses[2], hits[3] + misses[3]

    def rate_at(self, score: float) -> float:
        """The rate at a normal score: the quantile of its distribution.

        By the expansion of Cornish and Fisher on its logit (above 1: its logarithm), and where few hits or misses make
        it too skew for that, from there to the quantile itself.
        """
        misses = self.misses
        z = max(-_FAR, min(_FAR, score))
        if min(self.hits, self.hits if misses is None else misses) < _EXPANDED_FROM:
            table = _quantiles(self)
            place = (z + _FAR) / _GRID
            left = min(int(place), len(table) - 2)
            at = table[left] + (table[left + 1] - table[left]) * (place - left)
        else:
            at = self.expanded(z)
        return math.exp(at) if misses is None else 1.0 / (1.0 + math.exp(-at))

    def expanded(self, z: float) -> float:
        """The logit of the rate (above 1: its logarithm) at a normal score, by the expansion of Cornish and Fisher."""
        mean, variance, third, fourth = self.log_cumulants() if self.misses is None else self.logit_cumulants()
        sd = math.sqrt(variance)
        skew, excess = third / sd**3, fourth / variance**2
        bent = z + (z * z - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36
        return mean + sd * bent

    def is_below(self, at: float, chance: float) -> bool:
        """Whether the rate is below this logit (above 1: logarithm) with less than this chance."""
        if self.misses is None:
            return gamma_below(math.exp(at) * self.n, self.hits) < chance
        return beta_below(1.0 / (1.0 + math.exp(-at)), self.hits, self.misses) < chance


@lru_cache(maxsize=256)
def _quantiles(rate: Observed) -> tuple[float, ...]:
    """The logit of a rate (above 1: its logarithm) at scores a step apart, each found by halving."""
    found: list[float] = []
    for k in range(round(2 * _FAR / _GRID) + 1):
        z = k * _GRID - _FAR
        chance = normal_below(z)
        # From the score before it on: the quantiles rise.
        low, step = found[-1] if found else rate.expanded(z) - 1.0, 0.25
        while not rate.is_below(low, chance) and low > -_HIGHEST:
            low, step = low - step, 2 * step
        high, step = low + 0.25, 0.25
        while rate.is_below(high, chance) and high < _HIGHEST:
            low, high, step = high, high + 2 * step, 2 * step
        while high - low > _CLOSE:
            middle = (low + high) / 2
            low, high = (middle, high) if rate.is_below(middle, chance) else (low, middle)
        found.append((low + high) / 2)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Span:
    """A rate that lies below ``low`` in a tenth of all cases and above ``high`` in a tenth."""

    low: float
    high: float
    above_one: bool

    @property
    def middle(self) -> float:
        """The median of the rate: what the span says, whatever the rate of the plan."""
        return self.rate_at(0.0)

    def normal(self) -> tuple[float, float]:
        """Mean and standard deviation of its logarithm (above 1) or its logit."""
        low, high = (
            (math.log(self.low), math.log(self.high)) if self.above_one else (_logit(self.low), _logit(self.high))
        )
        return (low + high) / 2.0, (high - low) / (2.0 * TENTH)

    def rate_at(self, score: float) -> float:
        """The rate at a normal score."""
        mean, sd = self.normal()
        at = mean + sd * score
        return math.exp(at) if self.above_one else 1.0 / (1.0 + math.exp(-at))

    def log_cumulants(self) -> Moments:
        """Of the logarithm of the rate; for a logit-normal rate by the trapezoid rule over six deviations."""
        mean, sd = self.normal()
        if self.above_one:
            return mean, sd * sd, 0.0, 0.0
        logs = [-math.log1p(math.exp(-(mean + sd * z))) for z in _NODES]
        first = sum(map(float.__mul__, _WEIGHTS, logs)) / _TOTAL
        powers = [0.0, 0.0, 0.0]
        for weight, log in zip(_WEIGHTS, logs, strict=True):
            d = log - first
            powers[0] += weight * d * d
            powers[1] += weight * d * d * d
            powers[2] += weight * d * d * d * d
        second, third, fourth = (power / _TOTAL for power in powers)
        return first, second, third, fourth - 3.0 * second * second


def _logit(rate: float) -> float:
    return math.log(rate) - math.log1p(-rate)


Rate: TypeAlias = Sure | Observed | Span
