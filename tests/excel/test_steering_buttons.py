"""The buttons Forecast and Report, on a plan as Calc hands it over: the same jobs as in Excel."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

from fullfunnel.hosts import actions
from fullfunnel.hosts.calc.handed_plan import Handed, come_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = {
    "tables": {
        "ffkpis": [
            ["KPI", "Feeds", "Rate", "Lag", "n"],
            ["Orders", "", "", "", ""],
            ["Visits", "Orders", 0.02, 10, 5_000],
        ],
        "ffresults": [
            ["Date", "KPI", "Value"],
            [46266, "Visits", 10_000],
            [46290, "Visits", 5_000],
            [46291, "Orders", 250],
        ],
    },
    "names": {"ffgoal": 400, "ffstart": 46266, "ffend": 46321, "fflanguage": "en"},
    "selected_row": [],
    "language": "en",
}


def test_forecast_writes_every_kpi_and_says_the_main_one() -> None:
    done = come_of("forecast", Handed.model_validate(PLAN))
    output = str(done)
    assert "Probably 366.67 Orders; 8 times out of 10 between 351 and 383" in output
    assert "Visits" in output


def test_forecast_without_results_says_so() -> None:
    tables = {**PLAN["tables"], "ffresults": [["Date", "KPI", "Value"]]}  # type: ignore[dict-item]  # a dict
    done = come_of("forecast", Handed.model_validate({**PLAN, "tables": tables}))
    assert "Nothing that leads to the main goal has been reported yet" in str(done)


def test_report_writes_a_page_to_the_documents_and_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def shown(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", shown)
    monkeypatch.setattr(actions, "_documents", lambda: tmp_path)
    come_of("report", Handed.model_validate(PLAN))
    come_of("report", Handed.model_validate(PLAN))
    first, second = sorted(tmp_path.iterdir())
    assert {first.name, second.name} == {"Full funnel report.html", "Full funnel report 2.html"}
    assert len(opened) == 2
    assert "What was done so far will probably bring 367 Orders" in first.read_text("utf-8")
