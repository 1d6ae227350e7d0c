"""A formula as Excel stores it, cut into words: references, names, functions, texts, numbers, signs.

Only as much grammar as is needed to find what a formula reads and which functions it calls, and to move its references;
the calculation itself is the engine's. Grammar after ECMA-376 18.17.2 and [MS-XLSX] 2.2.2.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from fullfunnel.xlsx.address import LAST_COLUMN, LAST_ROW, column_number, letters


class Kind(Enum):
    """What a word of a formula is."""

    TEXT = "text"
    ERROR = "error"
    NUMBER = "number"
    SHEET = "sheet"
    """``Plan!``, ``'My plan'!``, ``[1]Plan!`` or ``[1]!``: says where what follows stands."""
    AREA = "area"
    """``B2``, ``$B$2:C9``, ``B:C`` or ``2:9``."""
    TABLE = "table"
    """``ffKpis[#All]``, ``[@KPI]``."""
    WORD = "word"
    """A function, name, variable, TRUE or FALSE."""
    SPACE = "space"
    SIGN = "sign"


_KINDS: Final = {kind.value: kind for kind in Kind}
"""A look in a table takes a tenth of the time of ``Kind(...)``."""


class Token(NamedTuple):
    """One word of a formula."""

    kind: Kind
    text: str


_LETTER: Final = r"[^\x00-\x40\x5b-\x5e\x60\x7b-\x7f\s]"
"""How a name may begin: whatever is no sign of ASCII and no space, for names hold marks that stand on a letter too."""
_MORE: Final = r"[^\x00-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f\s]"
"""How it goes on: digits and full stops as well."""
_NAMED: Final = r"[^\x00-\x2d\x2f\x3a-\x3e\x40\x5b\x5d\x5e\x60\x7b-\x7f\s]"
"""The same with ``\\`` and ``?``, which names may hold."""
_CELL: Final = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_AFTER: Final = r"(?![\w.(\[!]|[^\x00-\x7F\s])"
_TOKEN: Final = re.compile(
    rf"""
      (?P<text>"(?:[^"]|"")*")
    |
    (?P<error>\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!))
    | (?P<sheet>(?<!')'(?:[^']++|'')++'!
              | (?:\[[^\[\]]+\])?{_LETTER}{_MORE}*(?::{_LETTER}{_MORE}*)?!
              | \[[^\[\]]+\]!)
    | (?P<table>(?:(?:{_LETTER}|\\){_NAMED}*)?\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
    | (?P<area>{_CELL}(?::{_CELL})?{_AFTER}
             | \$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}{_AFTER}
             | \$?[1-9][0-9]{{0,6}}:\$?[1-9][0-9]{{0,6}}{_AFTER})
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<word>(?:{_LETTER}|[\\$]){_NAMED}*)
    | (?P<space>\s+)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FIXED: Final = re.compile(r"\$[A-Za-z]{1,3}\$[0-9]+(?::\$[A-Za-z]{1,3}\$[0-9]+)?")
"""A reference that no move shifts."""
_MOVABLE: Final = re.compile(r"(\$?)([A-Za-z]{1,3})?(?:(\$?)([1-9][0-9]{0,6}))?")


@lru_cache(maxsize=20_000)
def tokens(formula: str) -> tuple[Token, ...]:
    """The words of a formula (without its ``=``), in order; joined they give it back."""
    return tuple(_spelled(match.lastgroup, match[0]) for match in _TOKEN.finditer(formula) if match.lastgroup)


def token(kind: Kind, text: str) -> Token:
    """A word; formulas that hold the same one share it, for a workbook has hundreds of thousands of words."""
    return _spelled(kind.value, text)


@lru_cache(maxsize=32_768)
def _spelled(kind: str, text: str) -> Token:
    return Token(_KINDS[kind], text)


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads after a move: references without ``$`` shift along.

    Past the edge of a sheet they become ``#REF!``. That is how the cells of a shared formula follow from the first
    (ECMA-376 18.3.1.40).
    """
    return "".join(moved_area(text, rows, columns) if shifts else text for text, shifts in _pieces(formula))


@lru_cache(maxsize=2048)
def _pieces(formula: str) -> tuple[tuple[str, bool], ...]:
    """A formula cut into references that a move may shift and what lies between them."""
    found: list[tuple[str, bool]] = []
    still = ""
    for token in tokens(formula):
        if token.kind is Kind.AREA and not _FIXED.fullmatch(token.text):
            found += [(still, False), (token.text, True)]
            still = ""
        else:
            still += token.text
    return (*found, (still, False))


@lru_cache(maxsize=20_000)
def moved_area(text: str, rows: int, columns: int) -> str:
    """One reference after a move."""
    ends = [_moved_end(end, rows, columns) for end in text.split(":")]
    return "#REF!" if None in ends else ":".join(end for end in ends if end is not None)


def _moved_end(end: str, rows: int, columns: int) -> str | None:
    match = _MOVABLE.fullmatch(end)
    if match is None:
        return end
    # In ``$5`` of ``$5:9`` the sign belongs to the row.
    fixed_column, column, fixed_row, row = match.groups()
    if column is None:
        fixed_row, fixed_column = fixed_row or fixed_column, ""
    if column is not None and not fixed_column:
        number = column_number(column) + columns
        if not 1 <= number <= LAST_COLUMN:
            return None
        column = letters(number)
    if row is not None and not fixed_row:
        if not 1 <= int(row) + rows <= LAST_ROW:
            return None
        row = str(int(row) + rows)
    return f"{fixed_column or ''}{column or ''}{fixed_row or ''}{row or ''}"


def is_call(words: tuple[Token, ...], index: int) -> bool:
    """Whether the word at ``index`` is a function: a bracket opens behind it."""
    if words[index].kind is not Kind.WORD:
        return False
    return index + 1 < len(words) and words[index + 1].text == "("
