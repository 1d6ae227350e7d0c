"""What the formulas of the plain sheet come to, for the cells that a spreadsheet has not calculated yet."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.formula import Kind, tokens
from fullfunnel.xlsx.layout import sheet_name
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from fullfunnel.xlsx.sheets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fullfunnel.plain.calculation import Calculation
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue

Value: TypeAlias = "float | str | bool"

_NAMES: Final = "Names of fullfunnel"
_KEPT: Final = 4
"""Sheets that are kept in an engine: one a template."""
_ERRORS = {"Na": "#N/A", "Value": "#VALUE!", "Div": "#DIV/0!", "Num": "#NUM!", "Ref": "#REF!", "Name": "#NAME?"}


def plain_values(
    made: Calculation, inputs: Mapping[str, Iterable[Iterable[object]]], fields: Mapping[str, object]
) -> dict[tuple[int, int], Value]:
    """The value of every formula of the sheet, by row and column from 0.

    Args:
        made: the sheet.
        inputs: the cells of each table, by the first of them as an address: ``{"Framework!B6": rows}``.
        fields: what stands in the cells with a name that it looks at: the goal in ``ffGoal``, for one.
    """
    frozen = tuple((place, tuple(tuple(row) for row in rows)) for place, rows in inputs.items())
    return dict(_evaluated(_Frozen(made), frozen, tuple(fields.items())))


def evaluated_sheet(book: Book, name: str) -> dict[Position, CellValue]:
    """What the formulas of the plain sheet in a workbook come to now, as they stand there.

    The engine is kept: the next workbook from the same template only gives it the values that differ.
    """
    named = _single_cells(book, name)
    key = name, hashlib.sha256(book.contents(name).without_values).digest(), tuple(named)
    sheet = _kept.pop(key, None)
    if sheet is None:
        formulas = {each.at: each.text for each in book.contents(name).formulas()}
        others = tuple(sorted({each for text in formulas.values() if "!" in text for each in _sheets_of(text)}))
        sheet = _LoadedSheet(name, formulas, others, _grids(book, name, others), named)
    else:
        sheet.take_in(_grids(book, name, sheet.others), named)
    found = sheet.evaluated()
    _kept[key] = sheet
    while len(_kept) > _KEPT:
        _kept.popitem(last=False)
    return found


def _single_cells(book: Book, name: str) -> dict[str, CellValue]:
    """What stands in the cells that have a name, but those of the sheet itself, each by its name.

    Of the names the sheet uses those of one cell only: the goal, and what a scenario is called.
    """
    found: dict[str, CellValue] = {}
    for each in book.names:
        place = book.named_area(each)
        if each.sheet is None and place is not None and place[0] != name and place[1].corner.a1 == place[1].a1:
            found[f"={each.name}"] = book.contents(place[0]).values().get(place[1].corner)
    return found


def _grids(book: Book, name: str, others: Iterable[str]) -> dict[str, Grid]:
    """What stands on the plain sheet and on those that its formulas read."""
    found = {}
    for sheet in (*others, name):
        canonical = book.canonical(sheet)
        found[sheet] = Grid.of(()) if canonical is None else book.contents(canonical).values()
    return found


class _LoadedSheet:
    """The formulas of a plain sheet in the engine, with the values that it was given last."""

    def __init__(
        self,
        name: str,
        formulas: Mapping[Position, str],
        others: tuple[str, ...],
        grids: Mapping[str, Grid],
        named: Mapping[str, CellValue],
    ) -> None:
        import formualizer  # noqa: PLC0415
        from xlsxwriter import Workbook  # noqa: PLC0415

        from fullfunnel.recalc.engines.engine_values import given  # noqa: PLC0415
        from fullfunnel.xlsx.shared_formulas import SharedFormulas  # noqa: PLC0415

        self._name = name
        self.formulas, self.others = formulas, others
        written = BytesIO()
        made = Workbook(written, {"in_memory": True})
        self._places = {each: Position(row, 1) for row, each in enumerate(named, start=1)}
        pages = {each: made.add_worksheet(each) for each in grids if each != name}
        pages[_NAMES] = made.add_worksheet(_NAMES)
        pages[name] = made.add_worksheet(name, SharedFormulas)
        for each, at in self._places.items():
            made.define_name(each[1:], f"='{_NAMES}'!$A${at.row}")
        self._grids = dict(grids)
        self._values = {_NAMES: self._at_their_places(named)} | {
            sheet: self._typed(sheet, grid) for sheet, grid in grids.items()
        }
        apart = {}
        for sheet, cells in self._values.items():
            for at, value in cells.items():
                if isinstance(value, ExcelError) or value == "":
                    # A file has these in other forms than as plain values.
                    apart[sheet, at] = value
                else:
                    _put(pages[sheet], at.row - 1, at.column - 1, value)
        for at, text in formulas.items():
            pages[name].write_formula(at.row - 1, at.column - 1, f"={text}")
        made.close()
        content = written.getvalue()
        # What was written with takes as much room as the engine that reads it.
        del made, pages, written
        self._engine = formualizer.load_workbook_bytes(content)
        for (sheet, at), value in apart.items():
            self._engine.set_value(sheet, *at, given(value))

    def _typed(self, sheet: str, grid: Grid) -> dict[Position, CellValue]:
        """What a sheet holds beside the formulas that are evaluated here."""
        if sheet != self._name:
            return dict(grid.items())
        return {at: value for at, value in grid.items() if at not in self.formulas}

    def _at_their_places(self, named: Mapping[str, CellValue]) -> dict[Position, CellValue]:
        return {self._places[each]: value for each, value in named.items() if value is not None}

    def take_in(self, grids: Mapping[str, Grid], named: Mapping[str, CellValue]) -> None:
        """Hand over what other values there are now."""
        self._hand_over(_NAMES, self._at_their_places(named))
        for sheet, grid in grids.items():
            # Of workbooks that are made from one most sheets are the very same.
            if grid is not self._grids[sheet]:
                self._hand_over(sheet, self._typed(sheet, grid))
                self._grids[sheet] = grid

    def _hand_over(self, sheet: str, now: dict[Position, CellValue]) -> None:
        from fullfunnel.recalc.engines.engine_values import given  # noqa: PLC0415

        were = self._values[sheet]
        for at in were.keys() - now.keys():
            self._engine.set_value(sheet, *at, None)
        for at, value in now.items():
            before = were.get(at)
            if before != value or type(before) is not type(value):
                self._engine.set_value(sheet, *at, given(value))
        self._values[sheet] = now

    def evaluated(self) -> dict[Position, CellValue]:
        """What the formulas come to with these values."""
        self._engine.evaluate_all()
        return {at: _stored(self._engine.get_value(self._name, *at)) for at in self.formulas}


_kept: Final[OrderedDict[object, _LoadedSheet]] = OrderedDict()


def _sheets_of(formula: str) -> Iterator[str]:
    words = {each.text for each in tokens(formula) if each.kind is Kind.SHEET}
    return filter(None, (sheet_name(word) for word in words))


def in_dutch(words: str) -> str:
    """Words with figures as a Dutch spreadsheet groups them; the engine groups as English does."""
    return re.sub(r"(?<=\d)[.,](?=\d)", lambda mark: "," if mark[0] == "." else ".", words)


def _stored(value: object) -> CellValue:
    plain = _plain(value)
    return ExcelError(plain) if isinstance(plain, str) and plain in _ERRORS.values() else plain


class _Frozen:
    """A sheet that equals another with the same cells."""

    def __init__(self, made: Calculation) -> None:
        self.made = made

    def __hash__(self) -> int:
        return hash(self.made.cells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.made.cells == other.made.cells


@lru_cache(maxsize=16)
def _evaluated(
    frozen: _Frozen,
    inputs: tuple[tuple[str, tuple[tuple[object, ...], ...]], ...],
    fields: tuple[tuple[str, object], ...],
) -> tuple[tuple[tuple[int, int], Value], ...]:
    import formualizer  # noqa: PLC0415  # only whoever writes or refreshes the sheet needs an engine

    book = formualizer.load_workbook_bytes(_workbook(frozen.made, inputs, fields))
    book.evaluate_all()
    return tuple(
        ((cell.row, cell.column), _plain(book.get_value(frozen.made.sheet, cell.row + 1, cell.column + 1)))
        for cell in frozen.made.cells
        if isinstance(cell.content, str) and cell.content.startswith("=")
    )


def _workbook(
    made: Calculation,
    inputs: tuple[tuple[str, tuple[tuple[object, ...], ...]], ...],
    fields: tuple[tuple[str, object], ...],
) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415
    from xlsxwriter.utility import xl_cell_to_rowcol  # noqa: PLC0415

    from fullfunnel.xlsx.shared_formulas import SharedFormulas  # noqa: PLC0415

    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    pages: dict[str, Any] = {}
    for place, rows in inputs:
        name, cell = place.rsplit("!", 1)
        if name not in pages:
            pages[name] = book.add_worksheet(name.strip("'").replace("''", "'"))
        page = pages[name]
        top, left = xl_cell_to_rowcol(cell)
        for down, row in enumerate(rows, start=top):
            for across, value in enumerate(row, start=left):
                _put(page, down, across, value)
    page = book.add_worksheet("Names of fullfunnel")
    for at, (name, field) in enumerate(fields):
        _put(page, at, 0, field)
        book.define_name(name, f"='Names of fullfunnel'!$A${at + 1}")
    sheet = book.add_worksheet(made.sheet, SharedFormulas)
    for each in made.cells:
        if isinstance(each.content, str) and each.content.startswith("="):
            sheet.write_formula(each.row, each.column, each.content)
        else:
            _put(sheet, each.row, each.column, each.content)
    for name, cells in made.names.items():
        book.define_name(name, f"={cells}")
    book.close()
    return written.getvalue()


def _put(page: object, row: int, column: int, value: object) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value)  # type: ignore[attr-defined]
    elif isinstance(value, bool):
        page.write_boolean(row, column, value)  # type: ignore[attr-defined]
    elif isinstance(value, int | float):
        page.write_number(row, column, value)  # type: ignore[attr-defined]


def _plain(value: object) -> Value:
    if isinstance(value, dict):
        return _ERRORS.get(str(value.get("kind")), "#VALUE!")
    if value is None:
        return ""
    return value if isinstance(value, bool | str) else float(value)  # type: ignore[arg-type]
