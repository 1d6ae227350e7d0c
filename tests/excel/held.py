"""What a file of a workbook holds, as the desk lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fullfunnel.xlsx.address import letters
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.excel.windows import COM_ERRORS

At = tuple[int, int]


@dataclass(frozen=True)
class Held:
    sheets: dict[str, tuple[dict[At, Any], dict[At, str]]]
    tables: dict[str, tuple[str, str]]
    names: dict[str, str]


@lru_cache(maxsize=4)
def held(content: bytes) -> Held:
    """A workbook as the file holds it, read once; every test gets a copy that it may write in."""
    read = Book(Package.open(content, "plan.xlsx"))
    sheets = {}
    for part in read.sheets:
        contents = read.contents(part.name)
        values = {
            (at.row, at.column): COM_ERRORS[str(value)] if isinstance(value, ExcelError) else value
            for at, value in contents.values().items()
        }
        sheets[part.name] = (
            values,
            {(each.at.row, each.at.column): f"={each.text}" for each in contents.formulas()},
        )
    tables = {}
    for table in read.tables.values():
        ends = [f"{letters(table.area.left)}{table.area.top}", f"{letters(table.area.right)}{table.area.bottom}"]
        tables[table.name] = (table.sheet, ":".join(ends))
    return Held(sheets, tables, {name.name: f"={name.text}" for name in read.names if name.sheet is None})
