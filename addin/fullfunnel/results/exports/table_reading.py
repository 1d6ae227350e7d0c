"""From the records of one table to an export: figures by row, totals apart, what is in doubt refused.

Works by chunks of rows and by column, so that a million rows take seconds; what a chunk shows about the dialect is
decided before its first figure is read, and every later figure has to agree with it.
"""

from __future__ import annotations

import gc
import math
import re
from array import array
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.columns import KEY_ROLES, TIME_ROLES, Column, Header
from fullfunnel.results.exports.dialect.figures import is_not_reported, unwrapped
from fullfunnel.results.exports.export import ADDS_UP, PER_ROW, Export, Figures, Labels
from fullfunnel.results.exports.figure_cells import FigureCells
from fullfunnel.results.exports.likely_columns import require_none_missed
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.exports.privacy import require_no_persons
from fullfunnel.results.exports.rates import check_prices
from fullfunnel.results.exports.rows.row_days import RowDays
from fullfunnel.results.exports.rows.row_kinds import RowKinds, is_blank
from fullfunnel.results.exports.rows.totals import Rows, TotalRow, settle_totals
from fullfunnel.results.exports.settling import require_apart, settle_currency, settle_period, settle_units
from fullfunnel.results.exports.sources.open_end import check_last_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.habits import Habits, Options

_GARBLED: Final = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u2018-\u203a\u20ac\u0152-\u0192]|\u00e2\u20ac|\ufffd")
"""What accented letters become when UTF-8 is read as something else and saved: ``ImpressÃµes``."""
_CHUNK: Final = 20_000
_SAMPLE: Final = 2_000
_NAMES: Final = ("campaign", "campaign_group", "subject", "group", "account")
"""What a row is called by: the first of these that the table has."""


