"""A sheet of a new workbook that marks the functions which came after Excel 2007, as Excel does (``_xlfn.``).

The library looks for every such function in every formula, a hundred and thirty times over; a workbook of ours holds
thousands of formulas. Here it is asked once about each function that is there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from xlsxwriter.worksheet import Worksheet, re_dynamic_function

from fullfunnel.xlsx.shared_formulas import stored

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_CALLED: Final = re.compile(r"(?<![\w.])[\w.]++(?=\()")


class MarkedFormulas(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose formulas are the library's, found in less time."""

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: object = 0
    ) -> int:
        if not formula or formula[0] == "{" or any(_is_dynamic(name) for name in set(_CALLED.findall(formula))):
            answer: int = super()._write_formula(row, col, formula, cell_format, value)
            return answer
        return stored(self, (row, col), formula, cell_format, value)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        every = expand_future_functions or self.use_future_functions
        if any(_is_marked(name, every=every) for name in set(_CALLED.findall(formula))):
            marked: str = super()._prepare_formula(formula, expand_future_functions)
            return marked
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


@cache
def _is_dynamic(name: str) -> bool:
    """Whether the library writes a formula with this function as one that spills."""
    return re_dynamic_function.search(f"{name}(") is not None


@cache
def _is_marked(name: str, *, every: bool) -> bool:
    """Whether the library writes this function otherwise; with ``every`` also those that are no arrays."""
    call = f"{name}("
    return bool(Worksheet()._prepare_formula(call, every) != call)  # noqa: SLF001  # the list stands nowhere else
