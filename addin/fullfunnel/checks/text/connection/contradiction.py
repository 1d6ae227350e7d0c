"""Where two messages contradict each other, with the words of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fullfunnel.language import Text


class Clash(NamedTuple):
    """A contradiction between a message and the one that follows it."""

    first: str
    """The words in the message before."""
    then: str
    """The words in the message after it."""
    about: Text
    """What they are at odds about."""
