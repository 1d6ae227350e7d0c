"""Totals rows as checksums: found, kept out of the sums, and held against them.

A totals row is known by its word, by having no names at all, or by being the sum of the other rows. Rows that add up
to more than their total hold figures twice, and are refused.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from fullfunnel.display import both, number
from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.dialect.figures import is_not_reported
from fullfunnel.results.exports.export import Skipped, TotalsCheck
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.exports.rows.odd_rows import note_copies, take_out_averages
from fullfunnel.results.exports.rows.total_labels import says_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.results.exports.columns import Column
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.metrics import Metric

_KEPT: Final = 50_000
"""Up to so many rows their names are kept, to find subtotals among them."""
_ROUNDING: Final = 0.005
"""What every row may be rounded by: half a cent."""
_MUCH: Final = 1.1
_FEWEST: Final = 2
_MOST_TOTALS: Final = 9
_TELLING: Final = 100.0
"""Figures below it may be equal by chance."""
OVERLAPPING: Final = frozenset({"sessions", "engaged_sessions", "new_users", "views", "events"})
"""What an analytics tool may count in several rows at once: a session has many pages."""


@dataclass(slots=True)
class TotalRow:
    """A row that is a total, its figures by column."""

    line: int
    label: str
    figures: dict[int, float]
    cells: list[object] = field(default_factory=list)


@dataclass(slots=True)
class Rows:
    """The figures of the rows of one table, and its totals."""

    values: dict[int, array[float]] = field(default_factory=dict)
    keys: list[tuple[str, ...]] | None = field(default_factory=list)
    """The names of each row; None from where there are too many rows to keep them."""
    times: tuple[int, ...] = ()
    """Which of the names say when: a day, an hour."""
    totals: list[TotalRow] = field(default_factory=list)
    twice: list[tuple[Column, Column]] = field(default_factory=list)
    levels: set[str] = field(default_factory=set)
    count: int = 0
    overlapping: set[int] = field(default_factory=set)
    """Columns whose rows add up to more than the platform's own total."""

    def add(self, values: dict[int, array[float]], keys: Sequence[Sequence[object]], count: int) -> None:
        """Add the figures and names of some rows."""
        for at, column in values.items():
            self.values.setdefault(at, array("d")).extend(column)
        self.count += count
        if self.keys is not None and keys:
            if self.count > _KEPT:
                self.keys = None
            else:
                columns = [_names(column) for column in keys]
                self.keys.extend(zip(*columns, strict=True))

    def has_own_time(self, at: int) -> bool:
        """Whether a row says when it was, where rows differ in that: a total is about all of these times."""
        keys = self.keys or []
        return bool(keys) and any(
            keys[at][place] and not says_all(keys[at][place]) and len({key[place] for key in keys}) > 1
            for place in self.times
        )

    def remove(self, gone: set[int], export: Export) -> None:
        """Take rows out."""
        keep = [at for at in range(self.count) if at not in gone]
        for key, column in self.values.items():
            self.values[key] = array("d", [column[at] for at in keep])
        for name in ("lines", "first", "last"):
            column = getattr(export, name)
            setattr(export, name, array(column.typecode, [column[at] for at in keep]))
        for labels in (export.campaigns, export.accounts, export.units):
            if labels is not None and labels.codes:
                labels.codes = array("i", [labels.codes[at] for at in keep])
        if self.keys:
            self.keys = [self.keys[at] for at in keep]
        self.count = len(keep)


def settle_totals(rows: Rows, figures: Sequence[Column], export: Export) -> None:
    """Take the last totals out of the rows and hold all of them against the sums.

    Raises:
        Doubt: figures stand on several rows, or only totals are left.
    """
    adding = [column for column in figures if METRICS[column.role].additive]
    for first, second in rows.twice:
        if not _same(rows.values.get(first.at), rows.values.get(second.at)):
            raise refusals.header_twice(first.header)
    if not rows.count and any(_known(value) for row in rows.totals if row.label for value in row.figures.values()):
        raise refusals.only_totals(rows.totals[0].line)
    take_out_averages(rows, adding, export)
    _take_out_subtotals(rows, adding, export)
    _take_out_unnamed(rows, adding, export)
    note_copies(rows, adding, export)
    sums = {column.at: _sum(rows.values.get(column.at, ())) for column in adding}
    for column in adding:
        _check(column, sums[column.at], rows, export)
    for total in rows.totals:
        export.skipped.append(
            Skipped(total.line, Text("een totaalrij", "a totals row"), total.label or _begin(total.cells))
        )
    _keep_whole(rows, figures, export)


