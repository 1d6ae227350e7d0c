"""A workbook beside the one that it was: a sheet of the same bytes is read once, any other anew."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.patching import patched_parts
from fullfunnel.xlsx.reading import rows_of_names
from fullfunnel.xlsx.revising import revised
from fullfunnel.xlsx.sheets.cell_value import ExcelError


@pytest.fixture
def package() -> Package:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("One").write("A1", "text")
        book.add_worksheet("Two").write("A1", 2)
        book.define_name("here", "=One!$A$1")
        book.define_name("there", "=Two!$A$1")
    return Package.open(stream.getvalue(), "book.xlsx")


def test_only_the_sheet_that_changed_is_read_again(package: Package) -> None:
    before = Book(package)
    changed = package.with_parts(patched_parts(before, {"Two": {"A1": 3}}))
    after = Book(Package.open(changed, "book.xlsx"), before)
    assert after.contents("one") is before.contents("One")
    assert after.xml("One") is before.xml("One")
    assert after.contents("Two") is not before.contents("Two")
    assert (before.contents("Two").values()[Position(1, 1)], after.contents("Two").values()[Position(1, 1)]) == (2, 3)


def test_a_revised_workbook_is_the_one_that_would_be_written(package: Package) -> None:
    before = Book(package)
    first = revised(before, {"Two": {"A1": 3, "B2": "more"}})
    second = revised(first, {"Two": {"A1": 4}, "One": {"C1": True}})
    assert [book.contents("Two").values().get(Position(1, 1)) for book in (before, first, second)] == [2, 3, 4]
    assert second.contents("Two").values()[Position(2, 2)] == "more"
    assert second.contents("One").values()[Position(1, 3)] is True
    assert first.contents("One") is before.contents("One")
    # Written in two steps, each opened again: the very same bytes.
    step = package.with_parts(patched_parts(before, {"Two": {"A1": 3, "B2": "more"}}))
    book = Book(Package.open(step, "book.xlsx"))
    written = book.package.with_parts(patched_parts(book, {"Two": {"A1": 4}, "One": {"C1": True}}))
    assert second.package.with_parts({}) == written
    assert first.package.with_parts({}) == step
    assert package.archive.content == before.package.with_parts({})


VALUES = (
    st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**15), 10**15)
    | st.booleans()
    | st.none()
    | st.text(max_size=20)
    | st.sampled_from(["", " ", "_x000D_", "a\r\nb", "<v>&amp;</v>", "=1+1", "TRUE", "1e5", "\x0b", "\ud83d"])
    | st.sampled_from([ExcelError(each) for each in ("#N/A", "#DIV/0!", "#SPILL!", "#CALC!")])
)
PLACES = st.builds(Position, st.integers(1, 9), st.integers(1, 5))


@given(st.lists(st.dictionaries(PLACES, VALUES, min_size=1, max_size=6), min_size=1, max_size=3))
def test_a_cell_that_was_set_reads_as_it_does_from_the_file(rounds: list[dict[Position, object]]) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        sheet = made.add_worksheet("One")
        for row in range(4):
            sheet.write_row(row, 0, [row, f"text {row}", None, row % 2 == 0])
            sheet.write_formula(row, 4, f"=A{row + 1}*2", None, row * 2)
        sheet.write_dynamic_array_formula("B6:B8", "=A1:A3*3", None, 0)
    book = Book(Package.open(stream.getvalue(), "book.xlsx"))
    book.contents("One").values()
    for cells in rounds:
        book = revised(book, {"One": {at.a1: value for at, value in cells.items()}})
        there = Book(Package.open(book.package.with_parts({}), "book.xlsx")).contents("One")
        here = book.contents("One")
        assert {at: (type(value), value) for at, value in here.values().items()} == {
            at: (type(value), value) for at, value in there.values().items()
        }
        assert len(here.values()) == len(there.values())
        assert here.formulas() == there.formulas()
        assert here.without_values == there.without_values


def test_other_shared_texts_are_other_values(package: Package) -> None:
    before = Book(package)
    texts = {"xl/sharedStrings.xml": (package.read("xl/sharedStrings.xml") or b"").replace(b"text", b"other")}
    after = Book(Package.open(package.with_parts(texts), "book.xlsx"), before)
    assert before.contents("One").values()[Position(1, 1)] == "text"
    assert after.contents("One").values()[Position(1, 1)] == "other"


def test_a_sheet_that_came_is_read(package: Package) -> None:
    with zipfile.ZipFile(io.BytesIO(package.archive.content)) as archive:
        assert "xl/worksheets/sheet2.xml" in archive.namelist()
    bare = openpyxl.Workbook()
    bare.active.title = "One"
    stream = io.BytesIO()
    bare.save(stream)
    after = Book(package, Book(Package.open(stream.getvalue(), "bare.xlsx")))
    assert after.contents("Two").values()[Position(1, 1)] == 2
    assert after.contents("One").values()[Position(1, 1)] == "text"


def test_of_names_no_more_is_read_than_is_asked(package: Package) -> None:
    book = Book(package)
    assert rows_of_names(book, {"here"}) == {"here": "text"}
    assert book.is_plain("One")
    assert not book.is_plain("Two")
    assert rows_of_names(book) == {"here": "text", "there": 2}
