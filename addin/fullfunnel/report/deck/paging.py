"""Tables on slides: how wide their columns are, and how many slides they take."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.report.document import Table

ROWS: Final = 14
"""Rows of a table that fit on a slide."""
_COLUMNS: Final = 8
_LARGEST, _SMALLEST = 12, 9
"""Points of the letters of a table."""
_TABLE: Final = 12.3
_HEIGHT: Final = 5.5
_ROW: Final = 0.36
_LINE: Final = 0.19
"""Inches: of a table, of a row and of each further line in it."""
_LETTER: Final = 0.0075
"""Inches that a letter takes per point of its size."""
_LEADING: Final = 1.2
_BEHIND: Final = 0.11
"""Inches behind a sentence."""
_FEWEST: Final = 3
"""Rows on the last slide of a table that takes several."""
_BOLD: Final = 1.3
"""How much wider the letters of a header are: bold, and often capitals."""
_SHORT: Final = 16
"""Letters of a column that does not give way."""
_MOST_KEPT: Final = 0.8


def size_of(table: Table) -> int:
    """The size of its letters in points: as large as the columns of a wide table leave room for."""
    if len(table.headers) <= _COLUMNS:
        return _LARGEST
    return next((size for size in range(_LARGEST, _SMALLEST, -1) if sum(_wanted(table, size)) <= _TABLE), _SMALLEST)


def _wanted(table: Table, size: int) -> list[float]:
    """Inches that the words of every column take on one line."""
    return [
        0.15 + size * _LETTER * max(min(_BOLD * len(head), _SHORT), *(len(row[at].shown) for row in table.rows))
        for at, head in enumerate(table.headers)
    ]


def widths_of(table: Table) -> list[float]:
    """Inches of every column: what its words take, and where that is too much the columns of words give way."""
    letter = size_of(table) * _LETTER
    wanted = _wanted(table, size_of(table))
    short = [width <= 0.15 + letter * _SHORT for width in wanted]
    kept = sum(width for width, is_short in zip(wanted, short, strict=True) if is_short)
    given = sum(wanted) - kept
    if sum(wanted) <= _TABLE or not given or kept >= _TABLE * _MOST_KEPT:
        return [width * _TABLE / sum(wanted) for width in wanted]
    return [
        width if is_short else width * (_TABLE - kept) / given for width, is_short in zip(wanted, short, strict=True)
    ]


def heights_of(table: Table, rows: Iterable[Any]) -> Iterator[float]:
    """Inches of the header row and of these rows; long names take several lines."""
    letter, widths = size_of(table) * _LETTER, widths_of(table)
    for words in (table.headers, *([cell.shown for cell in row] for row in rows)):
        lines = max(ceil(len(each) * letter / (width - 0.1)) for each, width in zip(words, widths, strict=True))
        yield _ROW + _LINE * (max(lines, 1) - 1)


def height_of_words(says: list[str], size: int, width: float) -> float:
    """Inches that sentences take below each other, each with the space behind it."""
    lines = [max(ceil((len(each) + 2) * size * _LETTER / width), 1) for each in says]
    return sum(each * size * _LEADING / 72 + _BEHIND for each in lines) + _BEHIND


def pages_of(table: Table, above: float = 0.0) -> Iterator[list[Any]]:
    """The rows on as many slides as it takes; no slide has one row where others have many.

    Args:
        table: the table.
        above: inches on the first slide that sentences take.
    """
    head, *heights = heights_of(table, table.rows)
    pages: list[list[Any]] = []
    filled = head
    for row, height in zip(table.rows, heights, strict=True):
        room = _HEIGHT - (above if len(pages) == 1 else 0.0)
        if not pages or filled + height > room or len(pages[-1]) >= ROWS:
            pages.append([])
            filled = head
        pages[-1].append(row)
        filled += height
    for before, last in pairwise(pages):
        while last is pages[-1] and len(last) < _FEWEST and len(before) > _FEWEST:
            last.insert(0, before.pop())
    yield from pages
