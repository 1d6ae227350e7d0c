"""What a button asks of the marketeer on the way, whatever shows it: files, a yes, and patience."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from fullfunnel.language import Language
    from fullfunnel.results.exports.progress import Follow, Progress

TITLE: Final = "fullfunnel"
CHOOSE: Final = Text("Kies exports van advertentieplatforms", "Choose exports of ad platforms")
QUESTION: Final = Text("Overnemen in het plan?", "Take this into the plan?")
STOP: Final = Text("Annuleren", "Cancel")
KINDS: Final = Text("Exports (csv, xlsx, zip)", "Exports (csv, xlsx, zip)")
PATTERNS: Final = ("*.csv", "*.tsv", "*.txt", "*.xlsx", "*.zip")


class Asking(Protocol):
    """The windows of a host."""

    def pick_files(self, language: Language) -> Sequence[str]:
        """The files that the marketeer picks; none where the picking was cancelled."""

    def is_taken(self, summary: Text, language: Language) -> bool:
        """Whether the marketeer takes what is proposed."""

    def following(self, language: Language) -> AbstractContextManager[Follow]:
        """A bar for work that takes long; it is gone when the work is done."""


def sentence(progress: Progress, language: Language) -> str:
    """What stands above a bar."""
    return f"{progress.text.say(language)} ({progress.share:.0%})"
