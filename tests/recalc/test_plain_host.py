"""A workbook without any function of ours, and back to what it was."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from fullfunnel.plain.fallback import sentence_instead
from fullfunnel.recalc.converting.respelling import calls_ours, respell
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book
from tests.templates.opened import built

SENTENCES = 8
"""On the calendar, under what the budget pays for, and a dash in each of the three scenarios for that and for how far
the first cap lets it go."""
TEMPLATES = sorted((Path(__file__).parents[2] / "workbook_templates").glob("*.xlsx"))


def formulas(path: Path) -> dict[tuple[str, str], str]:
    book = open_book(path)
    return {
        (sheet.name, each.at.a1): each.text for sheet in book.sheets for each in book.contents(sheet.name).formulas()
    }


def shown(path: Path) -> dict[tuple[str, str], object]:
    book = open_book(path)
    return {
        (sheet.name, at.a1): value
        for sheet in book.sheets
        for at, value in book.contents(sheet.name).values().items()
        if value not in {None, ""}
    }


@pytest.mark.deep
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_there_and_back_is_byte_for_byte(template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(template, tmp_path))
    before, cells, asked = path.read_bytes(), shown(path), formulas(path)
    came = respell(path, "plain")
    assert (came.refused, came.left) == (None, ())
    assert [text for text in formulas(path).values() if calls_ours(text)] == []
    # What plain formulas cannot say keeps its value; where a sentence says that it does not follow, that stands there.
    said = {cell: words for cell, text in asked.items() if (words := sentence_instead(text)) is not None}
    assert len(said) == SENTENCES
    assert shown(path) == cells | said
    respell(path, "windows")
    assert path.read_bytes() == before


@pytest.mark.deep
def test_what_was_typed_meanwhile_stays(tmp_path: Path) -> None:
    path = Path(shutil.copy(TEMPLATES[-2], tmp_path))
    before = formulas(path)
    respell(path, "plain")
    patch(path, path, {"Targets": {"B2": "my own words"}})
    respell(path, "windows")
    assert formulas(path) == before
    assert shown(path)["Targets", "B2"] == "my own words"
    with zipfile.ZipFile(path) as archive:
        assert [name for name in archive.namelist() if name.startswith("customXml")] == []


@pytest.mark.deep
def test_on_to_another_host(tmp_path: Path) -> None:
    path = Path(shutil.copy(TEMPLATES[-1], tmp_path))
    respell(path, "plain")
    respell(path, "office")
    ours = [text for text in formulas(path).values() if calls_ours(text)]
    assert ours
    assert [text for text in ours if "_xldudf_FUNNEL" not in text] == []


def test_another_goal_is_left_and_listed(tmp_path: Path) -> None:
    path = Path(shutil.copy(TEMPLATES[-2], tmp_path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet3.xml"
    parts[part] = parts[part].replace(b"FUNNEL_TARGET(B7,ffGoal,", b"FUNNEL_TARGET(B7,500,")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    came = respell(path, "plain")
    assert [(left.sheet, left.cell) for left in came.left] == [("Targets", "G7")]


@pytest.mark.deep
def test_a_new_workbook_may_be_plain_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en", "plain"))
    assert [text for text in formulas(path).values() if calls_ours(text)] == []
    assert "INDEX(ffCalcTargets" in formulas(path)["Targets", "G7"]


def test_a_workbook_without_the_sheet_says_what_to_do(tmp_path: Path) -> None:
    first = Path(__file__).parents[1] / "templates" / "first_version" / "treinpakkers.nl.xlsx"
    path = Path(shutil.copy(first, tmp_path))
    came = respell(path, "plain")
    assert {left.reason.nl for left in came.left} == {
        "deze werkmap heeft het tabblad Berekening nog niet; draai eerst 'fullfunnel upgrade'"
    }
