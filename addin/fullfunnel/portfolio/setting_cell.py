"""Where a setting of a client list stands in a workbook: the cell with a name, or that of a row in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput
from fullfunnel.framework.columns import BUDGET_COLUMNS, KPI_COLUMNS
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text
from fullfunnel.xlsx.address import Position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.portfolio.list_headers import Setting
    from fullfunnel.xlsx.book import Book

_COLUMNS: Final = {"ffKpis": ("kpi", KPI_COLUMNS), "ffBudget": ("item", BUDGET_COLUMNS)}
_MOST_NAMED: Final = 10
"""Rows of a table that are named where a header names none of them."""
_WAYS: Final = (">", "→")


class SettingCell(NamedTuple):
    """A cell of a workbook, and what stands in it."""

    sheet: str
    cell: str
    value: Cell

    @property
    def shown(self) -> str:
        """Its address, as people write it."""
        return f"{self.sheet}!{self.cell}"


def has_name(book: Book, name: str) -> bool:
    """Whether a cell of the workbook has a name."""
    return any(each.name.casefold() == name.casefold() and each.sheet is None for each in book.names)


def setting_cell(book: Book, setting: Setting, header: str) -> SettingCell:
    """The cell that a setting is for.

    Raises:
        BadInput: the workbook has no such cell, column or row; the text names the header of the list.
    """
    if setting.name in _COLUMNS:
        return _in_table(book, setting, header)
    for name in book.names:
        if name.name.casefold() == setting.name.casefold() and name.sheet is None:
            place = book.named_area(name)
            if place is not None:
                sheet, area = place
                at = Position(area.top, area.left)
                return SettingCell(sheet, at.a1, book.contents(sheet).values().get(at))
    raise BadInput(
        Text(
            f"Kolom ‘{header}’: de werkmap heeft geen cel met de naam {setting.name}.",
            f"Column ‘{header}’: the workbook has no cell called {setting.name}.",
        )
    )


def _in_table(book: Book, setting: Setting, header: str) -> SettingCell:
    table = book.tables.get(setting.name.casefold())
    key, columns = _COLUMNS[setting.name]
    if table is None:
        raise BadInput(
            Text(
                f"Kolom ‘{header}’: de werkmap heeft geen tabel {setting.name}.",
                f"Column ‘{header}’: the workbook has no table {setting.name}.",
            )
        )
    heads = [same_name(name) for name in table.columns]

    def at(column: str) -> int | None:
        names = {same_name(each) for each in columns[column]}
        return next((index for index, head in enumerate(heads) if head in names), None)

    named, wanted, leads = at(key), at(setting.column), at("feeds") if "feeds" in columns else None
    values = book.contents(table.sheet).values()
    name, way = _parts(setting.row)
    last = ""
    names: dict[str, None] = {}
    found: list[int] = []
    for row in range(table.body.top, table.body.bottom + 1):
        if named is None or wanted is None:
            break
        written = words_of(values.get(Position(row, table.area.left + named)))
        names |= {written: None} if written else {}
        last = same_name(written) or last
        feeds = "" if leads is None else same_name(words_of(values.get(Position(row, table.area.left + leads))))
        if last == same_name(name) and (not way or feeds == same_name(way)):
            found.append(row)
    if wanted is None:
        raise _no_column(header, setting)
    if not found:
        raise _no_row(header, setting, names)
    place = Position(found[0], table.area.left + wanted)
    return SettingCell(table.sheet, place.a1, values.get(place))


_TABLES: Final = {"ffKpis": Text("het framework", "the framework"), "ffBudget": Text("het budget", "the budget")}


def _no_column(header: str, setting: Setting) -> BadInput:
    table = _TABLES[setting.name]
    return BadInput(
        Text(
            f"Kolom ‘{header}’: {table.nl} van de werkmap heeft die kolom niet.",
            f"Column ‘{header}’: {table.en} of the workbook has no such column.",
        )
    )


def _no_row(header: str, setting: Setting, names: Iterable[str]) -> BadInput:
    table, known = _TABLES[setting.name], [*names]
    near = close_names(setting.row, known, cutoff=0.6) or known[:_MOST_NAMED]
    there = ", ".join(f"‘{each}’" for each in near)
    return BadInput(
        Text(
            f"Kolom ‘{header}’: ‘{setting.row}’ staat niet in {table.nl} van de werkmap. Wel: {there or '–'}.",
            f"Column ‘{header}’: ‘{setting.row}’ is not in {table.en} of the workbook. Known there: {there or '–'}.",
        )
    )


def _parts(row: str) -> tuple[str, str]:
    for mark in _WAYS:
        if mark in row:
            name, _, way = row.partition(mark)
            return name.strip(), way.strip()
    return row, ""
