"""Two products of which neither message has a word for the other's, though their names alone do not show that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.synonyms import is_kind_of, is_thing, say_the_same
from fullfunnel.checks.text.terms import stem
from fullfunnel.checks.text.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.checks.text.fit.copy import Copy

_MOST_WORDS: Final = 20
"""A product with more words is a description; every word of it would be held against every word of the other."""


def are_unmentioned(before: Copy, after: Copy, is_generic: Callable[[str], bool]) -> bool:
    """Whether both products have words of their own, and the other message speaks of none of these.

    Stil Mini and Stil Slaapdop are two products of one maker: the maker's name stands first in both. Where what they
    share stands elsewhere it may be the product itself, and the rest its maker: Fisherman jumper, Fairhaven Fisherman.

    Args:
        before: the first message.
        after: the one that follows it.
        is_generic: whether a stem only says how something is sold.
    """
    first, then = _stems(before.product), _stems(after.product)
    own, other = [each for each in first if each not in then], [each for each in then if each not in first]
    if (
        max(len(first), len(then)) > _MOST_WORDS
        or not own
        or not other
        or all(map(is_generic, own))
        or all(map(is_generic, other))
    ):
        return False
    shared = [each for each in first if each in then]
    if first[: len(shared)] != shared or then[: len(shared)] != shared:
        return False
    if shared and _describes(before.product, own) != _describes(after.product, other):
        return False
    if (
        _is_lone_name(first, then)
        or _is_lone_name(then, first)
        or any(_is_one_thing(one, that) for one in own for that in other)
    ):
        return False
    said, says = {stem(word.form) for word in before.words}, {stem(word.form) for word in after.words}
    return said.isdisjoint(other) and says.isdisjoint(own)


def _stems(product: str) -> list[str]:
    return [stem(word.form) for word in words_in(product)]


def _describes(product: str, own: list[str]) -> bool:
    """Whether what is its own says what it is, in small letters, and is no name: Veloma fietslease, Veloma City."""
    return all(word.text[0].islower() for word in words_in(product) if stem(word.form) in own)


def _is_lone_name(one: list[str], other: list[str]) -> bool:
    """Whether one product is a single word that is no thing, beside a longer one: it is rather who makes it."""
    return len(one) == 1 and len(other) > 1 and not is_thing(one[0])


def _is_one_thing(one: str, other: str) -> bool:
    return one in other or other in one or say_the_same(one, other) or is_kind_of(one, other)
