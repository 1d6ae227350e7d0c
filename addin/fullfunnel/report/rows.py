"""A report as rows of cells, for a host that has no other place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.document import Document

Rows = list[list[object]]


def as_rows(document: Document) -> Rows:
    """The words and tables of a report, in rows of equal length.

    Figures are texts, as they are shown everywhere: a spreadsheet would read 7.400 as it likes.
    """
    found = list(_lines(document))
    width = max(map(len, found))
    return [[*line, *[None] * (width - len(line))] for line in found]


def _lines(document: Document) -> Iterator[list[object]]:
    yield [_as_text(document.title)]
    yield [_as_text(document.subtitle)]
    if document.remark:
        yield [_as_text(document.remark)]
    yield [_as_text(document.headline)]
    for section in document.sections:
        yield []
        yield [_as_text(section.title)]
        for sentence in section.says:
            yield [_as_text(sentence)]
        for table in section.tables:
            yield []
            yield [_as_text(table.caption)]
            yield [_as_text(head) for head in table.headers]
            for row in table.rows:
                yield [f"'{cell.shown}" if cell.value is not None else _as_text(cell.shown) for cell in row]


def _as_text(words: str) -> str:
    """Words as they are entered: what would be read as a formula gets the apostrophe of a text."""
    return f"'{words}" if words[:1] in {"=", "+", "-", "@", "'"} else words
