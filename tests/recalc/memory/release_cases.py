"""Nothing of a workbook stays in memory when the next one is read, whatever was wrong in it."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.stages import SEE_THINK_DO_CARE
from fullfunnel.language import same
from fullfunnel.recalc.engines.fast import engines_at_hand
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS, starting_plan
from fullfunnel.xlsx.container.archive import Archive
from tests.recalc.factories import plan as small_plan
from tests.templates.opened import built

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.templates.plan import Plan


@pytest.mark.deep
@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(TREINPAKKERS, id="targets"),
        pytest.param(replace(starting_plan(SEE_THINK_DO_CARE), goal=1000.0), id="blank rates"),
    ],
)
def test_a_workbook_is_released_when_it_is_done(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(plan, "nl"))
    before = opened()
    assert regenerate(path).refused is None
    assert opened() <= before


def test_a_small_workbook_is_released_when_it_is_done(tmp_path: Path) -> None:
    formulas = {"F4": ('=FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])', 1), "F5": ("=F4+1", 2)}
    path = small_plan(tmp_path / "plan.xlsx", formulas)
    before = opened()
    assert len(regenerate(path).changed) == 2
    assert opened() <= before


def test_an_error_that_came_of_another_releases_it_too(tmp_path: Path) -> None:
    """The engine is kept for the next workbook, and with it why a cell shows an error."""

    def target(*_: object) -> float:
        try:
            return float("3%")
        except ValueError as error:
            raise BadInput(same("no number")) from error

    path = small_plan(tmp_path / "plan.xlsx", {"F4": ('=FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])', 1)})
    before = opened()
    outcome = regenerate(path, functions={"FUNNEL_TARGET": target})
    assert [fault.sentence.en for fault in outcome.faults] == ["no number"]
    assert engines_at_hand()
    assert opened() <= before


def opened() -> int:
    gc.collect()
    return sum(isinstance(each, Archive) for each in gc.get_objects())
