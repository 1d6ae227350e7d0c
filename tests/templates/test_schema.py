"""Every workbook carries the tables, headers and names that the rest of the package looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.framework import schema as contract
from fullfunnel.framework.stages import AIDA, SEE_THINK_DO_CARE, TOUCH_TELL_SELL
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.templates import TREINPAKKERS, plan_for, starting_plan
from fullfunnel.xlsx.reading import read_names, read_tables
from tests.short_run import first_of
from tests.templates.opened import built, cells, members, named, table_rows  # a module beside the tests

if TYPE_CHECKING:
    from pathlib import Path

PLANS = {
    "treinpakkers": TREINPAKKERS,
    "see-think-do-care": starting_plan(SEE_THINK_DO_CARE),
    "touch-tell-sell": starting_plan(TOUCH_TELL_SELL),
    "aida": starting_plan(AIDA),
    "own": plan_for(None, "Ontdekken,Vergelijken,Kopen"),
}
HEADERS = {
    # As the project promises them to its users; written out here so that a change in the code does not pass unseen.
    ("ffKpis", "nl"): "KPI|Fase|Rol|Eenheid|Draagt bij aan|Ratio|Aandeel|Vanzelf|Groep|Vertraging|n|Plafond|Kosten|Per"
    "|Formule|Eigen doel|Ratio slecht|Ratio goed|Toelichting",
    ("ffKpis", "en"): "KPI|Stage|Role|Unit|Feeds|Rate|Share|Baseline|Pool|Lag|n|Cap|Unit cost|Per|Formula|Own target"
    "|Rate worst|Rate best|Note",
    ("ffMessages", "nl"): "ID|Fase|Doelgroep|Behoefte|KPI|Volgt op|Wachttijd|Kanaal|Product|Kop|Tekst|Oproep|Prijs"
    "|Landingspagina|Eigenaar|Geaccepteerd|Bevinding",
    ("ffMessages", "en"): "ID|Stage|Audience|Need|KPI|Follows|Delay|Channel|Product|Headline|Body|CTA|Price"
    "|Landing page|Owner|Accepted|Finding",
    ("ffBudget", "nl"): "Post|Fase|Kanaal|Soort|Direct converterend|Bedrag|Team",
    ("ffBudget", "en"): "Item|Stage|Channel|Kind|Converts directly|Amount|Owner team",
    ("ffResults", "nl"): "Datum|Vanaf|KPI|Kanaal|Waarde|Kosten|Bron",
    ("ffResults", "en"): "Date|From|KPI|Channel|Value|Cost|Source",
    ("ffMapping", "nl"): "Bron|Campagne|Meetwaarde|KPI|Fase|Kanaal",
    ("ffMapping", "en"): "Source|Campaign|Metric|KPI|Stage|Channel",
    ("ffWords", "nl"): "Woord|Soort|Betekent",
    ("ffWords", "en"): "Word|Kind|Means",
}
NAMES = [
    "ffGoal",
    "ffStart",
    "ffEnd",
    "ffOrderValue",
    "ffMargin",
    "ffProfit",
    "ffOwner",
    "ffWhy",
    "ffRecipients",
    "ffLanguage",
    "ffSchema",
    "ffChecks",
]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize("plan", first_of(PLANS))
def test_the_tables_have_their_headers(plan: str, language: Language) -> None:
    content = built(PLANS[plan], language)
    for table in ("ffKpis", "ffMessages", "ffBudget", "ffResults", "ffMapping", "ffWords"):
        assert "|".join(map(str, table_rows(content, table)[0])) == HEADERS[table, language]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize("plan", first_of(PLANS))
def test_the_names_stand_for_one_cell_each(plan: str, language: Language) -> None:
    found = named(built(PLANS[plan], language))
    assert set(NAMES) <= set(found)
    # Those of the sheet Calculation and the scenarios it calculates are for formulas alone.
    own = {name for name in found if not name.startswith(("ffCalc", "ffScenario"))}
    assert set(contract.NAMES) - {contract.KPI_NAMES} == own
    assert found["ffLanguage"] == language
    assert found["ffSchema"] == contract.SCHEMA


def test_the_package_reads_back_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl"))
    tables, names = read_tables(path), read_names(path)
    assert {table.name for table in contract.TABLES} <= set(tables)
    assert names["ffGoal"] == 12000
    assert tables["ffBudget"][2][:6] == ["Video uitzenden", "See", "YouTube, Instagram", "activatie", "nee", 96000]


def test_the_framework_holds_no_formula_so_that_none_can_refer_to_itself() -> None:
    found = cells(built(TREINPAKKERS, "en"), "Framework")
    assert found
    assert [cell for cell in found if cell.formula] == []


def test_drop_downs_offer_stages_roles_and_kpis() -> None:
    parts = members(built(TREINPAKKERS, "en"))
    framework = parts["xl/worksheets/sheet2.xml"].decode()
    for source in ("Lists!$B$6:$B$9", "Lists!$C$6:$C$9", "ffKpiNames"):
        assert f"<formula1>{source}</formula1>" in framework
    assert b'<definedName name="ffKpiNames">ffKpis[KPI]</definedName>' in parts["xl/workbook.xml"]
