"""A value is set in a marketeer's workbook, and nothing else in it moves."""

from __future__ import annotations

import os
import stat
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.xlsx import ExcelError, patch
from tests.xlsx.differ import assert_only_cells_changed, changed_members  # a module beside the tests
from tests.xlsx.factories import (  # a module beside the tests
    calamine_rows,
    in_openpyxl,
    parts,
    read,
    save,
    seen_in,
    sheet,
)

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """What a marketeer's workbook has in it: formats, a chart, a note, a sparkline, formulas with values."""
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(path)
    money = book.add_format({"num_format": '"€" #,##0.00', "bold": True})
    book.add_worksheet("Overzicht").write("A1", "Alles op één blad")
    plan = book.add_worksheet("Mijn plan")
    plan.set_column("F:F", 12, money)
    plan.write_row("A1", ["KPI", "Doel", "Werkelijk"])
    plan.write_row("A2", ["Leads", 1200, 0.5], money)
    plan.write_formula("B4", "=SUM(B2:B3)", money, 1200)
    plan.write_formula("C4", '=IF(B4>1000,"op schema","achter")', None, "op schema")
    plan.write_dynamic_array_formula("E1:E3", "=UNIQUE(A1:A3)", None, "KPI")
    plan.add_sparkline("G2", {"range": "'Mijn plan'!B2:C2"})
    plan.write_comment("A2", "Afgesproken met sales")
    plan.conditional_format("B2:B9", {"type": "data_bar"})
    plan.data_validation("C2", {"validate": "list", "source": ["ja", "nee"]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Mijn plan'!$B$2:$B$4"})
    plan.insert_chart("H2", chart)
    book.close()
    return path


def test_a_goal_is_raised_and_a_result_refreshed(plan: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    changed = patch(plan, after, {"Mijn plan": {"B2": 1500, "B4": 1500.25, "C4": "achter", "A2": "Aanvragen & <meer>"}})

    assert changed == ("xl/worksheets/sheet2.xml",)
    assert changed_members(plan, after) == set(changed)
    assert_only_cells_changed(plan, after, changed[0], {"B2", "B4", "C4", "A2"})
    seen = seen_in(after, "Mijn plan")
    assert (seen["B2"], seen["B4"], seen["C4"], seen["A2"]) == (1500, 1500.25, "achter", "Aanvragen & <meer>")
    formulas = in_openpyxl(after)["Mijn plan"]
    assert formulas["B4"].value == "=SUM(B2:B3)"
    assert formulas["B2"].number_format == '"€" #,##0.00'


def test_cells_and_rows_that_are_not_there_are_put_in_at_their_place(plan: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    patch(plan, after, {"Mijn plan": {"B1": "Doelen", "D2": 3, "F3": 12.5, "A9": "onderaan", "Z40": True, "B6": None}})

    part = "xl/worksheets/sheet2.xml"
    assert_only_cells_changed(plan, after, part, {"B1", "D2", "F3", "A9", "Z40"})
    seen = seen_in(after, "Mijn plan")
    assert (seen["D2"], seen["F3"], seen["A9"], seen["Z40"]) == (3, 12.5, "onderaan", True)
    assert '<dimension ref="A1:Z40"/>' in read(after, part)
    book = in_openpyxl(after)["Mijn plan"]
    assert book["F3"].number_format == '"€" #,##0.00', "a new cell looks as its column does"
    assert 'r="6"' not in read(after, part), "an empty cell that is cleared stays away"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1 + 0.2, 0.1 + 0.2),
        (1e-7, 1e-7),
        (-0.0, 0),
        (2**53, 2**53),
        (True, True),
        (ExcelError("#N/A"), "#N/A"),
        ("", None),
        ("  twee spaties  ", "  twee spaties  "),
        ("regel 1\nregel 2", "regel 1\nregel 2"),
        ("=1+1", "=1+1"),
        ("é € 🚂", "é € 🚂"),
        ("_x0041_ blijft zo", "_x0041_ blijft zo"),
        ("tab\tbel\x07", "tab\tbel\x07"),
    ],
)
@pytest.mark.parametrize("address", ["A1", "B4", "J12"])
def test_every_value_comes_back_as_it_was_given(
    plan: Path, tmp_path: Path, address: str, value: object, expected: object
) -> None:
    after = tmp_path / "after.xlsx"
    patch(plan, after, {"Mijn plan": {address: value}})
    cell = in_openpyxl(after, values=True)["Mijn plan"][address]
    shown = cell.value
    if isinstance(shown, str):
        shown = openpyxl.utils.escape.unescape(shown)
    assert (shown or None if value == "" else shown) == expected
    if isinstance(value, bool):
        assert shown is value
    if isinstance(value, str) and not isinstance(value, ExcelError) and value:
        assert cell.data_type == "s"


def test_a_value_taken_away_leaves_format_and_formula(plan: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    patch(plan, after, {"Mijn plan": {"B2": None, "B4": None}})
    assert_only_cells_changed(plan, after, "xl/worksheets/sheet2.xml", {"B2", "B4"})
    assert in_openpyxl(after, values=True)["Mijn plan"]["B4"].value is None
    assert in_openpyxl(after)["Mijn plan"]["B4"].value == "=SUM(B2:B3)"
    assert in_openpyxl(after)["Mijn plan"]["B2"].number_format == '"€" #,##0.00'


def test_text_beside_an_array_formula_is_written_as_its_result(plan: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    patch(plan, after, {"Mijn plan": {"E1": "KPI", "E2": "Leads"}})
    xml = read(after, "xl/worksheets/sheet2.xml")
    assert '<c r="E1" cm="1" t="str"><f t="array" ref="E1:E3">_xlfn.UNIQUE(A1:A3)</f><v>KPI</v></c>' in xml
    assert '<c r="E2" t="str"><v>Leads</v></c>' in xml


def test_sheets_are_found_in_any_case_and_cells_in_any_spelling(plan: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    patch(plan, after, {"MIJN PLAN": {"$b$2": 7}, "mijn plan": {"c2": 8}})
    seen = seen_in(after, "Mijn plan")
    assert (seen["B2"], seen["C2"]) == (7, 8)


def test_the_workbook_itself_is_replaced_and_keeps_its_mode(plan: Path) -> None:
    plan.chmod(0o640)
    before = set(plan.parent.iterdir())
    assert patch(plan, plan, {"Overzicht": {"A1": "Nieuw"}}) == (SHEET,)
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert set(plan.parent.iterdir()) == before, "no temporary file is left"
    assert seen_in(plan, "Overzicht")["A1"] == "Nieuw"


def test_nothing_to_change_means_nothing_is_touched(plan: Path) -> None:
    os.utime(plan, ns=(10**18, 10**18))
    assert patch(plan, plan, {"Mijn plan": {"Z99": None}}) == ()
    assert plan.stat().st_mtime_ns == 10**18


@pytest.mark.parametrize(
    ("edits", "error", "says"),
    [
        ({"Blad9": {"A1": 1}}, NotFound, "Overzicht"),
        ({"Mijn plan": {"A0": 1}}, BadInput, "A0"),
        ({"Mijn plan": {"XFE1": 1}}, BadInput, "XFE1"),
        ({"Mijn plan": {"A1048577": 1}}, BadInput, "A1048577"),
        ({"Mijn plan": {"B2": float("nan")}}, BadInput, "not finite"),
        ({"Mijn plan": {"B2": float("inf")}}, BadInput, "not finite"),
        ({"Mijn plan": {"B2": 2**53 + 1}}, BadInput, "more digits"),
        ({"Mijn plan": {"B2": "x" * 32_768}}, BadInput, "32767"),
        ({"Mijn plan": {"B2": "🚂" * 16_384}}, BadInput, "32767"),
        ({"Mijn plan": {"B2": ExcelError("#FOUT!")}}, BadInput, "#FOUT!"),
        ({"Mijn plan": {"B2": [1, 2]}}, BadInput, "list"),
    ],
)
def test_what_a_cell_cannot_hold_is_said_and_nothing_is_written(
    plan: Path, edits: dict[str, dict[str, object]], error: type[Exception], says: str
) -> None:
    content = plan.read_bytes()
    with pytest.raises(error, match=says):
        patch(plan, plan, edits)
    assert plan.read_bytes() == content


def test_text_of_the_greatest_length_fits(plan: Path) -> None:
    patch(plan, plan, {"Mijn plan": {"B2": "x" * 32_767}})
    assert len(seen_in(plan, "Mijn plan")["B2"]) == 32_767


def test_an_expected_size_after_many_edits(tmp_path: Path) -> None:
    """Rows come in order, so that a workbook of thousands of edits is one pass."""
    book = save(tmp_path / "plan.xlsx", parts(sheet("".join(f'<row r="{n}"/>' for n in range(2, 4000, 2)))))
    patch(book, book, {"Plan": {f"{letter}{n}": n for n in range(1, 4000) for letter in "CA"}})
    rows = calamine_rows(book, "Plan")
    assert [row[0] for row in rows] == [row[2] for row in rows] == list(range(1, 4000))
    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
