"""A sheet's XML as it stands in the file: where its rows and cells are, and what they hold.

One scanner serves reading and patching, so what is read and what is changed is the same cell. Cells without an ``r``
follow the one before (ECMA-376 18.3.1.4); comments and CDATA are blanked before scanning, so that a ``<row`` in a
comment is no row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.address import Position, position
from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.sheets.usual_rows import without_known_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_DIGITS: Final = 7
"""Of the number of a row."""
_SMALL_SHEET: Final = 400_000
"""Bytes up to which a sheet is kept, once two workbooks had it."""
_MOST_KEPT: Final = 4_000_000
_NAMESPACES: Final = (
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Transitional and Strict."""


class Element(NamedTuple):
    """The places of one element in the XML."""

    head: bytes
    """Between the tag's name and its ``>``, without the slash of an empty element."""
    start: int
    inner: int
    inner_end: int
    end: int
    """``inner == end`` for an empty element ``<c/>``."""

    @property
    def empty(self) -> bool:
        """Whether it is written as ``<c/>``."""
        return self.inner == self.end


class Row(NamedTuple):
    """One row as it stands."""

    number: int
    element: Element


class Cell(NamedTuple):
    """One cell as it stands."""

    at: Position
    element: Element


@lru_cache(maxsize=64)
def opening(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """A pattern for the opening tag of an element; group 1 is its head."""
    return re.compile(b"<" + re.escape(prefix) + name + HEAD)


@lru_cache(maxsize=64)
def closing(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """A pattern for the closing tag of an element."""
    return re.compile(b"</" + re.escape(prefix) + name + rb"\s*>")


@dataclass(frozen=True, slots=True)
class SheetXml:
    """The XML of one sheet, ready to be walked."""

    file_name: str
    part: str
    markup: Markup
    shadow: bytes
    prefix: bytes
    """Namespace prefix of the sheet's own elements, such as ``b"x:"``; mostly empty."""
    rows_element: Element
    """``<sheetData>``."""

    @classmethod
    def of(cls, content: bytes, file_name: str, part: str) -> SheetXml:
        """Take in a sheet part.

        Raises:
            Damaged: it is not well-formed, or has no ``sheetData``.
            Doctype: it declares one.
        """
        known = _sheets.get(content)
        if known is not None:
            return replace(known, file_name=file_name, part=part)
        markup = Markup.of(content, file_name, part, without_known_rows)
        shadow = markup.shadow()
        prefix = _prefix(shadow)
        rows = find(shadow, prefix, b"sheetData", 0, len(shadow))
        if rows is None:
            raise refusals.Damaged(file_name, what=part)
        sheet = cls(file_name, part, markup, shadow, prefix, rows)
        _sheets.add(content, sheet)
        return sheet

    def find(self, name: bytes, start: int, end: int) -> Element | None:
        """The first element with this name between two places."""
        return find(self.shadow, self.prefix, name, start, end)

    def rows(self) -> Iterator[Row]:
        """Every row in the order of the file.

        Raises:
            Damaged: two rows with one number; which of them counts cannot be known.
        """
        number, seen = 0, set[int]()
        pattern, end_pattern = opening(self.prefix, b"row"), closing(self.prefix, b"row")
        for element in self._elements(pattern, end_pattern, self.rows_element.inner, self.rows_element.inner_end):
            given = _address(element.head)
            if given and len(given) > _MOST_DIGITS:
                raise refusals.Damaged(self.file_name, what=self.part)
            number = int(given) if given and given.isdigit() else number + 1
            if number in seen:
                raise self._twice(str(number))
            seen.add(number)
            yield Row(number, element)

    def cells(self, row: Row) -> Iterator[Cell]:
        """Every cell of a row in the order of the file.

        Raises:
            Damaged: two cells with one address, or an address that is none.
        """
        column, columns = 0, set[int]()
        pattern, end_pattern = opening(self.prefix, b"c"), closing(self.prefix, b"c")
        for element in self._elements(pattern, end_pattern, row.element.inner, row.element.inner_end):
            given = _address(element.head)
            if given is None:
                at = Position(row.number, column + 1)
            else:
                named = position(given.decode("ascii", "replace"))
                if named is None or named.row != row.number:
                    raise refusals.Damaged(self.file_name, what=f"{self.part} {given.decode('ascii', 'replace')}")
                at = named
            column = at.column
            if column in columns:
                raise self._twice(at.a1)
            columns.add(column)
            yield Cell(at, element)

    def _elements(
        self, pattern: re.Pattern[bytes], end_pattern: re.Pattern[bytes], start: int, end: int
    ) -> Iterator[Element]:
        shadow, search, search_end = self.shadow, pattern.search, end_pattern.search
        while (match := search(shadow, start, end)) is not None:
            head, inner = match[1], match.end()
            if head.endswith(b"/"):
                element = Element(head[:-1], match.start(), inner, inner, inner)
            else:
                closed = search_end(shadow, inner, end)
                if closed is None:
                    raise refusals.Damaged(self.file_name, what=self.part)
                element = Element(head, match.start(), inner, closed.start(), closed.end())
            yield element
            start = element.end

    def _twice(self, what: str) -> refusals.Damaged:
        return refusals.Damaged(
            self.file_name,
            what=Text(nl=f"{self.part}: {what} staat er twee keer in", en=f"{self.part}: {what} is in it twice"),
        )


_sheets: Final = MetBefore[SheetXml](_MOST_KEPT, _SMALL_SHEET)


def _address(head: bytes) -> bytes | None:
    """The ``r`` of a row or a cell, which nearly every program writes first."""
    if head.startswith(b' r="'):
        return head[4 : head.index(b'"', 4)]
    return attributes(head).get(b"r")


def find(shadow: bytes, prefix: bytes, name: bytes, start: int, end: int) -> Element | None:
    """The first element with this name between two places of blanked XML."""
    match = opening(prefix, name).search(shadow, start, end)
    if match is None:
        return None
    head, inner = match[1], match.end()
    if head.endswith(b"/"):
        return Element(head[:-1], match.start(), inner, inner, inner)
    closed = closing(prefix, name).search(shadow, inner, end)
    return None if closed is None else Element(head, match.start(), inner, closed.start(), closed.end())


def _prefix(shadow: bytes) -> bytes:
    """The prefix that the root element uses for the spreadsheet namespace."""
    root = re.search(rb"<(?:([\w.\-]+):)?[\w.\-]+" + HEAD, shadow)
    if root is None:
        return b""
    own = root[1] + b":" if root[1] else b""
    declared = {
        key.removeprefix(b"xmlns").removeprefix(b":")
        for key, value in attributes(root[2]).items()
        if value in _NAMESPACES and key.startswith(b"xmlns")
    }
    prefixes = {name + b":" if name else b"" for name in declared}
    return own if own in prefixes or not prefixes else min(prefixes)
