"""How the cells of a sheet show their numbers: as a date, a time, a percentage or a plain number (ECMA-376 18.8.30)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.xlsx.address import position
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.container.package import local_children

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.container.package import Package

Shown = Literal["date", "time", "percent"]

_DATES: Final = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
"""The built-in formats that show a date."""
_TIMES: Final = frozenset((18, 19, 20, 21, 45, 46, 47))
_PERCENTS: Final = frozenset((9, 10))
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*+\]')
_known: Final = MetBefore[dict[int, Shown]](1_000_000)
_CELL: Final = re.compile(rb"<(?:[\w.\-]+:)?c\b([^<>]*)>")
_PLACE: Final = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_STYLE: Final = re.compile(rb'\bs="(\d+)"')


def shown_as(code: str) -> Shown | None:
    """What a number format makes of a number; ``None`` for a plain number, an amount, General."""
    first = _QUOTED.sub("", code).casefold().partition(";")[0]
    if "general" in first or "standaard" in first:
        return None
    if re.search(r"[yjd]", first):
        return "date"
    if re.search(r"[hus]", first):
        return "time"
    if "m" in first:
        return "date"
    return "percent" if "%" in code else None


def formats_of(book: Book, sheet: str) -> dict[tuple[int, int], Shown]:
    """The cells of a sheet that show a date, a time or a percentage, by row and column."""
    styles = book.shown_by_style
    if not styles:
        return {}
    found: dict[tuple[int, int], Shown] = {}
    for head in _CELL.finditer(book.xml(sheet).shadow):
        style, place = _STYLE.search(head[1]), _PLACE.search(head[1])
        shown = styles.get(int(style[1])) if style is not None else None
        if shown is not None and place is not None:
            at = position(place[1].decode())
            if at is not None:
                found[at.row, at.column] = shown
    return found


def shown_by_style(package: Package) -> dict[int, Shown]:
    """What each style of the workbook shows a number as, by its number; plain ones are left out."""
    link = next((each for each in package.relationships(package.workbook_part).values() if each.kind == "styles"), None)
    if link is None or package.read(link.target) is None:
        return {}
    content = package.read(link.target) or b""
    shown = _known.get(content)
    if shown is None:
        shown = _shown_by_style(package.tree(link.target))
        _known.add(content, shown)
    return shown


def _shown_by_style(root: ET.Element) -> dict[int, Shown]:
    own = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in local_children(root, "numFmts", "numFmt")
    }
    return dict(_named(enumerate(local_children(root, "cellXfs", "xf")), own))


def _named(styles: Iterator[tuple[int, object]], own: dict[int, str]) -> Iterator[tuple[int, Shown]]:
    for number, style in styles:
        ident = int(style.get("numFmtId", "0"))  # type: ignore[attr-defined]  # an element
        shown = _built_in(ident) if ident not in own else shown_as(own[ident])
        if shown is not None:
            yield number, shown


def _built_in(ident: int) -> Shown | None:
    if ident in _DATES:
        return "date"
    if ident in _TIMES:
        return "time"
    return "percent" if ident in _PERCENTS else None
