"""Which cells of a workbook are reckoned, which are left to Excel, and what changes.

Four groups of formulas: *ours* call a function of ours; *behind* them stand those that depend on ours; *before* them
those that ours or these depend on; all others are none of our business. Ours are always reckoned. What stands behind is
written only where the engine first gives back, from the old values of ours, what the file shows. What stands before is
taken as the file shows it, unless it is so simple that the engine is known to reckon it right: then it is refreshed
too, for it may be blank or out of date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.workbook.cellvalue import ExcelError
from fullfunnel.workbook.dependence import Dependence, FormulaCell
from fullfunnel.workbook.engine import Reckoning, Unreckoned, reckon
from fullfunnel.workbook.outcome import Change, Fault, Left
from fullfunnel.workbook.spelling import squeezed
from fullfunnel.workbook.trust import REPRODUCED, RIGHT, is_known, same_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.workbook.address import Position
    from fullfunnel.workbook.book import Book
    from fullfunnel.workbook.cellvalue import CellValue
    from fullfunnel.workbook.engine import Functions

_UNCONFIRMED: Final = Text(
    nl="hangt af van een FUNNEL-cel, maar alleen Excel rekent deze formule zeker goed uit; open de "
    "werkmap en druk op F9",
    en="depends on a FUNNEL cell, but only Excel is sure to reckon this formula right; open the workbook and press F9",
)
_UNCONFIRMED_OURS: Final = Text(
    nl="gebruikt naast onze functies iets wat alleen Excel zeker goed uitrekent; open de werkmap en druk op F9",
    en="uses, besides our functions, something that only Excel is sure to reckon right; open the workbook and press F9",
)
_NO_VALUE: Final = Text(
    nl="heeft nog geen waarde die klopt en is alleen door Excel uit te rekenen; open de werkmap, druk op F9 en sla op",
    en="has no value yet that holds, and only Excel can reckon it; open the workbook, press F9 and save",
)
_WAITS: Final = Text(
    nl="wacht op een andere cel die alleen Excel kan uitrekenen; open de werkmap, druk op F9 en sla op",
    en="waits for another cell that only Excel can reckon; open the workbook, press F9 and save",
)
_OTHER_SIZE: Final = Text(
    nl="het resultaat past niet meer in het bereik dat er staat; open de werkmap in Excel om het te laten uitlopen",
    en="the result no longer fits the range that is there; open the workbook in Excel to let it spill",
)
_CIRCLE: Final = Text(
    nl="de formule verwijst in een kring naar zichzelf; haal de kringverwijzing weg",
    en="the formula refers to itself in a circle; remove the circular reference",
)
_NOT_BY_US: Final = Text(
    nl="de formule is alleen in Excel uit te rekenen; open de werkmap en druk op F9",
    en="the formula can only be reckoned in Excel; open the workbook and press F9",
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
    en="a cell that this formula reckons with holds an error; repair that first",
)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a look over a workbook found."""

    owned: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
    faults: tuple[Fault, ...] = ()


def refreshed(book: Book, functions: Functions) -> Refreshed:
    """Reckon what is ours and what follows from it; nothing is written.

    Raises:
        Damaged: a part of the workbook cannot be read.
    """
    if not book.mentions_us():
        return Refreshed()
    dependence = Dependence(book)
    ours = [cell for cell in dependence.cells if cell.ours]
    return _Refresh(book, functions, dependence, ours).result() if ours else Refreshed()


