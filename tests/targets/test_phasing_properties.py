"""Phasing against an independent day-by-day calculation, and what holds for every plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullfunnel.framework import read_framework
from fullfunnel.functions import funnel_target, funnel_weeks
from fullfunnel.targets import targets
from fullfunnel.targets.delay import in_whole_days
from fullfunnel.targets.phasing import due, phase
from tests.short_run import examples
from tests.targets.timed_plans import Rows, plan

lags = st.none() | st.integers(0, 40) | st.sampled_from(["0-9", "3-21", "7-30", "2-2.5"])


@st.composite
def timed(draw: st.DrawFn) -> Rows:
    """A plan with lags, baselines and pools of both kinds."""
    size = draw(st.integers(1, 6))
    table: Rows = [["KPI", "Feeds", "Rate", "Lag", "Baseline", "Pool", "Own target"]]
    for number in range(size):
        feeds = sorted(draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=2))) if number else [None]
        for first, fed in enumerate(feeds):
            once = not first
            table.append(
                [
                    f"K{number}",
                    None if fed is None else f"K{fed}",
                    None if fed is None else draw(st.floats(0.01, 5)),
                    None if fed is None else draw(lags),
                    draw(st.none() | st.floats(0, 300)) if once else None,
                    draw(st.sampled_from(["shared", "separate"])) if once else None,
                    draw(st.none() | st.none() | st.floats(1, 500)) if once and number else None,
                ]
            )
    return table


starts = st.dates(date(2026, 1, 1), date(2029, 1, 1))
lengths = st.integers(0, 120)
steps = st.sampled_from(["week", "month", "quarter"])


@settings(max_examples=examples(60))
@given(timed(), st.floats(1, 1e5), starts, lengths, steps)
def test_periods_sum_to_the_target(table: Rows, goal: float, start: date, length: int, step: Any) -> None:
    framework = read_framework(table)
    end = start + timedelta(days=length)
    found = phase(framework, goal, start, end, step)
    whole = targets(framework, goal)
    for name, volumes in found.volumes.items():
        target = float(whole.of(framework.by_name[name]))
        assert sum(volumes) == pytest.approx(target, rel=1e-12, abs=1e-9)
        assert all(volume >= 0 for volume in volumes)
        assert due(found, found.rows[-1].last)[name] == pytest.approx(target, rel=1e-9)
    assert found.rows[-1].last >= end
    assert all(
        after.first == before.last + timedelta(days=1)
        for before, after in zip(found.rows, found.rows[1:], strict=False)
    )
    for at, row in enumerate(found.rows):
        so_far = due(found, row.last)
        for name, volumes in found.volumes.items():
            assert sum(volumes[: at + 1]) == pytest.approx(so_far[name], rel=1e-9, abs=1e-7)


@settings(max_examples=examples(40))
@given(timed(), st.floats(1, 1e5), starts)
def test_without_lags_one_period_gives_the_targets(table: Rows, goal: float, start: date) -> None:
    for row in table[1:]:
        row[3] = None
    rows = funnel_weeks(goal, table, start, start)
    assert len(rows) == 2
    for name, volume in zip(rows[0][1:], rows[1][1:], strict=True):
        assert volume == pytest.approx(funnel_target(name, goal, table), rel=1e-12)


def by_hand(table: Rows, goal: float, start: date, end: date) -> dict[str, dict[date, float]]:
    """A chain day by day, by the words of the rule: what j plans on day t, i is asked for on day t - lag."""
    days = (end - start).days + 1
    found = {"K0": {start + timedelta(days=day): goal / days for day in range(days)}}
    for name, fed, rate, lag, *_ in table[2:]:
        asked: dict[date, float] = {}
        delay = in_whole_days(read_framework([table[0][:4], ["A"], ["B", "A", 1, lag]]).contributions[0].lag)
        for day, volume in found[fed].items():
            for wait, part in enumerate(delay.parts, start=delay.first):
                at = day - timedelta(days=wait)
                asked[at] = asked.get(at, 0.0) + volume * part / rate
        found[name] = asked
    return found


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(st.tuples(st.floats(0.05, 3), lags), min_size=1, max_size=3), starts, st.integers(0, 40))
def test_a_chain_day_by_day(chain: list[tuple[float, Any]], start: date, length: int) -> None:
    table = plan(["K0"], *([f"K{at}", f"K{at - 1}", *each] for at, each in enumerate(chain, start=1)))
    end = start + timedelta(days=length)
    found = phase(read_framework(table), 1000, start, end)
    expected = by_hand(table, 1000, start, end)
    for name, volumes in found.volumes.items():
        for row, volume in zip(found.rows, volumes, strict=True):
            inside = sum(amount for day, amount in expected[name].items() if row.first <= day <= row.last)
            assert volume == pytest.approx(inside, rel=1e-9, abs=1e-7)
