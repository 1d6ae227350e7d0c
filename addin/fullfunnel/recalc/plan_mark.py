"""The mark of the plan in a workbook, worked out from its cells without a spreadsheet, and when its texts are of it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from fullfunnel.plain.mark import MARK, of_letters
from fullfunnel.xlsx.address import Area, Position, area, column_number
from fullfunnel.xlsx.layout import sheet_name
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from fullfunnel.xlsx.sheets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

    def __init__(self, book: Book, sheet: str, names: Area, shown: Grid) -> None:
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
        self._values: dict[str, Grid] = {}

    def value(self, formulas: Mapping[int, str]) -> float | None:
        """The mark; ``None`` where the formulas for it are not as they were written.

        Args:
            formulas: of the first row of the names, by column.
        """
        at = named_cell(self._book, MARK)
        text = "" if at is None else self._book.contents(self._sheet).formulas_of_row(at[1].row).get(at[1].column, "")
        columns = _ROWS.search(text)
        if columns is None:
            return None
        letters, rates, figures = (formulas.get(column_number(each), "") for each in columns.groups())
        words = _WORDS_IN.search(letters)
        if words is None:
            return None
        words_in = _WORD.findall(formulas.get(column_number(words[1]), ""))
        shown = [self._beside(column) if column else self._source(cells) for cells, column in words_in]
        is_source = [not column for _, column in words_in]
        own = [(self._beside(column), float(factor)) for column, factor in _RATE.findall(rates)]
        others = [(self._source(cells), float(factor)) for cells, factor in _FIGURE.findall(figures)]
        known: dict[object, float] = {}
        total = 0.0
        for down in range(self._names.height):
            line = _line((column[down] for column in shown), is_source)
            counted = [column[down] for column, _ in own], [column[down] for column, _ in others]
            # Most rows are blank, and alike; TRUE counts for another number than 1, which it equals.
            alike = line, *((number, type(number)) for numbers in counted for number in numbers)
            if (row := known.get(alike)) is None:
                row = of_letters(line)
                for number, (_, factor) in zip(counted[0], own, strict=True):
                    row += _logarithm(number) * factor
                row += sum(_logarithm(number) * factor for number, (_, factor) in zip(counted[1], others, strict=True))
                known[alike] = row
            total += row * (down + 1)
        return total + sum(self._single(*one.groups()) for one in _SINGLE.finditer(text))

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

    def _beside(self, column: str) -> list[CellValue]:
        """What a column of the plain sheet shows beside the names."""
        number = column_number(column)
        return self._shown.columns(self._names._replace(left=number, right=number))[0]

    def _source(self, cells: str) -> list[CellValue]:
        """What stands in the first column of cells, a row a name; blank where there are more names."""
        sheet, _, place = cells.rpartition("!")
        found, height = area(place.replace("$", "")), self._names.height
        if found is None:
            return [None] * height
        first = Area(found.top, found.left, min(found.bottom, found.top + height - 1), found.left)
        values = self._of(sheet_name(f"{sheet}!") or "").columns(first)[0]
        return values + [None] * (height - len(values))

    def _of(self, sheet: str) -> Grid:
        if sheet not in self._values:
            canonical = self._book.canonical(sheet)
            self._values[sheet] = Grid() if canonical is None else self._book.contents(canonical).values()
        return self._values[sheet]


def _line(said: Iterable[CellValue], is_source: Iterable[bool]) -> str:
    """The words of a row; one error in what is read of another sheet makes the whole line an error."""
    words = []
    for found, elsewhere in zip(said, is_source, strict=True):
        if elsewhere and isinstance(found, ExcelError):
            return "#"
        words.append(found if isinstance(found, str) else "")
    return "|".join(words)


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
