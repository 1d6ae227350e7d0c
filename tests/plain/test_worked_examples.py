"""Plans whose answer anybody can check with a calculator, through the plain sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.plain.agreement import NAMES, OUTCOMES
from tests.plain.calculating import by_formualizer
from tests.plain.plan_book import write_book
from tests.plain.random_plans import RandomPlan
from tests.short_run import first_of

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]

CASES: dict[str, tuple[float, list[Row], dict[str, float | str]]] = {
    # 30% of who land see a product page, 20% of these fill a cart, 4% fill one at once: 0.10 carts a visitor.
    "shares that the rates fix": (
        1_000,
        [
            {"kpi": "Landing", "feeds": "Product page", "rate": 0.3},
            {"kpi": "Landing", "feeds": "Cart", "rate": 0.04},
            {"kpi": "Product page", "feeds": "Cart", "rate": 0.2},
            {"kpi": "Cart", "role": "main"},
        ],
        {"landing": 10_000.0, "product page": 3_000.0, "cart": 1_000.0},
    ),
    # 100 buyers: 2% at once, and 50% x 10% x 5% after retargeting, of the same visits.
    "a way round": (
        100,
        [
            {"kpi": "Visits", "feeds": "Buyers", "rate": 0.02},
            {"kpi": "Visits", "feeds": "Audience", "rate": 0.5},
            {"kpi": "Audience", "feeds": "Clicks", "rate": 0.1},
            {"kpi": "Clicks", "feeds": "Buyers", "rate": 0.05},
            {"kpi": "Buyers", "role": "main"},
        ],
        {"visits": 100 / 0.0225},
    ),
    # Search gives 4,000 clicks at most, at 5% 200 orders; social brings the other 300, at 2%.
    "the rest beside a cap": (
        500,
        [
            {"kpi": "Search clicks", "feeds": "Orders", "rate": 0.05, "cap": 4_000},
            {"kpi": "Social clicks", "feeds": "Orders", "rate": 0.02, "share": "rest"},
            {"kpi": "Orders", "role": "main"},
        ],
        {"search clicks": 4_000.0, "social clicks": 15_000.0},
    ),
    "the same people twice": (
        100,
        [
            {"kpi": "Reach", "feeds": "A", "rate": 0.1},
            {"kpi": "Reach", "feeds": "B", "rate": 0.05},
            {"kpi": "A", "feeds": "Sales", "rate": 0.5, "share": 0.5},
            {"kpi": "B", "feeds": "Sales", "rate": 0.5, "share": 0.5},
            {"kpi": "Sales", "role": "main"},
        ],
        {"a": 100.0, "b": 100.0, "reach": 2_000.0},
    ),
    "separate audiences": (
        100,
        [
            {"kpi": "Reach", "feeds": "A", "rate": 0.1, "pool": "separate"},
            {"kpi": "Reach", "feeds": "B", "rate": 0.05},
            {"kpi": "A", "feeds": "Sales", "rate": 0.5, "share": 0.5},
            {"kpi": "B", "feeds": "Sales", "rate": 0.5, "share": 0.5},
            {"kpi": "Sales", "role": "main"},
        ],
        {"reach": 3_000.0},
    ),
    "a blank rate stops what is above it only": (
        100,
        [
            {"kpi": "Views", "feeds": "Visits", "rate": 0.1},
            {"kpi": "Visits", "feeds": "Leads"},
            {"kpi": "Mail", "feeds": "Leads", "rate": 0.5, "share": 0.4},
            {"kpi": "Leads", "role": "main"},
        ],
        {"views": "#DIV/0!", "visits": "#DIV/0!", "mail": 80.0, "leads": 100.0},
    ),
    "a circle": (
        100,
        [{"kpi": "A", "feeds": "B", "rate": 1}, {"kpi": "B", "feeds": "A", "rate": 1}, {"kpi": "C", "role": "main"}],
        {"a": "#NUM!", "c": "#NUM!"},
    ),
    "what follows and what it costs": (
        1_000,
        [
            {"kpi": "Impressions", "feeds": "Leads", "rate": 0.01, "unit_cost": 4, "per": 1000},
            {"kpi": "Leads", "role": "main", "feeds": "Sales", "rate": 0.3},
            {"kpi": "Sales", "baseline": 7},
            {"kpi": "Cost a lead", "formula": "Cost / Leads"},
            {"kpi": "CPM", "formula": "=Cost / Impressions * 1000"},
        ],
        {"impressions": 100_000.0, "sales": 307.0, "cost a lead": 0.4, "cpm": 4.0},
    ),
    "a name that is a pattern is a name": (
        10,
        [
            {"kpi": "a*", "feeds": "<5", "rate": 0.5, "share": 0.5},
            {"kpi": "ab", "feeds": "<5", "rate": 0.1, "share": 0.5},
            {"kpi": "<5", "role": "main"},
        ],
        {"a*": 10.0, "ab": 50.0},
    ),
    "nothing of the shares of 70, 20 and 10% is left": (
        1_000,
        [
            {"kpi": "A", "feeds": "M", "rate": 0.5, "share": 0.7},
            {"kpi": "B", "feeds": "M", "rate": 0.5, "share": 0.2},
            {"kpi": "C", "feeds": "M", "rate": 0.5, "share": 0.1},
            {"kpi": "D", "feeds": "M"},
            {"kpi": "M", "role": "main"},
        ],
        {"a": 1_400.0, "d": 0.0},
    ),
}


@pytest.mark.parametrize("case", first_of(CASES, keep=5))
def test_a_worked_example(case: str, tmp_path: Path) -> None:
    goal, rows, expected = CASES[case]
    path = tmp_path / "plan.xlsx"
    write_book(path, RandomPlan(0, "", goal, rows))
    got = by_formualizer(path, NAMES, OUTCOMES)
    for name, value in expected.items():
        assert got[name] == (pytest.approx(value) if isinstance(value, float) else value), name
