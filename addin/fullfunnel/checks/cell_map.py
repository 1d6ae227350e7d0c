"""Cells where they stand: those of one table, or of a whole sheet of a workbook."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from fullfunnel.checks.table_place import TablePlace
from fullfunnel.framework.typed.cells import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fullfunnel.checks.finding import About, TableName
    from fullfunnel.framework.typed.cells import Cell, Row

_Found = TypeVar("_Found")


@dataclass(frozen=True, eq=False)
class CellMap:
    """Cells by their row and column, both from 1, and the tables of the plan among them."""

    cells: Mapping[tuple[int, int], Cell]
    places: tuple[TablePlace, ...] = ()
    address: Callable[[int, int], str] | None = None
    """How a cell of the sheet is named; ``None`` for a range, whose place in a workbook is not known."""
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The cells that show a ``date``, a ``time`` or a ``percent``; none where the formats are not known."""

    _found: dict[object, tuple[object, ...]] = field(default_factory=dict, init=False, repr=False)

    def found(self, look: Callable[[CellMap], Iterable[_Found]]) -> tuple[_Found, ...]:
        """All that a search of these cells alone gives; searched once, also where many workbooks share the sheet."""
        if look not in self._found:
            self._found[look] = tuple(look(self))
        return cast("tuple[_Found, ...]", self._found[look])

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """The cells of each row by column; empty ones are left out."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.cells.items():
            if cell is not None:
                found.setdefault(row, {})[column] = cell
        return found

    def place_of(self, row: int, column: int) -> TablePlace | None:
        """The table of the plan that a cell lies in."""
        return next((each for each in self.places if each.holds(row, column)), None)

    def header_of(self, row: int, column: int) -> str:
        """What stands above a cell: the header of its table, else the top of the unbroken run of cells it is in."""
        place = self.place_of(row, column)
        if place is not None:
            return place.headers[column - place.left]
        starts = self._run_starts.get(column, [])
        at = bisect_right(starts, row)
        return words_of(self.cells[starts[at - 1], column]) if at and starts[at - 1] < row else ""

    @cached_property
    def _run_starts(self) -> dict[int, list[int]]:
        """Per column the rows below a blank cell, in order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            if (row - 1, column) not in self.cells:
                found.setdefault(column, []).append(row)
        return found

    def about(self, row: int, column: int, words: tuple[str, ...], item: str = "") -> About:
        """Where a cell is and what was found in it, for a finding; ``item`` where it has a name beside its place."""
        place = self.place_of(row, column)
        cell = self.address(row, column) if self.address else ""
        if place is None:
            return {"table": "plan", "row": 0, "item": item or cell, "cell": cell, "words": words}
        header = place.headers[column - place.left]
        return {
            "table": place.table,
            "row": row - place.top + 1,
            "column": header,
            "item": item or header,
            "cell": cell,
            "words": words,
        }


def map_of_table(table: TableName, rows: list[Row]) -> CellMap:
    """A range on its own: its header row is row 1."""
    headers = tuple(words_of(cell) for cell in rows[0]) if rows else ()
    cells = {
        (number, index): cell
        for number, row in enumerate(rows, start=1)
        for index, cell in enumerate(row, start=1)
        if cell is not None
    }
    return CellMap(cells, (TablePlace(table, 1, 1, len(rows), headers),))
