"""A workbook with other values in some cells, in memory: to evaluate with, before any file is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.patching import patches

if TYPE_CHECKING:
    from fullfunnel.xlsx.patching import Edits


def revised(book: Book, edits: Edits) -> Book:
    """The workbook with these values in it; a file is made of it when somebody asks for its bytes.

    Only the cells that were set are read again.

    Raises:
        NotFound: there is no such sheet.
        BadInput: an address or a value that a cell cannot have.
        Damaged: a sheet cannot be read.
    """
    changed = patches(book, edits)
    package = book.package.with_sheets({sheet.part: patch.content for sheet, patch in changed.items()})
    read = {
        sheet.name: book.contents(sheet.name).revised(patch.xml, patch.cells)
        for sheet, patch in changed.items()
        if book.is_plain(sheet.name)
    }
    return Book(package, book, {sheet.name: patch.xml for sheet, patch in changed.items()}, read)
