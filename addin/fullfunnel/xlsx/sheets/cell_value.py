"""What a cell can hold, and how its value is written in the sheet's XML (ECMA-376 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from typing import Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.xlsx.container.markup import escaped_cell_text

LONGEST_TEXT: Final = 32_767
"""In UTF-16 code units, as Excel counts."""
_LARGEST_WHOLE: Final = 2**53
"""Beyond it a whole number has no exact place in a cell."""

EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 dates in a workbook have no time zone
"""What the days of a workbook are counted from; right from 1 March 1900 on."""
EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_FIRST_DAY: Final = datetime(1900, 3, 1)  # noqa: DTZ001
"""Before it Excel counts a 29 February 1900 that never was."""

ERROR_VALUES: Final = frozenset(
    {
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#BUSY!",
        "#UNKNOWN!",
    }
)
_STORED: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"})
"""The error values of ECMA-376. Of a newer one, such as ``#SPILL!``, Excel itself writes ``#VALUE!`` in the cell and
the kind in a part of its own; readers such as python-calamine drop the whole sheet for an error they do not know."""


class ExcelError(str):
    """One of Excel's error values, such as ``ExcelError("#N/A")``; a plain ``str`` would be stored as text."""

    __slots__ = ()


class CellFormula(str):
    """A formula for a cell that is empty yet, without its ``=``; what a plain text never becomes."""

    __slots__ = ()


def stored_error(error: str) -> str:
    """The error value that stands in the file for one."""
    return error if error in _STORED else "#VALUE!"


CellValue = float | int | str | bool | ExcelError | None
"""What a cell shows: number, text, true or false, an error value, or nothing."""


def require_storable(value: object, where: str) -> CellValue:
    """The value as a cell can hold it; ``where`` names the cell in the sentence.

    Raises:
        BadInput: not finite, a whole number that would be rounded, too long a text, an unknown error value, or no cell
            value at all.
    """
    if isinstance(value, ExcelError):
        if value not in ERROR_VALUES:
            raise _unfit(where, f"'{value}' is geen foutwaarde van Excel", f"'{value}' is not an error value of Excel")
        return value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if not fits(value):
            raise _unfit(
                where,
                f"de tekst is langer dan {LONGEST_TEXT} tekens; kort hem in",
                f"the text is longer than {LONGEST_TEXT} characters; shorten it",
            )
        return value
    return _require_number(value, where)


def with_serial(value: object, where: str, *, date1904: bool) -> object:
    """A date or moment as the number of days that a cell holds for it; any other value as it is.

    Raises:
        BadInput: the moment has a time zone, which no cell keeps, or is before what a workbook counts from.
    """
    if not isinstance(value, date):
        return value
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if moment.tzinfo is not None:
        raise _unfit(
            where,
            "een cel bewaart geen tijdzone; geef het tijdstip zonder (replace(tzinfo=None))",
            "a cell keeps no time zone; pass the moment without one (replace(tzinfo=None))",
        )
    if moment < (EPOCH_1904 if date1904 else _FIRST_DAY):
        raise _unfit(
            where, "een cel kent geen dag zo vroeg; geef hem als tekst", "a cell has no day that early; pass it as text"
        )
    days = (moment - (EPOCH_1904 if date1904 else EPOCH)) / timedelta(days=1)
    return int(days) if days == int(days) else days


def fits(text: str) -> bool:
    """Whether a cell can hold the text; for a formula that gives a longer one Excel shows #VALUE!."""
    return len(text) <= LONGEST_TEXT and len(text.encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST_TEXT


def _require_number(value: object, where: str) -> float | int:
    if isinstance(value, int):
        if abs(value) > _LARGEST_WHOLE:
            raise _unfit(
                where,
                "het getal heeft meer cijfers dan een cel bewaart; geef het als tekst",
                "the number has more digits than a cell keeps; pass it as text",
            )
        return value
    # numpy's float64 is a float; its other kinds of number are not, and have no place in a file.
    if not isinstance(value, float):
        kind = type(value).__name__
        raise _unfit(
            where,
            f"een cel kan geen {kind} bevatten; geef een getal, een tekst, een datum, True, False of None",
            f"a cell cannot hold a {kind}; pass a number, a text, a date, True, False or None",
        )
    if not math.isfinite(value):
        raise _unfit(
            where,
            "het getal is niet eindig; geef een getal, of None om de cel leeg te maken",
            "the number is not finite; pass a number, or None to clear the cell",
        )
    return float(value)


def _unfit(where: str, nl: str, en: str) -> BadInput:
    return BadInput(Text(nl=f"{where}: {nl}.", en=f"{where}: {en}."))


def number_text(value: float) -> str:
    """A number as Excel writes it in a file: the shortest digits that give it back, no ``.0``, no ``-0``."""
    if isinstance(value, int):
        return str(value)
    if value == int(value) and abs(value) < _LARGEST_WHOLE:
        return str(int(value))
    return repr(value).upper()


def encoded(value: CellValue, prefix: bytes, encoding: str, *, formula: bool) -> tuple[bytes | None, bytes]:
    """The ``t`` attribute (None: leave it out) and the elements that hold a value.

    Text of a formula stands in ``<v>`` with ``t="str"``; text of a plain cell is written in the cell itself, so the
    shared string table, which other cells point into, stays untouched.
    """
    if value is None:
        return None, b""
    if isinstance(value, bool):
        return b"b", _element(prefix, b"v", b"1" if value else b"0")
    if isinstance(value, str):
        return _encoded_text(value, prefix, encoding, formula=formula)
    return None, _element(prefix, b"v", number_text(value).encode("ascii"))


def _encoded_text(value: str, prefix: bytes, encoding: str, *, formula: bool) -> tuple[bytes | None, bytes]:
    if isinstance(value, ExcelError):
        return b"e", _element(prefix, b"v", stored_error(value).encode("ascii"))
    body = escaped_cell_text(value).encode(encoding, "xmlcharrefreplace")
    if isinstance(value, CellFormula):
        return None, _element(prefix, b"f", body)
    keep = b' xml:space="preserve"' if value != value.strip() or any(c in value for c in "\n\t") else b""
    if formula:
        return b"str", _element(prefix, b"v", body, keep)
    return b"inlineStr", _element(prefix, b"is", _element(prefix, b"t", body, keep))


def _element(prefix: bytes, name: bytes, body: bytes, head: bytes = b"") -> bytes:
    tag = prefix + name
    return b"<" + tag + head + b">" + body + b"</" + tag + b">"
