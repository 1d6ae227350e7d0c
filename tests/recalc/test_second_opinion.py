"""The plain sheet beside Python: refreshed where it is behind, and a formula typed over is found."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from fullfunnel.recalc.plain_sheet.second_opinion import CODE
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.reading import open_book

TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.en.xlsx"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(TEMPLATE, tmp_path))


def targets(path: Path) -> dict[object, object]:
    values = open_book(path).contents("Calculation").values()
    rows = range(12, 72)
    return {name: values.get(Position(row, 3)) for row in rows if (name := values.get(Position(row, 2)))}


def typed_over(path: Path, cell: bytes, value: bytes) -> None:
    """Put a number in the place of a formula, as somebody does who types in the cell."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (name,) = (name for name, part in parts.items() if b"1E+300" in part and "/worksheets/" in name)
    start = parts[name].index(b'<c r="%s"' % cell)
    end = parts[name].index(b"</c>", start) + 4
    parts[name] = parts[name][:start] + b'<c r="%s"><v>%s</v></c>' % (cell, value) + parts[name][end:]
    with zipfile.ZipFile(path, "w") as archive:
        for each, part in parts.items():
            archive.writestr(each, part)


@pytest.mark.deep
def test_the_template_is_up_to_date_and_of_one_mind(plan: Path) -> None:
    came = regenerate(plan, check=True)
    assert not came.changed
    assert [fault for fault in came.faults if CODE in fault.sentence.en] == []


@pytest.mark.deep
def test_a_sheet_that_is_behind_is_brought_up_to_date(plan: Path) -> None:
    patch(plan, plan, {"Start": {"C7": 24_000}})
    came = regenerate(plan)
    assert {change.sheet for change in came.changed} >= {"Calculation", "Targets"}
    # (24,000 - 4,000 that come by themselves) / 40% / 20%.
    assert targets(plan)["Booking page visits"] == pytest.approx(250_000)
    assert not [change for change in regenerate(plan, check=True).changed if change.sheet == "Calculation"]


def test_a_formula_that_was_typed_over_is_named(plan: Path) -> None:
    # The outcome of the KPI on the second row: Reach, 6,000,000.
    typed_over(plan, b"E13", b"777")
    (fault,) = (fault for fault in regenerate(plan, check=True).faults if CODE in fault.sentence.en)
    assert (fault.sheet, fault.cell) == ("Calculation", "E13")


@pytest.mark.deep
def test_a_formula_that_was_typed_over_is_named_beside_what_it_made_differ(plan: Path) -> None:
    typed_over(plan, b"E13", b"777")
    patch(plan, plan, {"Start": {"C7": 24_000}})
    over, differs = (fault for fault in regenerate(plan, check=True).faults if CODE in fault.sentence.en)
    assert (over.cell, differs.cell) == ("E13", "G13")
    assert "777" in differs.sentence.en
    assert "777" in differs.sentence.nl


@pytest.mark.deep
def test_a_plan_that_cannot_be_calculated_is_no_formula_typed_over(plan: Path) -> None:
    # A lag that nobody can read: Python has no target at all, and the sheet, which needs no lags, has them all.
    patch(plan, plan, {"Framework": {"K8": "a while"}})
    assert [fault for fault in regenerate(plan, check=True).faults if CODE in fault.sentence.en] == []


@pytest.mark.deep
def test_all_that_hangs_on_one_changed_formula_is_one_finding(plan: Path) -> None:
    typed_over(plan, b"C5", b"777")
    found = [fault for fault in regenerate(plan, check=True).faults if CODE in fault.sentence.en]
    (differing,) = (fault for fault in found if "somebody changed a formula" in fault.sentence.en)
    assert "and 6 more" in differing.sentence.en
