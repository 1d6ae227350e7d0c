"""The two languages a marketeer reads: every sentence of ours exists in Dutch and in English."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Language = Literal["nl", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


class Text(NamedTuple):
    """One sentence, label or header in both languages."""

    nl: str
    en: str

    def say(self, language: Language) -> str:
        """The words in ``language``."""
        return self.nl if language == "nl" else self.en


def same(words: str) -> Text:
    """Words that are spelled alike in both languages, such as ``KPI`` or a name the marketeer typed."""
    return Text(words, words)
