"""The values saved with the formulas are the right ones, and the formulas are spelled as the host stores them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.templates import TEMPLATES, TREINPAKKERS, Host
from fullfunnel.templates.spelling import spell, spell_formula
from tests.short_run import first_of
from tests.templates.opened import (  # a module beside the tests
    CALCULATION,
    COMMITTED,
    Cell,
    built,
    cells,
    members,
    named,
    on_sheet,
    table_rows,
)

if TYPE_CHECKING:
    from pathlib import Path

CALLS: dict[Host, str] = {
    "windows": r"(?<![\w.])FUNNEL_[A-Z_]+\(",
    "lite": r"_xldudf_FUNNEL_[A-Z_]+\(",
    "office": r"_xldudf_FUNNEL_[A-Z_]+\(",
    "calc": r"ORG\.FULLFUNNEL\.FUNNELADDIN\.FUNNEL[A-Z]+\(",
}


def ours(found: tuple[Cell, ...]) -> list[Cell]:
    return [cell for cell in found if cell.formula and "FUNNEL" in cell.formula]


def calls(host: Host, cell: Cell) -> list[str]:
    return re.findall(CALLS[host], cell.formula or "")


@pytest.mark.parametrize("name", first_of(TEMPLATES))
def test_a_run_without_excel_finds_nothing_to_refresh(name: str) -> None:
    done = regenerate(COMMITTED / name, check=True)
    assert done.refused is None
    assert len(done.owned) >= 60
    shown = [fault for fault in done.faults if not fault.hidden]
    assert (done.changed, done.left, shown) == ((), (), [])


@pytest.mark.parametrize("name", first_of(TEMPLATES))
def test_no_cell_shows_an_error(name: str) -> None:
    found = cells((COMMITTED / name).read_bytes())
    # What the cells look up on the sheet Calculation is an error where the function gives one.
    seen = [cell for cell in found if cell.sheet not in CALCULATION]
    assert [cell for cell in seen if isinstance(cell.value, str) and cell.value.startswith("#")] == []


@pytest.mark.parametrize("name", first_of(TEMPLATES))
def test_a_formula_that_comes_to_nothing_says_so(name: str) -> None:
    # <v></v> without t="str" means "never calculated" to a reader, and makes a template look stale.
    for part, content in members((COMMITTED / name).read_bytes()).items():
        if part.startswith("xl/worksheets/sheet"):
            empty = re.findall(rb"<c [^>]*><f>[^<]*</f><v></v></c>", content)
            assert [cell for cell in empty if b't="str"' not in cell] == []


@pytest.mark.deep
@pytest.mark.parametrize("host", CALLS)
def test_every_call_is_spelled_for_the_host(host: Host) -> None:
    plain, spelled = ours(cells(built(TREINPAKKERS, "nl"))), ours(cells(built(TREINPAKKERS, "nl", host)))
    assert [(cell.sheet, cell.place, cell.value) for cell in spelled] == [
        (cell.sheet, cell.place, cell.value) for cell in plain
    ]
    for one, other in zip(plain, spelled, strict=True):
        assert len(calls("windows", one)) == len(calls(host, other)) > 0
    if host != "windows":
        assert [cell for cell in spelled if calls("windows", cell)] == []


@pytest.mark.deep
def test_figures_only_holds_no_formula_of_ours_but_the_same_values() -> None:
    plain, figures = cells(built(TREINPAKKERS, "nl")), cells(built(TREINPAKKERS, "nl", "values"))
    assert ours(figures) == []
    saved = {(cell.sheet, cell.place): cell.value for cell in figures}
    for cell in ours(plain):
        assert saved.get((cell.sheet, cell.place)) == cell.value


def test_spelling() -> None:
    assert spell("FUNNEL_MAX_CPA", "windows") == "FUNNEL_MAX_CPA"
    assert spell("FUNNEL_MAX_CPA", "lite") == "_xldudf_FUNNEL_MAX_CPA"
    assert spell("FUNNEL_MAX_CPA", "calc") == "ORG.FULLFUNNEL.FUNNELADDIN.FUNNELMAXCPA"
    nested = "=IF(A1=1,FUNNEL_MAX_CPA(FUNNEL_ALLOWABLE(A1,B1,C1),ffGoal,ffBudget[#All]))"
    assert spell_formula(nested, "office") == (
        "=IF(A1=1,_xldudf_FUNNEL_MAX_CPA(_xldudf_FUNNEL_ALLOWABLE(A1,B1,C1),ffGoal,ffBudget[#All]))"
    )
    assert spell_formula(nested, "values") is None
    assert spell_formula("=SUM(A1:A3)", "values") == "=SUM(A1:A3)"


@pytest.mark.deep
def test_a_doubled_goal_runs_through_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    done = patch_and_regenerate(COMMITTED / "treinpakkers.nl.xlsx", path, {"Start": {"C7": 24000}})
    assert done.left == ()
    content = path.read_bytes()
    # Only what is won doubles and more: 24,000 - 4,000 by themselves = 20,000 = 2.5 times the 8,000 there were.
    assert value(content, "Doelen", "Videovertoningen") == 24_000_000 * 2.5
    shown = dict(on_sheet(content, "Overzicht"))
    assert shown["C5"] == 24000
    assert 24_000_000 * 2.5 in shown.values()
    assert 24_000_000 * 2.5 in [cell.value for cell in cells(content) if cell.sheet == "Funnel"]
    # 32 a result, of which 192,000 / 24,000 = 8 goes to what is not judged on results.
    assert named(content)["ffMaxCpa"] == pytest.approx(24)
    assert table_rows(content, "ffKpis") == table_rows((COMMITTED / "treinpakkers.nl.xlsx").read_bytes(), "ffKpis")


@pytest.mark.deep
def test_a_kpi_that_is_added_shows_up_everywhere(tmp_path: Path) -> None:
    # Typed with a program that keeps no values: all of them have to come back.
    path = tmp_path / "plan.xlsx"
    book = openpyxl.load_workbook(COMMITTED / "treinpakkers.nl.xlsx")
    sheet = book["Framework"]
    row = 20  # the first empty row of the table
    added = {"B": "Klikken social", "C": "Do", "D": "indirect", "E": "klikken", "F": "Bezoeken boekingspagina"}
    for column, typed in {**added, "G": 0.8, "H": 0.02}.items():
        assert sheet[f"{column}{row}"].value is None
        sheet[f"{column}{row}"] = typed
    book.save(path)
    done = regenerate(path)
    assert (done.refused, done.left) == (None, ())
    content = path.read_bytes()
    # The 2% of 100,000 visits that nothing fed: 2,000 / 80% = 2,500 clicks.
    assert value(content, "Doelen", "Klikken social") == 2500
    assert value(content, "Doelen", "Videovertoningen") == 24_000_000
    for sheet_name in ("Overzicht", "Funnel"):
        assert 2500 in [cell.value for cell in cells(content) if cell.sheet == sheet_name]


def value(content: bytes, sheet: str, kpi: str) -> object:
    found = dict(on_sheet(content, sheet))
    row = next(place[1:] for place, each in found.items() if each == kpi)
    return found[f"E{row}"]
