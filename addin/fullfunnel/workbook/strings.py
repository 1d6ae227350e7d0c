"""The texts of a workbook: the shared string table and texts written in a cell itself (ECMA-376 18.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.workbook.markup import Markup, cell_text
from fullfunnel.workbook.sheet import Element, closing, opening

if TYPE_CHECKING:
    from collections.abc import Iterator


class SharedStrings:
    """The table of texts that cells point into; an entry is read when it is asked for."""

    def __init__(self, content: bytes | None, file_name: str, part: str) -> None:
        """Take in the part; None where the workbook has none.

        Raises:
            Damaged: the part is not well-formed.
        """
        self._entries: list[tuple[int, int]] = []
        self._known: dict[int, str] = {}
        if content is None:
            return
        self._markup = Markup.of(content, file_name, part)
        self._shadow = self._markup.shadow()
        self._prefix = _prefix_of(self._shadow, b"sst")
        self._entries = [
            (entry.inner, entry.inner_end)
            for entry in elements(self._shadow, self._prefix, b"si", 0, len(self._shadow))
        ]

    def __len__(self) -> int:
        """Number of texts."""
        return len(self._entries)

    def __getitem__(self, index: int) -> str:
        """The text with this number.

        Raises:
            IndexError: the table has no such entry.
        """
        if index not in self._known:
            if index < 0:
                raise IndexError(index)
            start, end = self._entries[index]
            self._known[index] = rich_text(self._markup, self._shadow, self._prefix, start, end)
        return self._known[index]


def rich_text(markup: Markup, shadow: bytes, prefix: bytes, start: int, end: int) -> str:
    """The characters of a text with runs: all its ``<t>``, without the phonetic guide (18.4.6)."""
    guides = [(guide.start, guide.end) for guide in elements(shadow, prefix, b"rPh", start, end)]
    return "".join(
        cell_text(markup.text(piece.inner, piece.inner_end))
        for piece in elements(shadow, prefix, b"t", start, end)
        if not any(first <= piece.start < last for first, last in guides)
    )


def elements(shadow: bytes, prefix: bytes, name: bytes, start: int, end: int) -> Iterator[Element]:
    """Every element with this name between two places; elements of one name do not nest here."""
    search, search_end = opening(prefix, name).search, closing(prefix, name).search
    while (match := search(shadow, start, end)) is not None:
        head, inner = match[1], match.end()
        if head.endswith(b"/"):
            element = Element(head[:-1], match.start(), inner, inner, inner)
        elif (closed := search_end(shadow, inner, end)) is not None:
            element = Element(head, match.start(), inner, closed.start(), closed.end())
        else:
            return
        yield element
        start = element.end


def _prefix_of(shadow: bytes, root: bytes) -> bytes:
    at = shadow.find(root)
    return shadow[shadow.rfind(b"<", 0, at) + 1 : at] if at > 0 else b""
