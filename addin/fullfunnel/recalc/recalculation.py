"""Which cells of a workbook are evaluated, which are left for Excel, and what changes.

Four groups of formulas: *ours* call a function of ours; *behind* them stand those that depend on ours; *before* them
those that ours or these depend on; all others are none of our business. Ours are always evaluated. What stands behind
is written only where the engine first gives back, from the old values of ours, what the file shows. What stands before
is taken as the file shows it, unless it is so simple that the engine is known to evaluate it right: then it is
refreshed too, for it may be blank or out of date.

Where a program that does not evaluate changed the file, no value in it says what Excel makes of a formula now. Then all
others are our business too: each is evaluated where an engine is proven for it, and else left and named.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from fullfunnel.errors import NotFound
from fullfunnel.language import Text
from fullfunnel.recalc.calculation import BY_LANGUAGE, NOT_BY_US, Calculation, Role
from fullfunnel.recalc.engines.fast import by_position, evaluate
from fullfunnel.recalc.formulas.dependents import Dependence, FormulaCell
from fullfunnel.recalc.formulas.spelling import mentions_ours, squeezed
from fullfunnel.recalc.formulas.spilling import resized
from fullfunnel.recalc.outcome import Change, Fault, Left, Resized
from fullfunnel.recalc.proof.differing import is_behind
from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.verification import from_what_is_shown, gives_back, profiles_for
from fullfunnel.recalc.trust import REPRODUCED, RIGHT, same_value
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.recalc.engines.fast import Functions
    from fullfunnel.recalc.proof.profiles import Profiles
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.layout import Place
    from fullfunnel.xlsx.sheets.contents import Formula

_UNCONFIRMED: Final = Text(
    nl="hangt af van een FUNNEL-cel, maar alleen Excel rekent deze formule zeker goed uit; open de "
    "werkmap en druk op F9",
    en="depends on a FUNNEL cell, but only Excel is certain to calculate this formula correctly; open the workbook "
    "and press F9",
)
_AS_DISPLAYED: Final = Text(
    nl="de werkmap rekent met afgeronde getallen (precisie zoals weergegeven), wat alleen Excel doet; open de werkmap "
    "en druk op F9",
    en="the workbook calculates with rounded numbers (precision as displayed), which only Excel does; open the "
    "workbook and press F9",
)
_NO_VALUE: Final = Text(
    nl="heeft nog geen bewaarde waarde die klopt, en alleen Excel kan die uitrekenen; open de werkmap, druk op F9 en "
    "sla op",
    en="has no valid saved value yet, and only Excel can calculate it; open the workbook, press F9 and save",
)
_IN_THE_WAY: Final = Text(
    nl="er staat iets in de cellen waar de uitkomst hoort; maak ze leeg of verplaats de formule",
    en="there is something in the cells where the result belongs; clear them or move the formula",
)
_UNKNOWN: Final = Text(
    nl="verwijst naar iets wat hier niet bestaat ({what}); herstel de verwijzing",
    en="refers to something that does not exist here ({what}); correct the reference",
)
_WITHOUT_VALUE: Final = (NOT_BY_US, BY_LANGUAGE, _UNCONFIRMED)
_NEWER: Final = Text(
    nl="gebruikt een functie die deze versie van fullfunnel niet kent ({what}); werk fullfunnel bij",
    en="uses a function that this version of fullfunnel does not know ({what}); update fullfunnel",
)
_INPUT_ERROR: Final = Text(
    nl="een cel waarmee deze formule rekent, bevat een fout; herstel die cel eerst",
    en="a cell that this formula uses has an error; correct that cell first",
)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a look over a workbook found."""

    owned: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
    faults: tuple[Fault, ...] = ()
    resized: tuple[Resized, ...] = ()
    behind: bool = False
    """Whether the file was changed by a program that does not evaluate, and formulas besides were evaluated too."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was set in a workbook since a program that evaluates saved it."""

    before: Book
    """The workbook as it was."""
    places: tuple[Place, ...]
    """The cells that were set."""


