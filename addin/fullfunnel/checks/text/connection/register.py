"""Whether the second message speaks in quite another register: as friends do, or as a contract does."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.lexicon import LEXICON
from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.words import form_of, words_in
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy

_WORDS: Final = tomllib.loads((LEXICON / "registers.toml").read_text(encoding="utf-8"))
_SAID: Final = Phrases(
    {
        (register, language): tuple(map(form_of, written))
        for register, both in _WORDS.items()
        for language, written in both.items()
    }
)
_CALL: Final = 0.5
"""An exclamation mark weighs so much of a word."""
_MARKS: Final = 2.0
"""Exclamation marks and pictures together weigh no more than so many words."""
_LOUD: Final = 3.0
_PLAIN: Final = 1.0
_SOME: Final = 2.0
_SYMBOLS: Final = 0x2300
"""From here on a symbol is a picture, not a sign such as © or °."""


class Register(NamedTuple):
    """How much a message talks as friends do and as a contract does, with the words that show it."""

    casual: float
    stiff: float
    casual_words: tuple[str, ...]
    stiff_words: tuple[str, ...]


def other_register(before: Copy, after: Copy) -> Clash | None:
    """The jump from plain or formal language to slang, or from plain or loose language to that of a contract.

    Args:
        before: the first message.
        after: the one that follows it.
    """
    first, then = _register(before), _register(after)
    if (
        then.casual_words
        and first.casual <= _PLAIN
        and (then.casual >= _LOUD or (first.stiff_words and then.casual >= _SOME))
    ):
        said = first.stiff_words[:1] or (before.lines["headline"],)
        return Clash(said[0], ", ".join(then.casual_words), Text("van zakelijk naar jolig", "from plain to slang"))
    if then.stiff_words and first.stiff == 0 and (then.stiff >= _LOUD or (first.casual_words and then.stiff >= _SOME)):
        said = first.casual_words[:1] or (before.lines["headline"],)
        return Clash(
            said[0],
            ", ".join(then.stiff_words),
            Text("van gewoon naar ambtelijk", "from plain to official"),
        )
    return None


@lru_cache(maxsize=4096)
def _register(copy: Copy) -> Register:
    found: dict[str, dict[str, None]] = {"casual": {}, "stiff": {}}
    english = copy.detected.language == "en"
    marks = 0.0
    for line in copy.lines.values():
        words = words_in(line)
        for (register, language), first, end in _SAID.find(words):
            if not (english and language == "nl"):
                found[register][line[words[first].start : words[end - 1].end]] = None
        marks += _CALL * line.count("!") + sum(map(_is_picture, line))
    casual, stiff = tuple(found["casual"]), tuple(found["stiff"])
    return Register(len(casual) + min(marks, _MARKS), float(len(stiff)), casual, stiff)


def _is_picture(character: str) -> bool:
    return ord(character) >= _SYMBOLS and unicodedata.category(character) == "So"
