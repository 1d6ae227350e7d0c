"""A line of copy as words, each with the place it has in the line and the form in which it is compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’`][^\W\d_]+)*|[.!?:;…\n]+|[€$£%#@+=?]")
_QUOTES: Final = str.maketrans("’`‘", "'''")
_ENDS: Final = frozenset(".!?…:;\n")
_MOST_WORDS: Final = 1000
"""Words of a line that are looked at: far more than any message or landing page says. What is longer is no copy, and
what is compared word by word would take very long over it."""
_LONGEST_SENTENCE: Final = 100
_LONGEST_WORD: Final = 60
"""Letters by which a word is compared."""


class Word(NamedTuple):
    """One word, number or mark of a line."""

    form: str
    """Lower case, without accents: how it is compared."""
    text: str
    """As it stands in the line."""
    start: int
    end: int
    sentence: int
    """Which sentence of the line it is in, from 0."""
    opens: bool
    """Whether it is the first word of its sentence."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.form[0].isdigit()

    @property
    def is_name_like(self) -> bool:
        """Whether it has a capital that its place in the sentence does not explain."""
        return self.text[0].isupper() and not self.opens


def forms(written: str) -> frozenset[str]:
    """Words written one after the other, each in the form in which it is compared."""
    return frozenset(written.split())


DENIALS: Final = forms("geen zonder no without zero nooit never niet not won't don't doesn't isn't aren't")
"""Words that turn the ones behind them round."""


@lru_cache(maxsize=16384)
def form_of(text: str) -> str:
    """The form in which words are compared: case, accents and kinds of apostrophe aside."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(each for each in plain if not unicodedata.combining(each)).lower()


@lru_cache(maxsize=8192)
def words_in(line: str) -> tuple[Word, ...]:
    """The words of a line in their order; the marks that end a sentence count as words of their own."""
    found: list[Word] = []
    sentence, opens, begun = 0, True, 0
    for at, match in enumerate(islice(_WORD.finditer(line), _MOST_WORDS)):
        text = match.group()
        if at - begun >= _LONGEST_SENTENCE:
            sentence, opens = sentence + 1, True
        if opens:
            begun = at
        if text[0] in _ENDS:
            found.append(Word(text[0], text, match.start(), match.end(), sentence, opens=False))
            sentence += 1
            opens = True
            continue
        found.append(Word(form_of(text[:_LONGEST_WORD]), text, match.start(), match.end(), sentence, opens=opens))
        opens = False
    return tuple(found)


def sentences_in(words: Iterable[Word]) -> list[list[Word]]:
    """The words of a line sentence by sentence."""
    found: dict[int, list[Word]] = {}
    for word in words:
        found.setdefault(word.sentence, []).append(word)
    return list(found.values())
