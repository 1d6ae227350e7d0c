"""How far the engines are to be believed: a workbook of anybody's, held against the values that Excel saved in it.

Every formula that would be evaluated if a FUNNEL cell stood before it is evaluated from the values in the file, by each
engine that is proven for it. Nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.errors import Refused
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.recalc.outcome import RefusedFile
from fullfunnel.recalc.proof.differing import differing_exactly, differing_fast, provable
from fullfunnel.recalc.proof.verification import profiles_for
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.refusals import Refusal
from fullfunnel.xlsx.replacing import Source

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from fullfunnel.recalc.proof.guard import Verdict
    from fullfunnel.recalc.proof.profiles import Profiles
    from fullfunnel.xlsx.sheets.cell_value import CellValue


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
    able = provable(cells, values)
    wrong = {
        **dict.fromkeys(differing_exactly(able, values, profiles), "exact"),
        **dict.fromkeys(differing_fast(able, values, dependence), "fast"),
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


def total(outcomes: Sequence[Verified]) -> tuple[int, int, int]:
    """Equal, differing and left formulas of some workbooks."""
    return (
        sum(one.equal for one in outcomes),
        sum(len(one.differences) for one in outcomes),
        sum(one.left for one in outcomes),
    )
