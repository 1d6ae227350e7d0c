"""Real workbooks of many programs: a value set in each sheet changes that value and nothing else.

The workbooks stand beside the project, for their licences differ. Where they are absent, workbooks made here take their
place.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.chart import BarChart

from fullfunnel.xlsx import patch
from fullfunnel.xlsx.address import Position, position
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import open_book
from tests.xlsx.differ import assert_only_cells_changed, changed_members
from tests.xlsx.factories import calamine_rows

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
WORKBOOKS = sorted(CORPUS.glob("*.xl??"))


def made(folder: Path) -> list[Path]:
    """Three workbooks by two programs."""
    plain, rich, strange = folder / "openpyxl.xlsx", folder / "xlsxwriter.xlsx", folder / "namen.xlsx"
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Fase", "Doel"])
    first.append(["See", 1000])
    first["C2"] = "=B2*2"
    # Without a chart in it openpyxl could not open its own workbook again.
    book.create_chartsheet("Grafiek").add_chart(BarChart())
    book.save(plain)
    written = xlsxwriter.Workbook(rich)
    page = written.add_worksheet("Doelen")
    page.add_table("A1:B3", {"columns": [{"header": "KPI"}, {"header": "Doel"}], "data": [["Leads", 1], ["Sales", 2]]})
    page.write_formula("D1", "=SUM(B2:B3)", None, 3)
    page.write_rich_string("D2", "half ", written.add_format({"bold": True}), "vet")
    written.close()
    odd = openpyxl.Workbook()
    sheet = odd.active
    assert sheet is not None
    sheet.title = "Sanne's blad 🚂"
    sheet["B2"] = 1
    odd.save(strange)
    return [plain, rich, strange]


@pytest.fixture(params=WORKBOOKS or range(3), ids=lambda one: one.stem if isinstance(one, Path) else f"made {one}")
def workbook(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return request.param if isinstance(request.param, Path) else made(tmp_path)[request.param]


def two_cells(package: Package, part: str) -> dict[str, object]:
    """A number for the first cell with a formula and for the first with a plain number, found by lxml."""
    tree = etree.fromstring(package.read(part) or b"", etree.XMLParser(huge_tree=True))
    formula: dict[str, object] = {}
    number: dict[str, object] = {}
    for cell in tree.iterfind("{*}sheetData/{*}row/{*}c"):
        address = cell.get("r") or ""
        if cell.find("{*}f") is not None:
            formula = formula or {address: 12345.5}
        elif cell.find("{*}v") is not None and cell.get("t", "n") == "n":
            number = number or {address: 678.25}
    return {address: value for address, value in {**formula, **number}.items() if address}


def test_a_number_and_a_cached_value_change_and_nothing_else(workbook: Path, tmp_path: Path) -> None:
    after = tmp_path / f"after{workbook.suffix}"
    package = Package.open(workbook.read_bytes(), workbook.name)
    edits = {sheet.name: two_cells(package, sheet.part) for sheet in package.sheets if sheet.cells}
    changed = patch(workbook, after, edits)

    assert changed_members(workbook, after) == set(changed)
    with_edits = [sheet for sheet in package.sheets if edits.get(sheet.name)]
    assert len(changed) == len(with_edits)
    for sheet in with_edits:
        assert_only_cells_changed(workbook, after, _stored(after, sheet.part), set(edits[sheet.name]))
        rows = calamine_rows(after, sheet.name)
        for address, value in edits[sheet.name].items():
            at = position(address)
            assert at is not None
            if _is_date(cell := rows[at.row - 1][at.column - 1]):
                continue
            assert cell == value


def test_new_cells_in_every_sheet(workbook: Path, tmp_path: Path) -> None:
    after = tmp_path / f"after{workbook.suffix}"
    package = Package.open(workbook.read_bytes(), workbook.name)
    sheets = [sheet for sheet in package.sheets if sheet.cells]
    patch(workbook, after, {sheet.name: {"XFD1048576": 1, "AAA3": "nieuw"} for sheet in sheets})
    for sheet in sheets:
        assert_only_cells_changed(workbook, after, _stored(after, sheet.part), {"XFD1048576", "AAA3"})
        found = open_book(after).contents(sheet.name).values()
        assert [found[at] for at in map(position, ("XFD1048576", "AAA3")) if at is not None] == [1.0, "nieuw"]


def test_what_is_read_is_what_openpyxl_reads(workbook: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            theirs = openpyxl.load_workbook(workbook, data_only=True)
        except (TypeError, ValueError, KeyError):
            theirs = None
    ours = open_book(workbook)
    for sheet in ours.sheets:
        values = ours.contents(sheet.name).values()
        # Of Strict OOXML openpyxl sees no sheets, and some workbooks it cannot open: nothing to compare with then.
        if theirs is None or sheet.name not in theirs.sheetnames:
            continue
        for row in theirs[sheet.name].iter_rows():
            for cell in row:
                own = values.get(Position(cell.row, cell.column))
                if isinstance(cell.value, bool | str) and cell.hyperlink is None:
                    assert own == cell.value, (sheet.name, cell.coordinate)
                elif isinstance(cell.value, int | float):
                    assert own == pytest.approx(cell.value, rel=1e-12), (sheet.name, cell.coordinate)


def _stored(path: Path, part: str) -> str:
    archive = Package.open(path.read_bytes(), path.name).archive
    member = archive.find(part)
    assert member is not None
    return member.name


def _is_date(value: object) -> bool:
    return not isinstance(value, int | float | str | bool)
