"""Other words for the same thing, in Dutch, English and between them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.lexicon import lines_of
from fullfunnel.checks.text.terms import are_alike, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MODIFIER: Final = 3
_HEAD: Final = 5
_GROUPS: Final = lines_of("synonyms.txt")


def _by_word() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


_BY_WORD: Final = _by_word()
_HEADS: Final = {
    stem(word): _BY_WORD[stem(word)]
    for line in _GROUPS
    for word in line.split()
    if len(word) >= _HEAD and len(stem(word)) == _HEAD - 1
}
"""Words that are long enough to end a compound, though their stem is short: brood in desembrood."""


def _kinds() -> dict[str, tuple[frozenset[int], bool]]:
    found: dict[str, tuple[set[int], bool]] = {}
    for number, line in enumerate(lines_of("kinds.txt")):
        wide, _, narrow = line.partition(":")
        for words, is_wide in ((wide, True), (narrow, False)):
            for word in words.split():
                found.setdefault(stem(word), (set(), is_wide))[0].add(number)
    return {word: (frozenset(numbers), is_wide) for word, (numbers, is_wide) in found.items()}


_KIND_OF: Final = _kinds()


def is_kind_of(one: str, other: str) -> bool:
    """Whether one of two stems names the kind of thing that the other is: furniture and bench, not table and bench."""
    first, then = _KIND_OF.get(one), _KIND_OF.get(other)
    return first is not None and then is not None and first[1] != then[1] and not first[0].isdisjoint(then[0])


def is_common(term: str) -> bool:
    """Whether a stem is a word of the language that is known here, so not a maker's name."""
    return term in _BY_WORD or term in _KIND_OF


def is_thing(term: str) -> bool:
    """Whether a stem, or the word a compound ends in, is a thing that is known here."""
    return bool(_groups(term))


@lru_cache(maxsize=65536)
def say_the_same(one: str, other: str) -> bool:
    """Whether two stems speak of one thing, in the same word or in another."""
    if are_alike(one, other):
        return True
    if one not in _BY_WORD and other not in _BY_WORD:
        # Two compounds of one head are brothers, not the same: e-bikeverzekering, scooterverzekering.
        return False
    groups = _groups(one)
    return bool(groups) and not groups.isdisjoint(_groups(other))


@lru_cache(maxsize=16384)
def _groups(term: str) -> frozenset[int]:
    """The groups of a word, else of the word that a compound ends in: a seniorenwoning is a woning."""
    found = _BY_WORD.get(term)
    if found is not None:
        return found
    for start in range(_MODIFIER, len(term) - _HEAD + 1):
        found = _BY_WORD.get(term[start:])
        if found is not None:
            return found
    return _HEADS.get(term[-_HEAD + 1 :], frozenset()) if len(term) >= _HEAD + _MODIFIER - 1 else frozenset()


def things_apart(first: Iterable[str], then: Iterable[str]) -> bool:
    """Whether both name a thing that is known here, and no thing of the one is, or is part of, a thing of the other."""
    one, other = list(filter(is_thing, first)), list(filter(is_thing, then))
    return bool(one) and bool(other) and not any(say_the_same(each, that) for each in one for that in other)


def spoken_of(term: str, others: Mapping[str, str] | Iterable[str]) -> bool:
    """Whether any of the ``others`` speaks of what ``term`` speaks of."""
    return any(say_the_same(term, other) for other in others)
