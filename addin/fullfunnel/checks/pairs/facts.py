"""Promises in a line, and what goes against one: ``opposites.toml`` holds the phrases of both, topic by topic."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.words import DENIALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word

Side = Literal["keeps", "breaks"]


class Fact(NamedTuple):
    """A promise (``keeps``) or what goes against it (``breaks``), with the words."""

    topic: str
    side: Side
    words: str


_SIDES: Final[tuple[Side, Side]] = ("keeps", "breaks")


def _facts() -> Phrases[tuple[str, Side]]:
    text = Path(__file__).with_name("opposites.toml").read_text(encoding="utf-8")
    return Phrases({(topic, side): both[side] for topic, both in tomllib.loads(text).items() for side in _SIDES})


_FACTS: Final = _facts()


def facts_in(line: str, words: tuple[Word, ...]) -> Iterator[Fact]:
    """The promises in a line and what goes against one."""
    found = sorted(_FACTS.find(words), key=lambda each: each.first - each.end)
    taken: dict[str, set[int]] = {}
    for (topic, side), first, end in found:
        covered = taken.setdefault(topic, set())
        if covered.intersection(range(first, end)):
            continue
        covered.update(range(first, end))
        kept: Side = "keeps" if side == "keeps" or _denied(words, first) else "breaks"
        yield Fact(topic, kept, line[words[first].start : words[end - 1].end])


def _denied(words: tuple[Word, ...], first: int) -> bool:
    near = words[max(first - 3, 0) : first]
    return any(word.form in DENIALS and word.sentence == words[first].sentence for word in near)
