"""What figures of several channels add up to, by hand: days, periods, and totals beside channels."""

from __future__ import annotations

import datetime as dt

from fullfunnel.results.reported.row_days import Figures, Span
from fullfunnel.results.reported.series import EMPTY, Reported, add_up
from fullfunnel.results.results import ResultRow

DAY = dt.date(2026, 9, 1).toordinal()


def figures(*given: tuple[int, int, float]) -> Figures:
    """Figures from one day of the month to another."""
    rows = [
        ResultRow(
            dt.date.fromordinal(DAY + last - 1),
            "Orders",
            from_date=None if first == last else dt.date.fromordinal(DAY + first - 1),
            value=value,
        )
        for first, last, value in given
    ]
    return Figures.of(rows, lambda row: row.value)


def test_channels_add_up_for_the_same_days() -> None:
    found = add_up({"search": figures((2, 2, 5), (1, 1, 3)), "social": figures((2, 2, 4))})
    assert found.spans == (Span(DAY + 1, DAY + 1, 9), Span(DAY, DAY, 3))
    assert found.per_day == (Reported(DAY, 3), Reported(DAY + 1, 9))
    assert (found.total, found.many) == (12, 3)


def test_a_week_and_its_last_day_are_two_spans_of_one_day() -> None:
    found = add_up({"search": figures((1, 7, 70), (7, 7, 4))})
    assert found.spans == (Span(DAY, DAY + 6, 70), Span(DAY + 6, DAY + 6, 4))
    assert found.per_day == (Reported(DAY + 6, 74),)


def test_a_total_of_a_week_leaves_out_the_channels_of_its_days() -> None:
    found = add_up({"": figures((1, 7, 70)), "search": figures((3, 3, 40), (8, 8, 6))})
    assert found.spans == (Span(DAY, DAY + 6, 70), Span(DAY + 7, DAY + 7, 6))
    assert (found.total, found.many) == (76, 2)


def test_nothing_reported_is_no_total() -> None:
    assert EMPTY.total is None
    assert add_up({"search": figures()}).total is None
    assert add_up({"search": figures((1, 1, 0))}).total == 0
