"""Cells by the hundred as JSON: written out run by run, for of the cells of a run only the address differs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.commands.terminal.output import dumped
from fullfunnel.recalc.cell_runs import CellRuns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fullfunnel.recalc.cell_runs import Run

_CELL: Final = "A1"
_KEY: Final = f'"cell": "{_CELL}"'
"""Only the field itself is spelled so: within a text of JSON a quotation mark has a backslash before it."""
_PERHAPS_PERSONAL: Final = re.compile(r"[\d@]")
"""Without one of these in its name a sheet and an address together are personal data only where the name itself is."""


def listed(runs: Iterable[Run], said: Callable[[Run, str], dict[str, object]]) -> str:
    """What is said of every cell, as a list in JSON.

    Args:
        runs: the cells.
        said: the object for a cell of a run, with its address in the field ``cell``.
    """
    pieces = []
    for run in runs:
        before, _, behind = dumped(said(run, _CELL)).partition(_KEY)
        before, behind = f'{before}"cell": "', f'"{behind}'
        pieces.append(before + f"{behind}, {before}".join(run.cells.split(" ")) + behind)
    return f"[{', '.join(pieces)}]"


def named(cells: Sequence[str]) -> str:
    """Cells as ``Plan!C5``, as a list in JSON."""
    if not isinstance(cells, CellRuns) or any(_PERHAPS_PERSONAL.search(run.sheet) for run in cells.runs):
        return dumped(list(cells))
    pieces = []
    for run in cells.runs:
        sheet = dumped(f"{run.sheet}!")[:-1]
        pieces.append(sheet + f'", {sheet}'.join(run.cells.split(" ")) + '"')
    return f"[{', '.join(pieces)}]"
