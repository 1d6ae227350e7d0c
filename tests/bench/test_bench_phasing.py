"""How long a calendar takes: ``pytest tests/bench/test_bench_phasing.py --benchmark-only --benchmark-disable-gc``.

Wanted: 52 weeks of 40 KPIs in one spilled cell under 20 ms the first time. No test asserts on a time; the benchmark
prints them. The plan has five KPIs a stage in eight stages, each leading on to one of the stage after it, half of the
lags a spread.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.functions import funnel_goal, funnel_start, funnel_weeks, phasing, plans
from fullfunnel.targets import delay

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.benchmark(group="52 weeks, 40 KPIs")

START, END = date(2027, 1, 4), date(2028, 1, 2)


def _row(at: int) -> list[Any]:
    fed = "KPI 0" if at <= 5 else f"KPI {at - 5}"
    return [f"KPI {at}", fed, 0.5, "2-9" if at % 2 else 3, 0.02, 1000.0]


ROWS: list[list[Any]] = [
    ["KPI", "Feeds", "Rate", "Lag", "Unit cost", "Per"],
    ["KPI 0", None, None, None, None, None],
    *map(_row, range(1, 40)),
]


def _forget() -> None:
    """A first call is one that remembers nothing."""
    plans._PLANS._made.clear()  # noqa: SLF001
    plans._TARGETS._made.clear()  # noqa: SLF001
    phasing._PHASINGS._made.clear()  # noqa: SLF001
    delay.in_whole_days.cache_clear()
    delay._convolved.cache_clear()  # noqa: SLF001


def test_the_first_weeks(benchmark: BenchmarkFixture) -> None:
    rows = benchmark.pedantic(lambda: funnel_weeks(1200.0, ROWS, START, END), setup=_forget, rounds=40)
    assert len(rows) > 53
    assert len(rows[0]) == 41


def test_repeated_weeks(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(funnel_weeks, 1200.0, ROWS, START, END)) > 53


def test_a_latest_start(benchmark: BenchmarkFixture) -> None:
    assert benchmark(funnel_start, "KPI 39", END, ROWS) > 40_000


def test_a_goal_for_a_budget(benchmark: BenchmarkFixture) -> None:
    assert benchmark(funnel_goal, 1000.0, ROWS) > 0
