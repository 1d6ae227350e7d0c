"""The plain sheet gives the targets that Python gives, or an error; never another number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plain.agreement import by_engine, typed_live
from tests.plain.calculating import Office, by_formualizer, by_formulon
from tests.plain.random_plans import random_plan
from tests.short_run import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def office(soffice: str, python_with_uno: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office(python_with_uno, soffice, tmp_path_factory.mktemp("office")) as started:
        yield started


def sum_for_max(formula: str) -> str:
    """The mutant: what a shared pool serves is added up, so that people are counted twice."""
    return formula.replace("<>2,SUMPRODUCT(MAX(", "<>2,SUMPRODUCT(SUM(")


def test_random_plans_typed_live_into_libreoffice(office: Office, tmp_path: Path) -> None:
    tally = typed_live(office, tmp_path, map(random_plan, range(11, 31)))
    assert tally.kpis["DIFFERS"] == 0, tally.shown
    assert tally.plans["equal"] >= 16, tally.shown


def test_random_plans_by_formualizer(tmp_path: Path) -> None:
    many = examples(8)
    tally = by_engine(by_formualizer, tmp_path, map(random_plan, range(101, 101 + many)))
    assert tally.kpis["DIFFERS"] == 0, tally.shown
    assert tally.plans["equal"] >= 0.75 * many, tally.shown


@pytest.mark.deep
def test_a_random_plan_by_formulon(tmp_path: Path) -> None:
    tally = by_engine(by_formulon, tmp_path, [random_plan(205)])
    assert tally.plans == {"equal": 1}, tally.shown


def test_a_sheet_that_counts_people_twice_is_noticed(tmp_path: Path) -> None:
    plans = [random_plan(101)]  # it has channels in a shared pool
    assert by_engine(by_formualizer, tmp_path, plans, sum_for_max).kpis["DIFFERS"] > 0
