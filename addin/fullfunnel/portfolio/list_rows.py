"""The rows of a client list as they stand in a file: text with marks between its cells, or a workbook."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.xlsx.reading import open_book, rows_of_tables

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.framework.typed.cells import Cell

_ENCODINGS: Final = ("utf-8-sig", "cp1252")
_MARKS: Final = ",;\t|"
_LARGEST: Final = 100_000_000
"""Bytes of a client list: more than a hundred thousand clients with a hundred columns each."""
_WIDEST: Final = 2_000
_MOST_CELLS: Final = 10_000_000


class ListRows(NamedTuple):
    """Every row, blank ones too, so that the place in the list is that in the file."""

    rows: list[list[Cell]]
    mark: str = ""
    """What stands between two cells in a text; a workbook has none."""


def rows_of(path: Path) -> ListRows:
    """The rows of a list.

    Args:
        path: .csv or .txt (comma, semicolon or tab), or a workbook: its first table, else its first sheet.

    Raises:
        Refusal: a workbook that cannot be read.
        BadInput: it is no file, too large, or no list.
    """
    return ListRows(_rows_of_workbook(path)) if path.suffix.lower() in {".xlsx", ".xlsm"} else _rows_of_text(path)


def _rows_of_text(path: Path) -> ListRows:
    if path.exists() and not path.is_file():
        raise BadInput(
            Text(
                f"‘{path.name}’ is geen bestand. Geef het pad van de klantenlijst.",
                f"‘{path.name}’ is not a file. Give the path of the client list.",
            )
        )
    try:
        if path.stat().st_size > _LARGEST:
            raise _too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(
            Text(
                f"‘{path.name}’ is niet te lezen ({error.strerror}).",
                f"‘{path.name}’ cannot be read ({error.strerror}).",
            )
        ) from error
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = content.decode("utf-16", "replace")
    else:
        text = next((each for each in (_decoded(content, name) for name in _ENCODINGS) if each is not None), "")
    first = text.split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        return ListRows([list(row) for row in rows], mark)
    except csv.Error as error:
        # A cell of more than 131,072 characters: nobody typed that, but a quote that was never closed makes one.
        line = rows.line_num
        raise BadInput(
            Text(
                f"‘{path.name}’ is niet te lezen bij regel {line}: een cel is veel te lang. Kijk of er een "
                "aanhalingsteken te veel staat.",
                f"‘{path.name}’ cannot be read near line {line}: a cell is far too long. Check whether there is a "
                "quotation mark too many.",
            )
        ) from error


def _too_large(name: str) -> BadInput:
    return BadInput(
        Text(
            f"‘{name}’ is te groot voor een klantenlijst. Bewaar alleen de regels en kolommen van je klanten.",
            f"‘{name}’ is too large for a client list. Keep only the rows and columns of your clients.",
        )
    )


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _rows_of_workbook(path: Path) -> list[list[Cell]]:
    book = open_book(path)
    tables = rows_of_tables(book)
    if tables:
        return [list(row) for row in next(iter(tables.values()))]
    rows: list[list[Cell]] = []
    cells = sorted(book.contents(book.sheets[0].name).values().cells(), key=lambda cell: cell[:2])
    for count, (row, column, value) in enumerate(cells, start=1):
        # Blank rows are kept, so that a fault names the row of the sheet; a cell far to the right is no client.
        rows.extend([] for _ in range(row - len(rows)))
        if column > _WIDEST or count > _MOST_CELLS:
            raise _too_large(path.name)
        rows[-1].extend([None] * (column - 1 - len(rows[-1])))
        rows[-1].append(value)
    return rows
