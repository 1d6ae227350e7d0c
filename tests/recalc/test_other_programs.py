"""A workbook goes through the hands of other programs, and its targets still come right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.recalc.trust import REPRODUCED, same_value
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book
from tests.short_run import first_of
from tests.xlsx.differ import assert_only_cells_changed, changed_members
from tests.xlsx.factories import content_of, in_openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.recalc.outcome import Regenerated
    from fullfunnel.xlsx.sheets.cell_value import CellValue

TEMPLATES = sorted((Path(__file__).parents[2] / "workbook_templates").glob("*.xlsx"))
EXAMPLES = [path for path in TEMPLATES if path.stem.startswith("treinpakkers")]


def owned_values(path: Path, outcome: Regenerated) -> dict[str, CellValue]:
    """What the cells of ours show."""
    book = open_book(path)
    shown: dict[str, CellValue] = {}
    for sheet in book.sheets:
        for at, value in book.contents(sheet.name).values().items():
            label = f"{sheet.name}!{at.a1}"
            if label in outcome.owned:
                shown[label] = value
    return shown


def test_there_are_templates() -> None:
    assert EXAMPLES


ONE_IN_SHORT: Final = [
    pytest.param(path, id=path.stem, marks=() if path == EXAMPLES[0] else pytest.mark.deep) for path in EXAMPLES
]
"""The example in each language; a short run takes the first."""


@pytest.mark.parametrize("template", first_of(TEMPLATES), ids=lambda path: path.stem)
def test_our_own_workbooks_are_up_to_date_and_every_value_is_confirmed(template: Path) -> None:
    outcome = regenerate(template, check=True)
    shown = [fault for fault in outcome.faults if not fault.hidden]
    assert (outcome.refused, outcome.changed, outcome.left, shown) == (None, (), (), [])
    assert outcome.owned


@pytest.mark.deep
@pytest.mark.parametrize("template", ONE_IN_SHORT)
def test_a_goal_that_doubles_is_followed_and_halved_again(template: Path, tmp_path: Path) -> None:
    book = open_book(template)
    goal = next(name for name in book.names if name.name == "ffGoal")
    place = book.named_area(goal)
    assert place is not None
    sheet, area = place
    value = book.contents(sheet).values()[area.corner]
    assert isinstance(value, float)

    doubled, back = tmp_path / "dubbel.xlsx", tmp_path / "terug.xlsx"
    patch(template, doubled, {sheet: {area.a1: 2 * value}})
    up = regenerate(doubled)
    assert up.stale
    patch(doubled, back, {sheet: {area.a1: value}})
    regenerate(back)
    before, after = owned_values(template, up), owned_values(back, up)
    assert before.keys() == after.keys()
    assert [key for key in before if not same_value(before[key], after[key], REPRODUCED)] == []
    assert changed_members(template, back) <= {sheet.part for sheet in book.sheets}


@pytest.mark.deep
@pytest.mark.parametrize("template", ONE_IN_SHORT)
def test_openpyxl_takes_all_values_away_and_they_come_back(template: Path, tmp_path: Path) -> None:
    saved = tmp_path / "openpyxl.xlsx"
    in_openpyxl(template).save(saved)
    before = tmp_path / "before.xlsx"
    before.write_bytes(saved.read_bytes())
    outcome = regenerate(saved)
    original, now = owned_values(template, outcome), owned_values(saved, outcome)
    waiting = {f"{left.sheet}!{left.cell}" for left in outcome.left}
    assert {key for key in original if now.get(key) != original[key] and key not in waiting} <= {
        key
        for key, value in original.items()
        if isinstance(value, float) and same_value(value, now.get(key), REPRODUCED)
    } | {key for key, value in original.items() if value == "" and now.get(key) is None}
    assert len(now) > len(original) - len(waiting) - 1
    by_part: dict[str, set[str]] = {}
    parts = {sheet.name: sheet.part for sheet in open_book(saved).sheets}
    for change in outcome.changed:
        by_part.setdefault(parts[change.sheet], set()).add(change.cell)
    assert changed_members(before, saved) == set(by_part)
    for part, cells in by_part.items():
        assert_only_cells_changed(before, saved, part, cells)


@pytest.mark.parametrize("template", EXAMPLES[:1], ids=lambda path: path.stem)
def test_libreoffice_does_not_know_our_functions_and_the_targets_come_back(
    template: Path, tmp_path: Path, convert: Callable[[Path, str, Path], Path]
) -> None:
    saved = convert(template, "xlsx", tmp_path)
    before = tmp_path / "before.xlsx"
    before.write_bytes(saved.read_bytes())
    outcome = regenerate(saved)
    assert outcome.refused is None
    assert len(outcome.owned) == len(regenerate(template, check=True).owned)
    original, now = owned_values(template, outcome), owned_values(saved, outcome)
    waiting = {f"{left.sheet}!{left.cell}" for left in outcome.left}
    numbers = {key: value for key, value in original.items() if isinstance(value, float) and key not in waiting}
    assert len(numbers) > 10
    assert [key for key, value in numbers.items() if not same_value(now.get(key), value, REPRODUCED)] == []
    assert changed_members(before, saved) == set(outcome.parts_changed)
    assert set(content_of(saved)) == set(content_of(before))
