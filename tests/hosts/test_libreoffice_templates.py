"""LibreOffice opens every template: it shows the saved values, cuts nothing off, and recalculates to the same."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fullfunnel.framework.stages import STAGE_MODELS
from fullfunnel.language import LANGUAGES, Language, Text, same
from fullfunnel.templates import TEMPLATES, TREINPAKKERS, Host, starting_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fullfunnel.templates.plan import Entry, Plan

from tests.templates.opened import COMMITTED, built, cells  # a module beside the tests of the templates

RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""

if TYPE_CHECKING:
    Convert = Callable[[Path, str, Path], Path]


def shown(path: Path) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def different(
    one: dict[tuple[str, str], object], other: dict[tuple[str, str], object]
) -> list[tuple[tuple[str, str], object, object]]:
    return [
        (place, one.get(place), other.get(place))
        for place in one.keys() | other.keys()
        if not alike(one.get(place), other.get(place))
    ]


def alike(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_shows_the_values_that_were_saved(name: str, tmp_path: Path, convert: Convert) -> None:
    resaved = convert(COMMITTED / name, "xlsx", tmp_path)
    assert different(shown(COMMITTED / name), shown(resaved)) == []


@pytest.mark.parametrize("host", ["lite", "calc"])
def test_it_shows_them_in_any_spelling(host: Host, tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl", host))
    (tmp_path / "out").mkdir()
    assert different(shown(path), shown(convert(path, "xlsx", tmp_path / "out"))) == []


def with_rows_of_no_channel() -> Plan:
    """The example with totals of days beside what channels say of them, and with figures that name no channel."""

    def row(day: int, kpi: Text, channel: str, value: float, cost: float | None = None) -> dict[str, Entry]:
        return {"date": date(2026, 3, day), "kpi": kpi, "channel": same(channel), "value": value, "cost": cost}

    impressions, mails = Text("Videovertoningen", "Video impressions"), Text("Klikken e-mail", "E-mail clicks")
    searches = Text("Klikken zoekadvertenties", "Search ad clicks")
    more = (
        # Of the week to 8 March 14,000 are of Search and 600 of Bing, so 1,400 are of nobody; on the 9th 80 more.
        row(8, searches, "", 16_000) | {"from": date(2026, 3, 2)},
        row(8, searches, "Bing", 500, 120),
        row(5, searches, "Bing", 100, 30),
        row(9, searches, "", 80, 24),
        # A day of its own: 400 in all, 450 claimed.
        row(10, mails, "", 400),
        row(10, mails, "Letter", 450, 9),
        row(11, impressions, "", 10_000, 70),
    )
    return replace(TREINPAKKERS, results=(*TREINPAKKERS.results, *more))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_calculates_what_is_not_ours_to_the_same(language: Language, tmp_path: Path, soffice: str) -> None:
    plans = {"treinpakkers": TREINPAKKERS, "no channel": with_rows_of_no_channel()}
    plans |= {model.name.en: starting_plan(model) for model in STAGE_MODELS}
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS)
    paths = [tmp_path / f"{name}.xlsx" for name in plans]
    for path, plan in zip(paths, plans.values(), strict=True):
        # With figures in the place of our functions, which LibreOffice does not know.
        path.write_bytes(built(plan, language, "values"))
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, tmp_path / "out", *paths], check=True, capture_output=True, timeout=180)
    for path in paths:
        formulas = [cell for cell in cells(path.read_bytes()) if cell.formula]
        assert len(formulas) > 300
        assert different(shown(path), shown(tmp_path / "out" / path.name)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_cut_off_or_unknown_on_paper(name: str, tmp_path: Path, convert: Convert) -> None:
    pdftotext = shutil.which("pdftotext")
    assert pdftotext, "pdftotext is not installed (Debian: apt install poppler-utils)"
    printed = convert(COMMITTED / name, "pdf", tmp_path)
    text = subprocess.run([pdftotext, "-layout", printed, "-"], check=True, capture_output=True, text=True).stdout
    assert re.findall(r"##+|#NAME\?|#REF!|#VALUE!(?!\))|#N/A|#DIV/0!|Err:\d+", text) == []
    for sheet in {cell.sheet for cell in cells((COMMITTED / name).read_bytes())}:
        assert sheet in text
