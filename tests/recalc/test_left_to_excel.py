"""What is not written: cells that only Excel is sure to evaluate right, and errors with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import ExcelError, patch
from tests.recalc.factories import KPIS, PART, changes, left, plan, target
from tests.xlsx.factories import calamine_rows, content_of, read, save

if TYPE_CHECKING:
    from pathlib import Path


# --- the trust rule ---


def test_a_cell_whose_value_the_engine_does_not_give_back_is_left_and_named(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 20_000),
            "H5": ("=H4*2", 41_000),
            "H6": ("=H5+1", 41_001),
            "H7": ("=H4*3", 60_000),
            "H8": ('=H4+LEN(CELL("address",A1))', 20_004),
        },
    )
    outcome = regenerate(book)
    assert changes(outcome) == pytest.approx({"H4": 40_000, "H7": 120_000})
    assert set(left(outcome)) == {"H5", "H6", "H8"}
    assert "F9" in left(outcome)["H5"]
    assert [row[7] for row in calamine_rows(book, "Plan")[3:8]] == [40_000, 41_000, 41_001, 120_000, 20_004]
    again = regenerate(book)
    assert again.changed == ()
    assert set(left(again)) == {"H5", "H6", "H8"}, "the next night says so again"


def test_an_error_that_runs_through_a_formula_proves_nothing(tmp_path: Path) -> None:
    """Opened once without the add-in, all of these show #NAME?; the engine would give that back from any formula."""
    name = ExcelError("#NAME?")
    book = plan(tmp_path / "plan.xlsx", dict.fromkeys(("H4", "H5", "H6"), ("=x", 1)))
    formulas = {"H4": target("Visits"), "H5": "=H4*2", "H6": '=H4+LEN(CELL("address",A1))'}
    xml = read(book)
    for cell, formula in formulas.items():
        xml = xml.replace(f'<c r="{cell}"><f>x</f><v>1</v>', f'<c r="{cell}" t="e"><f>{formula[1:]}</f><v>{name}</v>')
    save(book, {**content_of(book), PART: xml.encode()})
    outcome = regenerate(book)
    assert changes(outcome) == {"H4": 40_000, "H5": 80_000}
    assert set(left(outcome)) == {"H6"}


def test_a_formula_of_ours_inside_a_function_that_is_not_known_is_left_where_its_value_would_change(
    tmp_path: Path,
) -> None:
    wrapped = f"=BAHTTEXT({target('Visits')[1:]})"
    book = plan(tmp_path / "plan.xlsx", {"H4": (wrapped, "20000"), "H5": (target("Visits"), 20_000)})
    outcome = regenerate(book)
    assert changes(outcome) == {"H5": 40_000}
    assert set(left(outcome)) == {"H4"}


def test_a_value_that_another_program_promised_to_calculate_later_is_no_value(tmp_path: Path) -> None:
    """XlsxWriter puts 0 where it knows no value and asks for all to be evaluated on opening."""
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Plan")
    for number, row in enumerate(KPIS, start=3):
        page.write_row(f"A{number}", row)
    page.write("F1", 1200)
    page.write_formula("F2", "=F1*2")
    page.write_formula("F3", '=CELL("row",A1200)')
    page.write_formula("H4", target("Visits", "F2", "A3:D6"))
    page.write_formula("H5", "=H4+1")
    page.write_formula("H6", "=H4+2", None, 7)
    page.write_formula("H7", target("Visits", "F3", "A3:D6"))
    book.close()
    outcome = regenerate(path)
    assert changes(outcome) == {"F2": 2400, "H4": 80_000, "H5": 80_001}
    assert set(left(outcome)) == {"F3", "H6", "H7"}
    assert "fullCalcOnLoad" in read(path, "xl/workbook.xml"), "that is not ours to take away"


# --- errors of ours ---


