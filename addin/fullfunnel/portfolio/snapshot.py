"""What a plan holds, apart from where it stands: to show as text and to compare with another version.

Rows are known by what a marketeer calls them (the KPI and what it feeds, the ID of a message, the item of the budget),
so that sorting a table, moving a sheet or renaming it changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.framework.columns import (
    ALL_KPI_COLUMNS,
    BUDGET_COLUMNS,
    MAPPING_COLUMNS,
    MESSAGE_COLUMNS,
    RESULT_COLUMNS,
    WORD_COLUMNS,
)
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.typed.cells import is_blank, words_of
from fullfunnel.language import Text, same
from fullfunnel.targets.targets import targets
from fullfunnel.xlsx.reading import open_book, rows_of_names, rows_of_tables
from fullfunnel.xlsx.sheets.contents import without_values

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from fullfunnel.framework.columns import Columns
    from fullfunnel.framework.framework import Framework
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.xlsx.book import Book

Row = dict[str, "Cell"]
"""A row of a table: its cells that hold something, by the key of their column, or by the header of an own column."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the tables of a plan: how its rows are named."""

    table: str
    columns: Columns
    one: Text
    """What one row is called."""
    key: tuple[str, ...]
    """The columns by which a row is known."""


KINDS: Final = (
    Kind("ffKpis", ALL_KPI_COLUMNS, same("KPI"), ("kpi", "feeds")),
    Kind("ffMessages", MESSAGE_COLUMNS, Text("Boodschap", "Message"), ("id",)),
    Kind("ffBudget", BUDGET_COLUMNS, Text("Budget", "Budget"), ("item", "stage", "channel")),
    Kind("ffResults", RESULT_COLUMNS, Text("Resultaat", "Result"), ("date", "from", "kpi", "channel", "source")),
    Kind("ffMapping", MAPPING_COLUMNS, Text("Koppeling", "Mapping"), ("source", "campaign", "metric")),
    Kind("ffWords", WORD_COLUMNS, Text("Woord", "Word"), ("word",)),
)
"""The tables that are compared, in the order in which they are shown."""

FIELDS: Final[dict[str, Text]] = {
    "ffClient": Text("Klant", "Client"),
    "ffCampaign": Text("Campagne", "Campaign"),
    "ffGoal": Text("Hoofddoel", "Main goal"),
    "ffStart": Text("Start", "Start"),
    "ffEnd": Text("Einde", "End"),
    "ffOwner": Text("Eigenaar", "Owner"),
    "ffWhy": Text("Waarom", "Why"),
    "ffRecipients": Text("Ontvangers", "Recipients"),
    "ffOrderValue": Text("Orderwaarde", "Order value"),
    "ffVat": Text("Btw in de orderwaarde", "VAT in the order value"),
    "ffMargin": Text("Marge", "Margin"),
    "ffProfit": Text("Winst", "Profit"),
    "ffProfitBasis": Text("Winst is deel van", "Profit is a share of"),
    "ffCurrency": Text("Valuta", "Currency"),
    "ffCpaMethod": Text("Rekenwijze max-CPA", "Max CPA method"),
    "ffAsOf": Text("Resultaten tot en met", "Results up to"),
}
"""The cells of a plan that are typed, by their defined name."""

_LANGUAGE: Final = "ffLanguage"
_END_OF_ROW: Final = b"</row>"
_STYLE: Final = re.compile(rb'<c r="([A-Z]+\d+)"(?: s="(\d+)")?')


class SheetFormulas(Mapping[str, str]):
    """The formulas of a sheet by cell, read when somebody asks for one: there may be thousands."""

    def __init__(self, book: Book, sheet: str) -> None:
        """Of a sheet of an opened workbook."""
        self._book = book
        self._sheet = sheet

    def is_written_as(self, other: Mapping[str, str]) -> bool:
        """Whether both sheets are the same but for what their cells show, so that their formulas are too."""
        if not isinstance(other, SheetFormulas):
            return False
        one, two = rows_apart(self.whole, other.whole)
        return without_values(one) == without_values(two)

    @property
    def whole(self) -> bytes:
        """The XML of the sheet; most sheets of two versions are the very same."""
        return self._book.contents(self._sheet).sheet.markup.xml

    @cached_property
    def _formulas(self) -> dict[str, str]:
        return {formula.at.a1: formula.text for formula in self._book.contents(self._sheet).formulas()}

    def __getitem__(self, cell: str) -> str:
        """The formula of a cell; KeyError where it has none."""
        return self._formulas[cell]

    def __iter__(self) -> Iterator[str]:
        """The cells with a formula."""
        return iter(self._formulas)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._formulas)


class SheetLook:
    """How a sheet looks: its layout and the styles of its cells, whatever they hold."""

    def __init__(self, part: bytes) -> None:
        """Take in the part of a sheet."""
        self._part = part

    def __eq__(self, other: object) -> bool:
        """Whether both look alike."""
        if not isinstance(other, SheetLook):
            return NotImplemented
        one, two = rows_apart(self._part, other._part)
        return one == two or (
            _without_rows(self._part) == _without_rows(other._part) and _STYLE.findall(one) == _STYLE.findall(two)
        )

    __hash__ = None  # type: ignore[assignment]  # two that look alike may be different bytes


