"""Which days each row of a table is about."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.columns import DATE_ROLES
from fullfunnel.results.exports.dialect.dates import DateEvidence, DateOrder, day_in, decide_order, month_in, period_in
from fullfunnel.results.exports.dialect.figures import is_not_reported, unwrapped
from fullfunnel.results.exports.dialect.month_words import plain
from fullfunnel.results.exports.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Column, Header
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.habits import Habits, Options

_WEEK: Final = 6
_UNKNOWN: Final = (0, 0)
_WEEKDAYS: Final = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
        *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
        *("segundafeira", "tercafeira", "quartafeira", "quintafeira", "sextafeira"),
    }
)
"""A day of the week, in a column that holds dates elsewhere, is no date."""
Span = tuple[int, int]
"""The ordinals of the first and the last day; zeros where they are not known."""


@dataclass(slots=True)
class RowDays:
    """How the days of the rows of one table are read."""

    header: Header
    habits: Habits
    options: Options
    order: DateOrder | None = None
    _memo: Memo[Span | None] | None = None
    _evidence: DateEvidence = field(default_factory=DateEvidence)

    def decide(self, rows: list[Record], language: str) -> None:
        """Decide whether day or month comes first.

        Raises:
            BadInput: the dates contradict each other, or leave it open.
        """
        if self.options.date_order is not None:
            self.order = DateOrder(self.options.date_order, Text("zo opgegeven", "as given"))
            return
        for column in self.header.columns:
            if column.role in DATE_ROLES:
                self._evidence.look(str(cells[column.at]) for _, cells in rows)
        self.order = decide_order(self._evidence, language, usual=self.habits.usual_order)

    def spans(self, columns: list[tuple[object, ...]], lines: list[int]) -> tuple[array[int], array[int]]:
        """The first and last day of each row.

        Raises:
            Doubt: a cell holds no date; the text names its line.
        """
        column, end = self._columns()
        if column is None:
            blank = array("i", bytes(4 * len(lines)))
            return blank, blank
        cells: Sequence[object] = columns[column.at]
        if end is not None:
            cells = list(zip(columns[column.at], columns[end.at], strict=True))
        if self._memo is None:
            role = column.role
            self._memo = Memo(lambda cell: self._span(role, cell))
        found = [self._memo[cell] for cell in cells]
        if None in found:
            at = found.index(None)
            cell = cells[at]
            shown = " - ".join(map(str, cell)) if isinstance(cell, tuple) else cell
            raise refusals.no_date(shown, column.header, lines[at])
        spans = [span or _UNKNOWN for span in found]
        return array("i", [span[0] for span in spans]), array("i", [span[1] for span in spans])

    def _columns(self) -> tuple[Column | None, Column | None]:
        """The column of the day or of the first day, and that of the last."""
        for role in ("day", "date_range", "week", "month", "nth_day"):
            column = self.header.first(role)
            if column is not None:
                return column, self.header.first("end") if role == "day" else None
        start, end = self.header.first("start"), self.header.first("end")
        return (start, end) if start is not None and end is not None else (None, None)

    def _span(self, role: str, cell: object) -> Span | None:
        if isinstance(cell, tuple):
            return self._between(*cell)
        if _is_empty(cell) or (isinstance(cell, str) and plain(cell) in _WEEKDAYS):
            return _UNKNOWN
        if self.habits.day is not None:
            return _span_of(self.habits.day(cell))
        bare = unwrapped(cell).strip() if isinstance(cell, str) else cell
        if role == "month":
            return _span_of(month_in(bare))
        order = self.order.order if self.order is not None else None
        day = day_in(bare, order) if role != "date_range" else None
        if day is not None and role == "week":
            return day.toordinal(), day.toordinal() + _WEEK
        return _span_of(day or period_in(str(bare), order) or month_in(bare))

    def _between(self, first: object, last: object) -> Span | None:
        if _is_empty(first) and _is_empty(last):
            return _UNKNOWN
        order = self.order.order if self.order is not None else None
        begin = day_in(first, order)
        end = begin if _is_empty(last) else day_in(last, order)
        return None if begin is None or end is None or end < begin else (begin.toordinal(), end.toordinal())


def _span_of(found: date | tuple[date, date] | None) -> Span | None:
    if found is None:
        return None
    first, last = (found, found) if isinstance(found, date) else found
    return first.toordinal(), last.toordinal()


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and is_not_reported(unwrapped(cell)))
