"""Plans at random, each by its number: the same number is the same plan on every machine.

Most are plans a marketeer could have; one in five holds something odd on purpose.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Final

from fullfunnel.framework.columns import KPI_COLUMNS
from fullfunnel.plain.calculation import ROWS
from fullfunnel.plain.table import READ

COLUMNS: Final = [key for key in KPI_COLUMNS if key in READ]
HEADER: Final = [KPI_COLUMNS[key].en for key in COLUMNS]
ODD_NAMES: Final = (
    *("<5", "a*", "A?c", "~x", "=1", ">", "*", "Ünique", "visits", "Sales (net)", "100%", "<>", "2024", "a b"),
    *("Sessions / visits", "Push + mail", "E-mail clicks"),
)
KINDS: Final = (
    "",
    "circle",
    "circle behind an own target",
    "no number",
    "unknown",
    "twice",
    "above one",
    "no goal",
    "merged",
)


@dataclass
class RandomPlan:
    """The rows below the header, the goal, and what was put in on purpose."""

    number: int
    kind: str
    goal: Any
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def cells(self) -> list[list[Any]]:
        """The rows as cells, below the header."""
        return [[row.get(key) for key in COLUMNS] for row in self.rows]


def random_plan(number: int) -> RandomPlan:  # noqa: C901, PLR0912, PLR0915  # one draw after another
    """The plan of this number."""
    draw = random.Random(number)  # noqa: S311  # no secret
    count = draw.randint(3, 25)
    names = draw.sample(ODD_NAMES, min(count, draw.choice([0, 0, 3, 8])))
    names += [f"Kpi {at}" for at in range(count - len(names))]
    draw.shuffle(names)
    kind = draw.choices(KINDS, [78, 4, 2, 4, 2, 2, 2, 1, 5])[0]
    blanks = draw.choice([0.35, 0.35, 0.9])
    one_start = draw.random() < 0.2
    zero_rates = draw.random() < 0.35
    feeds = _feeds(draw, count)
    if one_start:
        # Every KPI but the last is fed, so that all ways begin at the last.
        for at in range(1, count - 1):
            if not any(at in fed for fed in feeds.values()):
                feeds[draw.randint(at + 1, count - 1)].append(at)
    if kind.startswith("circle"):
        one = draw.randrange(1, count)
        walk = one
        while feeds[walk] and feeds[walk][0] != 0 and draw.random() < 0.6:
            walk = feeds[walk][0]
        if one not in feeds[walk]:
            feeds[walk].append(one)
    shares: dict[tuple[int, int], float | None] = {}
    for end in range(count):
        left = 1.0
        for at in [each for each in range(count) if end in feeds[each]]:
            if draw.random() < blanks:
                shares[at, end] = None
            else:
                typed = round(left * draw.choice([0, 0.3, 0.5, 0.9, 1]), 3)
                shares[at, end], left = typed, left - typed
    plan = RandomPlan(number, kind, draw.choice([0, 100, 12000, 3.5e6]))
    order = list(range(count))
    draw.shuffle(order)
    typed_main = draw.random() < 0.8
    fed: int | None
    for at in order:
        own: float | None = draw.choice([0, 500, 12345.5]) if draw.random() < 0.12 else None
        if kind == "circle behind an own target" and draw.random() < 0.5:
            own = 700
        base = draw.choice([0, 10, 1000, 50000]) if draw.random() < 0.25 else None
        pool = draw.choice(["shared", "separate", "Separate", "apart"]) if draw.random() < 0.5 else None
        cost = draw.choice([0.2, 4, 40]) if draw.random() < 0.4 else None
        stage = draw.choice(["See", "see", "Think", "Do"]) if kind != "merged" or draw.random() < 0.15 else None
        if kind == "merged" and any(row.get("stage") == stage for row in plan.rows):
            stage = None
        routes: list[int | None] = [*feeds[at]] or [None]
        for route, fed in enumerate(routes):
            row: dict[str, Any] = {"kpi": names[at]}
            if route == 0:
                row |= {"stage": stage, "own_target": own, "baseline": base, "pool": pool, "unit_cost": cost}
                row["per"] = 1000 if cost == 4 else None
                row["cap"] = draw.choice([None, None, None, 50_000])
                row["role"] = ("main" if at == 0 else draw.choice([None, "indirect"])) if typed_main else None
            else:
                row["kpi"] = draw.choice([names[at], _upper(names[at]), f" {names[at]} ", None])
                if draw.random() < 0.2:
                    row |= {"own_target": own, "baseline": base}
            if fed is not None:
                row["feeds"] = draw.choice([names[fed], _upper(names[fed]), f"{names[fed]}\u00a0"])
                row["rate"] = round(10 ** draw.uniform(-3, 0.5), 6)
                if zero_rates and draw.random() < 0.08:
                    row["rate"] = draw.choice([0, None])
                row["share"] = shares[at, fed]
            plan.rows.append(row)
            if kind == "twice" and fed is not None and draw.random() < 0.3:
                kind = plan.kind = "twice, put in"
                plan.rows.append(row | {"kpi": names[at]})
        if draw.random() < 0.06:
            plan.rows.append({})
    if draw.random() < 0.25:
        for row in plan.rows:
            if row.get("feeds") is not None and row.get("share") is None and draw.random() < 0.4:
                row["share"] = draw.choice(["rest", "Rest", "de rest"])
            if row.get("feeds") is not None and draw.random() < 0.3:
                row["cap"] = draw.choice([10, 5_000, 50_000])
    _spoil(draw, plan)
    _add_ratios(draw, plan, names)
    if draw.random() < 0.05:
        plan.rows.append({"kpi": draw.choice(["Total", "Totaal:"]), "share": 1, "rate": 0.5, "own_target": "n/a"})
    del plan.rows[ROWS:]
    return plan


def _feeds(draw: random.Random, count: int) -> dict[int, list[int]]:
    """Which KPIs each leads to; 0 is the main one. Some lead to nothing, and the main KPI may lead to those."""
    feeds: dict[int, list[int]] = {0: []}
    is_long = draw.random() < 0.15
    spare = ROWS - 12 - count
    for at in range(1, count):
        if draw.random() < 0.06:
            feeds[at] = []
            continue
        low = max(0, at - 2) if is_long else 0
        fed = {draw.randint(low, at - 1)}
        while draw.random() < 0.3 and len(fed) < 3 and spare > 0:
            fed.add(draw.randint(low, at - 1))
            spare -= 1
        feeds[at] = sorted(fed)
    for at in [each for each in range(1, count) if not feeds[each] and draw.random() < 0.6]:
        giver = draw.randrange(0, at)
        if giver not in feeds[at]:
            feeds[giver].append(at)
    return feeds


def _spoil(draw: random.Random, plan: RandomPlan) -> None:
    lines = [row for row in plan.rows if row.get("feeds") is not None]
    if plan.kind == "no goal":
        plan.goal = draw.choice(["many", -5, None])
    if not lines:
        return
    row = draw.choice(lines)
    if plan.kind == "no number":
        row[draw.choice(["rate", "share", "baseline", "own_target", "per", "unit_cost"])] = draw.choice(
            ["abc", "1.234", "n/a", -3, True]
        )
    elif plan.kind == "unknown":
        row["feeds"] = draw.choice(["Nobody", "Kp*", "<6", "?"])
    elif plan.kind == "above one":
        row["share"] = 1.2


def _add_ratios(draw: random.Random, plan: RandomPlan, names: list[str]) -> None:
    for at in range(draw.choice([0, 0, 1, 3])):
        upper = draw.choice([*names, "Cost", "Total cost", "kosten", "12"])
        lower = draw.choice(names)
        tail = draw.choice(["", "", " * 1000", f" - {draw.choice(names)}", " / 2", f" + {draw.choice(names)} * 3"])
        sign = draw.choice(["/", "/", "/", "*", "-", "+", " ÷ "])
        formula = f"{draw.choice(['', '='])}{upper} {sign} {lower}{tail}"
        stage = draw.choice(["See", "Do", None]) if plan.kind != "merged" else None
        plan.rows.append({"kpi": f"Ratio {at}", "stage": stage, "formula": formula})


def _upper(name: str) -> str:
    return name.upper() if name.isascii() else name
