"""What an analyst passes as a table, rows or a DataFrame, as plain rows of the plan's own."""

from __future__ import annotations

import math
from typing import Any

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.python_arguments import is_beyond_floats, python_value, quoted


def given_rows(source: Any) -> list[list[object]]:  # noqa: ANN401  # an analyst passes anything
    """The cells of a table, its header row first; later changes to what was passed change nothing here.

    Args:
        source: a DataFrame whose columns are the headers (or numbers, where the headers are its first row), a numpy
            array, or rows: lists or tuples of cells.

    Raises:
        BadInput: it is something else.
    """
    is_frame = all(hasattr(source, name) for name in ("columns", "index", "to_numpy"))
    rows: object
    if is_frame and not isinstance(source, type):
        rows = _of_frame(source)
    elif getattr(source, "ndim", 0) == 2 and hasattr(source, "tolist"):  # noqa: PLR2004  # rows and columns
        rows = source.tolist()
    else:
        rows = source
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple) for row in rows):
        raise _no_table(source)
    return [[_cell(cell) for cell in row] for row in rows]


def _of_frame(frame: Any) -> list[list[object]]:  # noqa: ANN401  # a DataFrame, not imported
    columns: list[object] = list(frame.columns)
    if not all(isinstance(name, str | int) for name in columns):
        raise _no_table(frame)
    cells: list[list[object]] = frame.to_numpy(object).tolist()
    if columns and all(isinstance(name, int) for name in columns):
        return cells  # read without a header row: the headers are its first row
    if "kpi" in {str(name).casefold() for name in frame.index.names}:
        raise BadInput(
            Text(
                "De KPI's zijn de index van het DataFrame; er is een kolom nodig. Geef df.reset_index().",
                "The KPIs are the index of the DataFrame; a column is needed. Pass df.reset_index().",
            )
        )
    return [columns, *cells]


def _cell(given: object) -> object:
    value = python_value(given)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # half of a pair stands for no character
    if isinstance(value, float) and math.isnan(value):
        return None
    if is_beyond_floats(value):
        raise BadInput(
            Text(
                "In de tabel staat een getal van honderden cijfers. Vul het getal in dat je bedoelt.",
                "The table has a number of hundreds of digits. Fill in the number that you mean.",
            )
        )
    return value


def _no_table(source: object) -> BadInput:
    what = quoted(source)
    return BadInput(
        Text(
            f"Geef het pad van een werkmap, een DataFrame, of rijen met de rij kopjes voorop, geen {what}. Een lijst "
            "van dicts of een tabel van een andere bibliotheek: maak er eerst een DataFrame van.",
            f"Pass the path of a workbook, a DataFrame, or rows with the header row first, not a {what}. A list of "
            "dicts or a table of another library: make a DataFrame of it first.",
        )
    )
