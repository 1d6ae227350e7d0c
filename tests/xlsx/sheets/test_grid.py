"""Values by column: what is put in comes out, and one far cell costs one cell."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.xlsx.address import Area, Position
from fullfunnel.xlsx.sheets.grid import Grid

PLACES = st.tuples(st.integers(1, 60), st.integers(1, 5))


@given(st.dictionaries(PLACES, st.integers(1, 9)), PLACES, PLACES)
def test_a_grid_holds_what_was_put_in(
    cells: dict[tuple[int, int], int], one: tuple[int, int], two: tuple[int, int]
) -> None:
    grid = Grid.of((*at, float(value)) for at, value in cells.items())
    assert dict(grid) == cells
    assert len(grid) == len(cells)
    area = Area(*map(min, one, two), *map(max, one, two))
    inside = {at: value for at, value in cells.items() if area.holds(Position(*at))}
    assert {(row, column): value for row, column, value in grid.inside(area)} == inside
    columns = grid.columns(area)
    for at in area.positions():
        assert columns[at.column - area.left][at.row - area.top] == cells.get((at.row, at.column))
    used = grid.used(area)
    assert all(used is not None and used.holds(Position(*at)) for at in inside)


@given(
    st.dictionaries(PLACES, st.integers(1, 9)),
    st.lists(st.dictionaries(PLACES, st.one_of(st.none(), st.integers(1, 9)))),
)
def test_cells_are_replaced_and_the_grid_they_came_from_stays(
    cells: dict[tuple[int, int], int], edits: list[dict[tuple[int, int], int | None]]
) -> None:
    grids = [Grid.of((*at, float(value)) for at, value in cells.items())]
    expected: list[dict[tuple[int, int], float]] = [{at: float(value) for at, value in cells.items()}]
    for edit in edits:
        changes = {at: None if value is None else float(value) for at, value in edit.items()}
        grids.append(grids[-1].replaced({Position(*at): value for at, value in changes.items()}))
        merged = {**expected[-1], **changes}
        expected.append({at: value for at, value in merged.items() if value is not None})
    for grid, held in zip(grids, expected, strict=True):
        assert dict(grid) == held
        assert len(grid) == len(held)
        assert {(row, column): value for row, column, value in grid.inside(Area(1, 1, 60, 5))} == held


def test_the_far_corner_of_every_column_is_cheap() -> None:
    far = [(row, column, 1.0) for column in range(1, 1001) for row in (1, 1 << 20)]
    grid = Grid.of(far)
    assert len(grid) == 2000
    assert sum(sys.getsizeof(column.cells) for column in grid._columns.values()) < 200_000  # noqa: SLF001
