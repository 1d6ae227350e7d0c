"""Where the formula engine may be believed without Excel's word for it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.formula import Kind
from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError, stored_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from fullfunnel.xlsx.formula import Token

REPRODUCED: Final = 1e-9
"""Relative difference within which the engine gave back what Excel showed."""
RIGHT: Final = 1e-12
"""Relative difference within which a value need not be written."""

KNOWN: Final = frozenset(
    {
        "ABS",
        "AND",
        "AVERAGE",
        "COLUMNS",
        "COUNT",
        "COUNTA",
        "COUNTIF",
        "COUNTIFS",
        "ERROR.TYPE",
        "IF",
        "IFERROR",
        "IFNA",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISERR",
        "ISERROR",
        "ISNA",
        "ISNUMBER",
        "ISTEXT",
        "LN",
        "LOOKUP",
        "MATCH",
        "MAX",
        "MIN",
        "MONTH",
        "N",
        "NA",
        "NOT",
        "OR",
        "POWER",
        "PRODUCT",
        "ROUND",
        "ROUNDDOWN",
        "ROUNDUP",
        "ROWS",
        "SIGN",
        "SUM",
        "SUMIF",
        "SUMIFS",
        "SUMPRODUCT",
        "TRIM",
        "TRUNC",
        "WEEKDAY",
        "YEAR",
    }
)
"""Each was tried on numbers, texts, blanks, booleans, errors, wildcards and half-way cases against what Excel
documents, in ``tests/recalc/test_trust.py``. MATCH only where it looks for an exact match. Left out on purpose: the
other lookups, SUMPRODUCT over comparisons, and all text and date functions that are not our own (Dutch formats,
1904)."""

_SIGNS: Final = frozenset({*"+-*/%(),;:{}&=<>"})
"""Arithmetic, brackets, and the comparing and joining that are our own. Not ``^``, for 0^0 is #NUM! in Excel."""


def is_known(functions: AbstractSet[str], words: Iterable[Token]) -> bool:
    """Whether a formula uses only what the engine is known to evaluate as Excel does.

    Args:
        functions: upper-case names of the functions in it that are not ours.
        words: all its words after names were filled in.
    """
    return functions <= KNOWN and all(word.kind is not Kind.SIGN or word.text in _SIGNS for word in words)


def same_value(one: CellValue, other: CellValue, tolerance: float) -> bool:
    """Whether two values are the same to a reader: numbers within a relative difference, all else equal."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, ExcelError) != isinstance(other, ExcelError):
        return False
    if isinstance(one, ExcelError) and isinstance(other, ExcelError):
        return stored_error(one) == stored_error(other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=tolerance, abs_tol=tolerance * 1e-3)
    return type(one) is type(other) and one == other
