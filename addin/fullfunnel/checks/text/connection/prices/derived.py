"""One price that follows from another by the figures in the copy: less 20%, less a subsidy, in parts, per evening."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.connection.prices.agreement import NEAR
from fullfunnel.checks.text.numerals import number_of
from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fullfunnel.checks.text.amounts import Amount
    from fullfunnel.checks.text.words import Word

_MOST: Final = 12
"""Amounts of a message that are looked at; whoever names more makes a list."""
_PERCENT: Final = forms("% procent percent")
_HALF: Final = forms("half halve helft")
_HALF_PRICE: Final = 50.0
_ALL: Final = 100.0


class Said(NamedTuple):
    """What a message says of money."""

    prices: Sequence[Amount]
    named: Sequence[Amount]
    """Every sum in it, prices or not."""
    lines: Sequence[Sequence[Word]]


def follows(first: Said, then: Said) -> bool:
    """Whether a price of the second message comes from a price of the first by what they say.

    A lower price may be explained by either; a higher one only where the second itself says what it will be less.
    """
    one, other = first.prices[:_MOST], then.prices[:_MOST]
    either = Said((), (*first.named[:_MOST], *then.named[:_MOST]), (*first.lines, *then.lines))
    low, high = _reductions(either), _reductions(then)
    counts = {value for words in either.lines for word in words if (value := number_of(word)) is not None and value > 1}
    return (
        any(
            _comes_from(each, that, low if that.value < each.value else high)
            or _is_each_of(each, that, counts)
            or _is_each_of(that, each, counts)
            for each in one
            for that in other
        )
        or _adds_up(one, other)
        or _adds_up(other, one)
    )


class Reductions(NamedTuple):
    """What may be taken off a price."""

    percentages: tuple[float, ...]
    sums: frozenset[float]


def _reductions(said: Said) -> Reductions:
    sums = frozenset(each.value for each in said.named if each.role == "saving")
    return Reductions((*_percentages(said.lines),), sums)


def _percentages(lines: Iterable[Sequence[Word]]) -> Iterator[float]:
    for words in lines:
        for word, behind in pairwise(words):
            value = number_of(word) if behind.form in _PERCENT else None
            if value is not None and 0 < value < _ALL:
                yield value
        if any(word.form in _HALF for word in words):
            yield _HALF_PRICE


def _comes_from(one: Amount, other: Amount, less: Reductions) -> bool:
    high, low = max(one.value, other.value), min(one.value, other.value)
    if not low or math.isclose(high, low):
        return False
    return any(_is_near(high * (1 - part / _ALL), low) for part in less.percentages) or any(
        _is_near(high - each, low) for each in less.sums
    )


def _is_each_of(part: Amount, whole: Amount, counts: Iterable[float]) -> bool:
    """Whether the one is for each of so many as the copy counts: € 29,50 per avond, tien avonden for € 295."""
    return part.unit == "one" and part.value > 0 and any(_is_near(part.value * each, whole.value) for each in counts)


def _adds_up(parts: Sequence[Amount], whole: Sequence[Amount]) -> bool:
    """Whether sums that stand next to each other come to the other one: £ 325 now and £ 325 when it is done."""
    return any(
        _is_near(one.value + other.value, each.value)
        for one, other in pairwise(parts)
        for each in whole
        if one.value and other.value and one.period == other.period
    )


def _is_near(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=NEAR, abs_tol=0.011)
