"""The quick scanner reads what the careful one reads, or gives way."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from fullfunnel.errors import Refused
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.sheets.contents import Contents
from fullfunnel.xlsx.sheets.grid import Grid
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml
from fullfunnel.xlsx.sheets.usual_cells import NotUsual, usual_cells
from tests.short_run import first_of
from tests.xlsx.factories import sheet
from tests.xlsx.test_corpus import WORKBOOKS

if TYPE_CHECKING:
    from fullfunnel.xlsx.sheets.contents import Formula

TEMPLATES = sorted((Path(__file__).parents[3] / "workbook_templates").glob("*.xlsx"))


def read(contents: Contents, *, quickly: bool) -> tuple[dict[object, object], list[Formula]]:
    raw: list[Any] = []
    formulas: list[Formula] = []
    # The two ways are compared.
    rows = contents._usual_rows(raw) if quickly else [contents._any(formulas)]  # noqa: SLF001
    values: dict[object, object] = {
        at: (type(value), value) for at, value in Grid.of(chain.from_iterable(rows)).items()
    }
    return values, list(contents._spelled(raw)) if quickly else formulas  # noqa: SLF001


@pytest.mark.parametrize("path", first_of(TEMPLATES), ids=lambda path: path.stem)
def test_our_own_workbooks_are_read_quickly_and_alike(path: Path) -> None:
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
        except NotUsual:
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
    with pytest.raises(NotUsual):
        list(usual_cells(page))


@pytest.mark.parametrize("path", first_of(TEMPLATES), ids=lambda path: path.stem)
def test_a_part_of_the_formulas_is_what_a_search_through_all_finds(path: Path) -> None:
    book, other = open_book(path), open_book(path)
    for page in book.sheets:
        all_ = other.contents(page.name).formulas()
        contents = book.contents(page.name)
        for signs in (("@",), ('"', "<"), ("SUM", "&"), ("no such text",)):
            assert contents.formulas_holding(*signs) == [each for each in all_ if all(s in each.text for s in signs)]
        assert contents.formula_places(9) == {each.at for each in all_ if each.at.column <= 9}
        # What was looked for first does not change what is there.
        assert contents.formulas() == all_
        assert contents.formulas_holding("IF") == [each for each in all_ if "IF" in each.text]


def contents_of(rows: str) -> Contents:
    page = SheetXml.of(sheet(rows).encode(), "plan.xlsx", "xl/worksheets/sheet1.xml")
    return Contents(page, mock.Mock(), date1904=False)


def test_cells_of_a_shared_formula_are_found_with_its_first() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">HYPERLINK("a&#64;b.nl",B1)</f><v>1</v></c>'
        '<c r="C1"><f t="shared" ref="C1:C2" si="1">B1*2</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c><c r="C2"><f t="shared" si="1"/><v>1</v></c></row>'
    )
    contents = contents_of(rows)
    found = contents.formulas_holding('"', "@")
    assert [each.text for each in found] == ['HYPERLINK("a@b.nl",B1)', 'HYPERLINK("a@b.nl",B2)']
    assert len(contents.formulas()) == 4


def test_a_shared_formula_without_its_first_cell_is_damage_also_where_only_values_are_read() -> None:
    contents = contents_of('<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row>')
    with pytest.raises(Refused):
        contents.values()
