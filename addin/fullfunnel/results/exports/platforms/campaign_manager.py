"""Campaign Manager 360: lines of metadata, ``Report Fields``, the table, ``Grand Total:``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.results.exports.columns import Header, find_header, header_of
from fullfunnel.results.exports.dialect.dates import period_in
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform
from fullfunnel.results.exports.words import header_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.sources.sheets import Sheet


_BEGINS: Final = "Report Fields"
_FEWEST: Final = 2


class CampaignManager(Platform):
    """Reads what Campaign Manager 360 exports; above the table stands a line per advertiser, so their number varies."""

    file: ClassVar[str] = "campaign_manager"
    habits: ClassVar[Habits] = Habits(usual_order="MDY")

    def score(self, sheet: Sheet) -> int:
        """Known by the line ``Report Fields``; without it by at least two words of its own."""
        header = self.header(sheet.head)
        if header is None:
            return 0
        if _begins(sheet.head) is not None:
            return 1000
        keys = {header_key(column.header) for column in header.columns}
        return super().score(sheet) if len(keys & self.words.distinctive) >= _FEWEST else 0

    def header(self, head: Sequence[Record]) -> Header | None:
        """The line below ``Report Fields``; where a report comes without these lines, the first with known headers."""
        index = _begins(head)
        if index is None:
            return find_header(head, self.words)
        line, headers = head[index]
        return header_of(index, line, headers, self.words)

    def before(self, head: Sequence[Record], export: Export, options: Options) -> None:
        """The metadata names the period."""
        for _, cells in head:
            if len(cells) > 1 and str(cells[0]).strip() == "Date Range":
                export.chosen_period = period_in(str(cells[1]), options.date_order or "MDY")


def _begins(head: Sequence[Record]) -> int | None:
    """The place of the line below ``Report Fields``."""
    found = next((at for at, (_, cells) in enumerate(head) if cells and str(cells[0]).strip() == _BEGINS), None)
    return None if found is None or found + 1 >= len(head) else found + 1
