"""Cells by the hundred, written as JSON run by run: what writing them out one by one gives, to the letter."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from fullfunnel.commands.reporters.cell_lists import listed, named
from fullfunnel.commands.terminal.output import dumped
from fullfunnel.language import Text
from fullfunnel.privacy.masking import without_personal_data
from fullfunnel.recalc.cell_runs import CellRuns, Run
from fullfunnel.recalc.outcome import Left
from fullfunnel.xlsx.address import Position

ADDRESSES = st.builds(lambda row, column: Position(row, column).a1, st.integers(1, 1 << 20), st.integers(1, 1 << 14))
SHEETS = st.text(min_size=1, max_size=31) | st.sampled_from(
    ["Plan", "Q1 'x'", '"cell": "A1"', "mail jan@devries.nl", "06-12345678", "BSN 111222333", "Tab\u202e", "a\\b"]
)
CELLS = st.lists(ADDRESSES, min_size=1, max_size=6).map(" ".join)
REASONS = st.sampled_from([("wait", True), ('"cell": "A1"', False), ("ask jan.devries@example.nl \u2028", True)])
RUNS = st.lists(
    st.builds(lambda sheet, cells, why: Run(sheet, (Text(why[0], why[0]), why[1]), cells), SHEETS, CELLS, REASONS)
)


def said(run: Run, cell: str) -> dict[str, object]:
    reason, unsettled = run.about
    return {"sheet": run.sheet, "cell": cell, "reason": reason.en, "unsettled": unsettled}


@given(RUNS)
def test_what_is_said_of_cells(runs: list[Run]) -> None:
    one_by_one = [
        {"sheet": left.sheet, "cell": left.cell, "reason": left.reason.en, "unsettled": left.unsettled}
        for left in CellRuns(Left, tuple(runs))
    ]
    assert listed(runs, said) == dumped(one_by_one)
    json.loads(listed(runs, said))


@given(st.lists(st.builds(Run, SHEETS, st.just(()), CELLS)))
@example([Run("Plan", (), "C5 C6"), Run("Targets 06-1234", (), "A5678")])
def test_names_of_cells(runs: list[Run]) -> None:
    def name(sheet: str, cell: str) -> Any:
        return f"{sheet}!{cell}"

    cells = CellRuns(name, tuple(runs))
    assert named(cells) == dumped(list(cells)) == named(tuple(cells))


@given(ADDRESSES)
@example("XFD1048576")
def test_an_address_is_nothing_of_a_person(cell: str) -> None:
    assert without_personal_data(cell) == cell
