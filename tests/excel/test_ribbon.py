"""A marketeer clicks the buttons in a plan that is open in Excel."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.framework import schema as contract
from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts import actions as ribbon
from fullfunnel.hosts.buttons import BUTTONS
from fullfunnel.hosts.excel.connecting import plain
from fullfunnel.hosts.excel.marking import MARK
from tests.excel.desk import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"


@pytest.fixture
def book() -> xlwings.Book:
    return laid_out(TEMPLATES / "treinpakkers.nl.xlsx")


def said(book: xlwings.Book) -> str:
    last: str = book.app.impl.said[-1]
    return last


def answer_with(monkeypatch: pytest.MonkeyPatch, name: str, function: Callable[..., object]) -> None:
    """Let the buttons find another function by this name."""
    monkeypatch.setattr(ribbon, "FUNCTIONS", {**FUNCTIONS, name: function})


def everything(book: xlwings.Book) -> dict[str, Any]:
    return {
        sheet.name: copy.deepcopy((sheet.impl.values, sheet.impl.formulas, sheet.impl.colours)) for sheet in book.sheets
    }


def test_calculate_back_puts_the_targets_of_the_functions_on_a_sheet_of_its_own(book: xlwings.Book) -> None:
    before = everything(book)
    ribbon.JOBS["recalculate"](book)
    sheet = book.sheets["Doelen per KPI"]
    rows = sheet.used_range.options(ndim=2).value
    framework = next(
        table.range.options(ndim=2).value for each in book.sheets for table in each.tables if table.name == "ffKpis"
    )
    assert rows[0] == ["KPI", "Fase", "Rol", "Doel", "Uitleg"]
    assert [row[:4] for row in rows[1:]] == [
        [None if cell == "" else cell for cell in row]
        for row in FUNCTIONS["FUNNEL_TARGETS"](12000.0, framework)  # type: ignore[attr-defined]  # rows
    ]
    assert "teruggerekend vanaf 12.000" in said(book)
    after = everything(book)
    after.pop("Doelen per KPI")
    assert after == before


def test_clicked_again_it_writes_in_the_same_place_in_one_step(book: xlwings.Book) -> None:
    ribbon.JOBS["recalculate"](book)
    sheet = book.sheets["Doelen per KPI"]
    sheet.range("H1").value = "mijn aantekening"
    sheet.impl.entered.clear()
    count = len(book.sheets)
    ribbon.JOBS["recalculate"](book)
    assert len(book.sheets) == count
    assert len(sheet.impl.entered) == 1
    assert sheet.range("H1").value == "mijn aantekening"


def test_what_was_typed_below_our_rows_is_never_written_over(book: xlwings.Book) -> None:
    ribbon.JOBS["recalculate"](book)
    sheet = book.sheets["Doelen per KPI"]
    room = book.names["ffOwnTargets"]
    # As if the plan had fewer KPIs then, and she typed where more rows would come.
    room.impl.book._names["ffOwnTargets"] = "='Doelen per KPI'!$A$1:$E$5"  # noqa: SLF001
    sheet.range("A6").value = "mijn aantekening"
    ribbon.JOBS["recalculate"](book)
    assert sheet.range("A6").value == "mijn aantekening"
    assert "Doelen per KPI (2)" in [each.name for each in book.sheets]


def test_explain_tells_of_the_kpi_in_the_row(book: xlwings.Book) -> None:
    table = next(table for sheet in book.sheets for table in sheet.tables if table.name == "ffKpis")
    table.range[2, 1].select()
    kpi = table.range[2, 0].value
    ribbon.JOBS["explain"](book)
    assert said(book).startswith(f"{kpi}: ")


def test_explain_in_an_empty_row_says_what_to_do(book: xlwings.Book) -> None:
    book.sheets[0].range("A900").select()
    ribbon.JOBS["explain"](book)
    assert "geen KPI van het framework" in said(book)


def test_language_switches_and_back(book: xlwings.Book) -> None:
    ribbon.JOBS["language"](book)
    assert said(book) == "The explanations are in English now."
    assert book.names[contract.LANGUAGE].refers_to_range.value == "en"
    ribbon.JOBS["language"](book)
    assert said(book).startswith("De uitleg in deze werkmap is nu")


def test_connect_enters_every_formula_of_ours_again_and_no_other(book: xlwings.Book) -> None:
    before = everything(book)
    ribbon.JOBS["connect"](book)
    assert everything(book) == before
    entered = sum(len(given) for sheet in book.sheets for _, given in sheet.impl.entered)
    ours = sum("FUNNEL_" in formula for sheet in book.sheets for formula in sheet.impl.formulas.values())
    assert entered == ours > 0
    assert str(ours) in said(book)


def test_connect_tells_which_cells_it_could_not(book: xlwings.Book) -> None:
    sheet = next(each for each in book.sheets if any("FUNNEL_" in f for f in each.impl.formulas.values()))
    sheet.impl.protected = True
    ribbon.JOBS["connect"](book)
    assert "Haal de beveiliging van het blad" in said(book)
    assert f"{sheet.name}!" in said(book)


def test_connect_leaves_cells_alone_that_another_spills_into(book: xlwings.Book) -> None:
    sheet = book.sheets.add("Eigen")
    formula = "=FUNNEL_TARGETS(ffGoal,ffKpis[#All])"
    sheet.impl.formulas = {(row, column): formula for row in (1, 2) for column in (1, 2)}
    ribbon.JOBS["connect"](book)
    assert [address for address, _ in sheet.impl.entered] == ["$A$1"]


@pytest.mark.parametrize(
    "stored",
    [
        "=_xldudf_FUNNEL_TARGET(A1,2,B:C)",
        "=[1]!FUNNEL_TARGET(A1,2,B:C)",
        r"='C:\Users\Piet\fullfunnel.xlam'!FUNNEL_TARGET(A1,2,B:C)",
        "=_xludf.FUNNEL_TARGET(A1,2,B:C)",
        "=funnel_target(A1,2,B:C)",
        "=FUNNEL_TARGET(A1,2,B:C)",
    ],
)
def test_a_formula_of_any_spelling_is_entered_as_a_person_would_type_it(stored: str) -> None:
    assert plain(stored) == "=FUNNEL_TARGET(A1,2,B:C)"


def test_check_lists_the_remarks_marks_the_messages_and_jumps(
    book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.names["ffChecks"].delete()  # a plan from before it had a sheet that shows them by itself
    table = next(table for sheet in book.sheets for table in sheet.tables if table.name == "ffMessages")
    ids = [table.range[row, 0].value for row in (1, 2, 3)]
    table.range[2, 0].color = (1, 2, 3)
    found = [["MSG101", "warning", ids[0], "De oproep past niet.", "Maak er iets anders van."]]
    found += [["MSG201", "hint", ids[1], "Sluit niet aan.", "Noem hetzelfde product."]]
    answer_with(monkeypatch, "FUNNEL_CHECKS", lambda *_: found)
    ribbon.JOBS["check"](book)
    assert said(book) == f"2 opmerkingen, de eerste over {ids[0]}: De oproep past niet."
    assert book.sheets["Opmerkingen"].range("A2:E3").value == found
    assert book.impl.active == "Opmerkingen"
    assert book.app.impl.selection.address == "$A$2"
    # The marketeer's own colour stays, ours goes when the remark is gone.
    assert [table.range[row, 0].color for row in (1, 2, 3)] == [MARK, (1, 2, 3), None]
    answer_with(monkeypatch, "FUNNEL_CHECKS", lambda *_: [["", "", "", "", ""]])
    ribbon.JOBS["check"](book)
    assert said(book).startswith("Geen opmerkingen")
    assert [table.range[row, 0].color for row in (1, 2, 3)] == [None, (1, 2, 3), None]


def test_check_goes_to_the_sheet_that_shows_the_remarks_by_itself(
    book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(book)
    table = next(table for sheet in book.sheets for table in sheet.tables if table.name == "ffMessages")
    first = table.range[1, 0].value
    answer_with(monkeypatch, "FUNNEL_CHECKS", lambda *_: [["MSG101", "warning", first, "Past niet.", "Wijzig."]])
    ribbon.JOBS["check"](book)
    assert said(book) == f"1 opmerking, de eerste over {first}: Past niet."
    assert book.impl.active == "Controle"
    assert book.app.impl.selection.address == "$B$12"
    assert table.range[1, 0].color == MARK
    after = everything(book)
    assert {name: (values, formulas) for name, (values, formulas, _) in after.items()} == {
        name: (values, formulas) for name, (values, formulas, _) in before.items()
    }


@pytest.mark.deep
def test_a_new_plan_never_takes_the_place_of_another(
    book: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Documents").mkdir()
    for job in ("new_see_think_do_care", "new_touch_tell_sell", "new_aida"):
        ribbon.JOBS[job](book)
    names = ["Full funnel plan.xlsx", "Full funnel plan 2.xlsx", "Full funnel plan 3.xlsx"]
    assert [Path(each).name for each in book.app.impl.opened] == names
    assert all((tmp_path / "Documents" / name).stat().st_size > 10_000 for name in names)


@pytest.mark.parametrize("name", [each.name for each in BUTTONS if not each.name.startswith("new_")])
def test_in_a_workbook_that_is_no_plan_every_button_says_what_to_do(
    book: xlwings.Book, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "FUNNEL_CHECKS", lambda *_: [])
    for sheet in book.sheets:
        sheet.impl._tables.clear()  # noqa: SLF001
        sheet.impl.values, sheet.impl.formulas = {}, {}
    book.impl._names.clear()  # noqa: SLF001
    ribbon.JOBS[name](book)
    assert len(book.app.impl.said) == 1
    assert "Error" not in said(book)
    assert "Traceback" not in said(book)


def test_a_fault_of_excel_becomes_a_sentence(book: xlwings.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("the server threw an exception")

    answer_with(monkeypatch, "FUNNEL_TARGETS", broken)
    ribbon.JOBS["recalculate"](book)
    assert said(book).startswith("Dit is niet gelukt; er is niets van jou overschreven.")
    assert said(book).endswith("RuntimeError: the server threw an exception")
