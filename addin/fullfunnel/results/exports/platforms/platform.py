"""What a reader of one platform is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from fullfunnel.results.exports.columns import Column, Header, find_header, header_of
from fullfunnel.results.exports.export import Export
from fullfunnel.results.exports.habits import Habits, Options
from fullfunnel.results.exports.table_reading import TableReading
from fullfunnel.results.exports.words import Words, header_key, language_of, words_of_platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.sources.sheets import Sheet


class Platform:
    """A reader: recognises its exports, and reads one sheet or file of them.

    A platform overrides what it does differently; what stands here fits one table with its header row near the top.
    """

    file: ClassVar[str]
    """The name of its file of header words."""
    habits: ClassVar[Habits] = Habits()

    @property
    def words(self) -> Words:
        """Its header words."""
        return words_of_platform(self.file)

    def score(self, sheet: Sheet) -> int:
        """How sure it is that a sheet is its own; 0 where it is not."""
        header = self.header(sheet.head)
        if header is None:
            return 0
        keys = {header_key(column.header) for column in header.columns}
        distinctive = len(keys & self.words.distinctive)
        cost = any(column.role == "cost" for column in header.columns)
        return 10 * distinctive + header.known + 15 * cost if distinctive else 0

    def header(self, head: Sequence[Record]) -> Header | None:
        """Its header row among the first records."""
        return find_header(head, self.words)

    def first_line(self, head: Sequence[Record]) -> Header:
        """The first line as a header row, whatever stands in it."""
        line, cells = head[0]
        return header_of(0, line, cells, self.words)

    def read(self, sheet: Sheet, options: Options) -> Export:
        """The export in a sheet.

        Raises:
            FunnelError: it cannot be read in one way.
        """
        header = self.header(sheet.head)
        if header is None:
            return Export(self.words.platform)
        header = self.adjusted(header)
        export = self.begun(header)
        self.before(sheet.head[: header.index], export, options)
        TableReading(header, self.habits, options, export, open_end=sheet.open_end).read(sheet.below(header.index))
        self.after(header, export)
        return export

    def begun(self, header: Header) -> Export:
        """An export in the language of its headers."""
        keys = [header_key(column.header) for column in header.columns if column.header]
        return Export(self.words.platform, language=language_of(self.words, keys))

    def adjusted(self, header: Header) -> Header:
        """The header with what only this platform means by a word."""
        return header

    def before(self, head: Sequence[Record], export: Export, options: Options) -> None:
        """Take what stands above the header row."""

    def after(self, header: Header, export: Export) -> None:
        """Settle what only the whole table shows."""


def renamed(header: Header, **roles: str) -> Header:
    """A header with columns of one role given another: ``renamed(header, views="impressions")``."""
    columns = tuple(replace(column, role=roles.get(column.role, column.role)) for column in header.columns)
    return replace(header, columns=columns)


def changed(header: Header, columns: Sequence[Column]) -> Header:
    """A header with some of its columns put in the place of the ones there."""
    by_place = {column.at: column for column in columns}
    return replace(header, columns=tuple(by_place.get(column.at, column) for column in header.columns))
