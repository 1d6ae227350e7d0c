"""The plain sheet beside Python: brought up to date where the file is behind, and compared.

Two calculations of one plan that know nothing of each other. Where the sheet's cells are those of the plan that is in
the workbook now, a target that differs from Python's means that somebody typed over a formula; the cell is named.
"""

from __future__ import annotations

import math
import re
from collections import ChainMap
from dataclasses import dataclass
from functools import partial
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from fullfunnel.display import amount
from fullfunnel.errors import FunnelError
from fullfunnel.language import LANGUAGES, Text, same
from fullfunnel.plain.calculation import KPIS, STEPS, TARGETS
from fullfunnel.plain.mark import CHANGED, MARK, NOTED, REMARK, SMALLEST
from fullfunnel.plain.outcome import REST
from fullfunnel.plain.table import REST_WORDS
from fullfunnel.recalc.formulas.spelling import mentions_ours
from fullfunnel.recalc.outcome import Change, Fault
from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.recalc.plain_sheet.plain_values import evaluated_sheet, in_dutch
from fullfunnel.recalc.plain_sheet.scenario_cells import scenarios_are_current
from fullfunnel.recalc.plan_mark import PlanMark, named_cell
from fullfunnel.xlsx.address import Area, Position, area
from fullfunnel.xlsx.layout import sheet_name
from fullfunnel.xlsx.reading import rows_of_tables
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fullfunnel.language import Language
    from fullfunnel.recalc.engines.fast import Functions
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from fullfunnel.xlsx.sheets.contents import Contents
    from fullfunnel.xlsx.sheets.grid import Grid

CODE: Final = "FIL120"
"""The code of the finding."""

