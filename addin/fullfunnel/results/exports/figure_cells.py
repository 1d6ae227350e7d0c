"""The cells of figures of one table: the dialect decided from them, and the numbers read in that dialect."""

from __future__ import annotations

import math
import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.dialect.figures import (
    Evidence,
    Marks,
    Unreadable,
    decide_marks,
    in_doubt,
    is_bound,
    is_not_reported,
    number,
    unwrapped,
)
from fullfunnel.results.exports.memo import Memo
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.exports.rates import deciding_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Column, Header
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.habits import Habits, Options

NOT_REPORTED: Final = math.nan
_SAMPLE: Final = 1_000
_NO_MARKS: Final = {ord("."): None, ord(","): None}
_PLAIN: Final = {
    ".": re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?", re.ASCII),
    ",": re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?", re.ASCII),
}
"""How nearly every figure is written."""
_THREE_ZEROS: Final = {mark: re.compile(rf"[1-9]\d{{0,2}}{re.escape(mark)}000") for mark in (".", ",")}


class _HasParts(Unreadable):
    """A count that is not whole."""


class _BelowZero(Unreadable):
    """A figure below zero where none can be."""


@dataclass(slots=True)
class FigureCells:
    """How the figures of one table are read."""

    header: Header
    habits: Habits
    options: Options
    marks: Marks = field(default_factory=lambda: Marks(".", Text("", "")))
    signs: set[str] = field(default_factory=set)
    """The currency signs that stand with the amounts."""
    bounds: int = 0
    """How many cells gave a bound."""
    _evidence: Evidence = field(default_factory=Evidence)
    _decided: bool = False
    _memos: dict[int, Memo[float]] = field(default_factory=dict)
    _bounding: set[object] = field(default_factory=set)

    def decide(self, rows: list[Record]) -> None:
        """Decide the decimal sign from all figures and prices of these rows, unless earlier rows decided it.

        Raises:
            FunnelError: the figures contradict each other, or leave it open.
        """
        if self._decided:
            return
        if self.options.decimal is not None:
            self.marks, self._decided = Marks(self.options.decimal, Text("zo opgegeven", "as given")), True
            return
        # Some rows decide as a rule; what contradicts them further on is no figure in this dialect, and is refused.
        for sample in (rows[:_SAMPLE], rows):
            self._look(sample)
            if self._evidence.decides:
                break
        self._decided = self._evidence.decides
        self.marks = decide_marks(self._evidence) or self._by_other_means(rows)

    def _look(self, rows: list[Record]) -> None:
        """Look at every figure and price of these rows for what shows the decimal sign."""
        for column in self.header.columns:
            if column.is_figure or column.is_rate:
                whole = column.is_figure and METRICS[column.role].kind == "count" and column.scale == 1
                cells = (
                    (self.clean(cells[column.at]), line) for line, cells in rows if isinstance(cells[column.at], str)
                )
                self._evidence.look(cells, whole=whole)

    def _by_other_means(self, rows: list[Record]) -> Marks:
        by_price = deciding_mark(self.header.columns, rows, self.clean)
        if by_price is not None:
            self._decided = True
            return Marks(
                by_price, Text("zo kloppen de prijzen met de kosten", "this way the prices agree with the cost")
            )
        if self.habits.usual_decimal is not None:
            why = Text("zo schrijft dit platform getallen", "this is how the platform writes figures")
            return Marks(self.habits.usual_decimal, why)
        raise in_doubt(self._evidence)

    def clean(self, cell: str) -> str:
        """A cell without what a spreadsheet or the platform puts around it."""
        cell = unwrapped(cell)
        return self.habits.clean(cell) if self.habits.clean is not None else cell

    def column(self, column: Column, cells: Sequence[object], lines: Sequence[int]) -> array[float]:
        """The figures of some rows of one column; NaN where it is not reported.

        Raises:
            Doubt: a cell holds something else; the text names its line.
        """
        memo = self._memos.get(column.at)
        if memo is None:
            memo = self._memos[column.at] = Memo(lambda cell: self._figure(cell, column))
        try:
            values = array("d", map(memo.__getitem__, cells))
        except Unreadable:
            raise self._located(column, cells, lines) from None
        if self._bounding:
            self.bounds += sum(cell in self._bounding for cell in cells)
        return values

    def _figure(self, cell: object, column: Column) -> float:
        metric = METRICS[column.role]
        value = self._number(cell)
        if metric.kind == "count" and column.scale == 1 and (value % 1 > 0 or self._may_be_thousands(cell)):
            raise _HasParts(cell)
        if math.isinf(value):
            raise Unreadable(cell)  # hundreds of digits
        if value < 0 and not metric.negative:
            raise _BelowZero(cell)
        return value * column.scale if column.scale != 1 else value

    def _may_be_thousands(self, cell: object) -> bool:
        """Whether a count has three zeros behind the decimal sign: ``1.000`` may be a thousand after all."""
        return (
            isinstance(cell, str) and _THREE_ZEROS[self.marks.decimal].fullmatch(self.clean(cell).strip()) is not None
        )

    def _number(self, cell: object) -> float:
        if isinstance(cell, str):
            if cell.isdecimal():
                return float(cell)
            plain = _PLAIN[self.marks.decimal].fullmatch(cell)
            return self._written(cell) if plain is None else float(f"{plain[1].translate(_NO_MARKS)}.{plain[2] or 0}")
        if cell is None:
            return NOT_REPORTED
        if isinstance(cell, int | float) and not isinstance(cell, bool) and not math.isinf(cell):
            return float(cell)
        raise Unreadable(cell)

    def _written(self, cell: str) -> float:
        body = self.clean(cell)
        if is_not_reported(body):
            return NOT_REPORTED
        if is_bound(body):
            self._bounding.add(cell)
            return NOT_REPORTED
        value, percent, sign = number(body, self.marks.decimal)
        if percent:
            raise Unreadable(cell)
        if sign:
            self.signs.add(sign)
        return value

    def _located(self, column: Column, cells: Sequence[object], lines: Sequence[int]) -> refusals.Doubt:
        """The refusal of the first cell of a column that cannot be read."""
        for cell, line in zip(cells, lines, strict=True):
            try:
                self._figure(cell, column)
            except _HasParts:
                return refusals.has_parts(cell, column.header, line)
            except _BelowZero:
                return refusals.below_zero(cell, column.header, line)
            except Unreadable:
                if isinstance(cell, str) and " ".join(cell.split()).casefold() == column.header.casefold():
                    return refusals.second_table(line)
                return refusals.no_figure(cell, column.header, line)
        return refusals.no_figure("", column.header, lines[0])
