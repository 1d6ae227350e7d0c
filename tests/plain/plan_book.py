"""A bare workbook with a plan and the sheet that calculates it; nothing in it was calculated yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from fullfunnel.plain.calculation import KPIS as NAMES
from fullfunnel.plain.calculation import TARGETS as ANSWERS
from fullfunnel.plain.calculation import Calculation, calculation
from fullfunnel.plain.column import letters
from fullfunnel.xlsx.shared_formulas import SharedFormulas
from tests.plain.random_plans import COLUMNS, HEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.plain.random_plans import RandomPlan

TOP: Final = 5
"""The row of the header, 1 for the first."""
BELOW: Final = 140
"""How many rows the sheet reads at most, below the header: more than it can hold, so that rows may be deleted."""
PROBLEM: Final = "D7"


def write_book(path: Path, plan: RandomPlan, change: Callable[[str], str] = str) -> Calculation:
    """Write the workbook; ``change`` may spoil each formula, to see whether that is noticed."""
    book = Workbook(str(path))
    page = book.add_worksheet("Framework")
    put(page, 0, 2, plan.goal)
    book.define_name("ffGoal", "=Framework!$C$1")
    for down, row in enumerate([HEADER, *plan.cells]):
        for at, value in enumerate(row):
            put(page, TOP - 1 + down, 1 + at, value)
    made = calculation(table(), "ffGoal", "Calculation", "en")
    write_calculation(book, made, change)
    book.close()
    return made


def write_calculation(book: Workbook, made: Calculation, change: Callable[[str], str] = str) -> None:
    """Write the sheet itself."""
    sheet = book.add_worksheet(made.sheet, SharedFormulas)
    columns: dict[int, list[str]] = {}
    for cell in made.cells:
        if isinstance(cell.content, str) and cell.content.startswith("="):
            content = change(cell.content)
            if cell.kind == "step":
                columns.setdefault(cell.column, []).append(content)
            else:
                sheet.write_formula(cell.row, cell.column, content)
        else:
            put(sheet, cell.row, cell.column, cell.content)
    for column, formulas in columns.items():
        sheet.write_column_of(made.grid.first - 1, column, formulas, [0] * len(formulas), None)
    for name, cells in made.names.items():
        book.define_name(name, f"={cells}")


def table() -> dict[str, str]:
    """The cells of each column of the framework."""
    return {
        key: f"Framework!${letters(1 + at)}${TOP + 1}:${letters(1 + at)}${TOP + BELOW}"
        for at, key in enumerate(COLUMNS)
    }


def put(sheet: Any, row: int, column: int, value: Any) -> None:
    """What a person typed: a text stays a text."""
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def column(name: str) -> str:
    """The cells of the sheet that a defined name stands for, without the row for a KPI that is not there."""
    cells = calculation(table(), "ffGoal", "Calculation", "en").names[name].split("!")[1].replace("$", "")
    return cells.replace("11:", "12:")


KPIS: Final = column(NAMES)
TARGETS: Final = column(ANSWERS)
