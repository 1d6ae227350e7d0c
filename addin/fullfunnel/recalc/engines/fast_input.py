"""What the formula engine is reported of a workbook: the values of the cells that its formulas read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from fullfunnel.recalc.engines.engine_values import all_given, given
from fullfunnel.xlsx.address import LAST_COLUMN, LAST_ROW, Area, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from fullfunnel.xlsx.sheets.grid import Grid

_MANY: Final = 64
"""Areas of a sheet up to which each is handed over by itself."""
_SPARSE: Final = 8
"""An area in which fewer than one in so many cells can be filled is handed over cell by cell."""
_BY_CONDITION: Final = frozenset({"COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS"})
_ASIDE: Final = 100
"""Columns between what is read and the value that is there for the engine alone, for arrays to grow."""
_BLOCK: Final = 4096
"""Rows that are handed over at a time, so that a long sheet is never there twice."""


class Cells(Protocol):
    """What of an engine's workbook takes values."""

    def set_value(self, sheet: str, row: int, col: int, value: object, /) -> None:
        """One cell."""

    def set_values_batch(self, sheet: str, start_row: int, start_col: int, rows: list[list[object]], /) -> None:
        """A block of cells, row by row; None makes a cell blank."""


class EngineInput:
    """Hands over the values that formulas read, again and again for one workbook after the other.

    Whatever it handed over before is replaced or made blank, so that no value of one workbook is left for the next.
    What is the same in the next is not handed over again, and the engine need not evaluate again what reads only that.
    """

    def __init__(self, cells: Sequence[FormulaCell]) -> None:
        """Find out what these formulas read."""
        self.count = 0
        """Cells that hold something of the workbook handed over last."""
        self._taken: dict[str, _Taken] = {}
        areas: dict[str, set[Area]] = {}
        self._everything = False
        for cell in cells:
            self._taken.setdefault(cell.sheet, _Taken()).add(cell)
            self._everything = self._everything or cell.resolved.far_reaching
            for sheet, area in cell.resolved.reads:
                areas.setdefault(sheet, set()).add(area)
        counted = {
            sheet for cell in cells if cell.resolved.functions & _BY_CONDITION for sheet, _ in cell.resolved.reads
        }
        self._beyond = {} if self._everything else {sheet: self._outside(sheet, areas[sheet]) for sheet in counted}
        """On the sheets where conditions are met: a cell outside of all, until it was handed over."""
        self._areas = {sheet: _outermost(frozenset(wanted)) for sheet, wanted in areas.items()}
        self._blocks: dict[tuple[str, Area], Area] = {}
        """The part of each area that was handed over in blocks."""
        self._rows: dict[tuple[str, Area], tuple[list[Area], list[int]]] = {}
        """Of such a part: its blocks, and the rows between them in which formulas stand or spill."""
        self._held: dict[tuple[str, Area], list[list[CellValue]]] = {}
        """The columns of each block as they were handed over last."""
        self._single: dict[tuple[str, Area], dict[tuple[int, int], CellValue]] = {}
        """The cells of each area that were handed over one by one."""

    def hand_over(self, book: Book, to: Cells) -> None:
        """Make the engine hold what this workbook shows."""
        areas = self._areas
        if self._everything:
            areas = {sheet.name: [Area(1, 1, 1 << 20, 1 << 14)] for sheet in book.sheets}
        for sheet, at in self._beyond.items():
            if at.row <= LAST_ROW and at.column <= LAST_COLUMN:
                to.set_value(sheet, *at, 1.0)
        self._beyond = {}
        self.count = 0
        for sheet, wanted in areas.items():
            values = book.contents(sheet).values()
            self.count += len(values)
            for area in wanted:
                self._hand_over_area(sheet, area, values, to)

    def _outside(self, sheet: str, areas: Iterable[Area]) -> Position:
        """A cell below and right of all that these formulas read and fill, whole rows and columns aside.

        A value there makes the engine look at every row of a range. Else it stops at the last one with a value, and
        COUNTIFS and SUMIF miss blank rows that meet their condition.
        """
        filled = self._taken.get(sheet, _Taken()).rows
        rows = [*(area.bottom for area in areas if area.bottom < LAST_ROW), *filled]
        columns = [area.right for area in areas if area.right < LAST_COLUMN]
        columns += [column for row in filled.values() for column in row]
        return Position(max(rows, default=0) + 1, max(columns, default=0) + _ASIDE)

    def _hand_over_area(self, sheet: str, area: Area, values: Grid, to: Cells) -> None:
        key = sheet, area
        if area.height == area.width == 1:
            self._hand_over_cell(key, values.get(area.corner), to)
            return
        taken = self._taken.get(sheet, _Taken())
        before, used = self._blocks.get(key), values.used(area)
        held = self._single.get(key, {})
        single: dict[tuple[int, int], CellValue] = {}
        if used is not None or before is not None:
            whole = _around(*filter(None, (before, used)))
            if before is None and whole.height * whole.width > _SPARSE * len(values):
                one_by_one = values.inside(whole)
            else:
                one_by_one = self._hand_over_rows(sheet, whole, values, to)
                self._blocks[key] = whole
            for row, column, value in one_by_one:
                if not taken.holds(row, column):
                    single[row, column] = value
        for at, value in single.items():
            if at not in held or not _is_same(held[at], value):
                to.set_value(sheet, *at, given(value))
        for row, column in held.keys() - single.keys():
            if values.get(Position(row, column)) is None:
                to.set_value(sheet, row, column, None)
        self._single[key] = single

    def _hand_over_cell(self, key: tuple[str, Area], value: CellValue, to: Cells) -> None:
        sheet, area = key
        if sheet in self._taken and self._taken[sheet].holds(area.top, area.left):
            return
        held = self._single.get(key, {}).get((area.top, area.left))
        if not _is_same(held, value):
            to.set_value(sheet, area.top, area.left, given(value))
        self._single[key] = {(area.top, area.left): value}

    def _hand_over_rows(self, sheet: str, area: Area, values: Grid, to: Cells) -> Iterator[tuple[int, int, CellValue]]:
        """Hand over whole rows, and give back the cells of those in which formulas stand or spill.

        For a blank that is handed over would take their place.
        """
        taken = self._taken.get(sheet, _Taken())
        if (sheet, area) not in self._rows:
            self._rows[sheet, area] = list(_blocks(area, taken)), taken.rows_in(area)
        blocks, among = self._rows[sheet, area]
        for block in blocks:
            columns = values.columns(block)
            if not _are_same(self._held.get((sheet, block), []), columns):
                rows = [list(row) for row in zip(*map(all_given, columns), strict=True)]
                to.set_values_batch(sheet, block.top, block.left, rows)
                self._held[sheet, block] = columns
        if len(among) * _SPARSE > area.height:
            yield from (cell for cell in values.inside(area) if cell[0] in taken.rows)
        else:
            for row in among:
                yield from values.inside(area._replace(top=row, bottom=row))


