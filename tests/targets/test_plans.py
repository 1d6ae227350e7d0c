"""A million plans of one shape in one call."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from fullfunnel.errors import BadInput, BadRate, NotFound
from fullfunnel.framework import read_framework
from fullfunnel.targets import targets
from fullfunnel.targets.plans import targets_of_plans

PLAN = read_framework(
    [
        ["KPI", "Stage", "Feeds", "Rate", "Baseline", "Share", "Unit cost", "Per", "Formula"],
        ["Leads", "Do", None, None, 200, None, None, None, None],
        ["Visits", "Think", "Leads", 0.03, 2_000, 0.6, None, None, None],
        ["Impressions", "See", "Visits", 0.01, None, None, 8, 1000, None],
        ["Impressions", "See", "Leads", 0.0001, None, None, None, None, None],
        ["CPL", None, None, None, None, None, None, None, "Cost / Leads"],
        ["NPS", "Care", None, None, None, None, None, None, None],
    ]
)
COUNT = 500


def plans() -> pd.DataFrame:
    random = np.random.default_rng(7)
    return pd.DataFrame(
        {
            "goal": random.uniform(100, 3000, COUNT),
            "Visits": random.uniform(0.01, 0.05, COUNT),
            "Impressions -> Visits": random.uniform(0.005, 0.02, COUNT),
        },
        index=[f"plan {number}" for number in range(COUNT)],
    )


def test_each_of_many_plans_is_calculated_as_one_plan() -> None:
    given = plans()
    together = targets_of_plans(PLAN, given)
    assert list(together.columns) == ["Leads", "Visits", "Impressions", "CPL"]
    assert list(together.index) == list(given.index)
    for name in given.index:
        row = given.loc[name]
        alone = targets(
            PLAN,
            float(row["goal"]),
            {("Visits", "Leads"): float(row["Visits"]), ("Impressions", "Visits"): float(row["Impressions -> Visits"])},
        )
        for kpi in together.columns:
            assert together.loc[name, kpi] == pytest.approx(float(alone.of(PLAN.find(kpi))), rel=1e-12)


def test_a_rate_of_zero_in_a_plan_that_does_not_use_it_stops_nothing() -> None:
    plan = read_framework([["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.1]])
    found = targets_of_plans(plan, pd.DataFrame({"goal": [100.0, 0.0], "Visits": [0.1, 0.0]}))
    assert list(found["Visits"]) == [pytest.approx(1000), 0]


def test_lists_and_small_floats_are_calculated_in_full() -> None:
    plan = read_framework([["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.3]])
    for goals in ([1.0, 2.0], np.array([1.0, 2.0], dtype=np.float32)):
        found = targets(plan, goals).of(plan.find("Visits"))  # type: ignore[arg-type]  # what an analyst hands over
        assert found == pytest.approx([1 / 0.3, 2 / 0.3], rel=1e-15)


@pytest.mark.parametrize("rate", [0.0, np.nan])
def test_a_rate_that_is_missing_names_the_plan(rate: float) -> None:
    given = plans()
    given.iloc[41, 1] = rate
    with pytest.raises(BadRate, match="‘Visits’ to ‘Leads’ is 0 or blank in plan 42"):
        targets_of_plans(PLAN, given)


@pytest.mark.parametrize(
    ("column", "kind", "says"),
    [
        ("Visitors", NotFound, "Visits"),
        ("Impressions", BadInput, "does not say which rate"),
        ("Visits -> Impressions", BadInput, "does not feed"),
        ("Leads", BadInput, "does not say which rate"),
    ],
)
def test_a_column_that_is_no_rate_of_the_plan(column: str, kind: type[Exception], says: str) -> None:
    with pytest.raises(kind, match=says):
        targets_of_plans(PLAN, pd.DataFrame({"goal": [1.0], column: [0.1]}))


def test_goals_are_needed_and_must_be_numbers() -> None:
    with pytest.raises(BadInput, match="no column with goals"):
        targets_of_plans(PLAN, pd.DataFrame({"Visits": [0.1]}))
    with pytest.raises(BadInput, match="‘goal’ occurs twice in the table"):
        targets_of_plans(PLAN, pd.DataFrame([[1.0, 2.0]], columns=["goal", "goal"]))
    with pytest.raises(BadInput, match="not numbers"):
        targets_of_plans(PLAN, pd.DataFrame({"doel": ["veel"]}))
