"""What kinds of values an operator can give, from the kinds that it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof.kinds import NUMBERS, TEXTS, Kinds, kind
from fullfunnel.recalc.proof.parsing import Constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.recalc.proof.parsing import Operation

SHAPES: Final = Kinds.LIFTED | Kinds.CROSSED | Kinds.SPARSE | Kinds.MISSING
JOINED: Final = TEXTS & ~Kinds.LONG
_SUMS: Final = frozenset({"SUM", "SUMPRODUCT"})


def union(given: Iterable[Kinds]) -> Kinds:
    """All kinds together."""
    found = Kinds.NONE
    for kinds in given:
        found |= kinds
    return found


def number_from(sign: str, one: Kinds, other: Kinds) -> Kinds:
    """What kinds of number arithmetic gives."""
    both = one | other
    if both & ~(NUMBERS | Kinds.BLANK | Kinds.LOGICAL | SHAPES):
        return NUMBERS
    if sign == "u-":
        return _turned(one)
    nothing = Kinds.ZERO | Kinds.BLANK | Kinds.LOGICAL
    found = Kinds.WHOLE
    if sign == "-" or both & Kinds.NEGATIVE or (one & nothing if sign != "+" else one & nothing and other & nothing):
        found |= Kinds.ZERO
    if sign == "*" and other & nothing:
        found |= Kinds.ZERO
    if both & (Kinds.FRACTION | Kinds.NEGATIVE) or sign in {"/", "%", "^"}:
        found |= Kinds.FRACTION
    if both & Kinds.NEGATIVE or sign == "-":
        found |= Kinds.NEGATIVE
    return found


def number_of(function: str, given: Sequence[Kinds]) -> Kinds:
    """What kinds of number a function gives: a sum of whole numbers is whole; a maximum is no less than any of them."""
    found = union(given) & ~SHAPES
    if function in _SUMS and found and not found & ~(Kinds.ZERO | Kinds.WHOLE | Kinds.BLANK | Kinds.LOGICAL):
        return Kinds.ZERO | Kinds.WHOLE
    at_least_zero = Kinds.ZERO | Kinds.WHOLE | Kinds.FRACTION
    if (
        function == "MAX"
        and not found & ~(NUMBERS | Kinds.BLANK | Kinds.LOGICAL)
        and any(kinds and not kinds & ~at_least_zero for kinds in given)
    ):
        return Kinds.ZERO | (found & at_least_zero) | (Kinds.WHOLE if found & Kinds.LOGICAL else Kinds.NONE)
    return NUMBERS


def _turned(kinds: Kinds) -> Kinds:
    """What a minus before numbers gives."""
    found = Kinds.NONE
    if kinds & (Kinds.ZERO | Kinds.BLANK | Kinds.LOGICAL):
        found |= Kinds.ZERO
    if kinds & (Kinds.WHOLE | Kinds.FRACTION | Kinds.LOGICAL):
        found |= Kinds.NEGATIVE
    if kinds & Kinds.NEGATIVE:
        found |= Kinds.WHOLE | Kinds.FRACTION
    return found


def joined(node: Operation, given: list[Kinds]) -> Kinds:
    """What two texts give together, as far as that is known."""
    first, second = node.operands
    if isinstance(second, Constant) and second.value == "":
        return as_text(given[0])
    if isinstance(first, Constant) and first.value in {"=", "<>", "<", ">", "<=", ">="}:
        found = Kinds.NONE
        text = as_text(given[1])
        if text & Kinds.DIGITS:
            found |= Kinds.SIGN_NUMBER
        if text & Kinds.LIKE:
            found |= Kinds.SIGN_LIKE
        if text & (Kinds.WORD | Kinds.ODD):
            found |= Kinds.SIGN_TEXT
        if text & Kinds.EMPTY:
            # ``">"`` alone asks for something else than ``"="`` and ``"<>"``, which ask for blanks.
            found |= Kinds.SIGN_ALONE if first.value in {"=", "<>"} else Kinds.SIGN_ORDER
        if text & Kinds.WILD:
            found |= Kinds.SIGN_WILD
        if text & ~(Kinds.DIGITS | Kinds.LIKE | Kinds.WORD | Kinds.ODD | Kinds.EMPTY | Kinds.WILD):
            found |= Kinds.SIGN_OTHER
        return found
    if isinstance(first, Constant) and kind(first.value) == Kinds.WORD:
        plain = Kinds.WORD | Kinds.DIGITS | Kinds.EMPTY
        text = as_text(given[1])
        return Kinds.WORD if not text & ~plain else Kinds.WORD | Kinds.ODD | Kinds.FOREIGN | (text & Kinds.WILD)
    return JOINED


def as_text(kinds: Kinds) -> Kinds:
    """The kinds of text that values of some kinds become."""
    found = kinds & TEXTS
    if kinds & (Kinds.WHOLE | Kinds.ZERO):
        found |= Kinds.DIGITS
    if kinds & (Kinds.FRACTION | Kinds.NEGATIVE | Kinds.EXTREME):
        found |= Kinds.LIKE
    if kinds & (Kinds.BLANK | Kinds.MISSING):
        found |= Kinds.EMPTY
    if kinds & Kinds.LOGICAL:
        found |= Kinds.TRUTH
    return found
