"""What an import says of the files it read, before anything is written: decided, skipped, refused, and what lands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.commands.reporters.import_exports import as_text, outcome
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.plans.import_files import ImportChoices
from fullfunnel.plans.importing import prepare_import, write_import
from fullfunnel.results.exports.habits import Options
from fullfunnel.results.into_plan.mapping import MappingRow
from fullfunnel.templates import TREINPAKKERS
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, built_with

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.plans.importing import Imported

HEAD = "Day;Campaign status;Campaign;Currency code;Impr.;Clicks;Cost"


@pytest.fixture(params=first_of(SIZES))
def plan(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built_with(request.param, TREINPAKKERS, "en", "budget", "results", "mapping"))
    return path


def google(folder: Path, *rows: str, name: str = "google.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *rows]) + "\n")
    return path


def mapped(source: str, metric: str, kpi: str, stage: str = "", channel: str = "") -> MappingRow:
    return MappingRow(source=source, campaign="SEE_*", metric=metric, kpi=kpi, stage=stage, channel=channel)


def words(imported: Imported, language: Language = "en") -> str:
    return "\n".join([*as_text(imported, language), *outcome(imported, language, dry_run=False)])


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_what_was_decided_and_skipped_is_said_in_the_language_of_the_reader(
    language: Language, plan: Path, tmp_path: Path
) -> None:
    rows = [f"2{at}/04/2026;Enabled;SEE_video {at};EUR;{1000 + at};{at + 1};{10 + at},50" for at in range(8)]
    remarks = [f"Remark {at}" for at in range(15)]
    given = ImportChoices(options=Options(date_order="DMY"))
    said = words(prepare_import(plan, [google(tmp_path, *rows, *remarks)], given), language)
    if language == "en":
        assert "google.csv: Google Ads · 8 rows · 2026-04-20 .. 2026-04-27 · EUR" in said
        assert "delimiter: semicolon (this way every header has a cell of its own)" in said
        assert "date order: day-month-year (as given)" in said
        assert "line 10: a note below the table (‘Remark 0’)" in said
        assert "and 3 more lines" in said  # of fifteen, twelve are shown
    else:
        assert "google.csv: Google Ads · 8 rijen · 2026-04-20 .. 2026-04-27 · EUR" in said
        assert "dag-maand-jaar (zo opgegeven)" in said
        assert "regel 10: een opmerking onder de tabel (‘Remark 0’)" in said
        assert "en nog 3 regels" in said
    assert "Impr.: 8" in said  # 1000 + ... + 1007 = 8,028


def test_a_file_that_is_no_export_is_named_with_its_reason_beside_the_others(plan: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("just a note\nabout nothing\n")
    said = words(prepare_import(plan, [wrong], ImportChoices()))
    assert said.startswith("notes.txt: ")
    assert "Nothing has changed." in said


def test_a_metric_that_counts_for_nothing_is_shown_so_and_many_are_counted(plan: Path, tmp_path: Path) -> None:
    rows = [f"2026-04-27;Enabled;SEE_video {at:02};EUR;{1000 + at};{at + 1};{10 + at},50" for at in range(20)]
    mapping = (
        mapped("Google Ads", "impressions", "Video impressions", "See"),
        mapped("Google Ads", "clicks", "-"),
    )
    imported = prepare_import(plan, [google(tmp_path, *rows)], ImportChoices(mapping=mapping))
    said = words(imported)
    assert "Google Ads · SEE_* · impressions -> Video impressions (See, all channels together)" in said
    assert "Google Ads · SEE_* · clicks -> -" in said


def test_two_sources_of_one_thing_are_named_once(plan: Path, tmp_path: Path) -> None:
    def prepared(name: str) -> Imported:
        head = "Day,Campaign,Impressions,Spent"
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join([head, *(f"2026-04-2{day},SEE_video,{900 + day},10.50" for day in (7, 8))]) + "\n")
        columns = {"Day": "date", "Campaign": "campaign", "Impressions": "impressions", "Spent": "cost"}
        given = ImportChoices(
            columns=columns,
            platform=name,
            options=Options(currency="EUR"),
            mapping=(mapped("*", "impressions", "Video impressions", "See", "YouTube"),),
        )
        return prepare_import(plan, [path], given)

    write_import(prepared("Newspaper"), backup=False)
    said = words(prepared("Magazine"))
    assert said.count("Video impressions · YouTube: Magazine / Newspaper") == 1
    assert "they are never added up" in said


def test_a_line_that_is_there_twice_is_pointed_at(plan: Path, tmp_path: Path) -> None:
    rows = [f"2026-04-27;Enabled;SEE_video {at};EUR;{1000 + at};{at + 1};{10 + at},50" for at in (0, 1, 0)]
    said = words(prepare_import(plan, [google(tmp_path, *rows)], ImportChoices()))
    assert "    ! Line 4 is exactly the same as line 2. It counts; remove it if it is a copy." in said
