"""Campaign Manager 360: lines of metadata, ``Report Fields``, the table, ``Grand Total:``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from fullfunnel.results.exports.columns import Header, header_of
from fullfunnel.results.exports.dialect.dates import period_in
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.sheets import Sheet


class CampaignManager(Platform):
    """Reads what Campaign Manager 360 exports; above the table stands a line per advertiser, so their number varies."""

    file: ClassVar[str] = "campaign_manager"
    habits: ClassVar[Habits] = Habits(usual_order="MDY")

    def score(self, sheet: Sheet) -> int:
        """Known by the line ``Report Fields``."""
        return 1000 if self.header(sheet.head) is not None else 0

    def header(self, head: Sequence[Record]) -> Header | None:
        """The line below ``Report Fields``."""
        for index, (_, cells) in enumerate(head):
            if cells and str(cells[0]).strip() == "Report Fields" and index + 1 < len(head):
                line, headers = head[index + 1]
                return header_of(index + 1, line, headers, self.words)
        return None

    def before(self, head: Sequence[Record], export: Export, options: Options) -> None:
        """The metadata names the period."""
        for _, cells in head:
            if len(cells) > 1 and str(cells[0]).strip() == "Date Range":
                export.chosen_period = period_in(str(cells[1]), options.date_order or "MDY")
