"""Which language a line is in, as the small words show and the spelling of the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.text.words import Word
    from fullfunnel.language import Language

# Words that both languages have (in, is, was, of, we, over, me, per, want, die, had) tell nothing and are left out.
_DUTCH: Final = words_of("function_words.nl.txt")
_ENGLISH: Final = words_of("function_words.en.txt")
_DUTCH_SPELLING: Final = re.compile(r"ij|aa|uu|oe|sch|ieu|eeuw|heid$|lijk|isch|^ge.+[dt]$|^ver|[^aeiou]en$|tje")
_ENGLISH_SPELLING: Final = re.compile(
    r"th|wh|tion|sh|ight|ould|ough|[^aeiou]y$|ly$|ing$|ck|ous|ful$|'s$|'ve|'re|ay$|ew$|ea"
)
_SPELLING: Final = 0.34
_SPELLED: Final = 4
_LEAD: Final = 1.8
_SURE_LEAD: Final = 3.0
_SURE: Final = 3.0


class DetectedLanguage(NamedTuple):
    """The language of a line and how sure that is."""

    language: Language | None
    """``None`` when the words do not tell."""
    is_sure: bool
    """Whether the line is long and plain enough to build a finding on."""
    words: tuple[str, ...] = ()
    """The words that showed it, as they stand in the line."""


def detect_language(words: Iterable[Word]) -> DetectedLanguage:
    """The language that most of the words speak."""
    dutch = english = 0.0
    shown_by: dict[str, list[str]] = {"nl": [], "en": []}
    for word in words:
        form = word.form
        if form in _DUTCH:
            dutch += 1
            shown_by["nl"].append(word.text)
        elif form in _ENGLISH:
            english += 1
            shown_by["en"].append(word.text)
        elif len(form) >= _SPELLED and not word.is_name_like:
            dutch += _SPELLING * (_DUTCH_SPELLING.search(form) is not None)
            english += _SPELLING * (_ENGLISH_SPELLING.search(form) is not None)
    most, least = max(dutch, english), min(dutch, english)
    language: Language = "nl" if dutch > english else "en"
    if most < _SPELLING or most < least * _LEAD:
        return DetectedLanguage(None, is_sure=False)
    return DetectedLanguage(
        language, most >= _SURE and most >= least * _SURE_LEAD, tuple(dict.fromkeys(shown_by[language]))
    )
