"""The days a plan runs and how far its results go, as far as the workbook says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import FunnelError
from fullfunnel.framework.columns import RESULT_COLUMNS
from fullfunnel.framework.table import read_table
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.framework.typed.period import Period
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.framework.typed.cells import Cell


def period_of(fields: Mapping[str, Cell]) -> Period | None:
    """The days of the plan by the fields of its workbook; ``None`` where they are blank or no good."""
    try:
        start, end = (read_date(fields.get(name), Text(name, name)) for name in ("ffStart", "ffEnd"))
        return None if start is None or end is None else Period(start, end)
    except FunnelError:
        return None


def last_result(plan: PlanContext) -> date | None:
    """The last day of which a result is known."""
    rows = plan.tables.get("ffResults")
    if rows is None:
        return None
    try:
        table = read_table(rows, RESULT_COLUMNS, required=("kpi", "value", "date"))
    except FunnelError:
        return None
    return max((day for row in table if row.words("value") and (day := _day(row.cells["date"]))), default=None)


def _day(cell: Cell) -> date | None:
    try:
        return read_date(cell, Text("Datum", "Date"))
    except FunnelError:
        return None
