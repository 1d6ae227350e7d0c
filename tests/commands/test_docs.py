"""What the README and the pages tell people to type exists: every command, every option, every function."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import typer.main

from fullfunnel.commands.cli import app
from fullfunnel.functions import FUNCTIONS
from tests.templates.opened import sheet_by_sheet

if TYPE_CHECKING:
    from typing import Any

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / ".docs").glob("*.md")), *sorted((ROOT / ".github").glob("*.md"))]
FENCED: Final = re.compile(r"```sh\n(.*?)```", re.DOTALL)
TYPED: Final = re.compile(r"(?:^\s*|&& (?:\.venv/bin/)?)fullfunnel ([a-z-][^\n]*)", re.MULTILINE)
QUOTED: Final = re.compile(r"`fullfunnel ([a-z-][^`\n]*)`")

GROUP: Final = typer.main.get_command(app)


def _command(words: list[str]) -> tuple[Any, list[str]] | None:
    """The command that these words call, and what follows it."""
    command: Any = GROUP
    while words and hasattr(command, "commands"):
        found = command.commands.get(words[0])
        if found is None:
            return None
        command, words = found, words[1:]
    return command, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_in_the_pages_exists(page: Path) -> None:
    wrong = []
    text = page.read_text("utf-8")
    for typed in [*QUOTED.findall(text), *(line for block in FENCED.findall(text) for line in TYPED.findall(block))]:
        words = typed.split("#")[0].replace("|", " ").split()
        found = _command([word for word in words if not word.startswith("-")])
        if found is None:
            wrong.append(typed)
            continue
        known = {"--help"} | {name for each in found[0].params for name in each.opts}
        wrong += [f"{typed}: {word}" for word in words if word.startswith("--") and word.split("=")[0] not in known]
    assert not wrong


def test_every_command_is_in_a_page() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    commands = GROUP.commands  # type: ignore[attr-defined]  # a group has them
    assert [name for name in commands if f"fullfunnel {name}" not in text] == []


def test_every_function_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in FUNCTIONS if f"`{name}(" not in text] == []
    assert set(re.findall(r"`(FUNNEL_[A-Z_]+)\(", text)) <= set(FUNCTIONS)


def test_every_page_is_there_in_both_languages() -> None:
    names = {page.name for page in (ROOT / ".docs").glob("*.??.md")}
    english = {name.replace(".en.", ".nl.") for name in names if ".en." in name}
    assert english == {name for name in names if ".nl." in name}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    lost = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not lost


def test_every_page_stands_in_the_menu_of_the_site() -> None:
    menu = (ROOT / ".ci" / "mkdocs.yml").read_text("utf-8")
    assert [page.name for page in (ROOT / ".docs").glob("*.md") if f": {page.name}\n" not in menu] == []


def test_no_sweep_is_left_out_of_what_the_readme_and_ci_run() -> None:
    """Only the second run of CI, with the lowest versions, leaves the sweeps out: the first has done them all."""
    commands = [ROOT / "README.md", ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").glob("*.yml")]
    short = [line for path in commands for line in path.read_text("utf-8").splitlines() if "not deep" in line]
    assert [line for line in short if not line.startswith(".venv-lowest/bin/python ")] == []
    assert len(short) <= 1


def test_the_cell_that_the_readme_patches_is_the_goal() -> None:
    (cell,) = re.findall(r'ff\.patch\(.*\{"Start": \{"([A-Z]+\d+)"', (ROOT / "README.md").read_text("utf-8"))
    for path in (ROOT / "workbook_templates").glob("*.xlsx"):
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
        goal = sheet_by_sheet(path.read_bytes(), values=True).defined_names["ffGoal"].attr_text
        assert goal.endswith(f"!${column}${row}"), path.name
