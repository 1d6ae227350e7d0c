"""A new plan: nothing filled in that is a figure, and it says what is missing until it is filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.stages import AIDA, SEE_THINK_DO_CARE, STAGE_MODELS, TOUCH_TELL_SELL, StageModel
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.templates import plan_for, starting_plan
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, Size, built_with
from tests.templates.opened import CALCULATION, built, cells, named, on_sheet, sheet_by_sheet, table_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", first_of(SIZES))
@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize("model", first_of(STAGE_MODELS), ids=lambda model: model.name.en)
def test_no_figure_is_filled_in_for_the_marketeer(model: StageModel, language: Language, size: Size) -> None:
    content = built_with(size, starting_plan(model), language, "messages", "budget", "results", "max_cpa")
    for table in ("ffKpis", "ffMessages", "ffBudget", "ffResults"):
        typed = [cell for row in table_rows(content, table)[1:] for cell in row if cell is not None]
        assert [cell for cell in typed if not isinstance(cell, str)] == []
        with_digits = [cell for cell in map(str, typed) if any(letter.isdigit() for letter in cell)]
        assert [cell for cell in with_digits if not re.fullmatch(r"[A-Z]\d", cell)] == []  # only the IDs of messages
    names = named(content)
    assert [
        names[name] for name in ("ffGoal", "ffOrderValue", "ffMargin", "ffProfit", "ffProfitBasis", "ffStart", "ffEnd")
    ] == [None] * 7


@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize("model", first_of(STAGE_MODELS), ids=lambda model: model.name.en)
def test_every_stage_of_the_model_has_a_kpi_and_the_framework_can_be_read(
    model: StageModel, language: Language
) -> None:
    plan = read_framework(table_rows(built_with("few sheets", starting_plan(model), language), "ffKpis"))
    assert plan.language == language
    assert {stage.say(language) for stage in model.stages} == set(plan.stages)
    roles = [kpi.role for kpi in plan.kpis]
    assert roles.count("main") == 1
    # Two entries stand beside the line: search in the middle, e-mail at the end.
    assert max(len(plan.feeders[kpi.name]) for kpi in plan.kpis) == 2
    assert sum(len(plan.feeders[kpi.name]) == 2 for kpi in plan.kpis) == 2


@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize("model", first_of(STAGE_MODELS), ids=lambda model: model.name.en)
def test_its_kpis_are_those_of_the_trade(model: StageModel, language: Language) -> None:
    plan = read_framework(table_rows(built_with("few sheets", starting_plan(model), language), "ffKpis"))
    known = [kpi.name for kpi in plan.kpis if catalogue_kpi(kpi.name)]
    assert len(known) >= len(plan.kpis) / 2


def test_an_empty_plan_shows_no_errors_and_says_what_to_fill_in() -> None:
    content = built(starting_plan(SEE_THINK_DO_CARE), "nl")
    names = sheet_by_sheet(content, values=True).sheetnames
    seen = cells(content, *(name for name in names if name not in CALCULATION))
    assert [cell.value for cell in seen if str(cell.value).startswith("#")] == []
    start = on_sheet(content, "Start")
    assert "8 ratio's nog in te vullen" in start.values()
    assert "4 boodschappen zonder kop" in start.values()
    assert "Vul het hoofddoel in" in str(on_sheet(content, "Doelen")["I7"])


@pytest.mark.deep
def test_a_plan_that_is_filled_in_gives_targets(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(starting_plan(SEE_THINK_DO_CARE), "nl"))
    headers = [str(header) for header in table_rows(path.read_bytes(), "ffKpis")[0]]
    rate = "BCDEFGHIJKLMNOPQR"[headers.index("Ratio")]
    rates = [0.5, 0.2, 0.1, 0.8, 0.25, 0.5, 0.1, 0.4]  # the KPIs that feed another, from the top
    typed = {f"{rate}{row}": each for row, each in enumerate(rates, start=6)}
    assert patch_and_regenerate(path, path, {"Framework": typed, "Start": {"C7": 1000}}).left == ()
    found = dict(on_sheet(path.read_bytes(), "Doelen"))
    shown = {found[f"B{row}"]: found.get(f"E{row}") for row in range(7, 19)}
    # 1,000 orders / 40% = 2,500 checkouts / 10% = 25,000 product page views. No shares typed: half through each feeder,
    # 12,500 / 25% = 50,000 visits and 12,500 / 50% = 25,000 e-mail clicks; of the visits 25,000 / 80% = 31,250 search
    # clicks and 25,000 / 10% = 250,000 completed videos / 20% = 1,250,000 reach / 50% = 2,500,000 impressions.
    assert shown == pytest.approx(
        {
            "Bestellingen": 1000,
            "Gestarte bestellingen": 2500,
            "Productpaginaweergaven": 25_000,
            "Bezoeken": 50_000,
            "Klikken e-mail": 25_000,
            "Klikken zoekadvertenties": 31_250,
            "Uitgekeken video's": 250_000,
            "Bereik": 1_250_000,
            "Vertoningen": 2_500_000,
            "Frequentie": 2,
            "Kosten per bestelling": 0,
            "Reviews": None,
        }
        | {"Kosten per bestelling": shown["Kosten per bestelling"]}
    )


@pytest.mark.deep
def test_one_rate_that_is_missing_leaves_the_targets_below_it_standing(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(starting_plan(SEE_THINK_DO_CARE), "en"))
    patch_and_regenerate(path, path, {"Framework": {"G12": 0.1, "G13": 0.4}, "Start": {"C7": 1000}})
    found = dict(on_sheet(path.read_bytes(), "Targets"))
    shown = {found[f"B{row}"]: found.get(f"E{row}") for row in range(7, 19)}
    assert shown["Checkouts started"] == 2500
    assert shown["Product page views"] == 25_000
    assert shown["Visits"] in {None, ""}
    assert "Visits" in str(found["I11"])


@pytest.mark.parametrize("size", first_of(SIZES))
def test_own_stages(size: Size) -> None:
    content = built_with(size, plan_for(None, " Ontdekken, Vergelijken ,Kopen"), "nl", "budget")
    plan = read_framework(table_rows(content, "ffKpis"))
    assert plan.stages == ("Ontdekken", "Vergelijken", "Kopen")
    assert plan.main == "KPI van Kopen"
    assert [row[4] for row in table_rows(content, "ffBudget")[1:7]] == ["nee"] * 5 + ["ja"]


@pytest.mark.parametrize(("model", "stages"), [("see-think-do-care", None), (None, "Ontdekken,Vergelijken,Kopen")])
def test_what_a_blank_cell_means_for_the_max_cpa_is_said_as_it_is_counted(
    model: str | None, stages: str | None
) -> None:
    """In a stage of one's own a line counts as judged on results with a yes only."""
    plan = plan_for(model, stages)
    said = on_sheet(built_with("few sheets", plan, "nl", "budget", "results", "max_cpa"), "Max CPA").values()
    of_blank = [each for each in said if str(each).startswith("Uit het budget: activatie in")]
    of_yes = [each for each in said if str(each).startswith("Uit het budget: activatie met ‘ja’")]
    assert (len(of_blank), len(of_yes)) == ((1, 0) if model else (0, 1))


