"""The formula engine at work on a part of a workbook, with our functions in it.

formualizer gets only the cells that the asked formulas read: those that are asked for as formulas, every other as the
value that the file shows. So what Excel evaluated is taken from Excel.

To build hundreds of formulas takes the engine longer than to evaluate them, and an agency's workbooks are copies of a
few templates. So an engine is kept, and for the next workbook with the very same formulas it only gets other values.
"""

from __future__ import annotations

import inspect
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Final

import formualizer

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.language import Text
from fullfunnel.recalc.engines.engine_values import (
    NotEvaluated,
    answered,
    argument,
    back,
    each_place,
    engine_error,
    first,
    fitted,
    taken,
)
from fullfunnel.recalc.engines.fast_formula import CALL, COMPARE, FIRST, JOIN, OWN_FUNCTION
from fullfunnel.recalc.engines.fast_input import EngineInput
from fullfunnel.recalc.engines.operators import as_text, compared
from fullfunnel.recalc.engines.own_functions import OWN, takes
from fullfunnel.recalc.formulas.dependents import read_each_other
from fullfunnel.recalc.formulas.spelling import squeezed
from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.xlsx.address import Position
    from fullfunnel.xlsx.book import Book

    Functions = Mapping[str, Callable[..., object]]

_ARRAY: Final = "FULLFUNNEL_ARRAY"
"""Takes the result of a formula that fills several cells on its way to them."""
_OURS: Final = "FULLFUNNEL_OURS"
"""The first of what a formula of ours gives; what its calls said on the way was its last word."""
_SPILL: Final = ExcelError("#SPILL!")
KEPT: Final = 8
"""Engines that are kept: a few templates, each asked for its formulas in a few ways."""
KEPT_FORMULAS: Final = 5_000
KEPT_CELLS: Final = 50_000
"""An engine with more in it is not kept, so that the memory of a batch stays small."""


class Evaluation:
    """What came out: the value of every cell asked for, and why ours show an error."""

    def __init__(self) -> None:
        """Start empty."""
        self.values: dict[int, list[list[CellValue | NotEvaluated]]] = {}
        """By the formula's number, row by row."""
        self.flaws: dict[int, NotEvaluated] = {}
        """What kept the engine from some value of a formula."""
        self.reasons: dict[int, FunnelError] = {}

    def put(self, number: int, rows: list[list[CellValue | NotEvaluated]]) -> None:
        """Take in what a formula gave."""
        self.values[number] = rows
        for row in rows:
            for value in row:
                if isinstance(value, NotEvaluated):
                    self.flaws.setdefault(number, value)


def by_position(cell: FormulaCell, found: Evaluation) -> dict[Position, CellValue] | None:
    """The values by the cell they belong in; None where there are more or fewer than the formula fills."""
    rows = found.values.get(cell.number)
    area = cell.formula.area
    if rows is None:
        return None
    if not cell.formula.array and len(rows) == len(rows[0]) == 1:
        return {cell.formula.at: rows[0][0]}
    if len(rows) != area.height or any(len(row) != area.width for row in rows):
        return None
    return dict(zip(area.positions(), (value for row in rows for value in row), strict=True))


def evaluate(book: Book, cells: Iterable[FormulaCell], functions: Functions) -> Evaluation:
    """Evaluate these formulas together; every other cell keeps the value that the file shows."""
    asked = tuple(cells)
    key = asked, tuple(functions.items()), book.date1904
    # Taken out while it works: what fails, or is asked for within itself, is not found by the next.
    engine = _kept.pop(key, None) or _Engine(book, asked, functions)
    try:
        found = engine.evaluate(book)
    except BaseException:
        engine.close()
        raise
    if not engine.may_be_kept(found):
        engine.close()
        return found
    _kept[key] = engine
    while len(_kept) > KEPT:
        _kept.popitem(last=False)[1].close()
    return found


def engines_at_hand() -> int:
    """How many engines wait for the next workbook from their template."""
    return len(_kept)


def forget_engines() -> None:
    """Forget all engines that are kept, as when a long-running program is done with a batch."""
    while _kept:
        _kept.popitem()[1].close()


