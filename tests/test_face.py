"""``import fullfunnel as ff``: what an analyst types, and what comes back."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook.defined_name import DefinedName

import fullfunnel as ff
from fullfunnel.errors import BadInput, NotFound, Refused
from fullfunnel.plans import plan as plan_module
from fullfunnel.plans.reviewing import review_of_workbook
from tests.commands.test_cache import plan as small_plan
from tests.portfolio.test_unfinished_plans import CHAIN, workbook

TEMPLATES = Path(__file__).parents[1] / "workbook_templates"
ROWS: list[list[Any]] = [
    ["KPI", "Stage", "Unit", "Feeds", "Rate", "Unit cost", "Per"],
    ["Leads", "Do", "leads", None, None, None, None],
    ["Visits", "Think", "visits", "Leads", 0.04, 0.5, None],
    ["Impressions", "See", "impressions", "Visits", 0.01, 6.0, 1000],
    ["Brand searches", "See", "searches", None, None, None, None],
]


def test_every_name_of_the_face_is_there() -> None:
    assert set(ff.__all__) <= set(dir(ff))
    for name in ff.__all__:
        assert getattr(ff, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'reed_plan'"):
        _ = ff.reed_plan


def test_rows_and_a_frame_give_the_same_targets() -> None:
    frame = pd.DataFrame(ROWS[1:], columns=ROWS[0])
    without_headers = pd.DataFrame(ROWS)
    plans = [ff.read_plan(given) for given in (ROWS, frame, without_headers)]
    # 1,200 leads / 4% = 30,000 visits; / 1% = 3,000,000 impressions.
    for plan in plans:
        targets = plan.targets(1_200)
        assert dict(targets) == {"Leads": 1200.0, "Visits": 30_000.0, "Impressions": 3_000_000.0}
        assert targets["visits"] == 30_000.0
        assert (len(targets), "Reach" in targets, targets.get("Reach", 0.0)) == (3, False, 0.0)
        assert 3 not in targets  # type: ignore[comparison-overlap]  # what an analyst may try


def test_the_frame_of_targets_has_cost_and_blanks() -> None:
    frame = ff.read_plan(ROWS).targets(1_200).to_frame()
    assert list(frame.columns) == ["kpi", "stage", "role", "unit", "target", "planned_cost"]
    assert frame.planned_cost.sum() == 30_000 * 0.5 + 3_000_000 * 6 / 1000
    assert frame.set_index("kpi").target.isna().to_dict() == {
        "Leads": False,
        "Visits": False,
        "Impressions": False,
        "Brand searches": True,
    }


def test_a_workbook_brings_its_goal_and_its_findings() -> None:
    plan = ff.read_plan(TEMPLATES / "treinpakkers.en.xlsx")
    assert repr(plan).startswith("<Plan treinpakkers.en.xlsx: goal 12,000 Orders")
    assert plan.targets()["Reach"] == 6_000_000
    findings = plan.check()
    assert list(findings.to_frame().columns) == ["code", "severity", "where", "cell", "what", "advice"]
    assert list(findings.to_frame("nl").code) == [each.code for each in findings]
    assert "KPI104" not in {each.code for each in findings}
    # 15,000 orders ask for more people than there are within reach: the check follows the goal that is passed.
    assert "KPI104" in {each.code for each in plan.check(15_000)}


def test_notebooks_show_tables_with_escaped_words(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[2][0] = rows[3][3] = "<b>Visits"
    plan = ff.read_plan(rows)
    assert "no goal yet" in plan._repr_html_()  # what a notebook calls
    shown = plan.targets(10)._repr_html_()
    assert "&lt;b&gt;Visits" in shown
    assert "<b>Visits" not in shown
    assert "Targets for 10 Leads" in repr(plan.targets(10))
    done = ff.regenerate(small_plan(tmp_path / "plan.xlsx"), check=True)
    assert repr(done).startswith("<Regenerated plan.xlsx: ")
    assert len(repr(done)) < 200
    html = ff.read_plan(TEMPLATES / "treinpakkers.nl.xlsx").check()._repr_html_()
    assert html.startswith("<table>")


@pytest.mark.parametrize("given", [5, None, [], "nee.xlsx", [[1, 2]], {"a": 1}, b"x"])
def test_what_is_no_plan_is_an_error_of_ours(given: object) -> None:
    with pytest.raises(ff.FunnelError):
        ff.read_plan(given)


@pytest.mark.parametrize("goal", ["many", float("nan"), float("inf"), -3, [1], None])
def test_what_is_no_goal_is_an_error_of_ours(goal: Any) -> None:
    with pytest.raises(BadInput):
        ff.read_plan(ROWS).targets(goal)


def test_a_kpi_without_target_says_why() -> None:
    targets = ff.read_plan(ROWS).targets(10)
    with pytest.raises(NotFound):
        _ = targets["Brand searches"]
    with pytest.raises(NotFound):
        _ = targets[3]  # type: ignore[index]  # what an analyst may try


def test_a_small_workbook_is_patched_and_regenerated(tmp_path: Path) -> None:
    source, book = small_plan(tmp_path / "plan.xlsx"), tmp_path / "other.xlsx"
    ff.patch(source, book, {"Sheet": {"F1": 6_000}})
    (changed,) = ff.regenerate(book).changed
    assert changed.new == 200_000  # 6,000 at 3%
    assert ff.read_plan(book).goal == 6_000
    assert not ff.regenerate(book, check=True).changed


@pytest.mark.deep
def test_workbooks_are_patched_and_regenerated(tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    source = TEMPLATES / "treinpakkers.en.xlsx"
    before = ff.read_plan(source)
    goal = before._context.field_cells["ffGoal"] if before._context else ""  # noqa: SLF001  # where the goal stands
    sheet, cell = goal.split("!")
    ff.patch(source, book, {sheet: {cell: 6_000}})
    found = ff.regenerate(book)
    assert found.changed
    assert ff.read_plan(book).goal == 6_000
    assert not ff.regenerate(book, check=True).changed


def test_bad_paths_and_edits_are_errors_of_ours(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="does not exist"):
        ff.regenerate(tmp_path / "nope.xlsx")
    for bad in (3, None):
        with pytest.raises(BadInput):
            ff.regenerate(bad)  # type: ignore[arg-type]  # what an analyst may try
    for edits in (5, {"Sheet": 3}):
        with pytest.raises(BadInput):
            ff.patch(tmp_path / "a.xlsx", tmp_path / "b.xlsx", edits)  # type: ignore[arg-type]


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(plan_module).failed == 0
    assert doctest.testmod(plan_module).attempted >= 5


def test_importing_the_face_loads_nothing_heavy() -> None:
    heavy = "{'pandas', 'openpyxl', 'xlsxwriter', 'formualizer', 'typer', 'numpy', 'pydantic'}"
    code = f"import sys, fullfunnel; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_targets_in_a_scenario() -> None:
    plan = ff.read_plan(
        [["KPI", "Feeds", "Rate", "Rate worst"], ["Leads", None, None, None], ["Visits", "Leads", 0.04, 0.02]]
    )
    assert plan.targets(100, scenario="worst")["Visits"] == 5_000
    with pytest.raises(ff.FunnelError, match="Scenario ‘best’"):
        plan.targets(100, scenario="best")


def test_rows_have_no_results_to_review() -> None:
    with pytest.raises(BadInput, match="Read the plan from one: read_plan"):
        ff.read_plan(ROWS).review()


def test_a_notebook_shows_a_plan_with_its_targets(tmp_path: Path) -> None:
    shown = ff.read_plan(workbook(tmp_path / "plan.xlsx", CHAIN))._repr_html_()  # what a notebook calls
    assert "goal 1,200" in shown
    assert "40,000" in shown  # 1,200 at 3%


def test_a_workbook_whose_framework_cannot_be_read_or_is_not_there_says_so(tmp_path: Path) -> None:
    twice = [[*CHAIN[0][:5], "Rate2"], *CHAIN[1:]]
    twice[0] = ["Name", "Stage", "Feeds", "Rate", "Unit cost", "Per"]
    openpyxl.Workbook().save(tmp_path / "blank.xlsx")
    with pytest.raises(NotFound, match="has no table ffKpis"):
        ff.read_plan(tmp_path / "blank.xlsx")
    with pytest.raises(NotFound, match="has no table ffKpis"):
        review_of_workbook(tmp_path / "blank.xlsx")
    for reads in (ff.read_plan, review_of_workbook):
        with pytest.raises(ff.FunnelError) as refused:
            reads(workbook(tmp_path / "headless.xlsx", twice))
        assert "KPI" in refused.value.text.en


def test_an_order_value_that_is_no_number_leaves_the_review_without_a_max_cpa(tmp_path: Path) -> None:
    book = workbook(tmp_path / "plan.xlsx", CHAIN)
    found = openpyxl.load_workbook(book)
    for name, cell, value in (("ffOrderValue", "H2", "much"), ("ffMargin", "H3", 0.5), ("ffProfit", "H4", 0.2)):
        found["Sheet"][cell] = value
        found.defined_names[name] = DefinedName(name, attr_text=f"Sheet!$H${cell[1:]}")
    found.save(book)
    assert review_of_workbook(book).allowable is None
    found["Sheet"]["H2"] = 100
    found.save(book)
    # Of 100 half is margin, and a fifth of the 100 is to stay as profit: 30 is left.
    assert review_of_workbook(book).allowable == pytest.approx(30)
