"""What is due by now, for any chain, lags, dates and weights: the target at the end, and never less than yesterday."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.typed.period import Period
from fullfunnel.results.pace import pace_of
from fullfunnel.targets.calendar_rows import calendar_rows

START = dt.date(2026, 9, 1)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[list[Any]], list[int], float]:
    """A chain into orders with whole lags, the lags from each step to the orders, and a goal."""
    lags = draw(st.lists(st.integers(0, 40), min_size=1, max_size=4))
    rows: list[list[Any]] = [["KPI", "Feeds", "Rate", "Lag", "Unit"], ["Orders", None, None, None, "orders"]]
    for at, lag in enumerate(lags):
        rate = draw(st.floats(0.001, 3))
        rows.append([f"Step {at}", "Orders" if at == 0 else f"Step {at - 1}", rate, lag, "visits"])
    return rows, [0, *(sum(lags[: at + 1]) for at in range(len(lags)))], draw(st.floats(1, 1e6))


@given(plans(), st.integers(1, 400), st.integers(-60, 460))
def test_even_weights_and_whole_lags_have_a_closed_form(
    plan: tuple[list[list[Any]], list[int], float], days: int, gone: int
) -> None:
    """Target x min(max(days gone + L, 0), N) / N, with L the lags from the KPI to the orders; all of it at the end."""
    rows, lags, goal = plan
    framework = read_framework(rows)
    end = START + dt.timedelta(days=days - 1)
    pace = pace_of(framework, goal, START + dt.timedelta(days=gone - 1), START, end)
    for kpi, lag in zip(framework.kpis, lags, strict=True):
        target = float(pace.found.of(kpi))
        part = 1.0 if gone >= days else min(max(gone + lag, 0), days) / days
        assert pace.due(kpi.name) == pytest.approx(target * part, rel=1e-9, abs=1e-9 * target)


@given(plans(), st.integers(8, 120), st.data())
def test_with_any_weights_the_target_is_due_at_the_end_and_never_less_than_the_day_before(
    plan: tuple[list[list[Any]], list[int], float], days: int, data: st.DataObject
) -> None:
    rows, _, goal = plan
    framework = read_framework(rows)
    end = START + dt.timedelta(days=days - 1)
    many = len(calendar_rows(START, end, Period(START, end), "week"))
    weights = data.draw(st.lists(st.floats(0.01, 5), min_size=many, max_size=many))
    found = [
        pace_of(framework, goal, START + dt.timedelta(days=gone), START, end, weights)
        for gone in sorted({0, days // 3, days // 2, days - 2, days - 1, days + 30})
    ]
    for kpi in framework.kpis:
        target = float(found[0].found.of(kpi))
        due = [pace.due(kpi.name) for pace in found]
        assert due[-2:] == [pytest.approx(target, rel=1e-12)] * 2
        assert all(0 <= one <= other * (1 + 1e-9) for one, other in pairwise(due))
