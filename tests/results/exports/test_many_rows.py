"""Thousands of rows: what is held against each other grows with the rows, not with their square, and is the same."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from fullfunnel.errors import BadInput, Refused
from fullfunnel.plans import import_files
from fullfunnel.plans.import_files import ExportRead
from fullfunnel.results.exports.sources.workbook_sheets import workbook_sheets
from fullfunnel.results.into_plan import merging
from fullfunnel.results.into_plan.measured import Measured
from fullfunnel.results.into_plan.merging import merge
from fullfunnel.results.results import ResultRow
from tests.results.counting import counted

FIRST_DAY = date(2026, 1, 1)


def result(at: int, source: str, *, days: int = 1, channel: str = "") -> ResultRow:
    first = FIRST_DAY + timedelta(at)
    return ResultRow(first + timedelta(days - 1), "Clicks", first, channel, 1, source=source)


def test_rows_are_held_against_those_of_their_own_days_only(monkeypatch: pytest.MonkeyPatch) -> None:
    present = [result(at, "Meta", channel="a") for at in range(800)]
    new = [result(at, "Google Ads", channel="b") for at in range(800)]
    names = counted(monkeypatch, merging, "same_name")
    assert merge(present, new).overlaps == []
    assert names[0] < 10 * (len(present) + len(new))


def test_overlaps_are_those_of_every_row_with_every_row() -> None:
    chosen = random.Random(7)  # noqa: S311  # rows, no secrets
    present = [result(chosen.randrange(90), "Meta", days=chosen.choice([1, 1, 7, 30])) for _ in range(60)]
    new = [result(chosen.randrange(90), "Google Ads", days=chosen.choice([1, 1, 7, 30])) for _ in range(60)]
    by_hand = [
        (fresh, row) for row in present for fresh in new if fresh.first_day <= row.date and row.first_day <= fresh.date
    ]
    assert len(by_hand) > 100
    assert merge(present, new).overlaps == by_hand


def figures(day: date, many: int, campaign: str = "c") -> tuple[Measured, ...]:
    days = [day + timedelta(at % 30) for at in range(many)]
    return tuple(
        Measured(each, each, "Meta: x", campaign, "reach", 5.0, adds_up=False, line=at) for at, each in enumerate(days)
    )


def test_two_exports_of_one_campaign_are_compared_by_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    first = figures(FIRST_DAY, 2_000)
    looked = counted(monkeypatch, import_files._Days, "share")  # noqa: SLF001  # how often is what is tested
    import_files._require_new(figures(date(2026, 3, 1), 2_000), Path("b"), [ExportRead(Path("a"), figures=first)])  # noqa: SLF001
    assert looked[0] == len(first)
    with pytest.raises(BadInput, match="both contain reach"):
        import_files._require_new(figures(date(2026, 1, 30), 1), Path("b"), [ExportRead(Path("a"), figures=first)])  # noqa: SLF001
    other = figures(FIRST_DAY, 30, "another")
    import_files._require_new(other, Path("b"), [ExportRead(Path("a"), figures=first)])  # noqa: SLF001


@pytest.mark.parametrize(
    ("there", "new", "shares"),
    [
        ([(1, 10), (20, 30)], (11, 19), False),
        ([(1, 10), (20, 30)], (10, 10), True),
        ([(1, 30), (5, 6)], (20, 21), True),
        ([(5, 6)], (1, 4), False),
        ([(5, 6)], (1, 5), True),
        ([(5, 6)], None, True),
        ([None], (1, 1), True),
    ],
)
def test_days_are_shared_where_one_at_least_is_the_same(
    there: list[tuple[int, int] | None],
    new: tuple[int, int] | None,
    shares: bool,  # noqa: FBT001  # a case
) -> None:
    def figure(days: tuple[int, int] | None) -> Measured:
        first, last = (None, None) if days is None else (date(2026, 1, days[0]), date(2026, 1, days[1]))
        return Measured(first, last, "Meta", "c", "reach", 5.0, adds_up=False, line=1)

    days = import_files._Days()  # noqa: SLF001  # every case by itself
    for each in there:
        days.add(figure(each))
    assert days.share(figure(new)) is shares


def test_a_workbook_with_one_far_cell_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["XFD200000"] = "Campaign", 5
    path = tmp_path / "export.xlsx"
    book.save(path)
    with pytest.raises(Refused, match="too large"):
        workbook_sheets(path)
