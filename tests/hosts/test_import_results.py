"""The button Import results: files are picked, shown, taken; only cells that change are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.hosts import import_results as button
from fullfunnel.hosts.calc.handed_plan import Handed, come_of
from fullfunnel.hosts.excel.open_plan import OpenPlan
from fullfunnel.templates import TREINPAKKERS, build
from tests.excel.desk import laid_out

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.language import Text

HANDED = {
    "tables": {
        "ffkpis": [
            ["KPI", "Stage", "Feeds", "Rate"],
            ["Orders", "Do", "", ""],
            ["Impressions", "See", "Orders", 0.001],
        ],
        "ffresults": [
            ["Date", "From", "KPI", "Channel", "Value", "Cost", "Source", "My remark"],
            [46266, None, "Impressions", "Google Ads", 5, 1, "Google Ads", "mine"],
            [None] * 8,
        ],
        "ffmapping": [["Source", "Campaign", "Metric", "KPI", "Stage", "Channel"]],
    },
    "names": {"ffgoal": 400, "fflanguage": "en"},
    "selected_row": [],
    "language": "en",
}


@pytest.fixture
def picked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    path = tmp_path / "google.csv"
    lines = [f"2026-09-0{day},SEE_video,{day}000,10,{day}.50,EUR" for day in (1, 2, 3)]
    path.write_text("Day,Campaign,Impr.,Clicks,Cost,Currency code\n" + "\n".join(lines) + "\n")
    asked: list[str] = []

    def take(summary: Text, _language: object) -> bool:
        asked.append(summary.en)
        return True

    monkeypatch.setattr(button, "pick_files", lambda _language: [str(path)])
    monkeypatch.setattr(button, "is_taken", take)
    return asked


def test_in_calc_the_rows_of_that_source_and_period_are_replaced(picked: list[str]) -> None:
    done = come_of("import_results", Handed.model_validate(HANDED))
    assert "google.csv: Google Ads, 3 rows" in picked[0]
    assert "1 of the same source and period are replaced" in picked[0]
    results, mapping = done["filled"]
    assert results["table"] == "ffresults"
    values = {at: (row, cells) for at, row, cells in results["runs"]}
    assert values[4] == (2, [1000.0, 2000.0, 3000.0])  # the row of before, the empty one, and one below the table
    assert values[5] == (2, [1.5, 2.5, 3.5])
    assert 7 not in values, "what the marketeer wrote beside it stays"
    assert [cells for at, _, cells in mapping["runs"] if at == 3] == [["Impressions"]]
    assert "3 rows stand in ffResults" in done["say"]


def test_nothing_happens_where_nothing_is_picked_or_taken(picked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(button, "is_taken", lambda *_: False)
    assert come_of("import_results", Handed.model_validate(HANDED))["filled"] == []
    monkeypatch.setattr(button, "pick_files", lambda _language: [])
    assert come_of("import_results", Handed.model_validate(HANDED)) == {
        "say": "", "sheet": None, "language": None, "filled": []
    }  # fmt: skip
    assert picked == []


def test_in_excel_the_table_grows_and_text_stays_text(tmp_path: Path, picked: list[str]) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(build(TREINPAKKERS, "en"))
    plan = OpenPlan(laid_out(path))
    grown: list[Any] = []

    class Growing:
        """The table on the desk, which cannot grow by itself."""

        def __init__(self, table: Any) -> None:
            self.range, self.resize = table.range, grown.append

    table = plan._table  # noqa: SLF001  # the desk stands in for Excel
    plan._table = lambda wanted: Growing(table(wanted))  # type: ignore[assignment,method-assign]  # noqa: SLF001
    from fullfunnel.framework import schema as contract  # noqa: PLC0415

    area = table(contract.RESULTS).range
    height = area.shape[0]
    plan.fill(contract.RESULTS, {2: [(height, ["=1+1", "Orders"])], 4: [(height, [1.0, 2.0])]})
    assert [each.shape for each in grown] == [(height + 1, area.shape[1])]
    assert area[0, 0].offset(height - 1, 2).value == "'=1+1"  # Excel takes the apostrophe as: this is text
    assert area[0, 0].offset(height, 4).value == 2.0
    assert picked == []
