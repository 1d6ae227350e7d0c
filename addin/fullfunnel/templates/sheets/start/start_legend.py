"""Below the steps of the first sheet: what the colours mean, and what is good to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.language import Text
from fullfunnel.templates.styles import GREY, OPEN

if TYPE_CHECKING:
    from fullfunnel.templates.page import Page


def write_legend(page: Page, row: int) -> None:
    """Writes it from a row on."""
    section(page, row, Text("Goed om te weten", "Good to know"))
    page.text(row + 1, 1, Text("Geel", "Yellow"), page.styles.typed())
    page.text(row + 1, 2, Text("Hier typ je.", "You type here."), page.styles.remark())
    page.text(row + 2, 1, Text("Oranje", "Orange"), page.styles.typed(bg_color=OPEN))
    page.text(row + 2, 2, Text("Dit moet je nog invullen.", "This is still to be filled in."), page.styles.remark())
    page.text(row + 3, 1, Text("Wit", "White"), page.styles.calculated())
    page.text(
        row + 3,
        2,
        Text("Dit wordt berekend: niet overtypen.", "This is calculated: do not type over it."),
        page.styles.remark(),
    )
    sentences = (
        Text(
            "Je eerste doel staat er na hooguit negen cellen: het hoofddoel hierboven en de ratio's op het blad "
            "Framework. Een opdracht is niet nodig.",
            "Your first target is there after nine cells at most: the main goal above and the rates on the sheet "
            "Framework. No command is needed.",
        ),
        Text(
            "De fullfunnel-invoegtoepassing rekent alles uit. Heb je die niet, dan rekenen alleen doelen, kosten en "
            "scenario's mee, met gewone formules (blad Berekening).",
            "The fullfunnel add-in calculates everything. Without it, only targets, costs and scenarios calculate, "
            "with plain formulas (sheet Calculation).",
        ),
        Text(
            "Controles, kalender en dashboard tonen zonder invoegtoepassing de laatste berekening of zijn leeg.",
            "Without the add-in, checks, calendar and dashboard show the last calculation or are blank.",
        ),
        Text(
            "Werk je zonder de invoegtoepassing? Sla op, sluit de werkmap en typ op de opdrachtregel: fullfunnel "
            "regenerate <bestand>",
            "Working without the add-in? Save, close the workbook and type on the command line: fullfunnel regenerate "
            "<file>",
        ),
        Text(
            "Tabbladen hernoemen, kolommen toevoegen en rijen verplaatsen mag. Laat de kopjes van de tabellen staan.",
            "You may rename sheets, add columns and move rows. Leave the headers of the tables as they are.",
        ),
        Text("Zet geen persoonsgegevens in deze werkmap.", "Put no personal data in this workbook."),
    )
    for down, sentence in enumerate(sentences, start=row + 4):
        page.text(down, 1, sentence, page.styles.of(font_color=GREY))


def section(page: Page, row: int, words: Text) -> None:
    """A heading over the columns of the first sheet."""
    page.text(row, 1, words, page.styles.section())
    for column in (2, 3):
        page.sheet.write_blank(row, column, None, page.styles.section())
    page.sheet.set_row(row, 22)
