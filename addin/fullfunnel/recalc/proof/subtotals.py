"""SUBTOTAL and AGGREGATE, which go by what is hidden and by each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.recalc.proof.guard import reading_of

if TYPE_CHECKING:
    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.xlsx.book import Book

_BY_ROWS: Final = frozenset({"SUBTOTAL", "AGGREGATE"})
_HIDDEN: Final = re.compile(
    rb"<(?:[\w.\-]+:)?(?:row|sheetFormatPr)\b[^<>]*\s(?:hidden|zeroHeight)=[\"'](?:1|true)[\"']"
)
_NAMES: Final = re.compile(r"SUBTOTAL|AGGREGATE", re.IGNORECASE)
HIDDEN_ROWS: Final = Text(
    nl="telt alleen de rijen die te zien zijn, of slaat andere subtotalen over; open de werkmap en druk op F9",
    en="counts visible rows only, or skips other subtotals; open the workbook and press F9",
)


def subtotals(cell: FormulaCell, book: Book) -> Text | None:
    """Why a formula with subtotals is left; None where it has none, or nothing is hidden and none nested."""
    reading = reading_of(cell)
    if not reading.functions & _BY_ROWS:
        return None
    for reference in reading.references:
        contents = book.contents(reference.sheet)
        if _HIDDEN.search(contents.sheet.shadow):
            return HIDDEN_ROWS
        for formula in contents.formulas():
            if reference.area.holds(formula.at) and _NAMES.search(formula.text):
                return HIDDEN_ROWS
    return None
