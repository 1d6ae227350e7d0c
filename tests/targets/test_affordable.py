"""Forward with money: what a budget pays for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fullfunnel.errors import BadInput, BadRate, NoAnswer, NotFound
from fullfunnel.framework import read_framework
from fullfunnel.functions import funnel_explain, funnel_goal, funnel_target
from fullfunnel.targets import targets
from fullfunnel.targets.ratios import planned_cost

Rows = list[list[Any]]

ORDERS: Rows = [
    ["KPI", "Feeds", "Rate", "Baseline", "Unit cost", "Per", "Cap", "Rate worst", "Unit cost worst"],
    ["Orders", None, None, 100, None, None, None, None, None],
    ["Visits", "Orders", 0.02, 5_000, None, None, None, 0.01, None],
    ["Impressions", "Visits", 0.01, None, 6, 1000, None, None, 12],
]


@pytest.mark.parametrize(("budget", "goal"), [(6_000, 400), (9_000, 500), (0, 200), ("€ 3.000,00", 300)])
def test_below_the_bend_the_goal_costs_nothing(budget: object, goal: float) -> None:
    # 100 orders and 5,000 visits (2% of them) come by themselves; 6 euros buy 1,000 impressions, 10 visits, 0.2 orders.
    assert funnel_goal(budget, ORDERS) == pytest.approx(goal, rel=1e-9)


def test_clicks_at_seven_dollars() -> None:
    table: Rows = [["KPI", "Feeds", "Rate", "Unit cost"], ["Sales", None, None, None], ["Clicks", "Sales", 0.04, 7]]
    assert funnel_goal(5_000, table) == pytest.approx(5_000 / 7 * 0.04)


def test_a_scenario_has_its_own_rates_and_prices() -> None:
    # 100 orders and 50 from visits by themselves; 12 euros buy 1,000 impressions, 10 visits, 0.1 orders.
    assert funnel_goal(6_000, ORDERS, "worst") == pytest.approx(200)
    with pytest.raises(NotFound, match="Scenario ‘best’"):
        funnel_goal(6_000, ORDERS, "best")


@pytest.mark.parametrize("cell", ["#N/A", "see mail", "1%-5%"])
def test_a_column_without_a_number_is_no_scenario_and_that_is_said(cell: str) -> None:
    table: Rows = [["KPI", "Feeds", "Rate", "Rate worst"], ["Sales"], ["Leads", "Sales", 0.1, cell]]
    assert funnel_target("Leads", 100, table) == pytest.approx(1000)
    with pytest.raises(NotFound, match="a column without any number does not count"):
        funnel_target("Leads", 100, table, "worst")


BUDGET: Rows = [
    ["Item", "Stage", "Kind", "Amount"],
    ["Video", "See", "activation", 6_000],
    ["Production", None, "creation", 2_500],
    ["Agency", None, None, 500],
]


def test_what_is_no_activation_comes_off_first() -> None:
    assert funnel_goal(9_000, ORDERS, None, BUDGET) == pytest.approx(400)
    assert funnel_goal(9_000, ORDERS, "", [[None]]) == pytest.approx(500)
    with pytest.raises(NoAnswer, match="fixed costs"):
        funnel_goal(2_000, ORDERS, None, BUDGET)


def test_the_first_cap_stops_the_goal_and_is_named() -> None:
    table = [list(row) for row in ORDERS]
    table[3][6] = 500_000
    assert funnel_goal(150_000, table) == pytest.approx(300)
    assert "Cap reached: Impressions 500,000." in funnel_explain("Orders", funnel_goal(150_000, table), table)
    assert funnel_goal(1_500, table) == pytest.approx(250)


@pytest.mark.parametrize(
    ("change", "budget", "error", "says"),
    [
        ({(3, 4): None}, 100, NoAnswer, "does not change with the main goal"),
        ({(2, 1): None, (1, 0): "Orders"}, 100, NoAnswer, "does not change with the main goal"),
        ({(2, 2): 0}, 100, BadRate, "is 0"),
        ({}, -1, BadInput, "zero or more"),
        ({}, None, BadInput, "Fill in the budget"),
        ({}, "a lot", BadInput, "not a number"),
    ],
)
def test_no_goal(change: dict[tuple[int, int], object], budget: object, error: type[Exception], says: str) -> None:
    table = [[*row, None] for row in ORDERS]
    table[0][-1] = "Role"
    table[1][-1] = "main"
    for (row, column), cell in change.items():
        table[row][column] = cell
    with pytest.raises(error, match=says):
        funnel_goal(budget, table)


def test_own_targets_that_cost_more_than_there_is() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Unit cost", "Own target", "Role"],
        ["Orders", None, None, None, None, "main"],
        ["Clicks", "Orders", 0.1, 2, None, None],
        ["Reviews", None, None, 10, 50, None],
    ]
    assert funnel_goal(600, table) == pytest.approx(5)
    with pytest.raises(NoAnswer, match="targets that were typed"):
        funnel_goal(400, table)


def test_what_costs_money_without_any_goal_is_named() -> None:
    # 24 who leave take 240 clicks of 2 euros each.
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Unit cost", "Outflow", "Own target"],
        ["Customers", None, None, None, 24, None],
        ["Clicks", "Customers", 0.1, 2, None, None],
    ]
    assert funnel_goal(1_280, table) == pytest.approx(40)
    with pytest.raises(NoAnswer, match=r"Replacing people who leave \(Outflow\) alone costs more"):
        funnel_goal(400, table)
    with pytest.raises(
        NoAnswer,
        match=r"targets that were typed in the plan and replacing people who leave \(Outflow\) alone cost more",
    ):
        funnel_goal(300, [*table, ["Reviews", "Customers", 0.01, 3, None, 50]])


@pytest.mark.parametrize(("row", "name"), [(1, "Orders"), (2, "Visits")])
def test_an_own_target_that_holds_the_cost_is_named(row: int, name: str) -> None:
    table = [[*each, None] for each in ORDERS]
    table[0][-1], table[row][-1] = "Own target", 7_000
    with pytest.raises(NoAnswer, match=f"the ‘Own target’ of ‘{name}’ holds it"):
        funnel_goal(9_000, table)


@st.composite
def priced(draw: st.DrawFn) -> Rows:
    rows: Rows = [["KPI", "Feeds", "Rate", "Baseline", "Unit cost", "Pool"]]
    size = draw(st.integers(2, 6))
    for number in range(size):
        feeds = sorted(draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=2))) if number else [None]
        for first, fed in enumerate(feeds):
            once = not first
            rows.append(
                [
                    f"K{number}",
                    None if fed is None else f"K{fed}",
                    None if fed is None else draw(st.floats(0.01, 5)),
                    draw(st.none() | st.floats(0, 300)) if once else None,
                    draw(st.none() | st.floats(0.1, 20)) if once else None,
                    draw(st.sampled_from(["shared", "separate"])) if once else None,
                ]
            )
    return rows


@given(priced(), st.floats(1, 1e5))
def test_the_planned_cost_pays_for_the_plan(table: Rows, goal: float) -> None:
    plan = read_framework(table)

    def cost(many: float) -> float:
        return float(planned_cost(targets(plan, many).outcomes))

    assume(cost(goal * 1.01) > cost(goal) * (1 + 1e-6) > 0)
    assert funnel_goal(cost(goal), table) == pytest.approx(goal, rel=1e-6)


@given(st.floats(0.001, 5), st.floats(1, 1e6))
def test_a_scenario_with_the_same_rates_is_the_plan(rate: float, goal: float) -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Unit cost", "Rate same", "Unit cost same"],
        ["Orders", None, None, None, None, None],
        ["Clicks", "Orders", rate, 2, rate, 2],
        ["Views", "Clicks", 0.1, None, None, None],
    ]
    for kpi in ("Orders", "Clicks", "Views"):
        assert funnel_target(kpi, goal, table, "same") == funnel_target(kpi, goal, table)
    assert funnel_goal(goal, table, "Same") == funnel_goal(goal, table)
