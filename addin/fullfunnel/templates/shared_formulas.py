"""A sheet whose columns of one formula are written once, as spreadsheets do themselves (ISO 29500-1, 18.3.1.40).

Sixty rows of a hundred columns would take a third of a workbook otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from xlsxwriter.worksheet import Worksheet

from fullfunnel.plain.column import letters

if TYPE_CHECKING:
    from xlsxwriter.format import Format


class SharedFormulas(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that shares the formulas of the columns named with :meth:`write_column_of`."""

    def write_column_of(
        self, row: int, column: int, formulas: list[str], values: list[Any], look: Format | None
    ) -> None:
        """Writes a column of formulas that differ in nothing but their rows, with their values.

        Every formula is the first one moved down; the caller sees to it. A formula that points to another sheet is not
        shared: no spreadsheet does that.
        """
        for down, (formula, value) in enumerate(zip(formulas, values, strict=True)):
            self.write_formula(row + down, column, formula, look, value)
        if "!" in formulas[0]:
            return
        shared: dict[str, str] = self.__dict__.setdefault("shared", {})
        number = len({each.split('"')[1] for each in shared.values()})
        letter = letters(column)
        area = f"{letter}{row + 1}:{letter}{row + len(formulas)}"
        text = escape(formulas[0].removeprefix("="))
        shared[f"{letter}{row + 1}"] = f'<f si="{number}" t="shared" ref="{area}">{text}</f>'
        for down in range(1, len(formulas)):
            shared[f"{letter}{row + down + 1}"] = f'<f si="{number}" t="shared"/>'

    def _xml_formula_element(self, formula: str, result: object, attributes: list[tuple[str, Any]]) -> None:
        shared: str | None = self.__dict__.get("shared", {}).get(attributes[0][1])
        if shared is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        around = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{around}>{shared}<v>{escape(str(result))}</v></c>")
