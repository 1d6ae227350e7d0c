"""Plans to look ahead at."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from fullfunnel.framework import read_framework

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework import Framework

HEADERS = {
    "kpi": "KPI",
    "feeds": "Feeds",
    "rate": "Rate",
    "share": "Share",
    "baseline": "Baseline",
    "pool": "Pool",
    "n": "n",
    "rate_low": "Rate low",
    "rate_high": "Rate high",
    "own_target": "Own target",
    "outflow": "Outflow",
    "role": "Role",
    "cap": "Cap",
    "unit_cost": "Unit cost",
    "formula": "Formula",
}


def table(*rows: dict[str, Any]) -> list[list[Any]]:
    """A range of cells with a header row."""
    return [list(HEADERS.values()), *([row.get(column) for column in HEADERS] for row in rows)]


def plan(*rows: dict[str, Any]) -> Framework:
    return read_framework(table(*rows))


def row(kpi: str, feeds: str, rate: float, **more: Any) -> dict[str, Any]:
    return {"kpi": kpi, "feeds": feeds, "rate": rate, **more}


def chain(*steps: Mapping[str, float | None]) -> Framework:
    """K0 is the goal; step 1 of the arguments is the first one of the journey, so the farthest from it."""
    last = len(steps)
    return plan(
        {"kpi": "K0"},
        *({"kpi": f"K{last - at}", "feeds": f"K{last - at - 1}", **step} for at, step in enumerate(steps)),
    )


def any_plan(
    seed: int, observations: tuple[int, ...] = (30, 60, 100, 200, 500, 1000, 2000, 5000)
) -> tuple[Framework, float]:
    """A plan of 2 to 12 KPIs that branches, with pools, baselines and spans, and a goal for it; the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  # plans, not secrets
    goal = chance.choice([20, 50, 100, 300, 1000, 5000])
    rows: list[dict[str, Any]] = [{"kpi": "K0"}]
    for number in range(1, chance.randint(2, 12)):
        feeds = sorted(
            chance.sample(range(max(0, number - 4), number), 2 if number > 1 and chance.random() < 0.25 else 1)
        )
        first: dict[str, Any] = {"pool": chance.choice(["shared", "shared", "separate"])}
        if chance.random() < 0.15:
            first["baseline"] = round(goal * chance.uniform(0.1, 0.6), 1)
        for fed in feeds:
            rate = chance.choice([chance.uniform(*ends) for ends in ((0.01, 0.1), (0.1, 0.6), (0.6, 1), (1.2, 6))])
            kind = chance.random()
            doubt: dict[str, Any] = {"n": chance.choice(observations)} if kind < 0.6 else {}
            if kind > 0.85:
                doubt = {"rate_low": rate * 0.8, "rate_high": rate * 1.3} if rate < 0.7 else {}
            rows.append(row(f"K{number}", f"K{fed}", rate, **first, **doubt))
            first = {}
    return plan(*rows), float(goal)
