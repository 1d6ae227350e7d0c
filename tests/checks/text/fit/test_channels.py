"""How long a text may be, and in which channels a message finds its reader by itself."""

from __future__ import annotations

import re

import pytest

from fullfunnel.checks.text.fit.channel_kinds import has_own_list, is_found
from fullfunnel.checks.text.fit.channels import LIMITS, limits_of


def test_every_limit_names_its_source_and_when_it_was_seen() -> None:
    for each in LIMITS:
        assert "." in each.source
        assert re.fullmatch(r"20\d\d-\d\d", each.seen)


def test_a_limit_that_is_not_the_platforms_own_says_so() -> None:
    own, other = (next(each for each in LIMITS if each.is_own is is_own) for is_own in (True, False))
    assert "niet van" not in own.source_in_words.nl
    assert f"niet van {other.channel} zelf" in other.source_in_words.nl
    assert f"not {other.channel}'s own" in other.source_in_words.en


@pytest.mark.parametrize(
    ("typed", "channels"),
    [
        ("Google Ads", {"Google Ads"}),
        ("LinkedIn (sponsored)", {"LinkedIn"}),
        ("Facebook, Instagram", {"Meta"}),
        ("Abri", set()),
        ("metaal", set()),
        ("", set()),
    ],
)
def test_a_channel_is_known_by_a_word_of_it(typed: str, channels: set[str]) -> None:
    assert {each.channel for each in limits_of(typed)} == channels


@pytest.mark.parametrize("channel", ["E-mail", "Nieuwsbrief", "Push in de app", "SMS", "Direct mail"])
def test_an_own_list(channel: str) -> None:
    assert has_own_list(channel)


@pytest.mark.parametrize("channel", ["Zoeken", "Google Ads", "SEA", "Webshop", "Prijsvergelijker"])
def test_a_channel_that_people_come_to(channel: str) -> None:
    assert is_found(channel)


@pytest.mark.parametrize("channel", ["Display", "Instagram", "TV", "Abri", ""])
def test_a_channel_that_comes_to_people(channel: str) -> None:
    assert not is_found(channel)
    assert not has_own_list(channel)
