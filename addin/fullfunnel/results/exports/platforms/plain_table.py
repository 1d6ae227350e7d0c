"""A plain table with a mapping: the marketeer says which column is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import close_names
from fullfunnel.language import Text
from fullfunnel.results.exports.columns import DATE_ROLES, KEY_ROLES, Column, Header
from fullfunnel.results.exports.export import Export
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.exports.platforms.platform import Platform
from fullfunnel.results.exports.words import Words, currency_of, header_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.sources.sheets import Sheet

ROLES = (*METRICS, "date", "day", "week", "month", "start", "end", "campaign", "account", "currency", "segment")
"""What a column of a plain table can be said to be."""


class PlainTable(Platform):
    """Reads a table by what the marketeer says of its columns."""

    file: ClassVar[str] = ""

    def __init__(self, mapping: Mapping[str, str], name: str = "table") -> None:
        """Take what each column is; ``name`` stands for the platform.

        Raises:
            BadInput: a column is said to be something that there is not.
        """
        self.name = name
        self.mapping = {header_key(header): "day" if role == "date" else role for header, role in mapping.items()}
        for role in mapping.values():
            if role not in ROLES and role not in DATE_ROLES | KEY_ROLES:
                close = close_names(role, ROLES)
                hint = Text(f" Bedoel je {close[0]}?", f" Did you mean {close[0]}?") if close else Text("", "")
                raise BadInput(
                    Text(
                        f"‘{role}’ is geen meetwaarde of soort kolom.{hint.nl} Kies uit {', '.join(ROLES)}.",
                        f"‘{role}’ is not a metric or kind of column.{hint.en} Choose from {', '.join(ROLES)}.",
                    )
                )

    @property
    def words(self) -> Words:
        """The words that the marketeer gave."""
        return Words(self.name, self.mapping, {}, {}, frozenset())

    def score(self, sheet: Sheet) -> int:
        """It is only chosen where it is asked for; more of its columns found is better."""
        header = self.header(sheet.head)
        return 0 if header is None else header.known

    def header(self, head: Sequence[Record]) -> Header | None:
        """The line that has most of the columns, and at least one figure."""
        best: Header | None = None
        for index, (line, cells) in enumerate(head):
            columns = tuple(
                Column(
                    at,
                    " ".join(str(cell).split()),
                    self.mapping.get(header_key(str(cell)), ""),
                    currency_of(str(cell).strip()),
                )
                for at, cell in enumerate(cells)
            )
            header = Header(index, line, columns)
            if any(column.is_figure for column in columns) and (best is None or header.known > best.known):
                best = header
        return best

    def begun(self, header: Header) -> Export:
        """An export without a language of its own."""
        missing = set(self.mapping) - {header_key(column.header) for column in header.columns}
        if missing:
            names = ", ".join(f"‘{name}’" for name in sorted(missing))
            there = ", ".join(f"‘{column.header}’" for column in header.columns if column.header)
            raise BadInput(
                Text(
                    f"Deze kolommen uit de koppeling staan niet in de tabel: {names}. De tabel heeft: {there}.",
                    f"These columns of the mapping are not in the table: {names}. The table has: {there}.",
                )
            )
        return Export(self.name)
