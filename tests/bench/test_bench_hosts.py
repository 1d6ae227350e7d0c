"""How long a host takes: ``pytest tests/bench/test_bench_hosts.py --benchmark-only -s`` prints the parts.

Wanted: in Calc 10,000 cells recalculated in under a second; in Pyodide the first value within 6 s of the start and
then 1,000 different calls in under a second; time and doubt there within five times what they take here. No test
asserts on a time.
"""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.functions import FUNCTIONS
from tests.bench import test_bench_doubt, test_bench_phasing
from tests.bench.framework_rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

KPIS = [f"KPI {at}" for at in range(25)]


def say(figures: str) -> None:
    sys.stdout.write(figures + "\n")


@pytest.mark.benchmark(group="hosts")
@pytest.mark.parametrize("goals", [1, 10_000])
def test_10_000_cells_in_calc(benchmark: BenchmarkFixture, calc: Callable[..., Any], goals: int) -> None:
    came = benchmark.pedantic(calc, ("recalculated",), {"cells": ROWS, "kpis": KPIS, "goals": goals}, rounds=1)
    assert came["last"] == FUNCTIONS["FUNNEL_TARGET"](KPIS[9_999 % 25], 1000.0 + 9_999 % goals, ROWS)
    benchmark.extra_info["seconds to recalculate"] = came["seconds"]
    say(f"\n10,000 cells, {len(ROWS)} x {len(ROWS[0])} table, {goals:,} goals: recalculated in {came['seconds']:.2f} s")


@pytest.mark.benchmark(group="hosts")
def test_the_start_in_pyodide(
    benchmark: BenchmarkFixture, run_in_pyodide: Callable[[list[Any]], dict[str, Any]]
) -> None:
    came = benchmark.pedantic(run_in_pyodide, ([],), rounds=1)
    assert came["first"] == 40_000
    benchmark.extra_info.update(came["seconds"])
    say("\nPyodide: " + ", ".join(f"{what} {took:.2f} s" for what, took in came["seconds"].items()))


@pytest.mark.benchmark(group="hosts")
def test_time_and_doubt_in_pyodide(
    benchmark: BenchmarkFixture, run_in_pyodide: Callable[[list[Any]], dict[str, Any]]
) -> None:
    """52 weeks of 40 KPIs, a range over 25 rows: the first call of all, other plans, other goals, the same again."""
    goals = (*range(900, 909), *[908] * 5)
    others = range(1, 8)
    calls: list[tuple[str, list[Any]]] = [
        *(("FUNNEL_WEEKS", [goal, test_bench_phasing.ROWS, "2027-01-04", "2028-01-02"]) for goal in goals),
        *(("FUNNEL_WEEKS", [900, _other(test_bench_phasing.ROWS, at), "2027-01-04", "2028-01-02"]) for at in others),
        *(("FUNNEL_RANGE", ["C00", goal, test_bench_doubt.ROWS]) for goal in goals),
        *(("FUNNEL_RANGE", ["C00", 900, _other(test_bench_doubt.ROWS, at)]) for at in others),
    ]
    here = []
    for name, given in calls:
        began = perf_counter()
        FUNCTIONS[name](*given)
        here.append(perf_counter() - began)
    there = benchmark.pedantic(run_in_pyodide, (calls,), rounds=1)["took"]
    last, each = len(goals) - 5, len(goals) + len(others)
    parts = (
        ("the first call of all", (0, 1)),
        ("another plan", (len(goals), each)),
        ("other goals", (1, last)),
        ("repeated", (last, len(goals))),
    )
    for at, what in ((0, "52 weeks, 40 KPIs"), (each, "range, 25 rows")):
        for often, of in parts:
            ours, theirs = (median(took[at + of[0] : at + of[1]]) * 1000 for took in (here, there))
            say(f"{what}, {often}: here {ours:.3f} ms, in Pyodide {theirs:.3f} ms, {theirs / ours:.1f} times")


def _other(rows: list[list[Any]], at: int) -> list[list[Any]]:
    """A plan of the same size of which one rate differs."""
    rate = rows[0].index("Rate")
    changed = next(number for number, row in enumerate(rows) if isinstance(row[rate], float))
    return [
        [*row[:rate], row[rate] * (1 - at / 10_000), *row[rate + 1 :]] if number == changed else row
        for number, row in enumerate(rows)
    ]
