"""From the budget and the results to lines that can move."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.results import read_results
from fullfunnel.results.spending.budget_lines import lines_of
from fullfunnel.results.spending.proposal import Line, propose

PLAN = read_framework(
    [
        ["KPI", "Stage", "Feeds", "Rate", "Lag"],
        ["Orders", "Do", "", "", ""],
        ["Clicks", "Do", "Orders", 0.05, 7],
        ["Views", "See", "Clicks", 0.01, 14],
    ]
)
BUDGET: list[list[Any]] = [
    ["Item", "Stage", "Channel", "Kind", "Amount", "Lock"],
    ["Video", "See", "Social", "activation", 5_000, ""],
    ["Film", "See", "Social", "creation", 2_000, ""],
    ["Search ads", "Do", "Search", "activation", 10_000, ""],
    ["Display ads", "Do", "Display", "activation", 10_000, ""],
]
RESULTS: list[list[Any]] = [
    ["Date", "KPI", "Channel", "Value", "Cost"],
    ["2026-09-01", "Clicks", "Search", 4_000, 5_000],
    ["2026-09-01", "Clicks", "Display", 4_000, 2_000],
    ["2026-09-25", "Clicks", "Display", 4_000, 3_000],
    ["2026-09-26", "Orders", "Search", 200, None],
    ["2026-09-26", "Orders", "Display", 140, None],
]


def lines(budget: list[list[Any]] = BUDGET, results: list[list[Any]] = RESULTS) -> dict[str, Line]:
    actual = actuals(PLAN, read_results(results))
    return {line.name: line for line in lines_of(read_budget(budget), actual)}


def test_a_line_is_a_stage_and_channel_with_what_was_spent_and_came() -> None:
    found = lines()
    assert set(found) == {"See · Social", "Do · Search", "Do · Display"}
    search = found["Do · Search"]
    assert (search.amount, search.spent, search.results, search.left) == (10_000, 5_000, 200, 5_000)
    assert found["See · Social"].amount == 5_000  # creation does not move
    assert not found["See · Social"].judged


def test_spend_younger_than_the_lag_is_not_judged_yet() -> None:
    """Of all that Clicks cost 7,000 of 10,000 is older than the seven days."""
    assert lines()["Do · Display"].mature == pytest.approx(0.7)


def test_a_locked_line_stays() -> None:
    locked = [[*row] for row in BUDGET]
    locked[4][5] = "yes"
    found = lines(locked)
    assert found["Do · Display"].locked
    assert propose(list(found.values()), {}).moves == ()


def test_what_is_locked_of_a_line_stays_out_of_it() -> None:
    rows = [*BUDGET, ["Display, contract", "Do", "Display", "activation", 30_000, "ja"]]
    found = lines(rows)["Do · Display"]
    assert found.amount == 10_000
    assert found.spent == pytest.approx(1_250)
    assert found.results == pytest.approx(35)


def test_a_lock_is_yes_or_no() -> None:
    with pytest.raises(BadInput, match="yes or no"):
        read_budget([["Stage", "Amount", "Lock"], ["Do", 10, "perhaps"]])


def test_without_results_per_channel_no_line_is_judged() -> None:
    rows = [row for row in RESULTS if row[1] != "Orders"] + [["2026-09-26", "Orders", "", 340, None]]
    found = propose(list(lines(results=rows).values()), {})
    assert {each.why_not for each in found.judged} == {"few"}
    assert found.moves == ()


def test_an_item_without_a_channel_with_the_name_of_a_channel_is_a_line_of_its_own() -> None:
    """Its 6,000 stay in the plan: nothing is looked up by a name that two lines share."""
    more = [*BUDGET, ["Search", "Do", "", "activation", 6_000, ""]]
    found = lines(more)
    assert len(found) == 4
    assert sum(line.amount for line in found.values()) == 31_000
    proposal = propose(list(found.values()), {})
    assert sum(proposal.amounts.values()) == 31_000


def test_what_is_old_enough_goes_by_the_middle_of_all_lags_together() -> None:
    """Twice 2 to 60 days: half is there in 29 days, not in twice the 11 that half of one takes (100,000 draws)."""
    plan = read_framework(
        [
            ["KPI", "Stage", "Feeds", "Rate", "Lag"],
            ["Orders", "Do", "", "", ""],
            ["Clicks", "Do", "Orders", 0.05, "2-60"],
            ["Views", "Do", "Clicks", 0.01, "2-60"],
        ]
    )
    rng = np.random.default_rng(1)
    low, high = math.log(2), math.log(60)
    sigma = (high - low) / 2 / 1.2815515655446004
    draws = np.exp(rng.normal((low + high) / 2, sigma, (2, 100_000))).sum(axis=0)
    assert 28 < float(np.median(draws)) < 32
    rows = [
        ["2026-09-01", "Views", "Search", 4_000, 600],  # 25 days before the last: younger than that
        ["2026-08-20", "Views", "Search", 4_000, 400],
        ["2026-09-26", "Orders", "Search", 200, None],
    ]
    actual = actuals(plan, read_results([RESULTS[0], *rows]))
    (search,) = lines_of(read_budget([BUDGET[0], BUDGET[3]]), actual)
    assert search.mature == pytest.approx(0.4)
