"""How long a host takes: ``pytest tests/bench/test_bench_hosts.py --benchmark-only -s`` prints the parts.

Wanted: in Calc 10,000 cells recalculated in under a second; in Pyodide the first value within 6 s of the start and
then 1,000 different calls in under a second. No test asserts on a time.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.functions import FUNCTIONS
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
