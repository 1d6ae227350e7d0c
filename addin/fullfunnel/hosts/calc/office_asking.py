"""What a button asks, asked by way of the pipe: LibreOffice shows it in its own windows.

| asked | replied |
|---|---|
| ``{"ask": "files", "title", "kinds", "patterns"}`` | paths |
| ``{"ask": "question", "text"}`` | true where it is taken |
| ``{"ask": "progress", "text", "share", "stop"}`` | false where the marketeer stops it |
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from fullfunnel.hosts.asking import CHOOSE, KINDS, PATTERNS, QUESTION, STOP, sentence
from fullfunnel.results.exports.progress import Patient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fullfunnel.language import Language, Text
    from fullfunnel.results.exports.progress import Follow, Progress


class OfficeAsking:
    """What a button asks, in windows of LibreOffice."""

    def __init__(self, asked: Callable[[dict[str, Any]], Any]) -> None:
        """Take what brings a question to LibreOffice and its reply back."""
        self._asked = asked

    def pick_files(self, language: Language) -> Sequence[str]:
        """The files that the marketeer picks."""
        question = {
            "ask": "files",
            "title": CHOOSE.say(language),
            "kinds": KINDS.say(language),
            "patterns": ";".join(PATTERNS),
        }
        return tuple(self._asked(question) or ())

    def is_taken(self, summary: Text, language: Language) -> bool:
        """Whether the marketeer takes what is proposed."""
        text = f"{summary.say(language)}\n\n{QUESTION.say(language)}"
        return bool(self._asked({"ask": "question", "text": text}))

    @contextmanager
    def following(self, language: Language) -> Iterator[Follow]:
        """A bar for work that takes long; LibreOffice takes it away with the next question or the answer."""

        def show(progress: Progress) -> bool:
            shown = {"text": sentence(progress, language), "share": progress.share, "stop": STOP.say(language)}
            return bool(self._asked({"ask": "progress", **shown}))

        yield Patient(show, time.monotonic)
