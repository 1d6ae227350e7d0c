"""A workbook open on a desk: an engine for xlwings in memory, so that all of xlwings itself is the real one.

It answers as Excel on Windows does where it matters: values as tuples, one cell as a value, errors by their number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import xlwings
from xlwings import base_classes

from fullfunnel.xlsx.address import area, letters
from tests.excel.held import held
from tests.excel.windows import COM_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

At = tuple[int, int]
NUMBERS = {number: text for text, number in COM_ERRORS.items()}


class Engine:
    name = "desk"
    type = "desktop"

    @staticmethod
    def clean_value_data(rows: Any, _dates: Any, empty: Any, _numbers: Any, err_to_str: bool) -> Any:  # noqa: FBT001
        def clean(cell: Any) -> Any:
            if cell in {"", None}:
                return empty
            if isinstance(cell, int) and cell in NUMBERS:
                return NUMBERS[cell] if err_to_str else None
            return cell

        return [[clean(cell) for cell in row] for row in rows]

    @staticmethod
    def prepare_xl_data_element(cell: Any, _options: Any) -> Any:
        return "" if cell is None else cell


class Apps(base_classes.Apps):
    running: App

    def __iter__(self) -> Iterator[App]:
        yield self.running

    def __len__(self) -> int:
        return 1

    def keys(self) -> list[int]:
        return [self.running.pid]

    def __getitem__(self, pid: int) -> App:
        return self.running


class Desk(Engine):
    def __init__(self) -> None:
        self.apps = Apps()


ENGINE = Desk()


@dataclass
class App:
    said: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    selection: Range | None = None
    engine = ENGINE
    pid = 1

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002
        """Comes to the front."""

    def alert(self, prompt: str, _title: str, *_: object) -> None:
        self.said.append(prompt)

    @property
    def books(self) -> Books:
        return Books(self)


class Books(base_classes.Books):
    def __init__(self, app: App) -> None:
        self.app = app

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Book]:
        return iter(())

    def __call__(self, name: str) -> Book:
        raise KeyError(name)

    def open(self, fullname: str, *_: object, **__: object) -> Book:
        self.app.opened.append(str(fullname))
        return Book(self.app)


class Book(base_classes.Book):
    def __init__(self, app: App) -> None:
        self._app = app
        self._sheets: list[Sheet] = []
        self._names: dict[str, str] = {}
        self.active: str = ""

    app = property(lambda self: self._app)
    sheets = property(lambda self: Sheets(book=self))
    names = property(lambda self: Names(book=self))
    name = property(lambda _: "Plan.xlsx")
    fullname = property(lambda _: "Plan.xlsx")
    api = True

    def activate(self) -> None:
        """Comes to the front."""


class Sheets(base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self.book = book

    def __len__(self) -> int:
        return len(self.book._sheets)  # noqa: SLF001

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.book._sheets)  # noqa: SLF001

    def __call__(self, key: str | int) -> Sheet:
        if isinstance(key, int):
            return self.book._sheets[key - 1]  # noqa: SLF001
        for sheet in self.book._sheets:  # noqa: SLF001
            if sheet.name.casefold() == key.casefold():
                return sheet
        raise KeyError(key)

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:  # noqa: ARG002
        sheet = Sheet(self.book, name or f"Sheet{len(self) + 1}")
        self.book._sheets.append(sheet)  # noqa: SLF001
        return sheet


class Sheet(base_classes.Sheet):
    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name
        self.values: dict[At, Any] = {}
        self.formulas: dict[At, str] = {}
        self.entered: list[tuple[str, Any]] = []
        self.colours: dict[At, tuple[int, int, int]] = {}
        self.protected = False
        self._tables: list[Table] = []

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self._name = value

    book = property(lambda self: self._book)
    tables = property(lambda self: Tables(sheet=self))
    api = True

    def activate(self) -> None:
        self._book.active = self._name

    def autofit(self, axis: str | None = None) -> None:
        """Takes any."""

    @property
    def used_range(self) -> Range:
        places = self.values.keys() | self.formulas.keys() or {(1, 1)}
        rows, columns = [row for row, _ in places], [column for _, column in places]
        return Range(self, (min(rows), min(columns)), (max(rows), max(columns)))

    def range(self, one: Any, other: Any = None) -> Range:
        one, other = getattr(one, "impl", one), getattr(other, "impl", other)
        if isinstance(one, str):
            found = area(one.replace("$", ""))
            assert found is not None
            return Range(self, (found.top, found.left), (found.bottom, found.right))
        if isinstance(one, tuple) and len(one) == len(("row", "column", "height", "width")):
            row, column, height, width = one
            return Range(self, (row, column), (row + height - 1, column + width - 1))
        first = one.first if isinstance(one, Range) else one
        last = other.last if isinstance(other, Range) else other or (one.last if isinstance(one, Range) else first)
        return Range(self, first, last)


@dataclass
class Table:
    sheet: Sheet
    name: str
    reference: str

    @property
    def range(self) -> Range:
        return self.sheet.range(self.reference)


class Tables(base_classes.Collection):
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def __len__(self) -> int:
        return len(self.sheet._tables)  # noqa: SLF001

    def __iter__(self) -> Iterator[Table]:
        return iter(self.sheet._tables)  # noqa: SLF001


class Names(base_classes.Names):
    def __init__(self, book: Book) -> None:
        self.book = book

    def __len__(self) -> int:
        return len(self.book._names)  # noqa: SLF001

    def __iter__(self) -> Iterator[Name]:
        return iter([Name(self.book, name) for name in self.book._names])  # noqa: SLF001

    def __call__(self, key: str | int) -> Name:
        return Name(self.book, list(self.book._names)[key - 1] if isinstance(key, int) else key)  # noqa: SLF001

    def contains(self, key: str | int) -> bool:
        return isinstance(key, int) or key in self.book._names  # noqa: SLF001

    def add(self, name: str, refers_to: str) -> Name:
        self.book._names[name] = refers_to  # noqa: SLF001
        return Name(self.book, name)


@dataclass
class Name:
    book: Book
    name: str
    api = True

    @property
    def refers_to(self) -> str:
        return self.book._names[self.name]  # noqa: SLF001

    @property
    def refers_to_range(self) -> Range:
        found = re.fullmatch(r"='?(.*?)'?!([$A-Z0-9:]+)", self.refers_to)
        assert found is not None
        return Sheets(self.book)(found[1].replace("''", "'")).range(found[2])

    def delete(self) -> None:
        del self.book._names[self.name]  # noqa: SLF001


class Range(base_classes.Range):
    def __init__(self, sheet: Sheet, first: At, last: At) -> None:
        self._sheet, self.first, self.last = sheet, first, last

    sheet = property(lambda self: self._sheet)
    api = True
    max_cells_per_read = None
    max_cells_per_write = None
    row = property(lambda self: self.first[0])
    column = property(lambda self: self.first[1])
    shape = property(lambda self: (self.last[0] - self.first[0] + 1, self.last[1] - self.first[1] + 1))
    address = property(lambda self: self.get_address(row_absolute=True, col_absolute=True, external=False))
    coords = property(lambda self: (self._sheet.name, *self.first, len(self)))

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: ARG002, FBT001
        ends = [f"${letters(column)}${row}" for row, column in (self.first, self.last)]
        return ends[0] if ends[0] == ends[1] else ":".join(ends)

    def __len__(self) -> int:
        return int(self.shape[0] * self.shape[1])

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        at = (self.first[0] + row - 1, self.first[1] + column - 1)
        return Range(self._sheet, at, at)

    def _places(self) -> list[list[At]]:
        return [
            [(row, column) for column in range(self.first[1], self.last[1] + 1)]
            for row in range(self.first[0], self.last[0] + 1)
        ]

    def _shaped(self, cells: dict[At, Any], blank: Any) -> Any:
        rows = tuple(tuple(cells.get(at, blank) for at in row) for row in self._places())
        return rows[0][0] if len(self) == 1 else rows

    def _enter(self, given: Any, cells: dict[At, Any]) -> None:
        if self._sheet.protected:
            raise RuntimeError("the sheet is protected")
        self._sheet.entered.append((self.address, given))
        for down, row in enumerate(self._places()):
            for right, at in enumerate(row):
                value = given[down][right] if isinstance(given, list | tuple) else given
                cells[at] = value
                if value in {None, ""}:
                    del cells[at]

    @property
    def raw_value(self) -> Any:
        return self._shaped(self._sheet.values, None)

    @raw_value.setter
    def raw_value(self, given: Any) -> None:
        self._enter(given, self._sheet.values)

    @property
    def formula(self) -> Any:
        return self._shaped({**self._sheet.values, **self._sheet.formulas}, "")

    @formula.setter
    def formula(self, given: Any) -> None:
        self._enter(given, self._sheet.formulas)

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, given: Any) -> None:
        self._enter(given, self._sheet.formulas)

    def clear_contents(self) -> None:
        for row in self._places():
            for at in row:
                self._sheet.values.pop(at, None)
                self._sheet.formulas.pop(at, None)

    def select(self) -> None:
        self._sheet.book.app.selection = self

    def autofit(self, axis: str | None = None) -> None:
        """Takes any."""

    @property
    def color(self) -> tuple[int, int, int] | None:
        return self._sheet.colours.get(self.first)

    @color.setter
    def color(self, colour: tuple[int, int, int] | None) -> None:
        if colour is None:
            self._sheet.colours.pop(self.first, None)
        else:
            self._sheet.colours[self.first] = colour


def laid_out(path: Path) -> xlwings.Book:
    """A workbook from a file, open on the desk."""
    read = held(path.read_bytes())
    book = Book(App())
    for name, (values, formulas) in read.sheets.items():
        sheet = Sheets(book).add(name=name)
        sheet.values, sheet.formulas = dict(values), dict(formulas)
    for name, (on, place) in read.tables.items():
        sheet = Sheets(book)(on)
        sheet._tables.append(Table(sheet, name, place))  # noqa: SLF001
    book._names = dict(read.names)  # noqa: SLF001
    ENGINE.apps.running = book.app
    engines: Any = xlwings.engines
    engines.active = xlwings.Engine(impl=ENGINE)
    return xlwings.Book(impl=book)
