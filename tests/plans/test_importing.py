"""Exports land in the plan: mapped, replaced by source and period, and nothing else in the workbook changes."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.plans.import_files import ImportChoices
from fullfunnel.plans.importing import prepare_import, write_import
from fullfunnel.plans.result_tables import with_result_tables
from fullfunnel.results.exports.habits import Options
from fullfunnel.results.into_plan.mapping import MappingRow
from fullfunnel.results.results import read_results
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import read_tables
from fullfunnel.xlsx.sheets.cell_value import CellFormula
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, built_with
from tests.templates.opened import sheet_by_sheet

if TYPE_CHECKING:
    from pathlib import Path

DAYS = [date(2026, 4, 27), date(2026, 4, 28)]


@pytest.fixture(params=first_of(SIZES))
def plan(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built_with(request.param, TREINPAKKERS, "en", "budget", "results", "mapping"))
    return path


def google(folder: Path, name: str = "google.csv", *, search: float = 100, currency: str = "EUR") -> Path:
    lines = [
        "Campaign report",
        "27 April 2026 - 28 April 2026",
        "Day,Campaign status,Campaign,Currency code,Impr.,Clicks,Cost,Conversions",
    ]
    for day in DAYS:
        lines += [
            f"{day},Enabled,SEE_video,{currency},200000,50,800.00,1.00",
            f"{day},Enabled,SEE_video two,{currency},100000,25,400.00,1.00",
            f"{day},Enabled,THINK_search,{currency},9000,{search},20.50,2.00",
            f"{day},Enabled,=cmd|evil,{currency},10,1,0.50,0.00",
        ]
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return path


def results_of(plan: Path) -> list[tuple[object, ...]]:
    read = read_results(read_tables(plan)["ffResults"])
    return [(row.date, row.kpi, row.channel, row.value, row.cost, row.source) for row in read.rows]


def test_figures_land_on_the_kpis_of_the_mapping_and_cost_once(plan: Path, tmp_path: Path) -> None:
    before = results_of(plan)
    imported = write_import(prepare_import(plan, [google(tmp_path)]))
    assert imported.written
    new = results_of(plan)[len(before) :]
    assert new == [
        row
        for day in DAYS
        for row in (
            (day, "Video impressions", "YouTube, Instagram", 300000, 1200, "Google Ads"),
            (day, "Search ad clicks", "Search", 100, 20.5, "Google Ads"),
        )
    ]
    assert results_of(plan)[: len(before)] == before


def test_importing_again_replaces_that_source_and_period_only(plan: Path, tmp_path: Path) -> None:
    before = results_of(plan)
    write_import(prepare_import(plan, [google(tmp_path)]), backup=False)
    again = prepare_import(plan, [google(tmp_path, search=140)])
    assert {row.source for row in again.merged.replaced} == {"Google Ads"}
    assert len(again.merged.replaced) == 4
    write_import(again, backup=False)
    after = results_of(plan)
    assert len(after) == len(before) + 4
    assert [row[3] for row in after if row[1] == "Search ad clicks" and row[5] == "Google Ads"] == [140, 140]


def test_every_other_part_stays_byte_for_byte_and_the_old_workbook_stays_beside_it(plan: Path, tmp_path: Path) -> None:
    old = plan.read_bytes()
    imported = write_import(prepare_import(plan, [google(tmp_path)]))
    assert imported.backup is not None
    assert imported.backup.read_bytes() == old
    with zipfile.ZipFile(imported.backup) as was, zipfile.ZipFile(plan) as now:
        assert was.namelist() == now.namelist()
        changed = {name for name in was.namelist() if was.read(name) != now.read(name)}
    book = openpyxl.load_workbook(plan)
    at = book.sheetnames.index("Results") + 1
    assert f"xl/worksheets/sheet{at}.xml" in changed
    assert all(name.startswith(("xl/worksheets/sheet", "xl/tables/table")) for name in changed)


def test_what_reads_the_results_is_recalculated_or_named(plan: Path, tmp_path: Path) -> None:
    imported = write_import(prepare_import(plan, [google(tmp_path)]))
    start = openpyxl.load_workbook(plan, data_only=True)["Start"]
    shown = [cell.value for row in start.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "77 rows" in shown, "73 of the example and 4 new ones"
    assert all("Ctrl+Alt+F9" in note.en for note in imported.notes)


def test_the_table_grows_and_new_rows_look_like_the_others(plan: Path, tmp_path: Path) -> None:
    lines = ["Campaign,Day,Impr.,Clicks,Cost,Currency code,Avg. CPC"]
    lines += [f"SEE_video,2026-{4 + at // 28:02}-{1 + at % 28:02},{1000 + at},1,1.00,EUR,1.00" for at in range(55)]
    path = tmp_path / "long.csv"
    path.write_text("\n".join(lines) + "\n")
    rows_before = len(read_tables(plan)["ffResults"])
    write_import(prepare_import(plan, [path]))
    book = openpyxl.load_workbook(plan)
    sheet = book["Results"]
    table = sheet.tables["ffResults"]
    bottom = int(table.ref.split(":")[1][1:])
    assert table.autoFilter is not None
    assert table.autoFilter.ref == table.ref
    assert len(read_tables(plan)["ffResults"]) >= rows_before + 55
    assert isinstance(sheet.cell(bottom, 2).value, date)
    assert sheet.cell(bottom, 2).number_format == sheet.cell(6, 2).number_format
    assert sheet.cell(bottom, 7).number_format == sheet.cell(6, 7).number_format


def test_text_from_outside_is_never_a_formula(plan: Path, tmp_path: Path) -> None:
    choices = ImportChoices(
        mapping=(
            MappingRow(source="Google Ads", campaign="=cmd*", metric="clicks", kpi="Search ad clicks", channel="=1+1"),
        )
    )
    write_import(prepare_import(plan, [google(tmp_path)], choices))
    book = sheet_by_sheet(plan.read_bytes(), values=False)
    cells = [cell for name in ("Results", "Mapping") for row in book[name].iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" and not str(cell.value).startswith("=IF(")] == []
    assert {cell.data_type for cell in cells if cell.value in {"=1+1", "=cmd*"}} == {"s"}


def test_another_currency_is_refused_or_converted_with_a_rate_a_day(plan: Path, tmp_path: Path) -> None:
    dollars = google(tmp_path, currency="USD")
    refused = prepare_import(plan, [dollars])
    assert "USD" in str(refused.files[0].refused)
    assert refused.landed.rows == []
    rates = {DAYS[0]: 0.5, DAYS[1]: 0.25}
    converted = prepare_import(plan, [dollars], ImportChoices(rates=rates))
    see = [row.cost for row in converted.landed.rows if row.kpi == "Video impressions"]
    assert see == [600, 300]
    with pytest.raises(BadInput, match="no rate for 2026-04-28"):
        prepare_import(plan, [dollars], ImportChoices(rates={DAYS[0]: 0.5}))


def test_days_outside_the_plan_are_not_taken_and_a_period_across_its_end_is_refused(plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_text(
        "Campaign,Day,Impr.,Avg. CPC,Cost,Currency "
        "code\nSEE_video,2026-05-31,10,,1,EUR\nSEE_video,2026-06-01,20,,2,EUR\n"
    )
    imported = prepare_import(plan, [path])
    assert [row.value for row in imported.landed.rows] == [10]
    assert {each.reason.en for each in imported.landed.not_taken if each.metric == "impressions"} == {
        "is outside the period of the plan"
    }
    path.write_text("t\n1 May 2026 - 30 June 2026\nCampaign,Impr.,Avg. CPC,Cost,Currency code\nSEE_video,10,,1,EUR\n")
    with pytest.raises(BadInput, match="Export by day"):
        prepare_import(plan, [path])


def test_people_do_not_add_up_but_one_figure_for_a_period_lands(plan: Path, tmp_path: Path) -> None:
    head = '"Campaign name",Reach,Impressions,"Amount spent (EUR)","Reporting starts","Reporting ends"'
    path = tmp_path / "meta.csv"
    row = "SEE_video,900000,2000000,100.00,2026-04-01,2026-04-30"
    path.write_text(f"{head}\n{row}\n")
    one = prepare_import(plan, [path])
    assert [(each.kpi, each.value) for each in one.landed.rows if each.kpi == "Reach"] == [("Reach", 900000)]
    path.write_text(f"{head}\n{row}\n{row.replace('SEE_video', 'SEE_two').replace('2000000', '1000000')}\n")
    two = prepare_import(plan, [path])
    assert [each.kpi for each in two.landed.rows] == ["Video impressions"]
    assert two.landed.rows[0].value == 3000000
    assert two.landed.rows[0].cost == 200
    assert any("people cannot be added up" in each.reason.en for each in two.landed.not_taken)
    assert one.notes == two.notes == []
    weeks = [
        f"SEE_video,{reach},{reach * 3},100.00,2026-04-{first:02},2026-04-{first + 6:02}"
        for reach, first in ((900000, 6), (400000, 13))
    ]
    path.write_text("\n".join([head, *weeks]) + "\n")
    apart = prepare_import(plan, [path])
    assert [each.value for each in apart.landed.rows if each.kpi == "Reach"] == [900000, 400000]
    (note,) = apart.notes
    assert note.en.startswith("‘Reach’ (YouTube, Instagram, Meta) is reported for 2 separate periods")


def test_two_sources_of_one_channel_are_named_and_two_exports_of_one_thing_refused(plan: Path, tmp_path: Path) -> None:
    weekly = tmp_path / "week.csv"
    weekly.write_text(
        "t\n20 April 2026 - 26 April 2026\nCampaign,Impr.,Avg. CPC,Cost,Currency code\nSEE_video,10,,1,EUR\n"
    )
    imported = prepare_import(plan, [weekly])
    assert [(fresh.source, row.source) for fresh, row in imported.merged.overlaps] == [
        ("Google Ads", "Google Ads: made up")
    ]
    twice = prepare_import(plan, [google(tmp_path), google(tmp_path, "again.csv")])
    assert "both contain" in str(twice.files[1].refused)


def test_without_days_or_currency_the_marketeer_says_them(plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "pins.csv"
    path.write_text(
        "Campaign name,Impressions,Pin clicks,Outbound clicks,Spend in account currency\nSEE_pins,1000,10,5,12.50\n"
    )
    assert "currency" in str(prepare_import(plan, [path]).files[0].refused)
    euros = ImportChoices(options=Options(currency="EUR"))
    with pytest.raises(BadInput, match="--period"):
        prepare_import(plan, [path], euros)
    april = (date(2026, 4, 1), date(2026, 4, 30))
    landed = prepare_import(plan, [path], ImportChoices(options=Options(currency="EUR"), period=april)).landed
    assert [(row.from_date, row.date, row.value, row.cost) for row in landed.rows] == [(*april, 1000, 12.5)]


def test_a_workbook_without_the_tables_gets_them(plan: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Results"
    book.save(tmp_path / "bare.xlsx")
    package = Package.open((tmp_path / "bare.xlsx").read_bytes(), "bare.xlsx")
    (tmp_path / "bare.xlsx").write_bytes(with_result_tables(package, "nl"))
    opened = openpyxl.load_workbook(tmp_path / "bare.xlsx")
    assert opened.sheetnames == ["Results", "Resultaten", "Koppeling"]
    assert read_tables(tmp_path / "bare.xlsx")["ffResults"] == [
        ["Datum", "Vanaf", "KPI", "Kanaal", "Waarde", "Kosten", "Bron"],
    ]
    assert "ffMapping" in opened["Koppeling"].tables
    assert with_result_tables(Package.open(plan.read_bytes(), "plan.xlsx"), "en") == plan.read_bytes()


def test_the_command_shows_writes_and_reports(plan: Path, tmp_path: Path) -> None:
    export, wrong = google(tmp_path), tmp_path / "notes.txt"
    wrong.write_text("just a note\nabout nothing\n")
    before = plan.read_bytes()
    dry = CliRunner().invoke(app, ["import", str(plan), str(export), "--dry-run", "--language", "en"])
    assert dry.exit_code == 0
    assert "Nothing was written" in dry.output
    assert plan.read_bytes() == before
    run = CliRunner().invoke(app, ["import", str(plan), str(export), str(wrong), "--format", "json", "--no-backup"])
    reported = json.loads(run.output)
    assert run.exit_code == 2
    assert reported["version"] == 1
    assert reported["written"] is True
    assert reported["backup"] is None
    assert reported["files"][0]["sums"]["impressions"] == 618020
    assert reported["files"][1]["refused"]
    assert len(reported["rows"]) == 4
    assert list(tmp_path.glob("*before-import*")) == []


def test_the_command_takes_a_mapping_and_a_plain_table(plan: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.csv"
    mapping.write_text(
        "Source,Campaign,Metric,KPI,Stage,Channel\nGoogle Ads,THINK_*,conversions,Orders started,Do,Search\n"
    )
    run = CliRunner().invoke(
        app, ["import", str(plan), str(google(tmp_path)), "--mapping", str(mapping), "--format", "json"]
    )
    rows = json.loads(run.output)["rows"]
    assert [row["value"] for row in rows if row["kpi"] == "Orders started"] == [2, 2]
    assert ["Google Ads", "THINK_*", "conversions", "Orders started", "Do", "Search"] in read_tables(plan)["ffMapping"]
    columns, table = tmp_path / "newspaper.csv", tmp_path / "table.csv"
    columns.write_text("Column,Meaning\nWhen,date\nTitle,campaign\nSeen,impressions\nPaid,cost\n")
    table.write_text("When;Title;Seen;Paid;Remark\n2026-04-27;SEE_paper;50000;120,50;ok\n")
    run = CliRunner().invoke(
        app, ["import", str(plan), str(table), "--mapping", str(columns), "--currency", "EUR", "--format", "json"]
    )
    (row,) = json.loads(run.output)["rows"]
    assert (row["kpi"], row["value"], row["cost"], row["source"]) == ("Video impressions", 50000, 120.5, "newspaper")


def test_a_cost_column_of_formulas_that_shows_zeros_stops_no_import(plan: Path, tmp_path: Path) -> None:
    book = Book(Package.open(plan.read_bytes(), plan.name))
    table = book.tables["ffresults"]
    cost = table.area.left + list(table.columns).index("Cost")
    used = book.contents(table.sheet).values()
    empty = [
        row for row in range(table.body.top, table.body.bottom + 1) if not used.get(Position(row, table.area.left))
    ]
    cells = [Position(row, cost).a1 for row in empty]
    patch(plan, plan, {table.sheet: dict.fromkeys(cells, CellFormula("0*1"))})
    patch(plan, plan, {table.sheet: dict.fromkeys(cells, 0)})
    assert [row[5] for row in read_tables(plan)["ffResults"] if not row[0]] == [0] * len(empty) != []
    before = len(results_of(plan))
    done = write_import(prepare_import(plan, [google(tmp_path)]), backup=False)
    assert done.written
    assert len(results_of(plan)) == before + len(done.landed.rows)
    formulas = {
        formula.at.a1 for formula in Book(Package.open(plan.read_bytes(), "a")).contents(table.sheet).formulas()
    }
    assert set(cells) <= formulas


def test_an_import_that_meets_somebody_else_leaves_their_work_and_no_copy(plan: Path, tmp_path: Path) -> None:
    """Somebody saves the plan between the reading and the writing: theirs stays, and no copy lies beside it."""
    imported = prepare_import(plan, [google(tmp_path)], ImportChoices())
    theirs: list[bytes] = []

    def saved_meanwhile(package: Package) -> bytes:
        patch(plan, plan, {"Start": {"C7": 13_000}})
        theirs.append(plan.read_bytes())
        return with_result_tables(package, "en")

    with pytest.raises(FunnelError):
        write_import(imported, completed=saved_meanwhile)
    assert plan.read_bytes() == theirs[0]
    assert (imported.written, imported.backup) == (False, None)
    assert list(tmp_path.glob("*before-import*")) == []


def test_an_import_into_what_is_no_plan_says_so_in_words_and_in_json(tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    asked = ["import", str(other), str(google(tmp_path)), "--language", "en"]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 2
    assert "this is not a plan of fullfunnel" in said.output
    reported = json.loads(CliRunner().invoke(app, [*asked, "--format", "json"]).output)
    assert reported["written"] is False
    assert "geen plan van fullfunnel" in reported["refused"]["nl"]
