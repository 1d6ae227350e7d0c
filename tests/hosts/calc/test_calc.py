"""Calc itself calculates the functions: every value as Python gives it, errors as Calc's own, arrays, the menu."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from fullfunnel.framework import schema as contract
from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.calc.extension import build as build_extension
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TEMPLATES
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import read_names, read_tables
from tests.templates.opened import built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Calc = Callable[..., Any]

PLAN: list[list[Any]] = [
    ["KPI", "Feeds", "Rate", "My own column"],
    ["Leads", None, None, None],
    ["Visits", "Leads", 0.03, None],
    ["Views", "Visits", 0.01, None],
]
TABLE = "A1:D4"


def as_number(value: object) -> object:
    """A cell as Calc hands it over: a day as its number, nothing as an empty text."""
    if isinstance(value, dt.datetime):
        return float((value - dt.datetime(1899, 12, 30)).days)  # noqa: DTZ001  # cells have no time zone
    return "" if value is None else value


def as_calc_shows(path: Path) -> dict[str, object]:
    """The value of every cell with a function of ours, as it is saved in the workbook."""
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    return {
        # The program inside Calc names a cell without the quotes around and in the name of its sheet.
        "!".join((sheet.title.replace("'", ""), cell.coordinate)): as_number(values[sheet.title][cell.coordinate].value)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and "FUNNEL" in str(cell.value)
    }


def differences(expected: dict[str, object], cells: list[Any]) -> list[object]:
    assert {place for place, *_ in cells} == set(expected)
    return [(*cell, expected[cell[0]]) for cell in cells if cell[2] or not alike(cell[1], expected[cell[0]])]


def alike(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_comes_out_as_python_calculates_it(name: str, tmp_path: Path, calc: Calc) -> None:
    path = tmp_path / name
    path.write_bytes(built(*TEMPLATES[name], "calc"))
    regenerate(path)
    expected = as_calc_shows(path)
    assert len(expected) > 60
    again = tmp_path / "again.ods"
    assert differences(expected, calc("workbook", path=str(path), save_as=str(again))) == []
    assert differences(expected, calc("workbook", path=str(again))) == []


@pytest.mark.parametrize("name", ["treinpakkers.nl.xlsx", "treinpakkers.en.xlsx"])
def test_another_goal_comes_out_as_python_calculates_it(name: str, tmp_path: Path, calc: Calc) -> None:
    path, other = tmp_path / name, tmp_path / "other.xlsx"
    path.write_bytes(built(*TEMPLATES[name], "calc"))
    patch(path, other, {"Start": {"C7": 7_321}})
    regenerate(other)
    assert as_calc_shows(other) != as_calc_shows(path)
    assert differences(as_calc_shows(other), calc("workbook", path=str(path), typed={"Start!C7": 7_321})) == []


@pytest.mark.parametrize("host", ["windows", "lite"])
def test_the_menu_connects_a_workbook_that_was_made_for_excel(host: Any, tmp_path: Path, calc: Calc) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(*TEMPLATES["treinpakkers.en.xlsx"], host))
    expected = as_calc_shows(path)
    before = differences(expected, calc("workbook", path=str(path)))
    assert len(before) > 30  # Calc does not know the functions under that name
    assert differences(expected, calc("workbook", path=str(path), job="connect")) == []


def test_the_menu_does_what_the_ribbon_does_and_writes_over_nothing(tmp_path: Path, calc: Calc) -> None:
    path, name = tmp_path / "plan.xlsx", "treinpakkers.en.xlsx"
    path.write_bytes(built(*TEMPLATES[name], "calc"))
    hard_sell = {"K6": "Buy now with 50% off", "L6": "Order today and save.", "M6": "Buy now"}
    patch(path, path, {"Messages": hard_sell})
    tables, names = read_tables(path), read_names(path)
    targets, checks, language = "ffOwnTargets", "ffOwnChecks", contract.LANGUAGE
    jobs = ["recalculate", "check", "language", "recalculate", "explain", "about"]
    came = calc("jobs", path=str(path), jobs=jobs, select="Framework!C8", show=[targets, checks, language])
    sheets = openpyxl.load_workbook(path).sheetnames
    assert [each["sheets"][len(sheets) :] for each in came] == [
        ["Targets per KPI"],
        *[["Targets per KPI", "Remarks"]] * 5,
    ]
    assert all(each["sheets"][: len(sheets)] == sheets for each in came)
    assert [each["active"] for each in came] == ["Targets per KPI", "Remarks", "Remarks", *["Targets per KPI"] * 3]
    header, *rows = came[0]["cells"][targets]
    assert header == ["KPI", "Stage", "Role", "Target", "Explanation"]
    goal = names[contract.GOAL]
    assert [row[:4] for row in rows] == FUNCTIONS["FUNNEL_TARGETS"](goal, tables["ffKpis"])
    remarks = FUNCTIONS["FUNNEL_CHECKS"](
        *(tables[each] for each in ("ffMessages", "ffKpis", "ffBudget")),
        names[contract.PLAN],
        tables["ffWords"],
        tables["ffResults"],
    )
    assert isinstance(remarks, list)
    assert remarks[0][0]
    assert came[1]["cells"][checks][1:] == [row for row in remarks if row[0]]
    assert [each["cells"][language] for each in came] == [[["en"]], [["en"]], *[[["nl"]]] * 4]
    # The second time the rows go where ours were, now in Dutch.
    assert came[3]["cells"][targets][0] == ["KPI", "Fase", "Rol", "Doel", "Uitleg"]


def test_what_is_typed_beside_our_rows_stays(tmp_path: Path, calc: Calc) -> None:
    path, name = tmp_path / "plan.xlsx", "treinpakkers.en.xlsx"
    path.write_bytes(built(*TEMPLATES[name], "calc"))
    beside, own = ["Targets per KPI!G2", "my remark"], ["Targets per KPI!A2", "changed"]
    jobs = ["recalculate", beside, own, "recalculate"]
    *_, before, after = calc("jobs", path=str(path), jobs=jobs, select="Framework!C8", show=["ffOwnTargets"])
    assert before["cells"]["ffOwnTargets"][1][0] == "changed"
    assert after["cells"]["ffOwnTargets"][1][0] != "changed"  # it is our row, made again
    assert after["sheets"] == before["sheets"]


def test_rows_that_would_go_over_somebodys_text_go_to_a_new_sheet(tmp_path: Path, calc: Calc) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(*TEMPLATES["treinpakkers.en.xlsx"], "calc"))
    frequency = next(
        at for at, row in enumerate(openpyxl.load_workbook(path)["Framework"].values, 1) if row[1] == "Frequency"
    )
    targets = FUNCTIONS["FUNNEL_TARGETS"](12_000, read_tables(path)["ffKpis"])
    assert isinstance(targets, list)
    count = len(targets)
    jobs = [
        [f"Framework!B{frequency}", ""],
        "recalculate",
        [f"Targets per KPI!A{count + 1}", "mine"],
        [f"Framework!B{frequency}", "Frequency"],
        "recalculate",
    ]
    *_, before, after = calc("jobs", path=str(path), jobs=jobs, select="Framework!C8", show=["ffOwnTargets"])
    assert len(before["cells"]["ffOwnTargets"]) == count
    assert after["active"] == "Targets per KPI (2)"
    assert len(after["cells"]["ffOwnTargets"]) == count + 1


@pytest.mark.parametrize(
    ("formula", "error", "code"),
    [
        ('=FUNNELTARGET("Orders";1200;A1:D4)', "#N/A", 32767),
        ('=FUNNELTARGET("Views";"lots";A1:D4)', "#VALUE!", 519),
        ('=FUNNELTARGET("Views";Y1;A1:D4)', "#VALUE!", 519),  # an empty cell is no goal
        ("=FUNNELTARGET(Y1;1200;A1:D4)", "#VALUE!", 519),
        ("=FUNNELMAXCPA(36;0;18000)", "#DIV/0!", 532),
        ("=FUNNELTARGETS(Y1;A1:D4)", "#VALUE!", 519),
        ('=FUNNELTARGET("Views";1200;A1:C1)', "#VALUE!", 519),
    ],
)
def test_an_error_is_calcs_own(formula: str, error: str, code: int, calc: Calc) -> None:
    assert calc("sheet", cells=PLAN, formulas=[formula]) == [[error, code]]


def test_a_circle_and_a_blank_rate(calc: Calc) -> None:
    circle = [PLAN[0], ["Leads", "Views", 1, None], *PLAN[2:]]
    assert calc("sheet", cells=circle, formulas=['=FUNNELTARGET("Views";1200;A1:D4)']) == [["#NUM!", 503]]
    blank = [*PLAN[:3], ["Views", "Visits", None, None]]
    assert calc("sheet", cells=blank, formulas=['=FUNNELTARGET("Views";1200;A1:D4)']) == [["#DIV/0!", 532]]


def test_an_error_in_a_column_of_ones_own_does_no_harm_and_one_in_a_rate_is_reported(calc: Calc) -> None:
    own = [*PLAN[:3], ["Views", "Visits", 0.01, "=1/0"]]
    assert calc("sheet", cells=own, formulas=['=FUNNELTARGET("Views";1200;A1:D4)']) == [[4_000_000, 0]]
    rate = [*PLAN[:3], ["Views", "Visits", "=1/0", None]]
    target, why = calc(
        "sheet", cells=rate, formulas=[f'=FUNNEL{each}("Views";1200;A1:D4)' for each in ("TARGET", "EXPLAIN")]
    )
    assert target == ["#VALUE!", 519]
    assert "#DIV/0!" in why[0]
    assert why[1] == 0


def test_every_change_to_a_table_is_seen_at_once(calc: Calc) -> None:
    formulas = [f'=FUNNEL{each}("Views";1200;{table})' for each in ("TARGET", "EXPLAIN") for table in ("A1:D4", "A:D")]
    changes = [
        ("C4", 0.02),
        ("C4", "2%"),  # a text that says the same
        ("D4", "=1/0"),
        ("C4", "=NA()"),
        ("C4", "=1/0"),  # an error in the place of another
        ("C4", None),
        ("C4", 0.04),
        ("D4", None),
    ]
    came = calc("changing", cells=PLAN, formulas=formulas, changes=changes)
    assert [row[0] for row in came] == [row[1] for row in came]
    assert [row[2] for row in came] == [row[3] for row in came]
    one, two, four = 4_000_000, 2_000_000, 1_000_000  # 1,200 leads are 40,000 visits, at 1%, 2% and 4%
    assert [row[0] for row in came] == [one, two, two, two, "#VALUE!", "#VALUE!", "#DIV/0!", four, four]
    assert "#N/A" in came[4][2]
    assert "#DIV/0!" in came[5][2]


def test_ranges_of_whole_columns_and_figures_in_any_form(calc: Calc) -> None:
    formulas = [
        '=FUNNELTARGET("Views";1200;A:D)',
        '=FUNNELTARGET(A3;"€ 1200";A1:D4)',
        "=FUNNELMAXCPA(36;1000;18000)",
        '=FUNNELMAXCPA(36;1000;18000;;"rest";6000;400)',
        '=FUNNELALLOWABLE("€ 60,00";"35%";0,3;"besteding")'.replace("0,3", "0.3"),
        '=FUNNELEXPLAIN("Views";1200;A1:D4;"nl")',
    ]
    expected = [
        FUNCTIONS["FUNNEL_TARGET"]("Views", 1200, PLAN),
        FUNCTIONS["FUNNEL_TARGET"]("Visits", "€ 1200", PLAN),
        18,
        20,
        FUNCTIONS["FUNNEL_ALLOWABLE"](60, 0.35, 0.3, "spend"),
        FUNCTIONS["FUNNEL_EXPLAIN"]("Views", 1200, PLAN, "nl"),
    ]
    assert [value for value, _ in calc("sheet", cells=PLAN, formulas=formulas)] == expected


def test_all_targets_fill_an_array(calc: Calc) -> None:
    spilled = calc("sheet", cells=PLAN, formulas=["=FUNNELTARGETS(1200;A1:D4)"], array="F1:I3")
    assert spilled == FUNCTIONS["FUNNEL_TARGETS"](1200, PLAN)


def test_the_function_wizard_shows_every_function_with_its_help(calc: Calc) -> None:
    assert calc("sheet", cells=PLAN, formulas=['=FUNNELTARGET("Views";1200;A1:D4)'])
    wizard = calc("wizard")
    assert set(wizard) == set(SIGNATURES)
    for name, signature in SIGNATURES.items():
        shown, arguments = wizard[name]
        assert shown == signature.help.en
        assert arguments == [[each.label.en, each.help.en] for each in signature.arguments]


@pytest.mark.parametrize(("office", "ours"), [("nl", "nl"), ("nl-BE", "nl"), ("en-GB", "en"), ("de", "en")])
def test_the_help_is_in_the_language_of_the_office(office: str, ours: Any, calc: Calc) -> None:
    configured = calc("configured", language=office)
    for name, signature in SIGNATURES.items():
        shown, arguments = configured[name]
        assert shown == signature.help.say(ours)
        assert sorted(arguments.values()) == sorted(each.help.say(ours) for each in signature.arguments)
        assert re.fullmatch(r"FUNNEL_[A-Z_]+", name)


@pytest.mark.deep
def test_the_published_package_builds_the_same_extension(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path)
    code = "import sys, fullfunnel.hosts.calc.extension as made; sys.stdout.buffer.write(made.build('python'))"
    command = [sys.executable, "-P", "-c", code]
    built = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, check=True, capture_output=True)
    assert built.stdout == build_extension("python")
