"""Parts and sheets that were met before are shared, and each workbook still says what it says by itself."""

from __future__ import annotations

import io
import struct
import zipfile
from functools import partial
from operator import neg
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.refusals import Damaged
from fullfunnel.xlsx.sheets import alike, contents
from fullfunnel.xlsx.sheets.contents import Contents
from fullfunnel.xlsx.sheets.grid import Grid
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml
from fullfunnel.xlsx.sheets.strings import SharedStrings
from tests.xlsx import met_before
from tests.xlsx.factories import parts, sheet, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1&amp;"@"</f><v>1</v></c></row>'


@pytest.fixture(autouse=True)
def nothing_met() -> Iterator[None]:
    with met_before.nothing_met():
        yield


def texts(text: str) -> SharedStrings:
    xml = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{text}</t></si></sst>'
    return SharedStrings(xml.encode(), "plan.xlsx", "xl/sharedStrings.xml")


def read(xml: str, strings: SharedStrings, encoding: str = "utf-8") -> Contents:
    page = SheetXml.of(xml.encode(encoding), "plan.xlsx", "sheet1.xml")
    return Contents(page, strings, date1904=False)


def no_sheet_kept() -> mock._patch[int]:
    """Every sheet is too large to be kept as a whole."""
    return mock.patch.object(contents._reads, "largest", 10)  # noqa: SLF001


def test_something_is_kept_of_every_kind_of_part(tmp_path: Path) -> None:
    for number in range(3):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(zipped(parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))))
        open_book(path).contents("Plan").formulas()
    kept = {name for _, name, store in met_before.stores() if store.made}
    assert {"_parts", "_trees", "_sheets"} <= kept


def test_the_same_packed_bytes_under_another_checksum_are_damaged() -> None:
    whole = zipped(parts(sheet(ROW)))
    for _ in range(3):
        Package.open(whole, "plan.xlsx")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        crc = archive.getinfo("xl/workbook.xml").CRC
    bent = whole.replace(struct.pack("<L", crc), struct.pack("<L", crc ^ 1))
    assert bent != whole
    with pytest.raises(Damaged, match="other plan"):
        Package.open(bent, "other plan.xlsx")


def test_a_sheet_that_was_met_before_says_the_name_of_its_own_file() -> None:
    xml = sheet(ROW).encode()
    assert [SheetXml.of(xml, name, name).file_name for name in "abcd"] == [*"abcd"]
    assert [SheetXml.of(xml, name, name).part for name in "abcd"] == [*"abcd"]


def test_a_sheet_that_was_met_before_shows_the_texts_of_its_own_workbook() -> None:
    one, other = texts("one"), texts("other")
    shown = [read(sheet(ROW), strings).values()[1, 1] for strings in (one, one, one, other, one, other, other)]  # type: ignore[index]
    assert shown == ["one", "one", "one", "other", "one", "other", "other"]


def test_the_same_bytes_in_another_encoding_are_another_sheet() -> None:
    row = '<row r="1"><c r="A1" t="str"><v>é</v></c></row>'
    strings = texts("one")
    for _ in range(3):
        assert read(sheet(row), strings).values()[1, 1] == "é"  # type: ignore[index]
    latin = SheetXml.of(sheet(row).replace("UTF-8", "ISO-8859-1").encode("utf-8"), "plan.xlsx", "sheet1.xml")
    assert Contents(latin, strings, date1904=False).values()[1, 1] == "Ã©"  # type: ignore[index]


def test_a_sheet_is_read_once_and_what_was_made_of_it_is_made_once() -> None:
    strings, made = texts("one"), mock.Mock(side_effect=object)
    first, second = read(sheet(ROW), strings), read(sheet(ROW), strings)
    second.values()
    first.values()
    third, fourth = read(sheet(ROW), strings), read(sheet(ROW), strings)
    assert third.values() is fourth.values()
    assert third.made("a", made) is fourth.made("a", made)
    assert third.made("a", made) is not third.made("b", made)
    assert third.formulas() == fourth.formulas() == first.formulas()
    # A list that one workbook uses up is not that of the other.
    assert third.formula_places(9) == fourth.formula_places(9) == {(1, 2)}


def test_what_is_made_of_one_sheet_is_kept_within_bounds() -> None:
    page = read(sheet(ROW), texts("one"))
    assert [page.made(number, partial(neg, number)) for number in range(50)] == [-each for each in range(50)]
    assert len(page._made) <= 8  # noqa: SLF001


def test_a_long_sheet_is_not_kept() -> None:
    strings = texts("one")
    with no_sheet_kept():
        one, two, three = (read(sheet(ROW), strings).values() for _ in range(3))
    assert one is not two is not three is not one


CELLS = st.lists(st.lists(st.sampled_from([None, 1.5, 2.5, "a", "b"]), min_size=3, max_size=3), min_size=2, max_size=5)


@given(st.lists(CELLS, min_size=2, max_size=5))
def test_a_long_sheet_holds_what_stands_in_it_whatever_stood_in_the_one_before(plans: list[list[list[object]]]) -> None:
    def cell(row: int, column: int, value: object) -> str:
        at = f'r="{"ABC"[column]}{row}"'
        if value is None:
            return f"<c {at}/>"
        kind = ' t="str"' if isinstance(value, str) else ""
        return f"<c {at}{kind}><f>X1</f><v>{value}</v></c>"

    def xml(plan: list[list[object]]) -> str:
        rows = (
            f'<row r="{number}">{"".join(cell(number, at, value) for at, value in enumerate(row))}</row>'
            for number, row in enumerate(plan, start=1)
        )
        return sheet("".join(rows))

    strings = texts("one")
    with mock.patch.object(alike, "_FEWEST", 1), no_sheet_kept():
        for plan in (*plans, *plans, *reversed(plans)):
            mine = read(xml(plan), strings).values()
            with met_before.afresh():
                wanted = read(xml(plan), strings).values()
            assert list(mine.cells()) == list(wanted.cells())
            assert (len(mine), mine.last()) == (len(wanted), wanted.last())


def test_the_long_sheet_before_is_used() -> None:
    strings = texts("one")
    rows = [f'<row r="{n}"><c r="A{n}"><f>X1</f><v>{{}}</v></c></row>' for n in range(1, 9)]
    with mock.patch.object(alike, "_FEWEST", 1), no_sheet_kept():
        for figure in range(3):
            read(sheet("".join(rows).format(figure, *[7] * 7)), strings).values()
        with mock.patch.object(Grid, "of", side_effect=AssertionError("every cell was taken in again")):
            grid = read(sheet("".join(rows).format(9, *[7] * 7)), strings).values()
    assert grid[1, 1] == 9  # type: ignore[index]


def test_what_is_kept_is_kept_within_bounds() -> None:
    store = MetBefore[int](100)
    for number in range(50):
        for _ in range(2):
            store.add(b"%030d" % number, number)
        assert sum(map(len, store.made)) == store.bytes <= 100
    assert store.get(b"%030d" % 49) == 49
    assert store.add(b"x" * 101, 1) is store.add(b"x" * 101, 1) is False
