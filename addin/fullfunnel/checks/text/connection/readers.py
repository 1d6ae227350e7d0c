"""For whom a product is: a cat or a dog, men or women, beginners or advanced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.phrases import phrases
from fullfunnel.checks.text.word_kinds import WordKinds
from fullfunnel.checks.text.words import forms, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_ANIMALS: Final = WordKinds(
    {
        "cat": phrases("kat | katten | poes | poezen | kitten | kittens | cat | cats | kattenvoer | kattenbrokken"),
        "dog": phrases("hond | honden | hondje | hondjes | puppy | puppies | pup | pups | dog | dogs | hondenvoer"),
        "horse": phrases("paard | paarden | pony | horse | horses | ponies"),
        "rabbit": phrases("konijn | konijnen | rabbit | rabbits"),
        "bird": phrases("vogel | vogels | bird | birds"),
    }
)
_SEXES: Final = WordKinds(
    {
        "men": phrases("heren | herenmode | mannen | men's | herenfiets | herenschoenen"),
        "women": phrases("dames | damesmode | vrouwen | women's | womens | ladies | damesfiets | damesschoenen"),
    }
)
_LEVELS: Final = WordKinds(
    {
        "beginners": phrases("beginners | beginner | starters"),
        "advanced": phrases("gevorderden | gevorderd | advanced | intermediate"),
    }
)
_DEGREES: Final = forms("most more")
"""Behind these it is the product that is advanced, not its reader."""
_GROUPS: Final = (_ANIMALS, _SEXES, _LEVELS)


def kinds_of_reader_apart(before: Copy, after: Copy) -> bool:
    """Whether the second is sold for others than the first speaks of: food for cats, food for puppies."""
    sold = words_in(after.product)
    return any(_apart(group, kinds, before, after) for group in _GROUPS if (kinds := _kinds(group, sold)))


def _apart(group: WordKinds, sold: set[str], before: Copy, after: Copy) -> bool:
    first = _kinds(group, before.words)
    return bool(first) and first.isdisjoint(sold | _kinds(group, after.words))


def _kinds(group: WordKinds, words: Sequence[Word]) -> set[str]:
    return {
        kind
        for before, word in zip((None, *words), words, strict=False)
        if (kind := group.of(word.form)) is not None and (before is None or before.form not in _DEGREES)
    }
