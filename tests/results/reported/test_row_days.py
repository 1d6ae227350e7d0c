"""A row that covers a period is spread evenly over its days: how long rows are decides nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from fullfunnel.framework.reading import read_framework
from fullfunnel.report.figures import Figures
from fullfunnel.report.sections.forecast import forecast_section
from fullfunnel.report.sentences import ahead_sentences
from fullfunnel.results.campaigns.two_campaigns import two_campaigns
from fullfunnel.results.interval import interval
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.results import read_results
from fullfunnel.results.review import review

if TYPE_CHECKING:
    from fullfunnel.results.review import Review

_FIRST, _DAYS = dt.date(2026, 9, 1), 84
_LAST = _FIRST + dt.timedelta(days=_DAYS - 1)
_HEADERS = ["Date", "From", "KPI", "Channel", "Value", "Cost"]
_TOTALS = {"Visits": (5_740, 8_400), "Downloads": (610, 0), "Booked": (131, 0), "Held": (92, 0), "Practices": (15, 840)}
_PLAN = read_framework(
    [
        ["KPI", "Stage", "Feeds", "Rate", "Lag", "n"],
        ["Visits", "Think", "Downloads", 0.15, "1-10", 5_200],
        ["Downloads", "Think", "Booked", 0.2, "5-30", 640],
        ["Booked", "Do", "Held", 0.75, "3-14", 180],
        ["Held", "Do", "Practices", 0.25, "20-60", 135],
        ["Practices", "Do"],
    ]
)


def _rows(length: int) -> list[list[Any]]:
    """The totals in rows of so many days; a row of one day has no From."""
    found: list[list[Any]] = []
    for kpi, (value, cost) in _TOTALS.items():
        for first in range(0, _DAYS, length):
            start, last = _FIRST + dt.timedelta(days=first), _FIRST + dt.timedelta(days=first + length - 1)
            part = length / _DAYS
            found.append([last, start if length > 1 else None, kpi, "", value * part, cost * part])
    return found


def _reviewed(rows: list[list[Any]], day: dt.date | None = None) -> Review:
    return review(_PLAN, 60, read_results([_HEADERS, *rows]), start=_FIRST, end=dt.date(2027, 2, 28), day=day)


def _seen(found: Review) -> dict[str, float]:
    """The rates as seen."""
    return {each.contribution.kpi: each.seen for each in found.rates if each.seen is not None}


def _standings(found: Review) -> dict[str, float]:
    return {each.kpi.name: each.actual for each in found.standings if each.actual is not None}


def _weeks(found: Review) -> dict[dt.date, float]:
    return {each.last: each.actual for each in found.weeks if each.actual is not None}


@pytest.mark.parametrize("length", [7, 28, 84])
@pytest.mark.parametrize("day", [None, dt.date(2026, 10, 14)], ids=["all", "half way"])
def test_the_same_totals_lead_to_the_same_whatever_rows_they_come_in(length: int, day: dt.date | None) -> None:
    daily, other = _reviewed(_rows(1), day), _reviewed(_rows(length), day)
    assert other.ahead is not None
    assert daily.ahead is not None
    assert other.ahead == pytest.approx(daily.ahead, rel=1e-9)
    assert interval(other.flow, "Practices") == pytest.approx(interval(daily.flow, "Practices"))
    assert other.after_the_end == pytest.approx(daily.after_the_end)
    assert _seen(other) == pytest.approx(_seen(daily))
    losses = {each.kpi.name: each.lost for each in daily.bottleneck.losses}
    assert {each.kpi.name: each.lost for each in other.bottleneck.losses} == pytest.approx(losses)
    assert _standings(other) == pytest.approx(_standings(daily))
    assert [each.status for each in other.standings] == [each.status for each in daily.standings]
    assert _weeks(other) == pytest.approx(_weeks(daily))
    assert sum(week.actual is not None for week in other.weeks) == (12 if day is None else 6)


def test_a_total_stays_what_was_typed() -> None:
    """Eleven thirds that add up to something else than eleven, as parts of a float do."""
    row = [_LAST, _FIRST, "Visits", "", 5_741.1, 11.3]
    measured = actuals(_PLAN, read_results([_HEADERS, row])).of("Visits")
    assert (measured.value, measured.cost) == (5_741.1, 11.3)
    assert measured.series == ((_LAST.toordinal(), 5_741.1),)
    assert measured.spans == ((_FIRST.toordinal(), _LAST.toordinal(), 5_741.1),)


def test_a_row_of_one_day_stands_on_that_day() -> None:
    rows = [[_FIRST, None, "Visits", "", 3, None], [_LAST, _LAST, "Visits", "", 4, None]]
    measured = actuals(_PLAN, read_results([_HEADERS, *rows])).of("Visits")
    assert measured.series == ((_FIRST.toordinal(), 3), (_LAST.toordinal(), 4))
    assert all(first == last for first, last, _ in measured.spans)


def test_of_people_reached_nothing_is_known_half_way_a_period() -> None:
    """Who was reached in the second half may be the same people; the cost is that of the days."""
    plan = read_framework([["KPI", "Feeds", "Rate", "Unit"], ["Reach", "Sales", 0.1, "people"], ["Sales"]])
    row = [dt.date(2026, 9, 10), _FIRST, "Reach", "", 1_000, 100]
    half = actuals(plan, read_results([_HEADERS, row]), dt.date(2026, 9, 5)).of("Reach")
    assert (half.value, half.cost) == (None, 50)
    assert actuals(plan, read_results([_HEADERS, row])).of("Reach").value == 1_000


def test_a_row_that_begins_after_the_day_does_not_count() -> None:
    row = [_LAST, dt.date(2026, 9, 11), "Visits", "", 70, None]
    assert actuals(_PLAN, read_results([_HEADERS, row]), dt.date(2026, 9, 10)).of("Visits").value is None


def test_days_a_row_was_spread_over_are_no_dates_that_vary() -> None:
    """Weeks of which one brought double still vary; days between would all be alike, and every change sure."""
    weeks = _reviewed(_rows(7))
    compared = two_campaigns(weeks, weeks)
    assert compared is not None
    assert compared.variation.dates == 24


def test_more_than_passed_is_said_and_never_shown_as_a_rate() -> None:
    """All of them on the last day, with lags: nearly nothing has had the time to pass."""
    rows = [[_LAST, None, kpi, "", value, None] for kpi, (value, _) in _TOTALS.items()]
    found = _reviewed(rows)
    figures = Figures("en", "GBP")
    assert max(each.seen or 0.0 for each in found.rates) > 1
    table = next(each for each in forecast_section(found, figures).tables)
    seen = [row[2].shown for row in table.rows]
    assert seen == ["more than is possible"] * 3 + ["–"]  # of those held nothing at all can have led to a practice
    said = " ".join(ahead_sentences(found, figures))
    assert "more than is possible" in said
    assert "69,577" not in said


def test_the_finding_on_a_rate_above_1_asks_for_the_days() -> None:
    kpis = [["KPI", "Feeds", "Rate", "Lag", "n"], ["Visits", "Orders", 0.2, 5, 640], ["Orders"]]
    results = [["Date", "KPI", "Value"], ["2027-03-01", "Visits", 40], ["2027-03-09", "Orders", 90]]
    findings = check(plan_of(framework=kpis, goal=100, results=results)).open
    (found,) = [each for each in findings if each.code == "RES103"]
    assert found.what.en.startswith("There are more Orders than Visits that could have led to them")
    assert "2.25" not in found.what.en
    assert "From and Date" in found.advice.en
