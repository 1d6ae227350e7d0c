"""A finding names its cell as Excel does, wherever the marketeer moved the table and whatever she called the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from fullfunnel.checks.run import check
from fullfunnel.plans.workbook import plan_of_workbook

if TYPE_CHECKING:
    from pathlib import Path

HEADERS = ["Kop", "Mijn notitie", "Fase", "ID", "Oproep"]
ROW = ["Nu € 59", "van An", "See", "S1", "Bestel nu"]


def cells(path: Path, code: str) -> list[str]:
    return [each.cell for each in check(plan_of_workbook(path).plan).open if each.code == code]


def workbook(path: Path, sheet: str, **table: Any) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Eerst")
        columns = [{"header": header} for header in HEADERS]
        where = book.add_worksheet(sheet)
        where.add_table("C5:G6", {"name": "ffMessages", "columns": columns, "data": [ROW], **table})
        book.add_worksheet("Start").write("C4", None)
        book.define_name("ffWhy", "=Start!$C$4")
    return path


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("Boodschappen", "Boodschappen"),
        ("Mijn plan", "'Mijn plan'"),
        ("An's plan", "'An''s plan'"),
        ("Q1", "'Q1'"),
        ("2026", "'2026'"),
        ("Één", "Één"),
    ],
)
def test_a_column_among_those_of_her_own(tmp_path: Path, sheet: str, shown: str) -> None:
    assert cells(workbook(tmp_path / "plan.xlsx", sheet), "MSG101") == [f"{shown}!G6"]


def test_a_table_that_hides_its_headers(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        columns = [{"header": header} for header in HEADERS]
        table = {"name": "ffMessages", "columns": columns, "data": [ROW], "header_row": False}
        book.add_worksheet("Plan").add_table("C5:G5", table)
    assert cells(path, "MSG101") == ["Plan!G5"]


def test_a_blank_field_of_the_plan(tmp_path: Path) -> None:
    assert cells(workbook(tmp_path / "plan.xlsx", "Plan"), "PLN111") == ["Start!C4"]
