"""A rate typed as a fraction became a date or a time: the file shows it, and the cell is named."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.commands.test_cache import plan
from tests.templates.opened import built
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput
from fullfunnel.functions import funnel_target
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx.number_formats import shown_as

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "plan.xlsx"
    made.write_bytes(built(TREINPAKKERS, "en"))
    return made


def findings(path: Path) -> list[dict[str, Any]]:
    done = CliRunner().invoke(app, ["check", str(path), "--format", "json"])
    found: list[dict[str, Any]] = json.loads(done.output)["files"][0]["findings"]
    return found


TYPED = [
    (date(2026, 10, 1), "d-mmm", "1/10"),
    # 1:10 is 70 of the 1,440 minutes of a day.
    (70 / 1440, "h:mm", "1:10"),
]


@pytest.mark.parametrize(("value", "number_format", "words"), TYPED)
def test_in_a_small_plan_the_cell_is_named(tmp_path: Path, value: object, number_format: str, words: str) -> None:
    path = plan(tmp_path / "plan.xlsx")
    book = load_workbook(path)
    cell = book["Sheet"]["D3"]
    cell.value, cell.number_format = value, number_format
    book.save(path)
    (found,) = [each for each in findings(path) if each["code"] == "FIL101"]
    assert (found["severity"], found["cell"]) == ("error", "Sheet!D3")
    assert words in found["advice"]


@pytest.mark.deep
@pytest.mark.parametrize(("value", "number_format", "words"), TYPED)
def test_the_cell_is_named_with_what_to_type(path: Path, value: object, number_format: str, words: str) -> None:
    book = load_workbook(path)
    cell = book["Framework"]["G14"]
    cell.value, cell.number_format = value, number_format
    book.save(path)
    (found,) = [each for each in findings(path) if each["code"] == "FIL101"]
    assert (found["severity"], found["cell"]) == ("error", "Framework!G14")
    assert words in found["advice"]
    assert "10%" in found["advice"]


def test_the_example_as_it_is_says_nothing_of_it(path: Path) -> None:
    assert [each for each in findings(path) if each["code"].startswith("FIL")] == []


def test_a_day_is_no_rate_wherever_it_is_read() -> None:
    # 10 January 2026 is day 46,032.
    rows: list[list[Any]] = [["KPI", "Unit", "Feeds", "Rate"], ["Deals", "deals", None, None]]
    with pytest.raises(BadInput, match="date"):
        funnel_target("Visits", 6, [*rows, ["Visits", "visits", "Deals", 46_032.0]])
    worth: list[list[Any]] = [["KPI", "Unit", "Feeds", "Rate"], ["Revenue", "EUR", None, None]]
    assert funnel_target("Houses", 92_064, [*worth, ["Houses", "deals", "Revenue", 46_032.0]]) == 2


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", None),
        ("#,##0", None),
        ('"€" #,##0.00;[Red]-"€" #,##0.00', None),
        ("[<=1]0.0%;0.00", "percent"),
        ("0%", "percent"),
        ("d mmm yyyy", "date"),
        ("[$-413]d mmm yyyy", "date"),
        ("mm-dd-yy", "date"),
        ("h:mm", "time"),
        ("[h]:mm:ss", "time"),
        ('0.0" days"', None),
    ],
)
def test_what_a_format_shows(code: str, shown: str | None) -> None:
    assert shown_as(code) == shown
