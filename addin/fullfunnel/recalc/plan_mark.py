"""The mark of the plan in a workbook, worked out from its cells without a spreadsheet, and when its texts are of it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from fullfunnel.plain.mark import MARK, of_letters
from fullfunnel.xlsx.address import Area, Position, area, column_number
from fullfunnel.xlsx.layout import sheet_name
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.language import Language
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue

_LANGUAGE: Final = "ffLanguage"
_CELLS: Final = r"((?:'(?:[^']|''){1,80}'|[^\s'!(),]{1,80})!\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)"
_ROWS: Final = re.compile(r"SUMPRODUCT\(\(\$([A-Z]+)\$\d+:\$[A-Z]+\$\d+\+\$([A-Z]+)\$\d+:[^+]{1,20}\+\$([A-Z]+)\$")
_WORDS_IN: Final = re.compile(r"LEN\(\$([A-Z]{1,3})\d")
_WORD: Final = re.compile(rf"(?:T\(INDEX\({_CELLS},|\$([A-Z]{{1,3}})\d)")
_RATE: Final = re.compile(r"LN\(\$([A-Z]{1,3})\d{1,7}\+10\)\*([\d.]+)")
_FIGURE: Final = re.compile(rf"N\(INDEX\({_CELLS},[^*]{{1,60}}\*([\d.]+)")
_SINGLE: Final = re.compile(r"LN\(ABS\((N|SUM|COUNTA)\(([^()]{1,120})\)\)\+10\),0\)\*([\d.]+)")


class PlanMark:
    """What the plain sheet's cells with the mark come to for the plan that is in the workbook now."""

    def __init__(self, book: Book, sheet: str, names: Area, shown: Mapping[Position, CellValue]) -> None:
        """Make ready.

        Args:
            book: the workbook.
            sheet: the plain sheet.
            names: its cells with the names of the KPIs: they say on which rows it stands.
            shown: what it shows of the framework, which is the framework's own.
        """
        self._book = book
        self._sheet = sheet
        self._names = names
        self._shown = shown
        self._values: dict[str, Mapping[Position, CellValue]] = {}

    def value(self) -> float | None:
        """The mark; ``None`` where the formulas for it are not as they were written."""
        at = named_cell(self._book, MARK)
        formulas = self._book.contents(self._sheet).formulas_of_row(self._names.top)
        text = "" if at is None else self._book.contents(self._sheet).formulas_of_row(at[1].row).get(at[1].column, "")
        columns = _ROWS.search(text)
        if columns is None:
            return None
        letters, rates, figures = (formulas.get(column_number(each), "") for each in columns.groups())
        words = _WORDS_IN.search(letters)
        if words is None:
            return None
        pieces = [(one[1], one[2]) for one in _WORD.finditer(formulas.get(column_number(words[1]), ""))]
        total = 0.0
        for down in range(self._names.height):
            said = "|".join(self._word(down, *piece) for piece in pieces)
            row = of_letters("#" if "\0" in said else said)
            for column, factor in _RATE.findall(rates):
                number = self._shown.get(Position(self._names.top + down, column_number(column)))
                row += _logarithm(number) * float(factor)
            row += sum(
                _logarithm(self._source(cells, down)) * float(factor) for cells, factor in _FIGURE.findall(figures)
            )
            total += row * (down + 1)
        return total + sum(self._single(*one.groups()) for one in _SINGLE.finditer(text))

    def _word(self, down: int, cells: str | None, column: str | None) -> str:
        if column:
            here = self._shown.get(Position(self._names.top + down, column_number(column)))
            return here if isinstance(here, str) else ""
        found = self._source(cells or "", down)
        # One error makes the whole line an error.
        return "\0" if isinstance(found, ExcelError) else found if isinstance(found, str) else ""

    def _single(self, function: str, what: str, factor: str) -> float:
        place = area(what.rpartition("!")[2].replace("$", "")) if "!" in what else None
        if place is None:
            named = named_cell(self._book, what)
            found = [None if named is None else self._of(named[0]).get(named[1])]
        else:
            values = self._of(sheet_name(what.rpartition("!")[0] + "!") or "")
            found = [value for at, value in values.items() if place.holds(at)]
        if any(isinstance(value, ExcelError) for value in found) and function != "COUNTA":
            return 0.0
        if function == "COUNTA":
            number = float(sum(value is not None for value in found))
        else:
            number = float(sum(_number(value) for value in found))
        return math.log(abs(number) + 10) * float(factor)

    def _source(self, cells: str, down: int) -> CellValue:
        sheet, _, place = cells.rpartition("!")
        found = area(place.replace("$", ""))
        if found is None or found.top + down > found.bottom:
            return None
        return self._of(sheet_name(f"{sheet}!") or "").get(Position(found.top + down, found.left))

    def _of(self, sheet: str) -> Mapping[Position, CellValue]:
        if sheet not in self._values:
            canonical = self._book.canonical(sheet)
            self._values[sheet] = {} if canonical is None else self._book.contents(canonical).values()
        return self._values[sheet]


def named_cell(book: Book, name: str) -> tuple[str, Position] | None:
    """The sheet and the cell that a defined name stands for."""
    for each in book.names:
        if each.name.casefold() == name.casefold() and (found := book.named_area(each)) is not None:
            return found[0], found[1].corner
    return None


def plan_language(book: Book) -> Language | None:
    """The language of the plan; ``None`` for a workbook that says none."""
    place = named_cell(book, _LANGUAGE)
    if place is None:
        return None
    spoken = str(book.contents(place[0]).values().get(place[1], "")).strip().casefold()
    return "nl" if spoken == "nl" else "en" if spoken == "en" else None


def _number(value: CellValue) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def _logarithm(value: CellValue) -> float:
    number = _number(value)
    return math.log(number + 10 if number > -10 and not isinstance(value, bool) else 10)  # noqa: PLR2004
