"""A table of targets that spills grows and shrinks with the plan, and never over what somebody put beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import ExcelError, patch
from tests.xlsx.differ import assert_only_cells_changed, changed_members
from tests.xlsx.factories import calamine_rows, content_of, read, save, seen_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from fullfunnel.recalc.outcome import Regenerated

PART = "xl/worksheets/sheet1.xml"
KPIS = [["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do"], ["Visits", "Think", "Leads", 0.03]]
ROWS = [["Leads", "Do", "main", 1200.0], ["Visits", "Think", "direct", 40_000.0]]
FORMULA = "=FUNNEL_TARGETS(F1,A1:D{last})"


def plan(
    path: Path, area: str, *, rows: int = 2, last: int = 3, beside: Callable[[Worksheet, Any], object] | None = None
) -> Path:
    """A plan of two KPIs with its targets in H1, which fill ``area`` with the values of ``rows`` of them."""
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Plan")
    bold = book.add_format({"bold": True})
    for number, row in enumerate(KPIS, start=1):
        page.write_row(f"A{number}", row)
    page.write("F1", 1200)
    page.write("N9", "blijf")
    page.write_dynamic_array_formula(area, FORMULA.format(last=last), bold, "Leads")
    for number in range(rows):
        values = [*ROWS, ["Impressies", "See", "indirect", 4e6]][number]
        for column, value in enumerate(values):
            if number or column:
                page.write(number, 7 + column, value, bold)
    if beside is not None:
        beside(page, book)
    book.close()
    content = content_of(path)
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    return save(path, content)


def shown(path: Path) -> list[list[object]]:
    """What H1:K4 shows."""
    return [[*row[7:11]] for row in calamine_rows(path, "Plan")[:4]]


def ref(path: Path) -> str:
    found = re.search('<f t="array" ref="([^"]+)"', read(path))
    return found[1] if found else ""


def regenerated(path: Path, cells: set[str]) -> Regenerated:
    before = path.with_name("before.xlsx")
    before.write_bytes(path.read_bytes())
    outcome = regenerate(path)
    assert outcome.refused is None
    assert changed_members(before, path) == {PART}
    without = path.with_name("without.xlsx")
    sheet = re.sub('(<f t="array" ref=")[^"]+', r"\1" + ref(before), read(path), count=1)
    save(without, {**content_of(path), PART: sheet.encode()})
    assert_only_cells_changed(before, without, PART, cells)
    assert regenerate(path).changed == (), "once is enough"
    return outcome


def cells(columns: str, *rows: int) -> set[str]:
    return {f"{column}{row}" for column in columns for row in rows}


@pytest.mark.parametrize("area", ["H1", "H1:K1", "H1:I2"])
def test_it_grows(tmp_path: Path, area: str) -> None:
    path = plan(tmp_path / "plan.xlsx", area, rows=0)
    outcome = regenerated(path, cells("HIJK", 1, 2))
    assert (ref(path), shown(path)[:2]) == ("H1:K2", ROWS)
    assert outcome.left == ()
    assert '<c r="H1" s="1" cm="1" t="str">' in read(path), "it stays a dynamic array, and bold"
    assert 'ref="A1:N9"' in read(path), "the sheet is no larger than it was"


def test_it_shrinks_and_what_it_filled_is_cleared(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", "H1:L3", rows=3, beside=lambda page, _: page.write("L2", "oud"))
    outcome = regenerated(path, cells("HIJKL", 1, 2, 3))
    assert (ref(path), shown(path)[:2]) == ("H1:K2", ROWS)
    seen = seen_in(path, "Plan")
    assert not cells("HIJKL", 3) & seen.keys()
    assert "L2" not in seen
    assert {change.cell for change in outcome.changed} == cells("HIJK", 3) | cells("L", 1, 2, 3)
    assert '<c r="I3" s="1"/>' in read(path), "a cleared cell keeps its looks"


def test_with_a_kpi_more_and_one_less(tmp_path: Path) -> None:
    """The user types a KPI under the table, and takes it out again; what adds up the column follows each time."""
    path = plan(
        tmp_path / "plan.xlsx",
        "H1:K2",
        last=5,
        beside=lambda page, _: [
            page.write_formula("M1", "=SUM(K1:K9)", None, 41_200),
            page.write_formula("M2", "=K3", None, 0),
        ],
    )
    patch(path, path, {"Plan": {"A4": "Impressies", "B4": "See", "C4": "Visits", "D4": 0.01}})
    outcome = regenerate(path)
    assert ref(path) == "H1:K3"
    assert shown(path)[2] == ["Impressies", "See", "indirect", 4e6]
    seen = seen_in(path, "Plan")
    assert (seen["M1"], seen["M2"], outcome.left) == (4_041_200, 4_000_000, ())
    patch(path, path, {"Plan": {"A4": None, "B4": None, "C4": None, "D4": None}})
    regenerate(path)
    seen = seen_in(path, "Plan")
    assert (ref(path), seen["M1"], seen["M2"]) == ("H1:K2", 41_200, 0)
    assert not cells("HIJK", 3) & seen.keys()


def test_a_formula_on_the_whole_spill_follows(tmp_path: Path) -> None:
    path = plan(
        tmp_path / "plan.xlsx",
        "H1:K1",
        rows=1,
        beside=lambda page, _: page.write_formula("M1", "=COUNT(_xlfn.ANCHORARRAY(H1))", None, 1),
    )
    outcome = regenerate(path)
    assert (seen_in(path, "Plan")["M1"], outcome.left) == (2, ())


BESIDE: dict[str, Callable[[Worksheet, Any], object]] = {
    "a word": lambda page, _: page.write("I2", "van mij"),
    "a zero": lambda page, _: page.write("K2", 0),
    "a formula": lambda page, _: page.write_formula("J2", "=1+1", None, 2),
    "a formula without a value": lambda page, _: page.write_formula("J2", "=A9", None, ""),
    "merged cells": lambda page, book: page.merge_range("K2:L4", "", book.add_format()),
    "a table": lambda page, _: page.add_table("K2:L4"),
    "another spill": lambda page, _: page.write_dynamic_array_formula("I2:I3", "=SEQUENCE(2)", None, 1),
}


@pytest.mark.parametrize("what", BESIDE)
def test_what_stands_in_the_way_is_not_written_over(tmp_path: Path, what: str) -> None:
    path = plan(tmp_path / "plan.xlsx", "H1:K1", rows=1, beside=BESIDE[what])
    before = {cell: value for cell, value in seen_in(path, "Plan").items() if cell not in cells("HIJK", 1)}
    outcome = regenerated(path, cells("HIJK", 1))
    assert outcome.changed[0].new == "#SPILL!" or outcome.changed[-1].new == "#SPILL!"
    seen = seen_in(path, "Plan")
    # As Excel itself has it in the cell, for not every reader knows the newer errors.
    assert (ref(path), seen.pop("H1")) == ("H1", "#VALUE!")
    assert seen == before, "the rest of the old result is gone, and all that is not ours stands"
    (fault,) = outcome.faults
    assert (fault.cell, fault.error) == ("H1", "#SPILL!")
    assert isinstance(outcome.changed[-1].new, ExcelError | None)
    assert "maak ze leeg" in fault.sentence.nl


def test_when_the_way_is_clear_again_it_fills_its_cells(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", "H1:K1", rows=1, beside=BESIDE["a word"])
    regenerate(path)
    patch(path, path, {"Plan": {"I2": None}})
    assert regenerate(path).faults == ()
    assert (ref(path), shown(path)[:2]) == ("H1:K2", ROWS)


def test_what_reads_a_spill_that_has_no_room_is_kept_for_excel(tmp_path: Path) -> None:
    def beside(page: Worksheet, _: object) -> None:
        page.write("I2", "van mij")
        page.write_formula("M1", "=SUM(H1:K1)", None, 1200)

    path = plan(tmp_path / "plan.xlsx", "H1:K1", rows=1, beside=beside)
    outcome = regenerate(path)
    assert [one.cell for one in outcome.left] == ["M1"]
    assert seen_in(path, "Plan")["M1"] == 1200


def test_at_the_edge_of_the_sheet(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", "H1:K2")
    content = read(path).replace("FUNNEL_TARGETS(F1,A1:D3)", "1")
    formula = '<f t="array" ref="A1048576">FUNNEL_TARGETS(F1,A1:D3)</f>'
    last = f'<row r="1048576"><c r="A1048576" cm="1">{formula}<v>0</v></c></row></sheetData>'
    save(path, {**content_of(path), PART: content.replace("</sheetData>", last).encode()})
    outcome = regenerate(path)
    assert [(change.cell, change.new) for change in outcome.changed if change.cell == "A1048576"] == [
        ("A1048576", "#SPILL!")
    ]