def refreshed(book: Book, functions: Functions, edit: Edit | None = None, *, behind: bool | None = None) -> Refreshed:
    """Evaluate what is ours and what follows from it; nothing is written.

    Args:
        book: the workbook.
        functions: ours.
        edit: what was set in it; what depends on that is evaluated too.
        behind: whether the plan was changed by a program that does not evaluate; ``None`` where no mark of the plan
            says so. Formulas beside the plan tell for themselves.

    Raises:
        Damaged: a part of the workbook cannot be read.
    """
    if edit is None and not mentions_ours(book):
        return Refreshed()
    settled: dict[Place, Formula] = {}
    profiles = None
    for last in (*[False] * _RESIZINGS, True):
        dependence = Dependence.of(book, settled)
        if edit is None and not dependence.ours:
            return Refreshed()
        if profiles is None:
            before = Values(edit.before if edit is not None else book)
            profiles = profiles_for(before, dependence)
            marked = behind is not None
            behind = bool(dependence.ours) and (behind or _is_behind(before, dependence, profiles, marked=marked))
        work = _Refresh(book, functions, dependence, edit, profiles, behind=bool(behind))
        found = work.result()
        # An array may read another that grew, so what came out is evaluated again until all have their size.
        grown = {} if last else resized(book, dependence, work.other_sizes, settled)
        if not grown:
            break
        settled |= grown
    return found


def _is_behind(before: Values, dependence: Dependence, profiles: Profiles, *, marked: bool) -> bool:
    """The same as ``is_behind``, looked for once in a workbook from which many are made.

    The profiles are those of the workbook and its formulas.
    """
    asked = dependence, marked
    known = _known.get(before.book)
    if known is None or known[0] != asked:
        known = _known[before.book] = asked, is_behind(before, dependence, profiles, marked=marked)
    return known[1]


_known: Final[WeakKeyDictionary[Book, tuple[tuple[Dependence, bool], bool]]] = WeakKeyDictionary()


class _GivenBack(NamedTuple):
    """Which formulas gave back what a workbook shows, evaluated from what else it shows."""

    dependence: Dependence
    functions: Functions
    cells: dict[int, bool]


_given_back: Final[WeakKeyDictionary[Book, _GivenBack]] = WeakKeyDictionary()
_MOST_LISTED: Final = 1_000
"""Cells of one array that are listed one by one."""
_RESIZINGS: Final = 4
"""Times that arrays may change size because others did."""


