"""Offers in so many words, each as the percentage it takes off what one buys in all: 1+1 gratis, second half price."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.phrases import Phrases, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word

_DEALS: Final = Phrases(
    {
        50.0: phrases("""
            1 + 1 | een plus een gratis | tweede gratis | 2 e/de gratis | buy one get one free | bogo | 2 for 1
            | two for one | 2 for the price of 1 | two for the price of one | 2 voor 1 | twee voor een
            | twee halen een betalen | 2 halen 1 betalen | second one free | second free | halve prijs | half price
            | half the price | half off | voor de helft
        """),
        33.0: phrases("""
            2 + 1 | 3 voor 2 | 3 for 2 | three for two | drie voor twee | 3 for the price of 2 | 3 halen 2 betalen
            | derde gratis | 3 e/de gratis | third one free | buy two get one free | buy 2 get 1 free
        """),
        25.0: phrases("""
            tweede ~ halve prijs | 2 e/de ~ halve prijs | tweede ~ half geld | second ~ half price | 2 nd ~ half price
            | 3 + 1 | 4 voor 3
            | 4 for 3 | four for three | vierde gratis
        """),
        20.0: phrases("4 + 1 | 5 voor 4 | 5 for 4 | vijfde gratis"),
    }
)


def deals_in(line: str, words: tuple[Word, ...]) -> Iterator[tuple[float, str]]:
    """Every offer in a line: its percentage and its words; of two that overlap only the longest."""
    taken: set[int] = set()
    for percent, first, end in sorted(_DEALS.find(words), key=lambda each: each.first - each.end):
        if taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            yield percent, line[words[first].start : words[end - 1].end]
