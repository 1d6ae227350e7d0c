"""A jump from plain language to slang, or to the wording of a contract."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.register import other_register
from fullfunnel.checks.text.fit.copy import Copy


def copy(body: str) -> Copy:
    return Copy("", body, "", "Tegel")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("We explain what a will is for.", "Oi mate, this will is epic!"),
        ("Wij leggen uit waar een testament voor is.", "Hoi! Effe je testament fixen, joh!"),
        ("We explain what a will is for.", "The undersigned hereby declares that he is duly informed."),
        (
            "Wij leggen uit waar een testament voor is.",
            "Ondergetekende dient alvorens te tekenen dit in te vullen.",
        ),
        ("Hoi! Super dat je er bent, dat wordt knallen!", "Gelieve het formulier schriftelijk in te dienen."),
        ("De verzekerde dient dit schriftelijk te melden.", "Kom op joh, effe je schade doorgeven."),
    ],
)
def test_a_jump_is_reported(first: str, then: str) -> None:
    assert other_register(copy(first), copy(then)) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("We explain what a will is for.", "Your will, done this week! Sign up today!"),
        ("Hoi! Effe wachten, joh.", "Hoi! Effe je testament fixen, joh!"),
        ("Wij leggen uit waar een testament voor is.", "Een testament regel je in een uur! 🎉🎉🎉"),
        ("Hey, need a hand?", "Your application is complete once we have your signature."),
        ("A quiet cabin by the lake.", "Kindly bring your passport."),
        ("The vet is in.", "Vet, jas, gast and date: what the words mean."),
    ],
)
def test_lively_and_formal_words_alone_are_no_jump(first: str, then: str) -> None:
    assert other_register(copy(first), copy(then)) is None
