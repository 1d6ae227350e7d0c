"""What must hold for every plan, whatever its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.framework import Framework, read_framework
from fullfunnel.functions import funnel_explain
from fullfunnel.targets import targets

if TYPE_CHECKING:
    import random

HEADERS = ["KPI", "Feeds", "Rate", "Share", "Baseline", "Pool", "Stage"]
DUTCH = ["KPI", "Draagt bij aan", "Ratio", "Aandeel", "Vanzelf", "Groep", "Fase"]

rates = st.floats(0.001, 8)
goals = st.floats(1, 1e6)


@st.composite
def networks(draw: st.DrawFn, *, baselines: bool = True, pool: str | None = None) -> list[list[Any]]:
    """The rows of a plan: KPI 0 is the goal, every other KPI feeds one to three KPIs before it."""
    size = draw(st.integers(2, 7))
    rows: list[list[Any]] = []
    for number in range(size):
        baseline = draw(st.none() | st.floats(0, 1000)) if baselines else None
        kind = pool or draw(st.sampled_from(["shared", "separate"]))
        feeds = draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=3)) if number else {None}
        for first, fed in enumerate(sorted(feeds, key=str)):
            name = None if fed is None else f"K{fed}"
            rate = None if fed is None else draw(rates)
            rows.append([f"K{number}", name, rate, None, None if first else baseline, None if first else kind, "See"])
    return rows


def table(rows: list[list[Any]], headers: list[str] = HEADERS) -> list[list[Any]]:
    return [headers, *rows]


def values(plan: Framework, goal: float) -> dict[str, float]:
    found = targets(plan, goal)
    return {kpi.name: float(found.of(kpi)) for kpi in plan.kpis}


def planned_parts(plan: Framework, goal: float) -> dict[tuple[str, str], tuple[float, float]]:
    """Per contribution what must come through it, and through all ways into the fed KPI together."""
    found = targets(plan, goal)
    volumes = [volume for kpi in plan.kpis if (volume := found.volume(kpi.name)) is not None]
    return {
        (step.contribution.kpi, step.contribution.feeds): (float(step.planned), float(step.plan))
        for volume in volumes
        for step in volume.steps
    }


def forward(plan: Framework, goal: float) -> dict[str, float]:
    """Forward over the contributions from what stands at the roots, written apart from the program's own code.

    What a contribution delivers is its planned part: surplus of a shared pool is not needed for the goal.
    """
    found, planned = values(plan, goal), planned_parts(plan, goal)
    arrived: dict[str, float] = {}
    for name in reversed(plan.fed_first):
        feeders = plan.feeders[name]
        if not feeders:
            arrived[name] = found[name]
            continue
        baseline = plan.by_name[name].baseline
        through = {each.kpi: planned[each.kpi, name] for each in feeders}
        assert sum(part for part, _ in through.values()) == pytest.approx(max(found[name] - baseline, 0.0))
        arrived[name] = baseline + sum(
            min(arrived[each.kpi] * (each.rate or 0), through[each.kpi][0]) for each in feeders
        )
    return arrived


@given(networks(baselines=False, pool="shared"), goals)
def test_forward_from_the_targets_gives_the_goal_back(rows: list[list[Any]], goal: float) -> None:
    plan = read_framework(table(rows))
    arrived = forward(plan, goal)
    assert arrived["K0"] == pytest.approx(goal, rel=1e-9)


@given(networks(), goals)
def test_with_baselines_the_goal_is_reached_or_passed_by_what_comes_by_itself(
    rows: list[list[Any]], goal: float
) -> None:
    plan = read_framework(table(rows))
    arrived = forward(plan, goal)
    assert arrived["K0"] >= goal * (1 - 1e-9)
    if plan.by_name["K0"].baseline <= goal:
        assert arrived["K0"] == pytest.approx(goal, rel=1e-9)


@given(networks(baselines=False), goals, st.floats(0.1, 50))
def test_without_baselines_targets_scale_with_the_goal(rows: list[list[Any]], goal: float, factor: float) -> None:
    plan = read_framework(table(rows))
    once, more = values(plan, goal), values(plan, goal * factor)
    for name, value in once.items():
        assert more[name] == pytest.approx(value * factor, rel=1e-9)


@given(st.lists(rates, min_size=1, max_size=6), goals)
def test_a_finer_chain_equals_its_product(chain: list[float], goal: float) -> None:
    fine: list[list[Any]] = [["K0", None, None, None, None, None, None]]
    fine += [[f"K{at + 1}", f"K{at}", rate, None, None, None, None] for at, rate in enumerate(chain)]
    product = 1.0
    for rate in chain:
        product *= rate
    coarse = [fine[0], ["Top", "K0", product, None, None, None, None]]
    top = values(read_framework(table(fine)), goal)[f"K{len(chain)}"]
    assert top == pytest.approx(values(read_framework(table(coarse)), goal)["Top"], rel=1e-9)


@given(networks(pool="shared"), goals)
def test_a_shared_pool_lies_between_the_largest_need_and_the_sum(rows: list[list[Any]], goal: float) -> None:
    plan = read_framework(table(rows))
    found = targets(plan, goal)
    # The shares as they are with a shared pool: of separate audiences the rates fix none.
    parts = planned_parts(plan, goal)
    shares = {line: part / whole if whole else 0.0 for line, (part, whole) in parts.items()}
    apart = [[*row[:3], shares.get((row[0], row[1])), row[4], "separate" if row[5] else None, row[6]] for row in rows]
    summed = values(read_framework(table(apart)), goal)
    for kpi in plan.kpis:
        volume = found.volume(kpi.name)
        assert volume is not None
        if volume.steps:
            assert volume.target == max(step.need for step in volume.steps)
            assert float(volume.target) <= float(volume.total_need) * (1 + 1e-12)
        assert float(volume.target) <= summed[kpi.name] * (1 + 1e-9)


@given(networks(), goals, st.randoms(use_true_random=False))
def test_order_and_language_of_the_table_do_not_matter(
    rows: list[list[Any]], goal: float, shuffle: random.Random
) -> None:
    expected = values(read_framework(table(rows)), goal)
    columns = list(range(len(HEADERS)))
    shuffle.shuffle(columns)
    grouped = {name: [row for row in rows if row[0] == name] for name in expected}
    names = list(grouped)
    shuffle.shuffle(names)
    moved = [[row[column] for column in columns] for name in names for row in grouped[name]]
    for headers in (HEADERS, DUTCH):
        again = values(read_framework([[headers[column] for column in columns], *moved]), goal)
        assert again == pytest.approx(expected, rel=1e-12)


@given(networks(), goals, st.data())
def test_an_explanation_never_fails(rows: list[list[Any]], goal: float, data: st.DataObject) -> None:
    own = [[*row, data.draw(st.none() | st.floats(0, 1e6)) if row[4] is None else None] for row in rows]
    plan = [[*HEADERS, "Own target"], *own, ["Side", None, None, None, None, None, "Care", 500.0]]
    for name in {row[0] for row in plan[1:]}:
        assert funnel_explain(name, goal, plan)


@given(networks(), goals, st.floats(0, 1e5))
def test_a_higher_goal_never_asks_less(rows: list[list[Any]], goal: float, more: float) -> None:
    plan = read_framework(table(rows))
    low, high = values(plan, goal), values(plan, goal + more)
    assert all(high[name] >= low[name] * (1 - 1e-12) for name in low)


@given(networks(baselines=True, pool="shared"), goals)
def test_shares_from_rates_are_those_of_the_people_who_go_forward(rows: list[list[Any]], goal: float) -> None:
    """From the target of the single start, forward without a word of shares: that is what is planned, or more."""
    plan = read_framework(table(rows))
    starts = [kpi.name for kpi in plan.kpis if not plan.feeders[kpi.name]]
    if len(starts) > 1:
        return
    found = values(plan, goal)
    arrived = {starts[0]: found[starts[0]]}
    for name in reversed(plan.fed_first):
        if name not in arrived:
            own = plan.by_name[name].baseline
            arrived[name] = own + sum(arrived[each.kpi] * (each.rate or 0) for each in plan.feeders[name])
    if found[starts[0]] > 0:
        assert arrived["K0"] == pytest.approx(goal, rel=1e-9)
    else:
        assert arrived["K0"] >= goal * (1 - 1e-9)
