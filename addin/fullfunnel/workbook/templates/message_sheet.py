"""The sheet with the messages of every stage and the landing pages they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.workbook import contract
from fullfunnel.workbook.templates import sheet_names
from fullfunnel.workbook.templates.page import A3
from fullfunnel.workbook.templates.styles import GREY, NUMBER, money, shade
from fullfunnel.workbook.templates.table import Column, cell, write_table

if TYPE_CHECKING:
    from fullfunnel.workbook.templates.list_sheet import Lists
    from fullfunnel.workbook.templates.page import Draft, Page
    from fullfunnel.workbook.templates.table import Placed

_SPARE_ROWS: Final = 6


def write_messages(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.MESSAGES,
        Text(
            "Welke boodschap heeft de klant in deze fase nodig, en hoe sluit die aan op de vorige? Wie later instapt, "
            "moet hem ook snappen.",
            "Which message does the customer need in this stage, and how does it connect to the one before? People "
            "who join later must get it too.",
        ),
        shade(1).dark,
    )
    page.sheet.set_paper(A3)
    words = {"valign": "top"}
    placed = write_table(
        page,
        contract.MESSAGES,
        {
            "id": Column(6, {"bold": True, "valign": "top"}),
            "stage": Column(15, words, lists.message_stages),
            "audience": Column(24, words),
            "need": Column(24, words),
            "kpi": Column(18, words, f"={contract.KPI_NAMES}"),
            "follows": Column(11, words),
            "delay": Column(11, words | {"num_format": NUMBER, "align": "right"}),
            "channel": Column(14, words),
            "product": Column(16, words),
            "headline": Column(26, words | {"bold": True}),
            "body": Column(42, words),
            "cta": Column(17, words),
            "price": Column(11, words | {"num_format": money(draft.language), "align": "right"}),
            "landing_page": Column(16, words),
            "owner": Column(17, words),
            "accepted": Column(15, words),
        },
        _SPARE_ROWS,
    )
    _mark_stages(page, placed)


def _mark_stages(page: Page, placed: Placed) -> None:
    column = placed.left + list(contract.MESSAGES.columns).index("stage")
    first = cell(placed, contract.MESSAGES, "stage")
    tones = [(stage, shade(at).light, shade(at).dark) for at, stage in enumerate(page.draft.plan.model.stages)]
    for stage, light, dark in (*tones, (contract.LANDING, "#E9ECF0", GREY)):
        look = page.draft.book.add_format({"bg_color": light, "font_color": dark, "bold": True})
        rule = {"type": "formula", "criteria": f'={first}="{page.say(stage)}"', "format": look}
        page.sheet.conditional_format(placed.top + 1, column, placed.bottom, column, rule)
