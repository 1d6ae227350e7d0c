"""What Do may cost once See, Think and creation are paid, in the reading that the plan steers on."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.budget.max_cpa_forgets import RULE

KPIS: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate"],
    ["Orders", "Do", None, None],
    ["Visits", "Do", "Orders", 0.03],
]


def output(search: float, **fields: Any) -> list[str]:
    """1,000 orders, 15,000 + 3,000 before Do and ``search`` in Do."""
    budget: list[list[Any]] = [
        ["Item", "Stage", "Kind", "Converts directly", "Amount"],
        ["Video", "See", "activation", "no", 9000],
        ["Deals", "Think", "activation", "no", 6000],
        ["Shoot", "See", "creation", "no", 3000],
        ["Search", "Do", "activation", "yes", search],
    ]
    given = {"ffAllowable": 36, "ffByThemselves": 250, **fields}
    return [each.what.en for each in RULE.check(plan_of(framework=KPIS, budget=budget, goal=1000, fields=given))]


# B = 36, U = 18,000, N = 1,000, Nu = 250: 18, 24 and 12 a result; with 3,000 spent for 200 orders
# (36,000 - 18,000 - 3,000) / 800 = 18.75.
@pytest.mark.parametrize(
    ("method", "left", "most"),
    [(None, "18", 18_000), ("alle", "18", 18_000), ("paid", "24", 18_000), ("careful", "12", 9_000)],
)
def test_each_reading_judges_the_plan_that_steers_on_it(method: str | None, left: str, most: float) -> None:
    assert output(most, ffCpaMethod=method) == []
    (what,) = output(most + 1000, ffCpaMethod=method)
    assert f"leaves €{left}" in what


def test_all_shows_the_sum_of_the_method() -> None:
    (what,) = output(20_000)
    assert what == (
        "See, Think and creation cost €18,000 = €18 per result; of the allowable €36 this leaves €18, "
        "and Do costs €20 per result."
    )


def test_the_rest_of_the_period_counts_what_is_spent_and_what_came() -> None:
    so_far = {"ffCpaMethod": "rest", "ffSpent": 3000, "ffResultsSoFar": 200}
    assert output(18_000, **so_far) == []
    (what,) = output(19_000, **so_far)
    assert "1,000 results may cost €36,000 together" in what
    assert "and the €3,000 already spent in Do this leaves €18.75 per result for the 800 still to come" in what
    assert what.endswith("Do costs €20 per result.")  # (19,000 - 3,000) / 800


def test_a_reading_without_what_it_needs_is_kept_for_its_cell() -> None:
    assert output(90_000, ffCpaMethod="rest") == []
    assert output(90_000, ffCpaMethod="unheard of") == []
    assert output(90_000, ffAllowable="a lot") == []


def test_a_max_cpa_that_is_the_allowable_cost_itself_forgets_the_stages_before() -> None:
    (what,) = output(10_000, ffMaxCpa=36)
    assert what.startswith("The max CPA is set to €36, all that a result may cost.")
    assert "leaves €18" in what
    assert output(10_000, ffMaxCpa=18) == []


def test_a_plan_that_cannot_pay_is_not_advised_to_spend_less_than_nothing() -> None:
    headers = ["Item", "Stage", "Converts directly", "Amount"]
    budget = [headers, ["Video", "See", "no", 40_000], ["Ads", "Do", "yes", 10]]
    plan = plan_of(framework=KPIS, budget=budget, goal=1000, fields={"ffAllowable": 36})
    (finding,) = RULE.check(plan)
    assert finding.advice.en.startswith("This plan does not pay for itself: lower the €40,000")
