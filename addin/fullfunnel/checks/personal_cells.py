"""The cells of a plan that hold personal data: looked for once, and used by each rule about a kind of it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.framework.typed.cells import words_of
from fullfunnel.privacy.kinds import BSN, is_bsn, personal_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.checks.cell_map import CellMap
    from fullfunnel.checks.context import PlanContext
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.privacy.kinds import Kind

_MAY_HOLD: Final = re.compile(r"@|\d|(?:gcl|fbcl|mscl|ttcl)id|_ga|_fb", re.IGNORECASE)
_LONGEST_LABEL: Final = 60
_SMALLEST: Final = 10_000_000
_LARGEST: Final = 1_000_000_000_000_000
_KNOWN_FROM: Final = 5
"""Letters and digits from which a value is masked wherever it is quoted; a shorter one is too common a word."""

CUSTOMER_HEADERS: Final = re.compile(
    r"(?:klant|relatie|debiteur(?:en)?|lid|leden|pati[eë]nt|bsn|customer|client|member|debtor|subscriber|user|gebruikers?|"
    r"cookie|device|visitor|bezoekers?)[\s_-]{0,3}(?:nummer|nr|no|id|code|number|num)\.?|"
    r"bsn|burgerservicenummer|ssn|crm[\s_-]?id|idfa|gaid|aaid|gclid|fbclid|(?:hashed|sha256)[\s_-]e?-?mail",
    re.IGNORECASE,
)
_NINE_DIGITS: Final = re.compile(r"\d{9}")
_BY_CHANCE: Final = 2
"""Of numbers that are something else one in eleven passes: one that does proves nothing, two that are half may."""
_AD_ACCOUNT: Final = re.compile(r"\d{3}-\d{3}-\d{4}")
"""In exports of Google Ads the Customer ID is the account that advertises."""


class PersonalCell(NamedTuple):
    """A cell with personal data of one kind."""

    cells: CellMap
    row: int
    column: int
    kind: Kind
    values: tuple[str, ...]


class CustomerColumn(NamedTuple):
    """A column of numbers that each lead to one person."""

    cells: CellMap
    row: int
    """Of its header."""
    column: int
    header: str
    values: tuple[str, ...]


def personal_cells(cell_maps: Iterable[CellMap]) -> Iterator[PersonalCell]:
    """Every cell with personal data, once for each kind that is in it."""
    return chain.from_iterable(cells.found(_personal_cells) for cells in cell_maps)


def _personal_cells(cells: CellMap) -> Iterator[PersonalCell]:
    for (row, column), cell in cells.cells.items():
        text = _text(cell)
        if not text:
            continue
        place = cells.place_of(row, column)
        if place is not None and row <= place.top:
            continue
        by_kind: dict[Kind, list[str]] = {}
        header = cells.header_of(row, column)
        for kind, value in personal_in(text, _beside(cells, row, column, header)):
            if not kind.is_ruled_out_by(header):
                by_kind.setdefault(kind, []).append(value)
        # A number is one of something else, unless a word beside it says that it is of a person.
        if isinstance(cell, str) or any(kind.said_by is not None for kind in by_kind):
            yield from (PersonalCell(cells, row, column, kind, tuple(all_)) for kind, all_ in by_kind.items())
    yield from _bare_columns(cells)


def _bare_columns(cells: CellMap) -> Iterator[PersonalCell]:
    """Columns of nine digits that nothing names, where chance does not explain how many pass the eleven test."""
    alike: dict[int, list[tuple[int, str]]] = {}
    for (row, column), cell in cells.cells.items():
        if isinstance(cell, str) and _NINE_DIGITS.fullmatch(cell.strip()):
            alike.setdefault(column, []).append((row, cell.strip()))
    for column, all_ in alike.items():
        passing = [(row, shown) for row, shown in all_ if is_bsn(shown)]
        if len({shown for _, shown in passing}) < _BY_CHANCE or len(passing) * 2 < len(all_):
            continue
        for row, shown in passing:
            header = cells.header_of(row, column)
            if not (BSN.is_ruled_out_by(header) or BSN.is_said(_beside(cells, row, column, header))):
                yield PersonalCell(cells, row, column, BSN, (shown,))


def customer_columns(cell_maps: Iterable[CellMap]) -> Iterator[CustomerColumn]:
    """Every column of customer numbers, known by its header; one number all the way down is the customer itself."""
    return chain.from_iterable(cells.found(_customer_columns) for cells in cell_maps)


def _customer_columns(cells: CellMap) -> Iterator[CustomerColumn]:
    read_to: dict[int, int] = {}
    for (row, column), cell in cells.cells.items():
        if not isinstance(cell, str) or row <= read_to.get(column, 0):
            continue
        header = cell.strip()
        if len(header) > _LONGEST_LABEL or not _is_customer_header(header):
            continue
        first = words_of(cells.cells.get((row + 1, column)))
        if not any(map(str.isdecimal, first)) or CUSTOMER_HEADERS.fullmatch(first):
            continue
        below = tuple(_below(cells, row, column))
        read_to[column] = row + len(below)
        if not all(map(_AD_ACCOUNT.fullmatch, below)) and (len(below) == 1 or len(set(below)) > 1):
            yield CustomerColumn(cells, row, column, header, below)


@lru_cache(maxsize=4096)
def _is_customer_header(label: str) -> bool:
    return CUSTOMER_HEADERS.fullmatch(label) is not None


def known_values(plan: PlanContext) -> frozenset[str]:
    """The values that are personal because of what stands beside them, for where a sentence quotes one by itself."""
    said = (value for each in plan.personal_cells if each.kind.said_by is not None for value in each.values)
    numbers = (value for each in plan.customer_columns for value in each.values)
    return frozenset(value for value in (*said, *numbers) if sum(map(str.isalnum, value)) >= _KNOWN_FROM)


def _text(cell: Cell) -> str:
    """What a cell shows, where that can be personal: a text, or a whole number as long as a phone number."""
    if isinstance(cell, str):
        return cell if _MAY_HOLD.search(cell) else ""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and _SMALLEST <= cell < _LARGEST:
        return str(int(cell)) if cell == int(cell) else ""
    return ""


def _beside(cells: CellMap, row: int, column: int, header: str) -> str:
    """The header of a cell and the label to the left of it."""
    left = cells.cells.get((row, column - 1))
    return f"{header[:_LONGEST_LABEL]} {left[:_LONGEST_LABEL] if isinstance(left, str) else ''}".strip()


def _below(cells: CellMap, row: int, column: int) -> Iterator[str]:
    """What stands below a header, down to the first blank cell."""
    while (cell := cells.cells.get((row := row + 1, column))) is not None:
        yield words_of(cell)
