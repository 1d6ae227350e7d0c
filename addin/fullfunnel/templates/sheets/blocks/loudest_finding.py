"""The loudest finding on the dashboard: a stage whose budget is far below what its targets cost.

It is the finding of the sheet Checks, in units of the main KPI, so that both say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.check_sheet import listed
from fullfunnel.templates.styles import WARNING

if TYPE_CHECKING:
    from fullfunnel.templates.page import Page

_CODE: Final = "PLN118"
"""Budget far below what the targets cost."""
_SEVERITY: Final = 1
_WHAT: Final = 3


def write_loudest(page: Page, row: int, first: int, last: int) -> None:
    """Writes it over the columns from ``first`` to ``last``; nothing where no budget is far too low."""
    draft = page.draft
    severities, codes, whats = (listed(draft, column) for column in ("severity", "code", "what"))
    hint = draft.say(SEVERITY_WORDS["hint"])
    at = f'MATCH("{_CODE}",{codes},0)'
    formula = f'=IFERROR(IF(INDEX({severities},{at})="{hint}","",INDEX({whats},{at})),"")'
    found = next((each for each in draft.values.checks() if each[0] == _CODE), None)
    shown = "" if found is None or found[_SEVERITY] == hint else found[_WHAT]
    look = page.styles.of(bold=True, font_color=WARNING, font_size=12, text_wrap=True, valign="vcenter")
    page.sheet.merge_range(row, first, row, last, "", look)
    page.formula(row, first, formula, shown, look)
    page.sheet.set_row(row, 36)
    cell = f"${letters(first)}${row + 1}"
    loud = draft.book.add_format({"bg_color": "#F8D7D3"})
    page.sheet.conditional_format(
        row, first, row, last, {"type": "formula", "criteria": f"=LEN({cell})>0", "format": loud}
    )
