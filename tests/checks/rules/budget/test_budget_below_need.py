"""PLN118 beside a stage that is misspelt: only the cause is said."""

from __future__ import annotations

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check

KPIS: list[list[object]] = [
    ["KPI", "Stage", "Unit", "Feeds", "Rate", "Unit cost", "Per"],
    ["Leads", "Do", "leads", None, None, None, None],
    ["Visits", "Think", "visits", "Leads", 0.1, 1, 1],
    ["Views", "See", "impressions", "Visits", 0.01, 5, 1000],
]
# 10,000 visits at € 1, and 1,000,000 views at € 5 a thousand.
BUDGET = [["Item", "Stage", "Amount"], ["Search", "Think", 10_000], ["Video", "See", 5_000]]


def codes(stage: str) -> list[tuple[str, str]]:
    kpis = [list(row) for row in KPIS]
    kpis[2][1] = stage
    plan = plan_of(framework=kpis, budget=BUDGET, goal=1000, fields={"ffGoal": 1000})
    return [(each.code, each.item) for each in check(plan).open if each.code in {"PLN118", "PLN125"}]


def test_a_misspelt_stage_is_the_cause_and_its_empty_budget_the_effect() -> None:
    assert codes("Think") == []
    assert codes("Thnk") == [("PLN125", "Visits")]


def test_a_stage_of_ones_own_still_needs_its_budget() -> None:
    assert ("PLN118", "Aftersales") in codes("Aftersales")


def test_what_is_left_of_a_goal_of_people_is_whole_people() -> None:
    # € 667 of the € 1,000 that 1,000 visits cost: 66.7 of the 100 leads are left.
    plan = plan_of(framework=KPIS[:3], budget=[["Item", "Stage", "Amount"], ["Search", "Think", 667]], goal=100)
    (found,) = (each for each in check(plan).open if each.code == "PLN118")
    assert "you lose 34 Leads: 66 are left" in found.what.en
    assert "verlies je 34 Leads: er blijven er 66 over" in found.what.nl
