"""Allowable cost, the four readings of the maximum CPA, reach and frequency: the figures of the sources."""

from __future__ import annotations

import numpy as np
import pytest

from fullfunnel.errors import BadInput, BadRate
from fullfunnel.functions import funnel_allowable
from fullfunnel.targets import allowable_cost
from fullfunnel.targets.max_cpa import max_cpa
from fullfunnel.targets.reach import (
    average_frequency,
    click_at_least_once,
    gross_rating_points,
    impressions,
    people_reached,
)


def test_the_profit_conventions_differ() -> None:
    assert allowable_cost(80.0, 0.6, 0.2) == pytest.approx(32)  # 80 x (60% - 20%)
    assert allowable_cost(60.0, 0.35, 0.3, "spend") == pytest.approx(16.15, abs=0.005)  # 21 / 1.3
    assert allowable_cost(250.0, 1.0, 0.4, "break-even") == pytest.approx(150)
    assert allowable_cost(120.0, 0.4, 12.0, "amount") == pytest.approx(36)


def test_without_profit_all_conventions_give_break_even() -> None:
    for basis in ("revenue", "spend", "break-even", "amount"):
        assert allowable_cost(180.0, 0.45, 0.0, basis) == pytest.approx(81)


def test_a_loss_is_shown_as_a_negative_amount() -> None:
    assert allowable_cost(100.0, 0.2, 0.3) == pytest.approx(-10)


@pytest.mark.parametrize(
    ("margin", "profit", "basis"),
    [(40.0, 0.1, "revenue"), (0.4, 12.0, "revenue"), (0.4, 1.0, "break-even"), (-0.1, 0, "spend")],
)
def test_a_percentage_typed_as_a_number_is_refused(margin: float, profit: float, basis: str) -> None:
    with pytest.raises(BadInput):
        allowable_cost(120.0, margin, profit, basis)  # type: ignore[arg-type]  # the cases come as text


def test_the_four_readings_of_the_maximum_cpa() -> None:
    assert max_cpa("all", 36.0, 1000.0, 18_000.0) == 18
    assert max_cpa("paid", 36.0, 1000.0, 18_000.0, by_themselves=250.0) == 24
    assert max_cpa("careful", 36.0, 1000.0, 18_000.0, by_themselves=250.0) == 12
    assert max_cpa("all", 36.0, 800.0, 18_000.0) == 13.5
    # 36,000 - 18,000 - 6,000 spent = 12,000 for the 600 results still to come
    assert max_cpa("rest", 36.0, 1000.0, 18_000.0, spent=6_000.0, results_so_far=400.0) == 20


def test_a_plan_that_cannot_pay_is_negative() -> None:
    assert max_cpa("all", 10.0, 1000.0, 18_000.0) == -8


def test_no_results_carry_the_cost() -> None:
    with pytest.raises(BadRate):
        max_cpa("all", 36.0, 0.0, 18_000.0)
    with pytest.raises(BadRate):
        max_cpa("careful", 36.0, 250.0, 18_000.0, by_themselves=250.0)


@pytest.mark.parametrize("negative", [{"by_themselves": -250.0}, {"spent": -1.0}, {"results_so_far": -1.0}])
def test_negative_figures_are_refused(negative: dict[str, float]) -> None:
    with pytest.raises(BadInput):
        max_cpa("all", 36.0, 1000.0, 18_000.0, **negative)
    with pytest.raises(BadInput):
        max_cpa("all", 36.0, 1000.0, -5.0)


def test_the_readings_run_on_arrays() -> None:
    many = max_cpa("all", 36.0, np.array([1000.0, 800.0]), 18_000.0)
    assert many == pytest.approx([18, 13.5])


def test_reach_and_frequency() -> None:
    # Two groups of 30,000 seen 5 times and 20,000 seen 6 times, of a universe of 100,000
    shown = impressions(30_000, 5) + impressions(20_000, 6)
    assert average_frequency(shown, 50_000) == 5.4
    assert people_reached(shown, 5.4) == pytest.approx(50_000)
    assert gross_rating_points(50_000, 100_000, 5.4) == pytest.approx(270)


def test_the_chance_of_a_click_is_not_frequency_times_ctr() -> None:
    assert click_at_least_once(0.009, 3) == pytest.approx(0.026758, abs=1e-6)
    assert click_at_least_once(0.009, 1) == pytest.approx(0.009)


def test_returns_parcels_and_fees() -> None:
    # 160 less 8% is 147.20; 62% of it less a parcel of 26.72 is 64.544; nine tenths of that less 9 of fees is 49.09.
    cost = funnel_allowable(160, "62%", "10%", "break-even", "8%", 26.72, None, 9)
    assert cost == pytest.approx(49.0896)
    assert funnel_allowable(160, 0.62, 0, None, 0.08, 26.72) == pytest.approx(64.544)
    assert funnel_allowable(160, 0.62, 0.1, "revenue", 0.08, 26.72) == pytest.approx(64.544 - 14.72)
    assert funnel_allowable(160, 0.62, 0.1, "spend", 0.08, 26.72, 1, 9) == pytest.approx(64.544 / 1.1 - 9)
    assert funnel_allowable(160, 0.62, 10, "amount", 0.08, 26.72) == pytest.approx(54.544)


def test_orders_that_follow_on_the_first() -> None:
    assert funnel_allowable(100, 0.4, 0.1, "revenue", None, 5, 2.5, 3) == pytest.approx(2.5 * (40 - 5 - 10) - 3)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("108%", 0, 1, 0), "is returned is a share"),
        ((-0.1, 0, 1, 0), "is returned is a share"),
        ((0, -1, 1, 0), "zero or more"),
        ((0, 0, -2, 0), "more than zero orders"),
        ((0, 0, 1, -3), "zero or more"),
    ],
)
def test_returns_and_costs_that_cannot_be(more: tuple[object, ...], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        funnel_allowable(160, 0.62, 0.1, "revenue", *more)
