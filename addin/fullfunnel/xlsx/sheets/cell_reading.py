"""What the cells of a sheet hold or show, one by one (ECMA-376 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.container.markup import attributes, cell_text, characters
from fullfunnel.xlsx.sheets.cell_value import EPOCH, EPOCH_1904, CellValue, ExcelError, encoded
from fullfunnel.xlsx.sheets.strings import SharedStrings, rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.xlsx.sheets.sheet_xml import Cell, Element, SheetXml
    from fullfunnel.xlsx.sheets.usual_cells import UsualCell

_TRUE: Final = frozenset({"1", "true"})
_ALIKE: Final = 10_000
"""Values that are remembered by how they are written, so that a long sheet keeps one object for all that are alike."""


class CellValues:
    """Makes the values of the cells of one sheet."""

    def __init__(self, sheet: SheetXml, strings: SharedStrings, *, date1904: bool) -> None:
        """Bind the XML of a sheet to the texts of its workbook."""
        self.sheet = sheet
        self.strings = strings
        self.date1904 = date1904
        self._alike: dict[tuple[bytes, bytes], CellValue] = {}

    def valued(self, cells: Iterable[UsualCell]) -> Iterator[tuple[int, int, CellValue]]:
        """Row, column and value of cells that are written in the usual way."""
        encoding, alike = self.sheet.markup.encoding, self._alike
        for row, column, kind, shown, *_ in cells:
            if shown is None:
                continue
            known = kind or b"n", shown
            value = alike.get(known)
            if value is None:
                if len(alike) >= _ALIKE:
                    alike.clear()
                value = alike[known] = self._simple(kind, shown) or self._shown(
                    known[0], characters(shown, encoding), row, column
                )
            yield row, column, value

    def written(self, at: Position, value: CellValue) -> CellValue:
        """A value as it is read once it was written."""
        encoding = self.sheet.markup.encoding
        kind, body = encoded(value, b"", encoding, formula=True)
        if not body:
            return None
        shown = body[body.index(b">") + 1 : body.rindex(b"<")]
        return self._simple(kind, shown) or self._shown(kind or b"n", characters(shown, encoding), *at)

    def of(self, cell: Cell) -> CellValue:
        """What one cell holds or shows."""
        element = cell.element
        if element.empty:
            return None
        kind = attributes(element.head).get(b"t", b"n")
        if kind == b"inlineStr":
            inline = self.sheet.find(b"is", element.inner, element.inner_end)
            if inline is not None:
                return self._rich(inline)
        found = self.sheet.find(b"v", element.inner, element.inner_end)
        if found is None:
            return None
        return self._shown(kind, self.sheet.markup.text(found.inner, found.inner_end), *cell.at)

    def _shown(self, kind: bytes, text: str, row: int, column: int) -> CellValue:
        if kind in {b"str", b"inlineStr"}:
            return cell_text(text)
        text = text.strip()
        return self._typed(kind, text, Position(row, column)) if text else None

    def _typed(self, kind: bytes, text: str, at: Position) -> CellValue:
        try:
            if kind == b"s":
                return self.strings[int(text)]
            if kind == b"b":
                return text in _TRUE
            if kind == b"e":
                return ExcelError(text)
            if kind == b"d":
                return self._serial(text)
            number = float(text)
        except (ValueError, IndexError):
            raise refusals.Damaged(self.sheet.file_name, what=f"{self.sheet.part} {at.a1}") from None
        return number if math.isfinite(number) else ExcelError("#NUM!")

    def _serial(self, text: str) -> float:
        """A date that is written as a date (Strict OOXML) as the number of days it stands for."""
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
        return (moment - (EPOCH_1904 if self.date1904 else EPOCH)) / timedelta(days=1)

    def _rich(self, inline: Element) -> str:
        sheet = self.sheet
        return rich_text(sheet.markup, sheet.shadow, sheet.prefix, inline.inner, inline.inner_end)

    def _simple(self, kind: bytes | None, shown: bytes) -> CellValue:
        """A number or a shared text; None or zero where it may be something else."""
        try:
            if kind == b"s":
                return self.strings[int(shown)]
            number = float(shown) if kind is None else math.nan
        except (ValueError, IndexError):
            return None
        return number if math.isfinite(number) else None
