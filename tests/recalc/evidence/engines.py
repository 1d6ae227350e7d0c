"""What three engines make of the cases: the exact one in several languages, the fast one, and LibreOffice Calc."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from fullfunnel.recalc.engines.exact_book import ExactBook, Task, package
from fullfunnel.recalc.engines.fast import evaluate
from fullfunnel.recalc.formulas.dependents import FormulaCell
from fullfunnel.recalc.formulas.references import resolved
from fullfunnel.xlsx.address import Area, Position
from fullfunnel.xlsx.layout import Place, layout
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from fullfunnel.xlsx.sheets.contents import Formula
from fullfunnel.xlsx.sheets.grid import Grid
from tests.recalc.evidence.cases import SHEET, newer_functions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.recalc.engines.engine_values import NotEvaluated
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from tests.recalc.evidence.cases import Case

LANGUAGES: Final = ("en_US", "nl_NL", "de_DE", "fr_FR")
_AT_ONCE: Final = 2_000
_CALL: Final = re.compile(r"\b([A-Z][A-Z0-9.]{1,30})\(")
_SORTED: Final = {"SORT": "_xlfn._xlws.SORT", "FILTER": "_xlfn._xlws.FILTER", "SORTBY": "_xlfn.SORTBY"}

Values = dict[int, "CellValue | NotEvaluated"]
"""What came out, by the number of the case; nothing for a case that was not taken."""


def by_exact(cases: Sequence[Case], language: str) -> Values:
    """What the exact engine gives in Excel of one language."""
    found: Values = {}
    for first in range(0, len(cases), _AT_ONCE):
        some = cases[first : first + _AT_ONCE]
        values = {SHEET: {at: value for case in some for at, value in case.values.items() if value is not None}}
        tasks = [Task(SHEET, case.at, case.text, _as_array(case)) for case in some]
        with ExactBook([SHEET], values, tasks) as book:
            rows = book.calculated(f"win-365-{language}")
        found |= {first + number: rows[number][0][0] for number in rows}
    return found


def by_fast(cases: Sequence[Case]) -> Values:
    """What the fast engine gives for the formulas that it is handed at all."""
    last = cases[-1].at
    laid_out = layout((SHEET,), (), (), frozenset(), (Position(last.row + 9, 60),))
    cells = []
    for number, case in enumerate(cases):
        ready = resolved(laid_out, case.text, Place(SHEET, case.at), number)
        if ready.known:
            formula = Formula(case.at, case.text, Area(*case.at, *case.at), array=False, spills=False)
            cells.append(FormulaCell(number, SHEET, formula, ready))
    triples = (
        (at.row, at.column, float(value) if isinstance(value, int) and not isinstance(value, bool) else value)
        for case in cases
        for at, value in sorted(case.values.items())
        if value is not None
    )
    grid = Grid.of(triples)
    book: Any = SimpleNamespace(
        sheets=[SimpleNamespace(name=SHEET)], date1904=False, contents=lambda _: SimpleNamespace(values=lambda: grid)
    )
    given = evaluate(book, cells, {})
    return {cell.number: given.values[cell.number][0][0] for cell in cells}


def by_calc(cases: Sequence[Case]) -> Values:
    """What LibreOffice Calc gives, with American settings; nothing where it is not installed."""
    program = shutil.which("soffice")
    found: Values = {}
    if program is None:
        return found
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(cases), _AT_ONCE):
            found |= _by_calc(program, Path(folder), cases[first : first + _AT_ONCE], first)
    return found


def _by_calc(program: str, folder: Path, some: Sequence[Case], first: int) -> Values:
    values = {SHEET: {at: value for case in some for at, value in case.values.items() if value is not None}}
    tasks = [Task(SHEET, case.at, _as_stored(case.text), _as_array(case)) for case in some]
    source = folder / f"cases{first}.xlsx"
    source.write_bytes(package([SHEET], values, tasks, date1904=False))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "out"
    order = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
    subprocess.run(order, capture_output=True, check=True, timeout=300)
    page = openpyxl.load_workbook(target / source.name, data_only=True)[SHEET]
    return {first + number: value for number, value in _read(page, some)}


def _read(page: Any, some: Sequence[Case]) -> Iterator[tuple[int, CellValue]]:
    for number, case in enumerate(some):
        cell = page.cell(case.at.row, case.at.column)
        value = cell.value
        if cell.data_type == "e":
            yield number, ExcelError(str(value))
        elif isinstance(value, bool | str):
            yield number, value
        elif isinstance(value, int | float):
            yield number, float(value)


def _as_stored(text: str) -> str:
    newer = newer_functions()
    return _CALL.sub(lambda call: _SORTED.get(call[1], ("_xlfn." if call[1] in newer else "") + call[1]) + "(", text)


def _as_array(case: Case) -> Area | None:
    return Area(*case.at, *case.at) if "{" in case.text else None