class _Refresh:
    def __init__(  # noqa: PLR0913 what a pass goes by
        self,
        book: Book,
        functions: Functions,
        dependence: Dependence,
        edit: Edit | None,
        profiles: Profiles,
        *,
        behind: bool,
    ) -> None:
        self._book = book
        self._functions = functions
        self._dependence = dependence
        self._shown = Values(book)
        self._before_edit = Values(edit.before) if edit is not None else self._shown
        """What the file showed when a program that evaluates had last saved it."""
        self._ours = dependence.ours
        self._file_is_behind = behind
        self._outdated = dependence.cells if behind else dependence.readers_of(edit.places) if edit is not None else []
        """The formulas that read what was edited, directly or through others; Excel has not evaluated them since."""
        edited = dependence.direct_readers_of(edit.places) if edit is not None else []
        typed = [cell for cell in dependence.cells if dependence.reads_typed(cell)] if behind else []
        self._of_edits = {cell.number for cell in [*edited, *typed]}
        by_number = {cell.number: cell for cell in [*dependence.behind, *self._outdated] if not cell.ours}
        self._behind = [by_number[number] for number in sorted(by_number)]
        self._follow = {cell.number for cell in dependence.behind} if edit is None else set(by_number)
        """What is to change since ours do, or what was edited; any other that changes was out of date."""
        self._kept = dependence.filling_any(edit.places) if edit is not None else set()
        """The formulas of which the value itself was set by hand."""
        self._profiles = profiles
        self._roles: dict[FormulaCell, Role] = {}
        self._left: dict[int, Text] = {}
        self.other_sizes: dict[int, tuple[int, int]] = {}
        """Rows and columns of the arrays of ours that no longer fill the cells that they filled."""

    def result(self) -> Refreshed:
        self._find_roles()
        self._leave_unreadable()
        while True:
            work = self._calculated()
            doubted = self._not_given_back(work)
            if not doubted:
                break
            self._left |= dict.fromkeys(doubted, _UNCONFIRMED)
        self.other_sizes = work.other_sizes
        evaluated = [cell for cell in self._roles if work.is_evaluated(cell) and cell.number not in work.left]
        evaluated.sort(key=lambda cell: (self._roles[cell] is not Role.BEFORE, not cell.ours, cell.number))
        return Refreshed(
            tuple(cell.label for cell in self._ours),
            tuple(change for cell in evaluated for change in self._changes(cell, work)),
            tuple(self._listed(work)),
            tuple(self._faults(work)),
            tuple(self._resized(evaluated, work)),
            self._file_is_behind and len(self._ours) + len(self._dependence.behind) < len(self._dependence.cells),
        )

    def _calculated(self) -> Calculation:
        work = Calculation(
            self._book,
            self._functions,
            self._roles,
            self._dependence,
            self._profiles,
            self._left,
            outdated={cell.number for cell in self._outdated},
            of_edits=self._of_edits,
        )
        work.run()
        return work

    # --- who can be evaluated ---

    def _find_roles(self) -> None:
        """Walk up from ours and what is behind; stop where the file's value has to be taken."""
        for role, cells in ((Role.OURS, self._ours), (Role.BEHIND, self._behind)):
            self._roles |= {cell: role for cell in cells if cell.number not in self._kept}
        waiting = list(self._roles)
        seen = {cell.number for cell in waiting} | self._kept
        while waiting:
            cell = waiting.pop()
            for other in self._dependence.precedents(cell):
                if other.number not in seen:
                    seen.add(other.number)
                    if self._take_before(other):
                        self._roles[other] = Role.BEFORE
                        waiting.append(other)

    def _take_before(self, cell: FormulaCell) -> bool:
        blank = self._shown.is_blank(cell) or self._book.recalculates_on_load
        if cell.formula.table or cell.resolved.unknown:
            if blank:
                self._roles[cell] = Role.BEFORE
                self._left[cell.number] = _NO_VALUE
            return False
        return blank or cell.resolved.known or reading_of(cell).exact

    def _leave_unreadable(self) -> None:
        known = {squeezed(name) for name in self._functions}
        for cell in [*self._ours, *self._behind]:
            newer = next((call for call in cell.resolved.calls if call not in known), "")
            if newer:
                self._left[cell.number] = _filled(_NEWER, what=newer)
            elif cell.resolved.unknown:
                self._left[cell.number] = _filled(_UNKNOWN, what=cell.resolved.unknown)
            elif cell.formula.table:
                self._left[cell.number] = NOT_BY_US
            elif self._book.precision_as_displayed:
                self._left[cell.number] = _AS_DISPLAYED

    def _not_given_back(self, work: Calculation) -> list[int]:
        """What would be written, and yet did not come out as the file shows it when evaluated from its old values.

        Of a file that is behind there are no old values: what it shows is of cells that are no longer there.
        """
        if self._file_is_behind:
            return []
        asked = [
            cell
            for cell, role in self._roles.items()
            if role is Role.BEHIND
            and work.moved(cell)
            and not self._before_edit.is_blank(cell)
            and next(iter(self._changes(cell, work)), None) is not None
        ]
        if not asked:
            return []
        fast = [cell for cell in asked if work.engine_of(cell) == "fast"]
        exact = [cell for cell in asked if work.engine_of(cell) == "exact"]
        doubted: list[int] = []
        if fast:
            doubted += self._not_given_back_by_the_fast(fast, work)
        if exact:
            given = from_what_is_shown(self._before_edit, exact, self._profiles.possible[:1])
            doubted += [cell.number for cell in exact if not given[cell.number]]
        return doubted

    def _not_given_back_by_the_fast(self, cells: list[FormulaCell], work: Calculation) -> list[int]:
        # Many workbooks may be made from one: what came of its old values is asked for once.
        before = self._before_edit.book
        known = _given_back.get(before)
        if known is None or known.dependence is not self._dependence or known.functions is not self._functions:
            known = _given_back[before] = _GivenBack(self._dependence, self._functions, {})
        new = [cell for cell in cells if cell.number not in known.cells]
        if new:
            blank = [
                cell
                for cell, role in self._roles.items()
                if role is Role.BEFORE and work.is_evaluated(cell) and self._shown.is_blank(cell)
            ]
            found = evaluate(before, [*new, *blank], self._functions)
            known.cells.update((cell.number, gives_back(cell, found, self._before_edit)) for cell in new)
        return [cell.number for cell in cells if not known.cells[cell.number]]

    # --- what came out ---

    def _listed(self, work: Calculation) -> Iterable[Left]:
        by_number = {cell.number: cell for cell in self._roles}
        for number in sorted(work.left):
            cell = by_number[number]
            blank = self._shown.is_blank(cell)
            reason = work.left[number]
            if blank and not cell.ours and reason in _WITHOUT_VALUE:
                reason = _NO_VALUE
            # Of an array and a what-if table every cell shows what is no longer right, not only the first.
            for at in dict.fromkeys([cell.formula.at, *islice(cell.fills, _MOST_LISTED)]):
                yield Left(cell.sheet, at.a1, reason, unsettled=cell.ours or blank)

    def _changes(self, cell: FormulaCell, work: Calculation) -> Iterable[Change]:
        if not work.moved(cell) and cell.formula.was is None:
            return
        precedent = self._roles[cell] is Role.BEFORE or not (cell.ours or cell.number in self._follow)
        tolerance = REPRODUCED if self._roles[cell] is Role.BEFORE else RIGHT
        for at in cell.fills if cell.formula.was is not None else ():
            if not cell.formula.area.holds(at) and (freed := self._shown.shown(cell.sheet, at)) is not None:
                yield Change(cell.sheet, at.a1, freed, None)
        for at, value in (by_position(cell, work.found) or {}).items():
            shown = self._shown.shown(cell.sheet, at)
            blank_still = shown is None and value == "" and at != cell.formula.at
            if not (blank_still or same_value(value, shown, tolerance)):
                yield Change(cell.sheet, at.a1, shown, value, precedent=precedent and shown is not None)

    def _resized(self, evaluated: Iterable[FormulaCell], work: Calculation) -> Iterable[Resized]:
        for cell in evaluated:
            formula = cell.formula
            if formula.was is not None and formula.was != formula.area:
                yield Resized(cell.sheet, formula.at, formula.area, (by_position(cell, work.found) or {})[formula.at])

    def _faults(self, work: Calculation) -> Iterable[Fault]:
        new = work.found
        for cell in self._ours:
            value = new.values[cell.number][0][0] if cell.number in new.values else None
            if isinstance(value, ExcelError):
                reason = new.reasons.get(cell.number)
                sentence = _IN_THE_WAY if cell.formula.blocked else reason.text if reason else _INPUT_ERROR
                yield Fault(cell.sheet, cell.formula.at.a1, value, sentence)
            # That a KPI has no target is an answer; any other error that a formula hides is one to tell.
            elif (reason := new.reasons.get(cell.number)) is not None and reason.excel != NotFound.excel:
                yield Fault(cell.sheet, cell.formula.at.a1, reason.excel, reason.text, hidden=True)


def _filled(text: Text, **words: str) -> Text:
    return Text(text.nl.format(**words), text.en.format(**words))
