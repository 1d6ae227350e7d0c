"""What people type for the weeks: dates, steps and weights as they are meant, and a sentence where they are none."""

from __future__ import annotations

from datetime import date

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.dates import serial
from fullfunnel.functions import funnel_weeks
from tests.targets.timed_plans import TWO_WEEKS


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ([[1]], "There are 1 weights, but .* there are 2 periods"),
        ([[1, 2, 3]], "There are 3 weights"),
        ([[1, -1]], "not all zero"),
        ([[0, 0]], "not all zero"),
        ([[None, 1]], "blank cell"),
        ([["a lot", 1]], "not a number"),
    ],
)
def test_weights_that_do_not_fit(weights: object, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        funnel_weeks(70, TWO_WEEKS, date(2027, 9, 6), date(2027, 9, 19), "week", weights)


@pytest.mark.parametrize("left_out", [None, "", 0, [[None, None]], [[""]]])
def test_weights_that_were_left_out(left_out: object) -> None:
    even = funnel_weeks(70, TWO_WEEKS, date(2027, 9, 6), date(2027, 9, 19))
    assert funnel_weeks(70, TWO_WEEKS, date(2027, 9, 6), date(2027, 9, 19), "week", left_out) == even


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2027-09-06", "2027-09-19"),
        (serial(date(2027, 9, 6)), serial(date(2027, 9, 19)) + 0.75),
        ("6 september 2027", "19 Sep 2027"),
        ("Sept 6, 2027", "19/09/2027"),
        ([["2027-09-06"]], [[serial(date(2027, 9, 19))]]),
        (str(serial(date(2027, 9, 6))), "2027-09-19T10:00:00"),
    ],
)
def test_dates_as_hosts_and_people_give_them(start: object, end: object) -> None:
    expected = funnel_weeks(70, TWO_WEEKS, date(2027, 9, 6), date(2027, 9, 19))
    assert funnel_weeks(70, TWO_WEEKS, start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (date(2027, 9, 19), date(2027, 9, 6), "is before the start"),
        (None, date(2027, 9, 6), "Fill in the start date"),
        (date(2027, 9, 6), "", "Fill in the end date"),
        ("soon", date(2027, 9, 6), "not a date"),
        (True, date(2027, 9, 6), "not a date"),
        ("31-02-2027", date(2027, 9, 6), "not a date"),
        (12, date(2027, 9, 6), "not a date"),
        ("06/09/2027", date(2027, 9, 19), "may be 2027-09-06 or 2027-06-09"),
    ],
)
def test_dates_that_are_none(start: object, end: object, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        funnel_weeks(70, TWO_WEEKS, start, end)


def test_in_a_dutch_plan_the_day_comes_first() -> None:
    dutch = [["KPI", "Draagt bij aan", "Ratio"], ["Leads", None, None]]
    assert funnel_weeks(70, dutch, "06-09-2027", "19-09-2027") == funnel_weeks(
        70, dutch, date(2027, 9, 6), date(2027, 9, 19)
    )


def test_an_unknown_step() -> None:
    with pytest.raises(BadInput, match="Choose from week, month, quarter"):
        funnel_weeks(70, TWO_WEEKS, date(2027, 9, 6), date(2027, 9, 19), "fortnight")
