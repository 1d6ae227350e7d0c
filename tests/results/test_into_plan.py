"""From what exports measured to rows of the plan: the mapping as it is typed, and which rows an import replaces."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.results.exports.files import read_file
from fullfunnel.results.into_plan.mapping import read_mapping
from fullfunnel.results.into_plan.measured import measured
from fullfunnel.results.into_plan.merging import merge
from fullfunnel.results.results import read_results
from tests.results.export_cases import CASES, text

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.results.results import ResultRow

MAPPING: list[list[Any]] = [
    ["Source", "Campaign", "Metric", "KPI", "Stage", "Channel"],
    ["Google Ads", None, "clicks", "Visits", "Do", "Search"],
    [None, None, None, "a remark", None, None],
    ["Meta", "SEE_*", "impressions", "Impressions", "See", "Meta"],
]


def test_a_mapping_without_a_campaign_is_for_all_and_a_row_with_neither_source_nor_metric_is_none() -> None:
    read = read_mapping(MAPPING)
    assert [(row.source, row.campaign, row.metric, row.kpi, row.row) for row in read] == [
        ("Google Ads", "*", "clicks", "Visits", 2),
        ("Meta", "SEE_*", "impressions", "Impressions", 4),
    ]


@pytest.mark.parametrize(("column", "named"), [(0, "Source"), (2, "Metric")])
def test_a_row_of_a_mapping_that_says_half_is_named(column: int, named: str) -> None:
    rows = [[*row] for row in MAPPING]
    rows[1][column] = None
    with pytest.raises(BadInput) as refused:
        read_mapping(rows)
    assert "The mapping is half filled in" in refused.value.text.en
    assert named in refused.value.text.en
    assert refused.value.language == "en"


def rows_of(*rows: list[Any]) -> tuple[ResultRow, ...]:
    return tuple(read_results([["From", "Date", "KPI", "Channel", "Value", "Source"], *rows]).rows)


def week(number: int) -> list[dt.date]:
    first = dt.date(2026, 3, 2) + dt.timedelta(days=7 * (number - 1))
    return [first, first + dt.timedelta(days=6)]


def test_an_import_replaces_its_own_period_and_leaves_the_weeks_around_it() -> None:
    present = rows_of(*([*week(number), "Visits", "Search", number, "Google Ads"] for number in (1, 2, 3)))
    merged = merge(present, rows_of([*week(2), "Visits", "Search", 20, "Google Ads"]))
    assert [row.value for row in merged.replaced] == [2]
    assert merged.overlaps == []


def test_a_row_across_the_end_of_an_import_is_refused_with_its_row() -> None:
    present = rows_of([week(1)[0], week(2)[1], "Visits", "Search", 5, "Google Ads"])
    with pytest.raises(BadInput) as refused:
        merge(present, rows_of([*week(2), "Visits", "Search", 20, "Google Ads"]))
    assert "‘Google Ads’" in refused.value.text.en
    assert "2026-03-02" in refused.value.text.en
    assert "2026-03-15" in refused.value.text.nl


def test_each_figure_of_many_tables_is_measured_once_with_the_users_of_the_whole_period(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name.startswith("ga4, a snapshot of many tables"))
    found = list(measured(read_file(case.written(tmp_path))))
    added = {name: sum(each.value for each in found if each.metric == name and each.adds_up) for name in case.sums}
    assert added == pytest.approx(case.sums)
    users = [(each.value, str(each.first), str(each.last)) for each in found if each.metric == "users"]
    assert users == [(392, "2025-08-01", "2025-08-31")]  # twice would be taken for people of two rows, and left out


def test_users_of_the_whole_period_beside_a_wider_table_are_measured_once(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    days = ("# Start date: 20250801", "# End date: 20250831")
    path.write_bytes(
        text(
            *("# ------------------", "# Report", "# ------------------", "#  ", *days),
            *("Session source,Sessions,Event count", "google,300,900", "bing,100,200", "", *days),
            *("Active users", "392"),
        )
    )
    found = [(each.metric, each.value) for each in measured(read_file(path)) if each.metric == "users"]
    assert found == [("users", 392)]
