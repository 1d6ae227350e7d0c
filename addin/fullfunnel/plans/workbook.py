"""The plan in a workbook file: its tables and names, and every cell of its sheets where it stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.cell_map import CellMap
from fullfunnel.checks.reading import plan_of_tables
from fullfunnel.checks.table_place import COLUMNS_OF, TablePlace
from fullfunnel.framework import schema as contract
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.functions import FUNCTIONS
from fullfunnel.language import Text
from fullfunnel.plans.side_texts import side_texts_of
from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.recalc.plain_sheet.second_opinion import CODE, second_opinion
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.number_formats import formats_of
from fullfunnel.xlsx.quoting import reference
from fullfunnel.xlsx.reading import open_book, rows_of_tables, values_of_names

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from pathlib import Path

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.reading import Unread
    from fullfunnel.xlsx.book import Book

_CORE: Final = (contract.KPIS, contract.MESSAGES, contract.BUDGET)
"""The tables without which a plan is none; the others may be left out."""


@dataclass(frozen=True, slots=True)
class WorkbookPlan:
    """A plan as it was read, and the tables of it that could not be."""

    plan: PlanContext
    unread: Unread
    digest: bytes
    """SHA-256 of the workbook that was read."""


def plan_of_workbook(path: Path) -> WorkbookPlan:
    """The plan in a workbook; a table of it that cannot be read keeps nothing else from being looked at.

    Raises:
        Refusal: the file is not a workbook that can be read.
    """
    book = open_book(path)
    unread: Unread = []
    plan = plan_of_tables(rows_of_tables(book), values_of_names(book), unread)
    # The plain sheet holds the plan once more, in formulas of ours: there is nothing of the marketeer's to look at.
    aside = plain_sheet(book)
    named = _named_sheets(book)
    sheets = tuple(_sheet(book, sheet.name, named) for sheet in book.sheets if sheet.name != aside)
    placed = replace(plan, sheets=sheets, field_cells=_field_cells(book), typed_over=_typed_over(book))
    whole = replace(placed, lost=_lost(book), side_texts=side_texts_of(book, unread))
    return WorkbookPlan(whole, unread, hashlib.sha256(book.package.archive.content).digest())


def _lost(book: Book) -> tuple[str, ...]:
    """The tables that a workbook of ours has no more; ours is one with the names that only our templates give."""
    names = {each.name.casefold() for each in book.names}
    if contract.SCHEMA_VERSION.casefold() not in names or contract.GOAL.casefold() not in names:
        return ()
    tables = {name.casefold() for name in book.tables}
    return tuple(each.name for each in _CORE if each.name.casefold() not in tables)


def _typed_over(book: Book) -> tuple[tuple[str, Text], ...]:
    """The cells of the plain sheet that do not give what Python gives, once they are those of this plan."""
    faults = second_opinion(book, FUNCTIONS).faults
    return tuple(
        (
            reference(each.sheet, each.cell),
            Text(*(words.removeprefix(f"{CODE} ") for words in (each.sentence.nl, each.sentence.en))),
        )
        for each in faults
    )


def _sheet(book: Book, name: str, named: Container[str]) -> CellMap:
    contents, places = book.contents(name), _places(book, name)
    # Formats are looked up where a figure of the plan may stand: on the sheets with its tables and fields.
    styles = book.shown_by_style if places or name in named else {}

    def make() -> CellMap:
        cells = {(row, column): value for row, column, value in contents.values().cells()}
        return CellMap(cells, places, _address(name), formats_of(book, name) if styles else {})

    return contents.made((name, places, frozenset(styles.items())), make)


def _named_sheets(book: Book) -> set[str]:
    ours = {name.casefold() for name in FIELD_LABELS}
    return {place[0] for name in book.names if name.name.casefold() in ours and (place := book.named_area(name))}


def _places(book: Book, sheet: str) -> tuple[TablePlace, ...]:
    names = {name.casefold(): name for name in COLUMNS_OF}
    return tuple(
        TablePlace(
            table=names[table.name.casefold()],
            # A table that hides its headers is read as if they stood above it.
            top=table.area.top - (0 if table.header_rows else 1),
            left=table.area.left,
            bottom=table.area.bottom,
            headers=table.columns,
        )
        for table in book.tables.values()
        if table.sheet == sheet and table.name.casefold() in names
    )


def _field_cells(book: Book) -> dict[str, str]:
    found = {}
    for name in book.names:
        place = book.named_area(name)
        if place is not None and name.name.startswith("ff") and name.sheet is None:
            sheet, area = place
            found[name.name] = _address(sheet)(area.top, area.left)
    return found


def _address(sheet: str) -> Callable[[int, int], str]:
    return partial(_reference, sheet)


def _reference(sheet: str, row: int, column: int) -> str:
    return reference(sheet, Position(row, column).a1)
