"""The sheet with the marketeer's own words, and how heavily a rule counts in this plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.styles import GREY
from fullfunnel.templates.table import Column, write_table

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft
    from fullfunnel.templates.sheets.list_sheet import Lists

_SPARE_ROWS: Final = 12


def write_words(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.WORDS,
        Text(
            "Eigen woorden voor de controle, en welke regel hier zwaarder of lichter telt. Ze tellen overal mee.",
            "Words of your own for the checks, and which rule counts more or less here. They count everywhere.",
        ),
        GREY,
        figures=False,
    )
    write_table(
        page,
        contract.WORDS,
        {
            "word": Column(34, {"bold": True}),
            "kind": Column(22, {}, lists.word_kinds, strict=True),
            "means": Column(34, {}),
        },
        _SPARE_ROWS,
    )
