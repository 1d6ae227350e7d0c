"""The plain sheet in a workbook: where it is, and the formulas of ours without their fallback on it.

A call that falls back on plain formulas comes, where our functions are known, to what the bare call gives. So the bare
call is what is evaluated, and the thousands of formulas of the sheet itself stay out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.plain.calculation import TARGETS
from fullfunnel.plain.fallback import where_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.contents import Formula


def plain_sheet(book: Book) -> str | None:
    """The name of the plain sheet, ``None`` where the workbook has none."""
    for name in book.names:
        if name.name.casefold() == TARGETS.casefold():
            place = book.named_area(name)
            return None if place is None else place[0]
    return None


def formulas_of(book: Book) -> Iterator[tuple[str, Formula]]:
    """The formulas of a workbook but those of its plain sheet, each with its sheet; calls of ours without fallback.

    Raises:
        Damaged: a sheet cannot be read.
    """
    aside = plain_sheet(book)
    for sheet in book.sheets:
        if sheet.name == aside:
            continue
        for formula in book.contents(sheet.name).formulas():
            bare = where_known(formula.text)
            yield sheet.name, formula if bare == formula.text else formula._replace(text=bare)
