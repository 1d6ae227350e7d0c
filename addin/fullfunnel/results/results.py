"""The results of a plan: what came in per period, KPI and channel, and what it cost.

A row is what one source reported. Blank is "not reported" and stays so: a typed 0 is a zero.
"""

from __future__ import annotations

import datetime as dt  # the field called date hides a bare name
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import RESULT_COLUMNS
from fullfunnel.framework.dates import read_date
from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import Table, TableRow, is_total, read_table
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class ResultRow(BaseModel):
    """One row of the results."""

    model_config = ConfigDict(frozen=True)

    date: dt.date
    """The last day that the row is about."""
    from_date: dt.date | None = None
    """The first day; ``None`` where the row names only one day."""
    kpi: str
    """The KPI as typed; whether the plan has it is for whoever compares the two."""
    channel: str = ""
    """Blank is the total of all channels."""
    value: float | None = Field(default=None, ge=0)
    """How many came in; ``None`` is not reported."""
    cost: float | None = None
    """What it cost, in the currency of the plan, without VAT; a credit is negative."""
    source: str = ""
    """Which system reported it, as ``platform: account``."""
    row: int = 0
    """Its row in the range, 1 for the first: what the marketeer counts."""

    @property
    def first_day(self) -> dt.date:
        """The first day that the row is about."""
        return self.from_date or self.date

    @property
    def days(self) -> int:
        """How many days the row is about."""
        return (self.date - self.first_day).days + 1


class Results(BaseModel):
    """The results of a plan in the order of the table."""

    model_config = ConfigDict(frozen=True, ignored_types=(cached_property,))

    language: Language = "en"
    """The language of the table's headers."""
    rows: tuple[ResultRow, ...] = ()

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @cached_property
    def last_day(self) -> dt.date | None:
        """The last Date in the results: up to which day there is anything to say. ``None`` without rows."""
        return max((row.date for row in self.rows), default=None)

    @cached_property
    def kpis(self) -> tuple[str, ...]:
        """The KPIs that are named, in the order of the table, each in its first spelling."""
        return tuple({same_name(row.kpi): row.kpi for row in reversed(self.rows)}.values())[::-1]

    def until(self, day: dt.date) -> Results:
        """The results whose Date is ``day`` or before."""
        return Results(language=self.language, rows=tuple(row for row in self.rows if row.date <= day))

    def of(self, kpi: str) -> tuple[ResultRow, ...]:
        """The rows of one KPI, in any spelling of its name."""
        wanted = same_name(kpi)
        return tuple(row for row in self.rows if same_name(row.kpi) == wanted)


def read_results(rows: object) -> Results:
    """The results in a range of cells, header row included, with headers in Dutch or English.

    Only KPI, Date and Value have to be there. Rows without a value and without cost are passed over.

    Args:
        rows: rows of cells as any host gives them; see :func:`~fullfunnel.framework.cells.rows_of`.

    Raises:
        BadInput: no header row, a header is missing, or a cell cannot be read; the text names the place.
    """
    table = read_table(rows, RESULT_COLUMNS, required=("kpi", "date", "value"))
    try:
        return Results(language=table.language, rows=tuple(_rows(table)))
    except FunnelError as error:
        error.language = table.language
        raise


def _rows(table: Table) -> Iterator[ResultRow]:
    for row in table:
        value, cost = row.number_in("value"), row.number_in("cost")
        if value is None and cost is None:
            continue
        yield _row(row, value, cost, table.language)


def _row(row: TableRow, value: float | None, cost: float | None, language: Language) -> ResultRow:
    kpi, day = row.words("kpi"), read_date(row.cells.get("date"), row.place("date"), language)
    first = read_date(row.cells.get("from"), row.place("from"), language) if "from" in row.cells else None
    if not kpi:
        raise _missing("kpi", row)
    if day is None:
        raise _missing("date", row)
    if first is not None and first > day:
        place = row.place("from")
        raise BadInput(
            Text(
                f"De eerste dag ligt na de laatste: {first} en {day} ({place.nl}). Verwissel ze.",
                f"The first day lies behind the last: {first} and {day} ({place.en}). Swap them.",
            )
        )
    if value is not None and value < 0:
        place = row.place("value")
        raise BadInput(
            Text(
                f"Een resultaat kan niet negatief zijn ({place.nl}). Vul nul of meer in, of maak de cel leeg.",
                f"A result cannot be negative ({place.en}). Type zero or more, or clear the cell.",
            )
        )
    channel = row.words("channel")
    return ResultRow(
        date=day,
        from_date=first,
        kpi=kpi,
        channel="" if is_total(channel) else channel,
        value=value,
        cost=cost,
        source=row.words("source"),
        row=row.number,
    )


def _missing(column: str, row: TableRow) -> BadInput:
    header, place = RESULT_COLUMNS[column], row.place(column)
    return BadInput(
        Text(
            f"Hier staat een resultaat zonder {header.nl} ({place.nl}). Vul die in, of maak de rij leeg.",
            f"Here stands a result without a {header.en} ({place.en}). Fill it in, or clear the row.",
        )
    )
