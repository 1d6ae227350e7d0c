"""A total that is the average of its rows is reported with what it should be; what is no such average is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.framework.averaged_ratio import RULE

HEADERS = ["Item", "Stage", "Amount"]


def output(extra: list[str], *rows: list[Any]) -> list[str]:
    """A budget with columns of the marketeer's own behind it; the last row is the total."""
    names = [*(f"Line {number}" for number in range(1, len(rows))), "Total"]
    table = [[*HEADERS, *extra], *([name, "See", 100, *row] for name, row in zip(names, rows, strict=True))]
    return [each.what.en for each in RULE.check(plan_of(budget=table))]


def test_a_click_rate() -> None:
    rows: list[list[Any]] = [[100_000, 200, 0.002], [10_000, 400, 0.04]]
    # 600 / 110,000 = 0.545%, the average is 2.1%
    assert output(["Impressions", "Clicks", "CTR"], *rows, [110_000, 600, 0.021]) == [
        "The total shows 2.1% as CTR: that is the average of 2 rows. 600 Clicks / 110,000 Impressions = 0.545%."
    ]
    assert output(["Impressions", "Clicks", "CTR"], *rows, [110_000, 600, 600 / 110_000]) == []


def test_a_percentage_typed_as_a_number_counts_as_well() -> None:
    rows: list[list[Any]] = [[100_000, 200, 0.2], [10_000, 400, 4]]
    assert len(output(["Vertoningen", "Klikken", "CTR (%)"], *rows, [110_000, 600, 2.1])) == 1


def test_a_cpm_and_a_roas() -> None:
    # 500 / 100,000 x 1,000 = 5 and 100 / 5,000 x 1,000 = 20: 12.50 on average, 600 / 105,000 x 1,000 = 5.71 in all.
    (what,) = output(["Spend", "Impressions", "CPM"], [500, 100_000, 5], [100, 5_000, 20], [600, 105_000, 12.5])
    assert what.endswith("600 Spend / 105,000 Impressions × 1,000 = 5.71.")
    (what,) = output(["Omzet", "Kosten", "ROAS"], [8000, 1000, 8], [600, 300, 2], [8600, 1300, 5])
    assert "5 as ROAS" in what  # (8 + 2) / 2, where 8,600 / 1,300 = 6.62


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([[100_000, 200, 0.002], [100_000, 4000, 0.04], [200_000, 4200, 0.021]], "equal rows: the average is right"),
        ([[100_000, 200, 0.01], [10_000, 400, 0.05], [110_000, 600, 0.03]], "no division of these columns"),
        ([[100_000, 200, 0.002], [100_000, 200, 0.002]], "one row only"),
        ([[100_000, 200, 0.002], [10_000, 400, 0.04], [110_000, 600, None]], "nothing in the total"),
        ([[100_000, 200, 0.002], [10_000, 400, 0.04], [110_000, 600, 0.03]], "a total of its own"),
    ],
)
def test_what_is_left_alone(rows: list[list[Any]], why: str) -> None:
    assert output(["Impressions", "Clicks", "CTR"], *rows) == [], why


def test_the_results_have_a_row_a_figure() -> None:
    def results(total: float) -> list[list[Any]]:
        day = 46_089
        return [
            ["Date", "KPI", "Channel", "Value"],
            [day, "Impressions", "Display", 100_000],
            [day, "Clicks", "Display", 200],
            [day, "CTR", "Display", 0.002],
            [day, "Impressions", "Search", 10_000],
            [day, "Clicks", "Search", 400],
            [day, "CTR", "Search", 0.04],
            [day, "CTR", "Total", total],
        ]

    (finding,) = RULE.check(plan_of(results=results(0.021)))
    assert (finding.table, finding.row, finding.column) == ("ffResults", 8, "value")
    assert "600 Clicks / 110,000 Impressions = 0.545%" in finding.what.en
    assert list(RULE.check(plan_of(results=results(0.00545)))) == []
