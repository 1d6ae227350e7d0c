"""Reports of plans that are not the example: nothing reported yet, another currency, forty KPIs with long names."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.report.contents import document
from fullfunnel.report.deck.paging import pages_of, widths_of
from fullfunnel.report.document import Bar, FunnelPicture
from fullfunnel.report.figures import Figures
from fullfunnel.report.page import as_html
from fullfunnel.report.paper import as_pdf
from fullfunnel.report.pictures.svg import draw
from fullfunnel.report.slides import as_slides
from fullfunnel.results.results import read_results
from fullfunnel.results.review import Review, review
from tests.short_run import first_of

if TYPE_CHECKING:
    from fullfunnel.report.document import Document

START, END = dt.date(2026, 9, 1), dt.date(2026, 10, 26)
HEADERS = ["KPI", "Stage", "Unit", "Feeds", "Rate", "n", "Unit cost", "Per", "Formula"]
PLAN: list[list[Any]] = [
    HEADERS,
    ["Orders", "Do", "orders", None, None, None, None, None, None],
    ["Clicks", "Do", "clicks", "Orders", 0.1, 500, 0.5, 1, None],
    ["Reach", "See", "people", "Clicks", 0.02, 500, 4, 1000, None],
    ["CPA", "Do", "EUR per order", None, None, None, None, None, "Cost / Orders"],
]
BUDGET = read_budget(
    [
        ["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount"],
        ["Video", "See", "Video", "activation", "", 500],
        ["Film", "See", "Video", "creation", "", 900],
        ["Search", "Do", "Search", "activation", "yes", 3_000],
        ["Display", "Do", "Display", "activation", "yes", 3_000],
    ]
)
ROWS: list[list[Any]] = [
    [END, "Orders", "Search", 200, None],
    [END, "Orders", "Display", 140, None],
    [END, "Clicks", "Search", 2_000, 1_000],
    [END, "Clicks", "Display", 1_500, 1_000],
    [END, "Reach", "Video", 170_000, 400],
]


def of(rows: list[list[Any]], plan: Any = PLAN, **more: Any) -> Review:
    results = read_results([["Date", "KPI", "Channel", "Value", "Cost"], *rows])
    given = {"budget": BUDGET, "start": START, "end": END, "allowable": 32.0, **more}
    return review(read_framework(plan), 500, results, **given)


def words_of(made: Document) -> str:
    cells = (cell.shown for each in made.sections for table in each.tables for row in table.rows for cell in row)
    says = (sentence for each in made.sections for sentence in each.says)
    return "\n".join([made.headline, *says, *cells])


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_before_the_first_results_nothing_is_said_of_results(language: Language) -> None:
    made = document(of([]), "New", language)
    assert all(table.rows for section in made.sections for table in section.tables)
    text = words_of(made)
    for nonsense in ("None", "nan", "inf", "falls short of", "blijft achter bij wat", "8 times out of 10"):
        assert nonsense not in text
    captions = [table.caption for section in made.sections for table in section.tables]
    assert not any("Actual per channel" in caption or "Werkelijk per kanaal" in caption for caption in captions)
    assert as_pdf(made).startswith(b"%PDF-")
    assert as_slides(made)


@pytest.mark.parametrize("language", first_of(LANGUAGES))
@pytest.mark.parametrize(("currency", "sign"), [("USD", "$"), ("SEK", "SEK "), ("GBP", "£")])
def test_amounts_stand_in_the_currency_of_the_plan(language: Language, currency: str, sign: str) -> None:
    """Also where the unit of a KPI says EUR, as the templates do."""
    made = document(of(ROWS, currency=currency), "Abroad", language)
    page = as_html(made)
    assert "€" not in page
    assert "EUR" not in words_of(made).replace("EUR per order", "")
    space = "" if language == "en" and len(sign) == 1 else " "  # as people write it
    three = "3,000" if language == "en" else "3.000"
    assert f"{sign.strip()}{space}{three}" in page
    deck = Presentation(io.BytesIO(as_slides(made)))
    charts = [shape.chart.part.blob.decode() for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert not any("€" in chart for chart in charts)


def test_an_amount_below_one_is_no_percentage() -> None:
    """Also where nobody typed a unit: cost stands in front of the formula."""
    plan = [*PLAN[:4], ["Cost per click", "Do", None, None, None, None, None, None, "Cost / Clicks"]]
    text = words_of(document(of(ROWS, plan), "Small", "en"))
    assert "€0.57" in text  # 2,000 for 3,500 clicks
    assert "57.1" not in text


@pytest.mark.parametrize(("value", "shown"), [(9.6, "9.60"), (0.064, "0.064"), (0.0072, "0.0072"), (0, "0.00")])
def test_what_one_is_worth_says_something_however_small(value: float, shown: str) -> None:
    assert Figures("en").telling(value).shown == shown


def test_targets_are_rounded_up_as_in_the_workbook() -> None:
    """500 orders by 3% is 16,666.67 clicks: nobody reaches the goal with 16,666."""
    plan = [*PLAN[:2], ["Clicks", "Do", "clicks", "Orders", 0.03, 500, 0.5, 1, None], *PLAN[3:]]
    made = document(of([], plan), "Up", "en")
    (row,) = [
        row
        for each in made.sections
        if each.key == "framework"
        for row in each.tables[0].rows
        if row[1].shown == "Clicks"
    ]
    assert row[4].shown == "16,667"
    assert row[4].value == pytest.approx(500 / 0.03)


LONG = "Step {}: people who after the third reminder looked at the extended product page as well"


def many() -> Review:
    rows: list[list[Any]] = [HEADERS, ["Finished orders of new customers through all channels together", "Do"]]
    main = rows[1][0]
    for at in range(39):
        stage = ("See", "Think", "Do")[at // 13]
        feeds = main if stage == "Do" else LONG.format(at + 13)
        rows.append([LONG.format(at), stage, "visits", feeds, 0.05, 500, 0.5, 1, None])
    plan = [[*row, *[None] * (len(HEADERS) - len(row))] for row in rows]
    return of([[END, LONG.format(at), "", 900 + 37 * at, 300] for at in range(39)], plan)


@pytest.fixture(scope="module")
def large() -> Document:
    return document(many(), "Large", "en")


def test_labels_of_pictures_fit_beside_their_bars(large: Document) -> None:
    for section in large.sections:
        if section.picture is not None:
            for anchor, words in re.findall(r'text-anchor="(\w+)"[^>]*>([^<]*)<', draw(section.picture)):
                if anchor == "end":
                    assert len(words) <= 30


def test_figures_beside_the_bars_are_not_cut_off() -> None:
    """A digit of Arial is 0.556 of its height, 6.7 at 12; a phone rounds it up to 6.9 or so."""
    bar = Bar("Impressions", "See", 1.25e9, 9e8, 1.1e9, "1,100,000,000 of 1,250,000,000")
    picture = FunnelPicture("Target and actual", (bar,), "actual", "target", "due by now")
    drawn = draw(picture)
    at, width = re.search(rf'<text x="([\d.]+)"[^>]*>{bar.shown}<', drawn), re.search(r'viewBox="0 0 (\d+)', drawn)
    assert at is not None
    assert width is not None
    assert float(at[1]) + 6.9 * len(bar.shown) <= float(width[1])


def test_sentences_name_a_few_and_count_the_rest(large: Document) -> None:
    assert max(len(sentence) for section in large.sections for sentence in section.says) < 1_200
    assert "more" in next(s for each in large.sections for s in each.says if "no longer fits" in s)


def test_every_name_stands_whole_in_a_table(large: Document) -> None:
    page = as_html(large)
    assert all(LONG.format(at) in page for at in range(39))


def test_no_table_runs_off_its_slide(large: Document) -> None:
    """Heights by the letters of each cell: 12 points take 0.09 inch, a line 0.19."""
    for section in large.sections:
        for table in section.tables:
            widths = widths_of(table)
            assert sum(widths) == pytest.approx(12.3)
            for rows in pages_of(table):
                lines = [
                    max(-(-len(cell.shown) * 9 // int(100 * width)) for cell, width in zip(row, widths, strict=True))
                    for row in rows
                ]
                assert sum(0.36 + 0.19 * (each - 1) for each in lines) <= 5.6
            # Short figures are never broken.
            for at, width in enumerate(widths):
                longest = max(len(row[at].shown) for row in table.rows)
                assert longest > 16 or longest * 0.09 * min(1, 12.3 / sum(widths)) <= width + 0.15


def test_a_chart_of_forty_bars_takes_several_slides(large: Document) -> None:
    deck = Presentation(io.BytesIO(as_slides(large)))
    bars = [
        len(list(shape.chart.plots[0].categories))
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart and shape.chart.has_title and "stage" in shape.chart.chart_title.text_frame.text
    ]
    assert sum(bars) == 40
    assert max(bars) <= 14
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= Inches(7.5)


def test_the_move_that_the_results_tell_apart_is_proposed_with_its_doubt() -> None:
    """Search 200, display 140 for 5,000 each: 200 (1.2^b - 1) - 140 (1 - 0.8^b) is 4.3 at b 0.5 and 10.2 at 0.9."""
    rows = [[START + dt.timedelta(days=27), *row[1:]] for row in ROWS]
    budget = read_budget(
        [
            ["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount"],
            ["Search", "Do", "Search", "activation", "yes", 10_000],
            ["Display", "Do", "Display", "activation", "yes", 10_000],
        ]
    )
    plan = [[*row[:6], None, None, row[8]] if at else row for at, row in enumerate(PLAN)]
    rows[2][-1] = rows[3][-1] = 5_000
    text = words_of(document(of(rows, plan, budget=budget), "Move", "en"))
    assert "Move €1,000 from Do · Display to Do · Search: that gives 4.3 to 10.2 more Orders" in text
    assert "a power below 70% of that of Do · Display" in text


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_a_plan_of_something_else_than_orders_is_described_in_its_own_words(language: Language) -> None:
    spelled = {"Orders": "Hires", "orders": "hires", "EUR per order": "EUR per hire", "Cost / Orders": "Cost / Hires"}
    hires = [[spelled.get(cell, cell) for cell in row] for row in PLAN]
    text = words_of(document(of([], hires), "New", language))
    assert {
        "nl": "die bijdragen aan Hires, moeten voorlopen op de kalender",
        "en": "KPIs that lead to Hires must be ahead of the calendar",
    }[language] in text
    assert not re.search(r"\b(?:sale|verkoop|orders|bestelling)\b", text)
