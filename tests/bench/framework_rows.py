"""The framework of 25 rows that every host and every cell function is timed on."""

from __future__ import annotations

from typing import Any

HEADERS = [
    "KPI",
    "Stage",
    "Role",
    "Unit",
    "Feeds",
    "Rate",
    "Share",
    "Baseline",
    "Pool",
    "Lag",
    "n",
    "Cap",
    "Unit cost",
    "Per",
]
ROWS: list[list[Any]] = [
    HEADERS,
    ["KPI 0", "Do", "main", "leads", None, None, None, 10.0, None, None, None, None, None, None],
    *(
        [f"KPI {at}", "See", None, "views", f"KPI {at - 1}", 0.5, None, None, "shared", 3.0, 1200.0, None, 0.02, 1.0]
        for at in range(1, 25)
    ),
]
