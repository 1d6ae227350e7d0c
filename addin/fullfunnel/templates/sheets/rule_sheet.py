"""The sheet with every rule that the checks know, made from the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.styles import GREY

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft

_COLUMNS: Final = (
    (Text("Code", "Code"), 10),
    (Text("Ernst", "Severity"), 15),
    (Text("Waar het op let", "What it looks at"), 44),
    (Text("Waarom", "Why"), 84),
)


def write_rules(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.RULES,
        Text(
            "Alles waar de controle op let. Telt een regel voor jou anders? Zet de code op het blad Woorden, soort "
            "ernst.",
            "Everything that the checks look at. Does a rule count differently for you? Put its code on the sheet "
            "Words, kind severity.",
        ),
        GREY,
        figures=False,
    )
    top = page.first_row
    for at, (header, width) in enumerate(_COLUMNS, start=1):
        page.sheet.set_column(at, at, width)
        page.text(top, at, header, page.styles.head())
    for down, rule in enumerate(RULES, start=top + 1):
        title, why = page.say(rule.title), page.say(rule.why)
        page.text(down, 1, rule.code, page.styles.label(bold=True))
        page.text(down, 2, SEVERITY_WORDS[rule.severity], page.styles.label())
        page.text(down, 3, title, page.styles.label())
        page.text(down, 4, why, page.styles.label())
        page.fit_row(down, [(title, _COLUMNS[2][1]), (why, _COLUMNS[3][1])])
    page.sheet.autofilter(top, 1, top + len(RULES), len(_COLUMNS))
    page.sheet.freeze_panes(top + 1, 0)
    page.sheet.repeat_rows(top)
