"""Formulas entered again, so that Excel knows the functions in them.

A formula that was in the workbook before its function existed stays ``#NAME?``, however often Excel calculates: the
name is looked up when a formula is entered. What is entered is the formula as it stands, spelled for the host at hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.functions.signatures import SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS: Final = re.compile(
    rf"(?:_xldudf_|_xludf\.|_xlfn\.|'[^']*'!|\[\d+\]!|(?<![\w.!]))({'|'.join(SIGNATURES)})(?=\()", re.IGNORECASE
)
_SPILLING: Final = tuple(f"{name}(" for name, each in SIGNATURES.items() if each.result == "rows")


@dataclass(frozen=True, slots=True)
class Connected:
    """What came of it."""

    cells: int
    """How many formulas were entered again."""
    refused: tuple[str, ...]
    """The cells that Excel would not let us enter: on a protected sheet, or part of an old array formula."""


def plain(formula: str) -> str:
    """A formula with our functions under their plain names: what a person would type."""
    return _OURS.sub(lambda call: call[1].upper(), formula)


def connect(book: Any) -> Connected:  # noqa: ANN401  # an xlwings Book, of whatever engine
    """Enters every formula with a function of ours again, a run of cells below each other at once."""
    cells, refused = 0, []
    for sheet in book.sheets:
        used = sheet.used_range
        for top, column, formulas in _runs(_formulas(used)):
            run = used[top : top + len(formulas), column : column + 1]
            try:
                run.formula2 = [[formula] for formula in formulas]
            except Exception:  # noqa: BLE001  # each engine raises its own, for a protected sheet for instance
                refused.append(f"{sheet.name}!{run.address}".replace("$", ""))
            else:
                cells += len(formulas)
    return Connected(cells, tuple(refused))


def _formulas(used: Any) -> list[list[str]]:  # noqa: ANN401
    """The formulas of a range, an empty text where there is none.

    A text that only looks like a formula, such as one in a guide, comes out as its own formula.
    """
    values = used.options(ndim=2, err_to_str=True).value
    return [
        ["" if formula == value else formula for formula, value in zip(*pair, strict=True)]
        for pair in zip(_grid(used.formula), values, strict=True)
    ]


def _grid(formulas: Any) -> list[list[str]]:  # noqa: ANN401
    """Formulas as rows, however the engine shapes them."""
    if not isinstance(formulas, list | tuple):
        return [[_text(formulas)]]
    rows = formulas if formulas and isinstance(formulas[0], list | tuple) else [formulas]
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _runs(grid: list[list[str]]) -> Iterator[tuple[int, int, list[str]]]:
    """The runs of our formulas down each column: row, column (from 0) and the formulas as they are to be entered."""
    for column in range(len(grid[0])):
        run: list[str] = []
        for row in range(len(grid) + 1):
            if row < len(grid) and _is_ours(grid, row, column):
                run.append(plain(grid[row][column]))
            elif run:
                yield row - len(run), column, run
                run = []


def _is_ours(grid: list[list[str]], row: int, column: int) -> bool:
    """Whether a cell holds a formula with a function of ours, and is not one that another cell spills into.

    Excel gives a spilled cell the formula of the cell it comes from.
    """
    formula = grid[row][column]
    if not formula.startswith("=") or not _OURS.search(formula):
        return False
    if not any(name in formula.upper() for name in _SPILLING):
        return True
    above = grid[row - 1][column] if row else ""
    left = grid[row][column - 1] if column else ""
    return formula not in {above, left}
