"""Plans with lags, for the tests of time."""

from __future__ import annotations

from typing import Any

Rows = list[list[Any]]


def plan(*rows: list[Any], headers: tuple[str, ...] = ("KPI", "Feeds", "Rate", "Lag")) -> Rows:
    return [list(headers), *rows]


TWO_WEEKS = plan(["Leads"], ["Visits", "Leads", 0.1, 5])
