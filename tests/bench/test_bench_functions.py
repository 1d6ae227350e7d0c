"""How long a cell takes: ``pytest tests/bench/test_bench_functions.py --benchmark-only --benchmark-disable-gc``.

The figures wanted on a framework of 25 rows: the first target under 1 ms, a repeated one under 20 microseconds. No test
asserts on a time; the benchmark prints them. ``test_a_plain_dictionary_lookup`` is there for the machine's own pace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from fullfunnel import functions
from fullfunnel.framework import read_framework
from fullfunnel.functions import plans
from fullfunnel.targets.plans import targets_of_plans
from tests.bench.framework_rows import ROWS

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.benchmark(group="cell functions, 25 rows")


def test_a_first_target(benchmark: BenchmarkFixture) -> None:
    def forget() -> None:
        plans._PLANS._made.clear()  # noqa: SLF001  # a first call is one that remembers nothing
        plans._TARGETS._made.clear()  # noqa: SLF001

    value = benchmark.pedantic(lambda: functions.funnel_target("KPI 24", 1200.0, ROWS), setup=forget, rounds=300)
    assert value > 1200


def test_a_repeated_target(benchmark: BenchmarkFixture) -> None:
    assert benchmark(functions.funnel_target, "KPI 24", 1200.0, ROWS) > 1200


def test_a_repeated_target_of_ranges_that_are_handed_over_anew(benchmark: BenchmarkFixture) -> None:
    copies = [[list(row) for row in ROWS] for _ in range(50)]
    at = iter(range(10**9))
    value = benchmark(lambda: functions.funnel_target("KPI 24", 1200.0, copies[next(at) % 50]))
    assert value > 1200


def test_a_plain_dictionary_lookup(benchmark: BenchmarkFixture) -> None:
    assert benchmark({"KPI 24": 1.0}.get, "KPI 24") == 1.0


@pytest.mark.benchmark(group="a million plans")
def test_a_million_plans(benchmark: BenchmarkFixture) -> None:
    plan = read_framework([row[:8] for row in ROWS[:6]])
    random = np.random.default_rng(1)
    goals = pd.DataFrame({"goal": random.uniform(500, 2000, 1_000_000), "KPI 1": random.uniform(0.01, 0.05, 1_000_000)})
    result = benchmark.pedantic(targets_of_plans, (plan, goals), rounds=3)
    assert len(result) == 1_000_000
