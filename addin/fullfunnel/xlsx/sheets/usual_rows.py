"""The rows of a sheet that is written in the usual way, of which those that were met before are not read again.

The workbooks of one template are alike in nearly every row: of the sheet Calculation only those with other figures
differ. A row that was met twice is kept by its very bytes, with what its cells hold; a few thousand, no more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from weakref import ref

from fullfunnel.xlsx.container.markup import attributes, has_noise
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.sheets.usual_cells import NotUsual, cells_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from weakref import ReferenceType

    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from fullfunnel.xlsx.sheets.sheet_xml import SheetXml
    from fullfunnel.xlsx.sheets.strings import SharedStrings
    from fullfunnel.xlsx.sheets.usual_cells import UsualCell

RawFormula = tuple[int, int, bytes, bytes | None, bool]
"""A formula as it stands: row, column, the text of its ``<f>``, the head of that, whether it spills."""

_END: Final = b"</row>"
_BEGIN: Final = b"<sheetData>"
_NUMBER: Final = re.compile(rb'<row r="([1-9][0-9]{0,6})"[^<>]*>')
_MOST_ROWS: Final = 2_000
"""Of a sheet; a longer one holds data, of which no two rows are alike."""
_MOST_BYTES: Final = 6_000_000
"""Of the rows that are kept; about four times as much is needed for what they hold."""


class UsualRow:
    """A row, with all before it that has no end of its own: what its cells hold, and where its formulas stand."""

    __slots__ = ("cells", "first", "formulas", "frame", "groups", "has_own_values", "last", "texts", "values")

    def __init__(self, cells: Iterable[UsualCell], first: int, last: int) -> None:
        """Take in the cells as they stand, and the numbers of the first and the last row that begin in it."""
        self.cells = cells
        self.first = first
        self.last = last
        self.values: tuple[tuple[int, int, CellValue], ...] | None = None
        """Row, column and value of every cell, as they were made last."""
        self.texts: ReferenceType[SharedStrings] | None = None
        """The shared texts that the values were made with; other texts give other values."""
        self.has_own_values = False
        """Whether no shared text is in it, so that its values are the same in any workbook."""
        self.formulas: tuple[RawFormula, ...] = ()
        self.groups: tuple[tuple[bytes, bool, int, int], ...] = ()
        """The groups of its shared formulas, each once: whether it begins here, and the row and column of its cell."""

        self.frame = b""
        """The same XML without its cells; nothing where more than one row begins in it."""

    def values_with(self, texts: SharedStrings) -> tuple[tuple[int, int, CellValue], ...] | None:
        """The values, where they were made already and are the same with these shared texts."""
        known = self.has_own_values or (self.texts is not None and self.texts() is texts)
        return self.values if known else None

    def keep(self, values: tuple[tuple[int, int, CellValue], ...], texts: SharedStrings) -> None:
        """Keep the values; the cells as they stand are needed no more where other texts do not change them."""
        self.values = values
        if self.has_own_values:
            self.cells = ()
        else:
            self.texts = ref(texts)


_known: Final = MetBefore[UsualRow](_MOST_BYTES)


_split: Final[list[tuple[bytes, int, list[bytes]]]] = []
"""The sheet that was split last, from where, and its rows: it is looked at for faults, and read next."""


def _written_rows(xml: bytes, at: int, end: int) -> list[bytes]:
    """The rows of a sheet as they stand, each with all before it that has no end of its own; no more than so many."""
    split = _split.pop() if _split else (b"", 0, [])
    if split[0] is xml and split[1] == at and at + sum(map(len, split[2])) <= end:
        return split[2]
    rows: list[bytes] = []
    while len(rows) < _MOST_ROWS and (stop := xml.find(_END, at, end) + len(_END)) >= len(_END):
        rows.append(xml[at:stop])
        at = stop
    return rows


def usual_rows(sheet: SheetXml) -> Iterator[UsualRow]:
    """Every row of a sheet in its order, and what stands behind the last as one more.

    Raises:
        NotUsual: somewhere on the way; what was given before is to be thrown away.
    """
    if sheet.prefix or sheet.shadow is not sheet.markup.xml:
        raise NotUsual
    xml, at, end, number = sheet.shadow, sheet.rows_element.inner, sheet.rows_element.inner_end, 0
    # The same bytes are the same texts in one encoding only.
    for written in _written_rows(xml, at, end) if sheet.markup.encoding == "utf-8" else ():
        row = _known.get(written)
        if row is None:
            row = _row(written)
            _known.add(written, row)
        if row.first <= number:
            raise NotUsual
        number = row.last
        yield row
        at += len(written)
    yield UsualRow(cells_between(xml, at, end, number), number, number)


def without_known_rows(content: bytes) -> bytes:
    """The XML of a sheet to look at for faults: without the cells of rows that were well-formed in another sheet.

    Each cell that is taken out is an element of its own, in the same encoding, without a prefix that the sheet may not
    declare; what is left is well-formed if, and only if, the whole is. Where a comment or the like may stand around a
    row, the whole is what to look at.

    Args:
        content: in UTF-8.
    """
    at = content.find(_BEGIN) + len(_BEGIN)
    if at < len(_BEGIN) or not _known.made or has_noise(content[:at]):
        return content
    pieces = [content[:at]]
    rows = _written_rows(content, at, len(content))
    _split[:] = [(content, at, rows)] if len(content) <= _MOST_BYTES else []
    for written in rows:
        known = _known.get(written)
        if known is not None and known.frame:
            pieces.append(known.frame)
        elif b"<!" in written or b"<?" in written:
            return content
        else:
            pieces.append(written)
        at += len(written)
    pieces.append(content[at:])
    return b"".join(pieces)


def _row(written: bytes) -> UsualRow:
    begun = list(_NUMBER.finditer(written))
    if not begun:
        raise NotUsual
    cells = tuple(cells_between(written, 0, len(written), 0))
    row = UsualRow(cells, int(begun[0][1]), int(begun[-1][1]))
    # A prefix before an attribute of a formula is one that another sheet may not declare.
    has_prefix = any(b":" in head for _, _, _, _, _, head, _ in cells if head)
    if len(begun) == 1 and not begun[0][0].endswith(b"/>") and not has_prefix:
        row.frame = written[: begun[0].end()] + _END
    row.formulas = tuple(
        (number, column, formula, head, spills)
        for number, column, _, _, formula, head, spills in cells
        if formula is not None
    )
    row.has_own_values = not any(kind == b"s" for _, _, kind, *_ in cells)
    row.groups = tuple(groups_of(row.formulas))
    return row


def groups_of(formulas: Iterable[RawFormula]) -> Iterator[tuple[bytes, bool, int, int]]:
    """The groups of shared formulas, each as it is met first: whether it begins there, and the row and column."""
    met: set[bytes] = set()
    for row, column, formula, head, _ in formulas:
        group = shared_group(head) if head else None
        if group is not None and group not in met:
            met.add(group)
            yield group, bool(formula), row, column


@lru_cache(maxsize=1024)
def shared_group(head: bytes) -> bytes | None:
    """The group of a shared formula; ``None`` for any other."""
    given = attributes(head)
    return given.get(b"si", b"") if given.get(b"t") == b"shared" else None
