"""The texts outside the cells of a workbook, as the rules look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.checks.side_text import SideText
from fullfunnel.xlsx.quoting import reference
from fullfunnel.xlsx.side_texts import side_texts

if TYPE_CHECKING:
    from fullfunnel.checks.reading import Unread
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.refusals import Refusal


def side_texts_of(book: Book, unread: Unread) -> tuple[SideText, ...]:
    """Every text outside the cells, each once.

    Args:
        book: the workbook.
        unread: where to note a part that cannot be read.
    """
    refused: list[tuple[str, Refusal]] = []
    found = [
        SideText(said.side, said.cells if said.side == "name" else _place(said.sheet, said.cells), said.text)
        for said in side_texts(book, refused)
        if said.text.strip()
    ]
    unread.extend(refused)
    return tuple(dict.fromkeys(found))


def _place(sheet: str, cells: str) -> str:
    return reference(sheet, cells) if cells else sheet
