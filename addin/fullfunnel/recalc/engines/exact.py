"""Formulas made ready for the exact engine, with the values that they read, and evaluated by it.

It knows no functions of ours: a call of ours inside another formula is evaluated by the fast engine first, and stands
for a cell far out of sight that holds what it gave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.engine_values import NotEvaluated
from fullfunnel.recalc.engines.exact_book import EngineRefusal, ExactBook, Task
from fullfunnel.recalc.engines.fast import Evaluation, by_position, evaluate
from fullfunnel.recalc.engines.fast_formula import FIRST
from fullfunnel.recalc.proof.decimal_marks import differ_by_marks
from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.names_of_days import asks_for_names
from fullfunnel.recalc.proof.parsing import Call, Constant, NoTree, every_part, spelled
from fullfunnel.recalc.proof.profiles import language_of
from fullfunnel.recalc.trust import RIGHT, same_value
from fullfunnel.xlsx.address import LAST_COLUMN, LAST_ROW, Area, Position, letters
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from fullfunnel.xlsx.sheets.contents import Formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fullfunnel.recalc.engines.fast import Functions
    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.recalc.proof.parsing import Node
    from fullfunnel.recalc.proof.profiles import Profiles
    from fullfunnel.recalc.values import Values
    from fullfunnel.xlsx.sheets.cell_value import CellValue

    Given = Mapping[int, list[list[CellValue | NotEvaluated]]]
    """What formulas gave in one language, by their number."""
    Read = dict[str, dict[Position, CellValue]]
    """What cells hold, by sheet."""

MOST_CELLS: Final = 400_000
"""Values that are handed to the engine at most; formulas that read more are left."""


class ExactRun:
    """Some formulas and what they read, at one moment."""

    def __init__(self, values: Values, cells: Sequence[FormulaCell], functions: Functions) -> None:
        """Make them ready."""
        self._values = values
        self._found = Evaluation()
        self._sheets = [sheet.name for sheet in values.book.sheets]
        self._apart: dict[str, dict[Position, CellValue]] = {}
        """Where calls of ours stand for the engine, and what they gave."""
        self._cells: list[FormulaCell] = []
        self._tasks: list[Task] = []
        self._calls = self._calls_in(cells)
        asked = list(self._calls.values())
        self._given = evaluate(values.as_book(), asked, functions) if asked else Evaluation()  # type: ignore[arg-type]
        for cell in cells:
            text = self._text(cell)
            if text is not None:
                self._cells.append(cell)
                self._tasks.append(task(cell, text, cell.sheet))

    def evaluated(self, profiles: Profiles) -> tuple[Evaluation, set[int]]:  # noqa: C901 one line a return
        """What the formulas give, and the numbers of those that give something else in another language."""
        if not self._tasks:
            return self._found, set()
        held = read_by(self._values, self._cells, apart=True)
        if sum(map(len, held.values())) > MOST_CELLS:
            for cell in self._cells:
                self._found.put(cell.number, [[NotEvaluated("size")]])
            return self._found, set()
        for sheet, values in self._apart.items():
            held.setdefault(sheet, {}).update(values)
        first, *others = profiles.every
        try:
            loaded = ExactBook(self._sheets, held, self._tasks, date1904=self._values.book.date1904)
        except EngineRefusal:
            for cell in self._cells:
                self._found.put(cell.number, [[NotEvaluated("refused")]])
            return self._found, set()
        with loaded as book:
            rows = book.calculated(first)
            for index, cell in enumerate(self._cells):
                self._found.put(cell.number, rows[index])
            wanted, read = self._by_language()
            if not wanted or self._are_alike(wanted, read, rows, others):
                return self._found, set()
            given = {profile: book.calculated(profile, wanted) for profile in others}
            in_doubt = [index for index in wanted if not _all_alike(index, rows, given.values())]
            if not in_doubt:
                return self._found, set()
            # Which language it was is looked for only where it matters; what reads these cells goes by it too.
            chosen, *also = profiles.possible
            if chosen != first:
                given[first], rows = rows, book.calculated(chosen)
                for index, cell in enumerate(self._cells):
                    self._found.put(cell.number, rows[index])
        possible = [given[profile] for profile in also]
        language = language_of(chosen)
        return self._found, {
            self._cells[index].number
            for index in in_doubt
            if not _all_alike(index, rows, possible)
            or (_writes_names(self._cells[index], language) and not profiles.names_tell)
            or (_writes_marks(index, rows, given.values()) and not profiles.marks_tell)
        }

    def _by_language(self) -> tuple[list[int], Read | None]:
        """The formulas that may come out otherwise in another language, with what their cells hold by now.

        And what these read; None where some other formula gave what cannot stand in a cell.
        """
        odd = set()
        for index, cell in enumerate(self._cells):
            values = by_position(cell, self._found)
            if values is not None:
                self._values.put(cell.sheet, values)
            if values is None or any(isinstance(value, NotEvaluated) for value in values.values()):
                odd.add(index)
        found = []
        for index, cell in enumerate(self._cells):
            reading = reading_of(cell)
            if reading.verdict(self._values.held(reading.references)).by_language:
                found.append(index)
        read = None if odd - set(found) else read_by(self._values, [self._cells[index] for index in found], apart=True)
        for cell in self._cells:
            self._values.take_back(cell)
        return found, read

    def _are_alike(self, wanted: list[int], read: Read | None, rows: Given, languages: Iterable[str]) -> bool:
        """Whether these formulas give in every language what they gave, so that all others do too.

        They are calculated by themselves, from what the others gave: of hundreds of formulas few may turn on the
        language, and there are many languages.
        """
        if read is None:
            return False
        for sheet, values in self._apart.items():
            read.setdefault(sheet, {}).update(values)
        tasks = [self._tasks[index] for index in wanted]
        try:
            with ExactBook(self._sheets, read, tasks, date1904=self._values.book.date1904) as book:
                given = (book.calculated(language) for language in languages)
                return all(same_rows(rows[index], found[at]) for found in given for at, index in enumerate(wanted))
        except EngineRefusal:
            return False

    def _text(self, cell: FormulaCell) -> str | None:
        if not cell.ours:
            return exact_text(cell)
        tree = reading_of(cell).tree
        if tree is None:
            return None
        replaced: dict[Node, str] = {}
        for part in every_part(tree):
            if isinstance(part, Call) and part.ours and part not in replaced:
                found = self._call(cell, part)
                if found is None:
                    return None
                replaced[part] = found
        try:
            return spelled(tree, replaced)
        except NoTree:
            return None

    def _call(self, cell: FormulaCell, call: Call) -> str | None:
        """The cell that stands for a call of ours; None where it cannot be evaluated apart."""
        apart = self._calls.get((cell.sheet, call))
        rows = self._given.values.get(apart.number) if apart is not None else None
        if apart is None or rows is None or len(rows) != 1 or len(rows[0]) != 1:
            return None
        value = rows[0][0]
        if isinstance(value, NotEvaluated):
            return None
        if apart.number in self._given.reasons:
            self._found.reasons.setdefault(cell.number, self._given.reasons[apart.number])
        at = apart.formula.at
        self._apart.setdefault(cell.sheet, {})[at] = value
        quoted = cell.sheet.replace("'", "''")
        return f"'{quoted}'!${letters(at.column)}${at.row}"

    def _calls_in(self, cells: Sequence[FormulaCell]) -> dict[tuple[str, Node], FormulaCell]:
        """The calls of ours inside these formulas, each as a formula by itself, far out of sight."""
        found: dict[tuple[str, Node], FormulaCell] = {}
        for cell in cells:
            tree = reading_of(cell).tree
            for part in every_part(tree) if cell.ours and tree is not None else ():
                if isinstance(part, Call) and part.ours and (cell.sheet, part) not in found:
                    apart = self._by_itself(cell.sheet, part, len(found))
                    if apart is not None:
                        found[cell.sheet, part] = apart
        return found

    def _by_itself(self, sheet: str, call: Call, count: int) -> FormulaCell | None:
        from fullfunnel.recalc.formulas.dependents import FormulaCell as Apart  # noqa: PLC0415
        from fullfunnel.recalc.formulas.references import pieced  # noqa: PLC0415

        try:
            text = spelled(call, {})
        except NoTree:
            return None
        at, number = Position(LAST_ROW - count, LAST_COLUMN), -1 - count
        resolved = pieced(text, number)
        # As an array, so that a call that gives several values shows that it does.
        apart = Apart(number, sheet, Formula(at, text, Area(*at, *at), array=True, spills=True), resolved)
        reading = reading_of(apart)
        proven = reading.bare or reading.verdict(self._values.held(reading.references)).fast
        return apart if resolved.known and proven else None


def task(cell: FormulaCell, text: str, sheet: str) -> Task:
    """A formula as the engine takes it, on a sheet of its own or another."""
    formula = cell.formula
    if formula.array:
        return Task(sheet, formula.at, text, formula.area, formula.spills)
    if reading_of(cell).as_array:
        return Task(sheet, formula.at, text, Area(*formula.at, *formula.at))
    return Task(sheet, formula.at, text)


def exact_text(cell: FormulaCell) -> str:
    """A formula in the engine's spelling."""
    return "".join("SINGLE" if word.text == FIRST else word.text for word in cell.resolved.words)


