"""The formula engine at work on a part of a workbook, with our functions in it.

formualizer gets only the cells that the asked formulas read: those that are asked for as formulas, every other as the
value that the file shows. So what Excel reckoned is taken from Excel. Its traps (how errors, omitted arguments and
dates come and go) end here.
"""

from __future__ import annotations

import inspect
import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import formualizer

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.language import Text
from fullfunnel.workbook.address import Area, Position
from fullfunnel.workbook.cellvalue import CellValue, ExcelError, fits
from fullfunnel.workbook.engine_formula import CALL, COMPARE, FIRST, JOIN
from fullfunnel.workbook.operators import as_text, compared
from fullfunnel.workbook.spelling import squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fullfunnel.workbook.book import Book
    from fullfunnel.workbook.dependence import FormulaCell
    from fullfunnel.workbook.grid import Grid

    Functions = Mapping[str, Callable[..., object]]

_ARRAY: Final = "FULLFUNNEL_ARRAY"
"""Takes the result of a formula that fills several cells on its way to them."""
_KINDS: Final = {
    "Null": "#NULL!",
    "Div": "#DIV/0!",
    "Value": "#VALUE!",
    "Ref": "#REF!",
    "Name": "#NAME?",
    "Num": "#NUM!",
    "Na": "#N/A",
}
"""The engine's word for each of Excel's errors. It has others (a circle, not built yet) that no cell of Excel shows."""
_WORDS: Final = {value: kind for kind, value in _KINDS.items()}
_SPILL: Final = ExcelError("#SPILL!")
_MANY: Final = 64
"""Areas of a sheet up to which each is handed over by itself."""
_SPARSE: Final = 8
"""An area in which fewer than one in so many cells can be filled is handed over cell by cell."""
_BLOCK: Final = 4096
"""Rows that are handed over at a time, so that a long sheet is never there twice."""


class Unreckoned(str):
    """In place of a value: what kept the engine from one."""

    __slots__ = ()


class Reckoning:
    """What came out: the value of every cell asked for, and why ours show an error."""

    def __init__(self) -> None:
        """Start empty."""
        self.values: dict[int, list[list[CellValue | Unreckoned]]] = {}
        """By the formula's number, row by row."""
        self.reasons: dict[int, FunnelError] = {}


def reckon(book: Book, cells: Iterable[FormulaCell], functions: Functions) -> Reckoning:
    """Evaluate these formulas together; every other cell keeps the value that the file shows."""
    return _Run(book, list(cells), functions).result()


