"""An audience below what its channel asks for is reported with the sum; where that is not known nothing is."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.briefing.audience_sizes import AUDIENCE_SIZES, smallest_audience
from fullfunnel.checks.rules.briefing.retargeting_too_small import RULE

KPIS: list[list[Any]] = [
    ["KPI", "Stage", "Unit", "Feeds", "Rate"],
    ["Leads", "Do", "leads", None, None],
    ["Visits", "Think", "visits", "Leads", 0.05],
    ["Completed views", "See", "views", "Visits", 0.1],
]


def output(goal: float, channel: str, follows: str, see_kpi: str = "Completed views") -> list[str]:
    messages = [
        ["ID", "Stage", "KPI", "Channel", "Follows", "Headline"],
        ["S1", "See", see_kpi, "YouTube", None, "A film"],
        ["T1", "Think", "Visits", "Display", None, "Compare"],
        ["D1", "Do", "Leads", channel, follows, "Book now"],
    ]
    return [each.what.en for each in RULE.check(plan_of(messages, KPIS, goal=goal))]


def test_the_sum_is_in_the_text() -> None:
    # 10 leads / 5% = 200 visits.
    assert output(10, "LinkedIn", "T1") == [
        "D1 follows T1: 200 Visits are planned, so an audience of 200 at most. LinkedIn asks for 300 at least."
    ]
    assert output(15, "LinkedIn", "T1") == []


def test_audiences_of_several_messages_count_together() -> None:
    # 2 leads: 40 visits and 400 completed views.
    assert output(2, "LinkedIn", "S1, T1") == []
    assert len(output(1, "LinkedIn", "S1, T1")) == 1


@pytest.mark.parametrize(
    ("channel", "follows", "see_kpi"),
    [
        ("E-mail", "T1", "Completed views"),
        ("", "T1", "Completed views"),
        ("LinkedIn", "", "Completed views"),
        ("LinkedIn", "T9", "Completed views"),
        ("LinkedIn", "S1", "Brand recall"),
        ("LinkedIn", "S1", ""),
    ],
)
def test_where_the_audience_or_the_minimum_is_not_known_nothing_is_said(
    channel: str, follows: str, see_kpi: str
) -> None:
    assert output(1, channel, follows, see_kpi) == []


@pytest.mark.parametrize(
    ("channel", "platform"),
    [
        ("Display (retargeting)", "Google Ads"),
        ("YouTube, Instagram", "Google Ads"),
        ("TikTok", "TikTok"),
        ("X", "X"),
        ("Next", None),
        ("E-mail", None),
    ],
)
def test_channels_are_known_by_their_words(channel: str, platform: str | None) -> None:
    found = smallest_audience(channel)
    assert (None if found is None else found.platform) == platform


def test_every_minimum_has_a_source_and_a_month() -> None:
    assert all(each.source and each.seen.startswith("2026-") and each.least > 0 for each in AUDIENCE_SIZES)
