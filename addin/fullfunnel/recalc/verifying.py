"""How far the engines are to be believed: a workbook of anybody's, held against the values that Excel saved in it.

Every formula that would be evaluated if a FUNNEL cell stood before it is evaluated from the values in the file, by each
engine that is proven for it. Nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import Refused
from fullfunnel.recalc.engines.fast import evaluate
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.recalc.outcome import RefusedFile
from fullfunnel.recalc.proof.guard import Verdict, reading_of
from fullfunnel.recalc.proof.subtotals import subtotals
from fullfunnel.recalc.proof.sums import is_near_zero, may_cancel
from fullfunnel.recalc.proof.verification import from_what_is_shown, gives_back, profiles_for
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.refusals import Refusal
from fullfunnel.xlsx.replacing import Source

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.recalc.proof.profiles import Profiles
    from fullfunnel.xlsx.sheets.cell_value import CellValue

_AT_ONCE: Final = 4_000
"""Formulas that are loaded in the exact engine together."""
_ROUNDS: Final = 4
"""Times that the fast engine is asked again for what read a cell that differed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A formula that came out otherwise than Excel saved it."""

    sheet: str
    cell: str
    formula: str
    saved: CellValue
    engine: str


@dataclass(frozen=True, slots=True)
class Verified:
    """One workbook, held against its own values."""

    path: Path
    equal: int = 0
    left: int = 0
    """Formulas that would not be evaluated."""
    differences: tuple[Difference, ...] = ()
    refused: RefusedFile | None = None


def verify(path: str | os.PathLike[str]) -> Verified:
    """Evaluate all formulas of a workbook that may be, from the values that it shows; nothing is written.

    Returns:
        How many gave back what the file shows, how many were left, and each that did not. A workbook that cannot be
        used comes back with ``refused`` filled.
    """
    place = Path(path)
    try:
        source = Source.read(place)
        book = Book(Package.open(source.content, place.name, allow_unsigned=True))
        return _verified(place, book)
    except Refused as refusal:
        kind = refusal.kind if isinstance(refusal, Refusal) else "refused"
        return Verified(place, refused=RefusedFile(kind, refusal.text))


def _verified(path: Path, book: Book) -> Verified:
    dependence = Dependence.of(book)
    cells = [cell for cell in dependence.cells if not cell.ours]
    if book.recalculates_on_load or book.precision_as_displayed:
        return Verified(path, left=len(cells))
    values = Values(book)
    profiles = profiles_for(values, dependence)
    able = {cell: verdict for cell in cells if (verdict := _verdict(cell, values)) is not None}
    wrong = {
        **dict.fromkeys(_differing_exactly(able, values, profiles), "exact"),
        **dict.fromkeys(_differing_fast(able, values, dependence), "fast"),
    }
    left = {cell for cell, verdict in able.items() if not (verdict.fast or verdict.exact)}
    left |= {cell for cell in wrong if wrong[cell] == "exact" and not _is_of_one_language(able[cell], profiles)}
    differences = tuple(
        Difference(
            cell.sheet, cell.formula.at.a1, cell.formula.text, values.shown(cell.sheet, cell.formula.at), wrong[cell]
        )
        for cell in cells
        if cell in wrong and cell not in left
    )
    not_done = len(cells) - len(able) + len(left)
    return Verified(path, len(cells) - not_done - len(differences), not_done, differences)


def _is_of_one_language(verdict: Verdict, profiles: Profiles) -> bool:
    return not verdict.by_language or len(profiles.possible) == 1


def _verdict(cell: FormulaCell, values: Values) -> Verdict | None:
    """What may evaluate a formula, given what its cells show; None where nothing may."""
    reading = reading_of(cell)
    if cell.formula.table or reading.tree is None or values.is_blank(cell):
        return None
    verdict = reading.verdict(values.held(reading.references))
    if not (verdict.fast or verdict.exact) or any(may_cancel(one, values) for one in verdict.sums):
        return None
    if (values.book.date1904 and verdict.dates) or subtotals(cell, values.book) is not None:
        return None
    return verdict


def _differing_exactly(able: dict[FormulaCell, Verdict], values: Values, profiles: Profiles) -> Iterator[FormulaCell]:
    for by_language in (False, True):
        asked = [cell for cell, verdict in able.items() if verdict.exact and verdict.by_language is by_language]
        if not asked:
            continue
        wanted = profiles.possible if by_language else profiles.possible[:1]
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            given = from_what_is_shown(values, some, wanted)
            yield from (cell for cell in some if len(given[cell.number]) != len(wanted))


def _differing_fast(able: dict[FormulaCell, Verdict], values: Values, dependence: Dependence) -> Iterator[FormulaCell]:
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


def total(outcomes: Sequence[Verified]) -> tuple[int, int, int]:
    """Equal, differing and left formulas of some workbooks."""
    return (
        sum(one.equal for one in outcomes),
        sum(len(one.differences) for one in outcomes),
        sum(one.left for one in outcomes),
    )
