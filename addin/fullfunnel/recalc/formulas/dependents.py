"""Which formula reads which cell: what depends on ours, and what ours depend on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.formulas.references import Resolved, resolved
from fullfunnel.recalc.plain_sheet.plain_sheet import formulas_of
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.layout import MANY_CELLS, Place, layout
from fullfunnel.xlsx.quoting import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fullfunnel.xlsx.address import Area
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.layout import Layout
    from fullfunnel.xlsx.sheets.contents import Formula

_NARROW: Final = 16
"""Columns up to which an area is filed under each of them."""
_VAST: Final = re.compile(r"[A-Z]:\$?[A-Z]|[0-9]:\$?[0-9]|[A-Z]{2}\$?[0-9]|[A-Z]\$?[0-9]{4}", re.IGNORECASE)
"""Columns, rows, an address in a column beyond Z or in a row beyond 999: what has none of these names at most 25,974
cells at once."""
_FOR_PRINTING: Final = "_xlnm."
"""How the names begin that Excel gives to print areas, titles and filters."""
_ASKED_AGAIN: Final = 4
"""Selections of formulas of a workbook of which the order is kept."""
_REMEMBERED: Final = 10_000
"""Formulas up to which the dependence of a workbook is kept for the next workbook from the same template."""


@dataclass(frozen=True, slots=True, eq=False)
class FormulaCell:
    """A cell with a formula (of an array: its first cell), ready to be evaluated."""

    number: int
    sheet: str
    formula: Formula
    resolved: Resolved

    @property
    def ours(self) -> bool:
        """Whether it calls a function of ours."""
        return bool(self.resolved.calls)

    @property
    def fills(self) -> list[Position]:
        """The cells that it fills, or filled until now."""
        formula = self.formula
        if not formula.array and not formula.table:
            return [formula.at]
        cells = formula.area.positions()
        return cells if formula.was is None else [*{*cells, *formula.was.positions()}]

    @property
    def far_reaching(self) -> bool:
        """Whether it may read cells that it does not name: by an address in a text, or as a what-if data table."""
        return self.resolved.far_reaching or self.formula.table

    @property
    def label(self) -> str:
        """Sheet and cell as people write them."""
        return reference(self.sheet, self.formula.at.a1)


class Dependence:
    """The formulas of a workbook and what they read of each other; no value of a cell is in it."""

    def __init__(self, layout: Layout, formulas: Iterable[tuple[str, Formula]]) -> None:
        """Make ready every formula, given with its sheet in the order of the workbook."""
        self.cells: list[FormulaCell] = []
        self._at: dict[str, dict[Position, FormulaCell]] = defaultdict(dict)
        self._in_area: dict[tuple[str, Area], tuple[FormulaCell, ...]] = {}
        self._by_column: dict[str, _Filled] = {}
        self._precedents: dict[int, list[FormulaCell]] = {}
        self._readers: _Readers | None = None
        self._among: dict[tuple[int, ...], Among] = {}
        for number, (sheet, formula) in enumerate(formulas):
            cell = FormulaCell(number, sheet, formula, resolved(layout, formula.text, Place(sheet, formula.at), number))
            self.cells.append(cell)
            if formula.array or formula.table:
                for at in cell.fills:
                    self._at[sheet].setdefault(at, cell)
        for cell in self.cells:
            self._at[cell.sheet][cell.formula.at] = cell
        self.ours = [cell for cell in self.cells if cell.ours]
        """Those that call a function of ours."""
        self.behind = [cell for cell in self.dependents(self.ours) if not cell.ours]
        """Those that depend on ours."""

    @staticmethod
    def of(book: Book, resized: Mapping[Place, Formula] | None = None) -> Dependence:
        """What is in a workbook; the same object for workbooks with the same formulas over the same layout.

        ``resized`` are arrays that are to fill other cells than in the file.

        Raises:
            Damaged: a sheet cannot be read.
        """
        formulas = tuple(formulas_of(book))
        if resized:
            formulas = tuple((name, resized.get(Place(name, formula.at), formula)) for name, formula in formulas)
        spills = frozenset((Place(sheet, formula.at), formula.area) for sheet, formula in formulas if formula.array)
        sheets = tuple(sheet.name for sheet in book.sheets)
        # To know the last cells of all sheets, all have to be read; few workbooks need it.
        vast = _names_vast_areas(book, formulas, spills)
        used = tuple(_used(book, sheet.name, formulas) for sheet in book.sheets) if vast else ()
        laid_out = layout(sheets, book.names, tuple(book.tables.values()), spills, used)
        return _remembered(laid_out, formulas) if len(formulas) <= _REMEMBERED else Dependence(laid_out, formulas)

    def filling(self, sheet: str, at: Position) -> FormulaCell | None:
        """The formula that stands in a cell, or fills it."""
        return self._at.get(sheet, {}).get(at)

    def precedents(self, cell: FormulaCell) -> list[FormulaCell]:
        """The formulas whose cells this one reads, each once."""
        known = self._precedents.get(cell.number)
        if known is None:
            found: dict[int, FormulaCell] = {}
            for sheet, area in cell.resolved.reads:
                for other in self._inside(sheet, area):
                    found.setdefault(other.number, other)
            known = self._precedents[cell.number] = list(found.values())
        return known

    def among(self, numbers: Iterable[int]) -> Among:
        """The same between some of the formulas only, given by their numbers in order.

        For workbooks of one template the same ones are asked for again and again.
        """
        asked = tuple(numbers)
        known = self._among.pop(asked, None)
        if known is None:
            known = Among(self, asked)
        self._among[asked] = known
        while len(self._among) > _ASKED_AGAIN:
            del self._among[next(iter(self._among))]
        return known

    def reads_typed(self, cell: FormulaCell) -> bool:
        """Whether some cell that it names holds no formula: only there can somebody have typed."""
        areas = cell.resolved.reads
        return not areas or any(len(self._inside(sheet, area)) < area.height * area.width for sheet, area in areas)

    def _inside(self, sheet: str, area: Area) -> tuple[FormulaCell, ...]:
        # Hundreds of cells read one range, so what stands in it is looked up once.
        if (sheet, area) not in self._in_area:
            if sheet not in self._by_column:
                self._by_column[sheet] = _Filled(self._at.get(sheet, {}))
            self._in_area[sheet, area] = tuple(self._by_column[sheet].inside(area))
        return self._in_area[sheet, area]

    def filling_any(self, places: Iterable[Place]) -> set[int]:
        """The numbers of the formulas that stand in some cells, or fill them."""
        return {cell.number for place in places if (cell := self.filling(*place)) is not None}

    def readers_of(self, places: Iterable[Place]) -> list[FormulaCell]:
        """Every formula that reads one of these cells, directly or through others, in the order of the workbook."""
        first = self.direct_readers_of(places)
        return sorted([*first, *self.dependents(first)], key=lambda cell: cell.number)

    def direct_readers_of(self, places: Iterable[Place]) -> list[FormulaCell]:
        """Every formula that names one of these cells."""
        wanted = list(places)
        if not wanted:
            return []
        readers = _Walk(self._by_what_they_read())
        return list({cell.number: cell for place in wanted for cell in readers.of_cell(*place)}.values())

    def _by_what_they_read(self) -> _Readers:
        # For workbooks of one template it is asked again and again.
        if self._readers is None:
            self._readers = _Readers(self.cells)
        return self._readers

    def dependents(self, starts: Iterable[FormulaCell]) -> list[FormulaCell]:
        """Every formula that reads one of these, directly or through others, in the order of the workbook.

        Without the starts themselves. A formula that may read any cell (``INDIRECT``, ``OFFSET``) counts as one of
        them.
        """
        first = list(starts)
        if not first:
            return []
        readers = _Walk(self._by_what_they_read())
        reached = {cell.number for cell in first}
        waiting = deque(first)
        waiting.extend(cell for cell in self.cells if cell.far_reaching and cell.number not in reached)
        found: dict[int, FormulaCell] = {cell.number: cell for cell in waiting if cell.number not in reached}
        reached |= found.keys()
        while waiting:
            cell = waiting.popleft()
            for reader in readers.of(cell):
                if reader.number not in reached:
                    reached.add(reader.number)
                    found[reader.number] = reader
                    waiting.append(reader)
        return [found[number] for number in sorted(found)]


class Among:
    """What some formulas of a workbook read of each other, and the order in which each stands behind what it reads."""

    def __init__(self, dependence: Dependence, numbers: tuple[int, ...]) -> None:
        """Look it up; the numbers are those of the formulas."""
        inside = set(numbers)
        cells = [dependence.cells[number] for number in numbers]
        self.precedents = {
            cell.number: [one for one in dependence.precedents(cell) if one.number in inside] for cell in cells
        }
        """What each reads of the others."""
        self.readers: dict[int, list[FormulaCell]] = {}
        """The formulas that read one."""
        for cell in cells:
            for one in self.precedents[cell.number]:
                self.readers.setdefault(one.number, []).append(cell)
        self._rank = {number: rank for rank, number in enumerate(self._in_order(cells))}

    def in_order(self, cells: Iterable[FormulaCell]) -> list[FormulaCell]:
        """Formulas, each behind those that it reads; in a circle as they come."""
        return sorted(cells, key=lambda cell: self._rank[cell.number])

    def _in_order(self, cells: list[FormulaCell]) -> list[int]:
        waits = {cell.number: sum(one is not cell for one in self.precedents[cell.number]) for cell in cells}
        ready = deque(number for number, count in waits.items() if not count)
        ordered: dict[int, None] = {}
        while ready:
            number = ready.popleft()
            ordered[number] = None
            for reader in self.readers.get(number, ()):
                if reader.number != number:
                    waits[reader.number] -= 1
                    if not waits[reader.number]:
                        ready.append(reader.number)
        return [*ordered, *(cell.number for cell in cells if cell.number not in ordered)]


class _Filled:
    """The formulas of a sheet by the cells that they fill, to ask which of them stand in an area."""

    def __init__(self, filled: Mapping[Position, FormulaCell]) -> None:
        self._columns: dict[int, tuple[list[int], list[FormulaCell]]] = {}
        for at in sorted(filled):
            rows, cells = self._columns.setdefault(at.column, ([], []))
            rows.append(at.row)
            cells.append(filled[at])

    def inside(self, area: Area) -> Iterator[FormulaCell]:
        """Those that fill cells of an area, once a cell."""
        for column, (rows, cells) in self._columns.items():
            if area.left <= column <= area.right:
                yield from cells[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]


def read_each_other(cells: Iterable[FormulaCell]) -> bool:
    """Whether some of these formulas read each other, or themselves, in a circle, be it in branches not taken."""
    asked = list(cells)
    at: dict[str, dict[Position, FormulaCell]] = defaultdict(dict)
    for cell in asked:
        at[cell.sheet] |= dict.fromkeys(cell.fills, cell)
    places = {place for cell in asked for place in cell.resolved.reads}
    filled = {sheet: _Filled(cells) for sheet, cells in at.items()}
    inside = {
        (sheet, area): {cell.number for cell in filled[sheet].inside(area)} if sheet in filled else set[int]()
        for sheet, area in places
    }
    order: TopologicalSorter[int] = TopologicalSorter()
    for cell in asked:
        order.add(cell.number, *{number for place in cell.resolved.reads for number in inside[place]})
    try:
        order.prepare()
    except CycleError:
        return True
    return False


@lru_cache(maxsize=16_384)
def _is_vast(text: str) -> bool:
    return _VAST.search(text) is not None


def _names_vast_areas(
    book: Book, formulas: Iterable[tuple[str, Formula]], spills: Iterable[tuple[Place, Area]]
) -> bool:
    """Whether a formula, a name, a table or an array may stand for very many cells, such as a whole column."""
    return (
        any(_is_vast(formula.text) for _, formula in formulas)
        or any(_is_vast(name.text) for name in book.names if not name.name.startswith(_FOR_PRINTING))
        or any(table.area.height * table.area.width > MANY_CELLS for table in book.tables.values())
        or any(area.height * area.width > MANY_CELLS for _, area in spills)
    )


def _used(book: Book, sheet: str, formulas: Iterable[tuple[str, Formula]]) -> Position:
    """A cell behind the last of a sheet, the same for workbooks of about the same length."""
    last = book.contents(sheet).values().last()
    ends = [Position(formula.area.bottom, formula.area.right) for name, formula in formulas if name == sheet]
    row, column = max([last.row, *(at.row for at in ends)]), max([last.column, *(at.column for at in ends)])
    return Position(row - row % -1000, column - column % -50)


@lru_cache(maxsize=4)
def _remembered(laid_out: Layout, formulas: tuple[tuple[str, Formula], ...]) -> Dependence:
    return Dependence(laid_out, formulas)


class _Readers:
    """The formulas by what they read."""

    def __init__(self, cells: Iterable[FormulaCell]) -> None:
        self.single: dict[str, dict[Position, list[FormulaCell]]] = defaultdict(dict)
        self.by_column: dict[tuple[str, int], dict[Area, list[FormulaCell]]] = defaultdict(dict)
        self.wide: dict[str, dict[Area, list[FormulaCell]]] = defaultdict(dict)
        for cell in cells:
            for sheet, area in cell.resolved.reads:
                self._file(sheet, area, cell)

    def _file(self, sheet: str, area: Area, cell: FormulaCell) -> None:
        if area.height == area.width == 1:
            self.single[sheet].setdefault(area.corner, []).append(cell)
        elif area.width <= _NARROW:
            for column in range(area.left, area.right + 1):
                self.by_column[sheet, column].setdefault(area, []).append(cell)
        else:
            self.wide[sheet].setdefault(area, []).append(cell)


class _Walk:
    """A walk from cells to the formulas that read them, each of which need be found once."""

    def __init__(self, readers: _Readers) -> None:
        self._readers = readers
        # The areas that nobody came by yet: one that was hit is not looked at again.
        self._by_column: dict[tuple[str, int], dict[Area, list[FormulaCell]]] = {}
        self._wide: dict[str, dict[Area, list[FormulaCell]]] = {}

    def of(self, cell: FormulaCell) -> Iterator[FormulaCell]:
        for at in cell.fills:
            yield from self.of_cell(cell.sheet, at)

    def of_cell(self, sheet: str, at: Position) -> Iterator[FormulaCell]:
        yield from self._readers.single.get(sheet, {}).get(at, ())
        if (sheet, at.column) not in self._by_column:
            self._by_column[sheet, at.column] = dict(self._readers.by_column.get((sheet, at.column), {}))
        yield from self._taken(self._by_column[sheet, at.column], at)
        if sheet not in self._wide:
            self._wide[sheet] = dict(self._readers.wide.get(sheet, {}))
        yield from self._taken(self._wide[sheet], at)

    def _taken(self, areas: dict[Area, list[FormulaCell]], at: Position) -> Iterator[FormulaCell]:
        for area in [area for area in areas if area.holds(at)]:
            yield from areas.pop(area)
