"""What a KPI table may hold besides: spans, spreads, scenarios, periods, floors and what leaves."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import pytest

from fullfunnel.errors import BadInput, FunnelError, NotFound
from fullfunnel.framework import Framework, read_framework
from fullfunnel.framework.typed.period import Period


def plan(headers: list[str], *rows: list[Any]) -> Framework:
    return read_framework([["KPI", "Feeds", "Rate", *headers], *rows])


def lag_of(cell: object) -> tuple[float, float] | None:
    lag = plan(["Lag"], ["Leads", None, None, None], ["Visits", "Leads", 0.1, cell]).contributions[0].lag
    return None if lag is None else (lag.low, lag.high)


@pytest.mark.parametrize(
    ("cell", "ends"),
    [
        (14, (14, 14)),
        ("14", (14, 14)),
        ("14 dagen", (14, 14)),
        (2.5, (2.5, 2.5)),
        (0, (0, 0)),
        (None, None),
        ("", None),
        ("7-30", (7, 30)),
        ("7 – 30 days", (7, 30)),
        ("7 tot 30 dagen", (7, 30)),
        ("7 t/m 30", (7, 30)),
        ("0-30", (0, 30)),
        ("1,5-3", (1.5, 3)),
        ("7-7", (7, 7)),
        ("1 week", (7, 7)),
        ("een week", (7, 7)),
        ("2 weken", (14, 14)),
        ("1-2 weeks", (7, 14)),
        ("3wk", (21, 21)),
        # 365.2425 days / 12 = 30.4 a month.
        ("1 maand", (30, 30)),
        ("2 months", (61, 61)),
        ("1,5 weken", (10, 10)),
    ],
)
def test_a_lag_is_days_or_a_spread(cell: object, ends: tuple[float, float] | None) -> None:
    assert lag_of(cell) == ends


def test_the_middle_of_a_spread_is_the_median_of_its_lognormal() -> None:
    lag = plan(["Lag"], ["Leads", None, None, None], ["Visits", "Leads", 0.1, "4-25"]).contributions[0].lag
    assert lag is not None
    assert lag.days == pytest.approx(10)
    from_nothing = plan(["Lag"], ["Leads", None, None, None], ["Visits", "Leads", 0.1, "0-18"]).contributions[0].lag
    assert from_nothing is not None
    assert from_nothing.days == pytest.approx(math.sqrt(0.5 * 18))


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("30-7", "low limit in ‘30-7’ is above the high limit"),
        (-3, "lag at table row 3, column Lag is negative"),
        ("soon", "‘soon’ is not a number"),
        ("soon", "Type just the number of days: 7 for a week"),
        ("week", "‘week’ is not a number of days"),
        ("#REF!", "an error here: #REF!"),
        (datetime(2026, 7, 30), "A date is not a number of days"),  # noqa: DTZ001  # as a host hands it over
        (46233, "A date is not a number of days"),
    ],
)
def test_no_lag(cell: object, says: str) -> None:
    with pytest.raises(BadInput) as error:
        lag_of(cell)
    assert says in str(error.value)


@pytest.mark.parametrize("cell", ["1%-5%", "1-5%", "0.01-0.05", "1% to 5%", "1,0%–5%"])
def test_a_rate_typed_as_a_span_has_its_ends_and_their_middle(cell: str) -> None:
    each = plan([], ["Leads", None, None], ["Visits", "Leads", cell]).contributions[0]
    assert each.rate_span == pytest.approx((0.01, 0.05))
    # The odds of 1% are 1 to 99, those of 5% 1 to 19; the middle of the logs is the geometric mean of the odds.
    odds = math.sqrt(1 / 99 * 1 / 19)
    assert each.rate == pytest.approx(odds / (1 + odds))


def test_above_one_the_middle_of_a_span_is_that_of_a_lognormal() -> None:
    assert plan([], ["Views", None, None], ["Reach", "Views", "2-8"]).contributions[0].rate == pytest.approx(4)


@pytest.mark.parametrize("cell", ["0%-5%", "50%-100%", "0.8-1.3"])
def test_a_span_that_no_rate_has(cell: str) -> None:
    with pytest.raises(BadInput, match="both limits between 0% and 100%, or both above 1"):
        plan([], ["Leads", None, None], ["Visits", "Leads", cell])


def test_a_power_of_ten_is_no_span() -> None:
    assert plan([], ["Leads", None, None], ["Visits", "Leads", "1e-5"]).contributions[0].rate == 1e-5


@pytest.mark.parametrize(
    ("low", "high", "n"),
    [("Rate low", "Rate high", "n"), ("Ratio laag", "RATIO HOOG", "N"), ("rate low:", "Rate high [part]", "n")],
)
def test_ends_of_a_rate_in_columns(low: str, high: str, n: str) -> None:
    each = plan([low, high, n], ["Leads", *[None] * 5], ["Visits", "Leads", 0.03, "1,5%", 0.05, 400]).contributions[0]
    assert (each.rate, each.rate_span, each.n) == (0.03, (0.015, 0.05), 400)


def test_outflow_minimum_channel_and_direction() -> None:
    found = plan(
        ["Outflow", "Minimum", "Channel", "Direction"],
        ["Customers", None, None, 24, None, None, None],
        ["Leads", "Customers", 0.2, None, 50, "E-mail", "hoger"],
        ["Refunds", None, None, None, None, None, "limit"],
    )
    assert found.by_name["Customers"].outflow == 24
    leads = found.by_name["Leads"]
    assert (leads.minimum, leads.channel, leads.direction) == (50, "E-mail", "higher")
    assert found.by_name["Refunds"].direction == "limit"
    with pytest.raises(BadInput, match="Choose from higher, lower, range, limit"):
        plan(["Direction"], ["Leads", None, None, "sideways"])


def test_a_negative_baseline_points_to_outflow() -> None:
    with pytest.raises(BadInput, match="What leaves belongs in the column Outflow"):
        plan(["Baseline"], ["Customers", None, None, -24])


QUARTER = Period(date(2027, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("header", "cell", "over_a_quarter"),
    [
        ("Baseline", 300, 300),
        ("Baseline per month", 300, 900),
        ("Baseline (per month)", 300, 900),
        ("Vanzelf per maand", 300, 900),
        ("Baseline", "300 per month", 900),
        ("Baseline", "300/mnd", 900),
        ("Baseline per month", "900 per kwartaal", 900),
        ("Baseline", "70 a week", 900),
        ("Baseline", "10 per dag", 900),
        ("Baseline", "1.825 per jaar", None),
        ("Baseline", "3650 per year", 900),
    ],
)
def test_a_volume_may_say_for_how_long_it_counts(header: str, cell: object, over_a_quarter: float | None) -> None:
    table = [["KPI", "Feeds", "Rate", header], ["Leads", None, None, cell]]
    if over_a_quarter is None:
        with pytest.raises(BadInput, match=r"may be 1825 or 1\.825"):
            read_framework(table)
        return
    assert read_framework(table).over(QUARTER).kpis[0].baseline == pytest.approx(over_a_quarter)


def test_parts_of_months_count_by_their_days() -> None:
    period = Period(date(2028, 1, 17), date(2028, 3, 10))  # 15 of 31, 29 of 29 and 10 of 31 days
    assert period.count("month") == pytest.approx(15 / 31 + 1 + 10 / 31)
    assert period.count("week") == pytest.approx((15 + 29 + 10) / 7)
    assert Period(date(2028, 1, 1), date(2028, 12, 31)).count("year") == pytest.approx(1)
    assert Period(date(2027, 1, 1), date(2027, 12, 31)).count("quarter") == pytest.approx(4)
    with pytest.raises(BadInput, match="before the start"):
        Period(date(2027, 3, 1), date(2027, 2, 1))


def test_for_a_goal_per_month_what_counts_per_week_is_converted() -> None:
    found = plan(["Cap per week"], ["Leads", None, None, 10]).per("month")
    assert found.kpis[0].cap == pytest.approx(10 * 365.2425 / 12 / 7)
    assert found.periodic == ()


def test_scenarios_are_columns_with_a_name() -> None:
    found = plan(
        [
            "Rate worst",
            "Ratio Best case",
            "Cap worst",
            "Unit cost",
            "Kosten worst",
            "Rate source",
            "Share of voice",
            "Rate per visit",
        ],
        ["Leads", None, None, None, None, None, None, None, "GA4", 0.3, 5],
        ["Visits", "Leads", 0.03, "2%", None, 900, 0.5, 0.6, "CRM", None, 5],
    )
    assert [each.name for each in found.scenarios] == ["worst", "Best case", "of voice"]
    worst = found.under("WORST")
    assert worst.contributions[0].rate == 0.02
    assert (worst.by_name["Visits"].cap, worst.by_name["Visits"].unit_cost) == (900, 0.6)
    assert found.under("best  case").contributions[0].rate == 0.03
    assert found.under("") is found
    assert found.under("expected") is found
    with pytest.raises(NotFound, match="Did you mean worst"):
        found.under("wurst")


def test_shares_of_a_scenario_and_those_that_follow_from_its_rates() -> None:
    rows: list[list[Any]] = [
        ["Carts", None, None, None, None],
        ["Product page", "Carts", 0.2, None, None],
        ["Landing", "Product page", 0.3, None, 0.5],
        ["Landing", "Carts", 0.04, None, None],
    ]
    found = plan(["Share", "Rate worst"], *rows)
    assert [each.share for each in found.contributions] == pytest.approx([0.6, 1, 0.4])
    assert [each.share_basis for each in found.contributions] == ["rates", "only", "rates"]
    assert [each.share for each in found.under("worst").contributions] == pytest.approx([5 / 7, 1, 2 / 7])
    typed = plan(["Share worst"], *([*row[:3], 0.3 if row[0] == "Product page" else None] for row in rows))
    assert [each.share for each in typed.under("worst").contributions] == pytest.approx([0.3, 1, 0.7])


def test_a_scenario_with_a_word_among_its_figures_is_refused_where_it_is_asked_for() -> None:
    found = plan(
        ["Rate worst"], ["Leads", None, None, None], ["Visits", "Leads", 0.1, 0.05], ["Ads", "Visits", 0.1, "low"]
    )
    assert found.contributions[1].rate == 0.1
    with pytest.raises(BadInput, match=r"‘low’ is not a number \(table row 4, column Rate worst\)"):
        found.under("worst")


def test_blank_shares_elsewhere_are_equal_and_known_to_be_assumed() -> None:
    found = plan([], ["Leads", None, None], ["Search", "Leads", 0.1], ["Social", "Leads", 0.02])
    assert [(each.share, each.share_basis) for each in found.contributions] == [(0.5, "equal"), (0.5, "equal")]


def test_separate_audiences_divide_the_people_so_the_rates_fix_nothing() -> None:
    found = plan(
        ["Pool"],
        ["Carts", None, None, None],
        ["Page", "Carts", 0.2, None],
        ["Landing", "Page", 0.3, "separate"],
        ["Landing", "Carts", 0.04, None],
    )
    assert [each.share for each in found.contributions] == [0.5, 1, 0.5]


@pytest.mark.parametrize("typed", [(0.1, 0.2, 0.7), (1 / 3, 1 / 3, 1 / 3), (0.7, 0.1, 0.2)])
def test_shares_that_are_all_typed_leave_exactly_nothing(typed: tuple[float, ...]) -> None:
    rows = [[f"W{at}", "Leads", 0.1, share] for at, share in enumerate(typed)]
    found = plan(["Share"], ["Leads", None, None, None], *rows, ["Last", "Leads", 0.1, None])
    assert found.contributions[-1].share == 0


def test_rest_leaves_the_capped_row_to_its_cap() -> None:
    found = plan(
        ["Cap", "Share"],
        ["Orders", None, None, None, None],
        ["Search", "Orders", 0.02, 4000, None],
        ["Mail", "Orders", 0.1, None, 0.25],
        ["Social", "Orders", 0.01, None, "Rest"],
    )
    assert [(each.share, each.share_basis) for each in found.contributions] == [
        (0, "cap"),
        (0.25, "typed"),
        (0.75, "rest"),
    ]


def test_errors_name_no_traceback() -> None:
    with pytest.raises(FunnelError, match="more than 100%"):
        plan(["Share"], ["A", None, None, None], ["B", "A", 1, 0.7], ["C", "A", 1, 0.6], ["D", "A", 1, "rest"])


def test_figures_beyond_all_reason_are_no_traceback() -> None:
    with pytest.raises(BadInput, match="more than 100%"):
        plan(["Share"], ["A", None, None, None], ["B", "A", 1, 1e308])
    ways = plan([], ["A", None, None], ["B", "A", 0.2], ["C", "B", 1.7e308], ["C", "A", 1.7e308])
    assert [each.share for each in ways.contributions] == [0.5, 1, 0.5]
    with pytest.raises(BadInput, match="more than a hundred years"):
        Period(date(2027, 1, 1), date(2200, 1, 1))


def test_a_share_of_rest_makes_a_scenario_and_words_alone_do_not() -> None:
    rows = [
        ["KPI", "Feeds", "Rate", "Share", "Cap", "Share worst", "Share source"],
        ["Orders", None, None, None, None, None, "of last year"],
        ["Search", "Orders", 0.05, 0.5, 400, "rest", None],
        ["Social", "Orders", 0.01, 0.5, None, "rest", None],
    ]
    assert [each.name for each in read_framework(rows).scenarios] == ["worst"]


@pytest.mark.parametrize("header", ["Rate worst (%)", "Rate worst %", "Rate (%) worst", "Rate worst (%):"])
def test_a_scenario_in_percentages_is_read_as_percentages(header: str) -> None:
    found = plan([header], ["Leads", None, None, None], ["Visits", "Leads", 0.1, 5])
    assert [(each.name, each.rates) for each in found.scenarios] == [("worst", {("Visits", "Leads"): 0.05})]


def test_a_scenario_in_thousands_is_read_as_thousands() -> None:
    found = plan(["Cap (x 1,000)", "Cap worst (x 1,000)"], ["Leads", None, None], ["Visits", "Leads", 0.1, 4, 2])
    assert (found.by_name["Visits"].cap, found.under("worst").by_name["Visits"].cap) == (4000, 2000)
