"""What an export measured is added up as far as that changes nothing: a million rows are not a million figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.results.exports.files import read_file
from fullfunnel.results.into_plan.measured import measured
from tests.results.export_cases import text

if TYPE_CHECKING:
    from pathlib import Path


def test_ad_groups_of_a_campaign_and_day_are_one_figure_and_people_are_not(tmp_path: Path) -> None:
    path = tmp_path / "meta.csv"
    path.write_bytes(
        text(
            "Campaign name,Ad set name,Day,Impressions,Reach,Results,Result indicator,Amount spent (EUR)",
            "A,one,2026-03-01,100,90,1,lead,1.50",
            "A,two,2026-03-01,200,150,2,lead,2.25",
            "A,two,2026-03-02,400,300,,,4.00",
            "B,three,2026-03-01,800,600,8,click,8.00",
        )
    )
    found = [(each.metric, each.campaign, str(each.last), each.value, each.line) for each in measured(read_file(path))]
    assert [each for each in found if each[0] in {"impressions", "cost"}] == [
        ("impressions", "A", "2026-03-01", 300, 2),
        ("impressions", "A", "2026-03-02", 400, 4),
        ("impressions", "B", "2026-03-01", 800, 5),
        ("cost", "A", "2026-03-01", 3.75, 2),
        ("cost", "A", "2026-03-02", 4, 4),
        ("cost", "B", "2026-03-01", 8, 5),
    ]
    assert [each[3] for each in found if each[0] == "reach"] == [90, 150, 300, 600]
    assert [each[:4] for each in found if each[0].startswith("results")] == [
        ("results: lead", "A", "2026-03-01", 3),
        ("results: click", "B", "2026-03-01", 8),
    ]
