"""What a workbook says outside its cells: comments, links, headers and footers, lists of choices, text boxes, names."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.xlsx.container.markup import HEAD, attributes, characters
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.container.package import SheetPart

Side = Literal["comment", "link", "page", "rule", "drawing", "name", "sheet", "formula"]

_BEHIND_CELLS: Final = re.compile(
    rb"<(?:[\w.\-]+:)?(dataValidation|hyperlink|formula[12]|f|(?:odd|even|first)(?:Header|Footer))" + HEAD + rb"([^<]*)"
)
_TEXTS: Final = frozenset({"comment", "threadedComment", "p"})
"""Comments, and the paragraphs of drawings and charts."""
_known: Final = MetBefore[tuple[tuple[str, str], ...]](1_000_000)
_SAID_BY_RULE: Final = (b"promptTitle", b"prompt", b"errorTitle", b"error")
_SAID_BY_LINK: Final = (b"display", b"tooltip", b"location")


class Said(NamedTuple):
    """A text and where it stands: the sheet, and the cell or cells where they are known."""

    side: Side
    sheet: str
    cells: str
    text: str


def side_texts(book: Book, unread: list[tuple[str, Refusal]]) -> Iterator[Said]:
    """Every text outside the cells of the sheets.

    Args:
        book: the workbook.
        unread: where to note a part that cannot be read, so that the others still are.
    """
    for name in book.names:
        yield Said("name", name.sheet or "", name.name, name.text)
    for sheet in book.sheets:
        yield Said("sheet", sheet.name, "", sheet.name)
        yield from book.contents(sheet.name).made(
            ("side texts", sheet.name), partial(_in_and_behind_cells, book, sheet)
        )
        for link in book.package.relationships(sheet.part).values():
            if link.kind == "hyperlink":
                yield Said("link", sheet.name, "", link.target)
            elif not link.external:
                try:
                    yield from _of_part(book, sheet, link.kind, link.target)
                except Refusal as refusal:
                    unread.append((link.target, refusal))


def _in_and_behind_cells(book: Book, sheet: SheetPart) -> tuple[Said, ...]:
    return (*_formulas(book, sheet), *_behind_cells(book, sheet))


def _formulas(book: Book, sheet: SheetPart) -> Iterator[Said]:
    """Formulas with a text in them, such as ``HYPERLINK("mailto:...")``."""
    for formula in book.contents(sheet.name).formulas_holding('"', "@"):
        yield Said("formula", sheet.name, formula.at.a1, formula.text)


def _behind_cells(book: Book, sheet: SheetPart) -> Iterator[Said]:
    xml = book.xml(sheet.name)
    encoding, cells = xml.markup.encoding, ""
    for match in _BEHIND_CELLS.finditer(xml.shadow, xml.rows_element.end):
        element, given = match[1], attributes(match[2])
        if element == b"dataValidation":
            cells = _readable(given.get(b"sqref", b""), encoding)
        if element in {b"dataValidation", b"hyperlink"}:
            side: Side = "rule" if element == b"dataValidation" else "link"
            said = _SAID_BY_RULE if side == "rule" else _SAID_BY_LINK
            at = cells if side == "rule" else _readable(given.get(b"ref", b""), encoding)
            yield from (Said(side, sheet.name, at, _readable(given[key], encoding)) for key in said if key in given)
        elif element.startswith(b"f") and not element.startswith(b"first"):
            yield Said("rule", sheet.name, cells, _readable(match[3], encoding))
        else:
            yield Said("page", sheet.name, "", _readable(match[3], encoding))


def _of_part(book: Book, sheet: SheetPart, kind: str, part: str) -> Iterator[Said]:
    if kind in {"comments", "threadedComment"}:
        yield from (Said("comment", sheet.name, cell, text) for cell, text in _texts(book, part))
    elif kind == "drawing" and book.package.read(part) is not None:
        yield from _drawn(book, sheet, part)
        for link in book.package.relationships(part).values():
            if link.kind in {"chart", "chartEx"} and book.package.read(link.target) is not None:
                yield from _drawn(book, sheet, link.target)
            elif link.kind == "hyperlink":
                yield Said("link", sheet.name, "", link.target)


def _drawn(book: Book, sheet: SheetPart, part: str) -> Iterator[Said]:
    yield from (Said("drawing", sheet.name, "", text) for _, text in _texts(book, part))


def _texts(book: Book, part: str) -> tuple[tuple[str, str], ...]:
    """The comments or paragraphs of a part, each with the cell that it belongs to, where it says one."""
    content = book.package.read(part) or b""
    found = _known.get(content)
    if found is None:
        elements = (each for each in book.package.tree(part).iter() if _local(each) in _TEXTS)
        found = tuple((element.get("ref", ""), _text(element)) for element in elements)
        _known.add(content, found)
    return found


def _text(element: ET.Element) -> str:
    return "".join(piece.text or "" for piece in element.iter() if _local(piece) in {"t", "text"})


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _readable(raw: bytes, encoding: str) -> str:
    return characters(raw, encoding)
