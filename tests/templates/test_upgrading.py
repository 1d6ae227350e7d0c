"""A workbook of the first version gets what came since, and keeps every byte of all else."""

from __future__ import annotations

import shutil
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from fullfunnel.framework import schema
from fullfunnel.plain.fallback import without_fallbacks
from fullfunnel.recalc.converting.respelling import HOSTS, respell
from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates.upgrading import Upgraded, host_of, upgrade
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book, read_names, read_tables
from tests.short_run import first_of

if TYPE_CHECKING:
    from fullfunnel.recalc.converting.respelling import Host

FIRST = Path(__file__).parent / "first_version"
NAMES = sorted(path.name for path in FIRST.glob("*.xlsx"))
CHANGED = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(params=first_of(NAMES))
def first(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(FIRST / request.param, tmp_path))


@cache
def brought_up_to_date(name: str) -> tuple[Upgraded, bytes]:
    """What came into a workbook of the first version, and its bytes since; done once."""
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(FIRST / name, folder))
        return upgrade(path), path.read_bytes()


def test_what_came_since_is_put_in(first: Path) -> None:
    before = parts(first)
    came, content = brought_up_to_date(first.name)
    first.write_bytes(content)
    assert came.refused is None
    assert came.version == (1, schema.SCHEMA)
    assert {"Calculation", "Berekening"} & set(came.sheets)
    after = parts(first)
    assert set(before) <= set(after)
    same = {name for name in before if before[name] == after[name]}
    assert set(before) - same - CHANGED == {name for name in came.parts_changed if name in before} - CHANGED
    # Of what is in none of ours nothing moved: its order neither.
    assert [name for name in after if name in before] == list(before)
    assert read_names(first)["ffSchema"] == schema.SCHEMA
    tables = read_tables(first)
    for table in schema.TABLES:
        assert len(tables[table.name][0]) >= len(table.columns)
    assert not upgrade(first, check=True).is_stale


@pytest.mark.deep
def test_a_workbook_that_was_brought_up_to_date_is_valid(first: Path) -> None:
    first.write_bytes(brought_up_to_date(first.name)[1])
    assert OpenXmlValidator().validate(str(first)).is_valid


def test_a_cell_that_was_there_shows_what_it_showed(first: Path) -> None:
    old, formulas = {}, {}
    book = open_book(first)
    for sheet in book.sheets:
        old[sheet.name] = dict(book.contents(sheet.name).values().items())
        formulas[sheet.name] = {each.at: each.text for each in book.contents(sheet.name).formulas()}
    schema_cell = next(book.named_area(name) for name in book.names if name.name == "ffSchema")
    first.write_bytes(brought_up_to_date(first.name)[1])
    book = open_book(first)
    for name, cells in old.items():
        now = dict(book.contents(name).values().items())
        moved = {at for at, value in cells.items() if now.get(at) != value}
        assert moved == ({schema_cell[1].corner} if schema_cell and schema_cell[0] == name else set())
        bare = {each.at: without_fallbacks(each.text) for each in book.contents(name).formulas()}
        assert {at: text for at, text in bare.items() if at in formulas[name]} == formulas[name]


@pytest.mark.deep
def test_a_workbook_that_openpyxl_saved_is_brought_up_to_date(first: Path) -> None:
    """It declares the prefix of links on every sheet, where it does not reach the sheet behind."""
    load_workbook(first).save(first)
    came = upgrade(first)
    assert came.refused is None
    assert set(came.sheets) <= set(load_workbook(first, read_only=True).sheetnames)


@pytest.mark.deep
@pytest.mark.parametrize("name", ["treinpakkers.nl.xlsx", "treinpakkers.en.xlsx"])
def test_a_plan_that_cannot_be_calculated_is_brought_up_to_date(name: str, tmp_path: Path) -> None:
    """A campaign that ends before it starts has no figures to show; its workbook has no columns of scenarios."""
    path = Path(shutil.copy(FIRST / name, tmp_path))
    patch(path, path, {"Start": {"C9": 46023.0}})  # 1 January 2026, before the first day
    came = upgrade(path)
    assert came.refused is None
    assert {"Calculation", "Berekening"} & set(came.sheets)
    assert not upgrade(path, check=True).is_stale


@pytest.mark.deep
def test_check_writes_nothing(first: Path) -> None:
    before = first.read_bytes()
    assert upgrade(first, check=True).is_stale
    assert first.read_bytes() == before


@pytest.mark.deep
def test_the_targets_of_the_marketeer_stand_on_the_new_sheet(tmp_path: Path) -> None:
    path = Path(shutil.copy(FIRST / "treinpakkers.en.xlsx", tmp_path))
    patch(path, path, {"Start": {"C7": 24_000}})
    upgrade(path)
    book = open_book(path)
    values = book.contents(plain_sheet(book) or "").values()
    shown = {values.get(at._replace(column=2)): value for at, value in values.items() if at.column == 3}
    # Twice the goal less the 4,000 that come by themselves: (24,000 - 4,000) / 40% / 20%.
    assert shown["Booking page visits"] == pytest.approx(250_000)
    assert regenerate(path, check=True).refused is None


@pytest.mark.deep
@pytest.mark.parametrize("host", [host for host in HOSTS if host not in {"values", "plain", "windows"}])
def test_it_speaks_to_the_host_that_it_spoke_to(host: Host, tmp_path: Path) -> None:
    path = Path(shutil.copy(FIRST / "treinpakkers.nl.xlsx", tmp_path))
    respell(path, host)
    spoke = host_of(open_book(path))
    upgrade(path)
    book = open_book(path)
    assert host_of(book) == spoke
    texts = [
        each.text for sheet in book.sheets for each in book.contents(sheet.name).formulas() if "FUNNEL" in each.text
    ]
    mark = {"lite": "_xldudf_", "office": "_xldudf_", "xlam": "[1]!", "calc": "ORG.FULLFUNNEL"}[host]
    assert [text for text in texts if mark not in text] == []


@pytest.mark.deep
def test_a_sheet_that_was_renamed_is_not_put_in_again(tmp_path: Path) -> None:
    path = Path(shutil.copy(FIRST / "treinpakkers.en.xlsx", tmp_path))
    upgrade(path)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    renamed = {b'name="Framework"': b'name="My KPIs"', b"Framework!": b"'My KPIs'!"}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in content.items():
            for old, new in renamed.items():
                part = part.replace(old, new)  # noqa: PLW2901  # one after the other
            archive.writestr(name, part)
    assert upgrade(path, check=True).sheets == ()


def test_what_is_no_workbook_of_ours_is_refused(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    came = upgrade(path)
    assert came.refused is not None
    assert came.refused.kind == "no-plan"
