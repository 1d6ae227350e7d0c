"""Pieces of plans that the examples of several rules show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

Row: TypeAlias = "dict[str, Cell]"

KPIS: Final[tuple[Row, ...]] = (
    {"kpi": "Leads", "stage": "Do", "unit": "leads"},
    {"kpi": "Visits", "stage": "Think", "unit": "visits", "feeds": "Leads", "rate": 0.03},
    {"kpi": "Views", "stage": "See", "unit": "impressions", "feeds": "Visits", "rate": 0.01},
    {"kpi": "Reach", "stage": "See", "unit": "people", "feeds": "Views", "rate": 5},
)


def kpis(**changed: Cell) -> tuple[Row, ...]:
    """The example framework, with cells of its Views changed."""
    return tuple({**row, **changed} if row["kpi"] == "Views" else dict(row) for row in KPIS)


DO_LINE: Final[Row] = {
    "item": "Search",
    "stage": "Do",
    "kind": "activation",
    "converts_directly": "yes",
    "amount": 20000,
}
SEE_LINE: Final[Row] = {
    "item": "Video",
    "stage": "See",
    "kind": "activation",
    "converts_directly": "no",
    "amount": 9000,
}


LEADS: Final[Row] = {"kpi": "Leads", "unit": "leads"}


def visits(**more: Cell) -> Row:
    """Visits that feed the leads, with cells changed."""
    return {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.05, **more}


def views(**more: Cell) -> Row:
    """Views that feed the visits, with cells changed."""
    return {"kpi": "Views", "unit": "impressions", "feeds": "Visits", "rate": 0.01, **more}
