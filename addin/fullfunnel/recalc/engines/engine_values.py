"""A value on its way into the formula engine and out of it: errors, blanks, ranges."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import formualizer

from fullfunnel.xlsx.address import Area
from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError, fits

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS: Final = {
    "Null": "#NULL!",
    "Div": "#DIV/0!",
    "Value": "#VALUE!",
    "Ref": "#REF!",
    "Name": "#NAME?",
    "Num": "#NUM!",
    "Na": "#N/A",
}
"""The engine's word for each of Excel's errors. It has others (a circle, not built yet) that no cell of Excel shows."""
_WORDS: Final = {value: kind for kind, value in _KINDS.items()}


class NotEvaluated(str):
    """In place of a value: what kept the engine from one."""

    __slots__ = ()


def given(value: CellValue) -> object:
    """A cell's value as the engine takes it."""
    if isinstance(value, ExcelError):
        return engine_error(value)
    return formualizer.LiteralValue.text(value) if isinstance(value, str) else value


def all_given(values: list[CellValue]) -> list[object]:
    """A column's values as the engine takes them; most are numbers, which it takes as they are."""
    return [value if value is None or type(value) is float else given(value) for value in values]


def engine_error(value: str) -> object:
    """An error of Excel's as the engine takes it."""
    return formualizer.LiteralValue.error(_WORDS.get(value, "Value"), None)


def argument(value: object) -> object:
    """An argument as our functions expect it: an error as its text, a range as rows."""
    if isinstance(value, list):
        if any(dict in map(type, row) for row in value):
            return [[argument(item) for item in row] for row in value]
        return value
    return _KINDS.get(str(value.get("kind")), "#VALUE!") if isinstance(value, dict) else value


def answered(value: object) -> object:
    """What a function of ours gave, as the engine takes it."""
    if isinstance(value, list):
        return [[answered(item) for item in row] for row in value]
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value) if math.isfinite(value) else engine_error("#NUM!")
    return engine_error("#VALUE!") if isinstance(value, str) and not fits(value) else value


def back(value: object) -> object:
    """A value that came out of the engine, as it goes in again."""
    return formualizer.LiteralValue.error(str(value.get("kind")), None) if isinstance(value, dict) else value


def each_place(answer: Callable[..., CellValue], values: list[object]) -> object:
    """An answer for each place of the ranges among the values; an error among the values of a place is its answer."""
    kinds = {*map(type, values)}
    if list not in kinds and dict not in kinds:
        return answer(*values)

    def one(*items: object) -> object:
        flaw = next((item for item in items if isinstance(item, dict)), None)
        return answer(*items) if flaw is None else back(flaw)

    height = max((len(value) for value in values if isinstance(value, list)), default=0)
    if not height:
        return one(*values)
    width = max(len(value[0]) for value in values if isinstance(value, list))
    whole = Area(1, 1, height, width)
    grids = [fitted(value if isinstance(value, list) else [[value]], whole) for value in values]
    return [[one(*(grid[row][column] for grid in grids)) for column in range(width)] for row in range(height)]


def first(value: object) -> object:
    """The first of what a formula gives."""
    while isinstance(value, list):
        value = value[0] if value else None
    return back(value)


def fitted(rows: list[list[object]], area: Area) -> list[list[object]]:
    """A result in an array of fixed size: one row or column repeats, what is missing is #N/A (ECMA-376 18.17.2.7)."""
    missing: object = {"type": "Error", "kind": "Na"}

    def at(row: int, column: int) -> object:
        line = rows[0] if len(rows) == 1 else rows[row] if row < len(rows) else []
        if len(line) == 1:
            return line[0]
        return line[column] if column < len(line) else missing

    return [[at(row, column) for column in range(area.width)] for row in range(area.height)]


def taken(value: object) -> CellValue | NotEvaluated:
    """A value of the engine as a cell shows it; a blank result is 0 in Excel."""
    if isinstance(value, dict):
        kind = str(value.get("kind"))
        return ExcelError(_KINDS[kind]) if kind in _KINDS else NotEvaluated(kind)
    if value is None:
        return 0.0
    if isinstance(value, str):
        return value if fits(value) else ExcelError("#VALUE!")
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value) + 0.0 if math.isfinite(value) else ExcelError("#NUM!")
    return NotEvaluated(type(value).__name__)
