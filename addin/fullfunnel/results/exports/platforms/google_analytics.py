"""Google Analytics 4: reports of one or many tables, explorations, cohorts; and workbooks of Universal Analytics.

A report holds the same figures several times: as a chart by day, by page, by country. Of every metric that adds up one
table is taken, the fullest; the others are named. Comment lines are known by ``# `` and dates of eight digits, in
whatever language.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.columns import Header, header_of
from fullfunnel.results.exports.dialect.dates import day_in
from fullfunnel.results.exports.export import PER_ROW, Export, Skipped
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform
from fullfunnel.results.exports.privacy import require_no_persons
from fullfunnel.results.exports.table_reading import TableReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.dialect.figures import Mark
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.sources.sheets import Sheet

_EIGHT: Final = re.compile(r"\b((?:19|20)\d{6})\b")
_ALL_USERS: Final = frozenset(
    {"all users", "alle gebruikers", "todos los usuarios", "alle nutzer", "tous les utilisateurs", "todos os usuários"}
)
_RULE: Final = re.compile(r"#\s*-{5,}")
_CLOSE: Final = 0.005
_BLANK: Final = 3
_FEWEST: Final = 2
_SESSION_BOUND: Final = frozenset({"sessions", "engaged_sessions"})
"""Of a visit with three pages each page counts one: these add up over what a whole visit has, and over nothing else."""


@dataclass(slots=True)
class _Block:
    """One table of a report."""

    header: Header
    rows: list[Record] = field(default_factory=list)
    start: date | None = None
    end: date | None = None
    segment: str = ""


class GoogleAnalytics(Platform):
    """Reads what Google Analytics exports."""

    file: ClassVar[str] = "google_analytics"

    def score(self, sheet: Sheet) -> int:
        """Known by the comment lines on top, or by words of its own in a workbook."""
        first = [str(cells[0]) for _, cells in sheet.head[:12] if cells]
        comments = sum(cell.startswith("#") for cell in first)
        if comments >= _FEWEST and (
            any(_RULE.match(cell) for cell in first)
            or any(_EIGHT.search(cell) for cell in first if cell.startswith("#"))
        ):
            return 1000
        header = self.header(sheet.head)
        if not sheet.name or header is None or header.index > 1:
            return 0
        return 25 if header.has("sessions") or sheet.name.startswith("Dataset") else 0

    def read(self, sheet: Sheet, options: Options) -> Export:
        """The export in a file of one or many tables."""
        comma = sheet.decided.get("delimiter", ("comma",))[0] == "comma"
        self._decimal: Mark | None = "." if comma else None  # a semicolon says that a spreadsheet saved it again
        blocks = self._blocks(sheet)
        known = [block for block in blocks if any(column.is_figure for column in block.header.columns)]
        if not known:
            raise refusals.not_recognised([column.header for block in blocks for column in block.header.columns])
        for block in known:
            require_no_persons([column.header for column in block.header.columns], [])
        periods = Counter((block.start, block.end) for block in known)
        # A cohort has a period of its own, and a comparison is as often there as what it is compared with.
        period = max(periods, key=lambda each: (periods[each], each[1] or date.min))
        now = [block for block in known if (block.start, block.end) == period]
        everyone = [block for block in now if not block.segment or block.segment.casefold() in _ALL_USERS]
        chosen = everyone or now
        exports = [self._table(block, options) for block in chosen]
        export = self._merged(exports, chosen)
        for block in blocks:
            if block not in chosen:
                export.skipped.append(
                    Skipped(
                        block.header.line,
                        Text(
                            "een tabel over een andere periode, een ander segment of zonder bekende cijfers",
                            "a table of another period, another segment or without known figures",
                        ),
                        block.header.columns[0].header if block.header.columns else "",
                    )
                )
        return export

    # -- the blocks ------------------------------------------------------------------------------------------------

    def _blocks(self, sheet: Sheet) -> list[_Block]:
        """The tables in a file: each begins behind comment lines or a blank line."""
        blocks: list[_Block] = []
        comments = _Comments()
        current: _Block | None = None
        pending = True
        for line, cells in sheet.records():
            text = str(cells[0]).strip() if cells else ""
            if all(not str(cell).strip() for cell in cells):
                pending = True
            elif text.startswith("#"):
                comments.take(text)
                current, pending = None, True
            else:
                if current is None or (
                    pending and (self._is_header(cells) or len(cells) != len(current.header.columns))
                ):
                    header = header_of(0, line, cells, self.words)
                    current = _Block(header, start=comments.start, end=comments.end, segment=comments.segment)
                    blocks.append(current)
                    comments.segment = ""
                else:
                    current.rows.append((line, cells))
                pending = False
        return blocks

    def _is_header(self, cells: Sequence[object]) -> bool:
        header = header_of(0, 0, cells, self.words)
        return any(column.is_figure for column in header.columns)

    def _table(self, block: _Block, options: Options) -> Export:
        header = block.header
        export = self.begun(header)
        start = block.start

        def day(cell: object) -> date | None:
            text = str(cell).strip()
            if start is not None and text.isdecimal() and len(text) <= 5:  # noqa: PLR2004  # an offset, not a date
                return start + timedelta(days=int(text))
            return day_in(text, None)

        rows: list[Record] = []
        for line, cells in block.rows:
            if len(cells) == 1 and len(header.columns) > 1:
                export.skipped.append(Skipped(line, Text("een opmerking", "a note"), str(cells[0])[:60]))
                continue
            rows.append((line, ["" if str(cell).strip() == "-1" else cell for cell in cells]))
        habits = Habits(day=day if header.has("nth_day") else None, usual_decimal=self._decimal)
        TableReading(header, habits, options, export).read(rows)
        if block.start is not None and block.end is not None:
            export.chosen_period = (block.start, block.end)
        self._scopes(header, export)
        return export

    @staticmethod
    def _scopes(header: Header, export: Export) -> None:
        """Sessions add up over days and over what a whole visit has; over pages and events they do not."""
        parts = header.all("segment", "page", "query")
        if not parts:
            return
        for figures in export.figures:
            if figures.metric.name in _SESSION_BOUND:
                figures.scope = PER_ROW
                export.notes.append(
                    Text(
                        f"‘{figures.header}’ telt niet op over ‘{parts[0].header}’: één bezoek telt bij elke pagina "
                        "of gebeurtenis mee.",
                        f"‘{figures.header}’ does not add up over ‘{parts[0].header}’: one visit counts for every "
                        "page or event.",
                    )
                )

    def _merged(self, exports: list[Export], blocks: list[_Block]) -> Export:
        """One export: of every metric the table that holds most of it, and the widest table where several do."""
        widest = max(range(len(exports)), key=lambda at: (len(exports[at].figures), len(exports[at]), -at))
        export = exports[widest]
        have = {figures.metric.name for figures in export.figures}
        sums: dict[str, list[tuple[float, str]]] = {}
        for other, block in zip(exports, blocks, strict=True):
            for figures in other.figures:
                if figures.metric.additive and figures.scope != PER_ROW:
                    total = math.fsum(value for value in figures.values if not math.isnan(value))
                    sums.setdefault(figures.metric.name, []).append((total, block.header.columns[0].header))
            if other is not export:
                export.notes.extend(note for note in other.notes if note not in export.notes)
                export.skipped.extend(other.skipped)
        self._keep_whole(exports, blocks, export)
        for name, found in sums.items():
            own = next(
                (math.fsum(v for v in f.values if not math.isnan(v)) for f in export.figures if f.metric.name == name),
                None,
            )
            most = max(total for total, _ in found)
            if own is not None and own < most * (1 - _CLOSE) - 1e-9:
                have.discard(name)
        for name in dict.fromkeys(figures.metric.name for other in exports for figures in other.figures):
            if name not in have:
                self._take_from_other(name, export, exports)
        if len(exports) > 1:
            names = "; ".join(dict.fromkeys(block.header.columns[0].header for block in blocks))
            export.decided["table"] = (
                blocks[widest].header.columns[0].header,
                Text(
                    f"de volledigste van {len(exports)} tabellen ({names}); de andere herhalen dezelfde cijfers",
                    f"the fullest of {len(exports)} tables ({names}); the others repeat the same figures",
                ),
            )
        return export

    @staticmethod
    def _keep_whole(exports: list[Export], blocks: list[_Block], export: Export) -> None:
        """Users of the whole period stand in a table without names, of one row."""
        for other, block in zip(exports, blocks, strict=True):
            if len(other) != 1 or any(not column.is_figure and column.role for column in block.header.columns):
                continue
            for figures in other.figures:
                if not figures.metric.additive and not math.isnan(figures.values[0]):
                    export.whole.append((figures.metric, figures.values[0]))

    @staticmethod
    def _take_from_other(name: str, export: Export, exports: list[Export]) -> None:
        """A metric that the widest table lacks, or holds only the top of, comes from the table that has most of it."""

        def summed(other: Export) -> float:
            return max(
                (math.fsum(v for v in f.values if not math.isnan(v)) for f in other.figures if f.metric.name == name),
                default=-math.inf,
            )

        export.figures = [figures for figures in export.figures if figures.metric.name != name]
        export.others.append((max(exports, key=summed), name))


@dataclass(slots=True)
class _Comments:
    """What the comment lines above a table say: its period, and whom it is about."""

    start: date | None = None
    end: date | None = None
    segment: str = ""
    rules: int = 0

    def take(self, text: str) -> None:
        """Take one comment line."""
        days = [day for day in (day_in(each, None) for each in _EIGHT.findall(text)) if day is not None]
        if _RULE.match(text):
            self.rules += 1
        elif len(days) > 1:
            self.start, self.end = days[0], days[1]
        elif days and (self.start is None or self.end is not None):
            self.start, self.end = days[0], None
        elif days:
            self.end = days[0]
        elif self.rules != 1 and ":" not in text and "?" not in text and len(text) > _BLANK:
            self.segment = text.lstrip("# ")
