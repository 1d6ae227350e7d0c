"""One price that is so many times another, where the copy says how many: six evenings at £ 35, £ 210 in all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fullfunnel.checks.text.amounts import Amount
    from fullfunnel.checks.text.words import Word

_MOST: Final = 60
"""Instalments, evenings, rooms: more of them are no longer counted in copy."""
_NEAR: Final = 0.001
_SIGNS: Final = frozenset({"€", "$", "£"})


def are_times(first: Iterable[Amount], then: Iterable[Amount], lines: Iterable[Sequence[Word]]) -> bool:
    """Whether a sum of the one message is so many times a sum of the other as a sentence with a sum says."""
    many = {number_of(word) for words in lines for word in _priced(words)}
    sums = [each.value for each in then if each.value]
    return any(_times(one.value, other) in many for one in first if one.value for other in sums)


def _priced(words: Sequence[Word]) -> Iterator[Word]:
    """The words of the sentences that hold a sum of money."""
    priced = {word.sentence for word in words if word.form in _SIGNS}
    return (word for word in words if word.sentence in priced)


def _times(one: float, other: float) -> float:
    ratio = max(one, other) / min(one, other)
    whole = round(ratio)
    return float(whole) if 1 < whole <= _MOST and math.isclose(ratio, whole, rel_tol=_NEAR) else math.nan
