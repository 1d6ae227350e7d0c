"""The cell functions on results as a host calls them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from fullfunnel.errors import BadInput, BadRate, NoAnswer, NotFound
from fullfunnel.functions import FUNCTIONS
from fullfunnel.results.progress import by_chance

PLAN: list[list[Any]] = [
    ["KPI", "Stage", "Unit", "Feeds", "Rate", "Lag", "Formula"],
    ["Orders", "Do", "orders", None, None, None, None],
    ["Visits", "Think", "visits", "Orders", 0.02, 7, None],
    ["Reach", "See", "people", "Visits", 0.05, 14, None],
    ["Conversion rate", "Do", "%", None, None, None, "Orders / Visits"],
    ["CPA", "Do", "EUR per order", None, None, None, "Cost / Orders"],
]
# What a host gives and gets is any cell.
funnel_status: Any = FUNCTIONS["FUNNEL_STATUS"]
funnel_progress: Any = FUNCTIONS["FUNNEL_PROGRESS"]
funnel_forecast: Any = FUNCTIONS["FUNNEL_FORECAST"]
funnel_bottleneck: Any = FUNCTIONS["FUNNEL_BOTTLENECK"]
funnel_compare: Any = FUNCTIONS["FUNNEL_COMPARE"]
funnel_weeks: Any = FUNCTIONS["FUNNEL_WEEKS"]

START, END = dt.date(2026, 9, 1), dt.date(2026, 10, 26)
HEADERS = ["Date", "KPI", "Value", "Cost"]


def results(*rows: list[Any]) -> list[list[Any]]:
    return [HEADERS, *([*row, None][:4] for row in rows)]


def progress(
    *rows: list[Any], date: Any = None, start: Any = START, end: Any = END, plan: Any = PLAN
) -> dict[str, list[Any]]:
    header, *found = funnel_progress(560, plan, results(*rows), date, start, end)
    assert header[0] == "KPI"
    return {row[0]: row[1:] for row in found}


DAY_7 = dt.date(2026, 9, 7)


def test_progress_has_a_header_row_and_the_kpis_in_the_order_of_the_framework() -> None:
    header, *found = funnel_progress(560, PLAN, results([DAY_7, "Orders", 70]), None, START, END)
    assert header == ["KPI", "Target", "By now", "Actual", "Difference", "Status"]
    assert [row[0] for row in found] == ["Orders", "Visits", "Reach", "Conversion rate", "CPA"]


def test_what_feeds_the_main_kpi_must_be_ahead_of_the_calendar() -> None:
    """Day 7 of 56: an eighth of the orders, a quarter of the visits, half of the reach."""
    found = progress([DAY_7, "Orders", 70], [DAY_7, "Visits", 7_000], [DAY_7, "Reach", 260_000])
    assert found["Orders"][:2] == [560, pytest.approx(70)]
    assert found["Visits"][:2] == [pytest.approx(28_000), pytest.approx(7_000)]
    assert found["Reach"][:2] == [pytest.approx(560_000), pytest.approx(280_000)]
    assert found["Reach"][2:4] == [260_000, pytest.approx(-20_000)]
    assert [found[name][-1] for name in ("Orders", "Visits")] == ["on track", "on track"]


def test_reach_too_low_is_behind_where_the_elapsed_share_says_ahead() -> None:
    found = progress([DAY_7, "Reach", 245_000])
    assert found["Reach"][-1] == "behind"
    assert funnel_status(245_000, 560_000, 7 / 56) == "ahead"


@pytest.mark.parametrize(
    ("day", "part"),
    [
        ("2026-08-01", 0),
        ("2026-08-17", 0),
        ("2026-08-18", 1 / 56),
        ("2026-09-01", 15 / 56),
        ("2026-10-12", 1),
        ("2027-01-01", 1),
    ],
)
def test_a_lag_of_two_weeks_moves_the_calendar_by_two_weeks(day: str, part: float) -> None:
    """By now = target x min(max(days gone + lag, 0), days) / days."""
    plan = [row if row[0] != "Visits" else [*row[:5], 0, None] for row in PLAN]
    found = progress([dt.date(2026, 7, 1), "Reach", 1], date=day, plan=plan)
    assert found["Reach"][1] == pytest.approx(560_000 * part)


def test_by_now_is_what_the_weeks_add_up_to() -> None:
    weights = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    _, *weeks = funnel_weeks(560, PLAN, START, END, None, weights)
    sunday = dt.date(2026, 10, 4)
    serial = (sunday - dt.date(1899, 12, 30)).days
    rows = results([sunday, "Orders", 1])
    _, *found = funnel_progress(560, PLAN, rows, None, START, END, weights)
    for row, column in zip(found[:3], (1, 2, 3), strict=True):
        assert row[2] == pytest.approx(sum(week[column] for week in weeks if week[0] <= serial))


def test_at_the_end_by_now_is_the_target() -> None:
    for end in (END, dt.date(2026, 12, 1)):
        found = progress([end, "Orders", 560])
        for name in ("Orders", "Visits", "Reach"):
            assert found[name][1] == pytest.approx(found[name][0])


def test_nothing_reported_is_blank_and_zero_is_zero() -> None:
    found = progress([END, "Orders", 0], [END, "Visits", None])
    assert found["Orders"] == [560, pytest.approx(560), 0, pytest.approx(-560), "behind"]
    assert found["Visits"][2:] == ["", "", "not reported"]
    assert found["Conversion rate"][2:] == ["", "", "not reported"]


def test_without_dates_volumes_have_no_pace_and_ratios_still_stand() -> None:
    found = progress([DAY_7, "Orders", 70], [DAY_7, "Visits", 7_000], start=None, end=None)
    assert found["Orders"] == [560, "", 70, "", ""]
    assert found["Reach"] == [pytest.approx(560_000), "", "", "", "not reported"]
    assert found["Conversion rate"] == [pytest.approx(0.02), pytest.approx(0.02), 0.01, pytest.approx(-0.01), "behind"]


def test_a_cost_that_is_lower_is_ahead() -> None:
    plan = [[*row, None, None] for row in PLAN]
    plan[0][-2:] = ["Unit cost", "Per"]
    plan[2][-2:] = [0.5, 1]
    rows = results([DAY_7, "Orders", 70, None], [DAY_7, "Visits", 7_000, 1_400])
    _, *found = funnel_progress(560, plan, rows, None, START, END)
    cpa = found[-1]
    assert cpa == ["CPA", pytest.approx(25), pytest.approx(25), pytest.approx(20), pytest.approx(-5), "ahead"]


def test_three_of_five_is_too_early_to_say() -> None:
    """P(X <= 3) is 26.5% where 5 are due."""
    plan = [["KPI", "Unit", "Feeds", "Rate"], ["Orders", "orders", None, None], ["Visits", "visits", "Orders", 0.02]]
    rows = results([dt.date(2026, 9, 10), "Orders", 3])
    _, orders, _ = funnel_progress(15, plan, rows, None, "2026-09-01", "2026-09-30")
    assert orders[-1] == "too early to say"
    _, orders, _ = funnel_progress(15, plan, results(["2026-09-10", "Orders", 1]), None, "2026-09-01", "2026-09-30")
    assert orders[-1] == "behind"
    _, orders, _ = funnel_progress(15, plan, results(["2026-09-30", "Orders", 12]), None, "2026-09-01", "2026-09-30")
    assert orders[-1] == "behind"  # the campaign is over: what is not there does not come


def test_money_is_never_too_early() -> None:
    plan = [["KPI", "Unit", "Feeds", "Rate"], ["Revenue", "EUR", None, None], ["Visits", "visits", "Revenue", 2]]
    _, revenue, _ = funnel_progress(15, plan, results(["2026-09-10", "Revenue", 3]), None, "2026-09-01", "2026-09-30")
    assert revenue[-1] == "behind"


@pytest.mark.parametrize("mean", [0.5, 3, 20, 400, 1_900, 30_000])
def test_what_chance_gives_is_the_poisson_tail(mean: float) -> None:
    off = stats.poisson(mean)
    for actual in (off.ppf(0.05), off.ppf(0.09), off.ppf(0.2), off.ppf(0.8), off.ppf(0.93), off.ppf(0.97)):
        if actual == mean:
            continue
        tail = off.cdf(actual) if actual < mean else off.sf(actual - 1)
        if abs(tail - 0.1) > 1e-4:
            assert by_chance(actual, mean) == (tail > 0.1)


def test_the_dutch_plan_answers_in_dutch() -> None:
    plan = [["KPI", "Fase", "Draagt bij aan", "Ratio"], ["Orders", "Do", "", ""], ["Bezoeken", "Think", "Orders", "2%"]]
    rows = [["Datum", "KPI", "Waarde"], ["2026-09-07", "Bezoeken", 10]]
    assert funnel_progress(56, plan, rows, None, "2026-09-01", "2026-10-26") == [
        ["KPI", "Doel", "Nu verwacht", "Werkelijk", "Verschil", "Status"],
        ["Orders", 56, pytest.approx(7), "", "", "niet gemeld"],
        ["Bezoeken", 2_800, pytest.approx(350), 10, pytest.approx(-340), "achter"],
    ]


@pytest.mark.parametrize(
    "date",
    [dt.date(2026, 9, 7), dt.datetime(2026, 9, 7, 23, 59, tzinfo=dt.UTC), 46272, 46272.5, "2026-09-07", [["7-9-2026"]]],
)
def test_dates_in_any_form(date: Any) -> None:
    if isinstance(date, list):
        with pytest.raises(BadInput):
            funnel_progress(560, PLAN, results([DAY_7, "Orders", 5]), date, START, END)
        return
    rows = results([DAY_7, "Orders", 5], ["2026-09-08", "Orders", 100])
    assert funnel_progress(560, PLAN, rows, date, START, END)[1][3] == 5


def test_zero_stands_for_a_date_that_a_host_left_out() -> None:
    rows = results([DAY_7, "Orders", 5])
    assert funnel_progress(560, PLAN, rows, 0, START, END) == funnel_progress(560, PLAN, rows, None, START, END)


def test_an_own_target_wins_and_a_kpi_that_nothing_asks_for_has_none() -> None:
    plan = [
        ["KPI", "Feeds", "Rate", "Own target", "Role"],
        ["Orders", "", "", "", "main"],
        ["Visits", "Orders", 0.02, 9_000, ""],
        ["NPS", "", "", "", "guard"],
    ]
    rows = results([END, "Visits", 9_000], [END, "NPS", 40])
    _, orders, visits, nps = funnel_progress(560, plan, rows, None, START, END)
    assert visits[1:] == [9_000, pytest.approx(9_000), 9_000, pytest.approx(0), "on track"]
    assert nps[1:] == ["", "", 40, "", ""]
    assert orders[1:] == [560, 560, "", "", "not reported"]


def test_a_baseline_per_month_counts_for_the_days_of_the_campaign() -> None:
    plan = [["KPI", "Feeds", "Rate", "Baseline"], ["Orders", "", "", "100 per month"], ["Visits", "Orders", 0.02, ""]]
    _, _, visits = funnel_progress(560, plan, results(["2026-09-30", "Visits", 1]), None, "2026-09-01", "2026-09-30")
    assert visits[1] == pytest.approx(460 / 0.02)


def test_a_table_without_rows_reports_nothing() -> None:
    assert {row[-1] for row in funnel_progress(560, PLAN, [HEADERS], None, START, END)[1:]} == {"not reported"}
    assert funnel_forecast("Orders", PLAN, [HEADERS]) == [["", "", ""]]
    assert funnel_bottleneck(560, PLAN, [HEADERS]) == [["", "", ""]]


@pytest.mark.parametrize(
    "shape",
    [
        lambda rows: rows,
        lambda rows: tuple(map(tuple, rows)),
        lambda rows: np.array(rows, dtype=object),
        lambda rows: pd.DataFrame(rows[1:], columns=rows[0]),
    ],
)
def test_ranges_of_every_shape(shape: Any) -> None:
    rows = results([DAY_7, "Orders", 70, 5.0])
    assert funnel_progress(560, shape(PLAN), shape(rows), None, START, END)[1][3] == 70
    assert funnel_forecast("Orders", shape(PLAN), shape(rows)) == [[70, 70, 70]]


def test_forecast_spills_one_row() -> None:
    plan = [["KPI", "Feeds", "Rate", "Lag", "n"], ["Orders", "", "", "", ""], ["Visits", "Orders", 0.02, 10, 5_000]]
    rows = results(["2026-09-01", "Visits", 10_000], ["2026-09-25", "Visits", 5_000], ["2026-09-26", "Orders", 250])
    assert funnel_forecast("orders", plan, rows) == [[pytest.approx(366.67, abs=0.01), 351, 383]]
    # By 11 September the first 10,000 have landed and nothing is under way: 0 orders were not reported then.
    assert funnel_forecast("Visits", plan, rows, "2026-09-11") == [[10_000, 10_000, 10_000]]
    assert funnel_forecast("Orders", plan, rows, "2026-09-11")[0][0] == pytest.approx(200)


def test_the_forecast_of_a_ratio_divides_what_its_parts_lead_to() -> None:
    plan = [*PLAN[:3], PLAN[5]]
    rows = results([DAY_7, "Visits", 1_000, 500], ["2026-09-08", "Orders", 10, 100])
    ((value, low, high),) = funnel_forecast("CPA", plan, rows)
    ((orders, few, many),) = funnel_forecast("Orders", plan, rows)
    assert value == pytest.approx(600 / orders)
    assert (low, high) == (pytest.approx(600 / many), pytest.approx(600 / few))


def test_bottleneck_lists_losses_worst_first() -> None:
    plan = [["KPI", "Feeds", "Rate"], ["Orders", "", ""], ["Visits", "Orders", 0.05], ["Reach", "Visits", 0.02]]
    rows = results([END, "Reach", 900_000], [END, "Visits", 14_400], [END, "Orders", 560])
    assert funnel_bottleneck(1_000, plan, rows) == [
        ["Visits", pytest.approx(3_600), pytest.approx(180)],
        ["Orders", pytest.approx(160), pytest.approx(160)],
        ["Reach", pytest.approx(100_000), pytest.approx(100)],
    ]


def test_compare_spills_two_rows() -> None:
    found = funnel_compare(800, 8_000, 1_000, 15_000)
    assert [[round(cell, 2) for cell in row[:3]] for row in found] == [[-0.2, -0.27, -0.12], [-0.33, -0.39, -0.27]]
    assert [row[3] for row in found] == ["more than chance", "more than chance"]
    assert funnel_compare(48, None, 40, 1_000)[1] == ["", "", "", ""]
    assert funnel_compare(40, 1_000, 0, 1_000)[0][0] == ""
    assert funnel_compare(0, 0, 0, 0) == [["", "", "", "too few to tell"], ["", "", "", ""]]


def test_status_in_the_language_of_its_direction() -> None:
    assert funnel_status(90, 100) == "on track"
    assert funnel_status(None, 100) == "not reported"
    assert funnel_status("", 100) == "not reported"
    assert funnel_status(0, 100) == "behind"
    assert funnel_status(120, 100, None, "lager") == "achter"
    assert funnel_status(120, 100, "50%", "hoger") == "voor"
    assert funnel_status(120, 100, None, "higher") == "ahead"


@pytest.mark.parametrize(
    "arguments", [(5, None), (5, 10, 1.5), (5, 10, -0.1), (5, 10, 1, "sideways"), ("x", 10), (5, -10)]
)
def test_a_status_of_bad_input(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(BadInput):
        funnel_status(*arguments)


def test_errors_are_of_the_right_kind() -> None:
    rows = results([DAY_7, "Orders", 5])
    with pytest.raises(NotFound):
        funnel_forecast("Likes", PLAN, rows)
    with pytest.raises(BadInput):
        funnel_progress(560, PLAN, [["Date", "KPI"], [DAY_7, "Orders"]], None, START, END)
    with pytest.raises(BadInput):
        funnel_progress(560, PLAN, rows, None, END, START)
    with pytest.raises(BadInput):
        funnel_progress(-1, PLAN, rows)
    with pytest.raises(BadInput):
        funnel_progress(560, PLAN, results([DAY_7, "Orders", "many"]))
    with pytest.raises(BadInput):
        funnel_progress(560, PLAN, results(["soon", "Orders", 5]))
    with pytest.raises(BadInput):
        funnel_progress(560, PLAN, rows, None, START, END, [1, 2, 3, 4])
    circle = [["KPI", "Feeds", "Rate"], ["A", "B", 1], ["B", "A", 1]]
    with pytest.raises(NoAnswer):
        funnel_bottleneck(560, circle, rows)
    blank = [["KPI", "Feeds", "Rate"], ["Orders", "", ""], ["Visits", "Orders", ""]]
    with pytest.raises(BadRate):
        funnel_bottleneck(560, blank, rows)
    with pytest.raises(BadRate):
        funnel_progress(560, blank, rows, None, START, END)


def test_the_same_long_range_is_read_once_and_a_changed_one_anew() -> None:
    rows = results(*([DAY_7, "Orders", at % 3] for at in range(600)))
    assert funnel_progress(560, PLAN, rows)[1][3] == 600
    rows[1][2] = 50
    assert funnel_progress(560, PLAN, rows)[1][3] == 650
    rows[2][2] = True  # equal to 1 for Python, and no number for a marketeer
    with pytest.raises(BadInput):
        funnel_progress(560, PLAN, rows)
    rows[2][2] = 1
    assert funnel_progress(560, PLAN, rows)[1][3] == 650


RATIOS: list[list[Any]] = [
    ["KPI", "Unit", "Feeds", "Rate", "Own target", "Direction"],
    ["Orders", "orders"],
    ["Visits", "visits", "Orders", 0.02],
    ["Frequency", "", None, None, 4],
    ["Cost per visit", "EUR per visit", None, None, 3],
    ["Price of a trial", "USD / trial", None, None, 8],
    ["Max CPA", "EUR", None, None, 20],
    ["Bounce rate", "%", None, None, 0.4],
    ["Recall in the panel", "%", None, None, 0.5],
    ["Newsletter", "people", None, None, 560],
]
"""KPIs that are ratios by their name or unit: nobody gave them a formula."""


def ratios(*rows: list[Any]) -> dict[str, list[Any]]:
    plan = [[*row, *[None] * (6 - len(row))] for row in RATIOS]
    return progress(*rows, plan=plan)


def test_a_ratio_without_a_formula_has_no_pace_either() -> None:
    """A quarter is over: of 560 names for the newsletter 140 are due, of a bounce rate of 40% all of it."""
    date = dt.date(2026, 9, 14)
    typed = {
        "Cost per visit": 4,
        "Price of a trial": 7,
        "Max CPA": 20.5,
        "Bounce rate": 0.3,
        "Recall in the panel": 0.4,
    }
    found = ratios(*([date, name, value] for name, value in typed.items()), [date, "Newsletter", 90])
    assert {name: row[1] for name, row in found.items() if name in typed} == {
        "Cost per visit": 3,
        "Price of a trial": 8,
        "Max CPA": 20,
        "Bounce rate": 0.4,
        "Recall in the panel": 0.5,
    }
    assert {name: row[-1] for name, row in found.items() if name in typed} == {
        "Cost per visit": "behind",  # a third dearer
        "Price of a trial": "ahead",  # an eighth cheaper, in any currency
        "Max CPA": "behind",  # a limit: over is over
        "Bounce rate": "ahead",
        "Recall in the panel": "behind",  # never "too early": it is no count
    }
    assert found["Newsletter"][1] == pytest.approx(140)


def test_figures_of_a_ratio_are_never_added() -> None:
    first, second = dt.date(2026, 9, 7), dt.date(2026, 9, 14)
    found = ratios([first, "Bounce rate", 0.5], [second, "Bounce rate", 0.3], [second, "Recall in the panel", 0.4])
    assert found["Bounce rate"][2] == 0.3
    assert found["Recall in the panel"][2] == 0.4


def test_of_channels_without_a_total_a_ratio_is_not_known() -> None:
    plan = [[*row, *[None] * (6 - len(row))] for row in RATIOS]
    rows = [
        ["Date", "KPI", "Value", "Channel"],
        [DAY_7, "Bounce rate", 0.3, "search"],
        [DAY_7, "Bounce rate", 0.6, "social"],
    ]
    found = {row[0]: row for row in funnel_progress(560, plan, rows, None, START, END)}
    assert found["Bounce rate"][3] == ""
    assert found["Bounce rate"][5] == "not reported"


def test_frequencies_of_weeks_add_up_to_an_upper_bound() -> None:
    found = ratios([dt.date(2026, 9, 7), "Frequency", 3.5], [dt.date(2026, 9, 14), "Frequency", 3])
    assert found["Frequency"][:3] == [4, 4, 6.5]
