"""A sheet of a new workbook that marks the functions which came after Excel 2007, as Excel does (``_xlfn.``).

The library looks for every such function in every formula, a hundred and thirty times over; a workbook of ours holds
thousands of formulas. Here it is asked once about each function that is there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from xlsxwriter.worksheet import Worksheet

_CALLED: Final = re.compile(r"(?<![\w.])[\w.]++(?=\()")


class MarkedFormulas(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose formulas are the library's, found in less time."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        every = expand_future_functions or self.use_future_functions
        if any(_is_marked(name, every=every) for name in set(_CALLED.findall(formula))):
            marked: str = super()._prepare_formula(formula, expand_future_functions)
            return marked
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


@cache
def _is_marked(name: str, *, every: bool) -> bool:
    """Whether the library writes this function otherwise; with ``every`` also those that are no arrays."""
    call = f"{name}("
    return bool(Worksheet()._prepare_formula(call, every) != call)  # noqa: SLF001  # the list stands nowhere else
