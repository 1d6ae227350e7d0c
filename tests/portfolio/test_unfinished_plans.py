"""Plans that somebody is still filling in: all of them stand in the table, with what is known and nothing made up."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput
from fullfunnel.plans import workbook as workbook_plans
from fullfunnel.portfolio.difference import differences
from fullfunnel.portfolio.ledger import NAME, Ledger
from fullfunnel.portfolio.list_rows import rows_of
from fullfunnel.portfolio.snapshot import snapshot
from tests.commands.test_cache import plan

if TYPE_CHECKING:
    from pathlib import Path

CHAIN: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate", "Unit cost", "Per"],
    ["Leads", "Do", None, None, None, None],
    ["Visits", "Think", "Leads", 0.03, 0.5, 1],
    ["Impressions", "See", "Visits", 0.01, 4, 1000],
]


def workbook(
    path: Path, kpis: list[list[Any]], *, goal: float | None = 1_200, results: list[list[Any]] | None = None
) -> Path:
    """A plan of a framework, a goal and results; the goal in a cell called ffGoal."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["H1"] = goal
    book.defined_names["ffGoal"] = DefinedName("ffGoal", attr_text="Sheet!$H$1")
    tables = {"ffKpis": kpis} | ({} if results is None else {"ffResults": [["Date", "KPI", "Value"], *results]})
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.add_table(Table(displayName=name, ref=f"A1:{'FC'[name == 'ffResults']}{len(rows)}"))
    book.save(path)
    return path


def rows_by_kpi(path: Path) -> Any:
    frame = ff.collect([path])
    assert frame.attrs["unusable"] == []
    return frame.set_index("kpi")


DAY = dt.date(2026, 9, 1)


def test_targets_behind_a_rate_that_is_blank_are_open_and_the_others_stand(tmp_path: Path) -> None:
    """1,200 leads at 3% are 40,000 visits; how many impressions these take nobody filled in."""
    blank = [*CHAIN[:3], ["Impressions", "See", "Visits", None, 4, 1000]]
    found = rows_by_kpi(workbook(tmp_path / "plan.xlsx", blank))
    assert found.target["Visits"] == 40_000
    assert found.planned_cost["Visits"] == 20_000
    assert found.target.isna()["Impressions"]
    assert found.planned_cost.isna()["Impressions"]


def test_results_of_a_plan_without_a_goal_wait_for_it(tmp_path: Path) -> None:
    found = rows_by_kpi(workbook(tmp_path / "plan.xlsx", CHAIN, goal=None, results=[[DAY, "Leads", 100]]))
    assert found.goal.isna().all()
    assert found.target.isna().all()
    assert found.forecast.isna().all()
    assert set(found.status) == {""}


def test_results_behind_a_blank_rate_make_no_forecast(tmp_path: Path) -> None:
    blank = [*CHAIN[:2], ["Visits", "Think", "Leads", None, 0.5, 1]]
    found = rows_by_kpi(workbook(tmp_path / "plan.xlsx", blank, results=[[DAY, "Visits", 100]]))
    assert found.forecast.isna().all()
    assert found.target["Leads"] == 1_200


def test_a_workbook_without_a_framework_or_with_one_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    circle = [CHAIN[0], ["Leads", "Do", "Leads", 0.1, None, None]]
    workbook(tmp_path / "a.xlsx", circle)
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    workbook(tmp_path / "c.xlsx", CHAIN)
    frame = ff.collect([tmp_path])
    assert set(frame.plan) == {"c"}
    why = {each["file"].rsplit("/")[-1]: each["why"] for each in frame.attrs["unusable"]}
    assert "has no table ffKpis" in str(why["b.xlsx"])
    assert "Leads" in str(why["a.xlsx"])


def test_a_fault_of_ours_on_one_plan_keeps_no_other_from_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = workbook_plans.plan_of_workbook

    def failing(path: Path) -> Any:
        if path.name == "b.xlsx":
            raise ZeroDivisionError
        if path.name == "c.xlsx":
            raise RecursionError
        return real(path)

    monkeypatch.setattr("fullfunnel.portfolio.collected.plan_of_workbook", failing)
    for name in ("a.xlsx", "b.xlsx", "c.xlsx"):
        workbook(tmp_path / name, CHAIN)
    frame = ff.collect([tmp_path])
    assert set(frame.plan) == {"a"}
    assert sorted(each["file"].rsplit("/")[-1] for each in frame.attrs["unusable"]) == ["b.xlsx", "c.xlsx"]
    assert "ZeroDivisionError" in str(frame.attrs["unusable"])


