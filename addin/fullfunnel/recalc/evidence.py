"""What is proven: on which kinds of values the engines give what Excel gives, function by function.

The table ``evidence.csv`` counts, for a function, one of its arguments and a kind of value there:

- ``excel``: formulas of workbooks saved by Excel of which the exact engine gave back Excel's own value, and ``differ``:
  those of which it did not;
- ``agree``, ``disagree``: cases on which a second, independent engine came to the same value as the exact engine, or
  not;
- ``fast``, ``fast_differ``: cases on which the fast engine gave what the exact one gives, or not;
- ``languages``: cases on which Excel of one language gives something else than Excel of another.

Nothing is calculated on a kind of value that has no line in it, or whose line speaks against the engine.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from fullfunnel.recalc.kinds import Kinds

ENOUGH: Final = 3
"""Formulas in workbooks saved by Excel that prove a kind of value without a second engine."""
ENOUGH_CASES: Final = 2
"""Cases on which the fast engine has to agree with the exact one."""


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
        return self.excel >= ENOUGH or (self.agree > 0 and not self.disagree)

    @property
    def fast_is_proven(self) -> bool:
        """Whether the fast engine is to be believed."""
        return self.exact_is_proven and self.fast >= ENOUGH_CASES and not self.fast_differ and not self.languages


@lru_cache(maxsize=1)
def table() -> tuple[Line, ...]:
    """All lines."""
    text = files("fullfunnel.recalc").joinpath("evidence.csv").read_text("utf-8")
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
            fast | bit if line.fast_is_proven else fast,
            one | bit if not line.languages else one,
        )
    return found


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
    found = _masks().get((function, argument))
    return found is None or bool(kinds & ~found.one_language)
