"""The cells of a sheet as nearly every program writes them, in one pass with one pattern.

Only what is written in the usual way is taken: attributes and elements in the order of the schema, rows and cells in
the order of the sheet, nothing in between. All else (cells without an address, rich text, comments, prefixes) is for
the scanner that knows it; this one says so and gives way, and never guesses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.address import LAST_COLUMN, LAST_ROW, column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.xlsx.sheets.sheet_xml import SheetXml

_PIECE: Final = re.compile(
    rb'\s*+(?:<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]+")?(?: cm="([0-9]+)")?(?: t="(b|e|n|s|str|inlineStr)")?'
    rb'(?: cm="([0-9]+)")?(?: vm="[0-9]+")?(?: ph="1")?\s*'
    rb"(?:/>|>(?:<f(\s[^<>/]*)?(?:>([^<]*)</f>|/>))?"
    rb'(?:<v(?: xml:space="preserve")?>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
    rb'|<row r="([1-9][0-9]{0,6})"[^<>]*>|</row>|(.|\Z))',
    re.DOTALL,
)

_SLASH: Final = ord("/")


UsualCell = tuple[int, int, bytes | None, bytes | None, bytes | None, bytes | None, bool]
"""One cell as it stands, its texts as raw bytes: row; column; its ``t`` (None: a number); its ``<v>``, or the text in
the cell itself; the text of its ``<f>`` (None where it has none) and the head of that; whether the formula spills. A
plain tuple, for a sheet has millions of them."""


class NotUsual(Exception):
    """The sheet holds something that only the other scanner knows."""


def usual_cells(sheet: SheetXml) -> Iterator[UsualCell]:
    """Every cell that holds a value or a formula, in the order of the sheet.

    Raises:
        NotUsual: somewhere on the way; what was given before is to be thrown away.
    """
    if sheet.prefix or sheet.shadow is not sheet.markup.xml:
        raise NotUsual
    yield from cells_between(sheet.shadow, sheet.rows_element.inner, sheet.rows_element.inner_end, 0)


def cells_between(xml: bytes, at: int, end: int, number: int) -> Iterator[UsualCell]:  # noqa: C901 one pass
    """The same of a part of a sheet that begins and ends outside of a row.

    Args:
        xml: of the sheet.
        at: where to begin.
        end: where to end.
        number: of the last row before it.

    Raises:
        NotUsual: somewhere on the way; what was given before is to be thrown away.
    """
    column = 0
    digits = b""
    for match in _PIECE.finditer(xml, at, end):
        start, stop = match.span()
        if start != at:
            raise NotUsual
        at = stop
        name, row, before, kind, behind, head, text, value, inline, opened, other = match.groups()
        if other:
            raise NotUsual
        if other is not None:
            break
        if name is not None:
            place = _column(name)
            if place <= column or row != digits or (inline is not None) is not (kind == b"inlineStr"):
                raise NotUsual
            column = place
            shown = value if inline is None else inline
            if head is not None or text is not None:
                yield number, place, kind, shown, text or b"", head, (before or behind) is not None
            elif shown is not None:
                yield number, place, kind, shown, None, None, False
        else:
            number, digits = _row(opened, number)
            column = 0
            if xml[at - 2] == _SLASH:
                digits = b""
    if xml[at:end].strip():
        raise NotUsual


@lru_cache(maxsize=1024)
def _column(name: bytes) -> int:
    number = column_number(name.decode("ascii"))
    if number > LAST_COLUMN:
        raise NotUsual
    return number


def _row(opened: bytes | None, number: int) -> tuple[int, bytes]:
    """The number of the row in which cells stand from here on, and its digits; none behind the end of a row."""
    if opened is None:
        return number, b""
    if not number < int(opened) <= LAST_ROW:
        raise NotUsual
    return int(opened), opened
