"""The action for pull requests, its steps run as a runner runs them; the recipes for other systems parse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

import fullfunnel as ff
from tests.commands.test_cache import plan

ROOT: Final = Path(__file__).parents[2]
ACTION: Final = ROOT / ".github" / "actions" / "regenerate"
EXAMPLE: Final = ROOT / "workbook_templates" / "treinpakkers.en.xlsx"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one plan, and a second commit in which somebody changed its goal."""
    plans = tmp_path / "repo" / "plans"
    plans.mkdir(parents=True)
    book = plans / "spring plan.xlsx"
    shutil.copy(EXAMPLE, book)
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        git(tmp_path / "repo", *words)
    read = ff.read_plan(book)
    assert read._context is not None  # noqa: SLF001  # where the goal stands
    sheet, cell = read._context.field_cells["ffGoal"].split("!")  # noqa: SLF001
    ff.patch(book, book, {sheet: {cell: 16_000}})
    git(tmp_path / "repo", "commit", "-qam", "more")
    return tmp_path / "repo"


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def run(repository: Path, tmp_path: Path, **inputs: str) -> tuple[int, str, str, str]:
    """The steps of the action with these inputs: exit code, what was printed, the summary, the outputs."""
    action: dict[str, Any] = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    given = {name: each["default"] for name, each in action["inputs"].items()} | {"package": ""} | inputs
    program = tmp_path / "bin"
    program.mkdir(exist_ok=True)
    (program / "fullfunnel").write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "from fullfunnel.commands.cli import main; main()" "$@"\n'
    )
    (program / "fullfunnel").chmod(0o755)
    summary, outputs = tmp_path / "summary.md", tmp_path / "outputs"
    code, printed = 0, ""
    for step in action["runs"]["steps"]:
        if step.get("if") == "inputs.package != ''" and not given["package"]:
            continue
        values = {key: _filled(value, given) for key, value in step.get("env", {}).items()}
        environment = {
            **os.environ,
            **values,
            "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_ACTION_PATH": str(ACTION),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=repository, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        code, printed = done.returncode, printed + done.stdout + done.stderr
        if code:
            break
    return code, printed, summary.read_text("utf-8"), outputs.read_text("utf-8")


def _filled(value: str, given: dict[str, str]) -> str:
    for name, each in given.items():
        value = value.replace("${{ inputs." + name + " }}", each)
    return value


def test_check_fails_on_a_small_plan_that_is_out_of_date_and_shows_the_difference(tmp_path: Path) -> None:
    book = plan(tmp_path / "repo" / "plans" / "spring plan.xlsx")
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        git(tmp_path / "repo", *words)
    ff.patch(book, book, {"Sheet": {"F1": 1_500}})
    git(tmp_path / "repo", "commit", "-qam", "more")
    code, printed, summary, outputs = run(tmp_path / "repo", tmp_path, paths="plans")
    assert code == 1
    assert "spring plan.xlsx" in printed
    assert "| Main goal | 1,200 | 1,500 |" in summary
    # At 3%.
    assert "| Target Visits | 40,000 | 50,000 (+25%) |" in summary
    assert "plans/spring plan.xlsx\n" in outputs


@pytest.mark.deep
def test_check_fails_on_a_plan_that_is_out_of_date_and_shows_the_difference(repository: Path, tmp_path: Path) -> None:
    code, printed, summary, outputs = run(repository, tmp_path, paths="plans")
    assert code == 1
    assert "spring plan.xlsx" in printed
    assert "| Main goal | 12,000 | 16,000 |" in summary
    assert "| Target Reach | 6,000,000 | 9,000,000 (+50%) |" in summary
    assert "plans/spring plan.xlsx\n" in outputs


@pytest.mark.deep
def test_regenerate_refreshes_and_then_check_is_content(repository: Path, tmp_path: Path) -> None:
    assert run(repository, tmp_path, paths="plans", mode="regenerate")[0] == 0
    assert run(repository, tmp_path, paths="plans", mode="check")[0] == 0


@pytest.mark.deep
def test_findings_become_annotations(repository: Path, tmp_path: Path) -> None:
    code, printed, summary, _ = run(repository, tmp_path, paths="plans", mode="findings", **{"fail-on": "error"})
    # 9,000,000 people asked for where 8,000,000 are within reach.
    assert (code, "KPI104" in printed) == (1, True)
    assert "::error file=plans/spring plan.xlsx" in printed
    assert "Something needs attention" in summary


@pytest.mark.deep
def test_a_name_of_a_file_is_never_a_command(repository: Path, tmp_path: Path) -> None:
    bad = repository / "plans" / "$(touch owned) `touch owned`;touch owned.xlsx"
    shutil.copy(EXAMPLE, bad)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "odd")
    run(repository, tmp_path, paths="plans")
    assert not list(repository.rglob("owned"))


@pytest.mark.parametrize("recipe", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda path: path.name)
def test_every_recipe_parses(recipe: Path) -> None:
    assert isinstance(yaml.safe_load(recipe.read_text("utf-8")), dict)
