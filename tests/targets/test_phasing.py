"""What must be there when: worked examples."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fullfunnel.errors import BadInput, BadRate, NoAnswer
from fullfunnel.framework import read_framework
from fullfunnel.functions import funnel_target, funnel_weeks
from fullfunnel.targets.phasing import due, phase, phased_cost
from tests.targets.timed_plans import TWO_WEEKS, Rows, plan


def weeks(table: Rows, goal: object, start: date, end: date, *more: Any) -> dict[str, dict[date, float]]:
    """Per KPI its volumes by the first day of the row."""
    heading, *rows = funnel_weeks(goal, table, start, end, *more)
    days = [date(1899, 12, 30) + timedelta(days=row[0]) for row in rows]  # type: ignore[arg-type]
    return {
        str(name): {day: row[at] for day, row in zip(days, rows, strict=True)}  # type: ignore[misc]
        for at, name in enumerate(heading)
        if at
    }


def test_visits_come_before_the_start() -> None:
    found = weeks(TWO_WEEKS, 70, date(2027, 9, 6), date(2027, 9, 19))
    assert found["Leads"] == {date(2027, 8, 30): 0, date(2027, 9, 6): 35, date(2027, 9, 13): 35}
    assert found["Visits"] == pytest.approx({date(2027, 8, 30): 250, date(2027, 9, 6): 350, date(2027, 9, 13): 100})


def test_the_period_with_the_start_has_two_rows_and_so_has_the_one_with_the_end() -> None:
    table = plan(
        ["Visits", "Leads", 0.1, 3, None],
        ["Leads", "Deals", 0.5, 10, "main"],
        ["Deals", None, None, None, "guard"],
        headers=("KPI", "Feeds", "Rate", "Lag", "Role"),
    )
    found = weeks(table, 70, date(2027, 9, 8), date(2027, 9, 14))  # Wednesday to Tuesday
    rows = [
        date(2027, 8, 30),
        date(2027, 9, 6),
        date(2027, 9, 8),
        date(2027, 9, 13),
        date(2027, 9, 15),
        date(2027, 9, 20),
    ]
    assert list(found["Leads"]) == rows
    assert found["Visits"] == pytest.approx(dict(zip(rows, [100, 200, 400, 0, 0, 0], strict=True)))
    assert found["Leads"] == pytest.approx(dict(zip(rows, [0, 0, 50, 20, 0, 0], strict=True)))
    # Ten days after 8 to 14 September is 18 to 24 September.
    assert found["Deals"] == pytest.approx(dict(zip(rows, [0, 0, 0, 0, 10, 25], strict=True)))


def test_months_quarters_and_their_dutch_words() -> None:
    start, end = date(2027, 1, 1), date(2027, 12, 31)
    found = weeks(plan(["Leads"]), 365, start, end, "maand")
    assert list(found["Leads"].values()) == pytest.approx([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    assert list(weeks(plan(["Leads"]), 365, start, end, "Quarter")["Leads"].values()) == pytest.approx([90, 91, 92, 92])
    assert funnel_weeks(365, plan(["Leads"]), start, end, "kwartaal")[0][0] == "Quarter"
    dutch = [["KPI", "Draagt bij aan", "Ratio"], ["Leads", None, None]]
    assert funnel_weeks(365, dutch, start, end, "kwartaal")[0] == ["Kwartaal", "Leads"]
    assert funnel_weeks(365, dutch, start, end)[0] == ["Week", "Leads"]


def test_a_year_of_53_weeks_and_a_leap_day() -> None:
    found = weeks(plan(["Leads"]), 371, date(2026, 1, 1), date(2027, 1, 3))
    assert len(found["Leads"]) == 53  # 2026 begins on a Thursday: ISO week 1 up to and including week 53
    assert list(found["Leads"])[:2] == [date(2026, 1, 1), date(2026, 1, 5)]
    february = weeks(plan(["Leads"]), 29, date(2028, 2, 1), date(2028, 2, 29), "month")
    assert february["Leads"] == pytest.approx({date(2028, 2, 1): 29})


def test_weights_divide_the_goal_over_the_periods_and_evenly_over_their_days() -> None:
    found = weeks(TWO_WEEKS, 70, date(2027, 9, 6), date(2027, 9, 19), "week", [[3, 1]])
    assert list(found["Leads"].values()) == pytest.approx([0, 52.5, 17.5])
    # 7.5 a day in the first week and 2.5 in the second, five days earlier, a tenth of them leads.
    assert list(found["Visits"].values()) == pytest.approx([5 * 75, 2 * 75 + 5 * 25, 2 * 25])
    column = weeks(TWO_WEEKS, 70, date(2027, 9, 6), date(2027, 9, 19), None, [[3], [1]])
    assert column == found


def test_periods_without_weight_are_left_out_before_and_stay_as_zero_after() -> None:
    found = weeks(plan(["Leads"]), 10, date(2027, 3, 1), date(2027, 3, 28), "week", [[0], [2], [0], [0]])
    assert found["Leads"] == pytest.approx({date(2027, 3, 8): 10, date(2027, 3, 15): 0, date(2027, 3, 22): 0})


def test_a_rate_that_is_missing_stops_all() -> None:
    table = plan(["Leads"], ["Visits", "Leads", None, 5])
    with pytest.raises(BadRate, match="is blank"):
        funnel_weeks(70, table, date(2027, 9, 6), date(2027, 9, 19))


def test_baselines_come_in_the_shape_of_their_kpi() -> None:
    table = plan(
        ["Leads", None, None, None, None],
        ["Visits", "Leads", 0.1, 7, 140],
        ["Clicks", "Visits", 1, 0, None],
        headers=("KPI", "Feeds", "Rate", "Lag", "Baseline"),
    )
    found = weeks(table, 70, date(2027, 9, 6), date(2027, 9, 19))
    assert list(found["Visits"].values()) == pytest.approx([350, 350, 0])
    assert list(found["Clicks"].values()) == pytest.approx([280, 280, 0])


def test_own_targets_keep_the_shape_of_the_edge_that_would_set_them_or_are_even() -> None:
    table = plan(
        ["Leads", None, None, None, None],
        ["Visits", "Leads", 0.1, 7, 1400],
        ["Calls", None, None, None, 28],
        headers=("KPI", "Feeds", "Rate", "Lag", "Own target"),
    )
    found = weeks(table, 70, date(2027, 9, 6), date(2027, 9, 19), "week", [3, 1])
    assert list(found["Visits"].values()) == pytest.approx([1050, 350, 0])
    assert list(found["Calls"].values()) == pytest.approx([0, 14, 14])


def test_the_most_demanding_edge_gives_the_shape_and_a_tie_goes_to_the_first_row() -> None:
    rows: Rows = [
        ["Leads", None, None, None, None],
        ["Quick", "Leads", 0.1, 0, 0.5],
        ["Slow", "Leads", 0.1, 14, 0.5],
        ["People", "Slow", 1, 0, None],
        ["People", "Quick", 1, 0, None],
    ]
    headers = ("KPI", "Feeds", "Rate", "Lag", "Share")
    start, end = date(2027, 9, 6), date(2027, 9, 12)
    found = weeks(plan(*rows, headers=headers), 70, start, end)
    assert found["People"] == found["Slow"]
    turned = weeks(plan(*rows[:3], rows[4], rows[3], headers=headers), 70, start, end)
    assert turned["People"] == turned["Quick"]
    more = weeks(plan(*rows[:3], rows[3], ["People", "Quick", 0.5, 0, None], headers=headers), 70, start, end)
    assert list(more["People"].values()) == pytest.approx([0, 0, 700])


def test_ways_that_the_rates_divide_are_a_tie_whatever_the_last_digit() -> None:
    rows: Rows = [
        ["Carts", None, None, None],
        ["Page", "Carts", 0.2, 3],
        ["Landing", "Carts", 0.07, 1],
        ["Landing", "Page", 0.3, 9],
    ]
    for goal in (70, 77, 133, 1001):  # the needs of both ways are one number but for rounding
        found = phase(read_framework(plan(*rows)), goal, date(2027, 9, 6), date(2027, 9, 12))
        assert found.first_day("Landing") == date(2027, 9, 5)


def test_separate_audiences_come_each_in_its_own_time() -> None:
    table = plan(
        ["Leads", None, None, None, None, None],
        ["Quick", "Leads", 0.1, 0, 0.25, None],
        ["Slow", "Leads", 0.1, 14, 0.75, None],
        ["People", "Slow", 1, 0, None, "separate"],
        ["People", "Quick", 0.5, 0, None, None],
        headers=("KPI", "Feeds", "Rate", "Lag", "Share", "Pool"),
    )
    found = weeks(table, 70, date(2027, 9, 6), date(2027, 9, 12))
    assert list(found["People"].values()) == pytest.approx([525, 0, 350])


def test_ratios_have_no_column_and_neither_has_a_kpi_without_a_target() -> None:
    table = plan(
        ["Leads", None, None, None, None],
        ["Visits", "Leads", 0.1, 5, None],
        ["CR", None, None, None, "Leads / Visits"],
        ["NPS", None, None, None, None],
        headers=("KPI", "Feeds", "Rate", "Lag", "Formula"),
    )
    table[1].append("main")
    table[0].append("Role")
    assert funnel_weeks(70, table, date(2027, 9, 6), date(2027, 9, 19))[0] == ["Week", "Leads", "Visits"]


def test_a_goal_of_nothing_is_nothing_in_every_week() -> None:
    assert weeks(TWO_WEEKS, 0, date(2027, 9, 6), date(2027, 9, 19))["Visits"] == {
        date(2027, 9, 6): 0,
        date(2027, 9, 13): 0,
    }


def test_volumes_per_month_are_converted_to_the_days_of_the_plan() -> None:
    table = plan(
        ["Leads", None, None, "20 per month"],
        ["Visits", "Leads", 0.1, None],
        headers=("KPI", "Feeds", "Rate", "Baseline"),
    )
    start, end = date(2027, 1, 1), date(2027, 3, 31)
    assert sum(weeks(table, 160, start, end)["Visits"].values()) == pytest.approx(1000)
    goal_a_month = weeks(table, "100 per month", start, end)
    assert sum(goal_a_month["Leads"].values()) == pytest.approx(300)
    assert sum(goal_a_month["Visits"].values()) == pytest.approx(2400)


def test_a_plan_of_a_year_asked_for_a_quarter_is_refused_in_words() -> None:
    table = plan(
        ["Leads", None, None, 240, "2027-01-01", "2027-12-31"],
        ["Visits", "Leads", 0.1, None, None, None],
        headers=("KPI", "Feeds", "Rate", "Baseline", "Plan start", "Plan end"),
    )
    assert funnel_target("Visits", 1200, table) == pytest.approx(9_600)
    with pytest.raises(BadInput, match="Baseline of ‘Leads’ is for the whole plan"):
        funnel_weeks(300, table, date(2027, 1, 1), date(2027, 3, 31))
    with pytest.raises(BadInput, match="Your goal is per quarter"):
        funnel_target("Visits", "300 per quarter", table)
    table[1][3] = "20 per month"
    assert funnel_target("Visits", 1200, table) == pytest.approx(9_600)
    assert funnel_target("Visits", "300 per quarter", table) == pytest.approx(2_400)
    found = weeks(table, 300, date(2027, 1, 1), date(2027, 3, 31), "quarter")
    assert found["Visits"] == pytest.approx({date(2027, 1, 1): 2_400})


def test_without_the_days_of_the_plan_a_volume_per_month_is_no_target() -> None:
    table = plan(["Leads", None, None, "20 per month"], headers=("KPI", "Feeds", "Rate", "Baseline"))
    with pytest.raises(BadInput, match="the length of the plan is not known"):
        funnel_target("Leads", 1200, table)


def test_leads_that_buy_over_three_months() -> None:
    """Ten customers in each of months 3, 4 and 5: the leads for them begin in month 1, a hundred a month in all."""
    table = plan(["Customers"], ["Leads", "Customers", 0.1, "5-60"])
    found = weeks(table, 30, date(2027, 3, 1), date(2027, 5, 31), "month")
    assert sum(found["Leads"].values()) == pytest.approx(300)
    assert min(found["Leads"]) < date(2027, 3, 1)
    assert sum(volume for day, volume in found["Leads"].items() if day < date(2027, 3, 1)) > 50


def test_what_is_spent_comes_before_what_it_brings() -> None:
    table = plan(
        ["Leads", None, None, None, None, None],
        ["Visits", "Leads", 0.1, 5, 2, None],
        ["Views", "Visits", 0.01, 9, 10, 1000],
        headers=("KPI", "Feeds", "Rate", "Lag", "Unit cost", "Per"),
    )
    found = phase(read_framework(table), 70, date(2027, 9, 6), date(2027, 9, 19))
    spent = phased_cost(found)
    # 700 visits at 2 and 70,000 views at 10 per thousand; of the views 14 days earlier than the leads.
    assert sum(spent) == pytest.approx(1400 + 700)
    assert spent[0] == pytest.approx(0.0 + 350)
    assert found.rows[0].first == date(2027, 8, 23)
    assert found.first_day("Views") == date(2027, 8, 23)
    assert found.first_day("Visits") == date(2027, 9, 1)
    assert found.last_day("Visits") == date(2027, 9, 14)


def test_due_by_a_day() -> None:
    found = phase(read_framework(TWO_WEEKS), 70, date(2027, 9, 6), date(2027, 9, 19))
    assert due(found, date(2027, 9, 12)) == pytest.approx({"Leads": 35, "Visits": 600})
    assert due(found, date(2027, 8, 31)) == {"Leads": 0, "Visits": 0}
    assert due(found, date(2027, 9, 1)) == pytest.approx({"Leads": 0, "Visits": 50})
    assert due(found, date(2028, 1, 1)) == {"Leads": 70, "Visits": 700}


def test_lags_of_more_than_a_century() -> None:
    rows = [[f"K{at}", f"K{at - 1}", 0.5, 9_999] for at in range(1, 6)]
    with pytest.raises(NoAnswer, match="hundred years"):
        funnel_weeks(10, plan(["K0"], *rows), date(2027, 9, 6), date(2027, 9, 19))
