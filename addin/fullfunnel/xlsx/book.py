"""A workbook as it is read: sheets, names, tables, and how its numbers are to be taken."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.address import Area, area
from fullfunnel.xlsx.container.markup import attributes, cell_text
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.container.package import Package, local_children
from fullfunnel.xlsx.folding import folded
from fullfunnel.xlsx.formula import Kind, tokens
from fullfunnel.xlsx.layout import Name, sheet_name
from fullfunnel.xlsx.number_formats import shown_by_style
from fullfunnel.xlsx.refusals import Damaged
from fullfunnel.xlsx.sheets.contents import Contents
from fullfunnel.xlsx.sheets.sheet_xml import SheetXml, opening
from fullfunnel.xlsx.sheets.strings import SharedStrings
from fullfunnel.xlsx.tables import Table

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from fullfunnel.xlsx.container.package import SheetPart
    from fullfunnel.xlsx.number_formats import Shown

_TRUE: Final = frozenset({"1", "true", "on"})
_texts: Final = MetBefore[SharedStrings](2_000_000)


class Book:
    """A workbook, each part of it read when it is first asked for."""

    def __init__(
        self,
        package: Package,
        alike: Book | None = None,
        xml: Mapping[str, SheetXml] | None = None,
        contents: Mapping[str, Contents] | None = None,
    ) -> None:
        """Bind an opened package.

        Args:
            package: the workbook.
            alike: the workbook as it was: a sheet that has the same bytes is not read again.
            xml: the sheets that were read already, by name.
            contents: the same of their cells.
        """
        self.package = package
        self._alike = alike
        self._contents: dict[str, Contents] = {**(contents or {})}
        self._xml: dict[str, SheetXml] = {**(xml or {})}

    @property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets that hold cells, in the order of their tabs."""
        return tuple(sheet for sheet in self.package.sheets if sheet.cells)

    def contents(self, sheet_name: str) -> Contents:
        """The cells of a sheet, by its name in any case.

        Raises:
            NotFound: there is no such sheet.
            Damaged: its part cannot be read.
        """
        name = self.package.sheet(sheet_name).name
        if name not in self._contents:
            same = self._same_sheet(name)
            known = None if same is None else same.contents(name)
            self._contents[name] = known or Contents(self.xml(name), self.strings, date1904=self.date1904)
        return self._contents[name]

    def is_plain(self, sheet_name: str) -> bool:
        """Whether a sheet was read, and found to be written in the usual way; nothing is read for the answer."""
        contents = self._contents.get(self.package.sheet(sheet_name).name)
        return contents is not None and contents.is_usual

    def xml(self, sheet_name: str) -> SheetXml:
        """The XML of a sheet, by its name in any case.

        Raises:
            NotFound: there is no such sheet.
            Damaged: its part cannot be read.
        """
        sheet = self.package.sheet(sheet_name)
        if sheet.name not in self._xml and (same := self._same_sheet(sheet.name)) is not None:
            self._xml[sheet.name] = same.xml(sheet.name)
        if sheet.name not in self._xml:
            content = self.package.read(sheet.part) or b""
            self._xml[sheet.name] = SheetXml.of(content, self.package.name, sheet.part)
        return self._xml[sheet.name]

    def _same_sheet(self, name: str) -> Book | None:
        """The workbook as it was, where a sheet and the texts that it may show have the same bytes in it."""
        other = self._alike
        if other is None or other.date1904 != self.date1904 or other.texts != self.texts:
            return None
        here, there = (
            self.package.sheet(name).part,
            {sheet.name: sheet.part for sheet in other.package.sheets}.get(name),
        )
        return other if there is not None and self.package.read(here) == other.package.read(there) else None

    def canonical(self, sheet_name: str) -> str | None:
        """A sheet's name as the workbook spells it; None when there is no such sheet."""
        return self._by_case.get(folded(sheet_name))

    @cached_property
    def shown_by_style(self) -> dict[int, Shown]:
        """What each style shows a number as, where that is no plain number; the styles are read once."""
        return shown_by_style(self.package)

    @cached_property
    def _by_case(self) -> dict[str, str]:
        return {folded(sheet.name): sheet.name for sheet in self.sheets}

    @cached_property
    def strings(self) -> SharedStrings:
        """The shared texts."""
        known = _texts.get(self.texts) if self.texts is not None else None
        if known is not None:
            return known
        strings = SharedStrings(self.texts, self.package.name, self._texts_part)
        if self.texts is not None:
            _texts.add(self.texts, strings)
        return strings

    @cached_property
    def _texts_part(self) -> str:
        links = self.package.relationships(self.package.workbook_part).values()
        return next((link.target for link in links if link.kind == "sharedStrings"), "")

    @cached_property
    def texts(self) -> bytes | None:
        """The part of the shared texts, as it stands."""
        return self.package.read(self._texts_part) if self._texts_part else None

    @cached_property
    def date1904(self) -> bool:
        """Whether days are counted from 1904 (old Excel for Mac)."""
        return any(p.get("date1904", "") in _TRUE for p in local_children(self.package.workbook, "workbookPr"))

    @cached_property
    def precision_as_displayed(self) -> bool:
        """Whether Excel rounds every value to what its cell shows."""
        return any(p.get("fullPrecision", "1") not in _TRUE for p in local_children(self.package.workbook, "calcPr"))

    @cached_property
    def recalculates_on_load(self) -> bool:
        """Whether who opens the file has yet to calculate the values, so that those in it prove nothing."""
        return any(p.get("fullCalcOnLoad", "") in _TRUE for p in local_children(self.package.workbook, "calcPr"))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every defined name that stands for cells, a value or a formula."""
        order = [sheet.name for sheet in self.package.sheets]
        found = []
        for element in local_children(self.package.workbook, "definedNames", "definedName"):
            scope = element.get("localSheetId", "")
            sheet = order[int(scope)] if scope.isdigit() and int(scope) < len(order) else None
            found.append(Name(element.get("name", ""), "".join(element.itertext()).strip(), sheet))
        return tuple(found)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by their name in lower case."""
        found = {}
        for sheet in self.sheets:
            for link in self.package.relationships(sheet.part).values():
                if link.kind == "table" and self.package.read(link.target) is not None:
                    table = self._table(link.target, sheet.name)
                    if table is not None:
                        found[folded(table.name)] = table
        return found

    def _table(self, part: str, sheet: str) -> Table | None:
        element = self.package.tree(part)
        whole = area(element.get("ref", ""))
        if whole is None:
            return None
        return Table(
            name=element.get("displayName", element.get("name", "")),
            sheet=sheet,
            area=whole,
            columns=tuple(
                cell_text(column.get("name", "")) for column in local_children(element, "tableColumns", "tableColumn")
            ),
            header_rows=self._count(element, "headerRowCount", 1, part),
            totals_rows=self._count(element, "totalsRowCount", 0, part),
        )

    def _count(self, element: ET.Element, attribute: str, default: int, part: str) -> int:
        given = element.get(attribute, str(default))
        if not given.isdecimal():
            raise Damaged(self.package.name, what=part)
        return int(given)

    def mentions(self, pattern: re.Pattern[bytes]) -> bool:
        """Whether a name or the XML of a sheet holds something: a cheap look before anything is read."""
        if any(pattern.search(name.text.encode()) for name in self.names):
            return True
        return any(pattern.search(self._plain(sheet.part)) for sheet in self.sheets)

    def merged_areas(self, sheet: str) -> Iterator[Area]:
        """The merged cells of a sheet."""
        xml = self.contents(sheet).sheet
        for match in opening(xml.prefix, b"mergeCell").finditer(xml.shadow, xml.rows_element.end):
            found = area(attributes(match[1]).get(b"ref", b"").decode("ascii", "replace"))
            if found is not None:
                yield found

    def _plain(self, part: str) -> bytes:
        content = self.package.read(part) or b""
        return content.replace(b"\x00", b"") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else content

    def named_area(self, name: Name) -> tuple[str, Area] | None:
        """The sheet and cells that a name stands for; None for a constant, a formula or a lost reference."""
        words = [token for token in tokens(name.text.removeprefix("=")) if token.kind is not Kind.SPACE]
        match [(token.kind, token.text) for token in words]:
            case [(Kind.SHEET, sheet), (Kind.AREA, cells)]:
                canonical = self.canonical(sheet_name(sheet) or "")
                found = area(cells)
                return (canonical, found) if canonical is not None and found is not None else None
            case [(Kind.AREA, cells)] if name.sheet is not None:
                found = area(cells)
                return None if found is None else (name.sheet, found)
            case _:
                return None
