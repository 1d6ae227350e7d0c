"""Microsoft Advertising: the grid and the report downloads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform
from fullfunnel.results.exports.words import header_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Header
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.sources.sheets import Sheet

_LABELS: Final = re.compile(
    r"(?:overall|search|audience|shopping|performance max|content|campaign|account|ad group|hotel|smart|app|"
    r"[\w ]+ items) totals?(?: [-–(].*)?",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(r"\s*(?:©|\(c\)) ?\d{4} Microsoft", re.IGNORECASE)
_FEWEST: Final = 2
_SHARED: Final = frozenset({"spend", "avg. cpc", "time period"})
"""Words that other platforms use as well."""
_ID: Final = re.compile(r"\[\d{6,}\]")
_ROWS: Final = re.compile(r"Rows:\s*(\d+)")
_REPORT: Final = re.compile(
    r"(?:Report Aggregation|Potential Incomplete Data|Last Completed Available \w+):", re.IGNORECASE
)


class MicrosoftAds(Platform):
    """Reads what Microsoft Advertising exports."""

    file: ClassVar[str] = "microsoft_ads"
    habits: ClassVar[Habits] = Habits(
        usual_order="MDY",
        ends=lambda cells: (
            str(next((cell for cell in cells if str(cell or "").strip()), "")).lstrip().startswith(("©", "(c)"))
        ),
        is_total=lambda cell: _LABELS.fullmatch(cell.strip()) is not None,
    )

    def score(self, sheet: Sheet) -> int:
        """Known by its lines of metadata, or by ``Spend`` beside words of its own."""
        header = self.header(sheet.head)
        if header is None:
            return 0
        if any(_REPORT.match(str(cells[0])) for _, cells in sheet.head[: header.index] if cells):
            return 1000
        if any(_SIGNED.match(str(cells[0])) for _, cells in sheet.head[header.index :] if cells):
            return 1000
        keys = {header_key(column.header) for column in header.columns}
        found = keys & self.words.distinctive
        if len(found) < _FEWEST or not header.has("cost"):
            return 0
        # X and Outbrain say Spend with Time period or Avg. CPC too; ids in brackets are Microsoft's alone.
        is_own = bool(found - _SHARED) or any(
            _ID.fullmatch(str(cell).strip()) for _, cells in sheet.head[header.index :] for cell in cells
        )
        return super().score(sheet) if is_own else 0

    def before(self, head: Sequence[Record], export: Export, options: Options) -> None:
        """The metadata says whether the data is complete and how many rows there are."""
        del options
        for _, cells in head:
            text = str(cells[0]) if cells else ""
            if re.match(r"Potential Incomplete Data:\s*true", text, re.IGNORECASE):
                export.notes.append(
                    Text(
                        "De cijfers kunnen nog onvolledig zijn, zegt het bestand.",
                        "The figures may still be incomplete, the file says.",
                    )
                )
            rows = _ROWS.match(text)
            if rows is not None:
                export.rows_said = int(rows[1])

    def after(self, header: Header, export: Export) -> None:
        """The number of rows that the file names is a checksum."""
        del header
        if export.rows_said is not None and export.rows_said != len(export):
            export.notes.append(
                Text(
                    f"Het bestand zegt {export.rows_said} rijen te hebben, maar het zijn er {len(export)}.",
                    f"The file says it has {export.rows_said} rows, but there are {len(export)}.",
                )
            )
