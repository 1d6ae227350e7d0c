"""When a row was: days, weeks and months as platforms and spreadsheets write them, and what leaves it open."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

import fullfunnel as ff
from fullfunnel.results.exports.dialect.dates import DateEvidence, Order, day_in, decide_order, month_in, period_in
from tests.results.export_cases import text

if TYPE_CHECKING:
    from pathlib import Path

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03", "2026/3", "202603", "March 2026", "maart 2026", "mars 2026", "2026年3月", "1 March 2026",
        "2026-03-01",
        date(2026, 3, 9), datetime(2026, 3, 31, 23, 59),  # noqa: DTZ001  # as a workbook holds it
    ],
)  # fmt: skip
def test_a_month_however_it_is_written(cell: object) -> None:
    assert month_in(cell) == MARCH


def test_the_last_month_of_a_year_and_that_of_a_leap_year() -> None:
    assert month_in("december 2026") == (date(2026, 12, 1), date(2026, 12, 31))
    assert month_in("202802") == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    "cell", ["5 March 2026", "2026-13", "202613", "March", "soon", "2026", "March 2026 April 2027"]
)
def test_what_names_no_month(cell: str) -> None:
    assert month_in(cell) is None


@pytest.mark.parametrize("cell", [date(2026, 3, 9), datetime(2026, 3, 9, 14, 5), 20260309, 20260309.0])  # noqa: DTZ001
def test_a_day_as_a_workbook_holds_it(cell: object) -> None:
    assert day_in(cell, None) == date(2026, 3, 9)


def order_of(*cells: str, language: str = "en", usual: Order | None = None) -> Order | None:
    evidence = DateEvidence()
    evidence.look(cells)
    decided = decide_order(evidence, language, usual=usual)
    return None if decided is None else decided.order


def test_days_that_follow_each_other_show_their_order() -> None:
    """As days of January they follow each other; as the first of three months they do not."""
    assert order_of("01/02/2026", "01/03/2026", "01/04/2026") == "MDY"
    assert order_of("02/01/2026", "03/01/2026", "04/01/2026") == "DMY"


def test_a_clock_with_am_and_pm_is_american() -> None:
    assert order_of("03/04/2026 10:15 AM") == "MDY"


def test_how_a_platform_writes_dates_decides_where_nothing_else_does_but_not_against_the_language() -> None:
    assert order_of("03/04/2026", usual="MDY") == "MDY"
    assert order_of("03/04/2026", usual="MDY", language="nl") == "DMY"


def test_a_day_or_month_of_zero_proves_no_order() -> None:
    """The first three follow each other in January; with a day that does not exist among them they prove nothing."""
    with pytest.raises(ff.FunnelError, match="It is not clear"):
        order_of("01/02/2026", "01/03/2026", "01/04/2026", "00/05/2026")


@pytest.mark.parametrize(
    ("phrase", "period"),
    [
        ("1.2.2026-7.2.2026", (date(2026, 2, 1), date(2026, 2, 7))),
        ("27 januari - 23 februari 2026", (date(2026, 1, 27), date(2026, 2, 23))),
        ("2026-02-01-2026-02-07", (date(2026, 2, 1), date(2026, 2, 7))),
        ("5 February 2026", (date(2026, 2, 5), date(2026, 2, 5))),
        ("7 February 2026 - 1 February 2026", None),
    ],
)
def test_a_period_with_one_year_or_without_blanks(phrase: str, period: tuple[date, date] | None) -> None:
    assert period_in(phrase) == period


def read(tmp_path: Path, *lines: str) -> Any:
    path = tmp_path / "export.csv"
    path.write_bytes(text(*lines))
    return ff.read_export(path)


def test_rows_by_month_and_by_week_last_as_long(tmp_path: Path) -> None:
    months = read(tmp_path, "Month,Campaign,Impr.,Clicks,Cost", "2026-02-01,A,1000,10,5", "2026-03-01,A,900,9,4")
    assert months.attrs["period"] == ["2026-02-01", "2026-03-31"]
    assert sorted(set(months.date.dt.date)) == [date(2026, 2, 28), date(2026, 3, 31)]
    weeks = read(tmp_path, "Week,Campaign,Impr.,Clicks,Cost", "2026-03-02,A,1000,10,5", "2026-03-09,A,900,9,4")
    assert weeks.attrs["period"] == ["2026-03-02", "2026-03-15"]


def test_a_word_in_the_place_of_a_day_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ff.FunnelError) as refused:
        read(tmp_path, "Day,Campaign,Impr.,Clicks,Cost", "2026-03-01,A,1000,10,5", "soon,B,900,9,4")
    assert "‘soon’" in refused.value.text.en
    assert "ine 3" in refused.value.text.en
    assert "‘soon’" in refused.value.text.nl


META = "Campaign name,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"


def test_a_row_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ff.FunnelError, match="2026-03-31 - 2026-03-01"):
        read(tmp_path, META, "A,1000,10,2026-03-31,2026-03-01")


def test_a_row_without_dates_among_rows_with_them_counts_without_a_day(tmp_path: Path) -> None:
    frame = read(tmp_path, META, "A,1000,10,2026-03-01,2026-03-31", "B,500,7,,")
    cost = frame[frame.metric == "cost"].set_index("campaign")
    assert cost.value.to_dict() == {"A": 10, "B": 7}
    assert cost.date.isna().to_dict() == {"A": False, "B": True}


TITLE = ("Campaign report", "1 January 2026 - 31 January 2026")


def test_a_first_day_alone_stands_for_the_period_above_the_table(tmp_path: Path) -> None:
    frame = read(tmp_path, *TITLE, "Day,Campaign,Impr.,Clicks,Cost", "2026-01-01,A,1000,10,5", "2026-01-01,B,900,9,4")
    assert frame.attrs["period"] == ["2026-01-01", "2026-01-31"]
    assert set(frame.date.dt.date) == {date(2026, 1, 31)}


def test_a_row_without_a_day_lasts_as_long_as_the_period_above_the_table(tmp_path: Path) -> None:
    frame = read(tmp_path, *TITLE, "Day,Campaign,Impr.,Clicks,Cost", "2026-01-05,A,1000,10,5", ",B,900,9,4")
    days = frame[frame.metric == "cost"].set_index("campaign").date.dt.date.to_dict()
    assert days == {"A": date(2026, 1, 5), "B": date(2026, 1, 31)}


def test_a_period_in_the_name_of_a_card_is_that_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "Campaigns(2026.01.01-2026.01.31).csv"
    path.write_bytes(text("Campaign name,Cost,Clicks,CTR", "A,€3.25,20,2%", "B,€4.00,10,1%"))
    frame = ff.read_export(path)
    assert set(frame.date.dt.date) == {date(2026, 1, 31)}
    assert frame.attrs["period"] == ["2026-01-01", "2026-01-31"]