def rows_apart(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    """Of two versions of a sheet what is left of each without the rows that are the same at the same place."""
    rows, others = one.split(_END_OF_ROW), other.split(_END_OF_ROW)
    if len(rows) != len(others):
        return one, other
    apart = [pair for pair in zip(rows, others, strict=True) if pair[0] != pair[1]]
    return b"".join(row for row, _ in apart), b"".join(row for _, row in apart)


@dataclass(frozen=True)
class Snapshot:
    """What a plan holds."""

    name: str
    """Of the file."""
    language: Language
    fields: Mapping[str, Cell]
    tables: Mapping[str, Mapping[tuple[str, ...], Row]]
    """Per table its rows by what they are known by; a second row of the same name has a number behind it."""
    targets: Mapping[str, float | None]
    """Per KPI its target; ``None`` where it has none."""
    fault: Text | None = None
    """Why there are no targets."""
    formulas: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Per sheet its formulas by cell."""
    looks: Mapping[str, bytes | SheetLook] = field(default_factory=dict)
    """Per part of the file that holds looks (styles, charts, the layout of a sheet) what to compare."""
    framework: Framework | None = None


def snapshot(path: str | os.PathLike[str]) -> Snapshot:
    """What the plan in a workbook holds.

    Raises:
        Refusal: the file is not a workbook that can be read.
    """
    book = open_book(path)
    return snapshot_of(book)


def snapshot_of(book: Book) -> Snapshot:
    """What the plan in an opened workbook holds."""
    by_name = {name.casefold(): rows for name, rows in rows_of_tables(book).items()}
    names = rows_of_names(book, {*FIELDS, _LANGUAGE})
    fields = {name: names[name] for name in FIELDS if name in names and not isinstance(names[name], list)}
    plan, fault = _framework(by_name.get("ffkpis"))
    language: Language = plan.language if plan is not None else "nl" if names.get(_LANGUAGE) == "nl" else "en"
    found, why = _targets(plan, fields.get("ffGoal"))
    return Snapshot(
        name=book.package.name,
        language=language,
        fields={name: value for name, value in fields.items() if not is_blank(value)},
        tables={kind.table: _rows(by_name.get(kind.table.casefold(), []), kind) for kind in KINDS},
        targets=found,
        fault=fault or why,
        formulas={sheet.name: SheetFormulas(book, sheet.name) for sheet in book.sheets},
        looks=dict(_looks(book)),
        framework=plan,
    )


def _framework(rows: object) -> tuple[Framework | None, Text | None]:
    if rows is None:
        return None, Text("De tabel ffKpis ontbreekt.", "The table ffKpis is missing.")
    try:
        return read_framework(rows), None
    except FunnelError as error:
        return None, error.text


def _targets(plan: Framework | None, goal: Cell) -> tuple[dict[str, float | None], Text | None]:
    if plan is None or isinstance(goal, bool) or not isinstance(goal, int | float):
        return {}, None if plan is None else Text("Er is geen hoofddoel.", "There is no main goal.")
    try:
        found = targets(plan, float(goal))
    except FunnelError as error:
        return {}, error.text
    shown: dict[str, float | None] = {}
    for kpi in plan.kpis:
        try:
            shown[kpi.name] = float(found.of(kpi))
        except FunnelError:
            shown[kpi.name] = None
    return shown, None


def _rows(rows: Sequence[Sequence[Cell]], kind: Kind) -> dict[tuple[str, ...], Row]:
    if not rows:
        return {}
    keys = {same_name(header): key for key, text in kind.columns.items() for header in text}
    headers = [keys.get(same_name(words_of(cell)), words_of(cell)) for cell in rows[0]]
    found: dict[tuple[str, ...], Row] = {}
    last = ""
    for cells in rows[1:]:
        row = {name: cell for name, cell in zip(headers, cells, strict=False) if name and not is_blank(cell)}
        if not row:
            continue
        if kind.table == "ffKpis":  # the second row of a KPI may leave its name to the row above
            last = words_of(row.get("kpi")) or last
            row["kpi"] = last
        known = tuple(words_of(row.get(name)) for name in kind.key)
        number, name = 2, known
        while name in found:
            name = (*known, f"({number})")
            number += 1
        found[name] = row
    return found


def _looks(book: Book) -> Iterator[tuple[str, bytes | SheetLook]]:
    sheets = {sheet.part: sheet.name for sheet in book.sheets}
    package = book.package
    for part, name in sheets.items():
        yield name, SheetLook(package.read(part) or b"")
    for part in package.archive.members:
        if part.startswith(("xl/styles", "xl/theme/", "xl/charts/", "xl/drawings/", "xl/media/")):
            yield part, package.read(part) or b""


def _without_rows(sheet: bytes) -> bytes:
    """The XML of a sheet without its rows."""
    start, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData>")
    return sheet if min(start, end) < 0 else sheet[:start] + sheet[end:]