@dataclass(slots=True)
class TableReading:
    """One table being read."""

    header: Header
    habits: Habits
    options: Options
    export: Export
    open_end: bool = False
    """Whether the file may have stopped within its last cell."""
    figures: list[Column] = field(default_factory=list)
    _sample: list[Record] = field(default_factory=list)
    _last: Record | None = None
    _rows: Rows = field(default_factory=Rows)
    _currencies: dict[str, None] = field(default_factory=dict)

    def read(self, records: Iterable[Record]) -> Export:
        """The export in these records, the rows below the header.

        Raises:
            FunnelError: the rows cannot be read in one way; the text names the doubt.
        """
        self._prepare()
        kinds = RowKinds(self.header, self.habits, self.export.skipped)
        cells = FigureCells(self.header, self.habits, self.options)
        days = RowDays(self.header, self.habits, self.options)
        stream = iter(records)
        collecting = gc.isenabled()
        gc.disable()  # a million rows of cells would be walked over and over, and none of them can be in a circle
        try:
            self._read_all(stream, kinds, cells, days)
        finally:
            if collecting:
                gc.enable()
        self._put_back(days)
        self._finish(cells, days)
        return self.export

    def _read_all(self, stream: Iterator[Record], kinds: RowKinds, cells: FigureCells, days: RowDays) -> None:
        while not kinds.ended and (given := list(islice(stream, _CHUNK))):
            self._last = given[-1]
            rows = kinds.rows(given)
            if not rows:
                continue
            if not self._sample:
                self._begin(rows, days)
            cells.decide(rows)
            self._take(rows, kinds, cells, days)

    def _prepare(self) -> None:
        header, export = self.header, self.export
        for column in header.all("repeats"):
            raise refusals.repeats(column.header)
        garbled = next((column.header for column in header.columns if _GARBLED.search(column.header)), None)
        if garbled is not None:
            raise refusals.garbled(garbled)
        require_none_missed(header)
        self.figures = _one_column_each(header)
        self._rows.twice = _twins(header, self.figures)
        self.figures += [twin for _, twin in self._rows.twice]
        export.columns = [column.header for column in header.columns if column.header]
        export.not_taken = [column.header for column in header.columns if column.header and not column.role]
        export.accounts = Labels() if header.has("account") else None
        export.units = Labels() if header.has("indicator") else None

    def _begin(self, rows: list[Record], days: RowDays) -> None:
        self._sample = rows[:_SAMPLE]
        require_no_persons([column.header for column in self.header.columns], [cells for _, cells in self._sample])
        days.decide(rows, self.export.language)

    def _take(self, rows: list[Record], kinds: RowKinds, cells: FigureCells, days: RowDays) -> None:
        lines = [line for line, _ in rows]
        columns: list[tuple[object, ...]] = list(zip(*(row for _, row in rows), strict=True))
        values = {column.at: cells.column(column, columns[column.at], lines) for column in self.figures}
        apart = kinds.totals(columns)
        for at, label in sorted(apart.items()):
            row = [column[at] for column in columns]
            figures = {column.at: values[column.at][at] for column in self.figures}
            if any(not math.isnan(value) for value in figures.values()):
                self._rows.totals.append(TotalRow(lines[at], label, figures, row))
            elif not all(map(is_blank, row)):
                kinds.skip(lines[at], Text("geen cijfers op deze regel", "no figures on this line"), row)
        if apart:
            keep = [at for at in range(len(lines)) if at not in apart]
            lines = [lines[at] for at in keep]
            columns = [tuple(column[at] for at in keep) for column in columns]
            values = {place: array("d", [column[at] for at in keep]) for place, column in values.items()}
        if lines:
            self._add(lines, columns, values, days)

    def _add(
        self, lines: list[int], columns: list[tuple[object, ...]], values: dict[int, array[float]], days: RowDays
    ) -> None:
        header, export = self.header, self.export
        export.lines.extend(lines)
        first, last = days.spans(columns, lines)
        export.first.extend(first)
        export.last.extend(last)
        name = header.first(*_NAMES)
        export.campaigns.extend(columns[name.at] if name is not None else [""] * len(lines), _text)
        for labels, role in ((export.accounts, "account"), (export.units, "indicator")):
            column = header.first(role)
            if labels is not None and column is not None:
                labels.extend(columns[column.at], _text)
        currency, level = header.first("currency"), header.first("level")
        if currency is not None:
            words = {unwrapped(str(word)).strip().upper() for word in set(columns[currency.at])}
            self._currencies.update(dict.fromkeys(sorted(word for word in words if not is_not_reported(word))))
        if level is not None:
            self._rows.levels |= {str(word) for word in set(columns[level.at]) if not is_blank(word)}
        keys = [column for column in header.columns if column.role in KEY_ROLES]
        self._rows.times = tuple(place for place, column in enumerate(keys) if column.role in TIME_ROLES)
        self._rows.add(values, [columns[column.at] for column in keys], len(lines))

    def _put_back(self, days: RowDays) -> None:
        """A row without names is a total only where other rows have names."""
        nameless = [row for row in self._rows.totals if not row.label]
        if self._rows.count or not nameless:
            return
        self._rows.totals = [row for row in self._rows.totals if row.label]
        columns = [tuple(column) for column in zip(*(row.cells for row in nameless), strict=True)]
        values = {column.at: array("d", [row.figures[column.at] for row in nameless]) for column in self.figures}
        self._add([row.line for row in nameless], columns, values, days)

    def _finish(self, cells: FigureCells, days: RowDays) -> None:
        header, export = self.header, self.export
        level = header.first("level")
        if level is not None and len(self._rows.levels) > 1:
            raise refusals.repeats(level.header)
        if self.open_end and not self.habits.open_end and self._last is not None:
            check_last_figure(header, self._sample, self._last, cells.marks.decimal, export)
        check_prices(header, self._sample, cells.marks.decimal, cells.clean)
        settle_totals(self._rows, self.figures, export)
        require_apart(self._rows.keys or (), export)
        settle_currency(export, self.figures, list(self._currencies), cells.signs, self.options.currency)
        twins = {twin.at for _, twin in self._rows.twice}
        for column in self.figures:
            if column.at in twins:
                continue
            metric = METRICS[column.role]
            adds_up = metric.additive and column.at not in self._rows.overlapping
            values = self._rows.values.get(column.at, array("d"))
            currency = export.currency if metric.kind == "money" else None
            unit = column.unit or metric.unit
            export.figures.append(
                Figures(metric, column.header, values, unit, currency, scope=ADDS_UP if adds_up else PER_ROW)
            )
        settle_units(export)
        settle_period(export)
        if days.order is not None:
            export.decided["date order"] = (days.order.order, days.order.why)
        if len(export):
            export.decided["decimal sign"] = (cells.marks.decimal, cells.marks.why)
        export.bounds = cells.bounds
        if cells.bounds:
            export.notes.append(
                Text(
                    f"{cells.bounds} cellen geven een grens (zoals <5) in plaats van een getal; hun deel ontbreekt in "
                    "de "
                    "sommen.",
                    f"{cells.bounds} cells give a bound (such as <5) instead of a figure; their part is missing from "
                    "the "
                    "sums.",
                )
            )


def _text(cell: object) -> str:
    """A name as a text; numbers keep their digits."""
    if isinstance(cell, str):
        return " ".join(unwrapped(cell).split())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _one_column_each(header: Header) -> list[Column]:
    """For every metric the column that stands for it: of several the one whose word comes first in the words."""
    chosen: dict[tuple[str, str], Column] = {}
    for column in sorted(header.columns, key=lambda column: (column.rank, column.at)):
        if column.is_figure:
            chosen.setdefault((column.role, column.unit), column)
    return sorted(chosen.values())


def _twins(header: Header, chosen: list[Column]) -> list[tuple[Column, Column]]:
    """Columns with the header of one that was chosen: they must hold the same figures."""
    return [
        (first, column)
        for first in chosen
        for column in header.columns
        if column.at != first.at and column.role == first.role and column.header.casefold() == first.header.casefold()
    ]
