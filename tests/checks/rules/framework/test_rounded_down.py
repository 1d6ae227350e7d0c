"""A target rounded down is reported as a rounding, and only as that."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks import framework_findings
from fullfunnel.framework import read_framework
from fullfunnel.targets import targets


@pytest.mark.parametrize(
    ("goal", "own", "codes"),
    [
        # The public example that plans 33,000 visits where 1,000 / 3% = 33,333.3 are needed is a lower target.
        (1000, 33_000, ["KPI103"]),
        (1000, 33_333, ["KPI108"]),
        (1000, 33_334, []),
        (1200, 40_000, []),
        (0.05, 1, ["KPI103"]),  # 1 where 1.67 is needed leaves 40% out
    ],
)
def test_a_target_below_what_is_needed(goal: float, own: float, codes: list[str]) -> None:
    table: list[list[Any]] = [
        ["KPI", "Unit", "Feeds", "Rate", "Own target"],
        ["Leads", "leads", None, None, None],
        ["Visits", "visits", "Leads", 0.03, own],
    ]
    assert [each.code for each in framework_findings(targets(read_framework(table), goal))] == codes
