"""A range of cells as any host gives it, brought into one shape: rows of cells, as many cells in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from fullfunnel.errors import BadInput
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell: TypeAlias = object
"""What one cell holds: a number, a text, a truth value, a date, or ``None`` when it is empty."""

Row: TypeAlias = "list[Cell]"


def rows_of(given: object) -> list[Row]:
    """The rows of a range, empty rows at the end left out.

    Takes what hosts and analysts hand over: a list of rows, a single row (xlwings gives that flat), tuples, a numpy
    array or a pandas DataFrame (its column names are the header row).

    Raises:
        BadInput: one cell or nothing at all, where a range with a header row is needed.
    """
    columns = getattr(given, "columns", None)
    if columns is not None:
        given = [list(columns), *given.to_numpy().tolist()]  # type: ignore[attr-defined]  # a DataFrame, not imported
    elif hasattr(given, "tolist"):
        given = given.tolist()
    if not isinstance(given, list | tuple):
        raise _one_cell(given)
    rows = [list(each) for each in given] if given and isinstance(given[0], list | tuple) else [list(given)]
    while rows and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise BadInput(
            Text(
                "Het bereik is leeg. Kies de hele tabel, met de rij kopjes erbij.",
                "The range is empty. Select the whole table, its header row included.",
            )
        )
    width = max(map(len, rows))
    return [row if len(row) == width else row + [None] * (width - len(row)) for row in rows]


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing to read: empty, only spaces, or the NaN that pandas puts there."""
    if cell is None:
        return True
    if isinstance(cell, str):
        return not cell.strip()
    return isinstance(cell, float) and cell != cell  # noqa: PLR0124  # NaN is the one float unequal to itself


def words_of(cell: Cell) -> str:
    """The text of a cell with its spacing tidied; ``""`` for a blank one. A number typed as a name keeps its digits."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if is_blank(cell):
        return ""
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)


def one_cell(given: object) -> Cell:
    """The cell of an argument that may arrive as a range of one cell."""
    value = given.tolist() if hasattr(given, "tolist") else given
    while isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return value


def _one_cell(given: Cell | Sequence[Cell]) -> BadInput:
    shown = "" if given is None else f" (‘{words_of(given)}’)"
    return BadInput(
        Text(
            f"Hier is een tabel met kopjes nodig, geen losse cel{shown}. "
            "Kies de hele tabel met de rij kopjes erbij, bijvoorbeeld ffKpis[#All].",
            f"This needs a table with headers, not a single cell{shown}. "
            "Select the whole table with its header row, for instance ffKpis[#All].",
        )
    )
