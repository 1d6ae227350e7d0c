"""The button Bring up to date: a copy of an old plan gets what came since, and is opened; the plan itself stays."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from fullfunnel.hosts import actions
from fullfunnel.hosts.calc.handed_plan import Handed, come_of
from fullfunnel.xlsx.reading import open_book
from tests.excel.desk import Book, laid_out

OLD = Path(__file__).parents[1] / "templates" / "first_version" / "treinpakkers.nl.xlsx"
TODAY = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.nl.xlsx"


def handed(**changes: Any) -> Handed:
    plan: dict[str, Any] = {
        "tables": {"ffkpis": [["KPI", "Draagt bij aan", "Ratio"], ["Orders", None, None]]},
        "names": {"ffgoal": 400, "fflanguage": "nl"},
        "selected_row": [],
        "language": "nl",
    }
    return Handed.model_validate(plan | changes)


@pytest.mark.deep
def test_in_calc_a_copy_stands_beside_it_and_is_opened(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD, tmp_path / "plan.xlsx"))
    done = come_of("upgrade", handed(path=str(path)))
    copy = tmp_path / "plan (bijgewerkt).xlsx"
    assert done["open"] == str(copy)
    assert "Berekening" in done["say"]
    assert "Berekening" in {sheet.name for sheet in open_book(copy).sheets}
    assert path.read_bytes() == OLD.read_bytes()
    again = come_of("upgrade", handed(path=str(path)))
    assert again["open"] == str(tmp_path / "plan (bijgewerkt 2).xlsx")


@pytest.mark.deep
def test_a_plan_of_today_is_said_to_be_up_to_date(tmp_path: Path) -> None:
    path = Path(shutil.copy(TODAY, tmp_path))
    done = come_of("upgrade", handed(path=str(path)))
    assert "Deze werkmap is actueel" in done["say"]
    assert "open" not in done
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("path", ["", "Plan.xlsx"])
def test_a_workbook_that_was_never_saved_says_what_to_do(path: str) -> None:
    assert come_of("upgrade", handed(path=path))["say"].startswith("Sla de werkmap eerst op")


@pytest.mark.deep
def test_in_excel_it_does_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copy(OLD, tmp_path / "plan.xlsx"))
    book = laid_out(path)
    monkeypatch.setattr(Book, "fullname", str(path))
    actions.JOBS["upgrade"](book)
    assert book.app.impl.opened == [str(tmp_path / "plan (bijgewerkt).xlsx")]
    assert "staat ernaast, geopend" in book.app.impl.said[-1]


def test_a_button_notes_of_which_plan_the_texts_are_where_the_functions_live() -> None:
    kpis = [["KPI", "Stage", "Feeds", "Rate"], ["Visits", "See", "Leads", 0.02], ["Leads", "Do", None, None]]
    names = {"ffgoal": 400.0, "ffcalcmark": 12.5, "ffcalcnoted": 11.0, "ffoutdated": None}
    assert come_of("recalculate", handed(tables={"ffkpis": kpis}, names=names))["named"] == {"ffcalcnoted": 12.5}
    outdated = names | {"ffoutdated": "The plan has changed since"}
    assert "named" not in come_of("recalculate", handed(tables={"ffkpis": kpis}, names=outdated))
    assert "named" not in come_of("recalculate", handed(tables={"ffkpis": kpis}, names=names | {"ffcalcnoted": 12.5}))


def test_in_excel_it_is_noted_in_its_cell() -> None:
    book = laid_out(TODAY)
    noted = book.names["ffCalcNoted"].refers_to_range
    was = noted.value
    noted.value = 1.0
    actions.JOBS["check"](book)
    assert noted.value == was
