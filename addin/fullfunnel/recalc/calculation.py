"""Which formula is evaluated by which engine, in what order, and what is left because nothing proves it.

Most formulas are plain and go to the fast engine together. Then each that came out otherwise than the file shows, or
reads one that did, is held against the evidence: its functions, on the kinds of values that its cells hold by then.
What is not proven there goes to the exact engine, with the values found so far; what is not proven for that one either
is left. So the exact engine is loaded only for workbooks that need it.
"""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.recalc.engines.engine_values import NotEvaluated
from fullfunnel.recalc.engines.exact import ExactRun
from fullfunnel.recalc.engines.fast import Evaluation, by_position, evaluate
from fullfunnel.recalc.proof.branches import settled
from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.subtotals import subtotals
from fullfunnel.recalc.proof.sums import is_near_zero, may_cancel
from fullfunnel.recalc.trust import RIGHT, same_value
from fullfunnel.recalc.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from fullfunnel.recalc.engines.fast import Functions
    from fullfunnel.recalc.formulas.dependents import Dependence, FormulaCell
    from fullfunnel.recalc.proof.guard import Verdict
    from fullfunnel.recalc.proof.profiles import Profiles
    from fullfunnel.xlsx.address import Position
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue

UNPROVEN: Final = Text(
    nl="gebruikt {what} op waarden waarvoor alleen Excel zeker de juiste uitkomst geeft; open de werkmap en druk op F9",
    en="uses {what} on values for which only Excel is certain to give the right result; open the workbook and press F9",
)
BY_LANGUAGE: Final = Text(
    nl="de uitkomst hangt af van de taal van Excel, en uit de werkmap blijkt niet welke dat is; open de werkmap en "
    "druk op F9",
    en="the result depends on the language of Excel, which the workbook does not show; open the workbook and press F9",
)
NEAR_ZERO: Final = Text(
    nl="hangt af van een verschil van bijna nul, dat Excel soms als nul ziet; open de werkmap en druk op F9",
    en="depends on a difference close to zero, which Excel may treat as zero; open the workbook and press F9",
)
SINCE_1904: Final = Text(
    nl="rekent met datums in een werkmap die de dagen vanaf 1904 telt; open de werkmap en druk op F9",
    en="calculates with dates in a workbook that counts days from 1904; open the workbook and press F9",
)
WAITS: Final = Text(
    nl="wacht op een andere cel die alleen Excel kan uitrekenen; open de werkmap, druk op F9 en sla op",
    en="waits for another cell that only Excel can calculate; open the workbook, press F9 and save",
)
CIRCLE: Final = Text(
    nl="de formule verwijst in een kring naar zichzelf; haal de kringverwijzing weg",
    en="the formula refers to itself in a circle; remove the circular reference",
)
NOT_BY_US: Final = Text(
    nl="de formule is alleen in Excel uit te rekenen; open de werkmap en druk op F9",
    en="the formula can only be calculated in Excel; open the workbook and press F9",
)
OTHER_SIZE: Final = Text(
    nl="het resultaat past niet meer in de cellen die het had; open de werkmap in Excel om het te laten uitlopen",
    en="the result no longer fits in the cells that it had; open the workbook in Excel to let it spill",
)


class Role(Enum):
    """What a formula is to us."""

    OURS = "ours"
    BEHIND = "behind"
    BEFORE = "before"


