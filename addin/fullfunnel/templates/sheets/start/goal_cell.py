"""What may stand in the cell of the main goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates.styles import OPEN

if TYPE_CHECKING:
    from fullfunnel.templates.page import Page


def check_goal(page: Page, row: int) -> None:
    """The goal is a number above zero: an error here would run through the whole plan. Orange while it is blank."""
    page.sheet.data_validation(
        row,
        2,
        row,
        2,
        {
            "validate": "decimal",
            "criteria": ">",
            "value": 0,
            "error_title": page.say(Text("Een getal", "A number")),
            "error_message": page.say(
                Text("Vul een getal boven nul in, zonder woorden erbij.", "Fill in a number above zero, without words.")
            ),
        },
    )
    page.sheet.conditional_format(
        row,
        2,
        row,
        2,
        {
            "type": "formula",
            "criteria": f'={contract.GOAL}=""',
            "format": page.draft.book.add_format({"bg_color": OPEN}),
        },
    )
