"""Google Search Console: a table of queries, pages, countries, devices or days; a workbook or zip holds them all.

Each table counts the same clicks in another way, so tables are never mixed. Days, devices and countries are complete;
queries and pages are cut off and leave out what is anonymous.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform

if TYPE_CHECKING:
    from fullfunnel.results.exports.columns import Header
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.sources.sheets import Sheet


_FIVE: Final = 5
_MOST: Final = 9
"""With a comparison there are two columns of each figure."""


class SearchConsole(Platform):
    """Reads what Search Console exports."""

    file: ClassVar[str] = "search_console"
    habits: ClassVar[Habits] = Habits(open_end=True)

    def score(self, sheet: Sheet) -> int:
        """Known by its five columns; the report on indexing has impressions but no clicks."""
        header = self.header(sheet.head)
        if header is None or header.index > 0 or not header.has("clicks", "impressions"):
            return 0
        if _is_unnamed(header):
            return 400
        named = header.first("query", "page", "segment", "day", "date_range")
        return (
            500
            if named is not None
            and named.at == 0
            and (header.has("position") or header.has("ctr"))
            and len(header.columns) <= _MOST
            else 0
        )

    def adjusted(self, header: Header) -> Header:
        """A first column under a word of another language holds what the rows are about."""
        if not _is_unnamed(header):
            return header
        first = replace(header.columns[0], role="segment")
        return replace(header, columns=(first, *header.columns[1:]))

    def after(self, header: Header, export: Export) -> None:
        """Say which tables are never complete."""
        if header.has("query") or header.has("page"):
            export.notes.append(
                Text(
                    "Je ziet alleen de belangrijkste zoekopdrachten en pagina's; anonieme zoekopdrachten "
                    "ontbreken. Het totaal staat in de tabel per dag.",
                    "You see only the top queries and pages; anonymous queries are missing. The total is in the "
                    "table by day.",
                )
            )


def _is_unnamed(header: Header) -> bool:
    """Whether the four figures are there, and before them one column under an unknown word."""
    roles = [column.role for column in header.columns]
    return len(roles) == _FIVE and not roles[0] and set(roles[1:]) == {"clicks", "impressions", "ctr", "position"}
