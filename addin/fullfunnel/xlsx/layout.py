"""What the references of a workbook stand for: its sheets, names, tables and spilled arrays.

Many workbooks of one agency come from one template; for all of them the layout is the same, and so is what a formula in
a given cell comes down to. One layout object stands for all workbooks laid out alike, so that this is worked out once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.xlsx.folding import folded

if TYPE_CHECKING:
    from fullfunnel.xlsx.address import Area, Position
    from fullfunnel.xlsx.tables import Table

_QUOTED: Final = re.compile(r"'((?:[^']|'')+)'!|([^!']+)!")


MANY_CELLS: Final = 30_000
"""Whole columns and the like, of which only the used part is handed to the engine."""


class Place(NamedTuple):
    """A cell of the workbook."""

    sheet: str
    at: Position


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name: what stands for it, and the sheet it is known on (None: the whole workbook)."""

    name: str
    text: str
    sheet: str | None = None


class Layout:
    """Sheets, names, tables and spilled arrays, to be asked by name in any case."""

    def __init__(
        self,
        sheets: tuple[str, ...],
        names: tuple[Name, ...],
        tables: tuple[Table, ...],
        spills: frozenset[_Spill],
        used: tuple[Position, ...],
    ) -> None:
        """Index them; ``layout`` gives the one object for workbooks that are alike."""
        self._used = dict(zip(sheets, used, strict=False))
        self._sheets = {folded(sheet): sheet for sheet in sheets}
        self._names = {(name.sheet, folded(name.name)): name for name in names}
        self._tables = {folded(table.name): table for table in tables}
        self._spills = dict(spills)

    def sheet(self, reference: str) -> str | None:
        """The sheet that ``Plan!`` or ``'my plan'!`` names, as the workbook spells it; None for any other place."""
        return self._sheets.get(folded(sheet_name(reference) or ""))

    def name(self, word: str, sheet: str) -> Name | None:
        """What a word stands for on a sheet: the sheet's own name, else the workbook's."""
        return self._names.get((sheet, folded(word))) or self._names.get((None, folded(word)))

    def table(self, word: str) -> Table | None:
        """The table with this name."""
        return self._tables.get(folded(word))

    def table_around(self, place: Place) -> Table | None:
        """The table in which a cell stands, which ``[@KPI]`` means there."""
        return next((t for t in self._tables.values() if t.sheet == place.sheet and t.area.holds(place.at)), None)

    def within_used(self, sheet: str, area: Area) -> Area:
        """An area of very many cells without what lies beyond the last used row and column; any other as it is."""
        used = self._used.get(sheet)
        if used is None or area.height * area.width <= MANY_CELLS:
            return area
        return area._replace(
            bottom=max(area.top, min(area.bottom, used.row)), right=max(area.left, min(area.right, used.column))
        )

    def spilled(self, place: Place) -> Area | None:
        """The area that the array formula in a cell fills; None where there is none."""
        return self._spills.get(place)


_Spill = tuple[Place, "Area"]


@lru_cache(maxsize=32)
def layout(
    sheets: tuple[str, ...],
    names: tuple[Name, ...],
    tables: tuple[Table, ...],
    spills: frozenset[_Spill],
    used: tuple[Position, ...] = (),
) -> Layout:
    """The layout of these; the same object when they are the same.

    ``used`` is the last cell of each sheet, or more; it may be left out where no reference names very many cells.
    """
    return Layout(sheets, names, tables, spills, used)


def sheet_name(reference: str) -> str | None:
    """The sheet that ``Plan!`` or ``'My plan'!`` names; None for another workbook or a range of sheets."""
    match = _QUOTED.fullmatch(reference)
    if match is None:
        return None
    name = match[1].replace("''", "'") if match[1] else match[2]
    return None if "[" in name or ":" in name else name
