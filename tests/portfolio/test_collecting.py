"""All plans as one table, for people, for pandas and for BI tools."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput
from fullfunnel.portfolio.collected import COLUMNS
from tests.commands.test_cache import plan
from tests.short_run import first_of

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    for client in ("NS", "Acme"):
        (folder / client).mkdir(parents=True)
    shutil.copy(TEMPLATES / "treinpakkers.en.xlsx", folder / "NS" / "spring.xlsx")
    shutil.copy(TEMPLATES / "treinpakkers.nl.xlsx", folder / "Acme" / "voorjaar.xlsx")
    return folder


def test_a_row_a_plan_and_kpi(plans: Path) -> None:
    frame = ff.collect([plans])
    assert tuple(frame.columns) == COLUMNS
    assert set(frame.client) == {"NS", "Acme"}
    mine = frame[frame.client == "NS"].set_index("kpi")
    assert list(mine.index) == [kpi.name for kpi in ff.read_plan(plans / "NS" / "spring.xlsx").framework.kpis]
    assert mine.target["Reach"] == 6_000_000
    assert mine.own_target["E-mail clicks"] == 24_000
    # 24,000,000 impressions at 4 euros per 1,000.
    assert mine.planned_cost["Video impressions"] == 96_000
    assert mine.goal.unique().tolist() == [12_000]
    assert mine.errors.unique().tolist() == [0]
    assert mine.actual.notna().any()
    assert set(mine.status) - {""} <= {"on track", "behind", "ahead", "not reported", "too early to say"}
    assert mine.forecast.notna().to_dict() == {kpi: kpi == "Orders" for kpi in mine.index}
    assert frame.attrs["unusable"] == []


def test_what_cannot_be_used_is_listed_and_the_others_are_there(plans: Path) -> None:
    (plans / "broken.xlsx").write_text("no workbook")
    openpyxl.Workbook().save(plans / "other.xlsx")
    frame = ff.collect([plans])
    assert frame.file.nunique() == 2
    assert {Path(each["file"]).name for each in frame.attrs["unusable"]} == {"broken.xlsx", "other.xlsx"}


@pytest.mark.parametrize("given", ["plans/", 3, None])
def test_what_is_no_list_of_paths_is_an_error_of_ours(given: object) -> None:
    with pytest.raises(BadInput):
        ff.collect(given)  # type: ignore[arg-type]  # what an analyst may try


@pytest.mark.deep
@pytest.mark.parametrize("language", first_of(["nl", "en"]))
def test_the_command_writes_a_table_that_excel_and_pandas_read(plans: Path, tmp_path: Path, language: str) -> None:
    out = tmp_path / "portfolio.xlsx"
    done = CliRunner().invoke(app, ["collect", str(plans), "-o", str(out), "--language", language])
    assert done.exit_code == 0, done.output
    sheet = openpyxl.load_workbook(out).active
    assert list(sheet.tables) == ["ffPortfolio"]
    header = {"nl": "Klant", "en": "Client"}[language]
    read = pd.read_excel(out, engine="openpyxl")
    assert (read.columns[0], len(read)) == (header, len(ff.collect([plans])))
    csv = tmp_path / "portfolio.csv"
    assert CliRunner().invoke(app, ["collect", str(plans), "-o", str(csv), "--language", language]).exit_code == 0
    assert pd.read_csv(csv).columns[0] == header


@pytest.mark.deep
def test_text_from_a_plan_is_no_formula_in_the_table(plans: Path, tmp_path: Path) -> None:
    book = plans / "NS" / "spring.xlsx"
    plan = ff.read_plan(book)
    assert plan._context is not None  # noqa: SLF001  # where the name of the campaign stands
    sheet, cell = plan._context.field_cells["ffCampaign"].split("!")  # noqa: SLF001
    ff.patch(book, book, {sheet: {cell: "=cmd|'/C calc'!A0"}})
    out, csv = tmp_path / "p.xlsx", tmp_path / "p.csv"
    for path in (out, csv):
        CliRunner().invoke(app, ["collect", str(plans), "-o", str(path), "--language", "en"])
    cells = [cell for row in openpyxl.load_workbook(out).active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert ",'=cmd|" in csv.read_text("utf-8-sig")


def test_endings_and_broken_files_end_with_two(plans: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["collect", str(plans), "-o", str(tmp_path / "p.pdf")]).exit_code == 2
    (plans / "broken.xlsx").write_text("no workbook")
    assert run(app, ["collect", str(plans), "-o", str(tmp_path / "p.csv")]).exit_code == 2
    assert (tmp_path / "p.csv").exists()


def test_parquet_where_pyarrow_is_there(plans: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    out = tmp_path / "p.parquet"
    assert CliRunner().invoke(app, ["collect", str(plans), "-o", str(out)]).exit_code == 0
    assert tuple(pd.read_parquet(out).columns) == COLUMNS


@pytest.mark.parametrize(("language", "sheets"), [("en", ["Portfolio", "Plans"]), ("nl", ["Portfolio", "Plannen"])])
def test_a_second_sheet_has_a_row_a_plan(plans: Path, tmp_path: Path, language: str, sheets: list[str]) -> None:
    out = tmp_path / "all.xlsx"
    done = CliRunner().invoke(app, ["collect", str(plans), "-o", str(out), "--no-cache", "--language", language])
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == sheets
    page = book[sheets[1]]
    assert page.tables["ffPlans"].ref == "A1:O3"
    acme = dict(zip([cell.value for cell in page[1]], [cell.value for cell in page[2]], strict=True))
    assert [*acme.values()][:4] == ["Acme", "Treinpakkers voorjaar 2026", "Bestellingen", 12_000]
    costs = ff.collect([plans / "Acme"]).planned_cost
    assert page["E2"].value == costs.sum() > costs.max() == 96_000


def test_columns_without_anything_in_them_are_hidden_and_stay_in_the_table(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    out = tmp_path / "all.xlsx"
    CliRunner().invoke(app, ["collect", str(path), "-o", str(out), "--no-cache", "--language", "en"])
    page = openpyxl.load_workbook(out)["Portfolio"]
    looks = [look for look in page.column_dimensions.values() if look.hidden]
    hidden = {page.cell(1, at).value for look in looks for at in range(look.min, look.max + 1)}
    assert hidden == {"Own target", "Max CPA", "Actual", "By now", "Forecast", "Status"}
    assert page.tables["ffPortfolio"].ref == "A1:T3"
