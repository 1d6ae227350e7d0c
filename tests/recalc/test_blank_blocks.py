"""A block that nobody had filled in shows ``""``, which is also what an engine that fails makes of its formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from tests.recalc.factories import NEW, Cells, left, workbook
from tests.templates.opened import built
from tests.xlsx.factories import seen_in

if TYPE_CHECKING:
    from pathlib import Path

BLOCK: Cells = {
    **{f"A{row}": name for row, name in enumerate(("a", "b", "c"), 1)},
    **{f"B{row}": number for row, number in enumerate((1, 2, 1), 1)},
    **{f"C{row}": name for row, name in enumerate(("c", "a", "b"), 1)},
    **{f"D{row}": number for row, number in enumerate((10, 20, 40), 1)},
    # Of the names in C that B gives a 1, the amounts in D: c and a, so 10 + 20; blank where there are none. The fast
    # engine takes an array of criteria for one, and divides by 0.
    "J1": (
        (
            '=IF($F1="","",IFERROR(SUMPRODUCT((SUMIFS($B$1:$B$3,$A$1:$A$3,$C$1:$C$3)=1)*1,$D$1:$D$3)'
            '/(SUMPRODUCT((SUMIFS($B$1:$B$3,$A$1:$A$3,$C$1:$C$3)=1)*1)>0),""))'
        ),
        "",
    ),
    "J2": ('=IF($F1="","none","some")', "none"),
}


@pytest.mark.parametrize("at_once", [True, False])
def test_a_block_is_evaluated_once_something_is_typed_in_it(tmp_path: Path, *, at_once: bool) -> None:
    path = workbook(tmp_path / "plan.xlsx", BLOCK, shown=NEW)
    patch(path, path, {"S": {"J1": ""}})  # a text of no letters, as Excel keeps it
    if at_once:
        outcome = patch_and_regenerate(path, path, {"S": {"F1": "x"}})
    else:
        patch(path, path, {"S": {"F1": "x"}})
        outcome = regenerate(path)
    assert left(outcome) == {}
    assert [seen_in(path, "S").get(cell) for cell in ("J1", "J2")] == [30, "some"]


def test_a_block_that_is_cleared_shows_nothing(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        BLOCK | {"F1": "x", "J1": (BLOCK["J1"][0], 30), "J2": (BLOCK["J2"][0], "some")},
        shown=NEW,
    )
    outcome = patch_and_regenerate(path, path, {"S": {"F1": None}})
    assert left(outcome) == {}
    assert [seen_in(path, "S").get(cell) or "" for cell in ("J1", "J2")] == ["", "none"]


@pytest.mark.deep
def test_channels_that_are_typed_anew_have_their_figures(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en"))
    before = seen_in(path, "Channels")
    for name in (None, before["B6"]):
        assert patch_and_regenerate(path, path, {"Channels": {"B6": name}}).left == ()
    after = seen_in(path, "Channels")
    assert {cell: after.get(cell) for cell in ("C6", "J6", "P6", "P18", "J20", "M20")} == pytest.approx(
        {cell: before.get(cell) for cell in ("C6", "J6", "P6", "P18", "J20", "M20")}
    )
    # Video and Instagram: 76,000 of the 151,400 that was spent.
    assert (after["J6"], after["J20"]) == (76_000, 151_400)
