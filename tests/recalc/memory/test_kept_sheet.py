"""The sheet Calculation in an engine that is kept for the next workbook from the same template."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullfunnel.framework.schema import GOAL
from fullfunnel.recalc.plain_sheet import plain_values
from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.recalc.plain_sheet.plain_values import evaluated_sheet
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.reading import open_book

TEMPLATE = Path(__file__).parents[3] / "workbook_templates" / "see-think-do-care.en.xlsx"


def changed(path: Path, *, goal: object, rate: object) -> Path:
    """The template with another goal, and another rate in the second row of the framework."""
    book = open_book(TEMPLATE)
    place = next(book.named_area(name) for name in book.names if name.name == GOAL)
    table = next(table for name, table in book.tables.items() if name.casefold() == "ffkpis")
    assert place is not None
    column = table.area.left + list(table.columns).index("Rate")
    edits: dict[str, dict[str, object]] = {place[0]: {place[1].a1: goal}}
    edits.setdefault(table.sheet, {})[Position(table.area.top + 2, column).a1] = rate
    patch(TEMPLATE, path, edits)
    return path


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    plain_values._kept.clear()  # noqa: SLF001


@pytest.mark.deep
def test_it_gives_what_a_new_engine_gives_whatever_stood_there_before(tmp_path: Path) -> None:
    inputs = [(1_000, 0.02), (2_500, 0.02), (2_500, "3%"), (0, None), ("", 0.5), (1_000, 0.02)]
    books = [
        open_book(changed(tmp_path / f"{number}.xlsx", goal=goal, rate=rate))
        for number, (goal, rate) in enumerate(inputs)
    ]
    sheet = plain_sheet(books[0])
    assert sheet is not None
    kept = [evaluated_sheet(book, sheet) for book in books]
    assert len(plain_values._kept) == 1, "one engine for all"  # noqa: SLF001
    for book, found in zip(books, kept, strict=True):
        plain_values._kept.clear()  # noqa: SLF001
        assert evaluated_sheet(book, sheet) == found
    assert kept[0] == kept[-1] != kept[1]
