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


def test_each_of_many_plans_is_reckoned_as_one_plan() -> None:
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
    with pytest.raises(BadInput, match="no number"):
        targets_of_plans(PLAN, pd.DataFrame({"doel": ["veel"]}))
