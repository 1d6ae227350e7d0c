"""PLN116 on a goal typed as text: the cause, and what to type."""

from __future__ import annotations

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.plan.blank_goal import blank_goal

KPIS = [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.1]]


@pytest.mark.parametrize("typed", ["1.800", "1,800"])
def test_a_goal_that_may_be_two_numbers_says_which(typed: str) -> None:
    (found,) = blank_goal(plan_of(framework=KPIS, fields={"ffGoal": typed}))
    assert "dat kan 1800 zijn of 1,800. Typ 1800 zonder punt of komma." in found.advice.nl
    assert "that may be 1800 or 1.800. Type 1800 without point or comma." in found.advice.en


def test_words_are_answered_with_what_belongs_there() -> None:
    (found,) = blank_goal(plan_of(framework=KPIS, fields={"ffGoal": "180 people"}))
    assert "only the number" in found.advice.en
