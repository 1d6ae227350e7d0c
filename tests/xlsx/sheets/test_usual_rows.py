"""Rows that were met before are not read again, and nothing is read otherwise for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.commands.check_files import CheckedFile, check_file
from fullfunnel.errors import Refused
from fullfunnel.portfolio.collected import plan_rows
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.refusals import Damaged
from fullfunnel.xlsx.sheets import usual_rows
from fullfunnel.xlsx.sheets.contents import Contents
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml
from fullfunnel.xlsx.sheets.strings import SharedStrings
from tests.short_run import first_of
from tests.xlsx import met_before
from tests.xlsx.factories import sheet
from tests.xlsx.met_before import afresh
from tests.xlsx.test_corpus import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.portfolio.plan_rows import PlanRows

TEMPLATES = sorted((Path(__file__).parents[3] / "workbook_templates").glob("*.xlsx"))
EXAMPLE = TEMPLATES[-2]


@pytest.fixture(autouse=True)
def nothing_met() -> Iterator[None]:
    with met_before.nothing_met():
        yield


def everything(path: Path) -> list[object]:
    """What every sheet holds, in its order: cells with their kinds, and formulas."""
    try:
        book = open_book(path)
        pages = [book.contents(page.name) for page in book.sheets]
        return [
            (
                [(at, type(value), value) for at, value in each.values().items()],
                sorted(each.formula_places(26)),
                [each.formulas_of_row(row) for row in (1, 12, 13, 40)],
                each.formulas_holding('"', "@"),
                each.formulas(),
            )
            for each in pages
        ]
    except Refused as refused:
        return [str(refused)]


@pytest.mark.parametrize("path", first_of([*TEMPLATES, *WORKBOOKS]), ids=lambda path: path.stem)
def test_a_workbook_is_read_alike_the_first_time_and_the_third(path: Path) -> None:
    with afresh():
        wanted = everything(path)
    assert [everything(path) for _ in range(3)] == [wanted] * 3


def test_a_row_that_was_met_twice_is_not_read_again() -> None:
    for _ in range(2):
        everything(EXAMPLE)
    with mock.patch.object(usual_rows, "_row", side_effect=AssertionError("a row was read again")):
        everything(EXAMPLE)


def looked_at(path: Path) -> tuple[PlanRows, CheckedFile]:
    return plan_rows(path), check_file(path)


EDITS: dict[str, dict[str, dict[str, object]]] = {
    "nothing": {},
    "a mail address on a sheet that is made": {"Guide": {"B30": "an.jansen@example.com"}},
    "a mail address beside the plain sheet": {"Calculation": {"B80": "an.jansen@example.com"}},
    "another goal": {"Start": {"C10": 9}},
    "a number among the texts of the rules": {"Rules": {"H3": "06-12345678"}},
    "a share above 100%": {"Framework": {"F8": 4.2}},
    "a figure typed over a formula of the plain sheet": {"Calculation": {"D12": 0.5}},
    "a text among the targets": {"Targets": {"B12": "an.jansen@example.com"}},
}
SHEETS = [each.name for each in open_book(next(path for path in TEMPLATES if path.stem.endswith("en"))).sheets]
"""The English names; a Dutch workbook has its own at the same places."""


FEW = ("a share above 100%", "a mail address beside the plain sheet")


@pytest.mark.parametrize(
    ("path", "asked"),
    first_of([(EXAMPLE, FEW), *((path, tuple(EDITS)) for path in TEMPLATES)]),
    ids=lambda value: value.stem if isinstance(value, Path) else f"{len(value)} edits",
)
def test_rows_and_findings_are_those_of_reading_every_cell(path: Path, asked: tuple[str, ...], tmp_path: Path) -> None:
    names = [each.name for each in open_book(path).sheets]
    plans = [path]
    for number, edits in enumerate(EDITS[each] for each in asked):
        there = {names[SHEETS.index(name)]: cells for name, cells in edits.items() if len(names) == len(SHEETS)}
        if there:
            plans.append(tmp_path / f"{number}.xlsx")
            patch(path, plans[-1], there)
    with afresh():
        wanted = [looked_at(plan) for plan in plans]
    for _ in range(2):
        assert [looked_at(plan) for plan in plans] == wanted
    assert len(plans) == 1 or len({repr(each.findings) for _, each in wanted}) > 1


def contents_of(xml: str) -> Contents:
    return Contents(SheetXml.of(xml.encode(), "plan.xlsx", "sheet1.xml"), SharedStrings(None, "", ""), date1904=False)


ROWS = (
    '<row r="{}"><c r="A{}" t="str"><f>"ja"</f><v>ja</v></c></row>',
    '<row r="{}" ht="3"><c r="A{}"><v>2.5</v></c><c r="C{}" t="inlineStr"><is><t>a--b ?> c</t></is></c></row>',
    '<row r="{}"/>',
    '<row r="{}"><c r="A{}" t="e"><v>#N/A</v></c><c r="B{}" t="b"><v>1</v></c></row>',
    '<row r="{}"></row>',
    '<!-- <row r="{}"> --><row r="{}"><c r="A{}"><v>1</v></c></row>',
    '<row r="{}"><c r="A{}"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    '<row r="{}"><c r="A{}"><v>&nbsp;</v></c></row>',
    '<row r="{}"><c r="A{}"><v>1</v></c>',
    '<row r="{}" x:y="1"><c r="A{}"><v>1</v></c></row>',
    "<!-- ",
    " -->",
    "<?x ",
    "?>",
    "<![CDATA[",
    "]]>",
)


@given(st.lists(st.lists(st.tuples(st.integers(0, len(ROWS) - 1), st.integers(1, 4)), max_size=6), max_size=4))
def test_any_rows_are_read_or_refused_as_when_none_was_met(sheets: list[list[tuple[int, int]]]) -> None:
    known = [(0, 1), (1, 2), (3, 3), (0, 4)]
    written = [sheet("".join(ROWS[kind].replace("{}", str(row)) for kind, row in each)) for each in (known, *sheets)]

    def read(xml: str) -> object:
        try:
            contents = contents_of(xml)
            return list(contents.values().cells()), contents.formulas(), contents.is_usual
        except Damaged as refused:
            return str(refused)

    for xml in (written[0], *written, *written):
        mine = read(xml)
        with afresh():
            assert mine == read(xml)


@pytest.mark.parametrize(
    "around",
    [
        "<sheetData>{}</sheetData><a>&nbsp;</a>",
        "<!-- <sheetData>{} --></sheetData>",
        # Two hyphens end no comment, and belong in none.
        "<!-- <sheetData>{} --><sheetData></sheetData>",
        "<?x <sheetData>{} ?><sheetData/><?y ",
        "<sheetData>{}",
        '<sheetData a="1" a="2">{}</sheetData>',
        "<sheetData><!-- {}</sheetData>",
    ],
)
def test_a_fault_around_rows_that_were_met_is_seen(around: str) -> None:
    rows = "".join(ROWS[kind].replace("{}", str(row)) for kind, row in [(0, 1), (1, 2), (3, 3), (0, 4)])
    for _ in range(3):
        contents_of(sheet(rows)).values()
    with pytest.raises(Damaged):
        contents_of(sheet(rows, around=around))


def test_a_prefix_in_a_formula_that_another_sheet_does_not_declare_is_a_fault() -> None:
    row = '<row r="1"><c r="A1"><f zz:q="1">B1</f><v>1</v></c></row>'
    declared = sheet(row).replace("<worksheet ", '<worksheet xmlns:zz="urn:z" ')
    for _ in range(3):
        contents_of(declared).values()
    with pytest.raises(Damaged):
        contents_of(sheet(row))


def test_the_same_bytes_in_another_encoding_are_other_texts() -> None:
    row = '<row r="1"></row><row r="2"><c r="A2" t="str"><v>é</v></c></row>'
    for _ in range(3):
        assert contents_of(sheet(row)).values()[2, 1] == "é"  # type: ignore[index]
    xml = sheet(row).encode().replace(b"UTF-8", b"ISO-8859-1")
    latin = Contents(SheetXml.of(xml, "plan.xlsx", "sheet1.xml"), SharedStrings(None, "", ""), date1904=False)
    assert latin.values()[2, 1] == "Ã©"  # type: ignore[index]


def test_what_is_kept_stays_within_bounds() -> None:
    known = MetBefore[usual_rows.UsualRow](1_000)
    with (
        mock.patch.object(usual_rows, "_known", known),
        mock.patch("fullfunnel.xlsx.container.met_before._MOST_SEEN", 20),
    ):
        for start in range(0, 400, 10):
            xml = sheet("".join(ROWS[1].replace("{}", str(start + row)) for row in range(1, 11)))
            for _ in range(3):
                contents_of(xml).values()
                assert sum(map(len, known.made)) == known.bytes <= 1_000
                assert len(known.seen) <= 20


def test_the_same_row_shows_the_shared_texts_of_its_own_workbook() -> None:
    xml = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>').encode()

    def shown(text: str) -> object:
        texts = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{text}</t></si></sst>'
        strings = SharedStrings(texts.encode(), "plan.xlsx", "xl/sharedStrings.xml")
        return Contents(SheetXml.of(xml, "plan.xlsx", "sheet1.xml"), strings, date1904=False).values()[1, 1]  # type: ignore[index]

    assert [shown(text) for text in ("one", "two", "three", "four")] == ["one", "two", "three", "four"]
