"""A price per click on impressions, and a price per thousand impressions on clicks."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.framework.price_on_wrong_unit import RULE

HEADERS = ["KPI", "Unit", "Feeds", "Rate", "Unit cost", "Per"]


def findings(goal: float, *rows: list[Any]) -> list[Any]:
    table = [HEADERS, *([*row, *[None] * (len(HEADERS) - len(row))] for row in rows)]
    return list(RULE.check(plan_of(framework=table, goal=goal)))


def test_the_public_article_that_asked_14375_where_575_was_right() -> None:
    # 15 leads / 6% = 250 clicks / 4% = 6,250 impressions, priced at a CPC of 2.30.
    (finding,) = findings(
        15,
        ["Leads", "leads"],
        ["Clicks", "clicks", "Leads", 0.06],
        ["Impressions", "impressions", "Clicks", 0.04, 2.3, 1],
    )
    assert "6,250 × €2.3 = €14,375" in finding.what.en
    assert "put the price with Clicks: 250 × €2.3 = €575" in finding.advice.en


def test_the_unit_is_known_from_the_name_where_none_was_typed() -> None:
    assert len(findings(15, ["Leads"], ["Vertoningen", None, "Leads", 0.04, 2.3, 1])) == 1


@pytest.mark.parametrize(
    ("unit", "price", "per", "fires"),
    [
        ("impressions", 4, 1000, False),
        ("impressions", 0.004, 1, False),
        ("impressions", 0.35, 1, True),
        ("clicks", 0.35, 1, False),
        ("clicks", 350, 1000, False),  # 35 cents a click
        ("clicks", 4, 1000, True),  # 0.4 cents a click
        ("bezoeken", 4, 1000, True),
        ("views", 0.05, 1, False),
        ("leads", 40, 1, False),
    ],
)
def test_prices(unit: str, price: float, per: float, fires: bool) -> None:  # noqa: FBT001
    found = findings(100, ["Leads", "leads"], ["Start", unit, "Leads", 0.04, price, per])
    assert [each.code for each in found] == (["KPI107"] if fires else [])


def test_a_name_keeps_its_own_sign_in_a_plan_in_dollars() -> None:
    table = [HEADERS, ["Leads", "leads", *[None] * 4], ["Views under € 5", "impressions", "Leads", 0.01, 4, 1]]
    (finding,) = RULE.check(plan_of(framework=table, goal=100, fields={"ffCurrency": "USD"}))
    assert "Views under € 5 costs $4 per impression" in finding.what.en
    assert "Views under € 5" in finding.words
