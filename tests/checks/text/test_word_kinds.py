"""Words by their kind: the first kind that has a word counts."""

from __future__ import annotations

from fullfunnel.checks.text.word_kinds import WordKinds

KINDS = WordKinds({"trial": ("proef*", "gratis"), "delivery": ("bezorg*", "*bezorgd", "proefzending", "huis")})


def test_a_word_in_full_a_beginning_and_an_end() -> None:
    assert KINDS.of("huis") == "delivery"
    assert KINDS.of("bezorging") == "delivery"
    assert KINDS.of("thuisbezorgd") == "delivery"
    assert KINDS.of("huizen") is None


def test_the_first_kind_counts() -> None:
    assert KINDS.of("proefzending") == "trial"
    assert KINDS.of("proefzending") == "trial", "and so it does when it is asked again"
