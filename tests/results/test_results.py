"""The results of a plan, read from a range of cells."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from fullfunnel.errors import BadInput
from fullfunnel.results.results import ResultRow, read_results

DUTCH = ["Datum", "Vanaf", "KPI", "Kanaal", "Waarde", "Kosten", "Bron"]
ENGLISH = ["Date", "From", "KPI", "Channel", "Value", "Cost", "Source"]


@pytest.mark.parametrize("headers", [DUTCH, ENGLISH])
def test_a_row_is_a_period_a_kpi_and_a_channel(headers: list[str]) -> None:
    read = read_results(
        [headers, [date(2026, 9, 7), date(2026, 9, 1), "Clicks", "Search", 420, 1234.5, "Google Ads: NL"]]
    )
    assert read.language == ("nl" if headers is DUTCH else "en")
    assert read.rows == (
        ResultRow(
            date=date(2026, 9, 7),
            from_date=date(2026, 9, 1),
            kpi="Clicks",
            channel="Search",
            value=420,
            cost=1234.5,
            source="Google Ads: NL",
            row=2,
        ),
    )
    assert read.rows[0].days == 7


def test_columns_stand_in_any_order_and_only_three_are_needed() -> None:
    read = read_results(
        [["Value", "Own remark", "KPI", "Date"], [3, "x", "Orders", 46266], [None, "y", "Orders", 46267]]
    )
    assert [(row.date, row.value, row.channel, row.first_day) for row in read.rows] == [
        (date(2026, 9, 1), 3, "", date(2026, 9, 1))
    ]


def test_blank_is_not_reported_and_zero_is_zero() -> None:
    read = read_results(
        [ENGLISH, ["2026-09-01", None, "Clicks", "", None, 10, ""], ["2026-09-02", None, "Clicks", "", 0, None, ""]]
    )
    assert [(row.value, row.cost) for row in read.rows] == [(None, 10), (0, None)]


def test_days_as_hosts_and_people_give_them() -> None:
    days = [
        datetime(2026, 9, 1, 13, 0),  # noqa: DTZ001
        46266.5,
        "2026-09-01",
        "2026-09-01 13:00:00",
        "31/08/2026",
        "08/31/2026",
    ]
    read = read_results([["Date", "KPI", "Value"], *([day, "Clicks", 1] for day in days)])
    assert [row.date for row in read.rows] == [date(2026, 9, 1)] * 4 + [date(2026, 8, 31)] * 2
    assert read.last_day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["03/04/2026", None, "Clicks", "", 1, None, ""], "2026-04-03 or 2026-03-04"),
        (["soon", None, "Clicks", "", 1, None, ""], "not a date"),
        ([12, None, "Clicks", "", 1, None, ""], "not a date"),
        ([None, None, "Clicks", "", 1, None, ""], "has no Date"),
        (["2026-09-01", None, "", "", 1, None, ""], "has no KPI"),
        (["2026-09-01", "2026-09-02", "Clicks", "", 1, None, ""], "after the last"),
        (["2026-09-01", None, "Clicks", "", -1, None, ""], "cannot be negative"),
        (["2026-02-30", None, "Clicks", "", 1, None, ""], "not a date"),
    ],
)
def test_what_cannot_be_read_in_one_way_names_its_place(row: list[object], said: str) -> None:
    with pytest.raises(BadInput, match=said) as raised:
        read_results([ENGLISH, row])
    assert "table row 2" in str(raised.value)


@pytest.mark.parametrize("value", [5, "5"])  # the quick way and the careful one
def test_a_row_of_more_than_ten_years_is_a_typing_error(value: object) -> None:
    """It would be spread over each of its days: from 1900 to 8999 that took two seconds a row."""
    head = ["Date", "From", "KPI", "Value"]
    assert len(read_results([head, ["2026-01-01", "2016-01-01", "Orders", value]])) == 1
    with pytest.raises(BadInput, match=r"ten years .*From.*Check the years"):
        read_results([head, ["8999-01-01", "1900-04-01", "Orders", value]])


def test_a_frame_is_read_too_and_a_channel_called_total_is_the_total() -> None:
    frame = pd.DataFrame(
        {"Datum": pd.to_datetime(["2026-09-01"]), "KPI": ["Bereik"], "Kanaal": ["Totaal"], "Waarde": [5.0]}
    )
    (row,) = read_results(frame).rows
    assert (row.date, row.channel, row.value, row.cost) == (date(2026, 9, 1), "", 5.0, None)


def test_up_to_a_day_and_of_one_kpi() -> None:
    read = read_results(
        [
            ["Date", "KPI", "Value"],
            ["2026-09-01", "Clicks", 1],
            ["2026-09-02", "clicks ", 2],
            ["2026-09-03", "Orders", 3],
        ]
    )
    assert read.kpis == ("Clicks", "Orders")
    assert [row.value for row in read.of("CLICKS")] == [1, 2]
    assert len(read.until(date(2026, 9, 2))) == 2
    assert read_results([["Date", "KPI", "Value"]]).last_day is None


@pytest.mark.parametrize("shown", [0, 0.0, "0"])
def test_a_row_with_nothing_but_zeros_of_a_formula_is_empty(shown: object) -> None:
    head = ["Date", "KPI", "Channel", "Value", "Cost", "Source"]
    read = read_results([head, ["2026-09-01", "Clicks", "", 10, 5, ""], [None, "", None, None, shown, None]])
    assert [row.row for row in read.rows] == [2]
    assert not read_results([head, [None, None, None, shown, shown, ""]]).rows
    # A zero of somebody, and an amount without a day, still count or are asked about.
    assert read_results([head, ["2026-09-01", "Clicks", "", 0, 0, ""]]).rows
    with pytest.raises(BadInput):
        read_results([head, [None, None, None, None, 12.5, None]])
    with pytest.raises(BadInput):
        read_results([head, [None, "Clicks", None, 0, 0, None]])
