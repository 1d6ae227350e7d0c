"""The mix per channel and the budget against need: every total from sums, every figure by hand."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.mix import mix
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.results import read_results
from fullfunnel.results.spending.money import rest_of_period, stage_money
from fullfunnel.targets.targets import targets

PLAN = read_framework(
    [
        ["KPI", "Stage", "Unit", "Feeds", "Rate", "Share", "Unit cost", "Per", "Channel"],
        ["Orders", "Do", "orders", "", "", "", "", "", ""],
        ["Clicks search", "Do", "clicks", "Orders", 0.05, 0.6, 1, 1, "Search"],
        ["Clicks social", "Do", "clicks", "Orders", 0.02, 0.4, 0.5, 1, "Social"],
        ["Impressions social", "See", "impressions", "Clicks social", 0.01, "", 5, 1000, "Social"],
    ]
)
BUDGET = read_budget(
    [
        ["Item", "Stage", "Channel", "Kind", "Amount"],
        ["Search ads", "Do", "Search", "activation", 12_000],
        ["Social ads", "Do", "Social", "activation", 10_000],
        ["Video", "See", "Social", "activation", 6_000],
        ["Film", "", "", "creation", 2_000],
    ]
)
HEADERS: list[Any] = ["Date", "KPI", "Channel", "Value", "Cost"]


def found(*rows: list[Any]) -> Any:
    actual = actuals(PLAN, read_results([HEADERS, *(["2026-09-30", *row] for row in rows)]))
    return mix(targets(PLAN, 1_000), actual, BUDGET), actual


ROWS = (
    ["Clicks search", "Search", 10_000, 9_000],
    ["Clicks social", "Social", 16_000, 8_000],
    ["Impressions social", "Social", 2_000_000, 8_000],
    ["Orders", "Search", 480, None],
    ["Orders", "Social", 300, None],
    ["Orders", "", 700, None],
)


def test_planned_figures_follow_from_the_targets_and_the_budget() -> None:
    search, social = found(*ROWS)[0].channels
    assert (search.channel, search.planned.clicks, search.planned.cost) == ("Search", 12_000, 12_000)
    assert search.planned.results == pytest.approx(600)
    assert search.planned.cpa == pytest.approx(20)
    assert social.planned.impressions == pytest.approx(2_000_000)
    assert social.planned.clicks == pytest.approx(20_000)
    assert social.planned.results == pytest.approx(400)
    assert social.planned.cost == 16_000
    assert social.planned.cpa == pytest.approx(25)  # video is not judged on results
    assert social.planned.cpa_all_in == pytest.approx(25 + 8)


def test_actual_figures_are_sum_over_sum() -> None:
    search, social = found(*ROWS)[0].channels
    assert search.actual.cpc == pytest.approx(0.9)
    assert search.actual.rate == pytest.approx(0.048)
    assert search.actual.cpa == pytest.approx(18.75)
    assert social.actual.cost == 16_000
    # By hand: See bought 2,000,000 impressions for 8,000, which is 4 per 1,000. The other 8,000 was spent on the clicks
    # of Do, which have impressions of their own that nobody reported: with those in it, it would be 8, a price that
    # nobody paid. For the same reason there is no CTR (16,000 clicks of Do over the impressions of See), and a click
    # cost the 8,000 of Do over 16,000.
    assert social.actual.cpm == pytest.approx(4)
    assert social.actual.ctr is None
    assert social.actual.cpc == pytest.approx(0.5)
    assert social.actual.cpa == pytest.approx(8_000 / 300)
    # See 8,000 and the film 2,000 over the 700 orders that there are.
    assert social.actual.cpa_all_in == pytest.approx(8_000 / 300 + 10_000 / 700)


def test_totals_come_from_sums_and_the_orders_of_the_plan_not_of_the_platforms() -> None:
    whole, _ = found(*ROWS)
    assert whole.total.actual.results == 700
    assert whole.total.actual.cost == 25_000
    assert whole.total.actual.cpa == pytest.approx(17_000 / 700)
    assert whole.total.actual.clicks == 26_000
    assert whole.total.planned.cost == 30_000
    assert whole.unexplained == -80
    # 8,000 over 2,000,000; 17,000 over 26,000: what Do spent is in no CPM, what See spent in no CPC.
    assert whole.total.actual.cpm == pytest.approx(4)
    assert whole.total.actual.cpc == pytest.approx(17_000 / 26_000)
    assert whole.total.actual.ctr is None


def test_rows_add_up_to_the_total() -> None:
    whole, _ = found(*ROWS, ["Clicks search", "", 11_000, 9_900])
    rows = [*whole.channels, whole.rest]
    for name in ("impressions", "clicks", "results", "cost", "judged_cost"):
        for side in ("actual", "planned"):
            known = [value for each in rows if (value := getattr(getattr(each, side), name)) is not None]
            total = getattr(getattr(whole.total, side), name)
            assert total == (pytest.approx(sum(known)) if known else None)
    # The row without a channel is about the same day as that of Search: 1,000 clicks and 900 that no channel has.
    assert whole.rest.actual.clicks == 1_000
    assert whole.rest.actual.cost == pytest.approx(900)


def test_a_click_rate_where_one_stage_reports_both() -> None:
    """See: 3,000 clicks of 1,000,000 impressions for 5,000. Do: 2,000 clicks for 1,000, impressions not reported."""
    plan = read_framework(
        [
            ["KPI", "Stage", "Unit", "Feeds", "Rate"],
            ["Orders", "Do", "orders", "", ""],
            ["Retargeting", "Do", "clicks", "Orders", 0.05],
            ["Visits", "See", "clicks", "Retargeting", 0.5],
            ["Impressions", "See", "impressions", "Visits", 0.003],
        ]
    )
    rows: list[list[Any]] = [
        ["Impressions", "Meta", 1_000_000, 5_000],
        ["Visits", "Meta", 3_000, None],
        ["Retargeting", "Meta", 2_000, 1_000],
        ["Visits", "E-mail", 400, None],
    ]
    results = read_results([HEADERS, *(["2026-09-30", *row] for row in rows)])
    whole = mix(targets(plan, 100), actuals(plan, results))
    meta, mail = whole.channels
    for each in (meta.actual, whole.total.actual):
        assert each.cpm == pytest.approx(5)
        assert each.ctr == pytest.approx(0.003)
        assert each.cpc == pytest.approx(6_000 / 5_000)  # an e-mail without a cost is no click for nothing
    assert (mail.actual.clicks, mail.actual.cpc, mail.actual.ctr) == (400, None, None)
    assert whole.total.actual.clicks == 5_400


def test_creation_is_in_no_price_of_media() -> None:
    """A film of 9,000 buys no impressions: 6,000 for 2,000,000 is 3 per 1,000."""
    lines = [["Video", "See", "Social", "activation", 6_000], ["Film", "See", "Social", "creation", 9_000]]
    budget = read_budget([["Item", "Stage", "Channel", "Kind", "Amount"], *lines])
    social = mix(targets(PLAN, 1_000), actuals(PLAN, read_results([HEADERS])), budget).channels[0]
    assert (social.channel, social.planned.cost) == ("Social", 15_000)
    assert social.planned.cpm == pytest.approx(3)


def test_shares_compare_results_with_the_budget() -> None:
    whole, _ = found(*ROWS)
    search, social = whole.channels
    assert whole.share_of_budget(search) == pytest.approx(12_000 / 30_000)  # what was planned, the film included
    assert whole.share_of_spend(search) == pytest.approx(9_000 / 25_000)
    assert whole.share_of_results(search) == pytest.approx(480 / 780)
    assert whole.results_for_spend(search) == pytest.approx(480 / 780 / (9 / 25))
    assert whole.results_for_spend(social) == pytest.approx(300 / 780 / (16 / 25))


def test_under_five_results_no_rank() -> None:
    whole, _ = found(["Clicks search", "Search", 100, 90], ["Orders", "Search", 4, None])
    assert whole.results_for_spend(whole.channels[0]) is None


def test_what_was_not_reported_stays_blank() -> None:
    whole, _ = found(["Clicks search", "Search", 100, None])
    search, social = whole.channels
    assert (search.actual.clicks, search.actual.cost, search.actual.cpc, search.actual.results) == (
        100,
        None,
        None,
        None,
    )
    assert social.actual.impressions is None


def test_a_kpi_of_one_channel_need_not_name_it_again() -> None:
    whole, _ = found(["Clicks search", "", 100, 90])
    assert whole.channels[0].actual.clicks == 100
    assert whole.channels[0].actual.cost == 90


def test_a_see_budget_far_below_need_is_given_in_orders() -> None:
    """643,125 needed and 60,000 there: 90.7% of what goes through See is lost."""
    plan = read_framework(
        [
            ["KPI", "Stage", "Feeds", "Rate", "Unit cost", "Per"],
            ["Orders", "Do", "", "", "", ""],
            ["Visits", "Think", "Orders", 0.02, 0.5, 1],
            ["Impressions", "See", "Visits", 0.01, 12.8625, 1_000],
        ]
    )
    budget = read_budget([["Item", "Stage", "Kind", "Amount"], ["Video", "See", "activation", 60_000]])
    see = next(each for each in stage_money(targets(plan, 10_000), budget) if each.stage == "See")
    assert see.need == pytest.approx(643_125)
    assert round(100 * see.part_lost, 1) == 90.7
    assert see.lost == pytest.approx(10_000 * (1 - 60_000 / 643_125))


def test_creation_buys_no_reach() -> None:
    money = {each.stage: each for each in stage_money(targets(PLAN, 1_000), BUDGET)}
    assert money["See"].budget == 6_000
    assert money["See"].need == pytest.approx(10_000)
    assert money["Do"].judged
    assert not money["See"].judged


def test_max_cpa_for_the_rest_of_the_period() -> None:
    """(36 x 1,000 - 8,000 - 17,000) / (1,000 - 700)."""
    _, actual = found(*ROWS)
    assert rest_of_period(36, 1_000, BUDGET, actual) == pytest.approx(11_000 / 300)
    assert rest_of_period(36, 700, BUDGET, actual) is None
