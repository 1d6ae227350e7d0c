"""Rows that are no figures of their own: an average below the table, and a copy of another row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.export import Skipped
from fullfunnel.results.exports.total_labels import is_average_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Column
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.totals import Rows

_TELLING: Final = 100.0
"""Figures below it may be equal by chance."""
_FEWEST: Final = 3
_ROUNDING: Final = 0.5
"""An average of counts is often shown as a whole number."""


def take_out_averages(rows: Rows, adding: Sequence[Column], export: Export) -> None:
    """Take out a row that is called an average, and is that of the others: a campaign may have the name too."""
    if not rows.keys or not adding:
        return
    called = [at for at, key in enumerate(rows.keys) if any(map(is_average_label, key))]
    if len(called) != 1 or rows.count <= len(called) + 1:
        return
    (at,) = called
    if not all(_is_mean(at, rows.values[column.at]) for column in adding):
        return
    export.skipped.append(Skipped(export.lines[at], Text("een gemiddelde", "an average"), export.campaigns[at]))
    rows.remove({at}, export)


def _is_mean(at: int, column: Sequence[float]) -> bool:
    others = [value for place, value in enumerate(column) if place != at and not math.isnan(value)]
    return math.isnan(column[at]) or not others or abs(column[at] - math.fsum(others) / len(others)) <= _ROUNDING


def note_copies(rows: Rows, adding: Sequence[Column], export: Export) -> None:
    """Say which rows are there twice: the same names, days and figures, too large to be alike by chance.

    They count, for only the marketeer knows whether a row was pasted twice.
    """
    if not rows.keys:
        return
    columns = [rows.values[column.at] for column in adding]
    seen: dict[tuple[object, ...], int] = {}
    copies: list[tuple[int, int]] = []
    for at, key in enumerate(rows.keys):
        figures = tuple(column[at] for column in columns)
        filled = [value for value in figures if value and not math.isnan(value)]
        if len(filled) < _FEWEST or max(filled) < _TELLING:
            continue
        before = seen.setdefault((key, export.first[at], export.last[at], *map(str, figures)), at)
        if before != at:
            copies.append((export.lines[before], export.lines[at]))
    if copies:
        (first, second), many = copies[0], len(copies)
        export.notes.append(
            Text(
                f"{many} rijen staan er precies zo nog een keer, zoals regel {second} en regel {first}. Ze tellen mee; "
                "haal ze weg als het kopieën zijn.",
                f"{many} rows are there exactly so a second time, such as line {second} and line {first}. They count; "
                "remove them if they are copies.",
            )
        )
