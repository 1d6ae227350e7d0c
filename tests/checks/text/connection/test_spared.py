"""Things by their own words: a long line costs no more than its words."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.promise import broken_promise
from fullfunnel.checks.text.connection.promised import spared
from fullfunnel.checks.text.connection.unmentioned import are_unmentioned
from fullfunnel.checks.text.fit.copy import Copy
from fullfunnel.checks.text.words import words_in


@pytest.mark.parametrize("pair", spared._PAIRS)  # noqa: SLF001  # each finder on its own
@pytest.mark.parametrize("word", ["inclusief", "zonder", "no", "geldt", "upload", "exclusief", "needed"])
def test_no_finder_says_more_than_the_words_around_each_word(pair: tuple[spared._Finder, ...], word: str) -> None:
    line = " ".join(f"{word} ding{at}" for at in range(400))
    words = words_in(line)
    for finder in pair:
        assert sum(1 for _ in finder(line, words)) <= 10 * len(words)


def test_a_description_in_the_place_of_a_product_is_not_held_word_by_word() -> None:
    before = Copy("Kijk", "", "", " ".join(f"Ding{at}" for at in range(30)))
    after = Copy("Koop", "", "", " ".join(f"Zaak{at}" for at in range(30)))
    assert not are_unmentioned(before, after, lambda _: False)
    assert are_unmentioned(Copy("Kijk", "", "", "Ding Een"), Copy("Koop", "", "", "Zaak Twee"), lambda _: False)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Lunch included on every tour.", "Lunch on board. Drinks on the tour are not included."),
        ("Ontbijt inbegrepen bij elke kamer.", "Je ontbijt staat klaar. Parkeren bij de kamer is niet inbegrepen."),
        ("Ontbijt inbegrepen.", "Kamer met ontbijt, exclusief toeristenbelasting."),
        ("Materiaal inbegrepen bij de cursus.", "Alle materiaal ligt klaar. De lunch bij de cursus neem je zelf mee."),
        ("€ 495, inclusief btw.", "€ 409 exclusief btw, € 495 inclusief."),
        ("5 redenen om te kiezen.", "3 redenen om nu te bestellen."),
    ],
)
def test_another_thing_that_is_not_included_breaks_nothing(first: str, then: str) -> None:
    assert broken_promise(Copy("", first, "", ""), Copy("", then, "", "")) is None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Lunch included on every tour.", "Lunch is not included."),
        ("Inclusief vlucht.", "De vlucht boek je los."),
        ("Vlucht inbegrepen.", "De vlucht regelt u zelf."),
    ],
)
def test_what_was_included_and_is_not(first: str, then: str) -> None:
    assert broken_promise(Copy("", first, "", ""), Copy("", then, "", "")) is not None
