"""Every number on the Dashboard, in the report and from Python is the same number."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fullfunnel as ff
from fullfunnel.checks.reading import plan_of_tables
from fullfunnel.display import number
from fullfunnel.framework import schema as contract
from fullfunnel.functions import FUNCTIONS
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.plans.reviewing import review_of
from fullfunnel.report.figures import Figures
from fullfunnel.report.page import as_html
from fullfunnel.report.sentences import headline
from fullfunnel.report.writing import report_of
from fullfunnel.results.spending.next_euro import planned_ceilings
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.templates.example.kpis import SEARCH
from fullfunnel.xlsx.reading import open_book, rows_of_names, rows_of_tables
from tests.short_run import first_of
from tests.templates.opened import built, on_sheet

if TYPE_CHECKING:
    from fullfunnel.templates.plan import Entry, Plan

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
LOUDEST = "B4"
STANDINGS = range(14, 27)
"""The rows of the Dashboard with a KPI of the example."""


VIDEO = next(row["item"] for row in TREINPAKKERS.budget if str(row["item"]).find("Run the video") >= 0)


def opened_bytes(plan: Plan, language: Language) -> dict[str, object]:
    return dict(on_sheet(built(plan, language), "Dashboard"))


def dashboard(path: Path) -> dict[str, object]:
    return dict(on_sheet(path.read_bytes(), "Dashboard"))


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_dashboard_report_cells_and_python_say_the_same(language: Language) -> None:
    path = TEMPLATES / f"treinpakkers.{language}.xlsx"
    shown = dashboard(path)
    review = ff.read_plan(path).review()
    page = as_html(report_of(path))
    in_report = [float(each) for each in re.findall(r'data-value="([^"]+)"', page)]
    book = open_book(path)
    tables, names = rows_of_tables(book), rows_of_names(book)
    whole = tables["ffKpis"], tables["ffResults"], None, names["ffStart"], names["ffEnd"]
    in_cells = FUNCTIONS["FUNNEL_PROGRESS"](names["ffGoal"], *whole)
    assert isinstance(in_cells, list)
    for row, each, cell in zip(STANDINGS, review.standings, in_cells[1:], strict=True):
        assert shown[f"B{row}"] == each.kpi.name == cell[0]
        for column, figure, of_cell in zip(
            "CDEF", (each.target, each.by_now, each.actual, each.difference), cell[1:], strict=False
        ):
            assert of_cell == ("" if figure is None else figure)
            if figure is None:
                assert not shown.get(f"{column}{row}")
            else:
                assert shown[f"{column}{row}"] == pytest.approx(figure, rel=1e-14)
                assert figure in in_report
    assert review.ahead is not None
    assert FUNCTIONS["FUNNEL_FORECAST"](names["ffMainKpi"], *whole) == [list(review.ahead)]
    for place, figure in zip(("C9", "C10", "C11"), review.ahead, strict=True):
        assert shown[place] == pytest.approx(figure, rel=1e-14)
        assert number(figure, language) in page
    losses = [[each.kpi.name, each.shortfall, each.lost] for each in review.bottleneck.worst_first]
    assert FUNCTIONS["FUNNEL_BOTTLENECK"](names["ffGoal"], *whole) == losses
    for row, (name, shortfall, lost) in enumerate(losses[:5], start=6):
        assert shown[f"I{row}"] == name
        assert shown[f"J{row}"] == pytest.approx(shortfall, rel=1e-14)
        assert shown[f"K{row}"] == pytest.approx(lost, rel=1e-14)
        assert lost in in_report
    for row, week in enumerate(review.weeks, start=32):
        assert shown[f"C{row}"] == pytest.approx(week.planned, rel=1e-14)
        if week.actual is not None:
            assert shown[f"D{row}"] == pytest.approx(week.actual, rel=1e-14)


@pytest.mark.deep
def test_a_see_budget_far_below_need_is_the_loudest_finding_everywhere() -> None:
    """Of 24 million impressions 6,000 buys a sixteenth: the same loss on the Dashboard, in the report and in Python."""
    budget = tuple({**row, "amount": 6_000.0} if row["item"] == VIDEO else row for row in TREINPAKKERS.budget)
    short = replace(TREINPAKKERS, budget=budget)
    for language in LANGUAGES:
        made = opened_bytes(short, language)
        loudest = made[LOUDEST]
        assert isinstance(loudest, str)
        context = plan_of_tables(
            {each.name: short.cells(each, language) for each in (contract.KPIS, contract.BUDGET, contract.RESULTS)},
            {contract.GOAL: 12_000, contract.START: short.start, contract.END: short.end},
            [],
        )
        review = review_of(context, "short")
        see = review.money[0]
        assert see.part_lost == pytest.approx(15 / 16)
        # 450,000 deals x 0.15 x 0.8 and 6,000 visits, a fifth and two fifths further, less a sixteenth and what the
        # shared pool has over.
        assert see.lost == pytest.approx(0.08 * (450_000 * 0.12 * 15 / 16 + 6_000 - 93_750 * 0.005), rel=1e-9)
        # What is left of the 12,000 is rounded down, 7,507 of 7,507.5: the loss is then 4,493.
        assert number(4_493, language) in loudest
        top = headline(review, Figures(language))
        assert number(4_493, language) in top
        assert "See" in top


@pytest.mark.deep
def test_the_blank_template_shouts_nothing() -> None:
    shown = dashboard(TEMPLATES / "see-think-do-care.en.xlsx")
    assert not shown.get(LOUDEST)
    assert not dashboard(TEMPLATES / "treinpakkers.en.xlsx").get(LOUDEST)


@pytest.mark.deep
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mix_on_the_channels_in_the_report_and_from_python_is_one_mix(language: Language, tmp_path: Path) -> None:
    """Also with clicks that no channel has; the prices divide within a stage of a channel, in the total too."""
    nobody: dict[str, Entry] = {"date": date(2026, 4, 26), "kpi": SEARCH, "value": 30_000.0}
    plan = replace(TREINPAKKERS, results=(*TREINPAKKERS.results, nobody))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(plan, language))
    sheet = {"en": "Channels", "nl": "Kanalen"}[language]
    shown = dict(on_sheet(path.read_bytes(), sheet))
    mix = ff.read_plan(path).review().mix
    # By hand: 16,000 clicks of Search in the last week of 132,000; the total says 30,000, so 14,000 are of nobody.
    assert shown["E19"] == mix.rest.actual.clicks == 14_000
    assert shown["E20"] == mix.total.actual.clicks == 206_000 + 14_000
    assert shown["G20"] == pytest.approx((26_400 + 29_000 + 2_000) / (132_000 + 58_000 + 16_000))
    assert shown["D20"] == pytest.approx(4)
    names = ("impressions", "cpm", "clicks", "ctr", "cpc", "rate", "results", "cost", "judged_cost", "cpa")
    page = as_html(report_of(path))
    in_report = [float(each) for each in re.findall(r'data-value="([^"]+)"', page[page.index('id="mix"') :])]
    for row, each in [*enumerate(mix.channels, start=6), (20, mix.total)]:
        figures = {**dict(zip("CDEFGHIJKL", names, strict=True)), "M": "cpa_all_in"}
        for column, name in figures.items():
            figure = getattr(each.actual, name)
            assert (shown.get(f"{column}{row}") or None) == (None if figure is None else pytest.approx(figure))
            assert figure is None or name == "judged_cost" or figure in in_report
        if row != 20:
            shares = (
                each.planned.cost,
                mix.share_of_budget(each),
                mix.share_of_spend(each),
                mix.share_of_results(each),
            )
            for column, figure in zip("PQRS", shares, strict=True):
                assert (shown.get(f"{column}{row}") or None) == (None if figure is None else pytest.approx(figure))
                assert figure is None or figure in in_report
    assert shown["P20"] == mix.total.planned.cost == 240_000


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_next_one_on_the_channels_is_that_of_python(language: Language) -> None:
    """6 of 8 million at a CPM of 4: 0.016 on average, and 0.0346 for the next."""
    path = TEMPLATES / f"treinpakkers.{language}.xlsx"
    sheet = {"en": "Channels", "nl": "Kanalen"}[language]
    shown = dict(on_sheet(path.read_bytes(), sheet))
    (reach,) = planned_ceilings(ff.read_plan(path).review().pace)
    block = [shown[f"L{row}"] for row in range(27, 34)]
    assert block[0] == reach.name
    figures = (reach.cap, reach.results, reach.money, reach.average, 0.75, reach.least)
    assert block[1:] == pytest.approx(list(figures))
    assert block[6] == pytest.approx(0.0346, abs=5e-5)
    for step in range(9):
        assert shown[f"J{36 + step}"] == pytest.approx(reach.money * step / 4)
        assert shown[f"K{36 + step}"] == pytest.approx(reach.brings(step / 4)[0])
