"""Where the result of a dynamic array has room: it grows and shrinks, and never over somebody's cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.address import LAST_COLUMN, LAST_ROW, Area, touch
from fullfunnel.xlsx.layout import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fullfunnel.recalc.formulas.dependents import Dependence, FormulaCell
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.contents import Formula

_LARGEST: Final = 200_000
"""Cells that an array may come to fill here; a larger one is left for Excel."""


def resized(
    book: Book, dependence: Dependence, sizes: Mapping[int, tuple[int, int]], settled: Mapping[Place, Formula]
) -> dict[Place, Formula]:
    """The arrays that are to fill other cells, each with its new area, or as blocked where something is in the way.

    Args:
        book: the workbook.
        dependence: its formulas.
        sizes: rows and columns that the arrays with these numbers give.
        settled: those that were resized before; what they fill is taken.
    """
    found: dict[Place, Formula] = {}
    taken = [(place.sheet, formula.area) for place, formula in settled.items() if not formula.blocked]
    for cell in dependence.cells:
        if cell.number not in sizes:
            continue
        height, width = sizes[cell.number]
        top, left = cell.formula.at
        wanted = Area(top, left, top + height - 1, left + width - 1)
        if height * width > _LARGEST:
            continue
        was = cell.formula.was or cell.formula.area
        free = _fits(wanted) and not any(sheet == cell.sheet and touch(wanted, other) for sheet, other in taken)
        free = free and _is_free(book, dependence, cell, wanted, was)
        fills = wanted if free else Area(top, left, top, left)
        found[Place(cell.sheet, cell.formula.at)] = cell.formula._replace(area=fills, was=was, blocked=not free)
        taken.append((cell.sheet, fills))
    return found


def _fits(wanted: Area) -> bool:
    return wanted.bottom <= LAST_ROW and wanted.right <= LAST_COLUMN


def _is_free(book: Book, dependence: Dependence, cell: FormulaCell, wanted: Area, was: Area) -> bool:
    """Whether nothing of anybody else stands in the way: a value, a formula, a table, or merged cells."""
    values = book.contents(cell.sheet).values()
    for at in wanted.positions():
        other = dependence.filling(cell.sheet, at)
        if other is not None and other.number != cell.number:
            return False
        if not was.holds(at) and values.get(at) is not None:
            return False
    return not any(touch(wanted, other) for other in [*_tables(book, cell.sheet), *book.merged_areas(cell.sheet)])


def _tables(book: Book, sheet: str) -> Iterable[Area]:
    return (table.area for table in book.tables.values() if table.sheet == sheet)