class _Engine:
    """Some formulas of a workbook, built once; workbooks with the same formulas give it their values in turn."""

    def __init__(self, book: Book, cells: Sequence[FormulaCell], functions: Functions) -> None:
        self._cells = cells
        self._functions = {squeezed(name): function for name, function in functions.items()}
        self._fitting: set[tuple[str, int]] = set()
        """Functions with a number of arguments that they were seen to take."""
        self._by_number = {cell.number: cell for cell in cells}
        self._input = EngineInput(cells)
        # A formula is only evaluated when a value that it reads was set, so what it said before stands until then.
        self._arrays: dict[int, list[list[object]]] = {}
        self._reasons: dict[int, FunnelError] = {}
        self._said: dict[int, FunnelError] = {}
        """Why calls gave an error in the formula that is being evaluated."""
        self._settled: set[int] = set()
        """The formulas of which the last word was heard in this run."""
        self._faulty: list[FormulaCell] = []
        """Those of ours that gave an error in the last run."""
        self._in_doubt: set[int] = set()
        self._failure: BaseException | None = None
        self._workbook = self._empty_workbook(date1904=book.date1904)
        for sheet in book.sheets:
            self._workbook.add_sheet(sheet.name)
            # A sheet gets room for every cell up to the first one it is handed: XFD1048576 asks for 16 GB, and where
            # there is no such room the engine ends the process. So the first one is near.
            self._workbook.set_value(sheet.name, 1, 1, None)
        # Formulas first: among values the engine builds each by itself, which takes longer.
        self._rejected = {cell.number for cell in cells if not self._load_formula(cell)}

    def _empty_workbook(self, *, date1904: bool) -> formualizer.Workbook:
        settings = formualizer.EvaluationConfig()
        settings.enable_parallel = False
        # A circle that runs through a branch of an IF not taken is none in Excel.
        settings.cycle_detection = "runtime"
        settings.date_system = "1904" if date1904 else "1900"
        workbook = formualizer.Workbook(
            # No history to undo, which takes five times the memory; and formulas are built in one go on evaluating.
            config=formualizer.WorkbookConfig(
                mode=formualizer.WorkbookMode.Interactive, eval_config=settings, enable_changelog=False
            )
        )
        workbook.set_temporal_egress("serial")
        workbook.register_function(CALL, self._call, min_args=2)
        workbook.register_function(COMPARE, self._compare, min_args=4, max_args=4)
        workbook.register_function(JOIN, self._join, min_args=2)
        workbook.register_function(OWN_FUNCTION, self._own, min_args=2)
        workbook.register_function(FIRST, first, min_args=1, max_args=1)
        workbook.register_function(_OURS, self._ours, min_args=2, max_args=2)
        workbook.register_function(_ARRAY, self._array, min_args=2, max_args=2)
        return workbook

    def close(self) -> None:
        """Release the engine: it holds our functions and they hold this, a circle Python's collector cannot see."""
        del self._workbook

    def may_be_kept(self, found: Evaluation) -> bool:
        """Whether nothing of this workbook can come out with the next one.

        Only where every formula goes by its cells alone, is no array, and was evaluated without a doubt, and none read
        each other in a circle, of which the engine does not always evaluate each again. What an array gave is taken on
        its way to its cells, and the engine does not send every error that way: after one the array of the workbook
        before would stand, be it of one cell.
        """
        return (
            len(self._cells) <= KEPT_FORMULAS
            and self._input.count <= KEPT_CELLS
            and not self._in_doubt
            and not self._said
            and all(cell.resolved.known and not cell.formula.array for cell in self._cells)
            and not found.flaws
            and not self._in_a_circle
        )

    @cached_property
    def _in_a_circle(self) -> bool:
        return read_each_other(self._cells)

    def evaluate(self, book: Book) -> Evaluation:
        self._settled.clear()
        self._build_faulty_anew()
        self._input.hand_over(book, self._workbook)
        rejected = self._rejected
        try:
            self._workbook.evaluate_all()
        except formualizer.ExcelEvaluationError:
            # A sheet with a name that Excel forbids, to name one: the engine gives up on all.
            rejected = {cell.number for cell in self._cells}
        if self._failure is not None:
            raise self._failure
        outcome = Evaluation()
        for cell in self._cells:
            if cell.number in rejected or cell.number in self._in_doubt:
                values: list[list[CellValue | NotEvaluated]] = [[NotEvaluated("formula")]]
            elif cell.formula.blocked:
                values = [[_SPILL]]
            elif cell.number in self._arrays:
                values = [[taken(value) for value in row] for row in self._arrays[cell.number]]
            else:
                values = [[taken(self._workbook.get_value(cell.sheet, *cell.formula.at))]]
            outcome.put(cell.number, values)
            if cell.ours and isinstance(values[0][0], ExcelError):
                self._faulty.append(cell)
        # Not every error comes by ``_ours``: where one did not, what stands there was said of another workbook.
        for cell in self._faulty:
            if cell.number not in self._settled:
                self._reasons.pop(cell.number, None)
        outcome.reasons = self._reasons | self._said
        return outcome

    def _build_faulty_anew(self) -> None:
        """Make the engine evaluate again what gave an error in the workbook before.

        Else an error of another kind, which does not come by ``_ours``, would look the same, and its reason would stand
        for that.
        """
        faulty, self._faulty = self._faulty, []
        for cell in faulty:
            self._load_formula(cell)

    def _load_formula(self, cell: FormulaCell) -> bool:
        if cell.formula.blocked:
            self._workbook.set_value(cell.sheet, *cell.formula.at, engine_error(_SPILL))
            return True
        text = cell.resolved.text
        if cell.formula.array:
            text = f"{_ARRAY}({cell.number},{text})"
        elif cell.ours:
            text = f"{_OURS}({cell.number},{text})"
        try:
            self._workbook.set_formula(cell.sheet, *cell.formula.at, f"={text}")
        except (ValueError, RuntimeError, formualizer.ParserError):
            return False
        return True

    def _call(self, number: float, spelled: str, *given: object) -> object:
        name, _, mask = spelled.partition("/")
        arguments = [argument(value) if here == "1" else None for value, here in zip(given, mask, strict=False)]
        try:
            return answered(self._called(name, arguments))
        except FunnelError as error:
            # Where it was raised, and on account of what, leads through the engine, where Python's collector cannot
            # follow, back to this workbook.
            self._said.setdefault(int(number), error.afresh())
            return engine_error(error.excel)
        except BaseException as error:
            # The engine would turn it into #VALUE!; it is kept, and raised where the engine is done.
            self._failure = self._failure or error
            raise

    def _called(self, name: str, arguments: list[object]) -> object:
        function = self._functions[name]
        if (name, len(arguments)) not in self._fitting:
            _require_fitting(function, arguments)
            self._fitting.add((name, len(arguments)))
        return function(*arguments)

    def _compare(self, number: float, sign: str, one: object, other: object) -> object:
        def answer(left: CellValue, right: CellValue) -> CellValue:
            return self._or_doubt(number, compared(sign, left, right))

        return each_place(answer, [one, other])

    def _join(self, number: float, *pieces: object) -> object:
        def answer(*values: CellValue) -> CellValue:
            return "".join(str(self._or_doubt(number, as_text(value))) for value in values)

        return each_place(answer, list(pieces))

    def _own(self, number: float, function: str, *given: object) -> object:
        def answer(*values: CellValue) -> CellValue:
            found = self._or_doubt(number, OWN[function](*values) if takes(function, len(values)) else None)
            return engine_error(found) if isinstance(found, ExcelError) else found  # type: ignore[return-value]

        return each_place(answer, list(given))

    def _or_doubt(self, number: float, value: CellValue) -> CellValue:
        if value is None:
            self._in_doubt.add(int(number))
            return False
        return value

    def _ours(self, number: float, value: object) -> object:
        self._settle(int(number))
        return first(value)

    def _array(self, number: float, value: object) -> object:
        rows = value if isinstance(value, list) else [[value]]
        cell = self._by_number[int(number)]
        self._settle(cell.number)
        if not cell.formula.spills:
            rows = fitted(rows, cell.formula.area)
        self._arrays[cell.number] = rows
        return [[back(item) for item in row] for row in rows]

    def _settle(self, number: int) -> None:
        """A formula was evaluated again: what its calls said this time stands, and no longer what they said before."""
        self._settled.add(number)
        self._reasons.pop(number, None)
        if number in self._said:
            self._reasons[number] = self._said.pop(number)


def _require_fitting(function: Callable[..., object], arguments: list[object]) -> None:
    try:
        inspect.signature(function).bind(*arguments)
    except TypeError:
        raise BadInput(
            Text(
                nl="Het aantal argumenten klopt niet: kijk in de functiewizard welke deze functie nodig heeft.",
                en="The number of arguments is wrong: look in the function wizard for what this function needs.",
            )
        ) from None


_kept: Final[OrderedDict[object, _Engine]] = OrderedDict()
"""The engines at hand in this process, the one used last at the end."""
