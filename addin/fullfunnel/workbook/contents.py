"""What the cells of a sheet hold: values and formulas, read from the sheet's XML."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.language import Text
from fullfunnel.workbook import refusals
from fullfunnel.workbook.address import Area, Position, area
from fullfunnel.workbook.cellvalue import CellValue, ExcelError
from fullfunnel.workbook.formula import moved
from fullfunnel.workbook.markup import attributes, cell_text
from fullfunnel.workbook.strings import SharedStrings, rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.workbook.sheet import Cell, Element, SheetXml

_TRUE: Final = frozenset({"1", "true"})
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 dates in a workbook have no time zone
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_FORMULA_HINT: Final = re.compile(rb"<(?:[\w.\-]+:)?f[\s/>]")

_SMALL: Final = 4 << 20
"""Bytes of XML up to which the places of the cells are kept between two looks at them."""


class Formula(NamedTuple):
    """A formula and what Excel showed for it last."""

    at: Position
    text: str
    """Without ``=``; the words of a shared formula moved to this cell."""
    area: Area
    """The cells it fills: one, or those of an array."""
    array: bool
    spills: bool
    """A dynamic array, which Excel lets grow and shrink; other arrays keep their size."""
    cached: CellValue
    table: bool = False
    """A what-if data table, which only Excel reckons."""


class Contents:
    """The cells of one sheet."""

    def __init__(self, sheet: SheetXml, strings: SharedStrings, *, date1904: bool) -> None:
        """Bind the XML of a sheet to the texts of its workbook."""
        self.sheet = sheet
        self._strings = strings
        self._epoch = _EPOCH_1904 if date1904 else _EPOCH
        self._values: dict[Position, CellValue] | None = None
        self._found: list[Cell] | None = None

    def formulas(self) -> list[Formula]:
        """Every formula of the sheet in the order of the file.

        Raises:
            Damaged: a shared formula without its first cell, or cells that cannot be read.
        """
        if not _FORMULA_HINT.search(self.sheet.shadow):
            return []
        found, shared = [], dict[bytes, tuple[Position, str]]()
        for cell in self._cells():
            element = self.sheet.find(b"f", cell.element.inner, cell.element.inner_end)
            if element is not None:
                found.append(self._formula(cell, element, shared))
        return found

    def values(self) -> dict[Position, CellValue]:
        """Every cell that holds something, formulas by what Excel showed last; read once."""
        if self._values is None:
            self._values = {cell.at: value for cell in self._cells() if (value := self.value(cell)) is not None}
        return self._values

    def _cells(self) -> Iterable[Cell]:
        if self._found is not None:
            return self._found
        cells = (cell for row in self.sheet.rows() for cell in self.sheet.cells(row))
        if len(self.sheet.shadow) > _SMALL:
            return cells
        self._found = list(cells)
        return self._found

    def value(self, cell: Cell) -> CellValue:
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
        text = self.sheet.markup.text(found.inner, found.inner_end)
        if kind in {b"str", b"inlineStr"}:
            return cell_text(text)
        return self._typed(kind, text.strip(), cell) if text.strip() else None

    def _typed(self, kind: bytes, text: str, cell: Cell) -> CellValue:
        try:
            if kind == b"s":
                return self._strings[int(text)]
            if kind == b"b":
                return text in _TRUE
            if kind == b"e":
                return ExcelError(text)
            if kind == b"d":
                return self._serial(text)
            number = float(text)
        except (ValueError, IndexError):
            raise refusals.Damaged(self.sheet.file_name, what=f"{self.sheet.part} {cell.at.a1}") from None
        return number if math.isfinite(number) else ExcelError("#NUM!")

    def _serial(self, text: str) -> float:
        """A date that is written as a date (Strict OOXML) as the number of days it stands for."""
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
        return (moment - self._epoch) / timedelta(days=1)

    def _rich(self, inline: Element) -> str:
        sheet = self.sheet
        return rich_text(sheet.markup, sheet.shadow, sheet.prefix, inline.inner, inline.inner_end)

    def _formula(self, cell: Cell, element: Element, shared: dict[bytes, tuple[Position, str]]) -> Formula:
        head = attributes(element.head)
        kind = head.get(b"t", b"normal")
        text = cell_text(self.sheet.markup.text(element.inner, element.inner_end)).strip().removeprefix("=")
        if kind == b"shared":
            text = self._shared(cell.at, text, head.get(b"si", b""), shared)
        whole = area(head.get(b"ref", b"").decode("ascii", "replace")) if kind == b"array" else None
        spills = kind == b"array" and b"cm" in attributes(cell.element.head)
        own = Area(*cell.at, *cell.at)
        return Formula(
            cell.at, text, whole or own, kind == b"array", spills, self.value(cell), table=kind == b"dataTable"
        )

    def _shared(self, at: Position, text: str, group: bytes, shared: dict[bytes, tuple[Position, str]]) -> str:
        if text:
            shared[group] = at, text
            return text
        if group not in shared:
            raise refusals.Damaged(
                self.sheet.file_name,
                what=Text(
                    nl=f"gedeelde formule in {self.sheet.part} {at.a1}",
                    en=f"shared formula in {self.sheet.part} {at.a1}",
                ),
            )
        first, pattern = shared[group]
        return moved(pattern, at.row - first.row, at.column - first.column)
