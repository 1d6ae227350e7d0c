"""Results come in every week: the table of the plan gets rows under it, and Excel finds nothing to repair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.xlsx import patch, refusals
from fullfunnel.xlsx.growing import add_rows
from fullfunnel.xlsx.reading import read_tables
from tests.xlsx.differ import assert_only_cells_changed, changed_members
from tests.xlsx.factories import content_of, in_openpyxl, read, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

PART, TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
NEW = [["2026-W48", 1200, None], ["2026-W49", 0.5, None]]


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Path]:
    """Results a week in B2:D4, the last column calculated by the table."""

    def make(below: Callable[[Worksheet, Any], object] | None = None, **options: Any) -> Path:
        path = tmp_path / "plan.xlsx"
        book = xlsxwriter.Workbook(path)
        page = book.add_worksheet("Resultaten")
        columns = [
            {"header": "Week"},
            {"header": "Bezoeken\n(GA)"},
            {"header": "Leads", "formula": '=ffResults[[#This Row],[Week]]&" < "&B3'},
        ]
        rows = [["2026-W46", 900, "x"], ["2026-W47", 1000, "x"]]
        page.add_table("B2:D4", {"name": "ffResults", "columns": columns, "data": rows, **options})
        page.write("A9", "blijf")
        page.write_comment("B2", "let op")
        if below is not None:
            below(page, book)
        book.close()
        return path

    return make


def test_rows_come_under_the_table_and_all_grows_along(made: Callable[..., Path], tmp_path: Path) -> None:
    path, after = made(), tmp_path / "after.xlsx"
    assert add_rows(path, after, "FFRESULTS", NEW) == (PART, TABLE)
    assert changed_members(path, after) == {PART, TABLE}
    assert_only_cells_changed(path, after, PART, {f"{column}{row}" for column in "BCD" for row in (5, 6)})
    assert read(after, TABLE).replace("B2:D6", "B2:D4") == read(path, TABLE)
    assert re.findall(r' ref="([^"]+)"', read(after, TABLE)) == ["B2:D6", "B2:D6"], "the table and its filter"
    table = read_tables(after)["ffResults"]
    assert [row[:2] for row in table[3:]] == [["2026-W48", 1200], ["2026-W49", 0.5]]
    page = openpyxl.load_workbook(after)["Resultaten"]
    assert page.tables["ffResults"].ref == "B2:D6"
    assert page["D6"].value == '=ffResults[[#This Row],[Week]]&" < "&B5', "as if it were filled down"
    assert page["B5"].value == "2026-W48"


def test_in_place_and_again(made: Callable[..., Path]) -> None:
    path = made()
    for _ in range(3):
        add_rows(path, path, "ffResults", NEW)
    assert len(read_tables(path)["ffResults"]) == 9
    before = path.read_bytes()
    assert add_rows(path, path, "ffResults", []) == ()
    assert path.read_bytes() == before


def test_a_filter_that_is_off_stays_off(made: Callable[..., Path]) -> None:
    path = made(autofilter=False)
    add_rows(path, path, "ffResults", NEW)
    assert re.findall(r' ref="([^"]+)"', read(path, TABLE)) == ["B2:D6"]


def ruled(page: Worksheet, _: Any) -> None:
    """Drop-downs and colours on the table in B2:D4, and some that are not about it."""
    colour = {"type": "2_color_scale"}
    page.conditional_format("C3:C4", colour)
    page.conditional_format("B3:D4", {"type": "formula", "criteria": '=$C3=""', "format": None})
    page.conditional_format("C3:C4", {"type": "data_bar", "data_bar_2010": True})
    page.conditional_format("D3:D4", {**colour, "multi_range": "D3:D4 F1:F4"})
    page.conditional_format("A1:F4", colour)
    page.conditional_format("B4", colour)
    page.conditional_format("C1:C3", colour)
    page.data_validation("B3:B4", {"validate": "list", "source": ["a", "b"]})
    page.data_validation("C3:C4", {"validate": "decimal", "criteria": ">=", "value": 0})
    page.data_validation("C6:C20", {"validate": "decimal", "criteria": ">=", "value": 0})


def test_drop_downs_and_colours_on_the_table_grow_along(made: Callable[..., Path], tmp_path: Path) -> None:
    path, after = made(ruled), tmp_path / "after.xlsx"
    add_rows(path, after, "ffResults", NEW)
    page = in_openpyxl(after)["Resultaten"]
    coloured = {str(each.sqref) for each in page.conditional_formatting}
    assert coloured == {"C3:C6", "B3:D6", "D3:D6 F1:F4", "A1:F4", "B4", "C1:C3"}
    checked = {str(each.sqref) for each in page.data_validations.dataValidation}
    assert checked == {"B3:B6", "C3:C4", "C6:C20"}, "a cell has one validation"
    assert re.findall(r"<xm:sqref>([^<]+)<", read(after, PART)) == ["C3:C6"], "the bar of Excel 2010 and later too"
    rules, was = (read(book, PART).partition("</sheetData>")[2] for book in (after, path))
    for grown in ("C3:C6", "B3:D6", "D3:D6", "B3:B6"):
        rules = rules.replace(grown, f"{grown[:-1]}4")
    assert rules == was, "what a rule says is left as it is"


@pytest.mark.parametrize(
    ("below", "options", "says"),
    [
        (lambda page, _: page.write("C6", 0), {}, "C6"),
        (lambda page, _: page.write_formula("D5", "=1", None, ""), {}, "D5"),
        (lambda page, book: page.merge_range("A5:B5", "", book.add_format()), {}, "A5:B5"),
        (lambda page, _: page.add_table("D6:E9", {"name": "ander"}), {}, "D6"),
        (None, {"total_row": True}, "total row"),
    ],
)
def test_never_over_what_stands_below(
    made: Callable[..., Path], below: Callable[..., object] | None, options: dict[str, Any], says: str
) -> None:
    path = made(below, **options)
    before = path.read_bytes()
    with pytest.raises(BadInput, match=re.escape(says)):
        add_rows(path, path, "ffResults", NEW)
    assert path.read_bytes() == before


def test_a_table_whose_header_cell_says_something_else_is_refused(made: Callable[..., Path]) -> None:
    path = made()
    content = content_of(path)
    content["xl/sharedStrings.xml"] = content["xl/sharedStrings.xml"].replace(b">Week<", b">Periode<")
    save(path, content)
    with pytest.raises(refusals.Damaged, match="B2"):
        add_rows(path, path, "ffResults", NEW)


def test_what_does_not_fit_the_table(made: Callable[..., Path]) -> None:
    path = made()
    with pytest.raises(BadInput, match="3 columns, the row has 2"):
        add_rows(path, path, "ffResults", [["x", 1]])
    with pytest.raises(BadInput, match="C5"):
        add_rows(path, path, "ffResults", [["x", float("nan"), None]])
    with pytest.raises(NotFound, match="ffResults"):
        add_rows(path, path, "ffKosten", NEW)


def test_a_header_is_renamed_in_excel(made: Callable[..., Path]) -> None:
    """The column has the same name in the table part and in every formula that goes by it."""
    path = made()
    with pytest.raises(BadInput, match="header 'Week' of table ffResults"):
        patch(path, path, {"resultaten": {"B2": "Periode"}})
    patch(path, path, {"Resultaten": {"B2": "Week", "B3": "2026-W01", "B1": "Periode"}})
    assert read_tables(path)["ffResults"][:2][1][0] == "2026-W01"
