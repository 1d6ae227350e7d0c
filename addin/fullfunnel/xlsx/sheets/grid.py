"""The values of a sheet, by column: a long sheet as a few lists, not as an object for every cell."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.address import LAST_ROW, Area, Position

if TYPE_CHECKING:
    from fullfunnel.xlsx.sheets.cell_value import CellValue

_GAP: Final = 16
"""Blank rows that a column bridges; what stands further down is kept apart, so one far cell costs one cell."""


class _Column:
    """One column: a run of rows without large gaps, and what stands outside of it."""

    __slots__ = ("apart", "cells", "top")

    def __init__(self, top: int) -> None:
        self.top = top
        self.cells: list[CellValue] = []
        self.apart: dict[int, CellValue] = {}

    def put(self, row: int, value: CellValue) -> None:
        gap = row - self.top - len(self.cells)
        if gap == 0:
            self.cells.append(value)
        elif 0 < gap <= _GAP:
            self.cells.extend([None] * gap)
            self.cells.append(value)
        elif -len(self.cells) <= gap < 0:
            self.cells[gap] = value
        else:
            self.apart[row] = value

    def copy(self) -> _Column:
        """The same cells, of which some are to be set."""
        column = _Column(self.top)
        column.cells, column.apart = self.cells.copy(), self.apart.copy()
        return column

    def set(self, row: int, value: CellValue) -> None:
        """Put a value in place of what stands there."""
        self.apart.pop(row, None)
        if value is not None:
            self.put(row, value)
        elif 0 <= row - self.top < len(self.cells):
            self.cells[row - self.top] = None

    def get(self, row: int) -> CellValue:
        index = row - self.top
        value = self.cells[index] if 0 <= index < len(self.cells) else None
        # The run may have grown over a row that was put apart before.
        return self.apart.get(row) if value is None else value

    def filled(self, top: int = 1, bottom: int = LAST_ROW) -> Iterator[tuple[int, CellValue]]:
        """The cells between two rows that hold something."""
        first = max(top, self.top)
        run = self.cells[first - self.top : max(bottom - self.top + 1, 0)]
        yield from ((row, value) for row, value in enumerate(run, first) if value is not None)
        yield from ((row, value) for row, value in self.apart.items() if top <= row <= bottom)

    def run(self, top: int, bottom: int) -> list[CellValue]:
        """The values of the rows from ``top`` to ``bottom``, blank ones included."""
        first = max(0, min(len(self.cells), top - self.top))
        last = max(first, min(len(self.cells), bottom - self.top + 1))
        before = min(max(0, self.top - top), bottom - top + 1)
        run = [None] * before + self.cells[first:last]
        run += [None] * (bottom - top + 1 - len(run))
        for row, value in self.apart.items():
            if top <= row <= bottom:
                run[row - top] = value
        return run

    def bounds(self, top: int, bottom: int) -> tuple[int, int] | None:
        """The first and the last row between these two that may hold something."""
        rows = [row for row in self.apart if top <= row <= bottom]
        first, last = max(top, self.top), min(bottom, self.top + len(self.cells) - 1)
        if first <= last:
            rows += (first, last)
        return (min(rows), max(rows)) if rows else None


class _Items(ItemsView[Position, "CellValue"]):
    """The cells of a grid with their values, none of which is looked up by its position."""

    _mapping: Grid

    def __iter__(self) -> Iterator[tuple[Position, CellValue]]:
        return ((Position(row, column), value) for row, column, value in self._mapping.cells())


class Grid(Mapping[Position, "CellValue"]):
    """Every cell of a sheet that holds something, by its position."""

    def __init__(self) -> None:
        """Start empty."""
        self._columns: dict[int, _Column] = {}
        self._count = 0

    def last(self) -> Position:
        """The lowest row and the rightmost column in which something may stand."""
        ends = [bounds[1] for column in self._columns.values() if (bounds := column.bounds(1, LAST_ROW)) is not None]
        return Position(max(ends, default=1), max(self._columns, default=1))

    @classmethod
    def of(cls, cells: Iterable[tuple[int, int, CellValue]]) -> Grid:
        """Take in cells as row, column and value, each once; blank ones are left out."""
        grid = cls()
        columns = grid._columns
        count = 0
        for row, column, value in cells:
            if value is not None:
                found = columns.get(column)
                if found is None:
                    found = columns[column] = _Column(row)
                if row - found.top == len(found.cells):
                    found.cells.append(value)
                else:
                    found.put(row, value)
                count += 1
        grid._count = count
        return grid

    def replaced(self, values: Mapping[Position, CellValue] | Mapping[tuple[int, int], CellValue]) -> Grid:
        """The same cells with other values in some of them, by row and column; columns without any are shared."""
        grid = Grid()
        grid._columns, grid._count = dict(self._columns), self._count
        copied: set[int] = set()
        for (row, number), value in values.items():
            column = grid._columns.get(number)
            held = column is not None and column.get(row) is not None
            if value is None and not held:
                continue
            if column is None:
                column = grid._columns[number] = _Column(row)
            elif number not in copied:
                column = grid._columns[number] = column.copy()
            copied.add(number)
            column.set(row, value)
            grid._count += (value is not None) - held
        return grid

    def revalued(self, cells: Iterable[tuple[int, int, CellValue]]) -> Grid:
        """The same cells with other values in some that hold something, as row, column and value."""
        grid = Grid()
        grid._columns, grid._count = dict(self._columns), self._count
        copied: dict[int, _Column] = {}
        for row, number, value in cells:
            column = copied.get(number)
            if column is None:
                column = copied[number] = grid._columns[number] = self._columns[number].copy()
            if row in column.apart:
                column.apart[row] = value
            else:
                column.cells[row - column.top] = value
        return grid

    def __getitem__(self, at: Position) -> CellValue:
        """The value of a cell; KeyError where it is blank."""
        value = self.get(at)
        if value is None:
            raise KeyError(at)
        return value

    def get(self, at: Position, default: object = None) -> CellValue:
        """The value of a cell, None where it is blank."""
        del default
        column = self._columns.get(at[1])
        return None if column is None else column.get(at[0])

    def __iter__(self) -> Iterator[Position]:
        """The cells that hold something, column by column."""
        return (Position(row, number) for number, column in self._columns.items() for row, _ in column.filled())

    def items(self) -> ItemsView[Position, CellValue]:
        """The cells that hold something with their values, column by column."""
        return _Items(self)

    def cells(self) -> Iterator[tuple[int, int, CellValue]]:
        """The cells that hold something, column by column, as row, column and value."""
        for number, column in self._columns.items():
            for row, value in column.filled():
                yield row, number, value

    def __len__(self) -> int:
        """How many cells hold something."""
        return self._count

    def used(self, area: Area) -> Area | None:
        """The part of an area around all that it holds; None where that is nothing."""
        found = [
            (*rows, number)
            for number, column in self._columns.items()
            if area.left <= number <= area.right and (rows := column.bounds(area.top, area.bottom)) is not None
        ]
        if not found:
            return None
        tops, bottoms, numbers = zip(*found, strict=True)
        return Area(min(tops), min(numbers), max(bottoms), max(numbers))

    def inside(self, area: Area) -> Iterator[tuple[int, int, CellValue]]:
        """What an area holds, as row, column and value."""
        for number, column in self._columns.items():
            if area.left <= number <= area.right:
                yield from ((row, number, value) for row, value in column.filled(area.top, area.bottom))

    def columns(self, area: Area) -> list[list[CellValue]]:
        """The values of an area, column by column, blank ones as None."""
        blank: list[CellValue] = [None] * area.height
        return [
            column.run(area.top, area.bottom) if (column := self._columns.get(number)) is not None else blank
            for number in range(area.left, area.right + 1)
        ]
