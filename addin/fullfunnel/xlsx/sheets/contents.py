"""What the cells of a sheet hold: values and formulas, read from the sheet's XML."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast
from weakref import ref

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.address import LAST_ROW, Area, Position, area
from fullfunnel.xlsx.container.markup import attributes, cell_text, characters
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.formula import moved
from fullfunnel.xlsx.sheets import alike
from fullfunnel.xlsx.sheets.cell_reading import CellValues
from fullfunnel.xlsx.sheets.grid import Grid
from fullfunnel.xlsx.sheets.usual_cells import NotUsual, usual_cells
from fullfunnel.xlsx.sheets.usual_rows import groups_of, shared_group, usual_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from weakref import ReferenceType

    from fullfunnel.xlsx.sheets.alike import RowValues
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from fullfunnel.xlsx.sheets.sheet_xml import Cell, SheetXml
    from fullfunnel.xlsx.sheets.strings import SharedStrings
    from fullfunnel.xlsx.sheets.usual_cells import UsualCell
    from fullfunnel.xlsx.sheets.usual_rows import RawFormula

_HELD: Final = re.compile(rb'<v>[^<]*</v>|(?<=") t="(?:str|n|b|e)"')
"""A value, and its type behind another attribute: in a formula no text stands beside a name."""
_BY_NUMBER: Final = re.compile(b"&#")
"""How a sign is spelled by its number; a pattern finds it in half the time that ``in`` takes."""
_FORMULA_HINT: Final = re.compile(rb"<(?:[\w.\-]+:)?f[\s/>]")

_LARGEST_ARRAY: Final = 1_000_000
"""Cells of an array formula; what claims to fill more is left for Excel."""
_SMALL_SHEET: Final = 400_000
"""Bytes up to which what was read of a sheet is kept, once two workbooks had it."""
_MOST_KEPT: Final = 4_000_000
_MOST_MADE: Final = 8
"""Of one sheet: workbooks may share its bytes and differ in what stands around it, each in another way."""
_Made = TypeVar("_Made")


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


class _Read(NamedTuple):
    """What was read of a sheet that is written in the usual way: the same for every workbook with these bytes."""

    texts: ReferenceType[SharedStrings]
    values: Grid
    formulas: tuple[RawFormula, ...]
    made: dict[object, object]
    """What was made of the cells since, by what it is."""


_reads: Final = MetBefore[_Read](_MOST_KEPT, _SMALL_SHEET)


class Contents:
    """The cells of one sheet."""

    def __init__(self, sheet: SheetXml, strings: SharedStrings, *, date1904: bool) -> None:
        """Bind the XML of a sheet to the texts of its workbook."""
        self.sheet = sheet
        self._cells = CellValues(sheet, strings, date1904=date1904)
        self.is_usual = False
        """Whether the sheet was read, and all in it is written in the usual way: every cell once, in its place."""
        self._values: Grid | None = None
        self._formulas: list[Formula] | None = None
        self._raw: list[RawFormula] | None = None
        self._made: dict[object, object] = {}

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
            sheet: the XML after they were set; of a sheet that is written in the usual way.
            cells: what was set, as it was written: formulas stay, and text is text.
        """
        found = Contents(sheet, self._cells.strings, date1904=self._cells.date1904)
        found.is_usual = True
        found._values = self._read().replaced({at: found._cells.written(at, value) for at, value in cells.items()})
        found._formulas = self._formulas
        return found

    def values(self) -> Grid:
        """Every cell that holds something, formulas by what Excel showed last; read once.

        No formula is spelled out for it: a sheet may have thousands of shared ones.

        Raises:
            Damaged: a shared formula without its first cell, or cells that cannot be read.
        """
        return self._read()

    def made(self, what: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is made of these cells, made once for all workbooks that share them.

        Args:
            what: all that it depends on besides the cells.
            make: makes it; never of anything else.
        """
        self._read()
        if what not in self._made:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            self._made[what] = make()
        return cast("_Made", self._made[what])

    @cached_property
    def without_values(self) -> bytes:
        """The XML of the sheet without what its cells hold: the same for two sheets with the same formulas."""
        return without_values(self.sheet.markup.xml)

    def formulas_of_row(self, row: int) -> dict[int, str]:
        """The formulas of one row by column; of shared formulas those whose first cell it holds."""
        raw = self._raw_formulas()
        if raw is None:
            return {each.at.column: each.text for each in self.formulas() if each.at.row == row}
        encoding = self.sheet.markup.encoding
        # A sheet that is written in the usual way has its rows in order.
        found = raw[bisect_left(raw, (row,)) : bisect_left(raw, (row + 1,))]
        return {column: _without_sign(characters(text, encoding)) for _, column, text, *_ in found if text}

    def formula_places(self, last: int, top: int = 1, bottom: int = LAST_ROW) -> set[tuple[int, int]]:
        """The cells up to a column, in some rows, that hold a formula, as row and column."""
        raw = self._raw_formulas()
        if raw is None:
            places = ((each.at.row, each.at.column) for each in self.formulas())
            return {(row, column) for row, column in places if column <= last and top <= row <= bottom}
        found: set[tuple[int, int]] = set()
        # A sheet that is written in the usual way has its cells in order.
        at = bisect_left(raw, (top,))
        while at < len(raw) and (row := raw[at][0]) <= bottom:
            end = bisect_left(raw, (row, last + 1), at)
            found.update((row, each[1]) for each in raw[at:end])
            at = bisect_left(raw, (row + 1,), end)
        return found

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
            group = shared_group(head) if head else None
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
        """The formulas as they stand in a sheet that is written in the usual way; ``None`` for any other."""
        self._read()
        if self._raw is None and self.is_usual:
            self._raw = [
                (row, column, formula, head, spills)
                for row, column, _, _, formula, head, spills in usual_cells(self.sheet)
                if formula is not None
            ]
        return self._raw

    def _read(self) -> Grid:
        if self._values is None:
            try:
                read = self._met_before() or self._of_usual_cells()
                self._values, self._raw, self._made = read.values, [*read.formulas], read.made
                self.is_usual = True
            except NotUsual:
                found: list[Formula] = []
                self._values = Grid.of(self._any(found))
                self._formulas = found
        return self._values

    def _met_before(self) -> _Read | None:
        """What was read of another sheet with the same bytes, in a workbook with the same texts."""
        read = _reads.get(self.sheet.markup.xml)
        # The same bytes are the same texts in one encoding only.
        same = read is not None and read.texts() is self._cells.strings and self.sheet.markup.encoding == "utf-8"
        return read if same else None

    def _of_usual_cells(self) -> _Read:
        raw: list[RawFormula] = []
        values = alike.grid_of(self._usual_rows(raw))
        read = _Read(ref(self._cells.strings), values, tuple(raw), {})
        if self.sheet.markup.encoding == "utf-8":
            _reads.add(self.sheet.markup.xml, read)
        return read

    def _usual_rows(self, raw: list[RawFormula]) -> Iterator[RowValues]:
        """The values of the cells, row by row; the formulas go into ``raw`` as they stand."""
        begun: set[bytes] = set()
        for row in usual_rows(self.sheet):
            if row.groups:
                self._require_begun(row.groups, begun)
            raw.extend(row.formulas)
            if (values := row.values_with(self._cells.strings)) is not None:
                yield values
            elif isinstance(row.cells, tuple):
                values = tuple(self._cells.valued(row.cells))
                row.keep(values, self._cells.strings)
                yield values
            else:
                yield self._cells.valued(self._noted(row.cells, raw, begun))

    def _noted(self, cells: Iterable[UsualCell], raw: list[RawFormula], begun: set[bytes]) -> Iterator[UsualCell]:
        """The same cells; a formula goes into ``raw`` on the way."""
        for cell in cells:
            if cell[4] is not None:
                one: RawFormula = cell[0], cell[1], cell[4], cell[5], cell[6]
                if cell[5]:
                    self._require_begun(groups_of((one,)), begun)
                raw.append(one)
            yield cell

    def _require_begun(self, groups: Iterable[tuple[bytes, bool, int, int]], begun: set[bytes]) -> None:
        for group, begins, row, column in groups:
            if group not in begun:
                if not begins:
                    raise self._without_first(Position(row, column))
                begun.add(group)

    def _spelled(self, raw: list[RawFormula]) -> Iterator[Formula]:
        """The formulas of a sheet that is written in the usual way; ``raw`` is used up, for there may be many."""
        encoding = self.sheet.markup.encoding
        shared: dict[bytes, tuple[Position, str]] = {}
        raw.reverse()
        while raw:
            row, column, formula, head, spills = raw.pop()
            if not head and not spills:
                yield _usual_formula(row, column, formula, encoding)
            else:
                text = characters(formula, encoding)
                yield self._formula(Position(row, column), head or b"", text, shared, spills=spills)

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
                yield *cell.at, self._cells.of(cell)

    def value(self, cell: Cell) -> CellValue:
        """What one cell holds or shows."""
        return self._cells.of(cell)

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


def without_values(xml: bytes) -> bytes:
    """The XML of a sheet, or of some of its rows, without what the cells hold."""
    return _HELD.sub(b"", xml)


def _may_hold(raw: bytes, sign: str) -> bool:
    """Whether a sign may stand in raw bytes, as itself or spelled as an entity."""
    return sign.encode() in raw or _BY_NUMBER.search(raw) is not None or (sign in "&<>'\"" and b"&" in raw)


def _without_sign(text: str) -> str:
    """A formula's words as the file has them, without a ``=`` that some programs put before."""
    return cell_text(text).strip().removeprefix("=")


@lru_cache(maxsize=16_384)
def _usual_formula(row: int, column: int, raw: bytes, encoding: str) -> Formula:
    """A formula of one cell. Workbooks of one template have the same ones, which are then the same objects."""
    area_of_one = Area(row, column, row, column)
    return Formula(
        Position(row, column), _without_sign(characters(raw, encoding)), area_of_one, array=False, spills=False
    )
