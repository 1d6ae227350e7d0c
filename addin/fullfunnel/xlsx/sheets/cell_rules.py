"""Rules over ranges of a sheet, conditional formats and data validations, that grow along with a table.

A drop-down or a colour that reaches to the last row of a table is meant for the whole column, and Excel lets it grow
when somebody types below. Only the ranges in the sheet's XML change; what a rule says is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.address import Area, area, touch
from fullfunnel.xlsx.container.markup import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.xlsx.sheets.sheet_xml import SheetXml

_RULES: Final = re.compile(rb"<(?:[\w.\-]+:)?(conditionalFormatting|dataValidation)" + HEAD)
_VALIDATION: Final = b"dataValidation"
_OWN_RANGES: Final = re.compile(rb"""\ssqref\s*=\s*["']([^"']*)""")
_END: Final = re.compile(rb"</(?:[\w.\-]+:)?(?:conditionalFormatting|dataValidation)\s*>")
_RANGES: Final = re.compile(rb"<(?:[\w.\-]+:)?sqref\s*>([^<]*)</")
"""Where a rule of Excel 2010 or later keeps its ranges (MS-XLSX 2.3.3)."""


def with_rules_grown(sheet: SheetXml, body: Area, bottom: int) -> bytes:
    """The XML of a sheet in which the rules on a table reach as far down as the table does now.

    A range grows where it lies within the columns of the table, ends at its last row and is more than that one row.
    A data validation does not grow into cells that have another, for a cell has only one.

    Args:
        sheet: the sheet; its cells may be set already.
        body: the cells of the table below its headers, as they were.
        bottom: the last row of the table from now on.
    """
    xml = sheet.markup.xml
    places = list(_places(sheet))
    validated = [found for kind, start, end in places if kind == _VALIDATION for found in _areas(xml[start:end])]
    pieces: list[bytes] = []
    at = 0
    for kind, start, end in places:
        ranges = xml[start:end]
        pieces += (xml[at:start], _grown(ranges, body, bottom, validated if kind == _VALIDATION else _areas(ranges)))
        at = end
    return b"".join([*pieces, xml[at:]])


def _areas(ranges: bytes) -> list[Area]:
    return [found for one in ranges.split() if (found := area(one.decode("ascii", "replace"))) is not None]


def _grown(ranges: bytes, body: Area, bottom: int, others: list[Area]) -> bytes:
    """A list of ranges, those on the table longer, unless another stands where it would grow."""

    def longer(one: re.Match[bytes]) -> bytes:
        found = area(one[0].decode("ascii", "replace"))
        if found is None or found.bottom != body.bottom or found.left < body.left or found.right > body.right:
            return one[0]
        # A rule on the last row alone may be about that row; where the table had one row, it is about the column.
        whole = found.top < found.bottom or body.top == body.bottom
        new = found._replace(top=body.bottom + 1, bottom=bottom)
        if not whole or any(touch(new, other) for other in others):
            return one[0]
        return found._replace(bottom=bottom).a1.encode()

    return re.sub(rb"\S+", longer, ranges)


def _places(sheet: SheetXml) -> Iterator[tuple[bytes, int, int]]:
    """The kind of every rule behind the cells of a sheet, and where its list of ranges stands."""
    xml, shadow = sheet.markup.xml, sheet.shadow
    for rule in _RULES.finditer(shadow, sheet.rows_element.end):
        own = _OWN_RANGES.search(rule[2])
        if own is not None:
            yield rule[1], rule.start(2) + own.start(1), rule.start(2) + own.end(1)
            continue
        closed = _END.search(shadow, rule.end())
        inside = _RANGES.search(shadow, rule.end(), closed.start() if closed is not None else rule.end())
        if inside is not None and b"<" not in xml[inside.start(1) : inside.end(1)]:
            yield rule[1], *inside.span(1)
