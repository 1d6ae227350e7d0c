"""What the formulas of the plain sheet come to, for the cells that a spreadsheet has not calculated yet."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from fullfunnel.xlsx.formula import Kind, tokens
from fullfunnel.xlsx.layout import sheet_name
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fullfunnel.plain.calculation import Calculation
    from fullfunnel.xlsx.address import Position
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue

Value: TypeAlias = "float | str | bool"

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
    """What the formulas of the plain sheet in a workbook come to now, as they stand there."""
    import formualizer  # noqa: PLC0415
    from xlsxwriter import Workbook  # noqa: PLC0415

    from fullfunnel.xlsx.shared_formulas import SharedFormulas  # noqa: PLC0415

    contents = book.contents(name)
    formulas = {each.at: each.text for each in contents.formulas()}
    sheets = {_sheet_of(text) for text in formulas.values() if "!" in text} - {""}
    written = BytesIO()
    made = Workbook(written, {"in_memory": True})
    for other in sorted(sheets):
        page = made.add_worksheet(other)
        canonical = book.canonical(other)
        for at, value in () if canonical is None else book.contents(canonical).values().items():
            _put(page, at.row - 1, at.column - 1, value)
    values = made.add_worksheet("Names of fullfunnel")
    for row, each in enumerate(book.names):
        place = book.named_area(each)
        # Of the names the sheet uses those of one cell only: the goal, and what a scenario is called.
        if each.sheet is None and place is not None and place[0] != name and place[1].corner.a1 == place[1].a1:
            _put(values, row, 0, book.contents(place[0]).values().get(place[1].corner))
            made.define_name(each.name, f"='Names of fullfunnel'!$A${row + 1}")
    sheet = made.add_worksheet(name, SharedFormulas)
    for at, value in contents.shown():
        if at not in formulas:
            _put(sheet, at.row - 1, at.column - 1, value)
    for at, text in formulas.items():
        sheet.write_formula(at.row - 1, at.column - 1, f"={text}")
    made.close()
    engine = formualizer.load_workbook_bytes(written.getvalue())
    engine.evaluate_all()
    return {at: _stored(engine.get_value(name, at.row, at.column)) for at in formulas}


def _sheet_of(formula: str) -> str:
    return next((sheet_name(each.text) or "" for each in tokens(formula) if each.kind is Kind.SHEET), "")


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
    for at, (name, value) in enumerate(fields):
        _put(page, at, 0, value)
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
