"""One price that is so many times another, where the copy says how many: six evenings at £ 35, £ 210 in all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.numerals import number_of
from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fullfunnel.checks.text.amounts import Amount
    from fullfunnel.checks.text.words import Word

_MOST: Final = 1000
"""Instalments, evenings, square metres: more of them are no longer counted in copy."""
_NEAR: Final = 0.001
_SIGNS: Final = frozenset({"€", "$", "£"})
_BEHIND: Final = 5
_NOT_PAID_FOR: Final = forms("""
    garantie garantietermijn bedenktijd proef gratis cadeau ervaring oud leeftijd
    guarantee warranty trial free gift experience old age
""")
"""Behind a number these say how long something holds, not how often it is paid: 2 years of warranty."""
_FOR: Final = forms("voor for")


def are_times(first: Iterable[Amount], then: Iterable[Amount], lines: Iterable[Sequence[Word]]) -> bool:
    """Whether a sum of the one message is so many times a sum of the other as a sentence with a sum says."""
    sums = [each.value for each in then if each.value]
    ratios = [
        (times, min(one.value, other))
        for one in first
        if one.value
        for other in sums
        if not math.isnan(times := _times(one.value, other))
    ]
    # Sentences are only read for sums that are so many times each other.
    return bool(ratios) and any(
        times == number and least != whole
        for words in lines
        for number, whole in _counts(words)
        for times, least in ratios
    )


def _counts(words: Sequence[Word]) -> Iterator[tuple[float | None, float | None]]:
    """The numbers in a sentence with a sum that count what is paid for, each with the sum that is for all of them."""
    priced = {word.sentence for word in words if word.form in _SIGNS}
    for at, word in enumerate(words):
        behind = [each for each in words[at + 1 : at + 1 + _BEHIND] if each.sentence == word.sentence]
        if word.sentence in priced and _NOT_PAID_FOR.isdisjoint(each.form for each in behind):
            yield number_of(word), _for_all(behind)


def _for_all(behind: Sequence[Word]) -> float | None:
    """The price behind a number that is the price of them all: 2 nights for £ 99 do not make two of it."""
    whole = (
        number_of(price)
        for word, sign, price in zip(behind, behind[1:], behind[2:], strict=False)
        if word.form in _FOR and sign.form in _SIGNS
    )
    return next(whole, None)


def _times(one: float, other: float) -> float:
    ratio = max(one, other) / min(one, other)
    whole = round(ratio)
    return float(whole) if 1 < whole <= _MOST and math.isclose(ratio, whole, rel_tol=_NEAR) else math.nan