class _Refresh:
    def __init__(self, book: Book, functions: Functions, dependence: Dependence, ours: list[FormulaCell]) -> None:
        self._book = book
        self._functions = functions
        self._dependence = dependence
        self._ours = ours
        self._behind = [cell for cell in dependence.dependents(ours) if not cell.ours]
        self._is_behind = {cell.number for cell in self._behind}
        self._precedents: dict[int, list[FormulaCell]] = {}
        self._before: dict[int, FormulaCell] = {}
        self._doubtful: dict[int, FormulaCell] = {}
        self._left: dict[int, tuple[FormulaCell, Text]] = {}
        self._known = {cell.number: is_known(cell.resolved) for cell in [*ours, *self._behind]}

    def result(self) -> Refreshed:
        self._leave_unreadable()
        self._find_before()
        old = self._confirm()
        new = self._reckon_all()
        changed = [change for cell in self._reckoned() for change in self._changes(cell, new, old)]
        return Refreshed(
            tuple(cell.label for cell in self._ours),
            tuple(changed),
            tuple(Left(cell.sheet, cell.formula.at.a1, reason) for cell, reason in self._left.values()),
            tuple(self._faults(new)),
        )

    # --- who can be reckoned ---

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
        self._known[cell.number] = is_known(cell.resolved)
        if self._known[cell.number]:
            self._before[cell.number] = cell
            return True
        if cell.blank or cell.formula.table or cell.resolved.unknown:
            if cell.blank:
                self._leave(cell, _NO_VALUE)
            return False
        if self._book.recalculates_on_load:
            self._doubtful[cell.number] = cell
            return True
        return False

    def _confirm(self) -> Reckoning:
        """Let the engine reckon, from the old values of ours, what the file shows; leave where it does not."""
        asked = [*self._behind, *self._doubtful.values()]
        able = [cell for cell in asked if cell.number not in self._left]
        if not able:
            return Reckoning()
        blank = [cell for cell in self._before.values() if cell.blank]
        old = reckon(self._book, [*able, *blank], self._functions)
        for cell in able:
            if not self._is_trusted(cell, old):
                self._leave(cell, _NO_VALUE if cell.blank or cell.number in self._doubtful else _UNCONFIRMED)
        return old

    def _is_trusted(self, cell: FormulaCell, old: Reckoning) -> bool:
        known = self._known[cell.number]
        if cell.blank:
            return known
        # An error runs through any formula, right or wrong, so getting it back is no proof.
        proof = known or not isinstance(cell.shown[cell.formula.at], ExcelError)
        return proof and self._gives_back(cell, old)

    def _gives_back(self, cell: FormulaCell, old: Reckoning) -> bool:
        shown = cell.shown
        values = _by_cell(cell, old)
        return values is not None and all(
            same_value(value, shown[at], REPRODUCED)
            or (shown[at] is None and value in {"", 0.0} and at != cell.formula.at)
            for at, value in values.items()
        )

    # --- reckoning ---

    def _reckoned(self) -> list[FormulaCell]:
        return [cell for cell in [*self._before.values(), *self._ours, *self._behind] if cell.number not in self._left]

    def _reckon_all(self) -> Reckoning:
        """Reckon, leave what cannot be used, and reckon again until nothing more has to be left."""
        while True:
            self._spread()
            cells = self._reckoned()
            new = reckon(self._book, cells, self._functions) if cells else Reckoning()
            if not [cell for cell in cells if self._leave_unusable(cell, new)]:
                return new

    def _spread(self) -> None:
        """What reads a cell that was left waits for it too; ours only when that cell has no value to go on."""
        grown = True
        while grown:
            grown = False
            for cell in self._reckoned():
                for other in self._precedents.get(cell.number, ()):
                    if other.number in self._left and (cell.number in self._is_behind or self._is_useless(other)):
                        self._leave(cell, _WAITS)
                        grown = True
                        break

    def _is_useless(self, cell: FormulaCell) -> bool:
        return cell.blank or cell.number in self._doubtful

    def _leave_unusable(self, cell: FormulaCell, new: Reckoning) -> bool:
        rows = new.values[cell.number]
        flaws = [value for row in rows for value in row if isinstance(value, Unreckoned)]
        if flaws:
            self._leave(cell, _CIRCLE if flaws[0] == "Circ" else _NOT_BY_US)
        elif _by_cell(cell, new) is None:
            self._leave(cell, _OTHER_SIZE)
        elif cell.ours and not self._known[cell.number] and not self._gives_back(cell, new):
            self._leave(cell, _UNCONFIRMED_OURS)
        else:
            return False
        return True

    # --- what came out ---

    def _changes(self, cell: FormulaCell, new: Reckoning, old: Reckoning) -> Iterable[Change]:
        before = _by_cell(cell, old) if cell.number in self._is_behind else None
        tolerance = REPRODUCED if cell.number in self._before else RIGHT
        for at, value in (_by_cell(cell, new) or {}).items():
            shown = cell.shown[at]
            unmoved = before is not None and shown is not None and same_value(value, before[at], RIGHT)
            blank_still = shown is None and value == "" and at != cell.formula.at
            if not (unmoved or blank_still or same_value(value, shown, tolerance)):
                yield Change(cell.sheet, at.a1, shown, value)

    def _faults(self, new: Reckoning) -> Iterable[Fault]:
        for cell in self._ours:
            value = new.values[cell.number][0][0] if cell.number in new.values else None
            if isinstance(value, ExcelError):
                reason = new.reasons.get(cell.number)
                yield Fault(cell.sheet, cell.formula.at.a1, value, reason.text if reason else _INPUT_ERROR)


def _by_cell(cell: FormulaCell, reckoning: Reckoning) -> dict[Position, CellValue] | None:
    """The values by the cell they belong in; None where there are more or fewer than the formula fills."""
    rows = reckoning.values.get(cell.number)
    area = cell.formula.area
    if rows is None or len(rows) != area.height or any(len(row) != area.width for row in rows):
        return None
    return dict(zip(area.positions(), (value for row in rows for value in row), strict=True))


def _filled(text: Text, **words: str) -> Text:
    return Text(text.nl.format(**words), text.en.format(**words))