class _Taken:
    """The cells of a sheet that formulas are to fill."""

    def __init__(self) -> None:
        self.rows: dict[int, set[int]] = {}
        """The columns by row."""

    def add(self, cell: FormulaCell) -> None:
        for row, column in cell.fills:
            self.rows.setdefault(row, set()).add(column)

    def holds(self, row: int, column: int) -> bool:
        return column in self.rows.get(row, ())

    def rows_in(self, area: Area) -> list[int]:
        """The rows of an area in which such cells stand, from top to bottom."""
        return sorted(row for row in self.rows if area.top <= row <= area.bottom)


def _blocks(area: Area, taken: _Taken) -> Iterator[Area]:
    """The rows of an area without any cell that a formula is to fill, so many at a time."""
    top = area.top
    for row in [*taken.rows_in(area), area.bottom + 1]:
        for first in range(top, row, _BLOCK):
            yield area._replace(top=first, bottom=min(row, first + _BLOCK) - 1)
        top = row + 1


def _is_same(one: CellValue, other: CellValue) -> bool:
    """Whether two values are one to a formula: 1 is not TRUE, and the text #N/A not the error."""
    return type(one) is type(other) and one == other


def _are_same(some: list[list[CellValue]], others: list[list[CellValue]]) -> bool:
    return some == others and all(
        [*map(type, one)] == [*map(type, other)] for one, other in zip(some, others, strict=True)
    )


def _around(*areas: Area) -> Area:
    """The smallest area around all of these."""
    tops, lefts, bottoms, rights = zip(*areas, strict=True)
    return Area(min(tops), min(lefts), max(bottoms), max(rights))


@lru_cache(maxsize=64)
def _outermost(areas: frozenset[Area]) -> list[Area]:
    """The areas without those that lie inside another; of very many the one area around them all."""
    if len(areas) > _MANY:
        return [_around(*areas)]
    kept: list[Area] = []
    for area in sorted(areas, key=lambda a: -a.height * a.width):
        last = Position(area.bottom, area.right)
        if not any(other.holds(area.corner) and other.holds(last) for other in kept):
            kept.append(area)
    return kept
