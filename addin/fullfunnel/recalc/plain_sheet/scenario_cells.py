"""Whether the plain sheet calculated its scenarios with what stands in the workbook now."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.plain.outcome import NONE, REST, WRONG
from fullfunnel.plain.scenario import ANSWERS, NAMES, TYPED, spellings
from fullfunnel.plain.table import REST_WORDS
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.reading import rows_of_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fullfunnel.xlsx.address import Area
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue

_TABLE: Final = "ffkpis"


def scenarios_are_current(book: Book) -> bool:
    """Whether what the sheet has read of each scenario is what the framework says; true where it has none."""
    places = {name.name.casefold(): place for name in book.names if (place := book.named_area(name)) is not None}
    rows = {name.casefold(): found for name, found in rows_of_tables(book, {_TABLE}).items()}.get(_TABLE)
    for cell, answers in zip(NAMES, ANSWERS, strict=True):
        named, there = places.get(cell.casefold()), places.get(answers.casefold())
        if named is None or there is None or not rows:
            continue
        name = book.contents(named[0]).values().get(named[1].corner)
        sheet, area = there
        if not _is_current(book.contents(sheet).values(), area, rows, "" if name is None else str(name)):
            return False
    return True


def _is_current(
    shown: Mapping[Position, CellValue], area: Area, rows: Sequence[Sequence[object]], scenario: str
) -> bool:
    header, *below = rows
    for at, key in enumerate(TYPED, start=area.left + 1):
        column = _column(header, key, scenario)
        for down, row in enumerate(below, start=area.top + 1):
            if down > area.bottom:
                break
            wanted = NONE if column is None else _read(key, row[column])
            here = shown.get(Position(down, at))
            if not isinstance(here, int | float) or not math.isclose(here, wanted, rel_tol=1e-9, abs_tol=1e-12):
                return False
    return True


def _column(header: Sequence[object], key: str, scenario: str) -> int | None:
    name = " ".join(scenario.replace("\u00a0", " ").split(" ")).strip().casefold()
    words = {f"{word} {name}".casefold() for word in spellings(key)} if name else set()
    return next((at for at, each in enumerate(header) if str(each or "").casefold() in words), None)


def _read(key: str, value: object) -> float:
    """What the sheet makes of a cell."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if value >= 0 else WRONG
    if value is None or (isinstance(value, str) and not value.replace("-", "").strip()):
        return NONE
    if key == "share" and isinstance(value, str) and " ".join(value.casefold().split()) in REST_WORDS:
        return REST
    return WRONG
