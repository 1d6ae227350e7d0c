"""How long people take, in whole days and together."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullfunnel.errors import NoAnswer
from fullfunnel.framework.typed.lag import Lag
from fullfunnel.targets.delay import AT_ONCE, Delay, days_for, in_whole_days, mixed, one_after_the_other, reversed_delay
from tests.short_run import examples


def spread(low: float, high: float) -> Lag:
    return Lag(low=low, high=high)


def below(days: float, low: float, high: float) -> float:
    """The chance of at most so many days, from the normal distribution of the log."""
    middle = (math.log(low) + math.log(high)) / 2
    sigma = (math.log(high) - math.log(low)) / (NormalDist().inv_cdf(0.9) - NormalDist().inv_cdf(0.1))
    return NormalDist(middle, sigma).cdf(math.log(days))


@pytest.mark.parametrize(("lag", "days"), [(None, 0), (0, 0), (14, 14), (2.4, 2), (2.5, 3), (0.5, 1)])
def test_a_fixed_lag_is_so_many_whole_days(lag: float | None, days: int) -> None:
    assert in_whole_days(None if lag is None else spread(lag, lag)) == Delay(days, (1.0,))


def test_a_spread_in_whole_days() -> None:
    delay = in_whole_days(spread(4, 25))
    parts = {delay.first + at: part for at, part in enumerate(delay.parts)}
    assert sum(parts.values()) == pytest.approx(1, abs=1e-12)
    assert parts[10] == pytest.approx(below(10.5, 4, 25) - below(9.5, 4, 25))
    # 99.9% of a spread of 4 to 25 days takes 10 x 6.25^(3.0902/2.5631) = 91.1 days.
    assert delay.last == 91
    assert parts[91] == pytest.approx(1 - below(90.5, 4, 25))
    assert sum(part for day, part in parts.items() if day <= 4) == pytest.approx(below(4.5, 4, 25))
    mean = sum(day * part for day, part in parts.items())
    assert mean == pytest.approx(12.9, abs=0.1)


def test_a_spread_from_nothing_begins_the_same_day() -> None:
    delay = in_whole_days(spread(0, 18))
    assert delay.first == 0
    assert delay.parts[0] == pytest.approx(0.1)  # half a day stands for 0, and lies at the end of day 0


def test_a_delay_of_several_steps() -> None:
    one = in_whole_days(spread(2, 6))
    other = in_whole_days(spread(3, 9))
    both = one_after_the_other(one, other)
    slow: dict[int, float] = {}
    for at, part in enumerate(one.parts, start=one.first):
        for after, rest in enumerate(other.parts, start=other.first):
            slow[at + after] = slow.get(at + after, 0.0) + part * rest
    assert {both.first + at: part for at, part in enumerate(both.parts)} == pytest.approx(slow, abs=1e-15)
    assert one_after_the_other(AT_ONCE, one) == one
    assert one_after_the_other(Delay(3, (1.0,)), one).first == one.first + 3


def test_mixed_and_reversed() -> None:
    both = mixed([(0.25, Delay(2, (1.0,))), (0.75, Delay(0, (0.5, 0.5)))])
    assert both == Delay(0, (0.375, 0.375, 0.25))
    assert reversed_delay(both) == Delay(-2, (0.25, 0.375, 0.375))


@pytest.mark.parametrize(
    ("lags", "certainty", "days"),
    [
        ([(7, 30)], 0.9, 30),
        ([(7, 30)], 0.5, math.sqrt(7 * 30)),
        ([(7, 30)], 0.1, 7),
        ([(5, 15), (3, 21)], 0.9, 32.0),
        ([(5, 15), (3, 21)], 0.5, 17.8),
        ([(7, 7), (3, 3)], 0.99, 10),
        ([(2, 2), (5, 15)], 0.9, 17),
        ([], 0.9, 0),
    ],
)
def test_days_with_a_certainty(lags: list[tuple[float, float]], certainty: float, days: float) -> None:
    assert days_for([spread(*lag) for lag in lags], certainty) == pytest.approx(days, abs=0.05)


def test_three_spreads_against_draws() -> None:
    lags = [(3, 21), (5, 15), (1, 9)]
    draws = random.Random(7)  # noqa: S311  # draws to compare with, no secret
    normal = NormalDist()
    logs = [
        ((math.log(low) + math.log(high)) / 2, (math.log(high) - math.log(low)) / (2 * normal.inv_cdf(0.9)))
        for low, high in lags
    ]
    sums = sorted(sum(math.exp(draws.gauss(*each)) for each in logs) for _ in range(60_000))
    for certainty in (0.2, 0.5, 0.9):
        expected = sums[int(certainty * len(sums))]
        assert days_for([spread(*lag) for lag in lags], certainty) == pytest.approx(expected, rel=0.015)


@settings(max_examples=examples(30), deadline=None)
@given(st.floats(0.5, 40), st.floats(1.05, 6), st.floats(0.5, 40), st.floats(1.05, 6))
def test_more_certainty_takes_more_days_and_two_steps_more_than_one(
    a: float, wide: float, b: float, wider: float
) -> None:
    lags = [spread(a, a * wide), spread(b, b * wider)]
    days = [days_for(lags, certainty) for certainty in (0.2, 0.5, 0.8, 0.9, 0.95)]
    assert all(before < after for before, after in pairwise(days))
    assert days[3] >= max(lags[0].high, lags[1].high)


def test_a_wide_and_a_narrow_spread() -> None:
    # A spread of 1.05 to 1.1025 is as good as its median 1.0759; half a day to 2.91 is below 2.91 nine times in ten.
    lags = [spread(1.05, 1.1025), spread(0.5, 2.9095)]
    assert days_for(lags, 0.9) == pytest.approx(2.9095 + 1.0759, abs=0.003)


def test_a_spread_over_a_century_is_refused() -> None:
    with pytest.raises(NoAnswer, match="hundred years"):
        in_whole_days(spread(1, 5000))
