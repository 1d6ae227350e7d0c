"""The sheet with everything that stands out in messages and plan, the most severe first.

One FUNNEL_CHECKS says how many remarks there are, and only that many rows ask for theirs; not one array that spills,
for the reason told in :mod:`~fullfunnel.workbook.templates.target_sheet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.language import Text
from fullfunnel.workbook import contract
from fullfunnel.workbook.templates import sheet_names
from fullfunnel.workbook.templates.page import letters
from fullfunnel.workbook.templates.styles import GREY, OPEN, WARNING, shade

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Severity
    from fullfunnel.workbook.templates.page import Draft, Page

ROWS: Final = 30
"""How many remarks are shown; who has more has something to do first."""

_TWO_LINES: Final = 31
"""The height of a row, in points: what comes to stand there later has to fit as well."""
_WHAT: Final = 4
"""The column of FUNNEL_CHECKS that says what stands out."""
_ALL_CLEAR: Final = Text("Er valt niets op.", "Nothing stands out.")
_MANY: Final[dict[Severity, Text]] = {
    "error": Text("Fouten", "Errors"),
    "warning": Text("Waarschuwingen", "Warnings"),
    "hint": Text("Hints", "Hints"),
}
_COLUMNS: Final = (
    (Text("Ernst", "Severity"), 16, 2),
    (Text("Code", "Code"), 11, 1),
    (Text("Waar", "Where"), 22, 3),
    (Text("Wat er opvalt", "What stands out"), 84, _WHAT),
    (Text("Wat je kunt doen", "What you can do"), 66, 5),
)
"""Header, width, and which column of FUNNEL_CHECKS it shows."""


def write_checks(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.CHECKS,
        Text(
            "Wat opvalt in je boodschappen, framework en budget, het ernstigste eerst. Je vult hier niets in.",
            "What stands out in your messages, framework and budget, the most severe first. Nothing to fill in here.",
        ),
        WARNING,
    )
    found = [row for row in draft.reckoning.checks() if row[0]]
    counted = _write_counts(page, found)
    top = page.first_row + 6
    for at, (header, width, _) in enumerate(_COLUMNS, start=1):
        page.sheet.set_column(at, at, width)
        page.text(top, at, header, page.styles.head())
    page.sheet.set_row(top, 22)
    calls = _call(draft)
    for number in range(1, ROWS + 1):
        row = found[number - 1] if number <= len(found) else [""] * len(_COLUMNS)
        for at, (_, _, column) in enumerate(_COLUMNS, start=1):
            is_all_clear = number == 1 and column == _WHAT
            otherwise = page.say(_ALL_CLEAR) if is_all_clear else ""
            formula = f'=IF({counted}<{number},"{otherwise}",INDEX({calls},{number},{column}))'
            value = row[column - 1] or (otherwise if not found else "")
            page.formula(top + number, at, formula, value, page.styles.reckoned(valign="top"))
        page.fit_row(top + number, [(row[column - 1], width) for _, width, column in _COLUMNS], _TWO_LINES)
    page.name(contract.CHECKS, top + 1, 1)
    _mark_severities(page, top + 1)
    page.sheet.freeze_panes(top + 1, 0)
    page.sheet.repeat_rows(top)


def _call(draft: Draft) -> str:
    messages = contract.MESSAGES.columns_between("id", "accepted", draft.language)
    return f"FUNNEL_CHECKS({messages},{contract.KPIS.everything},{contract.BUDGET.everything})"


def _write_counts(page: Page, found: list[list[str]]) -> str:
    """How many there are, in all and by severity, and how many are accepted; gives the cell of all."""
    draft, top = page.draft, page.first_row
    calls = _call(draft)
    column = f"$B${top + 8}:$B${top + 7 + ROWS}"
    page.text(top, 1, Text("Opmerkingen", "Remarks"), page.styles.label(bold=True))
    # Where nothing stands out FUNNEL_CHECKS gives one row without a code.
    page.formula(
        top, 2, f'=IF(INDEX({calls},1,1)="",0,ROWS({calls}))', float(len(found)), page.styles.reckoned(bold=True)
    )
    for down, severity in enumerate(_MANY, start=1):
        word = draft.say(SEVERITY_WORDS[severity])
        page.text(top + down, 1, _MANY[severity], page.styles.label())
        count = float(sum(row[1] == word for row in found[:ROWS]))
        page.formula(top + down, 2, f'=COUNTIF({column},"{word}")', count, page.styles.reckoned())
    accepted = draft.column(contract.MESSAGES, "accepted")
    page.text(top + 4, 1, Text("Geaccepteerd", "Accepted"), page.styles.label())
    kept = float(sum(bool(row.get("accepted")) for row in draft.plan.messages))
    page.formula(top + 4, 2, f"=COUNTA({accepted})", kept, page.styles.reckoned())
    for down, text in enumerate(_REMARKS):
        page.text(top + down, 3, text, draft.styles.of(font_color=GREY, indent=1))
    return f"$C${top + 1}"


_REMARKS: Final = (
    Text(
        "Klopt een opmerking bij een boodschap niet voor jou? Zet de code met de reden in de kolom Geaccepteerd.",
        "Is a remark on a message not true for you? Put its code with the reason in the column Accepted.",
    ),
    Text(
        "Een ander merk, een vaste uitdrukking of een andere naam voor een product? Zet die op het blad Woorden.",
        "A brand, a fixed phrase or another name for a product? Put it on the sheet Words.",
    ),
    Text(
        "Wat van het hoofddoel, de max CPA of je eigen woorden afhangt, ziet alleen: fullfunnel check.",
        "What hangs on the main goal, the max CPA or your own words is seen only by: fullfunnel check.",
    ),
    Text("Alle regels staan op het blad Regels.", "All rules are on the sheet Rules."),
)


def _mark_severities(page: Page, first: int) -> None:
    left, right = 1, len(_COLUMNS)
    looks: dict[Severity, tuple[str, str]] = {
        "error": ("#F8D7D3", WARNING),
        "warning": (OPEN, "#5C3B00"),
        "hint": (shade(0).light, shade(0).dark),
    }
    for severity, (ground, ink) in looks.items():
        look = page.draft.book.add_format({"bg_color": ground, "font_color": ink})
        word = page.say(SEVERITY_WORDS[severity])
        rule = {"type": "formula", "criteria": f'=${letters(left)}{first + 1}="{word}"', "format": look}
        page.sheet.conditional_format(first, left, first + ROWS - 1, right, rule)
