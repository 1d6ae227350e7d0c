"""What an export measured, a figure a period, campaign and metric: the shape in which it is mapped."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.results.exports.export import PER_RESULT, PER_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from fullfunnel.results.exports.export import Export, Figures


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of an export."""

    first: date | None
    last: date | None
    source: str
    """``platform: account``, or the platform alone where the file names no account."""
    campaign: str
    metric: str
    value: float
    adds_up: bool
    line: int


def measured(export: Export, account: str | None = None) -> Iterator[Measured]:
    """Every figure of an export that is reported.

    Args:
        export: the export.
        account: its name, where the file does not say it.
    """
    for figures in export.figures:
        yield from _column(export, figures, account)
    for other, name in export.others:
        for figures in other.figures:
            if figures.metric.name == name:
                yield from _column(other, figures, account)
    period = export.period or export.chosen_period
    for metric, value in export.whole:
        first, last = period if period is not None else (None, None)
        yield Measured(first, last, _source(export.platform, account), "", metric.name, value, adds_up=False, line=0)


def _column(export: Export, figures: Figures, account: str | None) -> Iterator[Measured]:
    for row, value in enumerate(figures.values):
        if math.isnan(value):
            continue
        name = figures.metric.name
        if figures.scope == PER_RESULT and figures.units is not None:
            name = f"{name}: {figures.units[row]}"
        own = export.accounts[row] if export.accounts is not None else ""
        yield Measured(
            first=export.day(row, last=False),
            last=None if export.open_ended else export.day(row),
            source=_source(export.platform, account or own or export.account),
            campaign=export.campaigns[row],
            metric=name,
            value=value,
            adds_up=figures.scope != PER_ROW,
            line=export.lines[row],
        )


def _source(platform: str, account: str | None) -> str:
    return f"{platform}: {account}" if account else platform
