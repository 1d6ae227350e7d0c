"""The Dashboard counts as Python does: a day's total and its channels once, and the weeks around the last results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest

import fullfunnel as ff
from fullfunnel.language import same
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.templates.example.kpis import SEARCH
from tests.templates import opened

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.templates.plan import Entry, Plan

WEEK_ROWS = range(32, 46)
SAID = "B46"


def on_sheet(path: Path, sheet: str = "Dashboard") -> dict[str, object]:
    return dict(opened.on_sheet(path.read_bytes(), sheet))


def written(plan: Plan, path: Path) -> dict[str, object]:
    path.write_bytes(opened.built(plan, "en"))
    return on_sheet(path)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


@pytest.mark.deep
@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        # The results go up to 26 April, the eighth week from 2 March: all of a campaign of thirteen weeks.
        (date(2026, 3, 2), date(2026, 5, 31), date(2026, 3, 8), date(2026, 5, 31)),
        # Of 26 weeks the first fourteen, for the results are not beyond the tenth.
        (date(2026, 3, 2), date(2026, 8, 30), date(2026, 3, 8), date(2026, 6, 7)),
        # Long before: the last results in the tenth of fourteen.
        (date(2025, 9, 1), date(2026, 8, 30), date(2026, 2, 22), date(2026, 5, 24)),
        # Two weeks before the end, a Friday: the last fourteen.
        (date(2025, 11, 12), date(2026, 5, 8), date(2026, 2, 8), date(2026, 5, 8)),
    ],
)
def test_the_weeks_are_those_around_the_last_results(
    start: date, end: date, first: date, last: date, tmp_path: Path
) -> None:
    path = tmp_path / "plan.xlsx"
    made = written(replace(TREINPAKKERS, start=start, end=end), path)
    dates = [made[f"B{row}"] for row in WEEK_ROWS if made.get(f"B{row}")]
    assert (dates[0], dates[-1]) == (midnight(first), midnight(last))
    assert bool(made.get(SAID)) == (end - start > timedelta(days=14 * 7))
    weeks = {midnight(week.last): week for week in ff.read_plan(path).review().weeks}
    for row in WEEK_ROWS:
        if made.get(f"B{row}"):
            week = weeks[made[f"B{row}"]]  # type: ignore[index]
            assert made[f"C{row}"] == pytest.approx(week.planned)
            assert made.get(f"D{row}") == (None if week.actual is None else pytest.approx(week.actual))
    again = regenerate(path, check=True)
    assert [each for each in again.left if each.sheet == "Dashboard"] == []
    assert [each for each in again.changed if each.sheet == "Dashboard"] == []


@pytest.mark.deep
def test_a_total_of_days_and_its_channels_count_once(tmp_path: Path) -> None:
    """Of the week to 8 March 900 euros in all, of which Bing says 300; on the 9th Bing has 50 more, of no total."""

    def row(day: int, channel: str, value: float, cost: float) -> dict[str, Entry]:
        return {"date": date(2026, 3, day), "kpi": SEARCH, "channel": same(channel), "value": value, "cost": cost}

    others = tuple(row for row in TREINPAKKERS.results if row["kpi"] != SEARCH)
    bing = (row(4, "Bing", 10, 100), row(5, "Bing", 20, 200), row(9, "Bing", 30, 50))
    orders = [row for row in others if row["kpi"] == TREINPAKKERS.main_kpi]
    shop: dict[str, Entry] = {**orders[0], "channel": None}
    plan = replace(TREINPAKKERS, results=(*others, row(8, "", 5_000, 900) | {"from": date(2026, 3, 2)}, *bing, shop))
    path = tmp_path / "plan.xlsx"
    made = written(plan, path)
    elsewhere = 151_400 - 26_400  # without all of Search
    think = 44_400 - 26_400
    review = ff.read_plan(path).review()
    assert review.came == 7_400  # the shop's total of the first week and that of its channel are one
    for _ in range(2):
        assert made["L15"] == think + 900 + 50
        assert made["J21"] == elsewhere + 900 + 50 == review.actual.cost()
        assert on_sheet(path, "Max CPA")["C19"] == review.came
        channels = on_sheet(path, "Channels")
        assert channels["J20"] == elsewhere + 900 + 50
        # And so it comes out anew, in a workbook that was saved without values.
        openpyxl.load_workbook(path).save(path)
        left = regenerate(path).left
        assert not [each for each in left if each.sheet in {"Dashboard", "Channels", "Max CPA"}]
        made = on_sheet(path)


@pytest.mark.deep
def test_a_day_that_is_typed_says_what_does_not_follow_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    before = written(TREINPAKKERS, path)
    assert not before.get("D5")
    assert before["J21"] == pytest.approx(151_400)
    ff.patch(path, path, {"Dashboard": {"C5": date(2026, 4, 5)}}, regenerate=True)
    shown = on_sheet(path)
    assert shown["C7"] == ff.read_plan(path).review(date(2026, 4, 5)).standing("Orders").actual
    assert str(shown["D5"]).startswith("Note: money per stage and max CPA count all results")
    (row,) = (place[1:] for place, value in shown.items() if value == "Cost")
    assert not shown.get(f"J{row}")
    assert not shown.get(f"J{int(row) + 2}")
    assert not shown.get(f"L{int(row) + 2}")
