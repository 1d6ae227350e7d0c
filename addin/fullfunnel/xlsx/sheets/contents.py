"""What the cells of a sheet hold: values and formulas, read from the sheet's XML."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.address import Area, Position, area
from fullfunnel.xlsx.container.markup import attributes, cell_text, characters
from fullfunnel.xlsx.formula import moved
from fullfunnel.xlsx.sheets.cell_value import EPOCH, EPOCH_1904, CellValue, ExcelError, encoded
from fullfunnel.xlsx.sheets.grid import Grid
from fullfunnel.xlsx.sheets.plain_cells import NotPlain, plain_cells
from fullfunnel.xlsx.sheets.plain_rows import plain_rows
from fullfunnel.xlsx.sheets.strings import SharedStrings, rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fullfunnel.xlsx.sheets.plain_cells import PlainCell
    from fullfunnel.xlsx.sheets.plain_rows import RawFormula
    from fullfunnel.xlsx.sheets.sheet_xml import Cell, Element, SheetXml

_TRUE: Final = frozenset({"1", "true"})
_HELD: Final = re.compile(rb'<v>[^<]*</v>|(?<=") t="(?:str|n|b|e)"')
"""A value, and its type behind another attribute: in a formula no text stands beside a name."""
_FORMULA_HINT: Final = re.compile(rb"<(?:[\w.\-]+:)?f[\s/>]")

_LARGEST_ARRAY: Final = 1_000_000
"""Cells of an array formula; what claims to fill more is left for Excel."""
_ALIKE: Final = 10_000
"""Values that are remembered by how they are written, so that a long sheet keeps one object for all that are alike."""


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
    table: bool = False
    """A what-if data table, or an array of very many cells, which only Excel calculates."""
    was: Area | None = None
    """The cells that it fills in the file, where it is to fill others from now on."""
    blocked: bool = False
    """Whether what it gives has no room where it stands."""


class Contents:
    """The cells of one sheet."""

    def __init__(self, sheet: SheetXml, strings: SharedStrings, *, date1904: bool) -> None:
        """Bind the XML of a sheet to the texts of its workbook."""
        self.sheet = sheet
        self._strings = strings
        self._epoch = EPOCH_1904 if date1904 else EPOCH
        self.plain = False
        """Whether the sheet was read, and all in it is written in the plainest way: every cell once, in its place."""
        self._values: Grid | None = None
        self._formulas: list[Formula] | None = None
        self._raw: list[RawFormula] | None = None

    def formulas(self) -> list[Formula]:
        """Every formula of the sheet in the order of the file; read once.

        Raises:
            Damaged: a shared formula without its first cell, or cells that cannot be read.
        """
        if not _FORMULA_HINT.search(self.sheet.shadow):
            return []
        self._read()
        if self._formulas is None:
            self._formulas = list(self._spelled(self._raw_formulas() or []))
            self._raw = None
        return self._formulas

    def revised(self, sheet: SheetXml, cells: Mapping[Position, CellValue]) -> Contents:
        """The cells of the same sheet in which some values were set, of which only these are read.

        Args:
            sheet: the XML after they were set; of a sheet that is written in the plainest way.
            cells: what was set, as it was written: formulas stay, and text is text.
        """
        found = Contents(sheet, self._strings, date1904=self._epoch == EPOCH_1904)
        found.plain = True
        found._values = self._read().replaced({at: self._written(at, value) for at, value in cells.items()})
        found._formulas = self._formulas
        return found

    def _written(self, at: Position, value: CellValue) -> CellValue:
        """A value as it is read once it was written."""
        encoding = self.sheet.markup.encoding
        kind, body = encoded(value, b"", encoding, formula=True)
        if not body:
            return None
        shown = body[body.index(b">") + 1 : body.rindex(b"<")]
        return self._simple(kind, shown) or self._shown(kind or b"n", characters(shown, encoding), *at)

    def values(self) -> Grid:
        """Every cell that holds something, formulas by what Excel showed last; read once.

        No formula is spelled out for it: a sheet may have thousands of shared ones.

        Raises:
            Damaged: a shared formula without its first cell, or cells that cannot be read.
        """
        return self._read()

    @cached_property
    def without_values(self) -> bytes:
        """The XML of the sheet without what its cells hold: the same for two sheets with the same formulas."""
        return _HELD.sub(b"", self.sheet.markup.xml)

    def formulas_of_row(self, row: int) -> dict[int, str]:
        """The formulas of one row by column; of shared formulas those whose first cell it holds."""
        raw = self._raw_formulas()
        if raw is None:
            return {each.at.column: each.text for each in self.formulas() if each.at.row == row}
        encoding = self.sheet.markup.encoding
        # A sheet that is written in the plainest way has its rows in order.
        found = raw[bisect_left(raw, (row,)) : bisect_left(raw, (row + 1,))]
        return {column: _without_sign(characters(text, encoding)) for _, column, text, *_ in found if text}

    def formula_places(self, last: int) -> set[Position]:
        """The cells up to a column that hold a formula."""
        raw = self._raw_formulas()
        if raw is None:
            return {each.at for each in self.formulas() if each.at.column <= last}
        return {Position(each[0], each[1]) for each in raw if each[1] <= last}

    def formulas_holding(self, *signs: str) -> list[Formula]:
        """The formulas in whose text all of these signs stand; the others are not spelled out."""
        if not all(_may_hold(self.sheet.shadow, sign) for sign in signs):
            self._read()  # a sheet that cannot be read is one, whatever is looked for
            return []
        raw = None if self._formulas is not None else self._raw_formulas()
        if raw is None:
            return [each for each in self.formulas() if all(sign in each.text for sign in signs)]
        encoding = self.sheet.markup.encoding
        groups: set[bytes] = set()
        wanted: list[RawFormula] = []
        for each in raw:
            *_, formula, head, _ = each
            group = _shared_group(head) if head else None
            if formula:
                holds = all(_may_hold(formula, sign) for sign in signs)
                if holds:
                    text = characters(formula, encoding)
                    holds = all(sign in text for sign in signs)
                # A group may begin anew under the same number.
                if group is not None:
                    (groups.add if holds else groups.discard)(group)
            else:
                holds = group in groups
            if holds:
                wanted.append(each)
        return list(self._spelled(wanted))

    def _raw_formulas(self) -> list[RawFormula] | None:
        """The formulas as they stand in a sheet that is written in the plainest way; ``None`` for any other."""
        self._read()
        if self._raw is None and self.plain:
            self._raw = [
                (row, column, formula, head, spills)
                for row, column, _, _, formula, head, spills in plain_cells(self.sheet)
                if formula is not None
            ]
        return self._raw

    def _read(self) -> Grid:
        if self._values is None:
            raw: list[RawFormula] = []
            try:
                self._values = Grid.of(self._plain(raw))
                self.plain, self._raw = True, raw
            except NotPlain:
                found: list[Formula] = []
                self._values = Grid.of(self._any(found))
                self._formulas = found
        return self._values

    def _plain(self, raw: list[RawFormula]) -> Iterator[tuple[int, int, CellValue]]:
        """Row, column and value of every cell; its formulas go into ``raw`` as they stand."""
        begun: set[bytes] = set()
        alike: dict[tuple[bytes, bytes], CellValue] = {}
        for row in plain_rows(self.sheet):
            if row.is_grouped:
                self._require_begun(row.formulas, begun)
            raw.extend(row.formulas)
            if row.values is not None:
                yield from row.values
            elif isinstance(row.cells, tuple):
                values = tuple(self._valued(row.cells, alike))
                if row.has_own_values:
                    row.keep(values)
                yield from values
            else:
                yield from self._valued(self._noted(row.cells, raw, begun), alike)

    def _valued(
        self, cells: Iterable[PlainCell], alike: dict[tuple[bytes, bytes], CellValue]
    ) -> Iterator[tuple[int, int, CellValue]]:
        encoding = self.sheet.markup.encoding
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

    def _noted(self, cells: Iterable[PlainCell], raw: list[RawFormula], begun: set[bytes]) -> Iterator[PlainCell]:
        """The same cells; a formula goes into ``raw`` on the way."""
        for cell in cells:
            if cell[4] is not None:
                one: RawFormula = cell[0], cell[1], cell[4], cell[5], cell[6]
                if cell[5]:
                    self._require_begun((one,), begun)
                raw.append(one)
            yield cell

    def _require_begun(self, formulas: Iterable[RawFormula], begun: set[bytes]) -> None:
        for row, column, formula, head, _ in formulas:
            group = _shared_group(head) if head else None
            if group is not None and group not in begun:
                if not formula:
                    raise self._without_first(Position(row, column))
                begun.add(group)

    def _spelled(self, raw: list[RawFormula]) -> Iterator[Formula]:
        """The formulas of a sheet that is written in the plainest way; ``raw`` is used up, for there may be many."""
        encoding = self.sheet.markup.encoding
        shared: dict[bytes, tuple[Position, str]] = {}
        raw.reverse()
        while raw:
            row, column, formula, head, spills = raw.pop()
            if not head and not spills:
                yield _plain_formula(row, column, formula, encoding)
            else:
                text = characters(formula, encoding)
                yield self._formula(Position(row, column), head or b"", text, shared, spills=spills)

    def _simple(self, kind: bytes | None, shown: bytes) -> CellValue:
        """A number or a shared text; None or zero where it may be something else."""
        try:
            if kind == b"s":
                return self._strings[int(shown)]
            number = float(shown) if kind is None else math.nan
        except (ValueError, IndexError):
            return None
        return number if math.isfinite(number) else None

    def _any(self, formulas: list[Formula]) -> Iterator[tuple[int, int, CellValue]]:
        """The same of a sheet that is written in another way."""
        shared: dict[bytes, tuple[Position, str]] = {}
        for row in self.sheet.rows():
            for cell in self.sheet.cells(row):
                element = self.sheet.find(b"f", cell.element.inner, cell.element.inner_end)
                if element is not None:
                    text = self.sheet.markup.text(element.inner, element.inner_end)
                    spills = b"cm" in attributes(cell.element.head)
                    formulas.append(self._formula(cell.at, element.head, text, shared, spills=spills))
                yield *cell.at, self.value(cell)

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
        return self._shown(kind, self.sheet.markup.text(found.inner, found.inner_end), *cell.at)

    def _shown(self, kind: bytes, text: str, row: int, column: int) -> CellValue:
        if kind in {b"str", b"inlineStr"}:
            return cell_text(text)
        text = text.strip()
        return self._typed(kind, text, Position(row, column)) if text else None

    def _typed(self, kind: bytes, text: str, at: Position) -> CellValue:
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
            raise refusals.Damaged(self.sheet.file_name, what=f"{self.sheet.part} {at.a1}") from None
        return number if math.isfinite(number) else ExcelError("#NUM!")

    def _serial(self, text: str) -> float:
        """A date that is written as a date (Strict OOXML) as the number of days it stands for."""
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
        return (moment - self._epoch) / timedelta(days=1)

    def _rich(self, inline: Element) -> str:
        sheet = self.sheet
        return rich_text(sheet.markup, sheet.shadow, sheet.prefix, inline.inner, inline.inner_end)

    def _formula(
        self, at: Position, head: bytes, text: str, shared: dict[bytes, tuple[Position, str]], *, spills: bool
    ) -> Formula:
        given = attributes(head) if head else {}
        kind = given.get(b"t", b"normal")
        text = _without_sign(text)
        if kind == b"shared":
            text = self._shared(at, text, given.get(b"si", b""), shared)
        array = kind == b"array"
        whole = area(given.get(b"ref", b"").decode("ascii", "replace")) if array or kind == b"dataTable" else None
        too_large = whole is not None and whole.height * whole.width > _LARGEST_ARRAY
        fills = Area(*at, *at) if whole is None or too_large else whole
        return Formula(at, text, fills, array, array and spills, kind == b"dataTable" or too_large)

    def _shared(self, at: Position, text: str, group: bytes, shared: dict[bytes, tuple[Position, str]]) -> str:
        if text:
            shared[group] = at, text
            return text
        if group not in shared:
            raise self._without_first(at)
        first, pattern = shared[group]
        return moved(pattern, at.row - first.row, at.column - first.column)

    def _without_first(self, at: Position) -> refusals.Refusal:
        what = Text(
            nl=f"gedeelde formule in {self.sheet.part} {at.a1}", en=f"shared formula in {self.sheet.part} {at.a1}"
        )
        return refusals.Damaged(self.sheet.file_name, what=what)


def _may_hold(raw: bytes, sign: str) -> bool:
    """Whether a sign may stand in raw bytes, as itself or spelled as an entity."""
    return sign.encode() in raw or b"&#" in raw or (sign in "&<>'\"" and b"&" in raw)


@lru_cache(maxsize=1024)
def _shared_group(head: bytes) -> bytes | None:
    """The group of a shared formula; ``None`` for any other."""
    given = attributes(head)
    return given.get(b"si", b"") if given.get(b"t") == b"shared" else None


def _without_sign(text: str) -> str:
    """A formula's words as the file has them, without a ``=`` that some programs put before."""
    return cell_text(text).strip().removeprefix("=")


@lru_cache(maxsize=16_384)
def _plain_formula(row: int, column: int, raw: bytes, encoding: str) -> Formula:
    """A formula of one cell. Workbooks of one template have the same ones, which are then the same objects."""
    area_of_one = Area(row, column, row, column)
    return Formula(
        Position(row, column), _without_sign(characters(raw, encoding)), area_of_one, array=False, spills=False
    )