def _check(column: Column, summed: float, rows: Rows, export: Export) -> None:
    """Hold the sum of a column against every total of it."""
    metric = METRICS[column.role]
    given = [
        (row, row.figures[column.at])
        for row in rows.totals
        if row.figures.get(column.at, math.nan) == row.figures.get(column.at, math.nan)
    ]
    if not given:
        return
    tolerance = _ROUNDING * max(rows.count, 1) + 1e-9 * abs(summed) + (1e-6 if metric.kind != "count" else 0.0)
    checks = [
        TotalsCheck(row.label or "-", row.line, metric.name, total, summed, abs(total - summed) <= tolerance)
        for row, total in given
    ]
    if any(check.agrees for check in checks):
        export.totals.extend(check for check in checks if check.agrees or check.total > summed)  # the rest are of parts
        return
    export.totals.extend(checks)
    most = max(checks, key=lambda check: check.total)
    if summed > most.total:
        if metric.name in OVERLAPPING:
            rows.overlapping.add(column.at)
            return
        if summed > _MUCH * most.total and summed > _TELLING / 10:
            added, whole = (both(partial(number, decimals=2), value) for value in (summed, most.total))
            raise refusals.above_total(column.header, added, whole, most.line)
    name, (here, there) = metric.label, (both(_shown, summed), both(_shown, most.total))
    export.notes.append(
        Text(
            f"De rijen van ‘{column.header}’ tellen op tot {here.nl}; het totaal op regel {most.line} zegt "
            f"{there.nl} ({name.nl}). De som van de rijen is gebruikt. Een totaal kan ook verwijderde campagnes "
            "of verborgen rijen tellen.",
            f"The rows of ‘{column.header}’ add up to {here.en}; the total on line {most.line} says {there.en} "
            f"({name.en}). The sum of the rows is used. A total may also count removed campaigns or hidden rows.",
        )
    )


def _shown(value: float, language: str) -> str:
    return number(value, "nl" if language == "nl" else "en", 0 if value == int(value) else 2)


def _keep_whole(rows: Rows, figures: Sequence[Column], export: Export) -> None:
    """Keep the platform's own figure for the whole of what does not add up, from the total that is about all rows."""
    agreeing = {check.line for check in export.totals if check.agrees}
    whole = next((row for row in rows.totals if row.line in agreeing), None)
    if whole is None:
        return
    for column in figures:
        metric: Metric = METRICS[column.role]
        value = whole.figures.get(column.at, math.nan)
        if (not metric.additive or column.at in rows.overlapping) and not math.isnan(value):
            export.whole.append((metric, value))


def _take_out_unnamed(rows: Rows, adding: Sequence[Column], export: Export) -> None:
    """Take out totals that nothing names: a first row that is the sum of all others, or a last one of all before it.

    Behind such a last one others may follow, of parts: search, display.
    """
    if not _FEWEST <= rows.count <= _KEPT or not adding:
        return
    columns = [rows.values[column.at] for column in adding]
    sums = [_sum(column) for column in columns]
    if any(_equal([row.figures.get(c.at, math.nan) for c in adding], sums, rows.count) for row in rows.totals):
        return  # a total that is named agrees with the rows as they are
    firsts = [column[0] for column in columns]
    if _equal(firsts, [total - _known(first) for total, first in zip(sums, firsts, strict=True)], rows.count):
        if _may_be_total(0, columns, rows, export):
            _take_out(rows, [0], adding, export)
        return
    before = sums
    for at in range(rows.count - 1, max(rows.count - _MOST_TOTALS, 1), -1):
        own = [column[at] for column in columns]
        before = [total - _known(value) for total, value in zip(before, own, strict=True)]
        if _equal(own, before, at):
            if _may_be_total(at, columns, rows, export):
                _require_parts(at, columns, rows, export)
                _take_out(rows, list(range(at, rows.count)), adding, export)
            return


def _require_parts(at: int, columns: Sequence[array[float]], rows: Rows, export: Export) -> None:
    """Pass a total behind which only totals of parts follow: these have fewer names than the rows that were added up.

    Raises:
        Doubt: a row with as many names follows, as below a subtotal.
    """
    if not rows.keys or at + 1 == rows.count:
        return
    most = max(sum(map(bool, key)) for key in rows.keys[:at])
    as_many = any(sum(map(bool, key)) >= most for key in rows.keys[at + 1 :])
    if as_many and (most > 1 or not any(_are_parts(at, column) for column in columns)):
        raise refusals.subtotal(export.lines[at])


def _are_parts(at: int, column: Sequence[float]) -> bool:
    """Whether the figures behind a total add up to it, or one of them is a larger total."""
    total, behind = _known(column[at]), [_known(value) for value in column[at + 1 :]]
    return total > 0 and (max(behind) >= total or abs(math.fsum(behind) - total) <= _ROUNDING * len(column))


def _may_be_total(at: int, columns: Sequence[array[float]], rows: Rows, export: Export) -> bool:
    """Whether a row that is the sum of others is their total; of a single other one it may be a copy.

    Raises:
        Doubt: it says the same as one other row, and has as many names; or it is a large sum with a time of its own.
    """
    others = [place for place in range(rows.count) if place != at and any(_known(column[place]) for column in columns)]
    if rows.has_own_time(at):
        if max(_known(column[at]) for column in columns) >= _TELLING:
            raise refusals.sum_with_a_time(export.lines[at])
        return False
    if len(others) > 1:
        return True
    other = others[0]
    if rows.keys and sum(not word for word in rows.keys[at]) > sum(not word for word in rows.keys[other]):
        return True
    if max(_known(column[at]) for column in columns) < _TELLING:
        return False
    first, second = sorted((at, other))
    raise refusals.same_twice(export.lines[first], export.lines[second])


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value


