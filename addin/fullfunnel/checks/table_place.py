"""Where a table of the plan stands in its workbook, so that a finding can name the cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import ALL_BUDGET_COLUMNS, ALL_KPI_COLUMNS, MESSAGE_COLUMNS, RESULT_COLUMNS
from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from fullfunnel.checks.finding import TableName
    from fullfunnel.framework.columns import Columns

COLUMNS_OF: Final[dict[TableName, Columns]] = {
    "ffKpis": ALL_KPI_COLUMNS,
    "ffMessages": MESSAGE_COLUMNS,
    "ffBudget": ALL_BUDGET_COLUMNS,
    "ffResults": RESULT_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table and the cells it takes; rows and columns of the sheet count from 1, ends included."""

    table: TableName
    top: int
    """The row of its headers."""
    left: int
    bottom: int
    headers: tuple[str, ...]

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell of the sheet lies in the table."""
        return self.top <= row <= self.bottom and self.left <= column < self.left + len(self.headers)

    def at(self, row: int, column: str) -> tuple[int, int]:
        """The row and column in the sheet of a row of the table and a column by key or header; else its first one."""
        return self.top + max(row, 1) - 1, self.left + self._index(column)

    def _index(self, column: str) -> int:
        wanted = COLUMNS_OF[self.table].get(column, (column,))
        names = {same_name(each) for each in wanted if each}
        return next((index for index, header in enumerate(self.headers) if same_name(header) in names), 0)
