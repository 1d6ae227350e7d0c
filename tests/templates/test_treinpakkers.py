"""The example campaign, followed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.checks import framework_findings
from fullfunnel.checks.catalogue import rule_of
from fullfunnel.framework.reading import read_framework
from fullfunnel.targets.targets import targets
from tests.one_process import LANGUAGES
from tests.short_run import first_of
from tests.templates.opened import (  # a module beside the tests
    CALCULATION,
    COMMITTED,
    cells,
    members,
    named,
    on_sheet,
    sheet_by_sheet,
    table_rows,
    words,
)

if TYPE_CHECKING:
    from fullfunnel.language import Language

# By hand, a step a line.
GOAL = 12_000
TO_WIN = GOAL - 4_000  # 4,000 orders come by themselves: 8,000
STARTED = TO_WIN * 10 // 4  # 40% of the started orders are paid: 8,000 / 0.4 = 20,000
VISITS = STARTED * 5  # 20% of the visits start an order: 20,000 / 0.2 = 100,000
RETARGETING = VISITS * 72 // 80  # 72% comes through retargeting, 80% of the clicks load the page: 90,000
EMAIL_NEEDED = VISITS * 20 // 80  # 20% comes through e-mail, 80% of the clicks load the page: 25,000
EMAIL = 24_000  # its own target: the list has no more in it
DEALS = RETARGETING * 100 // 15  # 15% of who saw a deal clicks: 90,000 / 0.15 = 600,000
SEARCH = DEALS * 25 // 75  # 25% of them come through search, 75% of the clicks count: 200,000
BY_VIDEO = DEALS * 75 // 30  # 75% come through the video, 30% of its viewers go on: 1,500,000
STRAIGHT = (
    VISITS * 6 * 1000 // (100 * 5)
)  # 6% of the visits come straight from the video, 0.5% of viewers do: 1,200,000
COMPLETED = max(BY_VIDEO, STRAIGHT)  # one pool: the same people serve both: 1,500,000
REACH = COMPLETED * 4  # 25% watches to the end: 6,000,000
IMPRESSIONS = REACH * 4  # four impressions a person: 24,000,000

EXPECTED = {
    "nl": {
        "Videovertoningen": IMPRESSIONS,
        "Bereik": REACH,
        "Video uitgekeken": COMPLETED,
        "Klikken zoekadvertenties": SEARCH,
        "Deals bekeken of aangeklikt": DEALS,
        "Klikken e-mail": EMAIL,
        "Klikken retargeting": RETARGETING,
        "Bezoeken boekingspagina": VISITS,
        "Gestarte bestellingen": STARTED,
        "Bestellingen": GOAL,
        "Frequentie": IMPRESSIONS / REACH,
        "Kosten per bestelling": (RETARGETING * 0.5 + EMAIL * 0.125) / GOAL,
        "Reviews": 600,
    },
    "en": {
        "Video impressions": IMPRESSIONS,
        "Reach": REACH,
        "Completed video views": COMPLETED,
        "Search ad clicks": SEARCH,
        "Deals watched or clicked": DEALS,
        "E-mail clicks": EMAIL,
        "Retargeting clicks": RETARGETING,
        "Booking page visits": VISITS,
        "Orders started": STARTED,
        "Orders": GOAL,
        "Frequency": IMPRESSIONS / REACH,
        "Cost per order": (RETARGETING * 0.5 + EMAIL * 0.125) / GOAL,
        "Reviews": 600,
    },
}
SHEET = {"nl": "Doelen", "en": "Targets"}


def example(language: Language) -> bytes:
    return (COMMITTED / f"treinpakkers.{language}.xlsx").read_bytes()


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_saved_targets_are_those_by_hand(language: Language) -> None:
    found = dict(on_sheet(example(language), SHEET[language]))
    shown = {found[f"B{row}"]: found[f"E{row}"] for row in range(7, 37) if found.get(f"E{row}") is not None}
    assert shown == pytest.approx(EXPECTED[language])


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_max_cpa_in_its_four_readings(language: Language) -> None:
    found = dict(on_sheet(example(language), "Max CPA"))
    # Two tickets of 43.60 with 9% VAT: 80 without. Margin 50% less profit 10%: 40% of 80 = 32 an order.
    assert pytest.approx(80) == 2 * 43.60 / 1.09
    names = named(example(language))
    assert names["ffOrderValue"] == 80
    assert names["ffAllowable"] == pytest.approx(80 * (0.5 - 0.1))
    # Not judged on orders: See 20,000 + 96,000, Think 8,000 + 24,000 + 40,000, making the Do banners 4,000.
    unjudged = 20_000 + 96_000 + 8_000 + 24_000 + 40_000 + 4_000
    assert unjudged == 192_000
    assert found["C23"] == pytest.approx(32 - unjudged / GOAL)  # all: 32 - 16 = 16
    assert found["C24"] == pytest.approx((32 * GOAL - unjudged) / TO_WIN)  # paid: 192,000 / 8,000 = 24
    assert found["C25"] == pytest.approx(32 - unjudged / TO_WIN)  # careful: 32 - 24 = 8
    # Rest: Do spent 58,000 clicks at 0.50 and 16,000 e-mail clicks at 0.125 = 31,000; 7,400 orders are in.
    assert found["C26"] == pytest.approx((32 * GOAL - unjudged - 31_000) / (GOAL - 7_400))  # 35
    assert names["ffMaxCpa"] == found["C23"]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_plan_pays_in_every_reading(language: Language) -> None:
    found = dict(on_sheet(example(language), "Max CPA"))
    planned = [48_000 / GOAL, 48_000 / TO_WIN, 48_000 / TO_WIN, (48_000 - 31_000) / (GOAL - 7_400)]
    for row, each in enumerate(planned, start=23):
        assert found[f"D{row}"] == pytest.approx(each)
        assert each < found[f"C{row}"]  # type: ignore[operator]
        assert found[f"E{row}"] == {"nl": "past", "en": "fits"}[language]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_budget_is_what_the_targets_cost(language: Language) -> None:
    rows = table_rows(example(language), "ffBudget")[1:]
    activation = {"nl": "activatie", "en": "activation"}[language]
    media = {
        stage: sum(row[5] for row in rows if row[1] == stage and row[3] == activation)  # type: ignore[misc]
        for stage in ("See", "Think", "Do")
    }
    # A CPM of 4; 0.20 a search click and 40 per thousand who see a deal; 0.50 a banner click and 0.125 an e-mail click.
    assert media == {
        "See": IMPRESSIONS / 1000 * 4,
        "Think": SEARCH * 0.20 + DEALS / 1000 * 40,
        "Do": RETARGETING * 0.50 + EMAIL * 0.125,
    }


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_what_stands_out_is_what_the_plan_says_stands_out(language: Language) -> None:
    plan = read_framework(table_rows(example(language), "ffKpis"))
    findings = framework_findings(targets(plan, GOAL))
    short = (EMAIL_NEEDED - EMAIL) * 0.8 * 0.2 * 0.4
    assert short == pytest.approx(64)
    output = " ".join(finding.what.en for finding in findings)
    assert "64" in output
    assert "1,500" in output  # 1,500,000 viewers give 7,500 visits by the straight route, 1,500 more than 6% of 100,000
    assert "2,000" in output  # 72% + 20% + 6% leaves 2% of the visits without a KPI
    assert len(findings) == 3


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_calculation_in_the_guide_holds(language: Language) -> None:
    content = example(language)
    sheets = sheet_by_sheet(content, values=True).sheetnames
    shown = [on_sheet(content, sheet) for sheet in sheets if sheet not in CALCULATION]
    guide = " ".join(str(value) for each in shown for place, value in each.items() if place.startswith("C"))
    guide = guide.replace(".", ",")
    for figure in (
        TO_WIN,
        STARTED,
        VISITS,
        RETARGETING,
        EMAIL_NEEDED,
        DEALS,
        SEARCH,
        BY_VIDEO,
        STRAIGHT,
        REACH,
        IMPRESSIONS,
    ):
        assert f"{figure:,}" in guide


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_every_sheet_with_figures_says_they_are_made_up(language: Language) -> None:
    found = cells(example(language))
    sheets = {cell.sheet for cell in found}
    saying = {
        cell.sheet
        for cell in found
        if cell.place in {"B3", "E1"} and ("verzonnen" in str(cell.value) or "made up" in str(cell.value))
    }
    without_figures = {
        "nl": {"Lijsten", "Woorden", "Regels", "Koppeling"},
        "en": {"Lists", "Words", "Rules", "Mapping"},
    }
    assert sheets - saying == without_figures[language]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_messages_follow_messages_and_lead_to_pages_that_are_there(language: Language) -> None:
    rows = [row for row in table_rows(example(language), "ffMessages")[1:] if row[0]]
    by_id = {str(row[0]): row for row in rows}
    pages = {key for key, row in by_id.items() if row[1] in {"Landing", "Landingspagina"}}
    kpis = {row[0] for row in table_rows(example(language), "ffKpis")[1:]}
    order = ["See", "Think", "Do", "Care"]
    assert len(by_id) == len(rows)
    assert {row[1] for key, row in by_id.items() if key not in pages} == set(order)
    for key in by_id.keys() - pages:
        row = by_id[key]
        assert row[13] in pages
        assert row[4] in kpis
        for before in str(row[5] or "").replace(",", " ").split():
            assert order.index(str(by_id[before][1])) < order.index(str(row[1]))
            assert row[6], f"{key} follows {before} without a delay"
    assert {key for key in by_id.keys() - pages if not by_id[key][5]} == {"S1", "T3", "D2"}  # where people come in


def test_the_two_workbooks_hold_the_same_figures() -> None:
    for table in ("ffKpis", "ffBudget", "ffResults"):
        dutch, english = (table_rows(example(language), table)[1:] for language in LANGUAGES)
        for one, other in zip(dutch, english, strict=True):
            assert [cell for cell in one if not isinstance(cell, str)] == [
                cell for cell in other if not isinstance(cell, str)
            ]


# Words that a Dutch marketeer uses as they are.
SHARED = {
    *("CTR", "CPA platform"),
    *("KPI", "See", "Think", "Do", "Care", "Start", "Framework", "Funnel", "Budget", "Max CPA", "nl", "en", "n", "Per"),
    *("ID", "Product", "Team", "direct", "indirect", "break-even", "rest", "reviews", "Reviews", "Treinpakkers"),
    *("Display", "E-mail", "Social, display", "YouTube, Instagram", "Social (video)", "Display (banner)"),
    *("Google Ads", "Meta", "SEE_*", "THINK_*", "DO_*", "*"),
    *("impressions", "completed_views", "reach", "clicks", "link_clicks"),  # what exports call their metrics
    *("hint", "Hints", "product", "NS", "Code", "Scenario", "week", "* per *"),
    *("Dashboard", "Status", "Scenario 1", "Scenario 2"),
    # The sheet Calculation looks for the columns of a scenario by the headers of either language.
    *("Channel", "Kanaal"),  # so does the sheet Channels for the column that a framework may have
    *("Cap", "Plafond", "Share", "Aandeel", "Unit cost", "Kosten", "Rate", "Ratio"),
    *("more than chance", "not more than chance", "too few to tell"),  # what FUNNEL_COMPARE says, and cells translate
    *("Touch", "Tell", "Sell"),  # the rule for what is judged on results names the converting stage of every model
    *("Google (YouTube, Display), Meta (Instagram)", "Display (retargeting)", "Site", "See →", "Think →", "Do →"),
}


def test_no_english_in_the_dutch_workbook() -> None:
    both = words(example("nl")) & words(example("en"))
    catalogue = {
        str(cell.value) for cell in cells(example("nl")) if cell.sheet == "Lijsten" and cell.place.startswith("K")
    }
    left = {
        each
        for each in both - SHARED - catalogue
        if any(letter.isalpha() for letter in each)
        and not each.startswith(("=FUNNEL", "See|", "Think|", "Do|", "Care|", "&lt;", "&gt;"))
        and each not in {"S1", "T1", "T2", "T3", "D1", "D2", "C1", "L1", "L2", "L3", "L4", "L5", "T1, T2, T3", "D1, D2"}
        and not each.startswith(tuple("123456789"))
        and rule_of(each) is None
    }
    assert left == set()


def test_the_chart_has_a_description_for_who_cannot_see_it() -> None:
    drawing = members(example("nl"))["xl/drawings/drawing1.xml"].decode()
    assert 'descr="Staafdiagram met het doel' in drawing
