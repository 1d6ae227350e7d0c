"""What kind of value a cell holds, as far as spreadsheets and formula engines may treat kinds in different ways.

A kind is one bit, so that what stands in a range is one number: the kinds in it together.
"""

from __future__ import annotations

import math
import re
from enum import IntFlag
from functools import lru_cache
from typing import Final

from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError


class Kinds(IntFlag):
    """One bit a kind."""

    NONE = 0
    ZERO = 1
    WHOLE = 2
    """A whole number of 1 or more."""
    FRACTION = 4
    """A positive number that is not whole."""
    NEGATIVE = 8
    EXTREME = 16
    """A number with more digits than Excel keeps, or very near to zero."""
    BLANK = 32
    LOGICAL = 64
    ERROR = 128
    EMPTY = 256
    """The text of no characters."""
    WORD = 512
    """Text of plain letters, with digits, spaces and common signs behind the first letter."""
    ODD = 1024
    """Text with other signs in it, such as ``_`` or ``%``, that no program reads as a number."""
    FOREIGN = 2048
    """Text with letters beyond a to z."""
    DIGITS = 4096
    """Text of digits alone."""
    LIKE = 8192
    """Text that may be read as a number, amount, percentage, date or time."""
    TRUTH = 16384
    """The text TRUE or FALSE, or one of these in another language."""
    WILD = 32768
    """Text with ``*``, ``?`` or ``~``."""
    SIGN_NUMBER = 65536
    """Text of a comparing sign and a number: ``>=1000``, ``<>0.5``."""
    SIGN_LIKE = 131072
    """Text of a comparing sign and what may be read as a number, such as ``>3%``."""
    SIGN_TEXT = 262144
    """Text of a comparing sign and plain text."""
    SIGN_ALONE = 524288
    """``=`` or ``<>`` and nothing else."""
    SIGN_OTHER = 1048576
    """Text of a comparing sign and anything else."""
    ERROR_NAME = 2097152
    """Text that reads as the name of an error."""
    LONG = 4194304
    """Text of more than 255 characters, where look-ups and conditions end."""
    LIFTED = 8388608
    """Several cells where a function takes one value, in a formula that goes through all of them."""
    CROSSED = 16777216
    """Several cells where a function takes one value, of which Excel takes the one in line with the formula."""
    MISSING = 33554432
    """An argument that was left out between commas."""
    MONEY = 134217728
    """Text that may be read as an amount of money, such as ``€ 1.250``."""
    SPARSE = 67108864
    """A range that reaches beyond the used rows or columns of its sheet."""
    SIGN_WILD = 268435456
    """Text of a comparing sign and text with wildcards, such as ``<>a*``."""
    SIGN_ORDER = 536870912
    """``<``, ``<=``, ``>`` or ``>=`` and nothing else, which asks for texts in an order that engines differ about."""


NUMBERS: Final = Kinds.ZERO | Kinds.WHOLE | Kinds.FRACTION | Kinds.NEGATIVE
SIGNED: Final = (
    Kinds.SIGN_NUMBER
    | Kinds.SIGN_LIKE
    | Kinds.SIGN_TEXT
    | Kinds.SIGN_ALONE
    | Kinds.SIGN_ORDER
    | Kinds.SIGN_OTHER
    | Kinds.SIGN_WILD
)
TEXTS: Final = (
    Kinds.EMPTY
    | Kinds.WORD
    | Kinds.ODD
    | Kinds.FOREIGN
    | Kinds.DIGITS
    | Kinds.LIKE
    | Kinds.MONEY
    | Kinds.TRUTH
    | Kinds.WILD
    | SIGNED
    | Kinds.ERROR_NAME
    | Kinds.LONG
)

