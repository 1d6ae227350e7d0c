"""A workbook in which no cell holds the main goal: what every host says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import NotFound
from fullfunnel.framework import schema as contract
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.language import Language


def no_goal(language: Language) -> NotFound:
    """The error, with how to make such a cell."""
    return NotFound(
        Text(
            f"Deze werkmap heeft geen cel met de naam {contract.GOAL}. Zet het hoofddoel in een cel en noem "
            f"die cel {contract.GOAL} (in het naamvak, links van de formulebalk).",
            f"This workbook has no cell called {contract.GOAL}. Put the main goal in a cell and name that cell "
            f"{contract.GOAL} (in the name box, left of the formula bar).",
        ),
        language,
    )
