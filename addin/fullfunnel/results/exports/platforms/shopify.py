"""Shopify: the export of orders, counted and summed with nothing else kept; and the reports of sales."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.dialect.dates import day_in
from fullfunnel.results.exports.dialect.figures import (
    Evidence,
    Mark,
    Unreadable,
    decide_marks,
    in_doubt,
    number,
    unwrapped,
)
from fullfunnel.results.exports.export import Export, Figures, Skipped
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.exports.platforms.platform import Platform
from fullfunnel.results.exports.rows.total_labels import is_total_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fullfunnel.results.exports.columns import Column, Header
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.sources.sheets import Sheet

_SUMMED: Final = {"order_total": "revenue", "taxes": "taxes", "refunded": "refunds"}
"""The columns of an order that are summed, and the metric they give."""


class Shopify(Platform):
    """Reads what Shopify exports."""

    file: ClassVar[str] = "shopify"

    @staticmethod
    def _is_orders(header: Header) -> bool:
        return header.has("order", "status", "order_total", "day")

    def score(self, sheet: Sheet) -> int:
        """Known by the columns of its orders, or by its words for sales."""
        header = self.header(sheet.head)
        if header is not None and header.index == 0 and self._is_orders(header):
            return 1000
        return super().score(sheet) if header is not None and not header.has("order") else 0

    def header(self, head: Sequence[Record]) -> Header | None:
        """Its header row; orders have no column that is called as a metric."""
        found = super().header(head)
        if found is not None or not head:
            return found
        first = self.first_line(head)
        return first if self._is_orders(first) else None

    def read(self, sheet: Sheet, options: Options) -> Export:
        """The orders by day, or the report of sales."""
        header = self.header(sheet.head)
        if header is None or not self._is_orders(header):
            return super().read(sheet, options)
        return _Orders(header, self.begun(header), options).read(list(sheet.below(header.index)))


@dataclass(slots=True)
class _Orders:
    """Orders by day: how many, and what their totals come to. No name, address or order number stays."""

    header: Header
    export: Export
    options: Options
    decimal: Mark = "."
    days: dict[date, dict[str, float]] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    currencies: dict[str, None] = field(default_factory=dict)
    cancelled: int = 0

    def read(self, rows: list[Record]) -> Export:
        """Sum up the orders of every day."""
        filled = [(line, cells) for line, cells in rows if cells]
        for line, cells in filled:
            if len(cells) != len(self.header.columns):
                raise refusals.cut_off(line, len(cells), len(self.header.columns))
        self._decide(filled)
        for line, cells in filled:
            if self._text(cells, "order_total"):  # the order fields of a second item are empty
                self._add(line, cells)
        if len(self.currencies) > 1:
            raise refusals.several_currencies(list(self.currencies))
        self._settle(len(filled))
        return self.export

    def _decide(self, rows: list[Record]) -> None:
        if self.options.decimal is not None:
            self.decimal = self.options.decimal
            return
        evidence = Evidence()
        for column in self._columns():
            evidence.look(((str(cells[column.at]), line) for line, cells in rows), whole=False)
        marks = decide_marks(evidence)
        if marks is None:
            raise in_doubt(evidence)
        self.decimal = marks.decimal
        self.export.decided["decimal sign"] = (marks.decimal, marks.why)

    def _columns(self) -> list[Column]:
        return [column for role in _SUMMED for column in self.header.all(role)[:1]]

    def _text(self, cells: list[str], role: str) -> str:
        column = self.header.first(role)
        return "" if column is None else unwrapped(str(cells[column.at])).strip()

    def _add(self, line: int, cells: list[str]) -> None:
        name = self._text(cells, "order")
        if is_total_label(name):
            self.export.skipped.append(Skipped(line, Text("een totaalrij", "a totals row"), name))
            return
        if name in self.seen:
            raise refusals.order_twice(line)
        self.seen.add(name)
        when = day_in(self._text(cells, "day"), self.options.date_order)
        if when is None:
            raise refusals.no_date("…", "Created at", line)
        sums = self.days.setdefault(when, dict.fromkeys(("orders", *_SUMMED.values()), 0.0))
        self.lines.setdefault(when, line)
        sums["orders"] += 1
        for column in self._columns():
            text = self._text(cells, column.role)
            try:
                sums[_SUMMED[column.role]] += number(text, self.decimal)[0] if text else 0.0
            except Unreadable:
                raise refusals.no_figure("…", column.header, line) from None
        currency = self._text(cells, "currency")
        if currency:
            self.currencies[currency] = None
        self.cancelled += bool(self._text(cells, "cancelled"))

    def _settle(self, rows: int) -> None:
        export, ordered = self.export, sorted(self.days)
        export.currency = next(iter(self.currencies), self.options.currency)
        export.lines = array("q", [self.lines[day] for day in ordered])
        export.first = array("i", [day.toordinal() for day in ordered])
        export.last = array("i", [day.toordinal() for day in ordered])
        export.campaigns.extend([""] * len(ordered))
        there = {_SUMMED[column.role] for column in self._columns()} | {"orders"}
        for name in ("orders", *_SUMMED.values()):
            if name in there:
                metric = METRICS[name]
                values = array("d", [self.days[day][name] for day in ordered])
                currency = export.currency if metric.kind == "money" else None
                export.figures.append(Figures(metric, name, values, metric.unit, currency))
        if ordered:
            export.period = (ordered[0], ordered[-1])
        why = Text(
            f"op {rows} rijen; verdere artikelen van een bestelling hebben geen totaal",
            f"on {rows} rows; further items of an order have no total",
        )
        export.decided["orders"] = (str(len(self.seen)), why)
        export.notes.append(
            Text(
                f"Omzet is de kolom Total: met btw en verzending. {self.cancelled} geannuleerde bestellingen tellen "
                "mee; "
                "wat is terugbetaald, staat apart (refunds).",
                f"Revenue is the column Total: with VAT and shipping. {self.cancelled} cancelled orders are "
                "included; what was refunded is listed separately (refunds).",
            )
        )
