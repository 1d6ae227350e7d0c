"""How long people take from one KPI to the next: in whole days for a calendar, and how long for most of them.

A spread ``a-b`` is lognormal with 10% before a and 90% before b; a start of 0 counts as half a day. The lognormal is
what times to convert are usually fitted with: positive, skewed, and a product of many small delays (Johnson, Kotz and
Balakrishnan, Continuous Univariate Distributions 1, chapter 14). In whole days, k days has the chance between k - 1/2
and k + 1/2; what lies beyond 99.9% counts at that day, so that nothing is lost.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from operator import mul
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import NoAnswer
from fullfunnel.framework.typed.lag import Lag
from fullfunnel.framework.typed.span import TENTH
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STANDARD: Final = NormalDist()
_TAIL: Final = 0.999
_NEVER: Final = 1e-12
"""A chance so small that the days before it are left off."""
_MOST_DAYS: Final = 36_525
"""A hundred years: a calendar that goes further back answers nothing."""
_MOST_WORK: Final = 40_000_000
_STEP: Final = 0.1
"""In standard deviations, for the sum over a lognormal; the trapezium rule is exact to 1e-10 with it."""
_WIDTH: Final = 75
_GRID: Final = 1_500
"""Points on which the distribution of a sum of spreads is kept; the quantile is then right to thousandths of a day."""


class Delay(NamedTuple):
    """Which part takes how many whole days: ``parts[k]`` takes ``first + k``. The parts sum to 1."""

    first: int
    parts: tuple[float, ...]

    @property
    def last(self) -> int:
        """The most days that it takes."""
        return self.first + len(self.parts) - 1


AT_ONCE: Final = Delay(0, (1.0,))


@lru_cache(maxsize=512)
def in_whole_days(lag: Lag | None) -> Delay:
    """The delay of a lag; a fixed one is rounded to whole days.

    Raises:
        NoAnswer: the spread is so wide that its end lies a century away.
    """
    if lag is None:
        return AT_ONCE
    if not lag.is_spread:
        return Delay(math.floor(lag.low + 0.5), (1.0,))
    middle, sigma = _logs(lag)
    end = math.exp(min(middle + _STANDARD.inv_cdf(_TAIL) * sigma, 20.0))
    if end > _MOST_DAYS:
        raise _too_wide()
    last = math.floor(end + 0.5)
    before = [0.0, *(_STANDARD.cdf((math.log(day + 0.5) - middle) / sigma) for day in range(last)), 1.0]
    first = next(day for day, chance in enumerate(before[1:]) if chance > _NEVER)
    return Delay(first, tuple(after - earlier for earlier, after in pairwise([0.0, *before[first + 1 :]])))


def _logs(lag: Lag) -> tuple[float, float]:
    """Mean and standard deviation of the log of a spread."""
    low, high = math.log(lag.shortest), math.log(lag.high)
    return (low + high) / 2, (high - low) / (2 * TENTH)


def one_after_the_other(one: Delay, other: Delay) -> Delay:
    """The delay of two steps, each taken by chance."""
    if len(one.parts) == 1:
        return Delay(one.first + other.first, other.parts)
    if len(other.parts) == 1:
        return Delay(one.first + other.first, one.parts)
    if one.last + other.last > _MOST_DAYS or len(one.parts) * len(other.parts) > _MOST_WORK:
        raise _too_wide()
    return _convolved(*sorted((one, other), key=lambda each: len(each.parts)))


@lru_cache(maxsize=512)
def _convolved(short: Delay, long: Delay) -> Delay:
    width = len(short.parts)
    backward = short.parts[::-1]
    padded = (*[0.0] * (width - 1), *long.parts, *[0.0] * (width - 1))
    parts = tuple(sum(map(mul, backward, padded[at : at + width])) for at in range(len(long.parts) + width - 1))
    return Delay(short.first + long.first, parts)


def reversed_delay(delay: Delay) -> Delay:
    """The same delay forward in time: what starts later instead of earlier."""
    return Delay(-delay.last, delay.parts[::-1])


def mixed(parts: Iterable[tuple[float, Delay]]) -> Delay:
    """The delay of several groups together; their weights sum to 1."""
    weighted = list(parts)
    if len(weighted) == 1:
        return weighted[0][1]
    first = min(delay.first for _, delay in weighted)
    total = [0.0] * (max(delay.last for _, delay in weighted) - first + 1)
    for weight, delay in weighted:
        for at, part in enumerate(delay.parts, start=delay.first - first):
            total[at] += weight * part
    return Delay(first, tuple(total))


def days_for(lags: Sequence[Lag], certainty: float) -> float:
    """How many days the steps take together with this certainty; not rounded.

    Spreads on one way are independent, so together they take less than the sum of their own days at 90%.
    """
    fixed = sum(lag.low for lag in lags if not lag.is_spread)
    # The widest first: it is the smooth one, over which the others are summed.
    wide = sorted((lag for lag in lags if lag.is_spread), key=lambda lag: lag.shortest - lag.high)
    spreads = tuple((lag.shortest, lag.high) for lag in wide)
    return fixed + _quantile(spreads, certainty) if spreads else fixed


@lru_cache(maxsize=512)
def _quantile(spreads: tuple[tuple[float, float], ...], certainty: float) -> float:
    logs = [_logs(Lag(low=low, high=high)) for low, high in spreads]
    score = _STANDARD.inv_cdf(certainty)
    if len(logs) == 1:
        return math.exp(logs[0][0] + score * logs[0][1])
    # The sum lies below the sum of what each stays under with a chance of 1 - (1 - certainty) / m.
    far = _STANDARD.inv_cdf(1 - (1 - certainty) / len(logs))
    end = sum(math.exp(middle + far * sigma) for middle, sigma in logs)
    grid = [end * at / _GRID for at in range(_GRID + 1)]
    chances = [0.0, *(_STANDARD.cdf((math.log(day) - logs[0][0]) / logs[0][1]) for day in grid[1:])]
    for middle, sigma in logs[1:-1]:
        chances = [_chance_of_sum(day, chances, end, middle, sigma) for day in grid]
    low, high = 0.0, end
    middle, sigma = logs[-1]
    for _ in range(50):
        half = (low + high) / 2
        below = _chance_of_sum(half, chances, end, middle, sigma) < certainty
        low, high = (half, high) if below else (low, half)
    return high


def _chance_of_sum(day: float, chances: list[float], end: float, middle: float, sigma: float) -> float:
    """The chance that a lognormal and what ``chances`` holds on a grid up to ``end`` take ``day`` days together."""
    total = 0.0
    for at in range(-_WIDTH, _WIDTH + 1):
        score = at * _STEP
        rest = day - math.exp(middle + sigma * score)
        if rest <= 0:
            break
        place = rest / end * _GRID
        left = min(int(place), _GRID - 1)
        chance = chances[left] + (chances[left + 1] - chances[left]) * (place - left)
        total += chance * math.exp(-score * score / 2)
    return total * _STEP / math.sqrt(2 * math.pi)


def _too_wide() -> NoAnswer:
    return NoAnswer(
        Text(
            "De vertragingen samen lopen verder terug dan honderd jaar. Maak de spreiding smaller, bijvoorbeeld 7-60.",
            "The lags together go back further than a hundred years. Make the spread narrower, for instance 7-60.",
        )
    )
