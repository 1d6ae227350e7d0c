"""A date from Python lands in a cell as Excel keeps it: a number of days, shown in the format of the cell."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

import fullfunnel as ff
from fullfunnel.errors import BadInput
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import read_names
from tests.templates.few_sheets import built_with
from tests.templates.opened import sheet_by_sheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=[False, True], ids=["1900", "1904"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    made = xlsxwriter.Workbook(path, {"date_1904": request.param})
    look = made.add_format({"num_format": "d mmmm yyyy", "bold": True})
    sheet = made.add_worksheet("Plan")
    sheet.write_datetime("A1", date(2026, 9, 1), look)
    sheet.write_blank("A2", None, look)
    made.close()
    return path


@pytest.mark.parametrize("address", ["A1", "A2", "B7"])
@pytest.mark.parametrize("day", [date(2027, 1, 4), datetime(2027, 1, 4, 18, 0)])  # noqa: DTZ001  # as a cell keeps it
def test_a_date_reads_back_and_the_format_stays(book: Path, address: str, day: date) -> None:
    before = openpyxl.load_workbook(book)["Plan"][address].number_format
    patch(book, book, {"Plan": {address: day}})
    cell = openpyxl.load_workbook(book)["Plan"][address]
    assert cell.number_format == before
    if address != "B7":
        assert cell.value == datetime(2027, 1, 4, getattr(day, "hour", 0))  # noqa: DTZ001
        assert cell.font.bold


def test_the_number_is_that_of_excel(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    made = xlsxwriter.Workbook(path)
    made.add_worksheet("Plan").write("A1", 1)
    made.close()
    # 1 March 1900 is day 61 for Excel, which counts a 29 February that never was; 1 January 2027 is day 46,388.
    patch(path, path, {"Plan": {"A1": date(1900, 3, 1), "A2": date(2027, 1, 1)}})
    sheet = openpyxl.load_workbook(path)["Plan"]
    assert [sheet["A1"].value, sheet["A2"].value] == [61, 46_388]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(1900, 2, 28), "no day that early"),
        (date(1, 1, 1), "no day that early"),
        (datetime(2027, 1, 4, tzinfo=UTC), "no time zone"),
    ],
)
def test_a_day_that_no_cell_keeps_is_refused_with_what_to_do(book: Path, day: date, why: str) -> None:
    before = book.read_bytes()
    with pytest.raises(BadInput, match=why):
        patch(book, book, {"Plan": {"A1": day}})
    assert book.read_bytes() == before


def test_the_start_of_a_plan_is_set_from_a_date(tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(built_with("few sheets", TREINPAKKERS, "nl"))
    place = sheet_by_sheet(plan.read_bytes(), values=True).defined_names["ffStart"].attr_text
    sheet, _, cell = place.rpartition("!")
    ff.patch(plan, plan, {sheet.strip("'"): {cell.replace("$", ""): date(2026, 10, 5)}})
    assert read_names(plan)["ffStart"] == 46_300
