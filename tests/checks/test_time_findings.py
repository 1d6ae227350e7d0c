"""Findings on time and scenarios, as a plan in a workbook gives them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.dates import serial
from fullfunnel.functions import funnel_explain, funnel_target

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding

Rows = list[list[Any]]
MARCH = {"ffStart": date(2027, 3, 1), "ffEnd": serial(date(2027, 3, 31))}


def findings(kpis: Rows, code: str, goal: float = 100, *, results: Rows | None = None, **fields: Any) -> list[Finding]:
    found = check(plan_of(framework=kpis, goal=goal, fields={**MARCH, **fields}, results=results)).open
    return [each for each in found if each.code == code]


TRIALS: Rows = [
    ["KPI", "Stage", "Feeds", "Rate", "Lag"],
    ["Customers", "Do", None, None, None],
    ["Trials", "Do", "Customers", 0.1, 45],
    ["Visits", "Think", "Trials", 0.05, 3],
]


def test_no_trial_of_this_campaign_becomes_a_customer_before_the_last_day() -> None:
    (found,) = findings(TRIALS, "TIM101")
    assert (found.kpi, found.severity, found.column) == ("Trials", "warning", "lag")
    assert (
        "It takes 45 days from Trials to Customers, but from 2027-03-01 the campaign has only 30 left." in found.what.en
    )


def test_lags_that_add_up_to_more_than_the_campaign_are_found_where_they_pass_it() -> None:
    chain: Rows = [TRIALS[0], ["A"], ["B", None, "A", 1, 14], ["C", None, "B", 1, 14], ["D", None, "C", 1, 14]]
    assert [each.kpi for each in findings(chain, "TIM101")] == ["D"]
    assert findings(chain, "TIM101", ffEnd=date(2027, 5, 1)) == []


def test_once_results_come_in_what_is_left_counts_from_the_last_one() -> None:
    chain: Rows = [TRIALS[0], ["A"], ["B", None, "A", 1, 14]]
    results: Rows = [["Date", "KPI", "Value"], [date(2027, 3, 7), "A", 3], [date(2027, 3, 25), "B", 40]]
    (found,) = findings(chain, "TIM101", results=results)
    assert (found.kpi, found.severity) == ("B", "hint")
    assert "from 2027-03-25 the campaign has only 6 left" in found.what.en
    assert findings(chain, "TIM101", results=results[:2]) == []
    over: Rows = [*results, [date(2027, 3, 31), "A", 1]]
    assert findings(chain, "TIM101", results=over) == []


@pytest.mark.parametrize("fields", [{"ffStart": None}, {"ffEnd": date(2027, 2, 1)}, {"ffEnd": "soon"}])
def test_without_good_dates_there_is_nothing_to_say_about_time(fields: dict[str, Any]) -> None:
    assert findings(TRIALS, "TIM101", **fields) == []


AD_SETS: Rows = [
    ["KPI", "Feeds", "Rate", "Share", "Minimum per week"],
    ["Purchases", None, None, None, None],
    *([f"Ad set {at}", "Purchases", 1, 1 / 3, 50] for at in (1, 2, 3)),
]


def test_an_ad_set_with_too_few_conversions_a_week() -> None:
    week: dict[str, Any] = {"ffStart": date(2027, 3, 1), "ffEnd": date(2027, 3, 7)}
    found = findings(AD_SETS, "KPI111", 60, **week)
    assert [each.kpi for each in found] == ["Ad set 1", "Ad set 2", "Ad set 3"]
    assert "Ad set 1 gets 20, less than the minimum of 50 (50 per week)." in found[0].what.en
    assert findings(AD_SETS, "KPI111", 150, **week) == []
    # Over four weeks it takes four times as many.
    month: dict[str, Any] = {"ffStart": date(2027, 3, 1), "ffEnd": date(2027, 3, 28)}
    assert len(findings(AD_SETS, "KPI111", 599, **month)) == 3
    assert findings(AD_SETS, "KPI111", 601, **month) == []


@pytest.mark.parametrize(
    ("cells", "advice"),
    [
        ({"Minimum": 2000}, "A larger share is not possible here. Raise the main goal"),
        ({"Minimum": 2000, "Cap": 1500}, "There is no more than the cap of 1,500."),
        ({"Minimum": 2000, "Own target": 1200}, "Raise your own target, or clear it."),
        ({"Minimum": 2000, "Share": 0.5}, "Give Visits a larger share"),
        ({"Minimum": 2000, "Share": "rest"}, "Give Visits a larger share"),
    ],
)
def test_advice_below_a_minimum_can_be_followed(cells: dict[str, Any], advice: str) -> None:
    headers = ["KPI", "Feeds", "Rate", "Minimum", "Cap", "Own target", "Share"]
    table: Rows = [headers, ["Leads"], ["Visits", "Leads", 0.1, *(cells.get(each) for each in headers[3:])]]
    (found,) = findings(table, "KPI111")
    assert advice in found.advice.en


def test_the_main_goal_has_no_share_to_raise() -> None:
    (found,) = findings([["KPI", "Feeds", "Rate", "Minimum per week"], ["Leads", None, None, 50]], "KPI111")
    assert found.advice.nl.startswith("Een groter aandeel kan hier niet. Verhoog het hoofddoel")


def test_shares_that_were_assumed_are_said_beside_the_targets_above_them() -> None:
    table: Rows = [["KPI", "Feeds", "Rate"], ["Leads"], ["Search", "Leads", 0.1], ["Social", "Leads", 0.02]]
    (found,) = findings(table, "TIM104")
    assert "A share of 50% each is assumed." in found.what.en
    assert "A share of 50% each is assumed." in funnel_explain("Social", 100, table)


def test_a_scenario_that_cannot_be_read_is_found_before_somebody_asks_for_it() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Rate worst"],
        ["Leads"],
        ["Visits", "Leads", 0.1, 0.05],
        ["Ads", "Visits", 0.1, "low"],
    ]
    (found,) = findings(table, "TIM103")
    assert found.severity == "warning"
    assert "‘low’ is not a number (‘Ads’, column Rate worst)" in found.what.en
    table[3][3] = None
    (found,) = findings(table, "TIM103")
    assert (found.severity, found.row) == ("hint", 4)
    assert "‘Rate worst’ is filled in for 1 of 2 rows" in found.what.en


def test_scenarios_that_leave_the_same_rows_open_are_one_hint() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Unit cost", "Rate worst", "Rate best", "Unit cost worst", "Rate late"],
        ["Leads"],
        ["Visits", "Leads", 0.1, 1, 0.05, 0.2, 2, 0.1],
        ["Clicks", "Visits", 0.9, 1, None, None, 2, 0.9],
        ["Ads", "Clicks", 0.1, 1, None, None, None, 0.1],
    ]
    worst, best = findings(table, "TIM103")
    assert "The column ‘Rate worst’ is filled in for 1 of 3 rows; " in worst.what.en
    assert "; the column ‘Unit cost worst’ is filled in for 2 of 3 rows." in worst.what.en
    assert "The column ‘Rate best’ is filled in for 1 of 3 rows." in best.what.en
    for row in table[1:]:
        row[6:7] = [None]
    (both,) = findings(table, "TIM103")
    assert "The columns ‘Rate worst’ and ‘Rate best’ are each filled in for 1 of 3 rows." in both.what.en
    assert "De kolommen ‘Ratio worst’ en ‘Ratio best’ zijn elk op 1 van de 3 rijen ingevuld." in both.what.nl
    assert (both.severity, both.row, both.words) == ("hint", 4, ("worst", "best"))


def test_a_rate_of_all_has_nothing_to_get_worse() -> None:
    table: Rows = [
        ["KPI", "Feeds", "Rate", "Rate worst"],
        ["Leads"],
        ["Visits", "Leads", 0.1, 0.05],
        ["Ads", "Visits", 1],
    ]
    assert findings(table, "TIM103") == []


@pytest.mark.parametrize("lag", [7, 30, 31, 32, 45, "20-160", "3-300"])
def test_one_cause_is_one_finding_on_time(lag: float | str) -> None:
    """A campaign of 31 days has 30 left from its first: what takes longer is TIM101, and up to there it is TIM109."""
    table: Rows = [TRIALS[0], ["Customers"], ["Trials", None, "Customers", 0.1, lag]]
    found = [*findings(table, "TIM101"), *findings(table, "TIM109")]
    # Half of a spread takes the square root of its ends: 57 days of 20-160, 30 of 3-300.
    days = {"20-160": 57, "3-300": 30}.get(str(lag), lag)
    assert [each.code for each in found] == ["TIM101" if float(str(days)) > 30 else "TIM109"]


def test_a_spread_of_months_in_half_a_year_runs_ahead() -> None:
    table: Rows = [TRIALS[0], ["Held"], ["Booked", None, "Held", 0.7, "20-160"], ["Visits", None, "Booked", 0.1, 3]]
    (found,) = findings(table, "TIM109", ffStart=date(2026, 9, 1), ffEnd=date(2027, 2, 28))
    # 3 + 56.6 days are 33% of 181.
    assert (found.kpi, "takes 60 days" in found.what.en, "33%" in found.what.en) == ("Visits", True, True)
    assert "Start Visits on 2026-07-03" in found.advice.en


def test_a_plan_with_dates_converts_what_counts_per_month() -> None:
    table: Rows = [["KPI", "Feeds", "Rate", "Baseline"], ["Leads", None, None, "20 a month"], ["Visits", "Leads", 0.1]]
    found = plan_of(framework=table, goal=100, fields=MARCH).targets
    assert found is not None
    assert found.of(found.framework.find("Visits")) == pytest.approx(800)
    own: Rows = [
        ["KPI", "Feeds", "Rate", "Baseline", "Plan start", "Plan end"],
        ["Leads", None, None, "20 a month", "2027-01-01", None],
        ["Visits", "Leads", 0.1, None, None, "2027-03-31"],
    ]
    found = plan_of(framework=own, goal=100).targets
    assert found is not None
    assert found.of(found.framework.find("Visits")) == pytest.approx(400)


def test_a_number_per_month_that_cells_cannot_convert_is_found() -> None:
    """A cell knows its range and not the days on the first sheet: there no KPI would have a target."""
    table: Rows = [["KPI", "Feeds", "Rate", "Cap"], ["Leads"], ["Visits", "Leads", 0.1, "300 per month"]]
    with pytest.raises(BadInput, match="with =ffStart and =ffEnd on the first row"):
        funnel_target("Visits", 100, table)
    (found,) = findings(table, "PLN115")
    assert (found.table, found.row, found.severity) == ("ffKpis", 3, "error")
    assert "Plan start and Plan end" in found.what.en
    assert "‘Start plan’ en ‘Einde plan’ toe, met =ffStart en =ffEnd op de eerste rij" in found.what.nl
    # With these columns the cells have the target, and nothing is in the way.
    days: Rows = [["Plan start", "Plan end"], [date(2027, 3, 1), date(2027, 3, 31)], [None, None]]
    whole = [[*row, *[None] * (4 - len(row)), *more] for row, more in zip(table, days, strict=True)]
    assert funnel_target("Visits", 100, whole) == pytest.approx(1000)
    assert findings(whole, "PLN115") == []
    assert [each.code for each in findings(whole, "KPI104")] == ["KPI104"]


def test_a_minimum_per_week_holds_back_no_target() -> None:
    table: Rows = [["KPI", "Feeds", "Rate", "Minimum"], ["Leads"], ["Visits", "Leads", 0.1, "300 per week"]]
    assert funnel_target("Visits", 100, table) == pytest.approx(1000)
    assert findings(table, "PLN115") == []
    # 31 days are 4.43 weeks, so 1,329 at least; without any days nothing can be said of it.
    assert "less than the minimum of 1,329 (300 per week)" in findings(table, "KPI111")[0].what.en
    assert findings(table, "KPI111", 20, ffStart=None, ffEnd=None) == []
