"""How long doubt takes: ``pytest tests/bench/test_bench_doubt.py --benchmark-only --benchmark-disable-gc``.

Wanted: a range over 25 rows in 10 ms the first time on average, 20 ms at worst, and 50 microseconds repeated. No test
asserts on a time; the benchmark prints them. In the plan five channels of three to six steps lead to one KPI, and every
rate has observations behind it, now and then few.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.functions import doubt, funnel_chance, funnel_range, plans

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.benchmark(group="25 rows")

RATES = itertools.cycle((0.3, 0.1, 0.5, 0.03))
SEEN = itertools.cycle((500, 30, 2000, 100, 300))


def _channel(number: int, steps: int) -> list[list[Any]]:
    names = ["Leads", *(f"C{number}{step}" for step in range(steps))]
    return [[name, fed, next(RATES), next(SEEN)] for fed, name in itertools.pairwise(names)]


ROWS: list[list[Any]] = [
    ["KPI", "Feeds", "Rate", "n"],
    ["Orders", None, None, None],
    ["Leads", "Orders", 0.2, 200],
    *(row for number, steps in enumerate((4, 5, 3, 6, 5)) for row in _channel(number, steps)),
]
CHAIN: list[list[Any]] = [ROWS[0], ["K0", None, None, None], *([f"K{n}", f"K{n - 1}", 0.5, 200] for n in range(1, 25))]


def _forget() -> None:
    """A first call is one that remembers nothing of the plan; the points of the lattice are those of any plan."""
    plans._PLANS._made.clear()  # noqa: SLF001
    plans._TARGETS._made.clear()  # noqa: SLF001
    for cache in (doubt._PROSPECTS, doubt._PLANNED, doubt._RANGES, doubt._CHANCES):  # noqa: SLF001
        cache._made.clear()  # noqa: SLF001


@pytest.mark.parametrize("rows", [ROWS, CHAIN], ids=["five channels", "chain"])
def test_the_first_range(benchmark: BenchmarkFixture, rows: list[list[Any]]) -> None:
    ((low, high),) = benchmark.pedantic(lambda: funnel_range(rows[-1][0], 100, rows), setup=_forget, rounds=60)
    assert 0 < low < high


def test_the_first_chance(benchmark: BenchmarkFixture) -> None:
    found = benchmark.pedantic(lambda: funnel_chance(100, ROWS), setup=_forget, rounds=60)
    assert 0 < found < 1


def test_a_repeated_range(benchmark: BenchmarkFixture) -> None:
    assert benchmark(funnel_range, "C00", 100, ROWS)[0][0] > 0


def test_a_repeated_chance_with_a_volume(benchmark: BenchmarkFixture) -> None:
    assert 0 < benchmark(funnel_chance, 100, ROWS, "C00", 500.0) < 1