@pytest.mark.deep
def test_many_stages_with_like_names_keep_their_own_message(tmp_path: Path) -> None:
    stages = [f"Stap {letter}" for letter in "ABCDEFGH"]
    content = built(plan_for(None, ",".join(stages)), "nl")
    messages = table_rows(content, "ffMessages")[1:9]
    assert [row[0] for row in messages] == [f"S{at}" for at in range(1, 9)]
    assert [row[5] for row in messages] == [None, *(f"S{at}" for at in range(1, 8))]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert regenerate(path, check=True).changed == ()


@pytest.mark.deep
def test_the_profit_convention_is_asked_not_assumed(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(starting_plan(SEE_THINK_DO_CARE), "nl"))
    patch_and_regenerate(path, path, {"Max CPA": {"C6": 80, "C7": 0.5, "C8": 0.1}})
    assert named(path.read_bytes())["ffAllowable"] in {None, ""}
    # The three conventions differ more than any campaign gains: 80 x (50% - 10%), 40 / 1.1 and 40 x 90%.
    for basis, allowable in (("omzet", 32), ("besteding", 40 / 1.1), ("break-even", 36)):
        patch_and_regenerate(path, path, {"Max CPA": {"C9": basis}})
        assert named(path.read_bytes())["ffAllowable"] == pytest.approx(allowable)
    patch_and_regenerate(path, path, {"Max CPA": {"C8": 8, "C9": "bedrag"}})
    assert named(path.read_bytes())["ffAllowable"] == pytest.approx(40 - 8)


def test_models_by_name() -> None:
    assert plan_for(None, None).model == SEE_THINK_DO_CARE
    assert plan_for("touch-tell-sell", None).model == TOUCH_TELL_SELL
    assert plan_for("aida", None).model == AIDA


@pytest.mark.parametrize(
    ("model", "stages", "sentence"),
    [
        (None, "Kopen", "minstens twee fasen"),
        (None, "Kopen,,Blijven", "minstens twee fasen"),
        (None, "Kopen,Blijven,kopen", "‘kopen’ komt twee keer voor"),
        (None, 'Kopen,Zeg "ja"', "past niet in formules"),
        (None, "Kopen,=Blijven", "past niet in formules"),
        (None, "Kopen,Hoe het na de aankoop verder gaat", "past niet in formules"),
        (None, "Ontdekken,Landingspagina,Kopen", "‘Landingspagina’ kan geen naam van een fase zijn"),
        (None, "Ontdekken,landing page,Kopen", "‘landing page’ kan geen naam van een fase zijn"),
        (None, "A,B,C,D,E,F,G,H,I", "hooguit 8 fasen"),
        ("aida", "Ontdekken,Kopen", "niet allebei"),
    ],
)
def test_stages_that_make_no_journey(model: str | None, stages: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        plan_for(model, stages)
    assert sentence in refused.value.text.nl
    assert refused.value.text.en != refused.value.text.nl
