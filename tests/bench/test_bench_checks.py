"""What the checks take on a plan with 500 messages."""

from __future__ import annotations

import csv
import io
import itertools
import random
from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.framework import schema as contract
from fullfunnel.functions import FUNCTIONS

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

LINES = Path(__file__).parents[1] / "checks" / "lines" / "messages"


def messages(number: int) -> list[list[object]]:
    """So many different messages, each with its own ID, in the stages they were written for."""
    rows: list[list[object]] = [list(contract.MESSAGES.headers("en"))]
    files = (path.read_text(encoding="utf-8") for path in sorted(LINES.glob("*.csv")))
    written = [row for content in files for row in csv.DictReader(io.StringIO(content), delimiter=";")]
    random.Random(1).shuffle(written)  # noqa: S311 the same messages each time
    for at, row in enumerate(itertools.islice(itertools.cycle(written), number)):
        output = {"id": f"M{at}", **{key: row[key] for key in ("stage", "headline", "body", "cta", "product")}}
        rows.append([output.get(column) for column in contract.MESSAGES.columns])
    return rows


def test_500_messages(benchmark: BenchmarkFixture) -> None:
    def fresh() -> tuple[tuple[object, ...], dict[str, object]]:
        return (messages(500),), {}

    found = benchmark.pedantic(FUNCTIONS["FUNNEL_CHECKS"], setup=fresh, rounds=1)
    assert isinstance(found, list)
    assert len(found) > 1
