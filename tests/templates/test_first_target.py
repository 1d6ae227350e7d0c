"""From an empty template to its targets: nine typed cells and one command, as the first sheet says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.framework import schema
from fullfunnel.recalc.regenerating import patch_and_regenerate
from fullfunnel.templates import plan_for
from fullfunnel.xlsx.address import letters
from fullfunnel.xlsx.reading import open_book, read_tables
from tests.one_process import LANGUAGES
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, Size, built_with
from tests.templates.opened import whole
from tests.xlsx.factories import seen_in

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.language import Language

SHEETS = {"nl": ("Framework", "Doelen"), "en": ("Framework", "Targets")}


@pytest.mark.parametrize("size", first_of(SIZES))
@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_every_volume_has_a_target_after_the_goal_and_the_rates(language: Language, size: Size, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built_with(size, plan_for("see-think-do-care", None), language, "targets"))
    table = open_book(path).tables[schema.KPIS.name.casefold()]
    header, *rows = read_tables(path)[schema.KPIS.name]
    feeds, rate = (header.index(schema.KPIS.columns[key].say(language)) for key in ("feeds", "rate"))
    typed: dict[str, object] = {
        f"{letters(table.area.left + rate)}{table.area.top + at}": 0.1 for at, row in enumerate(rows, 1) if row[feeds]
    }
    assert 1 + len(typed) <= 9  # the goal, and a rate a step
    framework, targets = SHEETS[language]
    patch_and_regenerate(path, path, {framework: typed, "Start": {"C7": 100}})
    # What feeds nothing, such as reviews, has no target of its own before somebody types one.
    volumes = [row[0] for row in rows if row[feeds] or row[0] in {each[feeds] for each in rows}]
    shown = seen_in(path, targets)
    found = {shown.get(f"B{at}"): shown.get(f"E{at}") for at in range(6, 40)}
    assert len(volumes) == 9
    assert {name: isinstance(found.get(name), int | float) for name in volumes} == dict.fromkeys(volumes, True)


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_an_explanation_has_room_before_it_is_there(language: Language) -> None:
    """No row grows with what a formula says: it is high enough for the steps of its KPI from the goal on."""
    sheet = whole(built_with("few sheets", plan_for("see-think-do-care", None), language, "targets"))[
        SHEETS[language][1]
    ]
    heights = [sheet.row_dimensions[row].height for row in range(7, 16)]
    # Nine points take 11.5 from line to line: five lines five steps from the goal, two at the goal.
    assert heights[0] >= 5 * 11.5
    assert heights[-1] >= 2 * 11.5
    assert heights == sorted(heights, reverse=True)
