"""An export goes into a workbook of the first version: what an import needs comes, and nothing else moves."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.framework.schema import MAPPING, RESULTS
from fullfunnel.templates.upgrading import with_tables
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import open_book, read_tables
from tests.short_run import first_of

FIRST = Path(__file__).parents[1] / "templates" / "first_version"


def lost(path: Path, table: str) -> Path:
    """A workbook in which a table has another name: it is there no more."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(f'ame="{table}"'.encode(), f'ame="{table}Old"'.encode()))
    return path


def export(folder: Path) -> Path:
    path = folder / "google.csv"
    path.write_text(
        "Campaign report\n27 April 2026 - 28 April 2026\nCampaign,Currency code,Impr.,Clicks,Cost\n"
        "SEE_video,EUR,200000,50,800.00\n"
    )
    return path


@pytest.mark.parametrize("language", first_of(["en", "nl"]))
def test_a_first_version_without_results_and_mapping_takes_an_import(language: str, tmp_path: Path) -> None:
    plan = lost(Path(shutil.copy(FIRST / f"treinpakkers.{language}.xlsx", tmp_path / "plan.xlsx")), RESULTS.name)
    assert RESULTS.name not in read_tables(plan)
    assert MAPPING.name not in read_tables(plan)
    before = open_book(plan)
    run = CliRunner().invoke(app, ["import", str(plan), str(export(tmp_path)), "--no-backup"])
    assert run.exit_code == 0, run.output
    tables = read_tables(plan)
    (row,) = [row for row in tables[RESULTS.name][1:] if row[0]]
    assert row[4:] == [200_000, 800, "Google Ads"]
    assert len([row for row in tables[MAPPING.name][1:] if row[0]]) == 1
    book = open_book(plan)
    old = [sheet.name for sheet in before.sheets]
    assert [sheet.name for sheet in book.sheets][: len(old)] == old
    assert len(book.sheets) == len(old) + 2
    # The sheets are those of today: with a drop-down of KPIs, not bare tables.
    for table in (RESULTS.name, MAPPING.name):
        part = book.package.sheet(book.tables[table.casefold()].sheet).part
        assert b"dataValidation" in (book.package.read(part) or b"")


@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_first_version_that_took_an_import_is_valid(language: str, tmp_path: Path) -> None:
    plan = lost(Path(shutil.copy(FIRST / f"treinpakkers.{language}.xlsx", tmp_path / "plan.xlsx")), RESULTS.name)
    run = CliRunner().invoke(app, ["import", str(plan), str(export(tmp_path)), "--no-backup"])
    assert run.exit_code == 0, run.output
    assert OpenXmlValidator().validate(str(plan)).is_valid


@pytest.mark.deep
def test_a_column_that_came_since_is_put_behind_the_others(tmp_path: Path) -> None:
    plan = Path(shutil.copy(FIRST / "treinpakkers.en.xlsx", tmp_path / "plan.xlsx"))
    was = read_tables(plan)[RESULTS.name]
    assert "From" not in was[0]
    run = CliRunner().invoke(app, ["import", str(plan), str(export(tmp_path)), "--no-backup"])
    assert run.exit_code == 0, run.output
    now = read_tables(plan)[RESULTS.name]
    assert now[0] == [*was[0], "From"]
    assert [row[:-1] for row in now[1 : len(was)]][: len([row for row in was[1:] if row[0]])] == [
        row for row in was[1:] if row[0]
    ]
    assert [(row[1], row[3], row[6] is not None) for row in now[1:] if row[5] == "Google Ads"] == [
        ("Video impressions", 200_000, True)
    ]


def test_a_workbook_of_today_stays_as_it_is() -> None:
    content = (Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.en.xlsx").read_bytes()
    assert with_tables(Package.open(content, "plan.xlsx"), (RESULTS, MAPPING)) == content
