"""The texts of a workbook: the shared string table and texts written in a cell itself (ECMA-376 18.4)."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.container.markup import Markup, cell_text, characters
from fullfunnel.xlsx.sheets.sheet_xml import Element, closing, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY: Final = re.compile(rb"<si>([^<]*+(?:<(?!/?si>)[^<]*+)*+)</si>")
_ENTRY_TAG: Final = re.compile(rb"<(?:[\w.\-]+:)?si[\s/>]")
_PLAIN: Final = re.compile(rb'<t(?: xml:space="preserve")?>([^<]*)</t>')


class SharedStrings:
    """The table of texts that cells point into; an entry is read when it is asked for."""

    def __init__(self, content: bytes | None, file_name: str, part: str) -> None:
        """Take in the part; None where the workbook has none.

        Raises:
            Damaged: the part is not well-formed.
        """
        self._starts = array("Q")
        self._ends = array("Q")
        self._known: dict[int, str] = {}
        if content is None:
            return
        self._markup = Markup.of(content, file_name, part)
        self._shadow = self._markup.shadow()
        self._prefix = _prefix_of(self._shadow, b"sst")
        for start, end in _entries(self._shadow, self._prefix):
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        """Number of texts."""
        return len(self._starts)

    def __getitem__(self, index: int) -> str:
        """The text with this number.

        Raises:
            IndexError: the table has no such entry.
        """
        known = self._known.get(index)
        if known is None:
            if index < 0:
                raise IndexError(index)
            known = self._known[index] = self._text(self._starts[index], self._ends[index])
        return known

    def _text(self, start: int, end: int) -> str:
        plain = _PLAIN.fullmatch(self._shadow, start, end)
        if plain is not None and self._shadow is self._markup.xml:
            return cell_text(characters(plain[1], self._markup.encoding))
        return rich_text(self._markup, self._shadow, self._prefix, start, end)


def _entries(shadow: bytes, prefix: bytes) -> Iterator[tuple[int, int]]:
    """Where each text begins and ends; in one pass where all are written in the usual way."""
    if not prefix and shadow.count(b"<si>") == shadow.count(b"</si>") == len(_ENTRY_TAG.findall(shadow)):
        yield from (match.span(1) for match in _ENTRY.finditer(shadow))
    else:
        for entry in elements(shadow, prefix, b"si", 0, len(shadow)):
            yield entry.inner, entry.inner_end


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
