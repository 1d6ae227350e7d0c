"""Which cells of a workbook are evaluated, which are left to Excel, and what changes.

Four groups of formulas: *ours* call a function of ours; *behind* them stand those that depend on ours; *before* them
those that ours or these depend on; all others are none of our business. Ours are always evaluated. What stands behind
is written only where the engine first gives back, from the old values of ours, what the file shows. What stands before
is taken as the file shows it, unless it is so simple that the engine is known to evaluate it right: then it is
refreshed too, for it may be blank or out of date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import NotFound
from fullfunnel.language import Text
from fullfunnel.recalc.dependents import Dependence, FormulaCell
from fullfunnel.recalc.engine import Evaluation, evaluate
from fullfunnel.recalc.outcome import Change, Fault, Left, Resized
from fullfunnel.recalc.spelling import mentions_ours, squeezed
from fullfunnel.recalc.spilling import resized
from fullfunnel.recalc.trust import REPRODUCED, RIGHT, same_value
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.recalc.engine import Functions
    from fullfunnel.xlsx.address import Position
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.layout import Place
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from fullfunnel.xlsx.sheets.contents import Formula
    from fullfunnel.xlsx.sheets.grid import Grid

_UNCONFIRMED: Final = Text(
    nl="hangt af van een FUNNEL-cel, maar alleen Excel rekent deze formule zeker goed uit; open de "
    "werkmap en druk op F9",
    en="depends on a FUNNEL cell, but only Excel surely evaluates this formula right; open the workbook and press F9",
)
_UNCONFIRMED_OURS: Final = Text(
    nl="gebruikt naast onze functies iets wat alleen Excel zeker goed uitrekent; open de werkmap en druk op F9",
    en="uses, besides our functions, something that only Excel surely evaluates right; open the workbook and press F9",
)
_NO_VALUE: Final = Text(
    nl="heeft nog geen waarde die klopt en is alleen door Excel uit te rekenen; open de werkmap, druk op F9 en sla op",
    en="has no value yet that holds, and only Excel can evaluate it; open the workbook, press F9 and save",
)
_WAITS: Final = Text(
    nl="wacht op een andere cel die alleen Excel kan uitrekenen; open de werkmap, druk op F9 en sla op",
    en="waits for another cell that only Excel can evaluate; open the workbook, press F9 and save",
)
_OTHER_SIZE: Final = Text(
    nl="het resultaat past niet meer in het bereik dat er staat; open de werkmap in Excel om het te laten uitlopen",
    en="the result no longer fits the range that is there; open the workbook in Excel to let it spill",
)
_IN_THE_WAY: Final = Text(
    nl="er staat iets in de cellen waar de uitkomst hoort; maak ze leeg of verplaats de formule",
    en="something stands in the cells where the result belongs; clear them or move the formula",
)
_CIRCLE: Final = Text(
    nl="de formule verwijst in een kring naar zichzelf; haal de kringverwijzing weg",
    en="the formula refers to itself in a circle; remove the circular reference",
)
_NOT_BY_US: Final = Text(
    nl="de formule is alleen in Excel uit te rekenen; open de werkmap en druk op F9",
    en="the formula can only be evaluated in Excel; open the workbook and press F9",
)
_UNKNOWN: Final = Text(
    nl="verwijst naar iets wat hier niet te vinden is ({what}); herstel de verwijzing",
    en="refers to something that is not to be found here ({what}); repair the reference",
)
_NEWER: Final = Text(
    nl="gebruikt een functie die deze versie van fullfunnel niet kent ({what}); werk fullfunnel bij",
    en="uses a function that this version of fullfunnel does not know ({what}); update fullfunnel",
)
_INPUT_ERROR: Final = Text(
    nl="een cel waar deze formule mee rekent bevat een fout; herstel die eerst",
    en="a cell that this formula evaluates with holds an error; repair that first",
)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a look over a workbook found."""

    owned: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
    faults: tuple[Fault, ...] = ()
    resized: tuple[Resized, ...] = ()


