"""The sheets of a workbook as records: numbers stay numbers, dates stay dates."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, cast

from fullfunnel.language import Text
from fullfunnel.results.exports.progress import Stopped, unfollowed
from fullfunnel.results.exports.sources.sheets import Sheet, too_large
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.refusals import Damaged
from fullfunnel.xlsx.replacing import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.progress import PartRead

_MOST_CELLS: Final = 30_000_000
"""Of a sheet, blank ones included: a million rows of thirty columns."""
_BETWEEN: Final = 500
"""Rows between two looks at a progress bar."""


def workbook_sheets(file: Path, part_read: PartRead = unfollowed) -> tuple[Sheet, ...]:
    """The sheets of a workbook that are not hidden.

    Args:
        file: the workbook.
        part_read: is called with the part that was read, by rows.

    Raises:
        Refusal: the file is damaged, encrypted, a bomb, or another kind of file.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  # loads only where a workbook is read

    source = Source.read(file)
    Package.open(source.content, file.name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            book = load_workbook(io.BytesIO(source.content), read_only=True, data_only=True)
            found = []
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            expected = max(sum(sheet.max_row or 0 for sheet in shown), 1)
            done = 0
            for sheet in shown:
                sheet.reset_dimensions()  # some writers state an area of one cell
                rows: list[tuple[int, list[object]]] = []
                for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                    rows.append((number, [_cell(cell) for cell in row]))
                    if number % _BETWEEN == 0:
                        part_read(min((done + number) / expected, 1.0))
                done += len(rows)
                found.append((sheet.title, rows))
    except Stopped:
        raise
    except Exception as error:  # openpyxl raises whatever a strange part makes it raise
        raise Damaged(
            file.name, what=Text("openpyxl kan een blad niet lezen", "openpyxl cannot read a sheet")
        ) from error
    return tuple(_sheet(file.name, title, rows) for title, rows in found)


def _sheet(file: str, title: str, rows: list[tuple[int, list[object]]]) -> Sheet:
    trimmed = _trimmed(file, rows)

    def read() -> Iterator[Record]:
        return iter(cast("list[Record]", trimmed))

    decided = {
        "encoding": (
            "xlsx",
            Text(
                "getallen en datums staan er als echte getallen en datums in",
                "its numbers and dates are real numbers and dates",
            ),
        )
    }
    return Sheet(file, read, name=title, decided=decided)


def _cell(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    return cell if isinstance(cell, str | int | float | datetime | date) else str(cell)


def _trimmed(file: str, rows: list[tuple[int, list[object]]]) -> list[tuple[int, list[object]]]:
    """Rows of one width: up to the last column in which anything stands."""
    width = max((at for _, cells in rows for at, cell in enumerate(cells, start=1) if cell != ""), default=0)
    if len(rows) * width > _MOST_CELLS:
        # One far cell makes every row as wide, and a workbook of a few bytes a bomb.
        raise too_large(file)
    return [(number, [*cells[:width], *[""] * (width - len(cells))]) for number, cells in rows]