def read_by(values: Values, cells: Sequence[FormulaCell], *, apart: bool) -> dict[str, dict[Position, CellValue]]:
    """What some formulas read, by sheet; with ``apart`` without the cells that they fill themselves."""
    filled: dict[str, set[Position]] = {}
    areas: dict[str, set[Area]] = {}
    for cell in cells:
        if apart:
            filled.setdefault(cell.sheet, set()).update(cell.fills)
        for reference in reading_of(cell).references:
            areas.setdefault(reference.sheet, set()).add(reference.area)
    found: dict[str, dict[Position, CellValue]] = {}
    for sheet, wanted in areas.items():
        taken, held = filled.get(sheet, set()), found.setdefault(sheet, {})
        for area in wanted:
            for at, value in values.inside(sheet, area):
                if at not in taken:
                    held[at] = value
    return found


def _writes_names(cell: FormulaCell, language: str) -> bool:
    """Whether a formula writes names of months or days, of which there are more languages than the engine knows."""
    tree = reading_of(cell).tree
    return any(
        isinstance(part, Call)
        and part.name == "TEXT"
        and isinstance(code := part.arguments[-1], Constant)
        and asks_for_names(str(code.value), language)
        for part in (every_part(tree) if tree is not None else ())
    )


def _writes_marks(index: int, rows: Given, others: Iterable[Given]) -> bool:
    """Whether what a formula gives differs by the marks in its numbers, which are not of the language alone."""
    own = [value for row in rows[index] for value in row]
    return any(
        differ_by_marks(one, other)
        for given in others
        for one, other in zip(own, (value for row in given[index] for value in row), strict=False)
    )


def _all_alike(index: int, rows: Given, others: Iterable[Given]) -> bool:
    """Whether a formula gives the same in other languages."""
    return all(same_rows(rows[index], other[index]) for other in others)


def same_rows(one: list[list[CellValue | NotEvaluated]], other: list[list[CellValue | NotEvaluated]]) -> bool:
    """Whether two results are the same to a reader."""
    if [len(row) for row in one] != [len(row) for row in other]:
        return False
    return all(
        _same(left, right)
        for some, others in zip(one, other, strict=True)
        for left, right in zip(some, others, strict=True)
    )


def _same(one: CellValue | NotEvaluated, other: CellValue | NotEvaluated) -> bool:
    if isinstance(one, ExcelError) or isinstance(other, ExcelError):
        return type(one) is type(other) and one == other
    return same_value(one, other, RIGHT)
