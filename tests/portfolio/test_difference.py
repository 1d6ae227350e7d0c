"""Two versions of a plan: what a marketeer changed is named in her words, and nothing else is."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.commands.reporters import difference as report
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.portfolio.difference import Change, differences
from fullfunnel.portfolio.snapshot import FIELDS, snapshot
from fullfunnel.portfolio.stable_text import stable_text
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.sheets.contents import Contents, Formula
from tests.short_run import first_of
from tests.templates.opened import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
PLAN = TEMPLATES / "treinpakkers.en.xlsx"


def cell_of(table: str, header: str, **known: str) -> tuple[str, str]:
    """The sheet and address of a cell of a table, found by header and row."""
    book = whole(PLAN.read_bytes())
    for sheet in book:
        if table in sheet.tables:
            rows = list(sheet[sheet.tables[table].ref])
            headers = [cell.value for cell in rows[0]]
            for row in rows[1:]:
                if all(row[headers.index(name)].value == value for name, value in known.items()):
                    return sheet.title, row[headers.index(header)].coordinate
    raise AssertionError((table, header, known))


def name_cell(name: str) -> tuple[str, str]:
    book = whole(PLAN.read_bytes())
    ((sheet, place),) = book.defined_names[name].destinations
    return sheet, place.replace("$", "")


def changed(tmp_path: Path, edits: Mapping[tuple[str, str], object]) -> tuple[Change, ...]:
    new = tmp_path / "new.xlsx"
    by_sheet: dict[str, dict[str, object]] = {}
    for (sheet, cell), value in edits.items():
        by_sheet.setdefault(sheet, {})[cell] = value
    patch(PLAN, new, by_sheet)
    return differences(snapshot(PLAN), snapshot(new))


def said(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.where.en, each.column.en, each.old, each.new) for each in changes if each.what != "target"]


def test_the_same_plan_has_no_difference() -> None:
    assert differences(snapshot(PLAN), snapshot(PLAN)) == ()


@pytest.mark.deep
def test_a_goal_moves_every_target_in_step(tmp_path: Path) -> None:
    changes = changed(tmp_path, {name_cell("ffGoal"): 16_000})
    assert said(changes) == [("Main goal", "", "12,000", "16,000")]
    moved = {each.where.en: (each.old, each.new) for each in changes if each.what == "target"}
    # 16,000 - 4,000 by themselves = 12,000 instead of 8,000: half as much again of everything before.
    assert moved["Target Reach"] == ("6,000,000", "9,000,000")
    assert moved["Target Orders started"] == ("20,000", "30,000")


def test_a_rate_a_message_and_a_budget_line_are_named(tmp_path: Path) -> None:
    changes = changed(
        tmp_path,
        {
            cell_of("ffKpis", "Rate", KPI="Orders started"): 0.5,
            cell_of("ffMessages", "Headline", ID="S1"): "A new headline",
            cell_of("ffBudget", "Amount", Item="Make the video"): 1_234.5,
        },
    )
    found = said(changes)
    assert ("KPI Orders started → Orders", "Rate", "40%", "50%") in found
    assert any(
        where == "Message S1" and column == "Headline" and new == "A new headline" for where, column, _, new in found
    )
    assert any(where.startswith("Budget Make the video") and new == "1,234.5" for where, _, _, new in found)
    assert len(found) == 3


def test_what_leads_elsewhere_is_one_change_and_not_two(tmp_path: Path) -> None:
    changes = changed(tmp_path, {cell_of("ffKpis", "Feeds", KPI="Retargeting clicks"): "Orders started"})
    assert said(changes) == [("KPI Retargeting clicks", "Feeds", "Booking page visits", "Orders started")]


def test_a_field_has_a_label_in_each_language() -> None:
    # Of what a template shows in two words, only the first day is one word here that both languages have.
    alike = {name for name, label in FIELDS.items() if label.nl == label.en}
    assert {name for name in alike if FIELD_LABELS[name].nl != FIELD_LABELS[name].en} <= {"ffStart"}


def test_what_is_gone_and_what_is_new(tmp_path: Path) -> None:
    changes = changed(tmp_path, {cell_of("ffMessages", "ID", ID="S1"): "S9"})
    kinds = {(each.where.en, each.added, each.removed) for each in changes if each.what == "message"}
    assert ("Message S1", False, True) in kinds
    assert ("Message S9", True, False) in kinds


@pytest.mark.deep
def test_formulas_and_looks_stand_apart(tmp_path: Path) -> None:
    new = tmp_path / "new.xlsx"
    book = openpyxl.load_workbook(PLAN)
    sheet, cell = name_cell("ffGoal")
    book[sheet]["K40"] = "=1+1"
    book[sheet].column_dimensions["B"].width = 99
    book.save(new)
    changes = differences(snapshot(PLAN), snapshot(new))
    assert {each.what for each in changes} <= {"formula", "look", "target"}
    assert any(each.what == "formula" and each.where.en == f"Sheet {sheet}" for each in changes)
    assert cell


def test_formulas_are_read_only_where_a_sheet_is_written_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = Contents.formulas

    def formulas(self: Contents) -> list[Formula]:
        read.append(self.sheet.part)
        return real(self)

    monkeypatch.setattr(Contents, "formulas", formulas)
    changes = changed(tmp_path, {name_cell("ffGoal"): 13_000})
    assert {each.what for each in changes} == {"field", "target"}
    assert read == []


def test_one_formula_among_thousands_is_seen(tmp_path: Path) -> None:
    """Be it in a sign that looks like the type of a cell."""
    versions = []
    for sign in ("n", "b"):
        path = tmp_path / f"{sign}.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("Own")
        for row in range(2000):
            sheet.write_formula(row, 0, f"=B{row + 1}*2", None, row)
        sheet.write_formula("C1", f'=IF(A1, t="{sign}",2)', None, "1")
        book.close()
        versions.append(snapshot(path))
    old, new = versions
    (change,) = differences(old, new)
    assert (change.what, change.where.en, change.new) == ("formula", "Sheet Own", "1")


@pytest.mark.parametrize(
    ("width", "bold", "value", "changed"),
    [(10, 1, 7, []), (99, 1, 1, ["look"]), (10, 2, 1, ["look"]), (10, 1, 1, []), (99, 2, 7, ["look"])],
    ids=["another value", "a wider column", "a bold cell", "nothing", "all"],
)
def test_a_sheet_looks_otherwise_by_its_layout_and_styles_and_not_by_what_it_holds(
    tmp_path: Path, width: int, bold: int, value: int, changed: list[str]
) -> None:
    versions = []
    for name, (wide, at, shown) in {"old": (10, 1, 1), "new": (width, bold, value)}.items():
        book = xlsxwriter.Workbook(tmp_path / f"{name}.xlsx")
        sheet = book.add_worksheet("Own")
        sheet.set_column(0, 0, wide)
        for row in range(4):
            sheet.write_number(row, 0, row + shown, book.add_format({"bold": True}) if row == at else None)
        book.close()
        versions.append(snapshot(tmp_path / f"{name}.xlsx"))
    old, new = versions
    assert [each.what for each in differences(old, new) if each.where.en == "Sheet Own"] == changed


@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        (name_cell("ffVat"), 0.09, "VAT in the order value: blank → 9%"),
        (name_cell("ffAsOf"), 46_141, "Results up to: blank → 2026-04-29"),
        (name_cell("ffGoal"), "12000", "Main goal: 12,000 → 12000"),
        (("Mapping", "B6"), "changed", "changed"),
        (("Words", "B6"), "changed", "Word changed"),
    ],
    ids=["VAT", "as of", "a goal as text", "mapping", "own words"],
)
def test_whatever_a_person_can_type_is_named(tmp_path: Path, place: tuple[str, str], value: object, line: str) -> None:
    lines = report.as_text([each for each in changed(tmp_path, {place: value}) if each.what != "target"], "en")
    assert line in "\n".join(lines)


def test_a_number_that_became_a_text_says_so(tmp_path: Path) -> None:
    place = cell_of("ffKpis", "Unit cost", KPI="Video impressions")
    (change,) = (each for each in changed(tmp_path, {place: "4"}) if each.what == "kpi")
    assert (change.old, change.new) == ("4", "4 (as text)")


def test_parts_of_the_file_are_named_by_what_they_are(tmp_path: Path) -> None:
    """A program that saves a workbook gives its parts other names, which nobody changed."""
    versions = []
    for name, charts in {"old": 1, "new": 3}.items():
        book = xlsxwriter.Workbook(tmp_path / f"{name}.xlsx")
        sheet = book.add_worksheet("Own")
        for _ in range(charts):
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": "=Own!$A$1:$A$3"})
            sheet.insert_chart("C3", chart)
        sheet.write_comment("A1", name)
        book.close()
        versions.append(snapshot(tmp_path / f"{name}.xlsx"))
    old, new = versions
    looks = [each for each in differences(old, new) if each.what == "look"]
    assert [each.where.en for each in looks] == ["Charts", "Drawings and comments"]
    assert not any(each.added or each.removed for each in looks)
    assert [*report.as_text(looks, "nl")][1:] == [
        "  Grafieken: andere opmaak",
        "  Tekeningen en opmerkingen: andere opmaak",
    ]
    bare = tmp_path / "bare.xlsx"
    book = xlsxwriter.Workbook(bare)
    book.add_worksheet("Own")
    book.close()
    (gone, *_) = [each for each in differences(old, snapshot(bare)) if each.where.en == "Charts"]
    assert gone.removed


@pytest.mark.deep
def test_stable_text_keeps_its_lines_when_tables_are_moved(tmp_path: Path) -> None:
    lines = list(stable_text(snapshot(PLAN)))
    assert "Main goal: 12,000" in lines
    assert "  Rate: 40%" in lines
    assert "Reach: 6,000,000" in lines
    new = tmp_path / "new.xlsx"
    patch(PLAN, new, {name_cell("ffGoal")[0]: {name_cell("ffGoal")[1]: 13_000}})
    other = list(stable_text(snapshot(new)))
    typed = [(a, b) for a, b in zip(lines[: lines.index("# Targets")], other, strict=False) if a != b]
    assert typed == [("Main goal: 12,000", "Main goal: 13,000")]


@pytest.mark.deep
@pytest.mark.parametrize("language", first_of(["nl", "en"]))
def test_the_commands_print_every_form(tmp_path: Path, language: str) -> None:
    new = tmp_path / "new.xlsx"
    sheet, cell = name_cell("ffGoal")
    patch(PLAN, new, {sheet: {cell: 16_000}})
    run = CliRunner().invoke
    text = run(app, ["diff", str(PLAN), str(new), "--language", language])
    goal = {"nl": "Hoofddoel: 12.000 → 16.000", "en": "Main goal: 12,000 → 16,000"}[language]
    assert (text.exit_code, goal in text.output) == (0, True)
    markdown = run(app, ["diff", str(PLAN), str(new), "--format", "markdown", "--language", language])
    assert r"\n" not in markdown.output
    # As GitHub shows it: a title above each table, and the cells in the table.
    page = MarkdownIt().enable("table").render(markdown.output)
    assert page.count("<table>") == page.count("<strong>") == 2
    assert f"<td>{goal.split(':')[0]}</td>" in page
    assert "|" not in page
    found = json.loads(run(app, ["diff", str(PLAN), str(new), "--format", "json", "--language", language]).output)
    assert (found["version"], found["old"], found["new"]) == (1, "treinpakkers.en.xlsx", "new.xlsx")
    assert found["changes"][0]["new"] == goal.split("→ ")[1]
    assert "# ffKpis" in run(app, ["show", str(PLAN), "--language", language]).output


def test_a_file_that_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_text("no workbook")
    for words in (["diff", str(PLAN), str(bad)], ["show", str(bad)], ["diff", str(tmp_path / "nope.xlsx"), str(PLAN)]):
        assert CliRunner().invoke(app, words).exit_code == 2


def test_the_day_of_a_result_stands_there_as_a_day() -> None:
    """A workbook keeps days as numbers; a marketeer knows 4 January."""
    whole = snapshot(PLAN)
    rows = whole.tables["ffResults"]
    first = next(iter(rows))
    assert first[0].isdecimal()
    fewer = replace(whole, tables={**whole.tables, "ffResults": dict(list(rows.items())[1:])})
    (added,) = differences(fewer, whole)
    day = dt.date(1899, 12, 30) + dt.timedelta(days=int(first[0]))
    assert added.where.nl.startswith(f"Resultaat {day:%d-%m-%Y}, ")
    assert added.where.en.startswith(f"Result {day.isoformat()}, ")
    assert first[0] not in added.where.nl
    assert not any(line.startswith(first[0]) for line in stable_text(whole))
