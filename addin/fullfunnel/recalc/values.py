"""What the cells of a workbook hold while it is evaluated: what the file shows, and what was evaluated since."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof.kinds import Kinds, kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.recalc.proof.parsing import Reference
    from fullfunnel.xlsx.address import Area, Position
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.container.package import SheetPart
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from fullfunnel.xlsx.sheets.grid import Grid

_either: Final = int.__or__
"""Of two kinds, without the checks that a flag makes of each."""
_FEW: Final = 64
"""Cells of an area up to which each is asked for; of a larger one only those that hold something."""


class Values:
    """The values of the moment; what is evaluated is put over what the file shows."""

    def __init__(self, book: Book, evaluated: Iterable[FormulaCell] = ()) -> None:
        """Bind a workbook.

        Args:
            book: the workbook.
            evaluated: the formulas whose values may change while this is in use.
        """
        self.book = book
        self._placeholders = book.recalculates_on_load
        """A workbook that asks to be evaluated on opening has a 0 where nobody evaluated yet."""
        self._now: dict[tuple[str, Area], Kinds] = {}
        """The kinds in areas, with the values of this moment."""
        self._over: dict[str, dict[Position, CellValue]] = {}
        self._grids: dict[str, Grid] = {}
        self._moving: dict[str, set[Position]] = {}
        self._still: dict[tuple[str, Area], tuple[Kinds, tuple[Position, ...]]] = {}
        self._begun: dict[tuple[str, int, int, int], tuple[int, int, int, tuple[Position, ...]]] = {}
        """By where areas begin: the last row seen, and what was found up to there."""
        self._places: dict[str, _Places] = {}
        for cell in evaluated:
            self._moving.setdefault(cell.sheet, set()).update(cell.fills)

    def shown(self, sheet: str, at: Position) -> CellValue:
        """What the file shows in a cell."""
        return self._grid(sheet).get(at)

    def at(self, sheet: str, at: Position) -> CellValue:
        """What a cell holds now."""
        over = self._over.get(sheet)
        if over is not None and at in over:
            return over[at]
        return self._grid(sheet).get(at)

    def put(self, sheet: str, values: Mapping[Position, CellValue]) -> None:
        """Put what was evaluated over what the file shows."""
        self._now.clear()
        self._over.setdefault(sheet, {}).update(values)

    def take_back(self, cell: FormulaCell) -> None:
        """Let the cells of a formula hold again what the file shows."""
        self._now.clear()
        over = self._over.get(cell.sheet, {})
        for at in cell.fills:
            over.pop(at, None)

    def is_blank(self, cell: FormulaCell) -> bool:
        """Whether the file shows no value for a formula, as when a program saved it that cannot evaluate."""
        value = self.shown(cell.sheet, cell.formula.at)
        return value is None or (self._placeholders and value == 0 and value is not False)

    def held(self, references: Iterable[Reference]) -> tuple[Kinds, ...]:
        """The kinds of values in each of these, at this moment."""
        return tuple(self._kinds(reference.sheet, reference.area) for reference in references)

    def inside(self, sheet: str, area: Area) -> Iterable[tuple[Position, CellValue]]:
        """The cells of an area that hold something now."""
        over = self._over.get(sheet, {})
        for row, column, value in self._grid(sheet).inside(area):
            at = type(area.corner)(row, column)
            if at not in over:
                yield at, value
        for at, value in over.items():
            if value is not None and area.holds(at):
                yield at, value

    def as_book(self) -> Book | ValuesAsBook:
        """The workbook with these values in it, as the fast engine takes it."""
        return ValuesAsBook(self.book, self._over) if any(self._over.values()) else self.book

    def _grid(self, sheet: str) -> Grid:
        grid = self._grids.get(sheet)
        if grid is None:
            grid = self._grids[sheet] = self.book.contents(sheet).values()
        return grid

    def _kinds(self, sheet: str, area: Area) -> Kinds:
        if area.height == area.width == 1:
            return kind(self.at(sheet, area.corner))
        known = self._now.get((sheet, area))
        if known is None:
            known = self._now[sheet, area] = self._kinds_of_many(sheet, area)
        return known

    def _kinds_of_many(self, sheet: str, area: Area) -> Kinds:
        known = self._still.get((sheet, area))
        if known is None:
            known = self._still[sheet, area] = self._kinds_of_what_stays(sheet, area)
        still, moving = known
        if not moving:
            return still
        found = int(still)
        for at in moving:
            found = _either(found, kind(self.at(sheet, at)))
        return Kinds(found)

    def _kinds_of_what_stays(self, sheet: str, area: Area) -> tuple[Kinds, tuple[Position, ...]]:
        grid, moving = self._grid(sheet), self._moving.get(sheet, set())
        size = area.height * area.width
        found = 0
        if size <= _FEW:
            places = tuple(area.positions())
            for at in places:
                if at not in moving:
                    found = _either(found, kind(grid.get(at)))
            return Kinds(found), tuple(at for at in places if at in moving)
        # Of totals that run on, each range goes one row further than the last; what was seen is not looked at again.
        begin = sheet, area.left, area.right, area.top
        bottom, found, count, within = self._begun.get(begin, (0, 0, 0, ()))
        rest = area if bottom > area.bottom or not bottom else area._replace(top=bottom + 1)
        if rest is area:
            found, count, within = 0, 0, ()
        position = type(area.corner)
        within += tuple(at for at in self._moving_in(sheet).inside(rest))
        for row, column, value in grid.inside(rest):
            if not within or position(row, column) not in moving:
                found = _either(found, kind(value))
                count += 1
        self._begun[begin] = area.bottom, found, count, within
        return Kinds(found if count + len(within) == size else found | Kinds.BLANK), within

    def _moving_in(self, sheet: str) -> _Places:
        if sheet not in self._places:
            self._places[sheet] = _Places(self._moving.get(sheet, ()))
        return self._places[sheet]


class _Places:
    """Cells of a sheet, to ask which of them lie in an area."""

    def __init__(self, cells: Iterable[Position]) -> None:
        self._columns: dict[int, tuple[list[int], list[Position]]] = {}
        for at in sorted(cells):
            rows, places = self._columns.setdefault(at.column, ([], []))
            rows.append(at.row)
            places.append(at)

    def inside(self, area: Area) -> Iterator[Position]:
        for column, (rows, places) in self._columns.items():
            if area.left <= column <= area.right:
                yield from places[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]


class ValuesAsBook:
    """Looks like a workbook to the fast engine, and holds the values of the moment."""

    def __init__(self, book: Book, over: Mapping[str, Mapping[Position, CellValue]]) -> None:
        """Put values over those of a workbook."""
        self._book = book
        self._over = over
        self._merged: dict[str, _Sheet] = {}

    @property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets of the workbook."""
        return self._book.sheets

    @property
    def date1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self._book.date1904

    def contents(self, sheet: str) -> _Sheet:
        """The cells of a sheet."""
        if sheet not in self._merged:
            grid = self._book.contents(sheet).values()
            over = self._over.get(sheet)
            self._merged[sheet] = _Sheet(grid.replaced(over) if over else grid)
        return self._merged[sheet]


class _Sheet:
    def __init__(self, grid: Grid) -> None:
        self._grid = grid

    def values(self) -> Grid:
        """What its cells hold."""
        return self._grid