def refreshed(book: Book, functions: Functions) -> Refreshed:
    """Evaluate what is ours and what follows from it; nothing is written.

    Raises:
        Damaged: a part of the workbook cannot be read.
    """
    if not mentions_ours(book):
        return Refreshed()
    settled: dict[Place, Formula] = {}
    for last in (*[False] * _RESIZINGS, True):
        dependence = Dependence.of(book, settled)
        if not dependence.ours:
            return Refreshed()
        work = _Refresh(book, functions, dependence)
        found = work.result()
        # An array may read another that grew, so what came out is evaluated again until all have their size.
        grown = {} if last else resized(book, dependence, work.other_sizes, settled)
        if not grown:
            break
        settled |= grown
    return found


_RESIZINGS: Final = 4
"""Times that arrays may change size because others did."""


class Shown:
    """What the file shows in the cells of its formulas."""

    def __init__(self, book: Book) -> None:
        """Bind a workbook."""
        self._book = book
        self._placeholders = book.recalculates_on_load
        """A workbook that asks to be evaluated on opening has a 0 where nobody evaluated yet."""
        self._grids: dict[str, Grid] = {}

    def at(self, sheet: str, at: Position) -> CellValue:
        """What one cell shows."""
        grid = self._grids.get(sheet)
        if grid is None:
            grid = self._grids[sheet] = self._book.contents(sheet).values()
        return grid.get(at)

    def is_blank(self, cell: FormulaCell) -> bool:
        """Whether the file shows no value for a formula, as when a program saved it that cannot evaluate."""
        value = self.at(cell.sheet, cell.formula.at)
        return value is None or (self._placeholders and value == 0 and value is not False)


