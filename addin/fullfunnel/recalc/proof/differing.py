"""Which formulas come out otherwise than a file shows, each evaluated from what the file shows.

An engine that is proven for a formula gives what Excel gives. Where the file shows something else, nobody evaluated
the formula since what it reads was changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.fast import evaluate
from fullfunnel.recalc.proof.guard import Verdict, reading_of
from fullfunnel.recalc.proof.subtotals import subtotals
from fullfunnel.recalc.proof.sums import is_near_zero, may_cancel
from fullfunnel.recalc.proof.verification import from_what_is_shown, gives_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fullfunnel.recalc.formulas.dependents import Dependence, FormulaCell
    from fullfunnel.recalc.proof.profiles import Profiles
    from fullfunnel.recalc.values import Values

_AT_ONCE: Final = 4_000
"""Formulas that are loaded in the exact engine together."""
_ROUNDS: Final = 4
"""Times that the fast engine is asked again for what read a cell that differed."""
_WITNESSES: Final = 10_000
"""Formulas that are asked at most whether a file is behind."""


def provable(cells: Iterable[FormulaCell], values: Values) -> dict[FormulaCell, Verdict]:
    """The formulas that an engine may evaluate, given what their cells show, and which."""
    return {cell: verdict for cell in cells if (verdict := _verdict(cell, values)) is not None}


def _verdict(cell: FormulaCell, values: Values) -> Verdict | None:
    reading = reading_of(cell)
    if cell.formula.table or reading.tree is None or values.is_blank(cell):
        return None
    verdict = reading.verdict(values.held(reading.references))
    if not (verdict.fast or verdict.exact) or any(may_cancel(one, values) for one in verdict.sums):
        return None
    if (values.book.date1904 and verdict.dates) or subtotals(cell, values.book) is not None:
        return None
    return verdict


def differing_exactly(able: Mapping[FormulaCell, Verdict], values: Values, profiles: Profiles) -> Iterator[FormulaCell]:
    """Those that come out otherwise by the exact engine, in some language that is possible."""
    for by_language in (False, True):
        asked = [cell for cell, verdict in able.items() if verdict.exact and verdict.by_language is by_language]
        if not asked:
            continue
        wanted = profiles.possible if by_language else profiles.possible[:1]
        yield from _differing_in(asked, values, wanted)


def _differing_in(asked: Sequence[FormulaCell], values: Values, profiles: Sequence[str]) -> Iterator[FormulaCell]:
    for first in range(0, len(asked), _AT_ONCE):
        some = asked[first : first + _AT_ONCE]
        given = from_what_is_shown(values, some, profiles)
        yield from (cell for cell in some if len(given[cell.number]) != len(profiles))


def differing_fast(
    able: Mapping[FormulaCell, Verdict], values: Values, dependence: Dependence
) -> Iterator[FormulaCell]:
    """Those that come out otherwise by the fast engine."""
    asked = [cell for cell, verdict in able.items() if verdict.fast and cell.resolved.known]
    asked = [cell for cell in asked if not is_near_zero(cell, values.shown(cell.sheet, cell.formula.at), values)]
    for _ in range(_ROUNDS):
        found = evaluate(values.book, asked, {}) if asked else None
        if found is None:
            return
        other = {cell.number for cell in asked if not gives_back(cell, found, values)}
        # What reads a cell that came out otherwise was not evaluated from what the file shows.
        behind = [cell for cell in asked if cell.number in other and _reads_any(cell, other, dependence)]
        yield from (cell for cell in asked if cell.number in other and cell not in set(behind))
        asked = behind


def _reads_any(cell: FormulaCell, numbers: set[int], dependence: Dependence) -> bool:
    return any(one.number in numbers and one is not cell for one in dependence.precedents(cell))


def is_behind(values: Values, dependence: Dependence, profiles: Profiles, *, marked: bool) -> bool:
    """Whether formulas that do not depend on ours show what is not of the cells that they read; or none shows anything.

    Then the file was changed by a program that does not evaluate. What depends on ours is no witness, for a program
    that evaluates may not know our functions; nor is an array, for it may not fill all cells of one. Where a mark of
    the plan says that all is of one plan (``marked``), the formulas that take most time are not asked.
    """
    if all(values.is_blank(cell) for cell in dependence.cells):
        return True
    by_ours = {cell.number for cell in [*dependence.ours, *dependence.behind]}
    asked = [
        cell
        for cell in dependence.cells
        if cell.number not in by_ours and not cell.formula.array and dependence.reads_typed(cell)
    ]
    able = provable(asked[:_WITNESSES], values)
    if any(True for _ in differing_fast(able, values, dependence)):
        return True
    if marked:
        return False
    others = [
        cell
        for cell, verdict in able.items()
        if verdict.exact and not verdict.by_language and not (verdict.fast and cell.resolved.known)
    ]
    return any(True for _ in _differing_in(others, values, profiles.every[:1]))
