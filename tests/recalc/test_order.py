"""Some formulas of a workbook in the order in which each stands behind those that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.xlsx.reading import open_book
from tests.xlsx.factories import parts, save, sheet

if TYPE_CHECKING:
    from pathlib import Path

CHAIN = ["A2+1", "A3+1", "1", "A1+A6", "SUM(A1:A4)", "A3"]
"""A1 reads A2, which reads A3; A4 reads A1 and A6, A5 the first four, A6 reads A3."""


def dependence(tmp_path: Path, formulas: list[str]) -> Dependence:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><f>{text}</f><v>0</v></c></row>' for row, text in enumerate(formulas, start=1)
    )
    return Dependence.of(open_book(save(tmp_path / "plan.xlsx", parts(sheet(rows)))))


@pytest.mark.parametrize("numbers", [(0, 1, 2, 3, 4, 5), (0, 1, 3), (0, 3, 4, 5), (2,), ()])
def test_each_stands_behind_what_it_reads(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    found = dependence(tmp_path, CHAIN)
    among = found.among(numbers)
    ordered = among.in_order([found.cells[number] for number in numbers])
    assert sorted(cell.number for cell in ordered) == [*numbers]
    for rank, cell in enumerate(ordered):
        before = {one.number for one in ordered[:rank]}
        assert {one.number for one in among.precedents[cell.number]} <= before
        assert {one.number for one in among.precedents[cell.number]} == {
            one.number for one in found.precedents(cell) if one.number in numbers
        }


def test_what_reads_each_other_comes_last_as_it_stands(tmp_path: Path) -> None:
    found = dependence(tmp_path, ["A2", "A1", "A3", "A4+A1", "1"])
    ordered = found.among(range(5)).in_order(found.cells)
    # A3 reads itself alone, which keeps nobody waiting.
    assert [cell.number for cell in ordered] == [2, 4, 0, 1, 3]


def test_only_a_few_selections_are_kept(tmp_path: Path) -> None:
    found = dependence(tmp_path, CHAIN)
    first = found.among((0, 1))
    assert found.among((0, 1)) is first
    for number in range(6):
        found.among((number,))
    assert found.among((0, 1)) is not first
