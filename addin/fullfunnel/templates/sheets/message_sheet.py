"""The sheet with the messages of every stage and the landing pages they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.styles import GREY, NUMBER, OPEN, WARNING, money, shade
from fullfunnel.templates.table import Column, FormulaColumn, cell, write_table

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.list_sheet import Lists
    from fullfunnel.templates.table import Placed

_SPARE_ROWS: Final = 4
_PRINTED: Final = 62
"""The scale in percent at which both halves fit on A4."""


def write_messages(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.MESSAGES,
        Text(
            "Welke boodschap heeft de klant in deze fase nodig, en hoe sluit die aan op de vorige? Wie later "
            "instapt, moet die ook snappen.",
            "Which message does the customer need in this stage, and how does it connect to the previous one? "
            "People who join later must get it too.",
        ),
        shade(1).dark,
    )
    words = {"valign": "top"}
    placed = write_table(
        page,
        contract.MESSAGES,
        {
            "id": Column(6, {"bold": True, "valign": "top"}),
            "stage": Column(18, words, lists.message_stages),
            "audience": Column(24, words),
            "need": Column(24, words),
            "kpi": Column(18, words, f"={contract.KPI_NAMES}"),
            "follows": Column(11, words),
            "delay": Column(11, words | {"num_format": NUMBER, "align": "right"}),
            "channel": Column(14, words),
            "product": Column(16, words),
            "headline": Column(26, words | {"bold": True}),
            "body": Column(40, words),
            "cta": Column(17, words),
            "price": Column(13, words | {"num_format": money(draft.language), "align": "right"}),
            "landing_page": Column(16, words),
            "owner": Column(17, words),
            "accepted": Column(15, words),
        },
        _SPARE_ROWS,
        calculated=_findings(draft),
    )
    page.on_two_pages(placed.left + list(contract.MESSAGES.columns).index("headline"), _PRINTED, repeated=False)
    _mark_stages(page, placed)
    _mark_findings(page, placed)


def _findings(draft: Draft) -> FormulaColumn:
    language = draft.language
    this = contract.MESSAGES.on_this_row("id", language)
    # All columns but this one: a formula that reads itself goes round in a circle.
    messages = contract.MESSAGES.columns_between("id", "accepted", language)
    arguments = f"{this},{messages},{contract.WORDS.everything},{contract.KPIS.everything}"
    # LibreOffice calculates a formula again that came to an empty text; without the add-in that would show #NAME?.
    return FormulaColumn(
        header=Text("Bevinding", "Finding"),
        note=Text(
            "Wat opvalt in deze boodschap: past die bij de fase, en sluit die aan op de vorige? Klopt het toch? Zet "
            "de code met de reden in de kolom ‘Geaccepteerd’. Past niet alles in de cel? Op het blad Controle staat "
            "elke opmerking apart.",
            "What stands out in this message: does it fit its stage, and connect to the previous one? Is it fine as "
            "it is? Put the code with the reason in the column Accepted. Does not all of it fit? The sheet Checks "
            "lists each remark separately.",
        ),
        width=50,
        formula=f'=IFERROR(IF({this}="","",FUNNEL_MISMATCH({arguments})),"")',
        value=lambda row: draft.values.mismatch(str(row[0])) if row[0] else "",
    )


def _mark_findings(page: Page, placed: Placed) -> None:
    first = f"${letters(placed.right)}{placed.top + 2}"
    look = page.draft.book.add_format({"bg_color": OPEN, "font_color": WARNING})
    rule = {"type": "formula", "criteria": f"=LEN({first})>0", "format": look}
    page.sheet.conditional_format(placed.top + 1, placed.right, placed.bottom, placed.right, rule)


def _mark_stages(page: Page, placed: Placed) -> None:
    column = placed.left + list(contract.MESSAGES.columns).index("stage")
    first = cell(placed, contract.MESSAGES, "stage")
    tones = [(stage, shade(at).light, shade(at).dark) for at, stage in enumerate(page.draft.plan.model.stages)]
    for stage, light, dark in (*tones, (contract.LANDING, "#E9ECF0", GREY)):
        look = page.draft.book.add_format({"bg_color": light, "font_color": dark, "bold": True})
        rule = {"type": "formula", "criteria": f'={first}="{page.say(stage)}"', "format": look}
        page.sheet.conditional_format(placed.top + 1, column, placed.bottom, column, rule)
