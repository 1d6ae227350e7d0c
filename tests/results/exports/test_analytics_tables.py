"""Google Analytics puts many tables in one file: each figure comes once, from the table that has all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import fullfunnel as ff
from tests.results.export_cases import text, workbook

if TYPE_CHECKING:
    from pathlib import Path

COMMENTS = ("# ------------------", "# Report", "# ------------------", "#  ")
AUGUST = ("# Start date: 20250801", "# End date: 20250831")


def read(tmp_path: Path, *lines: str) -> Any:
    path = tmp_path / "export.csv"
    path.write_bytes(text(*COMMENTS, *AUGUST, *lines))
    return ff.read_export(path)


def sums(frame: Any) -> dict[str, float]:
    return {
        str(name): float(value) for name, value in frame[frame.scope == "adds up"].groupby("metric").value.sum().items()
    }


def test_a_figure_that_the_widest_table_has_only_the_top_of_comes_from_the_fullest(tmp_path: Path) -> None:
    """The channels with most figures are the top ten of a card; those by day are all of them."""
    frame = read(
        tmp_path,
        "Session source,Sessions,Event count,Key events",
        "google,300,900,3",
        "bing,100,200,1",
        "",
        *AUGUST,
        "Session primary channel group (Default channel group),Sessions",
        "Direct,300",
        "Organic Search,260",
    )
    assert sums(frame) == {"sessions": 560, "events": 1100, "conversions": 4}
    assert frame.attrs["table"] == "Session source"


def test_tables_behind_a_blank_line_without_comments_are_tables_of_their_own(tmp_path: Path) -> None:
    frame = read(tmp_path, "Session source,Sessions", "google,300", "bing,100", "", "Event name,Event count", "click,7")
    assert sums(frame) == {"sessions": 400, "events": 7}


def test_a_remark_between_the_rows_is_skipped_and_listed(tmp_path: Path) -> None:
    frame = read(tmp_path, "Session source,Sessions", "google,300", "Some data is withheld", "bing,100")
    assert sums(frame) == {"sessions": 400}
    assert [(each["line"], each["text"]) for each in frame.attrs["skipped"]] == [(9, "Some data is withheld")]


def test_real_dates_in_a_column_of_offsets_stay_dates(tmp_path: Path) -> None:
    frame = read(tmp_path, "Nth day,Sessions", "20250803,10", "20250804,20")
    assert [str(day) for day in frame.date.dt.date] == ["2025-08-03", "2025-08-04"]


def test_tables_without_a_figure_that_is_known_are_not_taken_for_results(tmp_path: Path) -> None:
    with pytest.raises(ff.FunnelError, match=r"is not recognised\. It has these columns: ‘City’, ‘Weather’"):
        read(tmp_path, "City,Weather", "Utrecht,wet")


def test_of_the_sheets_of_an_exploration_the_widest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "explore.xlsx"
    path.write_bytes(
        workbook(
            Dataset1=[["Session source", "Sessions"], ["google", 300], ["bing", 100]],
            Dataset2=[["Session source", "Sessions", "Event count"], ["google", 300, 900], ["bing", 100, 200]],
        )
    )
    assert sums(ff.read_export(path)) == {"sessions": 400, "events": 1100}
