"""Promises in a line, and what goes against one: the two tables of phrases beside this file, topic by topic."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.words import DENIALS, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word

Side = Literal["keeps", "breaks"]


class Fact(NamedTuple):
    """A promise (``keeps``) or what goes against it (``breaks``), with the words."""

    topic: str
    side: Side
    words: str


_LEXICON: Final = Path(__file__).parents[3] / "lexicon"
_TABLES: Final = ("opposites.toml", "services.toml", "quality.toml", "people.toml")
_SIDES: Final[tuple[Side, Side]] = ("keeps", "breaks")


def _facts() -> Phrases[tuple[str, Side]]:
    tables = (tomllib.loads((_LEXICON / name).read_text(encoding="utf-8")) for name in _TABLES)
    return Phrases({(topic, side): both[side] for table in tables for topic, both in table.items() for side in _SIDES})


_FACTS: Final = _facts()
_WHOLE: Final = forms("100 honderd hundred")
_PERCENT: Final = forms("% procent percent")
_LATER: Final = forms("pas later daarna achteraf afterwards")
_ONLY: Final = forms("only alleen pas enkel never nooit not niet")
_ONCE: Final = forms("once if when after until before unless als zodra wanneer nadat voordat tot tenzij mits na")
"""With only or never, these put off what they follow: only once you decide to stay."""
_NEAR: Final = 4
_LEAD: Final = 6
_SPARED: Final = forms("hoeft hoeven hoef optioneel overbodig optional unnecessary needn't")
_US: Final = forms("we wij ik")
_NEEDED: Final = forms("nodig vereist verplicht needed required necessary")


def facts_in(line: str, words: tuple[Word, ...]) -> Iterator[Fact]:
    """The promises in a line and what goes against one."""
    found = sorted(_FACTS.find(words), key=lambda each: each.first - each.end)
    taken: dict[str, set[int]] = {}
    for (topic, side), first, end in found:
        covered = taken.setdefault(topic, set())
        if covered.intersection(range(first, end)):
            continue
        covered.update(range(first, end))
        denied = _denied(words, first) or _is_later(words, end) or _is_spared(words, end)
        kept: Side = "keeps" if side == "keeps" or denied or _is_whole(words, first, end) else "breaks"
        yield Fact(topic, kept, line[words[first].start : words[end - 1].end])


def _is_whole(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether the part that is named is all of it: 100% goes to the wells."""
    near = words[max(first - 1, 0) : end]
    return any(
        one.form in _WHOLE and other.form in _PERCENT for one, other in pairwise(near) if one.sentence == other.sentence
    )


def _is_later(words: tuple[Word, ...], end: int) -> bool:
    """Whether it only comes later: betaalgegevens vragen we pas als je blijft, only once you stay."""
    sentence = words[end - 1].sentence
    near = {word.form for word in words[end : end + _NEAR] if word.sentence == sentence}
    if not _LATER.isdisjoint(near):
        return True
    lead = {word.form for word in words[max(end - 1 - _LEAD, 0) : end] if word.sentence == sentence}
    return not _ONLY.isdisjoint(lead | near) and not _ONCE.isdisjoint(near)


def _is_spared(words: tuple[Word, ...], end: int) -> bool:
    """Whether it is said right behind it that it need not be: medische vragen stellen we niet."""
    near = [word.form for word in words[end : end + _NEAR] if word.sentence == words[end - 1].sentence]
    if near[2:3] == ["niet"] and near[1] in _US:
        return True
    needed = next((at for at, form in enumerate(near) if form in _NEEDED), 0)
    return not _SPARED.isdisjoint(near) or not DENIALS.isdisjoint(near[:needed])


def _denied(words: tuple[Word, ...], first: int) -> bool:
    near = words[max(first - 3, 0) : first]
    return any(word.form in DENIALS and word.sentence == words[first].sentence for word in near)
