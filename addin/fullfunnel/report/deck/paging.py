"""Tables on slides: how wide their columns are, and how many slides they take."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.document import Table

ROWS: Final = 14
"""Rows of a table that fit on a slide."""
_COLUMNS: Final = 8
_TABLE: Final = 12.3
_HEIGHT: Final = 5.5
_ROW: Final = 0.36
_LINE: Final = 0.19
"""Inches: of a table, of a row and of each further line in it."""
_LETTER: Final = 0.0075
"""Inches that a letter takes per point of its size."""
_SHORT: Final = 16
"""Letters of a column that does not give way."""
_MOST_KEPT: Final = 0.8


def size_of(table: Table) -> int:
    """The size of its letters in points."""
    return 12 if len(table.headers) <= _COLUMNS else 9


def widths_of(table: Table) -> list[float]:
    """Inches of every column: what its words take, and where that is too much the columns of words give way."""
    letter = size_of(table) * _LETTER
    wanted = [
        0.15 + letter * max(min(len(head), _SHORT), *(len(row[at].shown) for row in table.rows))
        for at, head in enumerate(table.headers)
    ]
    short = [width <= 0.15 + letter * _SHORT for width in wanted]
    kept = sum(width for width, is_short in zip(wanted, short, strict=True) if is_short)
    given = sum(wanted) - kept
    if sum(wanted) <= _TABLE or not given or kept >= _TABLE * _MOST_KEPT:
        return [width * _TABLE / sum(wanted) for width in wanted]
    return [
        width if is_short else width * (_TABLE - kept) / given for width, is_short in zip(wanted, short, strict=True)
    ]


def pages_of(table: Table) -> Iterator[list[Any]]:
    """The rows on as many slides as it takes; long names take several lines."""
    letter, widths = size_of(table) * _LETTER, widths_of(table)

    def lines(words: list[str]) -> int:
        return max(ceil(len(each) * letter / (width - 0.1)) for each, width in zip(words, widths, strict=True))

    head = _ROW + _LINE * (max(lines(list(table.headers)), 1) - 1)
    page: list[Any] = []
    filled = head
    for row in table.rows:
        height = _ROW + _LINE * (max(lines([cell.shown for cell in row]), 1) - 1)
        if page and (filled + height > _HEIGHT or len(page) >= ROWS):
            yield page
            page, filled = [], head
        page.append(row)
        filled += height
    if page:
        yield page
