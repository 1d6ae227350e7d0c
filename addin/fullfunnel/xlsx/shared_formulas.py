"""A sheet whose columns of one formula are written once, as spreadsheets do themselves (ISO 29500-1, 18.3.1.40).

Sixty rows of a hundred columns would take a third of a workbook otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format


def stored(sheet: Worksheet, at: tuple[int, int], formula: str, look: Format | None, value: object) -> int:
    """Store an ordinary formula in a sheet, as the library does after a search for functions that spill.

    That search, through a list of thirty functions from every character on, took a seventh of the time of a workbook.
    """
    row, column = at
    if sheet._check_dimensions(row, column):  # noqa: SLF001  # the library's own, which keeps the used area
        return -1
    sheet.table[row][column] = CellFormulaTuple(sheet._prepare_formula(formula), look, value)  # noqa: SLF001
    return 0


class SharedFormulas(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet of a new workbook that shares the formulas of the columns written with :meth:`write_column_of`.

    Its formulas are written as they stand: none of them may need a mark such as ``_xlfn.``.
    """

    def write_column_of(
        self, row: int, column: int, formulas: list[str], values: list[Any], look: Format | None
    ) -> None:
        """Writes a column of formulas that differ in nothing but their rows, with their values.

        Every formula is the first one moved down; the caller sees to it. A formula that points to another sheet is not
        shared: no spreadsheet does that.
        """
        for down, (formula, value) in enumerate(zip(formulas, values, strict=True)):
            self._write_formula(row + down, column, formula, look, value)
        if "!" in formulas[0]:
            return
        shared: dict[str, str] = self.__dict__.setdefault("_shared", {})
        number = self.__dict__["_groups"] = self.__dict__.get("_groups", -1) + 1
        area = xl_range(row, column, row + len(formulas) - 1, column)
        text = escape(formulas[0].removeprefix("="))
        for down in range(1, len(formulas)):
            shared[xl_rowcol_to_cell(row + down, column)] = f'<f t="shared" si="{number}"/>'
        shared[xl_rowcol_to_cell(row, column)] = f'<f t="shared" ref="{area}" si="{number}">{text}</f>'

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: object = 0
    ) -> int:
        return stored(self, (row, col), formula, cell_format, value)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        """Leave a formula as it is: to look for newer functions takes longer than all the rest."""
        del expand_future_functions
        return formula.removeprefix("=")

    def _xml_formula_element(self, formula: str, result: object, attributes: list[tuple[str, Any]]) -> None:
        if result == "":
            # Without its type a reader cannot know an empty text from a formula that was never calculated.
            attributes.append(("t", "str"))
        shared: str | None = self.__dict__.get("_shared", {}).get(attributes[0][1])
        if shared is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        around = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{around}>{shared}<v>{escape(str(result))}</v></c>")
