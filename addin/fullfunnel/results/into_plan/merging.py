"""Put new rows among the ones there: the same source and period is replaced, and nothing else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.results.into_plan.rows import sources_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.results import ResultRow


@dataclass(slots=True)
class Merged:
    """Which rows go where."""

    replaced: list[ResultRow] = field(default_factory=list)
    """Rows of the plan that the import replaces."""
    overlaps: list[tuple[ResultRow, ResultRow]] = field(default_factory=list)
    """New rows with a row of another source for the same KPI, channel and days: two measurements of one thing."""


def merge(present: Sequence[ResultRow], new: Sequence[ResultRow]) -> Merged:
    """Which rows of the plan new ones replace, and with which they overlap.

    Raises:
        BadInput: a row of the same source lies across the end of the period of the import.
    """
    merged = Merged()
    periods = {same_name(source): period for source, period in sources_of(new).items()}
    fresh = _ByDays(new)
    for row in present:
        period = periods.get(same_name(row.source))
        if period is None:
            merged.overlaps += [(each, row) for each in fresh.measuring_the_same(row)]
            continue
        first, last = period
        if row.date < first or row.first_day > last:
            continue
        if row.first_day < first or row.date > last:
            raise _across(row, first.isoformat(), last.isoformat())
        merged.replaced.append(row)
    return merged


class _ByDays:
    """Rows by KPI and channel in the order of their days, so that few are held against another."""

    def __init__(self, rows: Sequence[ResultRow]) -> None:
        self._rows: dict[tuple[str, str], list[tuple[date, int, ResultRow]]] = {}
        self._longest: dict[tuple[str, str], timedelta] = {}
        for at, row in enumerate(rows):
            key = self._key(row)
            self._rows.setdefault(key, []).append((row.first_day, at, row))
            self._longest[key] = max(self._longest.get(key, timedelta()), row.date - row.first_day)
        for rows_of_one in self._rows.values():
            rows_of_one.sort(key=itemgetter(0, 1))

    def measuring_the_same(self, row: ResultRow) -> list[ResultRow]:
        """The rows of the same KPI and channel that share a day with another, in their own order."""
        key = self._key(row)
        mine = self._rows.get(key, [])
        if not mine:
            return []
        start = bisect_left(mine, row.first_day - self._longest[key], key=itemgetter(0))
        end = bisect_right(mine, row.date, key=itemgetter(0))
        found = [(at, each) for _, at, each in mine[start:end] if each.date >= row.first_day]
        return [each for _, each in sorted(found, key=itemgetter(0))]

    @staticmethod
    def _key(row: ResultRow) -> tuple[str, str]:
        return same_name(row.kpi), same_name(row.channel)


def _across(row: ResultRow, first: str, last: str) -> BadInput:
    return BadInput(
        Text(
            f"Tabelrij {row.row} van ‘{row.source}’ gaat over {row.first_day} tot en met {row.date}; deze import over "
            f"{first} tot en met "
            f"{last}. Importeer een export over die hele periode, of haal de rij weg.",
            f"Table row {row.row} of ‘{row.source}’ is about {row.first_day} to {row.date}; this import is about "
            f"{first} to {last}. Import an export of that whole period, or remove the row.",
        )
    )
