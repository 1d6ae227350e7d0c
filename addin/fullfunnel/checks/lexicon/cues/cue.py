"""A cue: a way of speaking that belongs to a stage, with the phrases copywriters use for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fullfunnel.language import Text

Part = Literal["cta", "copy", "any"]
"""Where a phrase counts: in the call to action, in headline and body, or in both."""


class Cue(NamedTuple):
    """A way of speaking, in both languages."""

    name: str
    says: Text
    """What the words do, as a finding tells it."""
    part: Part
    nl: tuple[str, ...]
    en: tuple[str, ...]
