"""When a plan says that its goal is unlikely, and when it would cry wolf."""

from __future__ import annotations

from typing import Any

import pytest
from tests.targets.doubt.plans import plan, row

from fullfunnel.checks.rules.doubt.few_observations import few_observations
from fullfunnel.checks.rules.doubt.goal_in_doubt import goal_in_doubt
from fullfunnel.targets import targets
from fullfunnel.targets.doubt import chance


def unlikely(*rows: dict[str, Any], goal: float = 1000) -> list[Any]:
    return goal_in_doubt(targets(plan(*rows), goal))


def test_the_advice_is_a_plan_that_does_it_four_times_in_five() -> None:
    rows = ({"kpi": "Leads"}, row("Visits", "Leads", 0.05, rate_low=0.01, rate_high=0.06))
    (finding,) = unlikely(*rows)
    assert (finding.kpi, finding.row, finding.severity) == ("Leads", 2, "warning")
    assert "1,000 Leads with a chance of 16%" in finding.what.en
    # the log of the odds is normal: 15.5% of all rates are above 5%, one in five below 1.37%: 73,000 visits
    words = finding.advice.en.split()
    visits = float(words[words.index("Visits.") - 1].replace(",", ""))
    assert chance(plan(*rows), 1000, "Visits", visits) == pytest.approx(0.8, abs=0.002)


def test_where_no_plan_is_large_enough_it_says_why() -> None:
    (finding,) = unlikely({"kpi": "Leads"}, row("Visits", "Leads", 0.05, own_target=15_000))
    assert "a target of its own" in finding.advice.en


def test_shares_below_1_leave_a_goal_unlikely() -> None:
    rows = ({"kpi": "Leads"}, row("A", "Leads", 0.1, share=0.6), row("B", "Leads", 0.1, share=0.3))
    (finding,) = unlikely(*rows, goal=300)
    assert "chance of 3%" in finding.what.en


@pytest.mark.parametrize("n", [12, 40, 200, 5000, None])
@pytest.mark.parametrize("rate", [0.01, 0.2, 0.7, 4])
def test_a_plan_made_for_its_goal_is_no_reason_to_warn(rate: float, n: float | None) -> None:
    for goal in (3, 100, 10_000):
        assert unlikely({"kpi": "Leads"}, row("Visits", "Leads", rate, n=n), goal=goal) == []


def test_what_cannot_be_calculated_is_for_other_rules() -> None:
    assert unlikely({"kpi": "Leads"}, row("Visits", "Leads", 0.0)) == []
    assert unlikely({"kpi": "Leads"}, row("Visits", "Leads", 0.1, rate_low=0.2, rate_high=0.1)) == []


def test_few_observations_name_the_rate_with_most_of_the_doubt() -> None:
    some = plan(
        {"kpi": "Deals"},
        row("Leads", "Deals", 0.2, n=2000),
        row("Visits", "Leads", 0.02, n=150),
        row("Ads", "Visits", 0.5),
    )
    (finding,) = few_observations(targets(some, 100))
    assert (finding.kpi, finding.row, finding.column) == ("Visits", 4, "n")
    assert "150 observations" in finding.what.en
    assert "a factor" in finding.what.en


def test_a_span_or_a_small_goal_alone_is_no_matter_of_observations() -> None:
    span = plan({"kpi": "Deals"}, row("Leads", "Deals", 0.2, rate_low=0.05, rate_high=0.5))
    assert few_observations(targets(span, 100)) == []
    assert few_observations(targets(plan({"kpi": "Deals"}, row("Leads", "Deals", 0.2, n=500)), 1)) == []
