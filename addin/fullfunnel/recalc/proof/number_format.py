"""What a number format asks, as far as it is proven: each kind of it one bit, as the kinds of values are.

The bits are those of ``Kinds``; what they stand for in the slot of a format is said here. The meaning of ``.`` and
``,`` in a format goes by the language, so the profile has to be known from the workbook's own values.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fullfunnel.recalc.proof.kinds import Kinds

PLAIN: Final = Kinds.WHOLE
"""Digits alone: ``0``, ``000``."""
POINT: Final = Kinds.SIGN_NUMBER
"""Digits with separators as in English: ``0.00``, ``#,##0``."""
COMMA: Final = Kinds.SIGN_TEXT
"""Digits with separators as in Dutch: ``0,00``, ``#.##0``."""
PERCENT: Final = Kinds.FRACTION
SCIENTIFIC: Final = Kinds.EXTREME
FRACTIONAL: Final = Kinds.NEGATIVE
DATE: Final = Kinds.LIKE
SECTIONS: Final = Kinds.LOGICAL
CONDITIONS: Final = Kinds.ERROR
LITERALS: Final = Kinds.WORD
GENERAL: Final = Kinds.ZERO
TEXT: Final = Kinds.EMPTY
OTHER: Final = Kinds.ODD

_NUMBER: Final = re.compile(r"[0#][0#.,]*%?|[0#.,]*[0#]%?")
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')
_DATE: Final = re.compile(r"[dmyhsj]+(?:[-/:. ,]+[dmyhsj]+)*", re.IGNORECASE)


@lru_cache(maxsize=1024)
def format_kinds(code: str) -> Kinds:
    """The kinds of things that a format code asks."""
    found = Kinds.NONE
    rest = code
    if _QUOTED.search(rest):
        found |= LITERALS
        rest = _QUOTED.sub("", rest)
    if re.search(r"\[[<>=]", rest):
        return found | CONDITIONS
    if "[" in rest or "*" in rest or "_" in rest or ("?" in rest and "/" not in rest):
        return found | OTHER
    if ";" in rest:
        found |= SECTIONS
    for section in rest.split(";"):
        found |= _section(section)
    return found


def _section(section: str) -> Kinds:  # noqa: PLR0911 one line a kind
    plain = section.strip("()-+ $€£")
    found = LITERALS if plain != section else Kinds.NONE
    if not plain:
        return found | LITERALS
    if plain.lower() in {"general", "standaard"}:
        return GENERAL
    if plain == "@":
        return TEXT
    if re.fullmatch(r"[0#.,]+E\+0+", plain, re.IGNORECASE):
        return found | SCIENTIFIC
    if re.fullmatch(r"(?:[#0]+ )?[?#]+/[?#0-9]+", plain):
        return found | FRACTIONAL
    if _NUMBER.fullmatch(plain):
        return found | (PERCENT if plain.endswith("%") else Kinds.NONE) | _separators(plain.rstrip("%"))
    if _DATE.fullmatch(plain):
        return found | DATE
    return found | OTHER


def _separators(digits: str) -> Kinds:
    if digits.strip("0#") == "":
        return PLAIN
    if re.fullmatch(r"(?:[#0]+(?:,[#0]{3})*)?(?:\.0+)?,*", digits):
        return POINT
    return COMMA if re.fullmatch(r"(?:[#0]+(?:\.[#0]{3})*)?(?:,0+)?\.*", digits) else OTHER
