"""Fields of a plan that were typed otherwise than they are read: each is named, and no rule falls over it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.reading_period import last_result
from fullfunnel.checks.run import check

KPIS: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate", "Unit cost"],
    ["Orders", "Do", None, None, None],
    ["Clicks", "Do", "Orders", 0.1, 0.5],
]


def said(**fields: Any) -> list[tuple[str, str]]:
    return [(each.code, each.what.en) for each in check(plan_of(framework=KPIS, goal=100, fields=fields)).open]


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"ffCpaMethod": "magic"}, "magic"),
        ({"ffProfitBasis": "magic"}, "magic"),
        ({"ffMargin": "a lot"}, "a lot"),
        ({"ffVat": "a lot"}, "a lot"),
        ({"ffMargin": 40}, "40"),
    ],
)
def test_what_the_max_cpa_cannot_be_calculated_with_is_shown_as_typed(fields: dict[str, Any], part: str) -> None:
    new = [what for code, what in said(**fields) if (code, what) not in said()]
    assert len(new) == 1
    assert part in new[0]


@pytest.mark.parametrize("fields", [{"ffCpaMethod": None}, {"ffMargin": 0.4, "ffVat": 0.21}])
def test_what_is_typed_as_it_is_meant_is_not_remarked_on(fields: dict[str, Any]) -> None:
    assert said(**fields) == said()


def test_an_address_in_a_field_is_shown_without_being_repeated() -> None:
    """Where a plan comes without its sheets the fields are looked through by themselves."""
    (found,) = [what for _, what in said(ffOwner="ann@example.com") if "ffOwner" in what]
    assert "ann@example.com" not in found
    assert "ffOwner holds" in found


def plan(results: object, **fields: Any) -> Any:
    return plan_of(framework=KPIS, goal=100, fields=fields, results=results)


def test_the_last_result_is_the_last_day_with_a_value() -> None:
    head = ["Date", "KPI", "Value"]
    rows = [[date(2026, 3, 7), "Orders", 3], [date(2026, 3, 9), "Orders", None], ["soon", "Orders", 4]]
    assert last_result(plan([head, *rows])) == date(2026, 3, 7)
    assert last_result(plan([["Day", "What"], *rows])) is None
    assert last_result(plan(None)) is None
