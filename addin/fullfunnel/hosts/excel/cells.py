"""The FUNNEL_ functions as xlwings calls them, in Excel on Windows and in xlwings Lite.

Each takes what :mod:`fullfunnel.functions` takes and gives what xlwings can hand to a cell: a number, a text or rows of
them. An error is handed on by its text (``#N/A``). xlwings Lite makes an Excel error of that, and so does the VBA
around the function on Windows; neither can carry the sentence, which is why FUNNEL_EXPLAIN tells it.

The signatures hold no types: xlwings would take the type ``object`` for one of its stored objects.
"""

from __future__ import annotations

import inspect
import math
from typing import TYPE_CHECKING, Final

import xlwings

from fullfunnel.errors import FunnelError, NoAnswer
from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.functions.signatures import Signature

CATEGORY: Final = "Full funnel"
"""Where Excel's function wizard lists the functions."""


def for_xlwings(signature: Signature, function: Callable[..., object]) -> Callable[..., object]:
    """The function for xlwings, with the names, order and help of its signature.

    A table always arrives as rows, even when it is one row or one cell; an error in a cell arrives as its text.
    """

    def call(*given: object) -> object:
        try:
            return for_cell(function(*given))
        except FunnelError as error:
            return error.excel

    call.__name__ = call.__qualname__ = signature.name.lower()
    call.__module__ = __name__
    call.__doc__ = signature.help.en
    call.__annotations__ = {}
    # mypy knows no __signature__ on a function, which is where Python itself looks for it.
    vars(call)["__signature__"] = inspect.Signature(
        [
            inspect.Parameter(
                each.name,
                inspect.Parameter.POSITIONAL_OR_KEYWORD,
                default=None if each.optional else inspect.Parameter.empty,
            )
            for each in signature.arguments
        ]
    )
    marked: Callable[..., object] = call
    for each in signature.arguments:
        shape = {"ndim": 2} if each.kind == "table" else {}
        marked = xlwings.arg(each.name, doc=each.help.en, err_to_str=True, **shape)(marked)
    return xlwings.func(category=CATEGORY)(marked)


def for_cell(outcome: object) -> object:
    """What a function gave, fit for cells: no figure that is not one, and rows of equal length.

    Excel has no NaN and no infinity; xlwings would write them as an empty cell.
    """
    if isinstance(outcome, list):
        rows = [[for_cell(cell) for cell in row] for row in outcome]
        width = max((len(row) for row in rows), default=0)
        # A formula must leave something in its cell: an empty list would make xlwings fail.
        return [row + [""] * (width - len(row)) for row in rows] if width else ""
    if isinstance(outcome, float) and not math.isfinite(outcome):
        return NoAnswer.excel
    return "" if outcome is None else outcome


CELLS: Final = {name.lower(): for_xlwings(SIGNATURES[name], function) for name, function in FUNCTIONS.items()}
"""Every function by the name that xlwings calls it by."""

globals().update(CELLS)

__all__ = ["CATEGORY", "CELLS", "for_cell", "for_xlwings", *CELLS]  # noqa: PLE0604  # the names are texts