class _Run:
    def __init__(self, book: Book, cells: list[FormulaCell], functions: Functions) -> None:
        self._book = book
        self._cells = cells
        self._functions = {squeezed(name): function for name, function in functions.items()}
        self._signatures = {name: inspect.signature(function) for name, function in self._functions.items()}
        self._by_number = {cell.number: cell for cell in cells}
        self._arrays: dict[int, list[list[object]]] = {}
        self._outcome = Reckoning()
        self._in_doubt: set[int] = set()
        self._failure: BaseException | None = None
        settings = formualizer.EvaluationConfig()
        settings.enable_parallel = False
        # A circle that runs through a branch of an IF not taken is none in Excel.
        settings.cycle_detection = "runtime"
        settings.date_system = "1904" if book.date1904 else "1900"
        self._workbook = formualizer.Workbook(
            # No history to undo, which takes five times the memory; and formulas are built in one go on evaluating.
            config=formualizer.WorkbookConfig(
                mode=formualizer.WorkbookMode.Interactive, eval_config=settings, enable_changelog=False
            )
        )
        self._workbook.set_temporal_egress("serial")
        self._workbook.register_function(CALL, self._call, min_args=2)
        self._workbook.register_function(COMPARE, self._compare, min_args=4, max_args=4)
        self._workbook.register_function(JOIN, self._join, min_args=2)
        self._workbook.register_function(FIRST, _first, min_args=1, max_args=1)
        self._workbook.register_function(_ARRAY, self._array, min_args=2, max_args=2)

    def result(self) -> Reckoning:
        try:
            self._reckon()
        finally:
            # The engine holds our functions and they hold this: a circle that Python's collector cannot see.
            del self._workbook
        return self._outcome

    def _reckon(self) -> None:
        for sheet in self._book.sheets:
            self._workbook.add_sheet(sheet.name)
        # Formulas first: among values the engine builds each by itself, which takes longer.
        rejected = {cell.number for cell in self._cells if not self._load_formula(cell)}
        self._load_values()
        try:
            self._workbook.evaluate_all()
        except formualizer.ExcelEvaluationError:
            # A sheet with a name that Excel forbids, to name one: the engine gives up on all.
            rejected = {cell.number for cell in self._cells}
        if self._failure is not None:
            raise self._failure
        for cell in self._cells:
            if cell.number in rejected or cell.number in self._in_doubt:
                values: list[list[CellValue | Unreckoned]] = [[Unreckoned("formula")]]
            elif cell.formula.blocked:
                values = [[_SPILL]]
            elif cell.number in self._arrays:
                values = [[_taken(value) for value in row] for row in self._arrays[cell.number]]
            else:
                values = [[_taken(self._workbook.get_value(cell.sheet, *cell.formula.at))]]
            self._outcome.values[cell.number] = values

    def _load_formula(self, cell: FormulaCell) -> bool:
        if cell.formula.blocked:
            self._workbook.set_value(cell.sheet, *cell.formula.at, _error(_SPILL))
            return True
        text = cell.resolved.text
        if cell.formula.array:
            text = f"{_ARRAY}({cell.number},{text})"
        elif cell.ours:
            text = f"{FIRST}({text})"
        try:
            self._workbook.set_formula(cell.sheet, *cell.formula.at, f"={text}")
        except (ValueError, RuntimeError, formualizer.ParserError):
            return False
        return True

    def _load_values(self) -> None:
        taken: dict[str, _Taken] = {}
        areas: dict[str, set[Area]] = {}
        for cell in self._cells:
            taken.setdefault(cell.sheet, _Taken()).add(cell)
            for sheet, area in cell.resolved.reads:
                areas.setdefault(sheet, set()).add(area)
        if any(cell.resolved.far_reaching for cell in self._cells):
            everything = Area(1, 1, 1 << 20, 1 << 14)
            areas = {sheet.name: {everything} for sheet in self._book.sheets}
        for sheet, wanted in areas.items():
            values = self._book.contents(sheet).values()
            for area in _outermost(frozenset(wanted)):
                used = values.used(area)
                if used is not None:
                    self._load_area(sheet, used, values, taken.get(sheet, _Taken()))

    def _load_area(self, sheet: str, area: Area, values: Grid, taken: _Taken) -> None:
        """Hand over what an area holds, but for the cells that formulas are to fill."""
        sparse = area.height * area.width > _SPARSE * len(values)
        for row, column, value in values.inside(area) if sparse else self._load_rows(sheet, area, values, taken):
            if not taken.holds(row, column):
                self._workbook.set_value(sheet, row, column, _given(value))

    def _load_rows(self, sheet: str, area: Area, values: Grid, taken: _Taken) -> Iterator[tuple[int, int, CellValue]]:
        """Hand over whole rows, and give back the cells of those in which formulas stand or spill.

        For a blank that is handed over would take their place.
        """
        for first, last in taken.rows_between(area.top, area.bottom):
            for top in range(first, last + 1, _BLOCK):
                block = area._replace(top=top, bottom=min(last, top + _BLOCK - 1))
                grid = [list(row) for row in zip(*map(_all_given, values.columns(block)), strict=True)]
                self._workbook.set_values_batch(sheet, top, area.left, grid)
        among = [row for row in taken.rows if area.top <= row <= area.bottom]
        if len(among) * _SPARSE > area.height:
            yield from (cell for cell in values.inside(area) if cell[0] in taken.rows)
        else:
            for row in among:
                yield from values.inside(area._replace(top=row, bottom=row))

    def _call(self, number: float, spelled: str, *given: object) -> object:
        name, _, mask = spelled.partition("/")
        arguments = [_argument(value) if here == "1" else None for value, here in zip(given, mask, strict=False)]
        try:
            return _answer(self._bound(name, arguments))
        except FunnelError as error:
            # Its traceback leads through the engine, where Python's collector cannot follow, back to this workbook.
            error.__traceback__ = None
            self._outcome.reasons.setdefault(int(number), error)
            return _error(error.excel)
        except BaseException as error:
            # The engine would turn it into #VALUE!; it is kept, and raised where the engine is done.
            self._failure = self._failure or error
            raise

    def _bound(self, name: str, arguments: list[object]) -> object:
        try:
            self._signatures[name].bind(*arguments)
        except TypeError:
            raise BadInput(
                Text(
                    nl="Het aantal argumenten klopt niet: kijk in de functiewizard welke deze functie nodig heeft.",
                    en="The number of arguments is not right: see the function wizard for what this function needs.",
                )
            ) from None
        return self._functions[name](*arguments)

    def _compare(self, number: float, sign: str, one: object, other: object) -> object:
        def answer(left: CellValue, right: CellValue) -> CellValue:
            return self._or_doubt(number, compared(sign, left, right))

        return _each(answer, [one, other])

    def _join(self, number: float, *pieces: object) -> object:
        def answer(*values: CellValue) -> CellValue:
            return "".join(str(self._or_doubt(number, as_text(value))) for value in values)

        return _each(answer, list(pieces))

    def _or_doubt(self, number: float, value: CellValue) -> CellValue:
        if value is None:
            self._in_doubt.add(int(number))
            return False
        return value

    def _array(self, number: float, value: object) -> object:
        rows = value if isinstance(value, list) else [[value]]
        cell = self._by_number[int(number)]
        if not cell.formula.spills:
            rows = _fitted(rows, cell.formula.area)
        self._arrays[cell.number] = rows
        return [[_back(item) for item in row] for row in rows]


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

    def rows_between(self, top: int, bottom: int) -> Iterator[tuple[int, int]]:
        """The runs of rows, first and last, without any of these cells."""
        for row in sorted(row for row in self.rows if top <= row <= bottom):
            if top < row:
                yield top, row - 1
            top = row + 1
        if top <= bottom:
            yield top, bottom


