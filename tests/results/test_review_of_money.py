"""What a review says of money: the max CPA by each method, and what no money can change any more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.report.figures import Figures
from fullfunnel.report.sections.next_euro import next_euro_section
from fullfunnel.report.sections.unknown import unknown_section
from fullfunnel.results.results import read_results
from fullfunnel.results.review import Review, review

HEADERS = ["KPI", "Stage", "Unit", "Feeds", "Rate", "Cap", "Unit cost", "Per", "Baseline"]
PLAN: list[list[Any]] = [
    HEADERS,
    ["Orders", "Do", "orders", None, None, None, None, None, None],
    ["Clicks", "Do", "clicks", "Orders", 0.1, None, 0.5, 1, None],
    ["Reach", "See", "people", "Clicks", 0.02, 200_000, None, None, None],
    ["Impressions", "See", "impressions", "Reach", 0.25, None, 4, 1000, None],
    ["Engagement", "Think", "%", None, None, None, None, None, None],
]
BUDGET = read_budget(
    [
        ["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount"],
        ["Video", "See", "Video", "activation", "", 2_000],
        ["Film", "See", "Video", "creation", "", 3_000],
        ["Search", "Do", "Search", "activation", "yes", 4_000],
    ]
)
START, END = dt.date(2026, 9, 1), dt.date(2026, 9, 30)


def of(*rows: list[Any], plan: list[list[Any]] = PLAN, goal: float = 500, **more: Any) -> Review:
    results = read_results([["Date", "KPI", "Channel", "Value", "Cost", "Source"], *rows])
    return review(read_framework(plan), goal, results, **{"budget": BUDGET, **more})


def test_the_max_cpa_pays_for_see_first() -> None:
    """32 for each of 500 orders is 16,000; film and video take 5,000 of it, and 11,000 over 500 is 22."""
    assert of(allowable=32.0).max_cpa == pytest.approx(22)
    assert of().max_cpa is None
    assert of(allowable=32.0, budget=None).max_cpa is None
    assert of(budget=None).max_cpa_rest is None


def test_the_max_cpa_of_the_rest_is_that_of_what_is_still_to_come() -> None:
    """Of the 11,000 that 500 orders may cost 1,400 is spent on 100 of them: 9,600 over the other 400 is 24."""
    rows = [[START, "Orders", "Search", 100, None, ""], [START, "Clicks", "Search", 2_800, 1_400, ""]]
    found = of(*rows, allowable=32.0, reading="rest")
    assert found.max_cpa == found.max_cpa_rest == pytest.approx(24)
    assert of(*rows, allowable=32.0).max_cpa == pytest.approx(22)


def test_where_every_result_comes_by_itself_there_is_no_max_cpa() -> None:
    free = [PLAN[0], [*PLAN[1][:-1], 500], *PLAN[2:]]
    assert of(plan=free, allowable=32.0, reading="bought").max_cpa is None


def test_without_dates_there_is_no_rest_of_the_plan() -> None:
    rows = [[START, "Clicks", "Search", 1_000, 500, ""], [START, "Orders", "Search", 90, None, ""]]
    assert of(*rows).ahead is not None
    assert of(*rows).if_as_planned is None
    assert of(*rows).weeks == []
    assert of(*rows, start=START, end=END).if_as_planned is not None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_plan_that_asks_for_more_people_than_there_are_says_from_which_amount_money_is_lost(language: Any) -> None:
    """500 orders are 5,000 clicks and 250,000 people, of the 200,000 there are: a million impressions for 4,000.

    The first 200,000 cost four fifths of that, 3,200, by the average of the plan.
    """
    section = next_euro_section(of(), Figures(language))
    assert section is not None
    said = next(sentence for sentence in section.says if sentence.startswith("Reach"))
    if language == "en":
        assert said.startswith("Reach: the plan asks for 250,000")
        assert "but only 200,000 can be reached. Above €3,200, more money does not reach new people, but the" in said
    else:
        assert "Boven € 3.200 bereik je met meer geld geen nieuwe mensen" in said.replace("\u00a0", " ")


def test_a_channel_that_reached_everybody_is_at_its_ceiling() -> None:
    section = next_euro_section(of([END, "Reach", "Video", 200_000, 3_000, ""]), Figures("en"))
    assert section is not None
    assert (
        "Reach is at its cap of 200,000: more money does not reach new people, but the same people more often."
        in section.says
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_not_known_is_listed(language: Any) -> None:
    rows = [
        [dt.date(2026, 9, 7), "Engagement", "", 0.1, None, ""],
        [dt.date(2026, 9, 8), "Engagement", "", 0.3, None, ""],
        [dt.date(2026, 9, 8), "Clicks", "Search", 700, 300, "Google Ads"],
        [dt.date(2026, 9, 8), "Clicks", "Search", 650, None, "Google Analytics"],
    ]
    said = "\n".join(unknown_section(of(*rows), Figures(language)).says)
    if language == "en":
        assert "For Engagement the last figure counts" in said
        assert "Clicks (Search) comes from two sources; ‘Google Ads’ counts, ‘Google Analytics’ does not." in said
        assert "Not reported: Orders, Reach, Impressions." in said
    else:
        assert "Van Engagement telt het laatste cijfer" in said
        assert "Clicks (Search) komt uit twee bronnen; ‘Google Ads’ telt, ‘Google Analytics’ niet." in said
