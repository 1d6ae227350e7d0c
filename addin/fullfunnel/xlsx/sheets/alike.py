"""The values of a long sheet, taken from the sheet before it where their rows are the same.

The sheet with the calculation of a plan has thousands of cells, of which a few rows differ from one plan to the next.
Rows that were met before come as the very same values, so the sheet before is known by looking at these alone.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from fullfunnel.xlsx.sheets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.xlsx.sheets.cell_value import CellValue

CellOfRow: TypeAlias = tuple[int, int, "CellValue"]
"""Row, column and value."""
RowValues: TypeAlias = "Iterable[CellOfRow]"
"""The cells of a row; a tuple where they are kept, and then the same one wherever that row is met."""

_FEWEST: Final = 4_000
"""Cells from which it is worth the while."""
_MOST: Final = 40_000


class _Before(NamedTuple):
    """The long sheet that was read last."""

    rows: list[tuple[CellOfRow, ...]]
    grid: Grid


_before: list[_Before] = []


def grid_of(rows: Iterable[RowValues]) -> Grid:
    """The cells of a sheet, given row by row, each once."""
    kept: list[tuple[CellOfRow, ...]] = []
    ahead, number = iter(rows), 0
    for row in ahead:
        if not isinstance(row, tuple):
            first = next(behind := iter(row), None)
            if first is None:
                continue
            rest = chain((first,), behind, chain.from_iterable(ahead))
            return Grid.of(chain(chain.from_iterable(kept), rest))
        kept.append(row)
        number += len(row)
    if not _FEWEST <= number <= _MOST:
        return Grid.of(chain.from_iterable(kept))
    grid = _from_before(kept) or Grid.of(chain.from_iterable(kept))
    _before[:] = [_Before(kept, grid)]
    return grid


def _from_before(rows: list[tuple[CellOfRow, ...]]) -> Grid | None:
    """The cells of the sheet before with the values of this one; ``None`` unless the same cells hold something."""
    if not _before or len(_before[0].rows) != len(rows):
        return None
    changed: list[CellOfRow] = []
    for row, was in zip(rows, _before[0].rows, strict=True):
        if row is not was:
            if len(row) != len(was):
                return None
            for (number, column, value), (old_number, old_column, old) in zip(row, was, strict=True):
                if number != old_number or column != old_column or value is None or old is None:
                    return None
            changed += row
    return _before[0].grid.revalued(changed)
