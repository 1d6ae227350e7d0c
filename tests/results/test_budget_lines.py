"""From the budget and the results to lines that can move."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.actuals import actuals
from fullfunnel.results.budget_lines import lines_of
from fullfunnel.results.forecast import flow
from fullfunnel.results.proposal import Line, propose
from fullfunnel.results.results import read_results

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
    return {line.name: line for line in lines_of(read_budget(budget), actual, flow(PLAN, actual))}


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
