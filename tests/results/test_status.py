"""On track, ahead, behind: within a tenth, the right way round, and never confusing nothing with zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.reading import read_framework
from fullfunnel.functions import FUNCTIONS
from fullfunnel.results.status import direction_of, is_money, status

if TYPE_CHECKING:
    from fullfunnel.framework.catalogue import Direction


@pytest.mark.parametrize(
    ("actual", "said"),
    [(90, "on track"), (100, "on track"), (110, "on track"), (89.9, "behind"), (110.1, "ahead"), (0, "behind")],
)
def test_within_a_tenth_is_on_track(actual: float, said: str) -> None:
    assert status(actual, 100) == said


def test_nothing_reported_is_no_zero() -> None:
    assert status(None, 100) == "not reported"
    assert status(0, 100) == "behind"


@pytest.mark.parametrize(("actual", "said"), [(45, "on track"), (44, "behind"), (56, "ahead")])
def test_half_way_half_of_it_is_due(actual: float, said: str) -> None:
    assert status(actual, 100, 0.5) == said


@pytest.mark.parametrize(("target", "elapsed"), [(0, 1), (100, 0)])
def test_where_nothing_is_due_zero_is_on_track_and_more_is_ahead(target: float, elapsed: float) -> None:
    assert status(0, target, elapsed) == "on track"
    assert status(1, target, elapsed) == "ahead"
    assert status(1, target, elapsed, "lower") == "behind"


@pytest.mark.parametrize(
    ("direction", "actual", "said"),
    [
        ("lower", 8, "ahead"),
        ("lower", 12, "behind"),
        ("lower", 10.5, "on track"),
        ("limit", 10.1, "behind"),
        ("limit", 10, "on track"),
        ("limit", 5, "on track"),
        ("range", 12, "behind"),  # a frequency of 12 where 10 was planned is money spent twice, and no lead
        ("range", 10.5, "on track"),
        ("range", 8, "behind"),
        ("info", 8, "behind"),
    ],
)
def test_which_way_is_good(direction: Direction, actual: float, said: str) -> None:
    assert status(actual, 10, 1, direction) == said


@pytest.mark.parametrize("elapsed", [-0.1, 1.1, float("nan")])
def test_the_part_that_is_over_lies_between_0_and_1(elapsed: float) -> None:
    with pytest.raises(BadInput):
        status(50, 100, elapsed)


def test_a_negative_target_is_refused() -> None:
    with pytest.raises(BadInput):
        status(50, -100)


def test_the_direction_comes_from_the_catalogue_the_formula_or_the_unit() -> None:
    plan = read_framework(
        [
            ["KPI", "Unit", "Feeds", "Rate", "Formula"],
            ["Orders", "orders", "", "", ""],
            ["Visits", "visits", "Orders", 0.02, ""],
            ["CPA", "EUR", "", "", "Cost / Orders"],
            ["Money for a visit", "", "", "", "Cost / Visits"],
            ["Price", "EUR per order", "", "", "Visits / Orders"],
            ["Bounce rate", "%", "", "", "Visits / Orders"],
            ["Something of our own", "%", "", "", "Visits / Orders"],
            ["Frequency", "", "", "", "Visits / Orders"],
        ]
    )
    assert [direction_of(kpi) for kpi in plan.kpis] == [
        "higher",
        "higher",
        "lower",
        "lower",
        "lower",
        "lower",
        "higher",
        "range",
    ]
    assert [is_money(kpi) for kpi in plan.kpis] == [False, False, True, False, True, False, False, False]


@pytest.mark.parametrize(("actual", "said"), [(3, "behind"), (4.3, "on track"), (8, "behind")])
def test_a_frequency_is_the_same_in_the_standings_and_in_a_cell(actual: float, said: str) -> None:
    """4 contacts a person were planned: 8 is no lead."""
    plan = [
        ["KPI", "Feeds", "Rate", "Own target"],
        ["Orders", "", "", ""],
        ["Visits", "Orders", 0.02, ""],
        ["Frequency", "", "", 4],
    ]
    results = [["Date", "KPI", "Value"], ["2026-09-07", "Frequency", actual]]
    rows: Any = FUNCTIONS["FUNNEL_PROGRESS"](560, plan, results)
    assert rows[3][5] == said
    assert FUNCTIONS["FUNNEL_STATUS"](actual, 4, None, "range") == said
