"""The sheets Calendar and Scenarios: what stands there, checked by hand, and that it follows the plan."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.typed.dates import serial
from fullfunnel.language import same
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS, plan_for
from fullfunnel.templates.plan import said
from fullfunnel.xlsx.patching import patch
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, Size, built_with
from tests.templates.opened import whole

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from fullfunnel.language import Language
    from fullfunnel.templates.plan import Plan


def opened(path: Path) -> Workbook:
    return whole(path.read_bytes())


def day(value: object) -> date:
    return date(1899, 12, 30) + timedelta(days=float(str(value))) if isinstance(value, int | float) else value.date()  # type: ignore[attr-defined]


@pytest.fixture(params=first_of(SIZES))
def size(request: pytest.FixtureRequest) -> Size:
    asked: Size = request.param
    return asked


@pytest.fixture
def path(tmp_path: Path, size: Size) -> Path:
    return written(tmp_path, TREINPAKKERS, size)


def written(folder: Path, plan: Plan, size: Size, language: Language = "en") -> Path:
    file = folder / "plan.xlsx"
    file.write_bytes(built_with(size, plan, language, "calendar", "scenarios", "budget"))
    return file


def test_the_bars_of_the_example(path: Path) -> None:
    sheet = opened(path)["Calendar"]
    rows = {sheet.cell(row, 2).value: row for row in range(6, 22)}
    orders, started, search = rows["Orders"], rows["Orders started"], rows["Search ad clicks"]
    assert day(sheet.cell(orders, 4).value) == date(2026, 3, 2)
    assert day(sheet.cell(orders, 6).value) == date(2026, 5, 31)
    assert day(sheet.cell(started, 4).value) == date(2026, 3, 1)  # a day before the order
    assert day(sheet.cell(started, 5).value) == date(2026, 3, 2)  # seen in the orders
    # A deal takes 2 to 8 days to the banner that is clicked: eight for nine in ten, and one day to the order.
    assert day(sheet.cell(search, 4).value) == date(2026, 2, 21)
    assert sheet.cell(search, 7).value == 40_000


def test_the_weeks_of_the_example(path: Path) -> None:
    sheet = opened(path)["Calendar"]
    headers = {sheet.cell(25, column).value: column for column in range(2, 18)}
    weeks = [row for row in range(26, 56) if sheet.cell(row, 2).value not in {None, ""}]
    orders = [float(sheet.cell(row, headers["Orders"]).value) for row in weeks]
    assert sum(orders) == pytest.approx(12_000)
    spend = [float(sheet.cell(row, headers["Spend"]).value) for row in weeks]
    assert sum(spend) == pytest.approx(96_000 + 40_000 + 24_000 + 3_000 + 45_000)
    before = [at for at, row in enumerate(weeks) if day(sheet.cell(row, 2).value) < date(2026, 3, 2)]
    assert sum(orders[at] for at in before) == 0
    assert sum(spend[at] for at in before) > 10_000


def test_the_scenarios_of_the_example_by_hand(path: Path) -> None:
    sheet = opened(path)["Scenarios"]
    assert [sheet.cell(5, column).value for column in (4, 5, 6)] == ["worst", "expected", "best"]
    rows = {sheet.cell(row, 2).value: row for row in range(30, 13, -1)}
    # 8,000 / 36% / 18% visits; 72% of them / 76% / 12% deals; 75% of them / 25% views; / 22% reach, above its cap.
    reach = 8_000 / 0.36 / 0.18 * 0.72 / 0.76 / 0.12 * 0.75 / 0.25 / 0.22
    found = [sheet.cell(rows["Reach"], column).value for column in (7, 8, 9)]
    assert found[:2] == [pytest.approx(reach, abs=1), 6_000_000]
    assert [sheet.cell(9, column).value or "" for column in (4, 5, 6)] == ["yes", "", ""]
    assert sheet.cell(6, 5).value == pytest.approx(208_000)
    assert sheet.cell(7, 5).value == pytest.approx(208_000 / 12_000)
    assert sheet.cell(8, 5).value == 12_000  # the budget of the example is what its plan costs


def capped_search(tmp_path: Path, size: Size) -> Path:
    capped = [
        dict(row) | ({"cap": 190_000.0} if said(row["kpi"], "en") == "Search ad clicks" else {})
        for row in TREINPAKKERS.kpis
    ]
    return written(tmp_path, replace(TREINPAKKERS, kpis=tuple(capped)), size)


@pytest.mark.deep
def test_where_a_cap_stops_a_budget_the_formulas_give_what_was_saved(tmp_path: Path) -> None:
    outcome = regenerate(capped_search(tmp_path, "whole"))
    assert (list(outcome.changed), list(outcome.left)) == ([], [])


def test_the_cap_that_stops_a_budget_is_named(tmp_path: Path, size: Size) -> None:
    """Search brings what is left of 8,000 orders: 190,000 clicks at most are 95% of the 200,000 that they take."""
    sheet = opened(capped_search(tmp_path, size))["Scenarios"]
    assert [sheet.cell(row, 2).value for row in (10, 11)] == ["Up to the first cap you get", "That is the cap of"]
    # 4,000 orders come by themselves. The budget of 208,000 is what the plan of 12,000 costs.
    assert (sheet["E8"].value, sheet["E10"].value, sheet["E11"].value) == (11_600, 11_600, "Search ad clicks")
    assert sheet["G10"].value.startswith("A cap stops your budget: more money brings nothing more.")


def test_a_budget_that_ends_before_any_cap(path: Path) -> None:
    sheet = opened(path)["Scenarios"]
    # Reach takes 6,000,000 people for 8,000 orders; at most there are 8,000,000.
    assert (sheet["E8"].value, sheet["E10"].value, sheet["E11"].value) == (12_000, 14_666, "Reach")
    assert not sheet["G10"].value


@pytest.mark.deep
@pytest.mark.parametrize("language", first_of(["nl", "en"]))
def test_a_plan_that_is_only_begun_shows_nothing_and_no_error(language: Language, tmp_path: Path) -> None:
    file = written(tmp_path, plan_for("see-think-do-care", None), "whole", language)
    for name in {"nl": ("Kalender", "Scenario's"), "en": ("Calendar", "Scenarios")}[language]:
        values = [cell for row in opened(file)[name].iter_rows(values_only=True) for cell in row if cell is not None]
        assert not [each for each in values if str(each).startswith("#")]


@pytest.mark.deep
def test_other_dates_and_rates_run_through(tmp_path: Path) -> None:
    path = written(tmp_path, TREINPAKKERS, "whole")
    patch(path, path, {"Start": {"C8": serial(date(2026, 4, 6))}, "Framework": {"R16": 0.5}})
    outcome = regenerate(path)
    assert outcome.left == ()
    calendar, scenarios = opened(path)["Calendar"], opened(path)["Scenarios"]
    rows = {calendar.cell(row, 2).value: row for row in range(6, 22)}
    assert day(calendar.cell(rows["Orders started"], 4).value) == date(2026, 4, 5)
    assert scenarios.cell(6, 5).value == pytest.approx(208_000)


@pytest.mark.deep
def test_a_calendar_without_dates_says_what_to_fill_in(tmp_path: Path) -> None:
    file = written(tmp_path, plan_for("see-think-do-care", None), "whole", "en")
    assert opened(file)["Calendar"]["B4"].value.startswith("Fill in the main goal, the first and the last day")
    regenerate(file)
    assert opened(file)["Calendar"]["B4"].value.startswith("Fill in the main goal, the first and the last day")


def _results(path: Path) -> tuple[object, list[float], list[float]]:
    """The name of the line in the picture of money, its figures, and those of the main KPI in the weeks."""
    with zipfile.ZipFile(path) as book:
        drawn = next(
            xml
            for name in book.namelist()
            if name.startswith("xl/charts/chart") and b"lineChart" in (xml := book.read(name)) and b"$T$25" in xml
        )
    assert b"Calendar!$T$26:$T$55" in drawn
    sheet = opened(path)["Calendar"]
    headers = {sheet.cell(25, column).value: column for column in range(4, 20)}
    line, orders = (
        [float(str(sheet.cell(row, column).value or 0)) for row in range(26, 56)] for column in (20, headers["Orders"])
    )
    return sheet["T25"].value, line, orders


def test_the_line_in_the_picture_is_the_main_kpi(path: Path) -> None:
    name, line, orders = _results(path)
    assert name == "Orders"
    assert line == pytest.approx(orders)
    assert sum(line) == pytest.approx(12_000)


@pytest.mark.deep
def test_it_stays_the_main_kpi_in_a_plan_with_other_kpis(tmp_path: Path) -> None:
    path = written(tmp_path, TREINPAKKERS, "whole")
    sheet = opened(path)["Framework"]
    last = max(row for row in range(6, 40) if sheet.cell(row, 2).value)
    moved = {f"{column}{last + 1}": sheet[f"{column}6"].value for column in "BCDEFGHIJKLMNOPQRST"}
    first = opened(path)["Calendar"]["D25"].value
    patch(path, path, {"Framework": moved | {f"{column}6": None for column in "BCDEFGHIJKLMNOPQRST"}})
    regenerate(path)
    assert opened(path)["Calendar"]["D25"].value != first
    name, line, orders = _results(path)
    assert name == "Orders"
    assert line == pytest.approx(orders)
    assert sum(line) == pytest.approx(12_000)


@pytest.mark.parametrize(
    ("kpis", "calendar", "scenarios"),
    first_of([(19, "first 16", "first 24 rows"), (17, "first 16 KPIs", ""), (16, "", "")]),
)
def test_a_plan_with_more_kpis_than_there_is_room_for_says_so(
    tmp_path: Path, size: Size, kpis: int, calendar: str, scenarios: str
) -> None:
    orders = {"kpi": same("Orders"), "role": ROLE_WORDS["main"], "stage": same("Do")}
    feeders = tuple(
        {"kpi": same(f"Channel {at}"), "feeds": same("Orders"), "stage": same("See")} for at in range(1, kpis)
    )
    plan = replace(plan_for("see-think-do-care", None), kpis=(orders, *feeders))
    book = opened(written(tmp_path, plan, size))
    for sheet, cell, says in (("Calendar", "B22", calendar), ("Scenarios", "B4", scenarios)):
        assert says in (book[sheet][cell].value or "")
        assert bool(says) == bool(book[sheet][cell].value)


@pytest.mark.deep
def test_a_cap_per_month_does_not_pass_for_no_cap(tmp_path: Path) -> None:
    file = written(tmp_path, plan_for("see-think-do-care", None), "whole", "en")
    assert not opened(file)["Scenarios"]["G10"].value
    patch(file, file, {"Framework": {"M7": "1,500 per month"}})
    regenerate(file)
    assert opened(file)["Scenarios"]["G10"].value.startswith("A cap per month or per week does not count on this sheet")
