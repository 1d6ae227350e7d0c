"""The quick scanner reads what the careful one reads, or gives way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fullfunnel.errors import Refused
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.sheets.grid import Grid
from fullfunnel.xlsx.sheets.plain_cells import NotPlain, plain_cells
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml
from tests.short_run import first_of
from tests.xlsx.factories import sheet
from tests.xlsx.test_corpus import WORKBOOKS

if TYPE_CHECKING:
    from fullfunnel.xlsx.sheets.contents import Contents, Formula

TEMPLATES = sorted((Path(__file__).parents[2] / "workbook_templates").glob("*.xlsx"))


def read(contents: Contents, *, quickly: bool) -> tuple[dict[object, object], list[Formula]]:
    formulas: list[Formula] = []
    scan = contents._plain if quickly else contents._any  # noqa: SLF001 the two ways are compared
    return {at: (type(value), value) for at, value in Grid.of(scan(formulas)).items()}, formulas


def test_our_own_workbooks_are_read_quickly_and_alike() -> None:
    for path in TEMPLATES:
        book = open_book(path)
        for page in book.sheets:
            contents = book.contents(page.name)
            assert read(contents, quickly=True) == read(contents, quickly=False)


@pytest.mark.parametrize("path", first_of(WORKBOOKS or TEMPLATES), ids=lambda path: path.stem)
def test_what_is_read_quickly_in_real_workbooks_is_what_is_there(path: Path) -> None:
    try:
        book = open_book(path)
        pages = [book.contents(page.name) for page in book.sheets]
    except Refused:
        return
    for contents in pages:
        try:
            quick = read(contents, quickly=True)
        except NotPlain:
            continue
        assert quick == read(contents, quickly=False)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"/><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c></row><c r="B1"><v>1</v></c>',
        '<row r="1"><c r="A1" t="d"><v>2026-01-05</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><is><t>a</t></is></c></row>',
        '<row r="1"><c r="A1"><v>1</v><f>A2</f></c></row>',
        '<row r="1"><c r="A1"><v>1<!-- no --></v></c></row>',
        '<row r="1" x=">"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
    ],
)
def test_what_is_written_in_another_way_goes_to_the_careful_scanner(rows: str) -> None:
    page = SheetXml.of(sheet(rows).encode(), "plan.xlsx", "xl/worksheets/sheet1.xml")
    with pytest.raises(NotPlain):
        list(plain_cells(page))