@lru_cache(maxsize=64)
def _outermost(areas: frozenset[Area]) -> list[Area]:
    """The areas without those that lie inside another; of very many the one area around them all."""
    if len(areas) > _MANY:
        tops, lefts, bottoms, rights = zip(*areas, strict=True)
        return [Area(min(tops), min(lefts), max(bottoms), max(rights))]
    kept: list[Area] = []
    for area in sorted(areas, key=lambda a: -a.height * a.width):
        last = Position(area.bottom, area.right)
        if not any(other.holds(area.corner) and other.holds(last) for other in kept):
            kept.append(area)
    return kept


def _given(value: CellValue) -> object:
    """A cell's value as the engine takes it."""
    if isinstance(value, ExcelError):
        return _error(value)
    return formualizer.LiteralValue.text(value) if isinstance(value, str) else value


def _all_given(values: list[CellValue]) -> list[object]:
    return [value if value is None or type(value) is float else _given(value) for value in values]


def _error(value: str) -> object:
    return formualizer.LiteralValue.error(_WORDS.get(value, "Value"), None)


def _argument(value: object) -> object:
    """An argument as our functions expect it: an error as its text, a range as rows."""
    if isinstance(value, list):
        if any(dict in map(type, row) for row in value):
            return [[_argument(item) for item in row] for row in value]
        return value
    return _KINDS.get(str(value.get("kind")), "#VALUE!") if isinstance(value, dict) else value


def _answer(value: object) -> object:
    """What a function of ours gave, as the engine takes it."""
    if isinstance(value, list):
        return [[_answer(item) for item in row] for row in value]
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value) if math.isfinite(value) else _error("#NUM!")
    return _error("#VALUE!") if isinstance(value, str) and not fits(value) else value


def _back(value: object) -> object:
    """A value that came out of the engine, as it goes in again."""
    return formualizer.LiteralValue.error(str(value.get("kind")), None) if isinstance(value, dict) else value


def _each(answer: Callable[..., CellValue], values: list[object]) -> object:
    """An answer for each place of the ranges among the values; an error among the values of a place is its answer."""

    def one(*items: object) -> object:
        flaw = next((item for item in items if isinstance(item, dict)), None)
        return answer(*items) if flaw is None else _back(flaw)

    height = max((len(value) for value in values if isinstance(value, list)), default=0)
    if not height:
        return one(*values)
    width = max(len(value[0]) for value in values if isinstance(value, list))
    whole = Area(1, 1, height, width)
    grids = [_fitted(value if isinstance(value, list) else [[value]], whole) for value in values]
    return [[one(*(grid[row][column] for grid in grids)) for column in range(width)] for row in range(height)]


def _first(value: object) -> object:
    while isinstance(value, list):
        value = value[0] if value else None
    return _back(value)


def _fitted(rows: list[list[object]], area: Area) -> list[list[object]]:
    """A result in an array of fixed size: one row or column repeats, what is missing is #N/A (ECMA-376 18.17.2.7)."""
    missing: object = {"type": "Error", "kind": "Na"}

    def at(row: int, column: int) -> object:
        line = rows[0] if len(rows) == 1 else rows[row] if row < len(rows) else []
        if len(line) == 1:
            return line[0]
        return line[column] if column < len(line) else missing

    return [[at(row, column) for column in range(area.width)] for row in range(area.height)]


def _taken(value: object) -> CellValue | Unreckoned:
    """A value of the engine as a cell shows it; a blank result is 0 in Excel."""
    if isinstance(value, dict):
        kind = str(value.get("kind"))
        return ExcelError(_KINDS[kind]) if kind in _KINDS else Unreckoned(kind)
    if value is None:
        return 0.0
    if isinstance(value, str):
        return value if fits(value) else ExcelError("#VALUE!")
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value) + 0.0 if math.isfinite(value) else ExcelError("#NUM!")
    return Unreckoned(type(value).__name__)
