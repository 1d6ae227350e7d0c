"""A plan in a workbook that is open in Excel: its tables and names read, sheets of our own written, by way of xlwings.

Nothing is found by place and nothing that the marketeer typed is written over. Each table is read in one go, and each
range written in one go, so that it is one step to undo.
"""

from __future__ import annotations

import locale
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.checks.cell_map import CellMap
from fullfunnel.checks.table_place import COLUMNS_OF, TablePlace
from fullfunnel.errors import NotFound
from fullfunnel.framework import schema as contract
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.framework.typed.cells import is_blank, words_of
from fullfunnel.hosts.no_goal import no_goal
from fullfunnel.hosts.windows import Windows
from fullfunnel.language import LANGUAGES, Language, Text
from fullfunnel.xlsx.address import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fullfunnel.framework.typed.cells import Cell, Row
    from fullfunnel.hosts.asking import Asking

_LONGEST_TITLE: Final = 31
"""Excel takes no longer name for a sheet."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet that we write: what it is called, and the name by which its cells are found again."""

    title: Text
    name: str


def system_language() -> Language:
    """The language of the computer where it is Dutch, else English."""
    spoken = locale.getlocale()[0] or ""
    return "nl" if spoken.lower().startswith(("nl", "dutch")) else "en"


class OpenPlan:
    """A plan in an open workbook. Of xlwings only ``Book`` and what hangs from it is used."""

    def __init__(self, book: Any, asking: Asking | None = None) -> None:  # noqa: ANN401  # an xlwings Book, of whatever engine
        """Take the workbook, and the windows to ask in where these are not the computer's; nothing is read yet."""
        self.book = book
        self.asking = asking or Windows()

    @property
    def language(self) -> Language:
        """The language of the explanations in the workbook, else that of the computer."""
        cell = self._named(contract.LANGUAGE)
        asked = None if cell is None else _value(cell)
        return next((each for each in LANGUAGES if each == asked), system_language())

    def switch_language(self) -> Language:
        """Sets the explanations to the other language.

        Raises:
            NotFound: the workbook has no such setting.
        """
        cell = self._named(contract.LANGUAGE)
        if cell is None:
            raise NotFound(
                Text(
                    "Deze werkmap heeft geen taalkeuze. Geef FUNNEL_EXPLAIN de taal als laatste argument: nl of en.",
                    "This workbook has no choice of language. Give FUNNEL_EXPLAIN the language as its last argument: "
                    "nl or en.",
                ),
                self.language,
            )
        other: Language = "en" if self.language == "nl" else "nl"
        cell.value = other
        return other

    def rows(self, table: contract.Table) -> list[Row]:
        """A table with its header row, as the cell functions take it.

        Raises:
            NotFound: the workbook has no such table.
        """
        rows: list[Row] = self._table(table).range.options(ndim=2, err_to_str=True).value
        return rows

    def has(self, table: contract.Table) -> bool:
        """Whether the workbook has this table."""
        return self._find(table) is not None

    def column(self, table: contract.Table, key: str) -> Any | None:  # noqa: ANN401  # an xlwings Range
        """The cells of one column below its header; None without such a column or without rows."""
        cells = self._table(table).range
        headers = [str(each).strip().casefold() for each in self.rows(table)[0]]
        for language in LANGUAGES:
            header = table.header(key, language).casefold()
            if header in headers and cells.shape[0] > 1:
                at = headers.index(header)
                return cells[1 : cells.shape[0], at : at + 1]
        return None

    def goal(self) -> Cell:
        """How many of the main KPI are wanted.

        Raises:
            NotFound: the workbook has no cell for it.
        """
        cell = self._named(contract.GOAL)
        if cell is None:
            raise no_goal(self.language)
        return _value(cell)

    def fields(self) -> dict[str, Cell]:
        """The fields of the first sheet by their names in the workbook."""
        named = {name: self._named(name) for name in FIELD_LABELS}
        return {name: _value(cell) for name, cell in named.items() if cell is not None}

    def sheets(self) -> tuple[CellMap, ...]:
        """The cells of every sheet with the tables of the plan among them; each sheet is read in one go."""
        return tuple(self._cell_map(sheet) for sheet in self.book.sheets)

    @staticmethod
    def _cell_map(sheet: Any) -> CellMap:  # noqa: ANN401
        used = sheet.used_range
        rows = used.options(ndim=2, err_to_str=True).value
        cells = {
            (used.row + down, used.column + right): cell
            for down, row in enumerate(rows)
            for right, cell in enumerate(row)
            if cell is not None
        }
        places = []
        for table in sheet.tables:
            known = next((name for name in COLUMNS_OF if name.casefold() == table.name.casefold()), None)
            if known is not None:
                area = table.range
                headers = tuple(words_of(cell) for cell in area[0, :].options(ndim=1, err_to_str=True).value)
                bottom = area.row + area.shape[0] - 1
                places.append(TablePlace(known, area.row, area.column, bottom, headers))
        shown = sheet.name if sheet.name.isalnum() else "'" + sheet.name.replace("'", "''") + "'"
        return CellMap(cells, tuple(places), lambda row, column: f"{shown}!{Position(row, column).a1}")

    @property
    def path(self) -> str:
        """Where its file is; only a name for a workbook that was never saved."""
        return str(self.book.fullname)

    def show(self, path: Path) -> None:
        """Open another workbook beside it."""
        self.book.app.books.open(str(path))

    def note_texts(self) -> None:
        """Writes down which plan the texts in the workbook are of, where our functions keep them up to date."""
        mark, noted, outdated = map(self._named, (contract.MARK, contract.NOTED, contract.OUTDATED))
        if mark is None or noted is None or outdated is None or _value(outdated):
            return
        value = _value(mark)
        if isinstance(value, int | float) and value != _value(noted):
            noted[0, 0].value = value

    def first_cell(self, name: str) -> Any | None:  # noqa: ANN401  # an xlwings Range
        """The first cell that a name of the workbook stands for; None without such a name."""
        cells = self._named(name)
        return None if cells is None else cells[0, 0]

    def selected_row(self) -> list[Cell]:
        """What the selected cell holds, and then what stands in its row from the first column on."""
        cell = self.book.app.selection
        if cell is None:
            return []
        first = cell[0, 0]
        width = max(first.column, first.sheet.used_range.last_cell.column)
        row = first.sheet.range((first.row, 1), (first.row, width)).options(ndim=1, err_to_str=True).value
        return [row[first.column - 1], *row]

    def write(self, own: OwnSheet, rows: Sequence[Row]) -> Any:  # noqa: ANN401  # an xlwings Range
        """Puts rows on a sheet of our own, in the place of what we wrote there before; gives the range.

        What anybody typed beside it stays. Where it would be in the way, the rows go to a new sheet.
        """
        height, width = len(rows), len(rows[0])
        old = self._named(own.name)
        if old is not None:
            room = old[0, 0].resize(height, width)
            if self._free(room, old):
                old.clear_contents()
                return self._written(own, room, rows)
        sheet = self.book.sheets.add(self._free_title(own.title), after=self.book.sheets[len(self.book.sheets) - 1])
        written = self._written(own, sheet.range((1, 1), (height, width)), rows)
        written.columns.autofit()
        return written

    def formula_columns(self, table: contract.Table) -> frozenset[int]:
        """The places of the columns of a table whose last row holds a formula."""
        area = self._table(table).range
        last = _each(area[area.shape[0] - 1, :].formula)
        return frozenset(at for at, cell in enumerate(last) if isinstance(cell, str) and cell.startswith("="))

    def fill(self, table: contract.Table, columns: Mapping[int, Sequence[tuple[int, list[Cell]]]]) -> None:
        """Puts cells in columns of a table; it grows where they reach below its last row.

        Args:
            table: the table.
            columns: by the place of each column, runs of cells with the row of the first, 1 for the header.
        """
        found = self._table(table)
        area = found.range
        height = max((row + len(cells) - 1 for runs in columns.values() for row, cells in runs), default=0)
        if height > area.shape[0]:
            below = area[0, 0].offset(area.shape[0], 0).resize(height - area.shape[0], area.shape[1])
            if any(cell not in {"", None} for cell in _each(below.formula)):  # a formula that shows nothing as well
                below.insert("down")  # what the marketeer wrote there moves along
            found.resize(area[0, 0].resize(height, area.shape[1]))
        for at, runs in columns.items():
            for row, cells in runs:
                area[0, 0].offset(row - 1, at).resize(len(cells), 1).value = [[_as_text(cell)] for cell in cells]

    def _written(self, own: OwnSheet, room: Any, rows: Sequence[Row]) -> Any:  # noqa: ANN401
        room.value = [list(row) for row in rows]
        if own.name in [each.name for each in self.book.names]:
            self.book.names[own.name].delete()
        title = room.sheet.name.replace("'", "''")
        self.book.names.add(own.name, f"='{title}'!{room.address}")
        return room

    @staticmethod
    def _free(room: Any, old: Any) -> bool:  # noqa: ANN401
        """Whether nothing but our own stands where the new rows go."""
        now = room.options(ndim=2, err_to_str=True).value
        height, width = old.shape
        return all(
            is_blank(cell) or (down < height and right < width)
            for down, row in enumerate(now)
            for right, cell in enumerate(row)
        )

    def _free_title(self, title: Text) -> str:
        taken = {sheet.name.casefold() for sheet in self.book.sheets}
        wanted = title.say(self.language)
        number = 1
        while (free := wanted if number == 1 else f"{wanted[: _LONGEST_TITLE - 5]} ({number})").casefold() in taken:
            number += 1
        return free

    def _table(self, table: contract.Table) -> Any:  # noqa: ANN401
        found = self._find(table)
        if found is None:
            raise NotFound(
                Text(
                    f"Deze werkmap heeft geen tabel met de naam {table.name}. Begin met een nieuw plan, of maak van je "
                    f"eigen lijst een tabel (Ctrl+T) en noem die {table.name} (onder Tabelontwerp).",
                    f"This workbook has no table called {table.name}. Begin with a new plan, or make a table of your "
                    f"own list (Ctrl+T) and call it {table.name} (under Table Design).",
                ),
                self.language,
            )
        return found

    def _find(self, table: contract.Table) -> Any | None:  # noqa: ANN401
        for sheet in self.book.sheets:
            for each in sheet.tables:
                if each.name.casefold() == table.name.casefold():
                    return each
        return None

    def _named(self, name: str) -> Any | None:  # noqa: ANN401
        """The cells of a name; None when it is not there, or the cells it stood for were deleted."""
        for each in self.book.names:
            if each.name.casefold() == name.casefold() and "#REF!" not in each.refers_to:
                return each.refers_to_range
        return None


def _value(cell: Any) -> Cell:  # noqa: ANN401
    return cell[0, 0].options(err_to_str=True).value


def _each(formulas: Any) -> Iterator[Any]:  # noqa: ANN401  # what Excel gives for one cell, a row or an area
    """Every formula of an area, whatever its shape."""
    if not isinstance(formulas, tuple | list):
        yield formulas
        return
    for part in formulas:
        yield from _each(part)


def _as_text(cell: Cell) -> Cell:
    """A cell as it is entered: text that Excel would take for a formula gets the apostrophe of a text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "'"} else cell
