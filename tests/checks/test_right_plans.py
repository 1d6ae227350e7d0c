"""Nothing above a hint is said of a plan that is right, in whatever trade."""

from __future__ import annotations

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from tests.checks.right_plans import RIGHT_PLANS


@pytest.mark.parametrize("name", RIGHT_PLANS)
def test_a_right_plan_gets_hints_at_most(name: str) -> None:
    given = RIGHT_PLANS[name]
    plan = plan_of(
        given.briefing, given.framework, given.money, goal=given.fields["ffGoal"], fields=given.fields, unread=[]
    )
    assert [(each.code, each.what.en) for each in check(plan).open if each.severity != "hint"] == []


@pytest.mark.parametrize("name", RIGHT_PLANS)
def test_the_same_plan_with_a_tenth_of_its_first_budget_gets_an_error(name: str) -> None:
    given = RIGHT_PLANS[name]
    header, first, *rest = given.money
    poor = [header, [*first[:5], first[5] / 10, first[6]], *rest]  # type: ignore[operator]
    plan = plan_of(given.briefing, given.framework, poor, goal=given.fields["ffGoal"], fields=given.fields, unread=[])
    assert "PLN118" in {each.code for each in check(plan).open if each.severity == "error"}
