"""An import where nobody can answer: what is agreed or certain lands, what is a guess is handed to the marketeer."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from fullfunnel.commands import import_exports
from fullfunnel.commands.cli import app
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx.reading import read_tables
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, built_with

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

HEAD = "Day,Campaign status,Campaign,Currency code,Impr.,Clicks,Cost"


@pytest.fixture(params=first_of(SIZES))
def plan(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built_with(request.param, TREINPAKKERS, "en", "budget", "results", "mapping"))
    return path


def export(folder: Path, *campaigns: str) -> Path:
    path = folder / "google.csv"
    rows = [
        f"2026-04-27,Enabled,{name},EUR,{200_000 + 1_000 * at},{50 + at},{800 + at}.00"
        for at, name in enumerate(campaigns)
    ]
    path.write_text("\n".join(["Campaign report", "27 April 2026 - 27 April 2026", HEAD, *rows]) + "\n")
    return path


def run(plan: Path, *given: object, typed: str | None = None) -> Result:
    words = ["import", str(plan), *map(str, given), "--language", "en", "--no-backup"]
    return CliRunner().invoke(app, words, input=typed)


def landed(result: Result) -> list[tuple[str, float]]:
    return [(row["kpi"], row["value"]) for row in json.loads(result.output)["rows"]]


def test_a_guess_is_not_written_and_handed_back_as_lines_of_a_mapping(plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    google = export(tmp_path, "prospecting video", "=prospecting 2")
    guessed = run(plan, google)
    assert guessed.exit_code == 1
    assert plan.read_bytes() == before
    assert "--mapping FILE" in guessed.output
    assert "--yes" in guessed.output
    lines = guessed.output[guessed.output.index("Source,Campaign") :]
    assert lines.splitlines() == [
        "Source,Campaign,Metric,KPI,Stage,Channel",
        'Google Ads,prospecting video,impressions,Video impressions,See,"YouTube, Instagram"',
        'Google Ads,*prospecting 2,impressions,Video impressions,See,"YouTube, Instagram"',
    ]
    mapping = tmp_path / "mapping.csv"
    mapping.write_text(lines)
    taken = run(plan, google, "--mapping", mapping)
    assert taken.exit_code == 0, taken.output
    assert "1 row written in" in taken.output
    # What is agreed stands in ffMapping and is not asked for again.
    again = run(plan, export(tmp_path, "prospecting video"), "--dry-run", "--format", "json")
    assert again.exit_code == 0
    assert landed(again) == [("Video impressions", 200_000)]
    assert len(read_tables(plan)["ffMapping"]) >= 3


def test_what_is_certain_is_written_beside_a_guess_that_is_not(plan: Path, tmp_path: Path) -> None:
    both = run(plan, export(tmp_path, "SEE_video", "prospecting"), "--dry-run", "--format", "json")
    assert both.exit_code == 1
    assert landed(both) == [("Video impressions", 200_000)]
    reasons = {(each["campaign"], each["metric"]): each["reason"] for each in json.loads(both.output)["not_taken"]}
    assert reasons["prospecting", "impressions"] == "the proposal is not certain: accept it with --mapping or --yes"
    assert reasons["prospecting", "clicks"] == "does not count for a KPI yet: add it to the table ffMapping"
    (row,) = json.loads(both.output)["uncertain"]
    assert (row["campaign"], row["kpi"]) == ("prospecting", "Video impressions")
    everything = run(plan, export(tmp_path, "SEE_video", "prospecting"), "--dry-run", "--format", "json", "--yes")
    assert everything.exit_code == 0
    assert landed(everything) == [("Video impressions", 401_000)]
    assert json.loads(everything.output)["uncertain"] == []


def test_on_a_terminal_everything_is_shown_and_asked_for(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan.read_bytes()
    monkeypatch.setattr(import_exports, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    asked = run(plan, export(tmp_path, "prospecting"), typed="n\n")
    assert "prospecting · impressions -> Video impressions (See, YouTube, Instagram)  (not certain)" in asked.output
    assert "Take this proposal?" in asked.output
    assert "Nothing has changed" in asked.output
    assert asked.exit_code == 0
    assert plan.read_bytes() == before


def test_in_dutch_the_lines_are_dutch_and_can_be_handed_back(plan: Path, tmp_path: Path) -> None:
    google = export(tmp_path, "prospecting")
    words = ["import", str(plan), str(google), "--language", "nl", "--dry-run"]
    guessed = CliRunner().invoke(app, words)
    assert "Niet zeker, dus niet geschreven." in guessed.output
    mapping = tmp_path / "koppeling.csv"
    mapping.write_text(guessed.output[guessed.output.index("Bron,Campagne,Meetwaarde") :])
    taken = CliRunner().invoke(app, [*words, "--mapping", str(mapping), "--format", "json"])
    assert taken.exit_code == 0
    assert landed(taken) == [("Video impressions", 200_000)]