def _equal(own: Sequence[float], others: Sequence[float], count: int) -> bool:
    """Whether a row is the sum of others in all of its figures, and not by chance."""
    equal = []
    for value, summed in zip(own, others, strict=True):
        if math.isnan(value):
            if summed:
                return False
        elif abs(value - summed) > _ROUNDING * count + 1e-9 * abs(value):
            return False
        elif value:
            equal.append(value)
    return len(equal) >= _FEWEST and (max(equal) >= _TELLING or len(equal) > _FEWEST)


def _take_out(rows: Rows, places: list[int], adding: Sequence[Column], export: Export) -> None:
    for at in places:
        figures = {column.at: rows.values[column.at][at] for column in adding}
        rows.totals.append(TotalRow(export.lines[at], export.campaigns[at], figures))
    rows.remove(set(places), export)


def _take_out_subtotals(rows: Rows, adding: Sequence[Column], export: Export) -> None:
    """Take out rows that stand for several others: ``All`` in a breakdown, or a name left blank."""
    if not rows.keys or not adding:
        return
    varying = [place for place in range(len(rows.keys[0])) if len({key[place] for key in rows.keys}) > 1]
    gone: set[int] = set()
    for is_open, is_sure in ((says_all, True), (_is_blank, False)):
        found = {at: frozenset(place for place in varying if is_open(key[place])) for at, key in enumerate(rows.keys)}
        for at, parts in _parts_of(found, rows.keys).items():
            if _is_sum(at, parts, rows, adding):
                gone.add(at)
            elif is_sure or _covers(at, parts, rows, adding):
                raise refusals.repeats_rows(export.lines[at])
    for at in sorted(gone):
        rows.totals.append(TotalRow(export.lines[at], export.campaigns[at], {}))
    if gone:
        rows.remove(gone, export)


def _parts_of(found: dict[int, frozenset[int]], keys: Sequence[tuple[str, ...]]) -> dict[int, list[int]]:
    """The rows that each row with open places stands for: alike in its other names, and nothing open in these."""
    whole: dict[frozenset[int], dict[tuple[str, ...], list[int]]] = {kind: {} for kind in set(found.values()) if kind}
    for kind, by_names in whole.items():
        for at, key in enumerate(keys):
            if not found[at] & kind:
                by_names.setdefault(_others(key, kind), []).append(at)
    parts = {at: whole[kind].get(_others(keys[at], kind), []) for at, kind in found.items() if kind}
    return {at: each for at, each in parts.items() if each}


def _others(key: tuple[str, ...], kind: frozenset[int]) -> tuple[str, ...]:
    return tuple(word for place, word in enumerate(key) if place not in kind)


def _is_blank(word: str) -> bool:
    return not word


def _is_sum(at: int, parts: Sequence[int], rows: Rows, adding: Sequence[Column]) -> bool:
    """Whether the figures of a row are the sums of those of others, and not all zero or small."""
    equal: list[float] = []
    for column in adding:
        values = rows.values[column.at]
        own, others = values[at], math.fsum(values[part] for part in parts if not math.isnan(values[part]))
        if math.isnan(own):
            continue
        if abs(own - others) > _ROUNDING * (len(parts) + 1) + 1e-9 * abs(own):
            return False
        if own:
            equal.append(own)
    return len(equal) >= _FEWEST and (max(equal) >= _TELLING or len(equal) > _FEWEST or len(parts) > _FEWEST)


def _names(column: Sequence[object]) -> list[str]:
    """The names in a column, each made once."""
    names = {cell: _name(cell) for cell in set(column)}
    return [names[cell] for cell in column]


def _covers(at: int, parts: Sequence[int], rows: Rows, adding: Sequence[Column]) -> bool:
    """Whether a row without a name has at least what several named ones have together: it may be their total."""
    if len(parts) < _FEWEST:
        return False
    more = []
    for column in adding:
        values = rows.values[column.at]
        own, others = values[at], math.fsum(values[part] for part in parts if not math.isnan(values[part]))
        if others:
            more.append(_known(own) >= others)
    return len(more) >= _FEWEST and all(more)


def _name(cell: object) -> str:
    text = "" if cell is None else str(cell).strip()
    return "" if is_not_reported(text) else text


def _begin(cells: Sequence[object]) -> str:
    return ", ".join(str(cell) for cell in cells if cell not in {"", None})[:60]


def _sum(values: Iterable[float]) -> float:
    """The sum of what is reported."""
    return math.fsum(value for value in values if value == value)  # noqa: PLR0124  # NaN is unequal to itself


def _same(one: array[float] | None, other: array[float] | None) -> bool:
    """Whether two columns of figures are the same, not reported included."""
    return (one is None) == (other is None) and (one is None or other is None or one.tobytes() == other.tobytes())
