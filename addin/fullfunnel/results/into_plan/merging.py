"""Put new rows among the ones there: the same source and period is replaced, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    for row in present:
        period = periods.get(same_name(row.source))
        if period is None:
            merged.overlaps += [(fresh, row) for fresh in new if _measure_the_same(fresh, row)]
            continue
        first, last = period
        if row.date < first or row.first_day > last:
            continue
        if row.first_day < first or row.date > last:
            raise _across(row, first.isoformat(), last.isoformat())
        merged.replaced.append(row)
    return merged


def _measure_the_same(one: ResultRow, other: ResultRow) -> bool:
    return (
        same_name(one.kpi) == same_name(other.kpi)
        and same_name(one.channel) == same_name(other.channel)
        and one.first_day <= other.date
        and other.first_day <= one.date
    )


def _across(row: ResultRow, first: str, last: str) -> BadInput:
    return BadInput(
        Text(
            f"Tabelrij {row.row} van ‘{row.source}’ gaat over {row.first_day} tot en met {row.date}; deze import over "
            f"{first} tot en met "
            f"{last}. Importeer een export over die hele periode, of haal de rij weg.",
            f"Table row {row.row} of ‘{row.source}’ is about {row.first_day} to {row.date}; this import about {first} "
            f"to {last}. Import "
            "an export of that whole period, or remove the row.",
        )
    )
