"""A workbook evaluated whole: its plain sheet first, then our cells and those around them, which read that sheet.

The plain sheet goes by what is typed, so it comes first. Where what it reads is a formula that came out otherwise, such
as a goal that is calculated, it is evaluated again, and so is what reads it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.recalc.plain_sheet.second_opinion import second_opinion
from fullfunnel.recalc.recalculation import Edit, Refreshed, refreshed
from fullfunnel.xlsx.address import Position, area, position
from fullfunnel.xlsx.layout import Place, sheet_name
from fullfunnel.xlsx.revising import revised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.recalc.engines.fast import Functions
    from fullfunnel.recalc.outcome import Change
    from fullfunnel.xlsx.address import Area
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue

    Changes = dict[Place, Change]

_ROUNDS: Final = 3
"""Times that the plain sheet is evaluated at most."""
_SOURCE: Final = re.compile(
    r"((?:'(?:[^']|''){1,80}'|[^\s'!(),+*/=<>&;-]{1,80})!)(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)"
)
"""Cells of another sheet in a formula."""
_WORD: Final = re.compile(r"[A-Za-z_]\w{0,80}")


def evaluated(book: Book, functions: Functions, edit: Edit | None = None) -> Refreshed:
    """What a workbook comes to: all that changes, on the plain sheet and elsewhere, and all that is left or wrong.

    Args:
        book: the workbook.
        functions: ours.
        edit: what was set in it.

    Raises:
        Damaged: a part of the workbook cannot be read.
    """
    aside = plain_sheet(book)
    if aside is None or "FUNNEL_TARGET" not in functions:
        return refreshed(book, functions, edit)
    plain: dict[Place, Change] = {}
    now = book
    opinion = second_opinion(book, functions)
    behind = opinion.behind if edit is None else _was_behind(edit.before, functions)
    for last in (*[False] * _ROUNDS, True):
        for change in opinion.changed:
            place = _place(change)
            plain[place] = replace(change, old=plain[place].old) if place in plain else change
        base = _with(book, plain.values())
        found = refreshed(base, functions, _edited(book, edit, plain), behind=behind)
        if last or not _reads_any(book, aside, map(_place, found.changed)):
            break
        now = _with(base, found.changed)
        opinion = second_opinion(now, functions)
        if not opinion.changed:
            break
    return replace(found, changed=(*found.changed, *plain.values()), faults=(*found.faults, *opinion.faults))


def _was_behind(before: Book, functions: Functions) -> bool:
    """Whether the plain sheet was of another plan before the workbook was edited; many may be made from one."""
    known = _known.get(before)
    if known is None or known[0] is not functions:
        known = _known[before] = functions, second_opinion(before, functions).behind
    return known[1]


_known: Final[WeakKeyDictionary[Book, tuple[Functions, bool]]] = WeakKeyDictionary()


def _edited(book: Book, edit: Edit | None, plain: Iterable[Place]) -> Edit | None:
    """What was set in the workbook, the new values of the plain sheet with it: what reads these is to follow."""
    places = (*(() if edit is None else edit.places), *plain)
    return Edit(book if edit is None else edit.before, places) if edit is not None or places else None


def _with(book: Book, changes: Iterable[Change]) -> Book:
    """The workbook with these values in it."""
    edits: dict[str, dict[str, CellValue]] = {}
    for change in changes:
        edits.setdefault(change.sheet, {})[change.cell] = change.new
    return revised(book, edits) if edits else book


def _place(change: Change) -> Place:
    at = position(change.cell)
    return Place(change.sheet, at if at is not None else Position(1, 1))


def _reads_any(book: Book, aside: str, places: Iterable[Place]) -> bool:
    """Whether the plain sheet reads one of these cells."""
    asked = list(places)
    read = set(_read_by(book, aside)) if asked else set()
    return any(sheet == place.sheet and cells.holds(place.at) for place in asked for sheet, cells in read)


def _read_by(book: Book, aside: str) -> Iterator[tuple[str, Area]]:
    cells_in, words = _sources(book.contents(aside).without_values)
    for spelled, cells in cells_in:
        sheet, found = book.canonical(sheet_name(spelled) or ""), area(cells.replace("$", ""))
        if sheet is not None and sheet != aside and found is not None:
            yield sheet, found
    for name in book.names:
        place = book.named_area(name) if name.name.casefold() in words else None
        if place is not None and place[0] != aside:
            yield place


@lru_cache(maxsize=4)
def _sources(sheet: bytes) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The cells of other sheets in the formulas of a sheet, and every word in them, which may be a name."""
    text = unescape(sheet.decode("utf-8", "replace"))
    return frozenset(_SOURCE.findall(text)), frozenset(word.casefold() for word in _WORD.findall(text))
