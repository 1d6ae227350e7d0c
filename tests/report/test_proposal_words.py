"""What the report proposes, in words: a move with its reason, or why there is none and when there would be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.report.figures import Figures
from fullfunnel.report.sections.proposal import proposal_section
from fullfunnel.results.results import read_results
from fullfunnel.results.review import review

if TYPE_CHECKING:
    from fullfunnel.language import Language

START, END = dt.date(2026, 9, 1), dt.date(2026, 10, 26)
DAY_28 = dt.date(2026, 9, 28)
"""The middle of the 56 days."""
PLAN = read_framework(
    [
        ["KPI", "Stage", "Unit", "Feeds", "Rate", "Unit cost", "Per"],
        ["Orders", "Do", "orders", None, None, None, None],
        ["Clicks", "Do", "clicks", "Orders", 0.1, 0.5, 1],
        ["Impressions", "See", "impressions", "Clicks", 0.02, 4, 1_000],
    ]
)
SEARCH = ["Search", "Do", "Search", "activation", "yes", 10_000]
DISPLAY = ["Display", "Do", "Display", "activation", "yes", 10_000]
VIDEO = ["Video", "See", "Video", "activation", "", 3_000]


def says(
    *lines: list[Any], search: float | None = None, display: float | None = None, language: Language = "en", **more: Any
) -> tuple[str, ...]:
    """The sentences for a budget and the orders of each channel on day 28, for which each spent 5,000."""
    rows = [
        [START, "Clicks", "Search", 1, None],
        [DAY_28, "Clicks", "Search", 5_000, 5_000],
        [DAY_28, "Clicks", "Display", 5_000, 5_000],
        *([DAY_28, "Orders", name, came, None] for name, came in (("Search", search), ("Display", display)) if came),
    ]
    results = read_results([["Date", "KPI", "Channel", "Value", "Cost"], *rows])
    head = ["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount", "Lock"]
    budget = read_budget([head, *([*line, *[None] * (len(head) - len(line))] for line in lines)]) if lines else None
    found = review(PLAN, 500, results, **{"budget": budget, "start": START, "end": END, **more})
    return proposal_section(found, Figures(language)).says


def test_without_a_budget_there_is_nothing_to_move() -> None:
    assert says() == ("No budget is filled in, so there is nothing to move.",)
    assert says(language="nl") == ("Er is geen budget ingevuld, dus er valt niets te verschuiven.",)


def test_money_in_see_only_is_not_judged_on_orders() -> None:
    assert says(VIDEO)[-1] == "Do has no budget, so there is nothing to compare."
    assert says(VIDEO, language="nl")[-1] == "Do heeft geen budget, dus er valt niets te vergelijken."


def test_one_line_has_nothing_beside_it() -> None:
    assert says(SEARCH, search=200)[-1] == "Do has one line, so there is nothing to compare."
    assert says(SEARCH, search=200, language="nl")[-1] == "Er is in Do één lijn, dus er valt niets te vergelijken."


def test_without_orders_per_channel_it_says_to_report_them_so() -> None:
    assert says(SEARCH, DISPLAY)[-1] == (
        "Not enough data: results per channel were not reported. Report them per channel to compare."
    )


@pytest.mark.parametrize(
    ("search", "display", "then"),
    [
        # 472 are needed of each. At 40 in 28 days the other 432 take 302 days; 28 are left.
        (48, 40, "At this pace there will not be enough results before the end"),
        # At 300 in 28 days the other 172 take 16.1 days: on the seventeenth day from day 28, which is 15 October.
        (310, 300, "Let the campaign run until 15 Oct 2026"),
        # At 240 in 28 days the other 232 take 27.1 days: the last day, the twenty-eighth from day 28.
        (250, 240, "Let the campaign run until 26 Oct 2026"),
        (500, 490, "There are already that many, so a difference of 20% or more is unlikely."),
    ],
)
def test_where_chance_explains_the_difference_it_says_when_it_would_not(search: int, display: int, then: str) -> None:
    *_, doubt, when = says(SEARCH, DISPLAY, search=search, display=display)
    assert doubt.startswith("Not enough data: the difference between the lines is no more than chance.")
    assert "20% in CPA, you need 472 results per line" in doubt
    assert when.startswith(then)


def test_without_dates_it_does_not_say_until_when() -> None:
    last = says(SEARCH, DISPLAY, search=310, display=300, start=None, end=None)[-1]
    assert "you need 472 results per line" in last


def test_a_line_that_is_better_but_locked_leaves_nothing_to_move() -> None:
    """1,000 for Video is what 250,000 impressions cost, so See lacks nothing either."""
    said = says([*VIDEO[:-1], 1_000], [*SEARCH, "yes"], DISPLAY, search=200, display=100)
    assert said == ("There is nothing to move.",)


def test_see_gets_what_its_targets_still_need_and_the_reason_is_said() -> None:
    """500 orders are 5,000 clicks, 250,000 impressions and so 1,000 euros: 600 more than Video has."""
    video = [*VIDEO[:-1], 400]
    first = says(video, SEARCH, DISPLAY, search=200, display=140)[0]
    assert first == "Move €600 from Do · Display to See · Video: the targets still need it there."
    dutch = says(video, SEARCH, DISPLAY, search=200, display=140, language="nl")[0]
    assert dutch == "Verschuif € 600 van Do · Display naar See · Video: de doelen vragen het daar nog."
