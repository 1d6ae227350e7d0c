"""Tables of a workbook and references to them: ``ffKpis[#All]``, ``ffKpis[[#This Row],[KPI]]``, ``[@KPI]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from fullfunnel.xlsx.address import Area, Position
from fullfunnel.xlsx.folding import folded

_ITEMS: Final = frozenset({"#all", "#data", "#headers", "#totals", "#this row"})
_INNER: Final = re.compile(r"(?<!')\[((?:[^\[\]']|'.)*+)\]", re.DOTALL)
_ESCAPE: Final = re.compile(r"'(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table: where it stands and what its columns are called."""

    name: str
    sheet: str
    area: Area
    columns: tuple[str, ...]
    header_rows: int = 1
    totals_rows: int = 0

    @property
    def body(self) -> Area:
        """The rows between header and totals."""
        return self.area._replace(top=self.area.top + self.header_rows, bottom=self.area.bottom - self.totals_rows)

    def referred(self, inner: str, at: Position) -> Area | None:
        """The area that the brackets behind the table's name point at, read in the cell ``at``.

        None where the table has no such column, row or part; Excel shows ``#REF!`` or ``#VALUE!`` there.
        """
        items, columns = _parts(inner)
        names = [folded(column) for column in self.columns]
        try:
            places = [names.index(column) for column in columns]
        except ValueError:
            return None
        left = self.area.left + min(places, default=0)
        right = self.area.left + max(places, default=len(names) - 1)
        rows = self._rows(items, at)
        return None if rows is None else Area(rows[0], left, rows[1], right)

    def _rows(self, items: frozenset[str], at: Position) -> tuple[int, int] | None:
        body, whole = self.body, self.area
        if "#all" in items:
            return whole.top, whole.bottom
        if "#this row" in items:
            return (at.row, at.row) if body.top <= at.row <= body.bottom else None
        wanted = []
        if "#headers" in items:
            wanted.append((whole.top, body.top - 1))
        if "#data" in items or not items:
            wanted.append((body.top, body.bottom))
        if "#totals" in items:
            wanted.append((body.bottom + 1, whole.bottom))
        top, bottom = wanted[0][0], wanted[-1][1]
        return (top, bottom) if all(first <= last for first, last in wanted) else None


def _parts(inner: str) -> tuple[frozenset[str], list[str]]:
    """What stands between the brackets: items such as ``#all``, and the columns at the ends of the column range."""
    inner = inner.strip()
    items: set[str] = set()
    if inner.startswith("@"):
        items.add("#this row")
        inner = inner[1:].strip()
    if inner.startswith("["):
        given = _INNER.findall(inner)
        # XlsxWriter and others write ``[#This Row],Qty``: a column without brackets behind one with them.
        given += [piece.strip() for piece in _INNER.sub("", inner).split(",") if piece.strip(" :")]
    else:
        given = [inner] if inner else []
    columns = []
    for piece in given:
        word = folded(_ESCAPE.sub(r"\1", piece))
        if piece.startswith("#") and word in _ITEMS:
            items.add(word)
        else:
            columns.append(word)
    return frozenset(items), columns


def split(reference: str) -> tuple[str, str]:
    """A table's name (empty for ``[@KPI]``) and what stands between the outer brackets."""
    name, _, rest = reference.partition("[")
    return name, rest[:-1]
