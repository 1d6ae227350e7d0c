"""The cells of a workbook that are to hold a figure of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.checks.table_place import COLUMNS_OF
from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fullfunnel.checks.cell_map import CellMap
    from fullfunnel.checks.context import PlanContext


def figures_in(plan: PlanContext, columns: Mapping[str, Sequence[str]]) -> Iterator[tuple[CellMap, int, int, str]]:
    """Every cell below these columns of the tables: its sheet, its row and column, and the header above it.

    Args:
        plan: the plan, with the cells of its workbook.
        columns: the keys of the columns that hold figures, by the name of their table.
    """
    for cells in plan.cell_maps:
        for place in cells.places:
            for key in columns.get(place.table, ()):
                names = {same_name(word) for word in COLUMNS_OF[place.table][key]}
                for at, header in enumerate(place.headers):
                    if same_name(header) in names:
                        for row in range(place.top + 1, place.bottom + 1):
                            yield cells, row, place.left + at, header
