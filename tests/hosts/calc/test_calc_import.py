"""Import results in Calc itself: its own windows are answered, and what then stands in the workbook is looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.templates import TEMPLATES, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAYS = [dt.date(2026, 3, 2) + dt.timedelta(days=at) for at in range(56)]
"""The eight weeks of the example."""
OWN = ["My CPM", '=IF({Value}{row}="";"";{Cost}{row}/{Value}{row}*1000)']
"""A column that the marketeer added, with a formula in every row."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(build(*TEMPLATES["treinpakkers.en.xlsx"], "calc"))
    return path


def google(path: Path, impressions: int) -> str:
    lines = [f"{day},SEE_video,{impressions},10,{at}.50,EUR" for at, day in enumerate(DAYS)]
    path.write_text("\n".join(["Day,Campaign,Impr.,Clicks,Cost,Currency code", *lines]) + "\n")
    return str(path)


def meta(path: Path) -> str:
    lines = [f"{day},{day},=SEE_social,2000,3.25" for day in DAYS]
    path.write_text(
        "\n".join(['"Reporting starts","Reporting ends","Campaign name",Impressions,"Amount spent (EUR)"', *lines])
        + "\n"
    )
    return str(path)


def of_source(looked_at: dict[str, Any], source: str) -> list[list[Any]]:
    return [row for row in looked_at["rows"][1:] if row[6] == source]


def test_two_exports_land_are_replaced_and_undone(
    plan: Path, tmp_path: Path, calc_with_windows: Callable[..., Any]
) -> None:
    first, other, again = google(tmp_path / "google.csv", 1000), meta(tmp_path / "meta.csv"), tmp_path / "again.csv"
    rounds = [
        {"files": [first, other], "presses": ["OK", "OK"]},
        {"files": [google(again, 1500)], "presses": ["OK", "OK"]},
        {"files": [first], "presses": ["Cancel"]},
        {"files": [], "presses": []},
    ]
    given = {"path": str(plan), "rounds": rounds, "table": "ffResults", "own": OWN, "undo": 1}
    before, landed, replaced, not_taken, not_picked, undone = calc_with_windows("imported", **given)

    question, done = landed["seen"]
    assert landed["title"] == "Choose exports of ad platforms"
    assert question[1].startswith("google.csv: Google Ads, 56 rows\nmeta.csv: Meta, 56 rows\n112 rows of results; 0 of")
    assert question[2:] == ["OK", "Cancel"]
    assert "112 rows are in ffResults" in done[1]
    rows = of_source(landed, "Google Ads")
    assert len(rows) == len(of_source(landed, "Meta")) == len(DAYS)
    assert sum(row[4] for row in rows) == 56_000
    assert sum(row[5] for row in rows) == sum(range(56)) + 28  # half a euro a day
    assert [row[7] for row in rows] == pytest.approx([at + 0.5 for at in range(56)])  # what 1,000 cost
    filled = sum(bool(row[0]) for row in before["rows"][1:])
    assert len(landed["rows"]) - 1 == max(len(before["rows"]) - 1, filled + 112), "only what is needed is added"
    assert of_source(landed, "Google Ads: made up") == of_source(before, "Google Ads: made up")

    assert landed["last"][0] == "26 Apr 2026", "a row below has the format of those above"
    assert landed["last"][7] == "1.625"
    assert landed["choices"] == before["choices"]
    assert str(landed["bottom"]) in landed["formula"]
    assert landed["formula"].count(str(landed["bottom"])) == 3, "the formula is about its own row"

    assert "56 of the same source and period are replaced" in replaced["seen"][0][1]
    assert len(replaced["rows"]) == len(landed["rows"])
    assert sum(row[4] for row in of_source(replaced, "Google Ads")) == 84_000
    assert of_source(replaced, "Meta") == of_source(landed, "Meta")

    assert not_taken["rows"] == not_picked["rows"] == replaced["rows"]
    assert not_picked["seen"] == []
    assert undone["rows"] == landed["rows"], "one step back is the whole of one import"


def test_a_large_export_shows_a_bar_and_stopping_it_leaves_the_workbook(
    plan: Path, tmp_path: Path, calc_with_windows: Callable[..., Any]
) -> None:
    large, refused = tmp_path / "large.csv", tmp_path / "notes.csv"
    lines = [f"{DAYS[at % 56]},Campaign {at % 300},1000,10,1.50,EUR\n" for at in range(400_000)]
    large.write_text("Day,Campaign,Impr.,Clicks,Cost,Currency code\n" + "".join(lines))
    refused.write_text("Name,Remark\na,b\n")
    rounds = [{"files": [str(large)], "presses": ["Cancel"]}, {"files": [str(refused)], "presses": ["OK"]}]
    given = {"path": str(plan), "rounds": rounds, "table": "ffResults", "own": OWN, "undo": 0}
    before, stopped, after, _ = calc_with_windows("imported", **given)
    assert len(stopped["seen"]) >= 1
    assert all("File 1 of 1: large.csv (" in seen[0] for seen in stopped["seen"]), "nothing is asked or said after it"
    assert "is not recognised" in after["seen"][0][1]
    assert stopped["rows"] == after["rows"] == before["rows"]
