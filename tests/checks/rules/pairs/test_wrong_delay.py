"""A delay against how long the channel keeps somebody in an audience."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from fullfunnel.checks.text.connection.audience_lives import AUDIENCE_LIVES

HEADERS = ["ID", "Stage", "Audience", "Follows", "Delay", "Channel", "Headline"]


def severity(delay: object, channel: str, audience: str = "") -> str | None:
    rows: list[list[Any]] = [
        list(HEADERS),
        ["S1", "See", None, None, None, "TV", "It rains on our street again"],
        ["T1", "Think", audience, "S1", delay, channel, "Rain on your street: what helps?"],
    ]
    return next((each.severity for each in check(plan_of(rows)).open if each.code == "MSG211"), None)


@pytest.mark.parametrize(
    ("delay", "channel", "audience", "expected"),
    [
        (0, "Display", "", "warning"),
        (-1, "", "", "warning"),
        (0, "E-mail", "", None),
        (1, "Display", "", None),
        # Google keeps people for at most 540 days.
        (540, "Google Ads", "", None),
        (541, "YouTube", "", "warning"),
        # Meta: 365 days for who did something on Meta, 180 for who was on the site.
        (300, "Instagram", "Watched the film", None),
        (300, "Instagram", "Website visitors", "warning"),
        (366, "Facebook", "", "warning"),
        # Of two channels the one that keeps them longest.
        (400, "Facebook, Google Ads", "", None),
        # Elsewhere no limit is known: 30 days is usual, so it is no more than a hint.
        (31, "TikTok", "", "hint"),
        (31, "", "", "hint"),
        ("5 dagen", "Display", "", None),
        ("een week", "Display", "", None),
    ],
)
def test_a_delay_in_a_channel(delay: object, channel: str, audience: str, expected: str | None) -> None:
    assert severity(delay, channel, audience) == expected


def test_every_life_names_its_source_and_when_it_was_seen() -> None:
    for life in AUDIENCE_LIVES:
        assert "." in life.source
        assert re.fullmatch(r"20\d\d-\d\d", life.seen)
