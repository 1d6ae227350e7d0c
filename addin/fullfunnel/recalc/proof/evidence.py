"""What is proven: on which kinds of values the engines give what Excel gives, function by function.

The table ``evidence.csv`` counts, for a function, one of its arguments and a kind of value there:

- ``excel``: formulas of workbooks saved by Excel of which the exact engine gave back Excel's own value, and ``differ``:
  those of which it did not;
- ``agree``, ``disagree``: cases on which a second, independent engine came to the same value as the exact engine, or
  not;
- ``fast``, ``fast_differ``: cases on which the fast engine gave what the exact one gives, or not;
- ``languages``: cases on which Excel of one language gives something else than Excel of another.

Nothing is calculated on a kind of value that has no line in it, or whose line speaks against the engine. The table is
made by ``python -m tests.recalc.evidence``.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from fullfunnel.recalc.proof.kinds import NUMBERS, TEXTS, Kinds
from fullfunnel.recalc.proof.slots import letter

ENOUGH: Final = 3
"""Formulas in workbooks saved by Excel that prove a kind of value without a second engine."""
ENOUGH_CASES: Final = 2
"""Cases that prove a kind of value where no engine disagrees on any."""
_ALIKE: Final = (
    NUMBERS
    | Kinds.BLANK
    | Kinds.LOGICAL
    | Kinds.ERROR
    | Kinds.EMPTY
    | Kinds.WORD
    | Kinds.DIGITS
    | Kinds.WILD
    | Kinds.SIGN_NUMBER
    | Kinds.SIGN_TEXT
    | Kinds.SIGN_ALONE
    | Kinds.SIGN_WILD
    | Kinds.LIFTED
    | Kinds.CROSSED
    | Kinds.SPARSE
    | Kinds.MISSING
)
"""What every language reads in the same way."""
_WRITTEN_BY_LANGUAGE: Final = Kinds.FRACTION | Kinds.NEGATIVE | Kinds.EXTREME | Kinds.LOGICAL
"""What becomes another text from language to language: 2.5 or 2,5, TRUE or WAAR."""
_TEXT_OF_NUMBERS: Final = frozenset(
    [
        "&",
        "CONCATENATE",
        "CONCAT",
        "TEXTJOIN",
        "LEFT",
        "RIGHT",
        "MID",
        "LEN",
        "FIND",
        "SEARCH",
        "SUBSTITUTE",
        "REPLACE",
        "UPPER",
        "LOWER",
        "PROPER",
        "TRIM",
        "CLEAN",
        "REPT",
        "EXACT",
        "VALUE",
        "NUMBERVALUE",
        "TEXTBEFORE",
        "TEXTAFTER",
        "CODE",
        "UNICODE",
        "FIXED",
        "DOLLAR",
        "TEXT",
        "DATEVALUE",
        "TIMEVALUE",
    ]
)


_FAST_RANGE: Final = (
    NUMBERS
    | Kinds.BLANK
    | Kinds.LOGICAL
    | Kinds.EMPTY
    | Kinds.WORD
    | Kinds.ODD
    | Kinds.FOREIGN
    | Kinds.DIGITS
    | Kinds.SPARSE
    | Kinds.LIFTED
)
_PASSES_TEXT_OVER: Final = frozenset({"SUM", "COUNT", "COUNTA", "MAX", "MIN", "AVERAGE"})
"""Functions to which one text in a range is as good as another."""
_ON_NUMBERS: Final = frozenset({"YEAR", "MONTH", "WEEKDAY", "LN", "POWER"})
"""Functions of our own in the fast engine that were written for numbers."""
_FAST_CONDITION: Final = NUMBERS | Kinds.WORD | Kinds.SIGN_NUMBER | Kinds.SIGN_ALONE
_FAST_VALUE: Final = _FAST_RANGE | Kinds.ERROR
_FAST_AT_MOST: Final = {
    "a": _FAST_RANGE,
    "c": _FAST_CONDITION,
    "s": _FAST_VALUE,
    "b": _FAST_VALUE | TEXTS,
    "f": Kinds.NONE,
    "r": _FAST_VALUE,
}


class Line(NamedTuple):
    """One line of the table."""

    function: str
    argument: str
    kind: str
    excel: int
    differ: int
    agree: int
    disagree: int
    fast: int
    fast_differ: int
    languages: int

    @property
    def exact_is_proven(self) -> bool:
        """Whether the exact engine is to be believed."""
        if self.differ:
            return False
        if self.excel >= ENOUGH:
            return True
        # The fast engine is one more witness, where no case speaks against it.
        witnesses = self.excel + self.agree + bool(self.fast and not self.fast_differ)
        return witnesses >= ENOUGH_CASES and not self.disagree

    @property
    def fast_is_proven(self) -> bool:
        """Whether the fast engine is to be believed."""
        return self.exact_is_proven and self.fast > 0 and not self.fast_differ and not self.languages


@lru_cache(maxsize=1)
def table() -> tuple[Line, ...]:
    """All lines."""
    text = files("fullfunnel.recalc.proof").joinpath("evidence.csv").read_text("utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return tuple(Line(row[0], row[1], row[2], *map(int, row[3:])) for row in rows)


class _Masks(NamedTuple):
    exact: Kinds
    fast: Kinds
    one_language: Kinds
    """Kinds on which all languages agree."""


@lru_cache(maxsize=1)
def _masks() -> dict[tuple[str, str], _Masks]:
    found: dict[tuple[str, str], _Masks] = {}
    nothing = _Masks(Kinds.NONE, Kinds.NONE, Kinds.NONE)
    for line in table():
        bit = Kinds[line.kind]
        exact, fast, one = found.get((line.function, line.argument), nothing)
        found[line.function, line.argument] = _Masks(
            exact | bit if line.exact_is_proven else exact,
            fast | bit if line.fast_is_proven and bit & fast_at_most(line.function, line.argument) else fast,
            one | bit if not line.languages else one,
        )
    return {key: masks if letter(*key) == "c" else _with_wild(masks) for key, masks in found.items()}


def _with_wild(masks: _Masks) -> _Masks:
    """Only where a condition is read does it matter that a text with a sign before it has wildcards, or nothing."""
    more = Kinds.SIGN_WILD | Kinds.SIGN_ORDER
    return _Masks(*(mask | more if mask & Kinds.SIGN_OTHER else mask for mask in masks))


def fast_at_most(function: str, argument: str) -> Kinds:  # noqa: PLR0911 one line a rule
    """What the fast engine gets at most, whatever it did on the cases tried.

    It takes ``_`` and ``%`` in a condition for wildcards, passes over some errors in ranges, and makes an array where
    Excel takes one cell of several.
    """
    if function == "MATCH" and argument == "1":
        return NUMBERS | Kinds.WORD | Kinds.EMPTY | Kinds.WILD
    if function == "INDEX" and argument in {"2", "3"}:
        # A 0 stands for all rows or columns.
        return Kinds.WHOLE | Kinds.FRACTION | Kinds.ERROR
    if function == "LOOKUP" and argument in {"1", "2"}:
        return NUMBERS
    if function == "INDEX" and argument == "1":
        # It gives one cell, be it an error; it passes over none.
        return _FAST_RANGE | TEXTS | Kinds.ERROR
    if function in _PASSES_TEXT_OVER and argument == "1":
        return _FAST_RANGE | TEXTS
    if function in {"=", "<", "N"}:
        return _FAST_VALUE | TEXTS
    if function in _ON_NUMBERS:
        return NUMBERS | Kinds.ERROR
    if function in {"&", "TRIM"}:
        return NUMBERS | Kinds.BLANK | Kinds.ERROR | TEXTS | Kinds.LIFTED
    return _FAST_AT_MOST[letter(function, argument)]


def exact(function: str, argument: str, kinds: Kinds) -> bool:
    """Whether the exact engine is proven for a function on all these kinds of values."""
    found = _masks().get((function, argument))
    return found is not None and not kinds & ~found.exact


def fast(function: str, argument: str, kinds: Kinds) -> bool:
    """Whether the fast engine is proven for a function on all these kinds of values."""
    found = _masks().get((function, argument))
    return found is not None and not kinds & ~found.fast


def by_language(function: str, argument: str, kinds: Kinds) -> bool:
    """Whether Excel of one language may give something else than Excel of another."""
    if kinds & ~_ALIKE or (function in _TEXT_OF_NUMBERS and kinds & _WRITTEN_BY_LANGUAGE):
        return True
    found = _masks().get((function, argument))
    return found is None or bool(kinds & ~found.one_language)
