"""A workbook beside the one that it was: a sheet of the same bytes is read once, any other anew."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.patching import patched_parts, revised
from fullfunnel.xlsx.reading import rows_of_names


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
