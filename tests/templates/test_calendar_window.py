"""Which rows the sheet Calendar shows of a plan in time: what matters, the campaign always in view, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel import patch
from fullfunnel.functions import FUNCTIONS
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.templates.plan import said
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, Size, built_with
from tests.templates.opened import whole

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.language import Language
    from fullfunnel.templates.plan import Plan

START, END = date(2026, 3, 2), date(2026, 5, 31)
"""Of the example: a Monday and a Sunday, thirteen weeks."""
SHEETS: dict[Language, str] = {"nl": "Kalender", "en": "Calendar"}


def with_lag(kpi: str, lag: str) -> Plan:
    """The example with another lag behind a KPI."""
    rows = [dict(row) | ({"lag": lag} if said(row["kpi"], "en") == kpi else {}) for row in TREINPAKKERS.kpis]
    return replace(TREINPAKKERS, kpis=tuple(rows))


def shown(file: Path, language: Language = "en") -> tuple[list[date], dict[str, list[float]], tuple[str, str]]:
    """The first days of the rows, what every KPI has in them, and the step with the sentence above them."""
    sheet = whole(file.read_bytes())[SHEETS[language]]
    rows = [row for row in range(26, 56) if sheet.cell(row, 2).value not in {None, ""}]
    names = {str(sheet.cell(25, column).value): column for column in range(4, 18) if sheet.cell(25, column).value}
    volumes = {name: [float(sheet.cell(row, column).value) for row in rows] for name, column in names.items()}
    return (
        [_day(sheet.cell(row, 2).value) for row in rows],
        volumes,
        (str(sheet["B25"].value), sheet["B23"].value or ""),
    )


def _day(value: Any) -> date:
    days = value if isinstance(value, int | float) else (value.date() - date(1899, 12, 30)).days
    return date(1899, 12, 30) + timedelta(days=days)


def phased(plan: Plan, step: str) -> dict[date, dict[str, float]]:
    """FUNNEL_WEEKS of the plan: per first day what every KPI has."""
    weeks: Any = FUNCTIONS["FUNNEL_WEEKS"](12_000, plan.framework_cells("en"), START, END, step)
    return {_day(row[0]): dict(zip(weeks[0][1:], row[1:], strict=True)) for row in weeks[1:]}


def saved(path: Path, plan: Plan, language: Language = "en", size: Size = "whole") -> Path:
    path.write_bytes(built_with(size, plan, language, "calendar"))
    return path


@pytest.mark.deep
@pytest.mark.parametrize("language", first_of(["nl", "en"]))
def test_a_tail_of_next_to_nothing_is_gathered_in_the_first_row(language: Language, tmp_path: Path) -> None:
    # Three spreads in a row: the longest of each together come far before what 999 of a thousand take.
    plan = with_lag("Retargeting clicks", "2-20")
    file = saved(tmp_path / "plan.xlsx", plan, language)
    days, volumes, (step, sentence) = shown(file, language)
    assert (step, len(days), days[-1]) == ("Week", 30, date(2026, 5, 25))
    whole = phased(plan, "week")
    early = [day for day in whole if day < days[0]]
    assert early
    assert (
        sentence
        == {
            "nl": "In de eerste regel zit ook wat daarvóór valt: minder dan 0,1% van elke KPI.",
            "en": "The first row also holds what comes before it: less than 0.1% of every KPI.",
        }[language]
    )
    for name, own in zip(next(iter(whole.values())), volumes.values(), strict=True):
        target = sum(row[name] for row in whole.values())
        assert sum(own) == pytest.approx(target, rel=1e-7)
        assert sum(whole[day][name] for day in early) < 0.001 * target
        assert own[1:] == pytest.approx([whole[day][name] for day in days[1:]], rel=1e-9)
    outcome = regenerate(file)
    assert (list(outcome.changed), list(outcome.left)) == ([], [])


@pytest.mark.deep
def test_weeks_of_a_long_plan_end_with_the_campaign_and_begin_with_all_before(tmp_path: Path) -> None:
    plan = with_lag("Completed video views", "20-160")
    file = saved(tmp_path / "plan.xlsx", plan)
    patch(file, file, {"Calendar": {"C24": "week"}}, regenerate=True)
    days, volumes, (step, sentence) = shown(file)
    assert (step, len(days), days[-1]) == ("Week", 30, date(2026, 5, 25))
    assert sentence == "The first row adds up everything that comes before it. Choose ‘automatic’ to see it in parts."
    whole = phased(plan, "week")
    for name, own in volumes.items():
        assert own[0] == pytest.approx(sum(row[name] for day, row in whole.items() if day <= days[0]), rel=1e-6)
        assert sum(own) == pytest.approx(sum(row[name] for row in whole.values()), rel=1e-9)


@pytest.mark.parametrize("size", first_of(SIZES))
def test_a_year_is_shown_in_months(size: Size, tmp_path: Path) -> None:
    file = saved(
        tmp_path / "plan.xlsx", replace(TREINPAKKERS, start=date(2026, 1, 1), end=date(2026, 12, 31)), size=size
    )
    days, volumes, (step, sentence) = shown(file)
    assert (step, sentence, days[0], days[-1]) == ("Month", "", date(2025, 12, 1), date(2026, 12, 1))
    assert sum(volumes["Orders"]) == pytest.approx(12_000)


def test_a_step_that_was_typed_stays(tmp_path: Path) -> None:
    file = saved(tmp_path / "plan.xlsx", TREINPAKKERS)
    outcome = patch(file, file, {"Calendar": {"C24": "month"}}, regenerate=True)
    assert list(outcome.left) == []
    days, volumes, (step, _) = shown(file)
    assert (step, days) == ("Month", [date(2026, 2, 1), date(2026, 3, 1), START, date(2026, 4, 1), date(2026, 5, 1)])
    assert sum(volumes["Orders"]) == pytest.approx(12_000)
