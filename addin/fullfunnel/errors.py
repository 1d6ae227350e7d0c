"""What stops the work, as a small tree; each error says in the marketeer's language what to do next.

A remark that does not stop the work is a finding (a value), not an error. In a cell an error becomes the Excel
error that its class names; the sentence goes along where the host can carry one.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, ClassVar, Self

from fullfunnel.privacy.masking import masked_text

if TYPE_CHECKING:
    from fullfunnel.language import Language, Text


class FunnelError(Exception):
    """Stops the work. ``text`` holds the sentence in both languages, ``str(error)`` gives it in ``language``.

    Its kinds are :class:`BadInput`, :class:`NotFound`, :class:`BadRate`, :class:`NoAnswer` and :class:`Refused`.

    Example:
        >>> import fullfunnel as ff
        >>> try:
        ...     ff.read_plan([["KPI", "Feeds", "Rate"], ["Leads", None, None]]).targets(-5)
        ... except ff.FunnelError as error:
        ...     print(error.text.en)
        The main goal must be zero or more. Pass how many you want to reach.
    """

    excel: ClassVar[str] = "#VALUE!"
    """The error value that a cell shows."""

    def __init__(self, text: Text, language: Language = "en") -> None:
        """Keep the sentence in both languages; ``language`` is that of the plan where it is known."""
        masked = masked_text(text)
        super().__init__(masked, language)
        self._text = masked
        self.language: Language = language

    @property
    def text(self) -> Text:
        """The sentence in both languages; personal data that it quotes is masked, wherever it is shown."""
        return self._text

    @text.setter
    def text(self, text: Text) -> None:
        self._text = masked_text(text)
        self.args = (self._text, self.language)

    def __str__(self) -> str:
        """The sentence in the language of the plan."""
        return self.text.say(self.language)

    def afresh(self) -> Self:
        """The same error without its traceback: to be kept, or to be raised in place of one that is kept.

        What is raised remembers where, and so would keep every range that it went through.
        """
        return copy(self)


class BadInput(FunnelError):
    """A range, number or word that cannot be used as it is (``#VALUE!``)."""


class NotFound(FunnelError):
    """A KPI or message that is not in the range, or a KPI that has no target (``#N/A``)."""

    excel = "#N/A"


class BadRate(FunnelError):
    """A rate or divisor that is blank or zero where the calculation needs it (``#DIV/0!``)."""

    excel = "#DIV/0!"


class NoAnswer(FunnelError):
    """The calculation goes round in a circle or has no finite outcome (``#NUM!``)."""

    excel = "#NUM!"


class Refused(FunnelError):
    """A file that is left alone: what it is and what to do next. Never shown in a cell."""