@pytest.mark.parametrize(
    ("formula", "error", "says"),
    [
        (target("Views"), "#N/A", "Views"),
        ('=FUNNEL_TARGET("Visits",ffGoal,A1:A1)', "#VALUE!", None),
        ('=FUNNEL_TARGET("Visits","veel",ffKpis[#All])', "#VALUE!", "veel"),
        ('=FUNNEL_TARGET("Visits",1/0,ffKpis[#All])', "#VALUE!", "#DIV/0!"),
        ('=FUNNEL_TARGET("Visits")', "#VALUE!", "arguments"),
        ("=FUNNEL_TARGET()", "#VALUE!", "arguments"),
        ('=FUNNEL_MAX_CPA(36,1000,18000,250,"gratis")', "#VALUE!", "gratis"),
        ("=FUNNEL_TARGET(#REF!,ffGoal,ffKpis[#All])", "#N/A", "#REF!"),
    ],
)
def test_an_error_of_ours_stands_in_the_cell_and_its_sentence_in_the_outcome(
    tmp_path: Path, formula: str, error: str, says: str | None
) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (formula, 7)})
    outcome = regenerate(book)
    assert changes(outcome) == {"H4": error}
    assert [fault.cell for fault in outcome.faults] == ["H4"]
    fault = outcome.faults[0]
    assert fault.sentence.nl != fault.sentence.en
    if says is not None:
        assert says in fault.sentence.en
    assert 't="e"' in read(book)
    assert regenerate(book).faults == outcome.faults, "it is still said when nothing changes"


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do"], ["Visits", "Think", "Leads", 0]], "#DIV/0!"),
        ([["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do", "Visits", 1], ["Visits", "Think", "Leads", 1]], "#NUM!"),
    ],
)
def test_a_plan_that_cannot_be_evaluated(tmp_path: Path, rows: list[list[Any]], error: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    page["F1"] = '=FUNNEL_TARGET("Visits",1200,A1:D3)'
    path = tmp_path / "plan.xlsx"
    book.save(path)
    outcome = regenerate(path)
    assert changes(outcome) == {"F1": error}
    assert outcome.faults[0].error == error


def test_a_fault_in_a_function_is_never_a_silent_value(tmp_path: Path) -> None:
    def broken(*_: object) -> float:
        raise ZeroDivisionError

    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 1)})
    content = book.read_bytes()
    with pytest.raises(ZeroDivisionError):
        regenerate(book, functions={"FUNNEL_TARGET": broken})
    assert book.read_bytes() == content


def test_functions_of_a_newer_version_are_left_and_named(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx", {"H4": ("=FUNNEL_WEATHER(1)", 3), "H5": ("=H4*2", 6), "H6": (target("Visits", "H4"), 1)}
    )
    outcome = regenerate(book)
    assert "FUNNELWEATHER" in left(outcome)["H4"]
    assert "H6" in changes(outcome), "evaluated from the value that the file shows"


def test_a_reference_to_another_workbook_is_left_and_named(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits", "[2]Doelen!$A$1"), 1)})
    outcome = regenerate(book)
    assert outcome.changed == ()
    assert "[2]Doelen!" in left(outcome)["H4"]


def test_a_circle_is_left_and_named(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits", "H5"), 40_000), "H5": ("=H4/100", 400)})
    outcome = regenerate(book)
    assert outcome.changed == ()
    assert "circle" in left(outcome)["H4"]


def test_cells_that_find_ours_by_their_address_in_text(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 20_000),
            "H5": ('=INDIRECT("H4")*2', 40_000),
            "H6": ("=OFFSET(H3,1,0)", 20_000),
            "H7": ('=INDIRECT("F1")', 1200),
        },
    )
    outcome = regenerate(book)
    assert changes(outcome) == pytest.approx({"H4": 40_000})
    assert set(left(outcome)) == {"H5", "H6", "H7"}, "which cells they read takes a calculation to tell"


@pytest.mark.parametrize(
    ("formula", "is_written"),
    [
        # Beside a goal of 5,000,000 a thousandth of a unit is small, but nothing was subtracted: it is the value.
        ('=IF(A4="","",IFERROR(INDEX(FUNNEL_TARGETS(ffGoal,ffKpis[#All]),2,4),""))', True),
        ('=IF(A4="","",IFERROR(INDEX(FUNNEL_TARGETS(ffGoal,ffKpis[#All]),2,4)-D9,""))', False),
    ],
)
def test_a_very_small_value_that_a_formula_only_passes_on_is_right(
    tmp_path: Path, formula: str, *, is_written: bool
) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H1": (formula, "")}, goal=3e-12)
    patch(book, book, {"Plan": {"D9": 0, "D5": 0.5, "D6": 0.5}})
    outcome = regenerate(book)
    assert (changes(outcome).get("H1"), list(left(outcome))) == (
        (pytest.approx(6e-12, rel=1e-12), []) if is_written else (None, ["H1"])
    )


def test_every_cell_of_an_array_that_is_left_is_listed(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 20_000), "H5": ("=H4*2", 1), "H6": ("=H4*2", 1)})
    xml = read(path).replace("<f>H4*2</f>", '<f t="array" ref="H5:H7">H4*LEN(CELL("address",A1:A3))</f>', 1)
    last = xml.index("<f>H4*2</f>")
    xml = xml[:last] + xml[last + len("<f>H4*2</f>") :]
    outcome = regenerate(save(path, {**content_of(path), PART: xml.encode()}))
    assert changes(outcome) == {"H4": 40_000}
    assert set(left(outcome)) == {"H5", "H6", "H7"}
