"""``fullfunnel regenerate`` as it is typed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app

if TYPE_CHECKING:
    from pathlib import Path

RUN = CliRunner(env={"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "COLUMNS": "200"})
HERE = ("regenerate", "--timeout", "0")
"""Without a limit of time there is no need of another process; the tests of folders have one."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plannen" / "plan.xlsx"
    path.parent.mkdir()
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["KPI", "Fase", "Draagt bij aan", "Ratio"], ["Leads", "Do"], ["Bezoeken", "Think", "Leads", "3%"]):
        page.append(row)
    page["F1"] = 1200
    page["F2"] = '=FUNNEL_TARGET("Bezoeken",F1,A1:D3)'
    book.save(path)
    return path


def visits(path: Path) -> object:
    return openpyxl.load_workbook(path, data_only=True)["Sheet"]["F2"].value


def test_a_folder_is_refreshed(plan: Path) -> None:
    result = RUN.invoke(app, ["regenerate", str(plan.parent)])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"{plan}: refreshed: 1 cell",
        "1 workbook: 0 up to date, 1 refreshed, 0 could not be used",
    ]
    assert visits(plan) == 40_000
    again = RUN.invoke(app, ["regenerate", str(plan.parent)])
    assert again.output.splitlines()[0] == f"{plan}: up to date (1 cell)"


def test_check_fails_a_build_and_changes_nothing(plan: Path) -> None:
    result = RUN.invoke(app, [*HERE, "--check", str(plan)])
    assert (result.exit_code, visits(plan)) == (1, None)
    assert "out of date" in result.output
    RUN.invoke(app, [*HERE, str(plan)])
    assert RUN.invoke(app, [*HERE, "--check", str(plan)]).exit_code == 0


def test_copies_in_a_folder(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    result = RUN.invoke(app, [*HERE, str(plan.parent), "--output", str(out), "--language", "nl"])
    assert result.exit_code == 0, result.output
    assert f"bijgewerkt: 1 cel, opgeslagen als {out / 'plan.xlsx'}" in result.output
    assert (visits(out / "plan.xlsx"), visits(plan)) == (40_000, None)


def test_what_cannot_be_used_is_named_and_the_rest_is_done(plan: Path) -> None:
    (plan.parent / "kapot.xlsx").write_bytes(plan.read_bytes()[:900])
    result = RUN.invoke(app, ["regenerate", str(plan.parent), "weg.xlsx", "--jobs", "2"])
    assert result.exit_code == 2
    assert "'kapot.xlsx' is cut off" in result.output
    assert "'weg.xlsx' does not exist. Check the name and the folder." in result.output
    assert visits(plan) == 40_000


def test_json_is_nothing_but_json(plan: Path) -> None:
    result = RUN.invoke(app, [*HERE, str(plan), "--format", "json"])
    found = json.loads(result.stdout)
    assert (found["version"], found["summary"]["cells_changed"]) == (1, 1)
    assert found["workbooks"][0]["changed"] == [{"sheet": "Sheet", "cell": "F2", "old": None, "new": 40_000}]


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"LC_ALL": "nl_NL.UTF-8"}, "bijgewerkt"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "nl_BE"}, "bijgewerkt"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "nl_NL.UTF-8"}, "refreshed"),
    ],
)
def test_the_language_is_that_of_the_computer(plan: Path, environment: dict[str, str], says: str) -> None:
    assert says in RUN.invoke(app, [*HERE, str(plan)], env=environment).output


def test_nothing_to_do_is_said(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["regenerate", str(tmp_path)])
    assert result.exit_code == 2
    assert "no workbooks found" in result.output


def test_as_a_program_of_its_own_without_a_terminal(plan: Path) -> None:
    program = "from fullfunnel.commands.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", program, "regenerate", str(plan), "--language", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"{plan}: refreshed: 1 cell"
    assert "\x1b" not in result.stdout


def test_on_a_terminal_every_plan_keeps_its_line_above_the_bar(plan: Path) -> None:
    result = RUN.invoke(app, [*HERE, str(plan), "--language", "en"], env={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert result.exit_code == 0, result.output
    assert visits(plan) == 40_000
    lines = result.output.splitlines()
    assert any(str(plan) in line for line in lines)
    assert lines[-1].endswith("1 workbook: 0 up to date, 1 refreshed, 0 could not be used")
