"""What more money brings: reach against a ceiling, the rest within a range."""

from __future__ import annotations

import math

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.results.spending.response import Ceiling, Power


@pytest.mark.parametrize(("part", "times"), [(0.25, 1.16), (0.5, 1.44), (0.75, 2.16), (0.9, 3.91)])
def test_the_next_person_costs_more_the_nearer_the_ceiling(part: float, times: float) -> None:
    assert Ceiling(part).next_over_average == pytest.approx(-part / ((1 - part) * math.log(1 - part)))
    # The printed figures are cut off or rounded in the second decimal.
    assert Ceiling(part).next_over_average == pytest.approx(times, abs=0.011)


def test_six_of_eight_million_at_a_cpm_of_four() -> None:
    """Random exposure: -ln(1 - 0.75) = 1.386 contacts a person of the eight million, at 4 a thousand."""
    money = 8e6 * math.log(4) * 4 / 1000
    assert money / 6e6 == pytest.approx(0.0074, abs=0.0001)
    step = 6e6 * (Ceiling(0.75).times(1 + 1 / money) - 1)  # people for one euro more
    assert 1 / step / (money / 6e6) == pytest.approx(2.16, abs=0.005)
    # The same by hand: of C people C (1 - exp(-k m / C)), k from the one point.
    k = -math.log(1 - 0.75) * 8e6 / money
    assert 6e6 * Ceiling(0.75).times(1.7) == pytest.approx(8e6 * (1 - math.exp(-k * 1.7 * money / 8e6)))
    # The worked example counts four contacts a person: 0.016 on average, the next one 0.0346.
    assert 0.016 * Ceiling(0.75).next_over_average == pytest.approx(0.0346, abs=0.0001)


def test_no_money_reaches_more_than_there_are() -> None:
    """50,000 of 80,000 for 1,000."""
    assert 50_000 * Ceiling(5 / 8).times(1e6) <= 80_000 * (1 + 1e-12)
    assert Ceiling(5 / 8).times(0) == 0


def test_twice_the_money_is_less_than_twice_the_results() -> None:
    assert Ceiling(0.5).times(1) == pytest.approx(1)
    assert Ceiling(0.5).times(2) == pytest.approx(1.5)
    assert Power(0.5).times(4) == pytest.approx(2)
    assert Power(0.5).next_over_average == 2


@pytest.mark.parametrize("part", [0, 1, 1.2])
def test_a_part_outside_the_ceiling_is_refused(part: float) -> None:
    with pytest.raises(BadInput):
        Ceiling(part)
