"""The templates in the repository are what the code writes, and nothing in them acts on its own on opening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fullfunnel.templates import TEMPLATES
from fullfunnel.templates.__main__ import main
from tests.short_run import first_of
from tests.templates.opened import COMMITTED, built, members

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", first_of(TEMPLATES))
def test_a_rebuild_gives_the_committed_workbook(name: str) -> None:
    plan, language = TEMPLATES[name]
    rebuilt, committed = members(built(plan, language)), members((COMMITTED / name).read_bytes())
    assert list(rebuilt) == list(committed)
    assert [part for part in rebuilt if rebuilt[part] != committed[part]] == []


def test_no_template_is_committed_that_the_code_does_not_write() -> None:
    assert {path.name for path in COMMITTED.glob("*.xlsx")} == set(TEMPLATES)


@pytest.mark.parametrize("name", first_of(TEMPLATES))
def test_excel_is_not_asked_to_calculate_on_opening(name: str) -> None:
    # Without the add-in that would turn every target into #NAME?. Excel also does it for a file whose calcId is older
    # than its own engine; 191029 is the engine of the Excels in use.
    workbook = members((COMMITTED / name).read_bytes())["xl/workbook.xml"].decode()
    (calculation,) = re.findall(r"<calcPr [^>]*>", workbook)
    assert calculation == '<calcPr calcId="191029"/>'


@pytest.mark.parametrize("name", first_of(TEMPLATES))
def test_nothing_points_outside_the_workbook(name: str) -> None:
    parts = members((COMMITTED / name).read_bytes())
    assert [part for part, content in parts.items() if b'TargetMode="External"' in content] == []
    assert not any("externalLink" in part or "vba" in part.lower() for part in parts)


@pytest.mark.deep
def test_one_command_rebuilds_them_all(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert {path.name for path in tmp_path.iterdir()} == set(TEMPLATES)


@pytest.mark.parametrize("arguments", [[], ["nowhere"], [".", "."]])
def test_without_its_folder_the_command_says_how(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="Name the folder of the templates"):
        main(arguments)
