"""A message's copy taken apart once: its words, its language and the cues in it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.fit.cues import CUES
from fullfunnel.checks.text.language import DetectedLanguage, detect_language
from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.words import Word, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.framework.messages import Message
    from fullfunnel.language import Language


def _lexicon(part: str, language: Language) -> Phrases[str]:
    spoken = [cue for cue in CUES.values() if cue.part in {part, "any"}]
    return Phrases({cue.name: cue.nl if language == "nl" else cue.en for cue in spoken})


_IN_CTA: Final = {"nl": _lexicon("cta", "nl"), "en": _lexicon("cta", "en")}
_IN_COPY: Final = {"nl": _lexicon("copy", "nl"), "en": _lexicon("copy", "en")}


class Hit(NamedTuple):
    """A cue found in a message, with the marketeer's words."""

    cue: str
    words: str
    part: str
    """``headline``, ``body`` or ``cta``: the column it stands in."""
    first: int
    end: int


class Copy:
    """The copy of one message, each part as words."""

    def __init__(self, headline: str, body: str, cta: str, product: str) -> None:
        """Split the parts into words; the rest is found when it is asked for."""
        self.lines = {"headline": headline, "body": body, "cta": cta}
        self.product = product
        self.headline = words_in(headline)
        self.body = words_in(body)
        self.cta = words_in(cta)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the message."""
        return (*self.headline, *self.body, *self.cta)

    @cached_property
    def detected(self) -> DetectedLanguage:
        """The language of the whole."""
        return detect_language(self.words)

    @cached_property
    def text_language(self) -> DetectedLanguage:
        """The language of headline and text: a call to action is often English in a Dutch message."""
        own = detect_language((*self.headline, *self.body))
        return own if own.language else self.detected

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Every cue in the message."""
        language = self.detected.language
        copy_in = [_IN_COPY[each] for each in ("nl", "en") if language in {each, None}]
        # English calls to action are common in Dutch messages.
        cta_in = [_IN_CTA[each] for each in ("nl", "en") if language in {each, None} or each == "en"]
        return (
            *self._found("headline", self.headline, copy_in),
            *self._found("body", self.body, copy_in),
            *self._found("cta", self.cta, cta_in),
        )

    def _found(self, part: str, words: Sequence[Word], lexicons: Iterable[Phrases[str]]) -> Iterable[Hit]:
        line = self.lines[part]
        for lexicon in lexicons:
            for label, first, end in lexicon.find(words):
                yield Hit(label, line[words[first].start : words[end - 1].end], part, first, end)


@lru_cache(maxsize=4096)
def _copy(headline: str, body: str, cta: str, product: str) -> Copy:
    return Copy(headline, body, cta, product)


def copy_of(message: Message) -> Copy:
    """The copy of a message; each message is taken apart once."""
    return _copy(message.headline, message.body, message.cta, message.product)
