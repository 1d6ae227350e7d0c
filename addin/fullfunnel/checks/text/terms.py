"""The words that carry what a line is about: without the small words, in the form in which two of them are alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import snowballstemmer

from fullfunnel.checks.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.text.words import Word

SMALL_WORDS: Final = words_of("small_words.txt")

# Words a product goes by in one message and not in the next: what it is sold as, not what it is.
GENERIC: Final = words_of("generic_words.txt")
TIERS: Final = words_of("tier_words.txt")
"""Words that tell one product from its brother: alone they are no product."""

_ROOT: Final = 3
_PART: Final = 4
_WHOLE: Final = 5
_DUTCH: Final = snowballstemmer.stemmer("dutch")
_ENGLISH: Final = snowballstemmer.stemmer("english")


@lru_cache(maxsize=16384)
def stem(form: str) -> str:
    """A word without the endings that make it plural or small; enough to see that two words are one.

    Snowball's Dutch stemmer, then its English one: a line may hold words of both languages, and on all labelled pairs
    the two after each other find one broken pair more than either alone, with no more false alarms.
    """
    if len(form) <= _ROOT or form[0].isdigit():
        return form
    return str(_ENGLISH.stemWord(_DUTCH.stemWord(form)))


def terms_in(words: Iterable[Word]) -> dict[str, str]:
    """The carrying words of a line: their stem with the word as it stands there."""
    return {
        stem(word.form): word.text
        for word in words
        if (len(word.form) >= _ROOT or word.is_number) and word.form not in SMALL_WORDS and (word.form[0].isalnum())
    }


@lru_cache(maxsize=65536)
def are_alike(one: str, other: str) -> bool:
    """Whether two stems speak of one thing: the same, or one a part of the other (laptop in studentenlaptop)."""
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit():
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= _WHOLE:
        return short in long
    return len(short) == _PART and len(long) >= _PART + 3 and (long.startswith(short) or long.endswith(short))
