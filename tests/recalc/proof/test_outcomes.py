"""What kinds of values a function gives, from the kinds that it gets: no kind that it gives is missing."""

from __future__ import annotations

from itertools import product

import pytest

from fullfunnel.recalc.proof.kinds import NUMBERS, Kinds, kind
from fullfunnel.recalc.proof.outcomes import number_of

SOME = {Kinds.ZERO: 0.0, Kinds.WHOLE: 7.0, Kinds.FRACTION: 2.5, Kinds.NEGATIVE: -1.5, Kinds.BLANK: None}
CASES = [[*some] for size in (1, 2, 3) for some in product(SOME, repeat=size)]


@pytest.mark.parametrize("function", ["SUM", "SUMPRODUCT", "MAX"])
def test_no_kind_that_comes_out_is_missing(function: str) -> None:
    for kinds in CASES:
        values = [SOME[one] for one in kinds]
        numbers = [value for value in values if value is not None]
        given = max(numbers, default=0.0) if function == "MAX" else sum(numbers)
        assert kind(float(given)) & number_of(function, kinds), (function, kinds, given)


@pytest.mark.parametrize(
    ("function", "given", "expected"),
    [
        ("SUMPRODUCT", [Kinds.ZERO | Kinds.WHOLE | Kinds.LIFTED], Kinds.ZERO | Kinds.WHOLE),
        ("SUM", [Kinds.WHOLE, Kinds.FRACTION], NUMBERS),
        ("SUM", [Kinds.WHOLE | Kinds.WORD], NUMBERS),
        ("MAX", [Kinds.ZERO, Kinds.WHOLE | Kinds.ZERO | Kinds.NEGATIVE], Kinds.ZERO | Kinds.WHOLE),
        ("MAX", [Kinds.ZERO, Kinds.FRACTION], Kinds.ZERO | Kinds.FRACTION),
        ("MAX", [Kinds.NEGATIVE, Kinds.NEGATIVE], NUMBERS),
        ("MAX", [Kinds.ZERO, Kinds.ERROR], NUMBERS),
        ("MIN", [Kinds.WHOLE], NUMBERS),
    ],
)
def test_only_what_can_come_out(function: str, given: list[Kinds], expected: Kinds) -> None:
    assert number_of(function, given) == expected
