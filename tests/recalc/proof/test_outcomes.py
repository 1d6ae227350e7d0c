"""What kinds of values a function gives, from the kinds that it gets: no kind that it gives is missing."""

from __future__ import annotations

from itertools import product

import pytest

from fullfunnel.recalc.proof.kinds import NUMBERS, Kinds, kind
from fullfunnel.recalc.proof.outcomes import joined, number_of
from fullfunnel.recalc.proof.parsing import Constant, Operation, Reference
from fullfunnel.xlsx.address import Area

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


CELL = Reference("S", Area(1, 1, 1, 1))


@pytest.mark.parametrize(
    ("held", "criterion"),
    [
        (7.0, ">7"),
        (0.0, ">0"),
        (None, ">"),
        ("", ">"),
        ("Do", ">Do"),
        ("Do, Care & See", ">Do, Care & See"),
        ("2026-01-02", ">2026-01-02"),
        ("S*", ">S*"),
        (True, ">TRUE"),
    ],
)
def test_a_criterion_put_together_asks_what_the_text_would(held: object, criterion: str) -> None:
    """``">"&A1``, as in COUNTIF: by what A1 holds it compares numbers, words or patterns."""
    found = joined(Operation("&", (Constant(">"), CELL)), [kind(">"), kind(held)])  # type: ignore[arg-type]
    assert kind(criterion) & found, (kind(criterion), found)


def test_a_number_with_decimals_in_a_criterion_goes_by_the_mark_of_the_language() -> None:
    found = joined(Operation("&", (Constant(">"), CELL)), [kind(">"), kind(2.5)])
    assert found & Kinds.SIGN_LIKE
    assert not found & Kinds.SIGN_NUMBER


def test_nothing_behind_a_value_makes_it_a_text_and_a_word_before_it_keeps_it_one() -> None:
    assert joined(Operation("&", (CELL, Constant(""))), [Kinds.WHOLE, Kinds.EMPTY]) == Kinds.DIGITS
    assert joined(Operation("&", (Constant("week"), CELL)), [Kinds.WORD, Kinds.WHOLE]) == Kinds.WORD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EUR 12", Kinds.MONEY), ("kr 5", Kinds.MONEY), ("R$12", Kinds.MONEY), ("€ 12,50", Kinds.MONEY),
        ("- 12%", Kinds.LIKE), ("12 visits", Kinds.LIKE), ("Jan-26", Kinds.LIKE), ("EUR", Kinds.WORD),
        ("12", Kinds.DIGITS), ("été", Kinds.FOREIGN), (" True ", Kinds.TRUTH), ("#REF!", Kinds.ERROR_NAME),
        ("what?", Kinds.WILD), (">=12", Kinds.SIGN_NUMBER), ("<>", Kinds.SIGN_ALONE), ("=S*", Kinds.SIGN_WILD),
        ("", Kinds.EMPTY),
    ],
)  # fmt: skip
def test_texts_that_excel_may_take_for_a_number_are_told_from_words(text: str, expected: Kinds) -> None:
    assert kind(text) == expected


def test_a_sign_before_a_blank_cell_asks_for_blanks_only_where_it_says_so() -> None:
    """``COUNTIF(A:A,"="&B1)`` with B1 empty counts blanks; with ``">"`` it is a text that no engine was proven on."""
    for sign, asks in (("=", Kinds.SIGN_ALONE), ("<>", Kinds.SIGN_ALONE), (">", Kinds.SIGN_ORDER)):
        assert joined(Operation("&", (Constant(sign), CELL)), [kind(sign), Kinds.BLANK]) == asks == kind(sign)