_LONGEST: Final = 255
_EXTREME: Final = 1e15
_TINY: Final = 1e-12
_TRUTHS: Final = frozenset(
    [
        "TRUE",
        "FALSE",
        "WAAR",
        "ONWAAR",
        "WAHR",
        "FALSCH",
        "VRAI",
        "FAUX",
        "VERDADERO",
        "FALSO",
        "VERO",
        "VERDADEIRO",
        "ИСТИНА",
        "ЛОЖЬ",
    ]
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9 \-./&(),:'+|]*")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SIGN: Final = re.compile(r"<>|<=|>=|=|<|>")
_BEFORE_DIGITS: Final = " \t\n\u00a0\u202f-+(.,$€£¥%"
_MONEY_WORDS: Final = ("EUR", "USD", "GBP", "R$", "KR")
_CURRENCY: Final = re.compile(r"[$€£¥]|EUR|USD|GBP|kr", re.IGNORECASE)
_MONTH: Final = re.compile(
    r"(?:jan|feb|mar|maa|mrt|mär|apr|abr|avr|may|mei|mai|maj|jun|jui|jul|aug|août|ago|sep|set|oct|okt|out|nov|dec|dez|"
    r"dic|déc|ene|gen|mag|giu|lug|ott|mon|tue|wed|thu|fri|sat|sun|ma|di|wo|do|vr|za|zo)[a-zé]{0,12}\.?[\s\-/]{0,3}[0-9]",
    re.IGNORECASE,
)


@lru_cache(maxsize=32_768)
def _kind_of_text(text: str) -> Kinds:  # noqa: C901, PLR0911, PLR0912 one line a kind
    if not text:
        return Kinds.EMPTY
    if len(text) > _LONGEST:
        return Kinds.LONG
    sign = _SIGN.match(text)
    if sign is not None:
        rest = text[sign.end() :]
        if not rest:
            return Kinds.SIGN_ALONE if sign[0] in {"=", "<>"} else Kinds.SIGN_ORDER
        if _NUMBER.fullmatch(rest):
            # A decimal point is one only where the language has it so.
            return Kinds.SIGN_LIKE if "." in rest else Kinds.SIGN_NUMBER
        kind = _kind_of_text(rest)
        if kind == Kinds.WILD:
            return Kinds.SIGN_WILD
        if kind in {Kinds.LIKE, Kinds.DIGITS}:
            return Kinds.SIGN_LIKE
        return Kinds.SIGN_TEXT if kind in {Kinds.WORD, Kinds.ODD} else Kinds.SIGN_OTHER
    if text.isascii() and text.isdigit():
        return Kinds.DIGITS
    if any(character in "*?~" for character in text):
        return Kinds.WILD
    if text.strip().upper() in _TRUTHS:
        return Kinds.TRUTH
    if text.startswith("#"):
        return Kinds.ERROR_NAME
    if _begins_with_digits(text) or _MONTH.match(text.lstrip()):
        return Kinds.MONEY if _CURRENCY.search(text) else Kinds.LIKE
    if not text.isascii():
        return Kinds.FOREIGN
    return Kinds.WORD if _WORD.fullmatch(text) else Kinds.ODD


def _begins_with_digits(text: str) -> bool:
    """Whether digits come first, signs, spaces and the name of a currency aside."""
    rest = text.lstrip(_BEFORE_DIGITS)
    for word in _MONEY_WORDS:
        if rest[: len(word)].upper() == word:
            rest = rest[len(word) :].lstrip(_BEFORE_DIGITS)
    return rest[:1].isdigit()


def kind(value: CellValue) -> Kinds:  # noqa: PLR0911 one line a kind
    """The kind of one value."""
    if value is None:
        return Kinds.BLANK
    if isinstance(value, bool):
        return Kinds.LOGICAL
    if isinstance(value, ExcelError):
        return Kinds.ERROR
    if isinstance(value, str):
        return _kind_of_text(value)
    if value == 0:
        return Kinds.ZERO
    size = abs(value)
    if size >= _EXTREME or size < _TINY or not math.isfinite(value):
        return Kinds.EXTREME
    if value < 0:
        return Kinds.NEGATIVE
    return Kinds.WHOLE if float(value).is_integer() else Kinds.FRACTION
