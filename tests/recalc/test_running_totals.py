"""Totals that run on: each range goes one row further than the last, and the work does not grow with the square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.recalc import values
from fullfunnel.recalc.proof.kinds import Kinds, kind
from fullfunnel.recalc.proof.parsing import Reference
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.address import Area
from fullfunnel.xlsx.reading import open_book
from tests.recalc.factories import Cells, left, workbook
from tests.xlsx.factories import seen_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from fullfunnel.xlsx.sheets.cell_value import CellValue

ROWS = 400


def totals(path: Path) -> Path:
    cells: Cells = {f"A{row}": row for row in range(2, ROWS)}
    cells |= {f"B{row}": (f"=SUM($A$2:A{row})*$H$1", sum(range(2, row + 1)) * 1000) for row in range(2, ROWS)}
    return workbook(path, cells)


def test_they_are_right(tmp_path: Path) -> None:
    path = totals(tmp_path / "plan.xlsx")
    assert left(regenerate(path)) == {}
    shown = seen_in(path, "S")
    assert [shown[f"B{row}"] for row in (2, 3, ROWS - 1)] == [2400, 6000, sum(range(2, ROWS)) * 1200]


def test_every_cell_is_looked_at_a_few_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0

    def counted(value: CellValue) -> Kinds:
        nonlocal looked
        looked += 1
        return kind(value)

    monkeypatch.setattr(values, "kind", counted)
    regenerate(totals(tmp_path / "plan.xlsx"), check=True)
    assert looked < 20 * ROWS, "the square of the rows is 160,000"


def test_ranges_that_begin_alike_hold_what_they_hold(tmp_path: Path) -> None:
    cells: Cells = {f"A{row}": value for row, value in enumerate([1, 0.5, "Do", -2], start=100)}
    held = Values(open_book(workbook(tmp_path / "plan.xlsx", cells)))

    def kinds(bottom: int) -> Kinds:
        return held.held([Reference("S", Area(20, 1, bottom, 1))])[0]

    one = Kinds.BLANK | Kinds.WHOLE
    assert [kinds(100), kinds(102), kinds(101), kinds(200)] == [
        one,
        one | Kinds.FRACTION | Kinds.WORD,
        one | Kinds.FRACTION,
        one | Kinds.FRACTION | Kinds.WORD | Kinds.NEGATIVE,
    ]