# -- diff --------------------------------------------------------------------------------------------------------------


def test_a_version_without_a_goal_or_with_a_blank_rate_is_compared_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = snapshot(workbook(tmp_path / "whole.xlsx", CHAIN))
    aimless = snapshot(workbook(tmp_path / "aimless.xlsx", CHAIN, goal=None))
    blank = snapshot(workbook(tmp_path / "blank.xlsx", [*CHAIN[:3], ["Impressions", "See", "Visits", None, 4, 1000]]))
    assert aimless.fault is not None
    assert aimless.fault.en == "There is no main goal."
    assert (dict(aimless.targets), blank.targets["Visits"], blank.targets["Impressions"]) == ({}, 40_000, None)
    said = {each.where.en: (each.old, each.new) for each in differences(whole, aimless) if each.what == "field"}
    assert said["Main goal"][0] == "1,200"


def test_rows_of_one_name_are_told_apart_by_their_order(tmp_path: Path) -> None:
    """A day may have two rows of the same KPI; changing the second is one change."""
    one = workbook(tmp_path / "one.xlsx", CHAIN, results=[[DAY, "Leads", 100], [DAY, "Leads", 40], [DAY, "Leads", 7]])
    two = workbook(tmp_path / "two.xlsx", CHAIN, results=[[DAY, "Leads", 100], [DAY, "Leads", 50], [DAY, "Leads", 7]])
    (change,) = [each for each in differences(snapshot(one), snapshot(two)) if each.what == "result"]
    assert (change.old, change.new) == ("40", "50")


# -- generate ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Owner", "the workbook has no cell called ffOwner"),
        ("Budget Video", "the workbook has no table ffBudget"),
        ("Cap Visits", "the framework of the workbook has no such column"),
        ("Rate Vists", "‘Vists’ is not in the framework of the workbook. Known there: ‘Visits’"),
        ("Rate Visits > Orders", "‘Visits > Orders’ is not in the framework of the workbook"),
    ],
)
def test_what_the_template_lacks_is_named_by_the_column_of_the_list(tmp_path: Path, header: str, said: str) -> None:
    clients = tmp_path / "clients.csv"
    clients.write_text(f"Client,Goal,{header}\nA,4800,{'Sanne' if header == 'Owner' else '5'}\nB,900,\n", "utf-8")
    words = ["generate", clients, "--output", tmp_path / "out", "--template", plan(tmp_path / "template.xlsx")]
    done = CliRunner().invoke(app, [*map(str, words), "--format", "json", "--language", "en"])
    found = json.loads(done.output)
    assert done.exit_code == 2
    assert [each["done"] for each in found["workbooks"]] == ["failed", "made"]
    assert f"Column ‘{header}’: {said}" in found["workbooks"][0]["why"]
    assert [each.name for each in (tmp_path / "out").glob("*.xlsx")] == ["B.xlsx"]


def test_a_way_of_a_kpi_is_set_by_its_next_step(tmp_path: Path) -> None:
    clients = tmp_path / "clients.csv"
    clients.write_text("Client,Goal,Rate Visits > Leads\nA,4800,5%\n", "utf-8")
    words = ["generate", clients, "--output", tmp_path / "out", "--template", plan(tmp_path / "template.xlsx")]
    done = CliRunner().invoke(app, [*map(str, words), "--language", "en"])
    assert done.exit_code == 0, done.output
    assert ff.read_plan(tmp_path / "out" / "A.xlsx").targets()["Visits"] == 96_000  # 4,800 at 5%


@pytest.mark.parametrize("text", ["{", '{"version": 99, "files": {}, "values": {}}', '{"version": 1}', "[]", '"x"'])
def test_what_generate_wrote_down_and_somebody_changed_is_not_guessed_at(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(BadInput, match="Restore an earlier version, or choose an empty folder"):
        Ledger.read(tmp_path)


def test_a_list_of_clients_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    with path.open("wb") as stream:
        stream.truncate(101_000_000)  # a hole: it takes no room on the disk
    with pytest.raises(BadInput, match="too large for a client list"):
        rows_of(path)
    with pytest.raises(BadInput, match="cannot be read"):
        rows_of(tmp_path / "gone.csv")


def test_a_list_of_an_older_program_keeps_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes("Klant;Hoofddoel\nCafé Zoë;900\n".encode("cp1252"))
    assert rows_of(path).rows == [["Klant", "Hoofddoel"], ["Café Zoë", "900"]]
