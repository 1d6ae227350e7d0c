"""Formulas held against what the file shows: evaluated from the values in it, do they give back their own?

So it is found which languages a workbook may have been saved in, which formula may be written, and, over any workbooks
that Excel saved, how far the engines are to be believed.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.exact import exact_text, read_by, task
from fullfunnel.recalc.engines.exact_book import EngineRefusal, ExactBook
from fullfunnel.recalc.engines.fast import by_position
from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.profiles import Profiles, profiles_of
from fullfunnel.recalc.trust import REPRODUCED, same_value
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.recalc.engines.fast import Evaluation
    from fullfunnel.recalc.formulas.dependents import Dependence, FormulaCell
    from fullfunnel.recalc.values import Values

_PROOFS: Final = 80
"""Formulas that are asked for the language of a workbook at most."""


def gives_back(cell: FormulaCell, found: Evaluation, shown: Values) -> bool:
    """Whether what came out is what the file shows in every cell of the formula."""
    values = by_position(cell, found)
    if values is None:
        return False
    for at, value in values.items():
        before = shown.shown(cell.sheet, at)
        blank_still = before is None and value in {"", 0.0} and at != cell.formula.at
        if not (blank_still or same_value(value, before, REPRODUCED)):
            return False
    return True


def from_what_is_shown(
    shown: Values, cells: Sequence[FormulaCell], profiles: Sequence[str]
) -> dict[int, frozenset[str]]:
    """The profiles in which each formula gives back what the file shows, each evaluated from what the file shows.

    Every formula stands on a sheet of its own beside the values, so that none goes by what another gave.
    """
    from fullfunnel.recalc.engines.fast import Evaluation as Found  # noqa: PLC0415

    sheets = [sheet.name for sheet in shown.book.sheets]
    taken = {sheet.lower() for sheet in sheets}
    beside = {
        sheet: next(name for extra in range(len(sheets) + 1) if (name := f"beside{number}x{extra}") not in taken)
        for number, sheet in enumerate(sheets)
    }
    tasks = [task(cell, exact_text(cell), beside[cell.sheet]) for cell in cells]
    found: dict[int, set[str]] = {cell.number: set() for cell in cells}
    if tasks and profiles:
        held = read_by(shown, cells, apart=False)
        with (
            suppress(EngineRefusal),
            ExactBook([*sheets, *beside.values()], held, tasks, date1904=shown.book.date1904) as book,
        ):
            for profile in profiles:
                rows = book.calculated(profile)
                for index, cell in enumerate(cells):
                    given = Found()
                    given.put(cell.number, rows[index])
                    if gives_back(cell, given, shown):
                        found[cell.number].add(profile)
    return {number: frozenset(some) for number, some in found.items()}


def profiles_for(shown: Values, dependence: Dependence) -> Profiles:
    """The languages that are possible for a workbook, looked for when they are needed."""
    return Profiles(profiles_of(shown.book), partial(_proof, shown, dependence), partial(_texts, shown, dependence))


def _proof(shown: Values, dependence: Dependence, profiles: Sequence[str]) -> list[frozenset[str]]:
    cells = list(islice(_telling(shown, dependence), _PROOFS))
    return list(from_what_is_shown(shown, cells, profiles).values())


def _texts(shown: Values, dependence: Dependence) -> Iterable[str]:
    """What the file shows for the formulas that are asked for its language."""
    for cell in islice(_telling(shown, dependence), _PROOFS):
        value = shown.shown(cell.sheet, cell.formula.at)
        if isinstance(value, str):
            yield value


def _telling(shown: Values, dependence: Dependence) -> Iterable[FormulaCell]:
    """The formulas that come out otherwise from language to language; first those that depend on ours."""
    behind = {cell.number for cell in dependence.behind}
    ordered = sorted(dependence.cells, key=lambda cell: cell.number not in behind)
    for cell in ordered:
        reading = reading_of(cell)
        if cell.ours or cell.formula.table or not reading.exact or shown.is_blank(cell):
            continue
        if isinstance(shown.shown(cell.sheet, cell.formula.at), ExcelError):
            continue
        verdict = reading.verdict(shown.held(reading.references))
        if verdict.exact and verdict.by_language:
            yield cell
