"""Rows that are no figures of their own: an average below the table, and a copy of another row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.export import Skipped
from fullfunnel.results.exports.rows.total_labels import is_average_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.results.exports.columns import Column
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.rows.totals import Rows

_TELLING: Final = 100.0
"""Figures below it may be equal by chance."""
_FEWEST: Final = 3
_LOOSE: Final = 0.5
"""So far from the mean a row may be before nobody need ask whether it is an average."""
_CENTS: Final = 2
_MOST_DECIMALS: Final = 8


def take_out_averages(rows: Rows, adding: Sequence[Column], export: Export) -> None:
    """Take out a row that is called an average, and is that of the others: a campaign may have the name too.

    Small figures are the mean of others by chance, so one figure at least has to stand a hundred steps of its last
    decimal or more above zero. A row that only may be the average counts, and is named.
    """
    if not rows.keys or not adding:
        return
    called = [at for at, key in enumerate(rows.keys) if any(map(is_average_label, key))]
    if len(called) != 1 or rows.count <= len(called) + 1:
        return
    (at,) = called
    columns = [rows.values[column.at] for column in adding]
    others = [_filled(value for place, value in enumerate(column) if place != at) for column in columns]
    pairs = [
        (column[at], rest) for column, rest in zip(columns, others, strict=True) if rest and column[at] == column[at]
    ]
    if not pairs:
        return
    if all(_is_mean(value, rest, _step(value, rest) / 2) for value, rest in pairs) and any(
        abs(value) >= _TELLING * _step(value, rest) for value, rest in pairs
    ):
        export.skipped.append(Skipped(export.lines[at], Text("een gemiddelde", "an average"), export.campaigns[at]))
        rows.remove({at}, export)
    elif all(_is_mean(value, rest, _LOOSE) for value, rest in pairs):
        line, name = export.lines[at], export.campaigns[at]
        export.notes.append(
            Text(
                f"Regel {line} (‘{name}’) heet een gemiddelde en kan dat van de andere rijen zijn, maar de "
                "cijfers zijn te klein om dat zeker te weten. De rij telt mee; haal die weg als het geen campagne "
                "is.",
                f"Line {line} (‘{name}’) is called an average and may be that of the other rows, but the figures "
                "are too small to be certain. The row counts; remove it if it is not a campaign.",
            )
        )


def _filled(values: Iterable[float]) -> list[float]:
    return [value for value in values if not math.isnan(value)]


def _is_mean(value: float, others: Sequence[float], rounding: float) -> bool:
    return abs(value - math.fsum(others) / len(others)) <= rounding * (1 + 1e-9)


def _step(value: float, others: Sequence[float]) -> float:
    """What a figure is rounded to: its own decimals, and cents where the others have them (``1.40`` is read as 1.4)."""
    among = max(map(_decimals, others))
    return 10.0 ** -max(_decimals(value), min(among, _CENTS))


def _decimals(value: float) -> int:
    return len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


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
                f"{many} rijen komen dubbel voor; zo is regel {second} gelijk aan regel {first}. Ze tellen mee; "
                "haal ze weg als het kopieën zijn.",
                f"{many} rows occur twice; for instance, line {second} is the same as line {first}. They count; "
                "remove them if they are copies.",
            )
            if many > 1
            else Text(
                f"Regel {second} is precies gelijk aan regel {first}. Die telt mee; haal die weg als het een kopie is.",
                f"Line {second} is exactly the same as line {first}. It counts; remove it if it is a copy.",
            )
        )
