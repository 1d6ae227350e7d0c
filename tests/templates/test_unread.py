"""What a marketeer types wrong is said in the workbook, and its own figures go by the rule of the functions."""

from __future__ import annotations

import itertools
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.templates import TREINPAKKERS, plan_for
from tests.short_run import first_of
from tests.templates.opened import built, cells, named, table_rows
from tests.xlsx.factories import seen_in

if TYPE_CHECKING:
    from pathlib import Path

RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def calculated(path: Path, soffice: str) -> bytes:
    """The workbook as LibreOffice calculates it."""
    profile = path.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS)
    out = path.parent / "out"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, out, path], check=True, capture_output=True, timeout=180)
    return (out / path.name).read_bytes()


def typed(tmp_path: Path, content: bytes, entries: dict[str, dict[str, object]]) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    book = openpyxl.load_workbook(path)
    for sheet, cells_typed in entries.items():
        for place, value in cells_typed.items():
            book[sheet][place] = value
    book.save(path)
    return path


def shown(content: bytes, sheet: str) -> dict[str, str]:
    return {cell.place: str(cell.value) for cell in cells(content) if cell.sheet == sheet and cell.value is not None}


SENTENCES: dict[Language, tuple[str, ...]] = {
    "nl": (
        "Fase onbekend: Zie. Kies See, Think, Do of Care.",
        "1 cel is geen getal",
        "Fase onbekend: Toe.",
        "2 bedragen in het budget tellen niet goed mee",
        "3 regels tellen niet mee.",
        "Niet in je framework: Klikke.",
        "alleen getallen",
    ),
    "en": (
        "Unknown stage: Zie. Choose See, Think, Do or Care.",
        "1 cell is not a number",
        "Unknown stage: Toe.",
        "2 amounts in the budget do not count properly",
        "3 rows do not count.",
        "Not in your framework: Klikke.",
        "only numbers",
    ),
}


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_what_does_not_count_is_said_on_the_first_sheet(language: Language, tmp_path: Path, soffice: str) -> None:
    results = {"nl": "Resultaten", "en": "Results"}[language]
    path = typed(
        tmp_path,
        built(TREINPAKKERS, language, "values"),
        {
            "Framework": {"C7": "Zie", "N6": "vier euro"},
            "Budget": {"C8": "Toe", "G6": "€ 10.000", "G7": "tienduizend"},
            results: {"D6": "Klikke", "F7": "veel", "F90": 5},
        },
    )
    content = calculated(path, soffice)
    start = " ".join(shown(content, "Start").values())
    for sentence in SENTENCES[language]:
        assert sentence in start
    assert SENTENCES[language][3] in " ".join(shown(content, "Max CPA").values())
    targets = shown(content, {"nl": "Doelen", "en": "Targets"}[language])
    assert targets["H7"] == {"nl": "geen getal", "en": "not a number"}[language]
    assert not [value for value in targets.values() if value.startswith("#")]


@pytest.mark.deep
@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize("stages", [None, "Ontdekken,Kopen"])
def test_the_cost_judged_on_results_follows_the_function(
    stages: str | None, language: Language, tmp_path: Path, soffice: str
) -> None:
    kinds = {"nl": (None, "activatie", "creatie", "fee"), "en": (None, "activation", "creation", "fee")}[language]
    answers = {"nl": (None, "ja", "nee"), "en": (None, "yes", "no")}[language]
    entries: dict[str, object] = {}
    names = ("See", "Do", "Sell", "Kopen", None) if stages is None else ("Ontdekken", "Kopen", "Do", "Touch", "Zie")
    plan = plan_for(None, stages)
    content = built(plan, language, "values")
    room = len(table_rows(content, "ffBudget")) - 1
    rows = list(itertools.product(names, kinds, answers))
    for at in range(len(rows)):
        # Amounts that differ, so that one row too many or too few shows.
        entries |= {
            f"{column}{6 + at}": value for column, value in zip("CEFG", (*rows[at], float(at**3 + 1)), strict=True)
        }
    path = typed(tmp_path, content, {"Budget": entries})
    book = openpyxl.load_workbook(path)
    book["Budget"].tables["ffBudget"].ref = f"B5:H{5 + max(len(rows), room)}"
    book["Budget"].tables["ffBudget"].autoFilter.ref = book["Budget"].tables["ffBudget"].ref
    for row in range(6, 6 + len(rows)):
        book["Budget"][f"B{row}"] = f"post {row}"
    book.save(path)
    calculated(path, soffice)
    budget = read_budget(table_rows(path.read_bytes(), "ffBudget"))
    book = openpyxl.load_workbook(path.parent / "out" / path.name, data_only=True)
    assert book["Max CPA"]["C17"].value == budget.judged_cost
    assert book["Max CPA"]["C16"].value == budget.unjudged_cost


@pytest.mark.deep
@pytest.mark.parametrize(
    ("typed_in", "sentence"),
    [
        ({"C8": 0.5}, "Er mag niets worden uitgegeven: de winst is even groot als de marge of groter"),
        ({"C9": "winst"}, "Kies omzet, besteding, break-even of bedrag."),
        ({"C8": 20}, "Controleer marge en winst: vul percentages onder 100% in"),
        ({"C6": "tachtig"}, "alleen het getal"),
        ({"C9": None}, "waarover je de winst rekent"),
    ],
)
def test_why_nothing_may_be_spent(typed_in: dict[str, object], sentence: str, tmp_path: Path) -> None:
    path = typed(tmp_path, built(TREINPAKKERS, "nl"), {"Max CPA": typed_in})
    assert regenerate(path).left == ()
    assert sentence in shown(path.read_bytes(), "Max CPA")["D11"]


def test_a_method_and_a_main_kpi_that_are_unknown(tmp_path: Path, soffice: str) -> None:
    entries: dict[str, dict[str, object]] = {
        "Max CPA": {"C28": "gewoon"},
        "Framework": {"D16": None, "F15": None, "D19": None},
    }
    content = calculated(typed(tmp_path, built(TREINPAKKERS, "nl", "values"), entries), soffice)
    assert shown(content, "Max CPA")["D29"] == "Kies alle, betaald, voorzichtig of rest."
    assert shown(content, "Start")["D15"] == "Geef in het framework één KPI de rol hoofd."


@pytest.mark.deep
def test_a_main_kpi_without_its_role_is_still_the_main_kpi(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl"))
    assert seen_in(path, "Framework")["B16"] == "Bestellingen"
    assert patch_and_regenerate(path, path, {"Framework": {"D16": None}}).left == ()
    content = path.read_bytes()
    assert named(content)["ffMainKpi"] == "Bestellingen"
    assert named(content)["ffMaxCpa"] == pytest.approx(16)  # as with the role: 32 - 192,000 / 12,000
    assert seen_in(path, "Overzicht")["C5"] == 12_000
    assert shown(content, "Doelen")["D17"] == "hoofd"
    # Nothing leads to it any more, nor to Reviews, whose role is cleared as well: it may be either.
    patch_and_regenerate(path, path, {"Framework": {"F15": None, "D19": None}})
    assert named(path.read_bytes())["ffMainKpi"] in {None, ""}
