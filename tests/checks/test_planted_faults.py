"""What a marketeer mistypes in a good plan is said, once, where it is; the example says what was planted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.checks.run import check
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from tests.checks.faulty_plans import FAULTS
from tests.short_run import first_of
from tests.templates.opened import built

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.checks.finding import Finding

PLANTED = ["KPI103", "KPI101", "KPI102"]
"""An own target below need, 2% without a feeder, and a surplus: in the example on purpose."""
SAID = {
    "no goal": ("PLN116", "Start!C7"),
    "a goal in words": ("PLN116", "Start!C7"),
    "ends before it starts": ("PLN119", "Start!C9"),
    "a date as text": ("PLN119", "Start!C8"),
    "a tenth of the budget in See": ("PLN118", "Budget!G7"),
    "one line far too low": ("PLN118", "Budget!G12"),
    "a cap with a way around it": ("KPI104", "Framework!M12"),
    "a channel without a message": ("PLN122", "Budget!D7"),
    "two messages under one ID": ("PLN123", "!B7"),
    "messages in a circle": ("PLN124", "!G6"),
    "a KPI that is not there": ("PLN120", "!F7"),
    "Do judged on reach": ("PLN121", "!F10"),
    "a header misspelt": ("PLN115", "Budget!B12"),
}


@pytest.fixture(params=first_of(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    asked: Language = request.param
    return asked


def found_in(path: Path, language: Language, fault: str = "") -> list[Finding]:
    path.write_bytes(built(TREINPAKKERS, language))
    if fault:
        patch(path, path, FAULTS[fault][language])
    return list(check(plan_of_workbook(path).plan).open)


def test_the_example_says_its_three_planted_faults_and_nothing_else(tmp_path: Path, language: Language) -> None:
    assert [each.code for each in found_in(tmp_path / "plan.xlsx", language)] == PLANTED


@pytest.mark.parametrize("fault", first_of(sorted(SAID)))
def test_a_fault_is_said_where_it_is(tmp_path: Path, language: Language, fault: str) -> None:
    code, cell = SAID[fault]
    found = [each for each in found_in(tmp_path / "plan.xlsx", language, fault) if each.code == code]
    assert [each.cell[-len(cell) :] for each in found] == [cell]


@pytest.mark.deep
def test_a_stage_in_small_letters_is_the_stage(tmp_path: Path, language: Language) -> None:
    assert [each.code for each in found_in(tmp_path / "plan.xlsx", language, "a stage in small letters")] == PLANTED


@pytest.mark.deep
def test_the_loss_of_a_stage_without_budget_is_given_in_the_main_kpi(tmp_path: Path) -> None:
    # A tenth of the video views: deals watched fall by 0.75 x 0.9 = 67.5%, so 60,750 of 90,000 retargeting clicks and
    # 48,600 of the 72,000 visits behind them; straight to the site 150,000 of the 1,200,000 who watched are left, so
    # 5,250 of 6,000 visits. 53,850 visits x 20% x 40% = 4,308 orders.
    (found,) = [
        each for each in found_in(tmp_path / "plan.xlsx", "en", "a tenth of the budget in See") if each.code == "PLN118"
    ]
    assert found.severity == "error"
    assert "€9,600 for media; its targets cost €96,000" in found.what.en
    assert "you lose 4,308 Orders: 7,692 are left" in found.what.en


@pytest.mark.deep
def test_a_cap_leaves_the_other_ways_on_plan(tmp_path: Path) -> None:
    # 1,000 e-mail clicks fewer x 80% x 20% x 40% = 64 orders.
    (found,) = [
        each for each in found_in(tmp_path / "plan.xlsx", "en", "a cap with a way around it") if each.code == "KPI104"
    ]
    assert "11,936 Orders" in found.advice.en


@pytest.mark.deep
def test_a_phrase_among_the_own_words_leaves_the_quote_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en"))
    phrase = "The best day starts on the platform"
    patch(path, path, {"Messages": {"K10": phrase, "M10": None}})
    (found,) = [each for each in check(plan_of_workbook(path).plan).open if each.code == "PLN112"]
    assert f"‘{phrase}’" in found.what.en
