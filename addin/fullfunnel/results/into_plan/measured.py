"""What an export measured, a figure a period, campaign and metric: the shape in which it is mapped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fullfunnel.results.exports.export import PER_RESULT, PER_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """The first line of the file that it stands on."""


def measured(export: Export, account: str | None = None) -> Iterator[Measured]:
    """Every figure of an export that is reported, by period, account, campaign and kind of result.

    Args:
        export: the export.
        account: its name, where the file does not say it.
    """
    columns = [(export, figures) for figures in export.figures]
    columns += [
        (other, figures) for other, name in export.others for figures in other.figures if figures.metric.name == name
    ]
    for table, figures in columns:
        yield from _column(table, figures, account)
    period = export.period or export.chosen_period
    for metric, value in export.whole:
        if any(len(own) == 1 and one.metric == metric and one.values[0] == value for own, one in columns):
            continue  # of a table of one row that row is the whole, and was given above
        first, last = period if period is not None else (None, None)
        yield Measured(first, last, _source(export.platform, account), "", metric.name, value, adds_up=False, line=0)


def _column(export: Export, figures: Figures, account: str | None) -> Iterator[Measured]:
    """The figures of one metric; those that add up are added up where all else is the same: there may be millions."""
    nothing = bytes(len(figures.values))
    units = figures.units if figures.scope == PER_RESULT else None
    adds_up = figures.scope != PER_ROW
    about = zip(
        export.first,
        export.last,
        nothing if export.accounts is None else export.accounts.codes,
        export.campaigns.codes,
        nothing if units is None else units.codes,
        nothing if adds_up else range(len(figures.values)),
        strict=True,
    )
    sums: dict[tuple[int, ...], float] = {}
    lines: dict[tuple[int, ...], int] = {}
    for key, value, line in zip(about, figures.values, export.lines, strict=True):
        if value == value:  # noqa: PLR0124  # NaN, which is unequal to itself, is not reported
            sums[key] = sums.get(key, 0.0) + value
            lines.setdefault(key, line)
    name = figures.metric.name
    for key, value in sums.items():
        first, last, owner, campaign, unit, _ = key
        own = "" if export.accounts is None else export.accounts.words[owner]
        yield Measured(
            first=date.fromordinal(first) if first else None,
            last=date.fromordinal(last) if last and not export.open_ended else None,
            source=_source(export.platform, account or own or export.account),
            campaign=export.campaigns.words[campaign],
            metric=name if units is None else f"{name}: {units.words[unit]}",
            value=value,
            adds_up=adds_up,
            line=lines[key],
        )


def _source(platform: str, account: str | None) -> str:
    return f"{platform}: {account}" if account else platform