class Calculation:
    """One pass over the formulas of a workbook."""

    def __init__(  # noqa: PLR0913, PLR0917 what a pass goes by
        self,
        book: Book,
        functions: Functions,
        roles: Mapping[FormulaCell, Role],
        dependence: Dependence,
        profiles: Profiles,
        left: Mapping[int, Text],
        *,
        outdated: Collection[int] = (),
        of_edits: Collection[int] = (),
    ) -> None:
        """Make ready.

        Args:
            book: the workbook.
            functions: ours.
            roles: the formulas to evaluate.
            dependence: what each reads.
            profiles: the languages that Excel may have had.
            left: those that are left already, by number, and why.
            outdated: those that show what is known to be no longer right.
            of_edits: those of them that read a cell in which somebody typed, and not only formulas.
        """
        self.values = Values(book, roles)
        self.left: dict[int, Text] = dict(left)
        self.found = Evaluation()
        self.other_sizes: dict[int, tuple[int, int]] = {}
        self._functions = functions
        self._roles = roles
        self._by_number = {cell.number: cell for cell in roles}
        self._among = dependence.among(sorted(self._by_number))
        self._precedents, self._readers = self._among.precedents, self._among.readers
        self._profiles = profiles
        self._outdated = outdated
        self._of_edits = of_edits
        self._engine: dict[int, str] = {}
        self._pending = dict(self._by_number)
        self._moved: set[int] = set()
        """The formulas that came out otherwise than the file shows."""
        self._failed: dict[str, dict[int, Text]] = {"fast": {}, "exact": {}}

    def run(self) -> None:
        """Evaluate all that can be; the rest is in ``left``, or keeps what the file shows."""
        for cell in [cell for cell in self._pending.values() if cell.number in self.left]:
            self._drop(cell, self.left[cell.number])
        while self._pending:
            if not (self._settled_round() or self._fast_round() or self._exact_round()):
                self._drop_what_is_stuck()

    def is_evaluated(self, cell: FormulaCell) -> bool:
        """Whether a value was found for it."""
        return cell.number in self.found.values

    def engine_of(self, cell: FormulaCell) -> str:
        """Which engine evaluated it: ``fast`` or ``exact``."""
        return self._engine[cell.number]

    def moved(self, cell: FormulaCell) -> bool:
        """Whether it came out otherwise than the file shows."""
        return cell.number in self._moved

    # --- without an engine ---

    def _settled_round(self) -> bool:
        """Formulas that only the exact engine knows, where an ``IF`` leads to a constant: a block nobody filled in."""
        found, failed = Evaluation(), self._failed["fast"]
        for number, cell in self._pending.items():
            if cell.resolved.known or cell.ours or cell.formula.array or cell.formula.table or number in failed:
                continue
            reading = reading_of(cell)
            if not any(one.number in self._pending for one in self._precedents[number]):
                value = settled(reading.tree, reading.references, self.values.held(reading.references))
                if value is not None:
                    found.put(number, [[value]])
        self._accept([self._by_number[number] for number in found.values], found, "fast")
        return bool(found.values)

    # --- the two engines ---

    def _fast_round(self) -> bool:
        batch = self._closed("fast", lambda cell: cell.resolved.known or _is_bare(cell))
        if not batch:
            return False
        found = evaluate(self.values.as_book(), batch, self._functions)  # type: ignore[arg-type]
        self._accept(batch, found, "fast")
        return True

    def _exact_round(self) -> bool:
        batch = self._closed("exact", self._exact_can_take)
        if not batch:
            return False
        run = ExactRun(self.values, batch, self._functions)
        found, by_language = run.evaluated(self._profiles)
        for number in by_language:
            found.flaws[number] = NotEvaluated("language")
        self._accept(batch, found, "exact")
        return True

    def _exact_can_take(self, cell: FormulaCell) -> bool:
        reading = reading_of(cell)
        if not reading.exact or reading.bare:
            return False
        if self._roles[cell] is Role.BEFORE and not self._needs_a_value(cell):
            # A program that evaluates saved it, and nothing here says that what it read has changed since.
            return False
        # A call of ours is evaluated beforehand, so all that it reads has to be there by then.
        return not cell.ours or not any(one.number in self._pending for one in self._precedents[cell.number])

    def _needs_a_value(self, cell: FormulaCell) -> bool:
        return (
            self.values.is_blank(cell)
            or self.values.book.recalculates_on_load
            or cell.number in self._outdated
            or any(one.number in self._moved or one.number in self._pending for one in self._precedents[cell.number])
        )

    def _closed(self, engine: str, able: Callable[[FormulaCell], bool]) -> list[FormulaCell]:
        """The formulas waiting that an engine is able to evaluate together with all that they wait for."""
        failed = self._failed[engine]
        out = deque(
            number for number, cell in self._pending.items() if number in failed or cell.formula.table or not able(cell)
        )
        outside = set(out)
        while out:
            for reader in self._readers.get(out.popleft(), ()):
                if reader.number in self._pending and reader.number not in outside:
                    outside.add(reader.number)
                    out.append(reader.number)
        return [cell for number, cell in self._pending.items() if number not in outside]

    # --- what came out ---

    def _accept(self, batch: list[FormulaCell], found: Evaluation, engine: str) -> None:  # noqa: C901
        by_cell = {cell.number: by_position(cell, found) for cell in batch}
        bad = {cell.number: reason for cell in batch if (reason := self._flaw(cell, found, by_cell[cell.number]))}
        moved = {
            cell.number
            for cell in batch
            if cell.number not in bad and not self._is_as_shown(cell, by_cell[cell.number] or {})
        }
        for cell in batch:
            if cell.number not in bad and cell.number in moved:
                if cell.formula.was is not None:
                    self.values.put(cell.sheet, dict.fromkeys(cell.fills))
                self.values.put(cell.sheet, by_cell[cell.number] or {})
        suspect = self._with_readers(bad)
        everything_moved = self._moved | moved
        for cell in self._among.in_order(batch) if everything_moved or self._of_edits else ():
            if cell.number in suspect:
                continue
            # What reads an edited cell may come out as the file shows by mistake: the old value and a wrong one are "".
            asked = cell.number in moved or cell.number in self._of_edits
            if asked or any(one.number in everything_moved for one in self._precedents[cell.number]):
                reason = self._doubt(cell, by_cell[cell.number] or {}, engine)
                if reason is not None:
                    bad[cell.number] = reason
                    suspect |= self._with_readers({cell.number})
        for cell in batch:
            number = cell.number
            if number in suspect:
                self.values.take_back(cell)
                if number in bad:
                    self._failed[engine][number] = bad[number]
                continue
            if self._stays(cell, engine) and number in moved:
                # What the file shows was saved by a program that evaluates, in a language that we can only guess.
                self.values.take_back(cell)
                moved.discard(number)
                del self._pending[number]
                continue
            del self._pending[number]
            self.found.values[number] = found.values[number]
            self._engine[number] = engine
            if number in found.reasons:
                self.found.reasons[number] = found.reasons[number]
        self._moved |= {number for number in moved if number not in suspect}

    def _flaw(self, cell: FormulaCell, found: Evaluation, values: Mapping[Position, CellValue] | None) -> Text | None:
        flaw = found.flaws.get(cell.number)
        if flaw is not None:
            return {"Circ": CIRCLE, "language": BY_LANGUAGE}.get(flaw, NOT_BY_US)
        if values is None:
            rows = found.values.get(cell.number)
            if rows is None:
                return NOT_BY_US
            if cell.ours and cell.formula.spills and rows[0] and _is_bare(cell):
                self.other_sizes[cell.number] = len(rows), len(rows[0])
            return OTHER_SIZE
        return None

    def _doubt(  # noqa: PLR0911 one line a reason
        self, cell: FormulaCell, values: Mapping[Position, CellValue], engine: str
    ) -> Text | None:
        """Why this value is not to be believed; None where everything in it is proven."""
        if cell.formula.blocked or _is_bare(cell):
            return None
        if self._roles[cell] is Role.BEHIND and any(one.formula.blocked for one in self._precedents[cell.number]):
            # What Excel makes of a #SPILL! that it reads is not what an engine makes of any error.
            return WAITS
        verdict = self.verdict(cell)
        unclear = any(may_cancel(one, self.values) for one in verdict.sums)
        if engine == "fast":
            near_zero = any(is_near_zero(cell, value, self.values) for value in values.values())
            since_1904 = self.values.book.date1904 and reading_of(cell).of_dates
            return None if verdict.fast and not (near_zero or unclear or since_1904) else NOT_BY_US
        if unclear:
            return NEAR_ZERO
        if self.values.book.date1904 and verdict.dates:
            return SINCE_1904
        if (rows := subtotals(cell, self.values.book)) is not None:
            return rows
        if verdict.exact:
            return None
        what = ", ".join(verdict.unproven) or cell.formula.text[:40]
        return Text(nl=UNPROVEN.nl.format(what=what), en=UNPROVEN.en.format(what=what))

    def verdict(self, cell: FormulaCell) -> Verdict:
        """Where the formula may be evaluated, with what its cells hold now."""
        reading = reading_of(cell)
        return reading.verdict(self.values.held(reading.references))

    def _stays(self, cell: FormulaCell, engine: str) -> bool:
        """Whether the file's value is kept, be it otherwise than what came out."""
        if self._roles[cell] is not Role.BEFORE or engine == "fast" or self.values.is_blank(cell):
            return False
        return self.verdict(cell).by_language

    def _is_as_shown(self, cell: FormulaCell, values: Mapping[Position, CellValue]) -> bool:
        if cell.formula.was is not None:
            return False
        for at, value in values.items():
            shown = self.values.at(cell.sheet, at)
            if not (value is shown or same_value(value, shown, RIGHT)):
                return False
        return True

    # --- what is left ---

    def _drop_what_is_stuck(self) -> None:
        """Drop the formulas that no engine takes; what reads them may go on with what the file shows."""
        stuck = [
            cell
            for cell in self._pending.values()
            if not any(one.number in self._pending and one is not cell for one in self._precedents[cell.number])
        ]
        for cell in stuck or list(self._pending.values()):
            if cell.number in self._pending:
                exact, fast = self._failed["exact"].get(cell.number), self._failed["fast"].get(cell.number)
                self._drop(cell, exact or fast or self._why_unable(cell) or (NOT_BY_US if stuck else CIRCLE))

    def _why_unable(self, cell: FormulaCell) -> Text | None:
        verdict = self.verdict(cell)
        unknown = verdict.unproven or tuple(sorted(cell.resolved.functions))
        what = ", ".join(unknown)
        return Text(nl=UNPROVEN.nl.format(what=what), en=UNPROVEN.en.format(what=what)) if what else None

    def _drop(self, cell: FormulaCell, reason: Text) -> None:
        """Leave a formula to Excel, and what cannot go on without it."""
        waiting = deque([(cell, reason)])
        while waiting:
            one, why = waiting.popleft()
            if self._pending.pop(one.number, None) is None:
                continue
            useless = self.values.is_blank(one) or self.values.book.recalculates_on_load or one.number in self._outdated
            if self._roles[one] is Role.BEFORE and not useless and one.number not in self.left:
                continue
            self.left.setdefault(one.number, why)
            for reader in self._readers.get(one.number, ()):
                if useless or self._roles[reader] is Role.BEHIND:
                    waiting.append((reader, WAITS))

    # --- order ---

    def _with_readers(self, numbers: Iterable[int]) -> set[int]:
        reached = set(numbers)
        waiting = deque(reached)
        while waiting:
            for reader in self._readers.get(waiting.popleft(), ()):
                if reader.number in self._pending and reader.number not in reached:
                    reached.add(reader.number)
                    waiting.append(reader.number)
        return reached


def _is_bare(cell: FormulaCell) -> bool:
    """Whether it is one call of ours on cells and constants, and nothing else."""
    return cell.ours and reading_of(cell).bare
