"""What a workbook with xlwings Lite imports, in one line: the cell functions, and the buttons of its pane.

Lite looks for marked functions among what ``main.py`` holds, so everything comes along with ``import *``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import xlwings

from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.actions import JOBS
from fullfunnel.hosts.buttons import shown
from fullfunnel.hosts.excel.cells import CELLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.hosts.buttons import Button


def _script(button: Button) -> Callable[..., None]:
    """A job as a script of the pane; Lite hands the workbook to an argument of this type."""

    def run(book: Any) -> None:  # noqa: ANN401  # the type is set below, from the xlwings at hand
        JOBS[button.name](book)

    run.__name__ = run.__qualname__ = button.name
    run.__module__ = __name__
    run.__doc__ = f"{button.label.en}: {button.tip.en}"
    run.__annotations__ = {"book": xlwings.Book}
    marked: Callable[..., None] = xlwings.script(run)
    return marked


SCRIPTS: Final = {button.name: _script(button) for button in shown("lite", set(FUNCTIONS))}
"""The buttons of the pane by their name."""

globals().update(CELLS)
globals().update(SCRIPTS)

__all__ = [*CELLS, *SCRIPTS]  # noqa: PLE0604  # the names are texts
