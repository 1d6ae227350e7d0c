"""Meta: Ads Manager and Ads Reporting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform, renamed
from fullfunnel.results.exports.words import header_key

if TYPE_CHECKING:
    from fullfunnel.results.exports.columns import Header
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.sources.sheets import Sheet

_EMPTY: Final = frozenset(
    {"no data available.", "no data available", "geen gegevens beschikbaar.", "geen gegevens beschikbaar"}
)


class Meta(Platform):
    """Reads what Meta exports. Its dates are ISO; only a spreadsheet that saved the file again changes them."""

    file: ClassVar[str] = "meta"
    habits: ClassVar[Habits] = Habits(ends=lambda cells: str(cells[0] if cells else "").strip().casefold() in _EMPTY)

    def score(self, sheet: Sheet) -> int:
        """Known by words of its own, or by its one line that there is nothing."""
        lines = [[str(cell).strip() for cell in cells if str(cell).strip()] for _, cells in sheet.head]
        filled = [cells for cells in lines if cells]
        nothing = len(filled) == 1 and len(filled[0]) == 1 and filled[0][0].casefold() in _EMPTY
        if nothing:
            return 1000
        header = self.header(sheet.head)
        keys = set() if header is None else {header_key(column.header) for column in header.columns}
        delivered = header is not None and header.all("impressions", "views", "reach", "link_clicks", "results")
        # Others say what was spent in the same words, and count what was shown in their own.
        return super().score(sheet) if delivered or len(keys & self.words.distinctive) > 1 else 0

    def adjusted(self, header: Header) -> Header:
        """In Dutch and other languages ``Weergaven`` is the word for impressions, where there is no other."""
        cpm = header.first("cpm")
        views = header.first("views")
        if (
            not header.has("impressions")
            and views is not None
            and (header.has("reach") or cpm is not None)
            and views.header.casefold() != "views"
        ):
            return renamed(header, views="impressions")
        return header

    def after(self, header: Header, export: Export) -> None:
        """Say what Results are where no column says so."""
        if header.has("results") and not header.has("indicator"):
            export.notes.append(
                Text(
                    "Er is geen kolom die zegt wat een resultaat is; tel ze alleen op als alle campagnes hetzelfde "
                    "doel hebben.",
                    "No column says what a result is; add them up only if all campaigns have the same objective.",
                )
            )
            for figures in export.figures:
                if figures.metric.name == "results":
                    figures.unit = "results"