_INDEX: Final = re.compile(r"((?:'(?:[^']|''){1,80}'|[^\s'!(),]{1,80})!)(\$[A-Z]{1,3}\$\d+:\$[A-Z]{1,3}\$\d+)")
_READ: Final = 26
"""The last column that says which plan the sheet was calculated for, and to which targets."""
_MOST_NAMED: Final = 3
"""Cells that are named besides the first."""
_GOAL: Final = "ffGoal"
_LANGUAGE: Final = "ffLanguage"
_TABLE: Final = "ffkpis"
_TYPED_OVER: Final = Text(
    nl=f"{CODE} hier hoort een formule, maar er staat een getal of tekst; kopieer de cel erboven of eronder hierheen",
    en=f"{CODE} a formula belongs here, but a number or text was typed; copy the cell above or below to this place",
)
_DIFFERS: Final = Text(
    nl=f"{CODE} dit tabblad komt uit op {{plain}}, maar de functie op {{python}}; iemand heeft een formule op dit "
    "tabblad gewijzigd",
    en=f"{CODE} this sheet gives {{plain}}, but the function gives {{python}}; somebody changed a formula on this "
    "sheet",
)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What the plain sheet says beside Python."""

    changed: tuple[Change, ...] = ()
    """Cells of the sheet whose values were those of another plan."""
    faults: tuple[Fault, ...] = ()
    """Cells that do not give what Python gives."""
    behind: bool = False
    """Whether the sheet is of another plan than that in the workbook: nobody evaluated since that was changed."""


def second_opinion(book: Book, functions: Functions) -> SecondOpinion:
    """What the plain sheet of a workbook says; nothing for a workbook without one.

    Raises:
        Damaged: a part of the workbook cannot be read.
    """
    sheet = plain_sheet(book)
    if sheet is None:
        return SecondOpinion()
    names, targets = _area(book, KPIS), _area(book, TARGETS)
    rows = {name.casefold(): found for name, found in rows_of_tables(book, {_TABLE}).items()}.get(_TABLE)
    if names is None or targets is None or rows is None:
        return SecondOpinion()
    goal = _value(book, _GOAL)
    contents = book.contents(sheet)
    shown, formulas = contents.values(), contents.formulas_of_row(names.top)
    over = tuple(_typed_over(contents, sheet, names, formulas))
    is_current = _is_current(book, formulas, names, shown, goal) and scenarios_are_current(book)
    has_its_mark = _has_its_mark(book, sheet, names, shown, formulas) if is_current else False
    if is_current and has_its_mark:
        faults = (*over, *_compared(sheet, names, targets, shown, functions, goal, rows))
        noted = (
            Change(sheet, note.at.a1, shown.get(note.at), note.value, precedent=True) for note in _noted(book, shown)
        )
        return SecondOpinion(tuple(noted), faults)
    fresh = evaluated_sheet(book, sheet)
    steps = _area(book, STEPS)
    if steps is not None and str(_value(book, _LANGUAGE)).casefold() == "nl":
        inside = {at: value for at, value in fresh.items() if steps.holds(at) and isinstance(value, str)}
        fresh |= {at: in_dutch(value) for at, value in inside.items()}
    # What was is only read.
    now = ChainMap(fresh, cast("dict[Position, CellValue]", shown))
    for change in tuple(_noted(book, now)):
        fresh[change.at] = change.value
    changed = [
        Change(sheet, at.a1, was, value, precedent=True)
        for at, value in fresh.items()
        if (was := shown.get(at)) != value and not _same(was, value)
    ]
    faults = (*over, *_compared(sheet, names, targets, now, functions, goal, rows))
    # A cell that was typed over is not that of the plan either, and no mark comes of formulas that are not known.
    return SecondOpinion(tuple(changed), faults, behind=not over and has_its_mark is not None)


def _has_its_mark(book: Book, sheet: str, names: Area, shown: Grid, formulas: Mapping[int, str]) -> bool | None:
    """Whether the mark that the sheet shows is that of the plan in the workbook; so for a sheet without one.

    ``None`` where nobody can say.
    """
    at = named_cell(book, MARK)
    if at is None:
        return True
    mark, there = PlanMark(book, sheet, names, shown).value(formulas), shown.get(at[1])
    return None if mark is None else isinstance(there, float) and abs(mark - there) < SMALLEST


class _Note(NamedTuple):
    """What a cell that goes by the mark shows from now on."""

    at: Position
    value: CellValue


def _noted(book: Book, now: Mapping[Position, CellValue]) -> Iterator[_Note]:
    """What is written down once our texts are those of the plan that is there: its mark, and that nothing changed."""
    cells = {name: at[1] for name in (MARK, NOTED, CHANGED, REMARK) if (at := named_cell(book, name)) is not None}
    mark = now.get(cells[MARK]) if MARK in cells else None
    if not isinstance(mark, float) or not mentions_ours(book):
        return
    wanted: dict[str, CellValue] = {NOTED: mark, CHANGED: 0.0, REMARK: ""}
    for name, value in wanted.items():
        was = now.get(cells[name]) if name in cells else value
        near = isinstance(was, float) and isinstance(value, float) and abs(was - value) < SMALLEST
        if not near and not _same(was, value):
            yield _Note(cells[name], value)


def _area(book: Book, name: str) -> Area | None:
    place = _place(book, name)
    return None if place is None else place[1]


def _place(book: Book, name: str) -> tuple[str, Area] | None:
    found = (each for each in book.names if each.name.casefold() == name.casefold())
    return next((book.named_area(each) for each in found), None)


def _value(book: Book, name: str) -> CellValue:
    place = _place(book, name)
    return None if place is None else book.contents(place[0]).values().get(place[1].corner)


def _typed_over(contents: Contents, sheet: str, names: Area, formulas: Iterable[int]) -> Iterator[Fault]:
    """The cells of the sheet that hold something where a formula belongs."""
    places = contents.formula_places(_READ, names.top, names.bottom)
    for column in formulas:
        for row in range(names.top, names.bottom + 1) if column <= _READ else ():
            if (row, column) not in places:
                yield Fault(sheet, Position(row, column).a1, "#VALUE!", _TYPED_OVER)


def _is_current(book: Book, formulas: Mapping[int, str], names: Area, shown: Grid, goal: object) -> bool:
    """Whether what the sheet read is what stands in the workbook now."""
    for column, formula in formulas.items():
        match = _INDEX.search(formula) if column <= _READ else None
        if match is None:
            continue
        place, cells = book.canonical(sheet_name(match[1]) or ""), area(match[2].replace("$", ""))
        if place is None or cells is None or cells.width > 1:
            continue
        read = cells._replace(bottom=min(cells.bottom, cells.top + names.height - 1))
        source = book.contents(place).values().columns(read)[0]
        own = shown.columns(names._replace(left=column, right=column))[0]
        is_current = _text_is_current if formula.startswith("IFERROR(TRIM(") else partial(_number_is_current, formula)
        if not all(starmap(is_current, zip_longest(source, own))):
            return False
    cell = shown.get(Position(5, 3))
    number = goal if isinstance(goal, int | float) and not isinstance(goal, bool) and goal >= 0 else -1
    return _same(cell, float(number))


def _text_is_current(there: CellValue, here: CellValue) -> bool:
    return _as_text(there) == (here or "")


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "#ERROR" if isinstance(value, ExcelError) else " ".join(str(value).replace("\u00ad", "").split())


def _number_is_current(formula: str, there: object, here: object) -> bool:
    if formula.startswith("IF(ISERROR(") and isinstance(there, str) and there.strip().casefold() in REST_WORDS:
        return here == REST
    if not formula.startswith(("IF(ISLOGICAL(", "IF(ISERROR(")):
        return True
    if isinstance(there, int | float) and not isinstance(there, bool):
        return _same(here, float(there) if there >= 0 else -9.0)
    blank = there is None or (isinstance(there, str) and not there.strip(" -"))
    return here == (-1 if blank else -9)


def _compared(  # noqa: PLR0913, PLR0917  # the two sides
    sheet: str,
    names: Area,
    targets: Area,
    shown: Mapping[Position, CellValue],
    functions: Functions,
    goal: object,
    rows: object,
) -> list[Fault]:
    kpis = [(row, name) for row in range(names.top, names.bottom + 1) if (name := shown.get(Position(row, names.left)))]
    given = {row: _by_python(functions["FUNNEL_TARGET"], name, goal, rows) for row, name in kpis}
    if not any(isinstance(each, int | float) for each in given.values()):
        # The plan itself cannot be calculated, which its own finding says: there is nothing to compare with.
        return []
    off = []
    for row, python in given.items():
        at = Position(row, targets.left)
        plain = shown.get(at)
        # An error is loud in both; which one may differ where more than one thing is wrong.
        if isinstance(plain, ExcelError) or (isinstance(plain, str) and plain.startswith("#")):
            continue
        if not _same(plain, python):
            off.append((at.a1, plain, python))
    if not off:
        return []
    cell, plain, python = off[0]
    others = _others([each for each, _, _ in off[1:]])
    words = [{"plain": _shown(plain, each), "python": _shown(python, each)} for each in LANGUAGES]
    sentence = Text(_DIFFERS.nl.format(**words[0]) + others.nl, _DIFFERS.en.format(**words[1]) + others.en)
    return [Fault(sheet, cell, "#VALUE!", sentence)]


def _others(cells: list[str]) -> Text:
    """The cells below the first that differ as well: one formula that was changed moves all that hang on it."""
    if not cells:
        return same("")
    named, more = ", ".join(cells[:_MOST_NAMED]), len(cells) - _MOST_NAMED
    if more <= 0:
        return Text(f" (ook {named})", f" (also {named})")
    return Text(f" (ook {named} en nog {more})", f" (also {named} and {more} more)")


def _shown(value: object, language: Language) -> str:
    return amount(value, language) if isinstance(value, int | float) else str(value)


def _by_python(function: Callable[..., object], *given: object) -> object:
    try:
        return function(*given)
    except FunnelError as error:
        return error.excel


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return one == other or {one, other} == {None, ""} or str(one) == str(other)
