"""What the command line and the checks read from a workbook: its tables and the values of its names.

Read straight from the file's parts, so a workbook of ordinary size takes a few milliseconds and nothing of it is
changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.xlsx.address import Area
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.formula import Kind, tokens
from fullfunnel.xlsx.replacing import Source

if TYPE_CHECKING:
    import os
    from collections.abc import Container, Iterator

    from fullfunnel.xlsx.layout import Name
    from fullfunnel.xlsx.sheets.cell_value import CellValue

Rows = list[list["CellValue"]]
"""A range row by row; an empty cell is None, an error its text."""


def open_book(path: str | os.PathLike[str]) -> Book:
    """Open a workbook to read from it.

    Raises:
        Refusal: the file is not a workbook that can be read; its ``kind`` and sentence say why.
    """
    source = Source.read(Path(path))
    return Book(Package.open(source.content, source.path.name))


def read_tables(path: str | os.PathLike[str]) -> dict[str, Rows]:
    """The Excel tables of a workbook by name, each a list of rows with the header row first and without the totals row.

    Raises:
        Refusal: the file is not a workbook that can be read.
    """
    return rows_of_tables(open_book(path))


def rows_of_tables(book: Book, only: Container[str] | None = None) -> dict[str, Rows]:
    """The Excel tables of an opened workbook, as ``read_tables`` gives them.

    Args:
        book: the workbook.
        only: names in lower case, so that no more sheets are read than these are on.
    """
    rows: dict[str, Rows] = {}
    ends: dict[str, tuple[int, int]] = {}
    for name, table in book.tables.items():
        if only is not None and name not in only:
            continue
        used = table.area._replace(bottom=table.body.bottom)
        body = _rows(book, table.sheet, used, ends)
        rows[table.name] = body if table.header_rows else [list(table.columns), *body]
    return rows


def read_names(path: str | os.PathLike[str]) -> dict[str, CellValue | Rows]:
    """The values of the workbook's names: of one cell its value, of a range its rows, of a constant the constant.

    Names of one sheet only, and names that stand for a formula or a lost reference, are left out.

    Raises:
        Refusal: the file is not a workbook that can be read.
    """
    return rows_of_names(open_book(path))


def rows_of_names(book: Book, only: Container[str] | None = None) -> dict[str, CellValue | Rows]:
    """The values of the names of an opened workbook, as ``read_names`` gives them.

    Args:
        book: the workbook.
        only: as they are spelled, so that no more sheets are read than these are on.
    """
    values: dict[str, CellValue | Rows] = {}
    ends: dict[str, tuple[int, int]] = {}
    for name, place in _named(book):
        if only is not None and name.name not in only:
            continue
        if place is not None:
            sheet, area = place
            rows = _rows(book, sheet, area, ends)
            values[name.name] = rows[0][0] if area.height == area.width == 1 else rows
        elif (constant := _constant(name)) is not None:
            values[name.name] = constant
    return values


def values_of_names(book: Book) -> dict[str, CellValue]:
    """The values of the names that stand for one cell or a constant, as ``read_names`` gives them."""
    values: dict[str, CellValue] = {}
    for name, place in _named(book):
        if place is None:
            if (constant := _constant(name)) is not None:
                values[name.name] = constant
        elif place[1].height == place[1].width == 1:
            values[name.name] = book.contents(place[0]).values().get(place[1].corner)
    return values


def _named(book: Book) -> Iterator[tuple[Name, tuple[str, Area] | None]]:
    """The names of the whole workbook, each with its cells; without those that Excel keeps for itself."""
    for name in book.names:
        if name.sheet is None and not name.name.startswith("_xlnm."):
            yield name, book.named_area(name)


def _constant(name: Name) -> CellValue:
    words = tokens(name.text.removeprefix("="))
    if len(words) == 1 and words[0].kind is Kind.NUMBER:
        return float(words[0].text)
    if len(words) == 1 and words[0].kind is Kind.TEXT:
        return words[0].text[1:-1].replace('""', '"')
    return None


def _rows(book: Book, sheet: str, area: Area, ends: dict[str, tuple[int, int]]) -> Rows:
    """The rows of an area, as far down and to the right as anything stands; ``ends`` keeps where that is a sheet."""
    values = book.contents(sheet).values()
    if sheet not in ends:
        ends[sheet] = values.last()
    last_row, last_column = ends[sheet]
    bottom, right = max(min(area.bottom, last_row), area.top), max(min(area.right, last_column), area.left)
    return [list(row) for row in zip(*values.columns(Area(area.top, area.left, bottom, right)), strict=True)]