class _Refresh:
    def __init__(self, book: Book, functions: Functions, dependence: Dependence) -> None:
        self._book = book
        self._functions = functions
        self._dependence = dependence
        self._shown = Shown(book)
        self._ours = dependence.ours
        self._behind = dependence.behind
        self._is_behind = {cell.number for cell in self._behind}
        self._precedents: dict[int, list[FormulaCell]] = {}
        self._before: dict[int, FormulaCell] = {}
        self._doubtful: dict[int, FormulaCell] = {}
        self._left: dict[int, tuple[FormulaCell, Text]] = {}
        self.other_sizes: dict[int, tuple[int, int]] = {}
        """Rows and columns of the arrays of ours that no longer fill the cells that they filled."""

    def result(self) -> Refreshed:
        self._leave_unreadable()
        self._find_before()
        blocked = any(cell.formula.blocked for cell in self._ours)
        new = None if self._left or self._doubtful or blocked else self._evaluate_whole()
        old = self._confirm(new)
        if new is None or self._left:
            new = self._evaluate_all()
        changed = [change for cell in self._evaluated() for change in self._changes(cell, new, old)]
        return Refreshed(
            tuple(cell.label for cell in self._ours),
            tuple(changed),
            tuple(
                Left(cell.sheet, cell.formula.at.a1, reason, unsettled=cell.ours or self._shown.is_blank(cell))
                for cell, reason in self._left.values()
            ),
            tuple(self._faults(new)),
            tuple(self._resized(new)),
        )

    # --- who can be evaluated ---

    def _leave(self, cell: FormulaCell, reason: Text) -> None:
        self._left.setdefault(cell.number, (cell, reason))

    def _leave_unreadable(self) -> None:
        known = {squeezed(name) for name in self._functions}
        for cell in [*self._ours, *self._behind]:
            newer = next((call for call in cell.resolved.calls if call not in known), "")
            if newer:
                self._leave(cell, _filled(_NEWER, what=newer))
            elif cell.resolved.unknown:
                self._leave(cell, _filled(_UNKNOWN, what=cell.resolved.unknown))
            elif cell.formula.table:
                self._leave(cell, _NOT_BY_US)

    def _find_before(self) -> None:
        """Walk up from ours and what is behind; stop where the file's value can be taken."""
        waiting = [*self._ours, *self._behind]
        seen = {cell.number for cell in waiting}
        while waiting:
            cell = waiting.pop()
            self._precedents[cell.number] = self._dependence.precedents(cell)
            for other in self._precedents[cell.number]:
                if other.number not in seen:
                    seen.add(other.number)
                    if self._take_before(other):
                        waiting.append(other)

    def _take_before(self, cell: FormulaCell) -> bool:
        if cell.resolved.known:
            self._before[cell.number] = cell
            return True
        if self._shown.is_blank(cell) or cell.formula.table or cell.resolved.unknown:
            if self._shown.is_blank(cell):
                self._leave(cell, _NO_VALUE)
            return False
        if self._book.recalculates_on_load:
            self._doubtful[cell.number] = cell
            return True
        return False

    def _confirm(self, new: Evaluation | None) -> Evaluation:
        """Let the engine evaluate, from the old values of ours, what the file shows; leave where it does not.

        Where none of these values moved, what the engine made of the new ones (``new``) tells the same. And a formula
        that is sure to be evaluated right needs no proof where it gives what the file shows: nothing will be written.
        """
        asked = [*self._behind, *self._doubtful.values()]
        able = [cell for cell in asked if cell.number not in self._left]
        if new is not None and self._is_unmoved(new):
            old = new
        else:
            if new is not None:
                able = [cell for cell in able if not (cell.resolved.known and self._is_unchanged(cell, new))]
            blank = [cell for cell in self._before.values() if self._shown.is_blank(cell)]
            old = evaluate(self._book, [*able, *blank], self._functions) if able else Evaluation()
        for cell in able:
            if not self._is_trusted(cell, old):
                no_value = cell.number in self._doubtful or self._shown.is_blank(cell)
                self._leave(cell, _NO_VALUE if no_value else _UNCONFIRMED)
        return old

    def _is_trusted(self, cell: FormulaCell, old: Evaluation) -> bool:
        known = cell.resolved.known
        if self._shown.is_blank(cell):
            return known
        # An error runs through any formula, right or wrong, so getting it back is no proof.
        proof = known or not isinstance(self._shown.at(cell.sheet, cell.formula.at), ExcelError)
        return proof and self._gives_back(cell, old)

    def _gives_back(self, cell: FormulaCell, old: Evaluation) -> bool:
        values = _by_cell(cell, old)
        if values is None:
            return False
        for at, value in values.items():
            shown = self._shown.at(cell.sheet, at)
            blank_still = shown is None and value in {"", 0.0} and at != cell.formula.at
            if not (blank_still or same_value(value, shown, REPRODUCED)):
                return False
        return True

    # --- evaluation ---

    def _evaluated(self) -> list[FormulaCell]:
        return [cell for cell in [*self._before.values(), *self._ours, *self._behind] if cell.number not in self._left]

    def _evaluate_whole(self) -> Evaluation | None:
        """Evaluate every cell at once; None where something in it cannot be used."""
        cells = self._evaluated()
        new = evaluate(self._book, cells, self._functions)
        return None if any(self._why_unusable(cell, new) for cell in cells) else new

    def _is_unmoved(self, new: Evaluation) -> bool:
        """Whether every value that cells behind ours go by is the one that the file shows."""
        if any(cell.formula.was is not None for cell in self._ours):
            return False
        return all(
            same_value(value, self._shown.at(cell.sheet, at), RIGHT)
            for cell in [*self._before.values(), *self._ours]
            if not self._is_as_shown(cell, new) and (cell.ours or not self._shown.is_blank(cell))
            for at, value in (_by_cell(cell, new) or {}).items()
        )

    def _evaluate_all(self) -> Evaluation:
        """Evaluate, leave what cannot be used, and evaluate again until nothing more has to be left."""
        while True:
            self._spread()
            cells = self._evaluated()
            new = evaluate(self._book, cells, self._functions) if cells else Evaluation()
            if not [cell for cell in cells if self._leave_unusable(cell, new)]:
                return new

    def _spread(self) -> None:
        """What reads a cell that was left waits for it too; ours only when that cell has no value to go on."""
        grown = True
        while grown:
            grown = False
            for cell in self._evaluated():
                for other in self._precedents.get(cell.number, ()):
                    waits = other.number in self._left and (cell.number in self._is_behind or self._is_useless(other))
                    # What Excel makes of a #SPILL! it reads is not what the engine makes of any error.
                    if waits or (other.formula.blocked and cell.number in self._is_behind):
                        self._leave(cell, _WAITS)
                        grown = True
                        break

    def _is_useless(self, cell: FormulaCell) -> bool:
        return self._shown.is_blank(cell) or cell.number in self._doubtful

    def _leave_unusable(self, cell: FormulaCell, new: Evaluation) -> bool:
        reason = self._why_unusable(cell, new)
        if reason is not None:
            self._leave(cell, reason)
        return reason is not None

    def _why_unusable(self, cell: FormulaCell, new: Evaluation) -> Text | None:
        if cell.number in new.flaws:
            return _CIRCLE if new.flaws[cell.number] == "Circ" else _NOT_BY_US
        if _by_cell(cell, new) is None:
            rows = new.values[cell.number]
            if cell.ours and cell.formula.spills and rows and rows[0] and cell.resolved.known:
                self.other_sizes[cell.number] = len(rows), len(rows[0])
            return _OTHER_SIZE
        if cell.ours and not cell.resolved.known and not self._gives_back(cell, new):
            return _UNCONFIRMED_OURS
        return None

    # --- what came out ---

    def _changes(self, cell: FormulaCell, new: Evaluation, old: Evaluation) -> Iterable[Change]:
        if self._is_as_shown(cell, new):
            return
        before = _by_cell(cell, old) if cell.number in self._is_behind else None
        tolerance = REPRODUCED if cell.number in self._before else RIGHT
        for at in cell.fills if cell.formula.was is not None else ():
            if not cell.formula.area.holds(at) and (freed := self._shown.at(cell.sheet, at)) is not None:
                yield Change(cell.sheet, at.a1, freed, None)
        for at, value in (_by_cell(cell, new) or {}).items():
            shown = self._shown.at(cell.sheet, at)
            unmoved = before is not None and shown is not None and same_value(value, before[at], RIGHT)
            blank_still = shown is None and value == "" and at != cell.formula.at
            if not (unmoved or blank_still or same_value(value, shown, tolerance)):
                yield Change(cell.sheet, at.a1, shown, value)

    def _is_as_shown(self, cell: FormulaCell, new: Evaluation) -> bool:
        """Whether a formula of one cell gives to the last digit what the file shows, as most do."""
        rows = new.values.get(cell.number)
        if rows is None or cell.formula.array:
            return False
        value, shown = rows[0][0], self._shown.at(cell.sheet, cell.formula.at)
        return type(value) is type(shown) and value == shown

    def _is_unchanged(self, cell: FormulaCell, new: Evaluation) -> bool:
        return next(iter(self._changes(cell, new, Evaluation())), None) is None

    def _resized(self, new: Evaluation) -> Iterable[Resized]:
        for cell in self._evaluated():
            formula = cell.formula
            if formula.was is not None and formula.was != formula.area:
                yield Resized(cell.sheet, formula.at, formula.area, (_by_cell(cell, new) or {})[formula.at])

    def _faults(self, new: Evaluation) -> Iterable[Fault]:
        for cell in self._ours:
            value = new.values[cell.number][0][0] if cell.number in new.values else None
            if isinstance(value, ExcelError):
                reason = new.reasons.get(cell.number)
                sentence = _IN_THE_WAY if cell.formula.blocked else reason.text if reason else _INPUT_ERROR
                yield Fault(cell.sheet, cell.formula.at.a1, value, sentence)
            # That a KPI has no target is an answer; any other error that a formula hides is one to tell.
            elif (reason := new.reasons.get(cell.number)) is not None and reason.excel != NotFound.excel:
                yield Fault(cell.sheet, cell.formula.at.a1, reason.excel, reason.text, hidden=True)


def _by_cell(cell: FormulaCell, evaluation: Evaluation) -> dict[Position, CellValue] | None:
    """The values by the cell they belong in; None where there are more or fewer than the formula fills."""
    rows = evaluation.values.get(cell.number)
    area = cell.formula.area
    if rows is not None and not cell.formula.array and len(rows) == len(rows[0]) == 1:
        return {cell.formula.at: rows[0][0]}
    if rows is None or len(rows) != area.height or any(len(row) != area.width for row in rows):
        return None
    return dict(zip(area.positions(), (value for row in rows for value in row), strict=True))


def _filled(text: Text, **words: str) -> Text:
    return Text(text.nl.format(**words), text.en.format(**words))
