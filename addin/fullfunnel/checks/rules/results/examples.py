"""Pieces of plans with results that the examples of several rules show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

Row: TypeAlias = "dict[str, Cell]"

ORDERS: Final[Row] = {"kpi": "Orders", "stage": "Do", "unit": "orders"}
VISITS: Final[Row] = {"kpi": "Visits", "stage": "Think", "unit": "visits", "feeds": "Orders", "rate": 0.02, "n": 5000}
RATE: Final[Row] = {"kpi": "Conversion rate", "stage": "Do", "unit": "%", "formula": "Orders / Visits"}
PLAN: Final[tuple[Row, ...]] = (ORDERS, VISITS, RATE)


def came(kpi: str, value: Cell, date: str = "2027-03-07", **more: Cell) -> Row:
    """A row of the results."""
    return {"date": date, "kpi": kpi, "value": value, **more}
