"""Cues: ways of speaking that belong to a stage, with the phrases copywriters use for them.

The phrases are data, a file a stage and language: ``lexicon/cues/see.nl.toml``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.text.phrases import phrases
from fullfunnel.language import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from fullfunnel.framework.messages import Need
    from fullfunnel.language import Language

Part = Literal["cta", "copy", "any"]
"""Where a phrase counts: in the call to action, in headline and body, or in both."""

_LEXICON: Final = Path(__file__).parents[2] / "lexicon" / "cues"
_STAGES: Final[tuple[Need, ...]] = ("see", "think", "do", "care")


class Cue(NamedTuple):
    """A way of speaking, in both languages."""

    name: str
    says: Text
    """What the words do, as a finding puts it."""
    part: Part
    nl: tuple[str, ...]
    en: tuple[str, ...]


def _cues(stage: Need) -> Iterator[Cue]:
    both: dict[Language, dict[str, Any]] = {
        language: tomllib.loads((_LEXICON / f"{stage}.{language}.toml").read_text("utf-8")) for language in LANGUAGES
    }
    for name, dutch in both["nl"].items():
        english = both["en"][name]
        says = Text(dutch["says"], english["says"])
        yield Cue(name, says, dutch["part"], phrases(dutch["phrases"]), phrases(english["phrases"]))


CUES_OF: Final[dict[Need, tuple[Cue, ...]]] = {stage: tuple(_cues(stage)) for stage in _STAGES}
"""The cues of each stage."""
CUES: Final[dict[str, Cue]] = {cue.name: cue for cues in CUES_OF.values() for cue in cues}
"""Every cue by its name."""
