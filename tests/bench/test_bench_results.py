"""How long a cell over results takes, and a report: ``pytest tests/bench/test_bench_results.py --benchmark-only``.

The figures wanted over 25 KPIs and 5,000 result rows: FUNNEL_PROGRESS under 20 ms the first time, 1 ms when repeated.
A report of the example in each of its forms: under 3 s, from the workbook to the file.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.functions import FUNCTIONS
from fullfunnel.report.writing import FORMS, write_report

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.benchmark(group="results, 25 KPIs and 5,000 rows")

EXAMPLE = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.en.xlsx"
KPIS = [f"Step {number}" for number in range(24)]
START, END = dt.date(2026, 9, 1), dt.date(2026, 12, 31)


def plan(version: int = 0) -> list[list[Any]]:
    """Twelve chains of two steps into the orders, with lags."""
    rows: list[list[Any]] = [["KPI", "Unit", "Feeds", "Rate", "Share", "Lag", "n"]]
    rows.append(["Orders", "orders", None, None, None, None, None])
    for number in range(12):
        first, second = KPIS[number], KPIS[12 + number]
        rows.append([first, "visits", "Orders", 0.02, 1 / 12, 5, 5_000 + version])
        rows.append([second, "people", first, 0.05, None, "7-21" if number == 0 else 7, 10_000])
    return rows


def results(version: int = 0) -> list[list[Any]]:
    names = ["Orders", *KPIS]
    rows: list[list[Any]] = [["Date", "KPI", "Channel", "Value", "Cost", "Source"]]
    for at in range(5_000):
        day = dt.date(2026, 9, 1) + dt.timedelta(days=at // 50)
        rows.append(
            [day, names[at % 25], ("Search", "Social")[at % 2], float(at % 40 + version), 1.5, "Platform: shop"]
        )
    return rows


def test_progress_first(benchmark: BenchmarkFixture) -> None:
    count = iter(range(1_000))

    def fresh() -> tuple[tuple[object, ...], dict[str, object]]:
        version = next(count)
        return (560, plan(version), results(version), None, START, END), {}

    found = benchmark.pedantic(FUNCTIONS["FUNNEL_PROGRESS"], setup=fresh, rounds=20)
    assert isinstance(found, list)
    assert len(found) == 26


def test_progress_repeated(benchmark: BenchmarkFixture) -> None:
    given = 560, plan(), results(), None, START, END
    FUNCTIONS["FUNNEL_PROGRESS"](*given)
    assert len(benchmark(FUNCTIONS["FUNNEL_PROGRESS"], *given)) == 26


@pytest.mark.parametrize("ending", list(FORMS))
def test_a_report(benchmark: BenchmarkFixture, ending: str, tmp_path: Path) -> None:
    made = tmp_path / f"report{ending}"
    benchmark.pedantic(write_report, (EXAMPLE, made), rounds=3)
    assert made.stat().st_size > 10_000
