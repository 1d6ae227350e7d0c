"""Which formula reads which cell: what depends on ours, and what ours depend on."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.workbook.layout import Place, layout
from fullfunnel.workbook.resolving import Resolved, resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fullfunnel.workbook.address import Area, Position
    from fullfunnel.workbook.book import Book
    from fullfunnel.workbook.cellvalue import CellValue
    from fullfunnel.workbook.contents import Formula

_NARROW: Final = 16
"""Columns up to which an area is filed under each of them."""


@dataclass(frozen=True, slots=True, eq=False)
class FormulaCell:
    """A cell with a formula (of an array: its first cell), ready to be reckoned."""

    number: int
    sheet: str
    formula: Formula
    resolved: Resolved
    shown: Mapping[Position, CellValue]
    """What the file shows in each cell that the formula fills."""
    placeholders: bool = False
    """The workbook asks to be reckoned on opening, so a 0 stands for a value that nobody reckoned yet."""

    @property
    def ours(self) -> bool:
        """Whether it calls a function of ours."""
        return bool(self.resolved.calls)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.sheet, self.formula.at)

    @property
    def label(self) -> str:
        """Sheet and cell as people write them."""
        return f"{self.sheet}!{self.formula.at.a1}"

    @property
    def blank(self) -> bool:
        """Whether the file shows no value for it, as when a program saved it that cannot reckon."""
        value = self.shown.get(self.formula.at)
        return value is None or (self.placeholders and value == 0 and value is not False)


class Dependence:
    """The formulas of a workbook and what they read of each other."""

    def __init__(self, book: Book) -> None:
        """Read and make ready every formula of the workbook.

        Raises:
            Damaged: a sheet cannot be read.
        """
        formulas = [(sheet.name, formula) for sheet in book.sheets for formula in book.contents(sheet.name).formulas()]
        spills = frozenset((Place(sheet, formula.at), formula.area) for sheet, formula in formulas if formula.array)
        sheets = tuple(sheet.name for sheet in book.sheets)
        laid_out = layout(sheets, book.names, tuple(book.tables.values()), spills)
        self.cells: list[FormulaCell] = []
        self._at: dict[str, dict[Position, FormulaCell]] = defaultdict(dict)
        self._in_area: dict[tuple[str, Area], tuple[FormulaCell, ...]] = {}
        for number, (sheet, formula) in enumerate(formulas):
            values = book.contents(sheet).values()
            filled = formula.area.positions() if formula.array else [formula.at]
            cell = FormulaCell(
                number,
                sheet,
                formula,
                resolved(laid_out, formula.text, Place(sheet, formula.at), number),
                {at: values.get(at) for at in filled},
                placeholders=book.recalculates_on_load,
            )
            self.cells.append(cell)
            for at in filled:
                self._at[sheet].setdefault(at, cell)
        for cell in self.cells:
            self._at[cell.sheet][cell.formula.at] = cell

    def precedents(self, cell: FormulaCell) -> list[FormulaCell]:
        """The formulas whose cells this one reads, each once."""
        found: dict[int, FormulaCell] = {}
        for sheet, area in cell.resolved.reads:
            for other in self._inside(sheet, area):
                found.setdefault(other.number, other)
        return list(found.values())

    def _inside(self, sheet: str, area: Area) -> tuple[FormulaCell, ...]:
        # Hundreds of cells read one range, so what stands in it is looked up once.
        if (sheet, area) not in self._in_area:
            filled = self._at.get(sheet, {})
            if area.height * area.width <= len(filled):
                found = (filled[at] for at in area.positions() if at in filled)
            else:
                found = (cell for at, cell in filled.items() if area.holds(at))
            self._in_area[sheet, area] = tuple(found)
        return self._in_area[sheet, area]

    def dependents(self, starts: Iterable[FormulaCell]) -> list[FormulaCell]:
        """Every formula that reads one of these, directly or through others, in the order of the workbook.

        Without the starts themselves. A formula that may read any cell (``INDIRECT``, ``OFFSET``) counts as one of
        them.
        """
        readers = _Readers(self.cells)
        first = list(starts)
        reached = {cell.number for cell in first}
        waiting = deque(first)
        if first:
            waiting.extend(cell for cell in self.cells if cell.resolved.far_reaching and cell.number not in reached)
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


class _Readers:
    """The formulas by what they read, to ask who reads a cell."""

    def __init__(self, cells: Iterable[FormulaCell]) -> None:
        self._single: dict[tuple[str, Position], list[FormulaCell]] = defaultdict(list)
        self._by_column: dict[tuple[str, int], dict[Area, list[FormulaCell]]] = defaultdict(dict)
        self._wide: dict[str, dict[Area, list[FormulaCell]]] = defaultdict(dict)
        for cell in cells:
            for sheet, area in cell.resolved.reads:
                self._file(sheet, area, cell)

    def _file(self, sheet: str, area: Area, cell: FormulaCell) -> None:
        if area.height == area.width == 1:
            self._single[sheet, area.corner].append(cell)
        elif area.width <= _NARROW:
            for column in range(area.left, area.right + 1):
                self._by_column[sheet, column].setdefault(area, []).append(cell)
        else:
            self._wide[sheet].setdefault(area, []).append(cell)

    def of(self, cell: FormulaCell) -> Iterator[FormulaCell]:
        for at in cell.shown:
            yield from self._single.get((cell.sheet, at), ())
            yield from self._taken(self._by_column.get((cell.sheet, at.column), {}), at)
            yield from self._taken(self._wide.get(cell.sheet, {}), at)

    def _taken(self, areas: dict[Area, list[FormulaCell]], at: Position) -> Iterator[FormulaCell]:
        # Who reads an area need be found once, so an area that was hit is not looked at again.
        for area in [area for area in areas if area.holds(at)]:
            yield from areas.pop(area)
