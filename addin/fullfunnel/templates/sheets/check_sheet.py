"""The sheet with everything that stands out in messages and plan, the most severe first.

One FUNNEL_CHECKS says how many remarks there are, and only that many rows ask for theirs; not one array that spills,
for the reason given in :mod:`~fullfunnel.templates.sheets.target_sheet`. The rows below them show what is accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import Page, letters, quoted
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.unread import by_number
from fullfunnel.templates.styles import GREY, OPEN, WARNING, shade

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Severity
    from fullfunnel.templates.page import Draft

ROWS: Final = 30
"""How many remarks are shown; who has more has something to do first, and reads how many are left."""

_HEIGHT: Final = 44
"""Room for three lines in a host that does not make rows fit what they say."""

_SEVERITY: Final = 2
_WHERE: Final = 3
_WHAT: Final = 4
"""Columns of FUNNEL_CHECKS: how severe it is, which message or KPI it is about, and what stands out."""
_ADVICE: Final = 5
_NO_FUNCTIONS: Final = Text(
    "Deze lijst kon niet worden gemaakt: de functies van fullfunnel werken hier niet, of een tabel van het plan is "
    "weg.",
    "This list could not be made: the functions of fullfunnel do not work here, or a table of the plan is gone.",
)
_CONNECT: Final = Text(
    "Klik op Controleer, of sluit de werkmap en typ: fullfunnel regenerate <bestand>",
    "Click Check, or close the workbook and type: fullfunnel regenerate <file>",
)
_ALL_CLEAR: Final = Text("Er valt niets op.", "Nothing stands out.")
_MANY: Final[dict[Severity, Text]] = {
    "error": Text("Fouten", "Errors"),
    "warning": Text("Waarschuwingen", "Warnings"),
    "hint": Text("Hints", "Hints"),
}
_COLUMNS: Final = (
    (Text("Ernst", "Severity"), 16, _SEVERITY),
    (Text("Code", "Code"), 9, 1),
    (Text("Waar", "Where"), 20, _WHERE),
    (Text("Wat er opvalt", "What stands out"), 80, _WHAT),
    (Text("Wat je kunt doen", "What you can do"), 70, 5),
)
"""Header, width, and which column of FUNNEL_CHECKS it shows."""
_WHERE_CELL: Final = "D"
_AFTER_CELL: Final = "I"
_AT_CELL: Final = "J"
_ID_CELL: Final = "K"
_ACCEPTED: Final = Text("geaccepteerd", "accepted")


_REMARKS: Final[tuple[tuple[Text, Text], ...]] = (
    (
        Text(
            "Klopt een opmerking bij een boodschap niet voor jou? Zet op het blad Boodschappen de code met de reden "
            "in de kolom ‘Geaccepteerd’.",
            "Is a remark on a message not true for you? On the sheet Messages, put its code with the reason in the "
            "column Accepted.",
        ),
        sheet_names.MESSAGES,
    ),
    (
        Text(
            "Weegt een regel voor jou minder, of heb je eigen woorden en merken? Dat zet je op het blad Woorden.",
            "Does a rule weigh less for you, or do you have words and brands of your own? Put them on the sheet Words.",
        ),
        sheet_names.WORDS,
    ),
    (
        Text(
            "Opmaak van cellen en persoonsgegevens (codes FIL en DAT) zie je met de knop Controleer of met "
            "fullfunnel check <bestand>.",
            "Formats of cells and personal data (codes FIL and DAT) show with the button Check or with fullfunnel "
            "check <file>.",
        ),
        sheet_names.GUIDE,
    ),
    (Text("Alle regels staan op het blad Regels.", "All rules are on the sheet Rules."), sheet_names.RULES),
)
"""What to know above the remarks, each with the sheet it leads to."""


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
    found = [row for row in draft.values.checks() if row[0]]
    for row in range(1, _top(page)):
        page.sheet.set_row(row, 18)
    _write_counts(page, found)
    outdated = page.styles.of(bold=True, font_color=WARNING)
    page.formula(page.first_row - 1, 1, f'={contract.OUTDATED}&""', "", outdated)
    top = _top(page)
    for at, (header, width, _) in enumerate(_COLUMNS, start=1):
        page.sheet.set_column(at, at, width)
        page.text(top, at, header, page.styles.head())
    page.sheet.set_row(top, 22)
    shown = _shown(draft, found)
    # A grid of empty rows is no list: lines come with what stands in the row.
    look = page.styles.calculated(valign="top")
    for number in range(1, ROWS + 1):
        for at, (_, _, column) in enumerate(_COLUMNS, start=1):
            formula = f"=IF({_counted(page)}>={number},INDEX({_call(draft)},{number},{column}),"
            formula += f"{_below_the_remarks(page, number, column)})"
            page.formula(top + number, at, formula, shown[number - 1][column - 1], look)
    page.sheet.usual_height(_HEIGHT)
    page.name(contract.CHECKS, top + 1, 1)
    _write_where_to_look(page)
    page.sheet.print_area(0, 0, top + ROWS, len(_COLUMNS))
    _mark_severities(page, top + 1)
    page.sheet.freeze_panes(top + 1, 0)


def number_of_remarks(draft: Draft) -> str:
    """The cell with how many remarks there are, for formulas elsewhere."""
    return f"{quoted(draft.say(sheet_names.CHECKS))}!$C${Page.first_row + 1}"


def listed(draft: Draft, column: Literal["severity", "code", "what"]) -> str:
    """The cells of one column of the remarks, for formulas elsewhere."""
    at = ("severity", "code", "where", "what").index(column) + 1
    top, letter = Page.first_row + 7, letters(at)
    return f"{quoted(draft.say(sheet_names.CHECKS))}!${letter}${top + 1}:${letter}${top + ROWS}"


def _top(page: Page) -> int:
    return page.first_row + 6


def _counted(page: Page) -> str:
    return f"$C${page.first_row + 1}"


def _call(draft: Draft) -> str:
    messages = contract.MESSAGES.columns_between("id", "accepted", draft.language)
    others = (contract.KPIS.everything, contract.BUDGET.everything, contract.PLAN)
    return f"FUNNEL_CHECKS({','.join((messages, *others, contract.WORDS.everything, contract.RESULTS.everything))})"


def _shown(draft: Draft, found: list[list[str]]) -> list[list[str]]:
    """What the rows come to, in the columns of FUNNEL_CHECKS: the remarks, and below them what is accepted."""
    all_clear = ["", "", "", draft.say(_ALL_CLEAR), ""]
    rows = draft.plan.messages
    accepted = [
        ["", draft.say(_ACCEPTED), *(str(said(row[key], draft.language)) for key in ("id", "accepted")), ""]
        for row in rows
        if row.get("accepted")
    ]
    shown = [*(found or [all_clear]), *accepted][:ROWS]
    return shown + [[""] * len(_COLUMNS)] * (ROWS - len(shown))


def _below_the_remarks(page: Page, number: int, column: int) -> str:
    """The part of a row's formula for when it is not needed for a remark."""
    draft = page.draft
    if number == 1:
        return _instead_of_remarks(page, column)
    row = _top(page) + number + 1
    where = f"{_WHERE_CELL}{row}"
    ids, accepted = (draft.column(contract.MESSAGES, key) for key in ("id", "accepted"))
    if column == _WHERE:
        # The ID of the message that is found stands behind.
        return f"${_ID_CELL}{row}"
    instead = {
        _SEVERITY: f'"{draft.say(_ACCEPTED)}"',
        _WHAT: f"INDEX({accepted},MATCH({where},{ids},0))",
    }
    return f'IF({where}="","",{instead[column]})' if column in instead else '""'


def _write_where_to_look(page: Page) -> None:
    """Behind each row: after which message to look for one with something under Accepted, and which it is, else 0."""
    ids, accepted = (page.draft.column(contract.MESSAGES, key) for key in ("id", "accepted"))
    top, column, look = _top(page), len(_COLUMNS) + 3, page.styles.remark()
    rows = [str(said(row.get("accepted"), page.draft.language) or "") for row in page.draft.plan.messages]
    many = max(sum(bool(row[0]) for row in page.draft.values.checks()), 1)
    before, at = 0, 0
    for number in range(2, ROWS + 1):
        row = top + number + 1
        before = at if number > many + 1 else 0
        formula = f"=IF(MAX({_counted(page)},1)<{number - 1},{_AT_CELL}{row - 1},0)"
        page.formula(top + number, column, formula, float(before), look)
        nothing_more = number <= many or (number > many + 1 and not at)
        at = 0 if nothing_more else next((i for i, words in enumerate(rows, start=1) if words and i > before), 0)
        left = f"INDEX({accepted},{_AFTER_CELL}{row}+1):INDEX({accepted},ROWS({accepted}))"
        found = f'IFERROR({_AFTER_CELL}{row}+MATCH("?*",{left},0),0)'
        ended = f"AND(MAX({_counted(page)},1)<{number - 1},{_AFTER_CELL}{row}=0)"
        formula = f"=IF(MAX({_counted(page)},1)>={number},0,IF({ended},0,{found}))"
        page.formula(top + number, column + 1, formula, float(at), look)
        named = str(said(page.draft.plan.messages[at - 1].get("id"), page.draft.language)) if at else ""
        here = f"{_AT_CELL}{row}"
        page.formula(top + number, column + 2, f'=IF({here}=0,"",INDEX({ids},MAX({here},1)))', named, look)
    page.sheet.set_column(column, column + 2, 10, None, {"hidden": True})


def _instead_of_remarks(page: Page, column: int) -> str:
    """What the first row says without a remark: that nothing stands out, or why the list could not be made."""
    draft = page.draft
    failed = f"{_counted(page)}<0"
    if column == _SEVERITY:
        return f'IF({failed},"{draft.say(SEVERITY_WORDS["error"])}","")'
    if column == _WHAT:
        return f'IF({failed},"{draft.say(_NO_FUNCTIONS)}","{draft.say(_ALL_CLEAR)}")'
    if column == _ADVICE:
        return f'IF({failed},"{draft.say(_CONNECT)}","")'
    return '""'


def _write_counts(page: Page, found: list[list[str]]) -> None:
    """How many there are, in all and by severity, and how many messages have something accepted."""
    draft, top = page.draft, page.first_row
    calls = _call(draft)
    column = f"$B${_top(page) + 2}:$B${_top(page) + 1 + ROWS}"
    page.text(top, 1, Text("Opmerkingen", "Remarks"), page.styles.label(bold=True))
    # Where nothing stands out FUNNEL_CHECKS gives one row without a code. Below zero: there is no list at all.
    how_many = f'=IFERROR(IF(INDEX({calls},1,1)="",0,COUNTA(INDEX({calls},0,1))),-1)'
    shown_if_any = page.styles.calculated(bold=True, num_format='0;"–"')
    page.formula(top, 2, how_many, float(len(found)), shown_if_any)
    for down, severity in enumerate(_MANY, start=1):
        word = draft.say(SEVERITY_WORDS[severity])
        page.text(top + down, 1, _MANY[severity], page.styles.label())
        count = float(sum(row[1] == word for row in found[:ROWS]))
        page.formula(top + down, 2, f'=COUNTIF({column},"{word}")', count, page.styles.calculated())
    accepted = draft.column(contract.MESSAGES, "accepted")
    page.text(top + 4, 1, Text("Geaccepteerd", "Accepted"), page.styles.label())
    kept = float(sum(bool(row.get("accepted")) for row in draft.plan.messages))
    page.formula(top + 4, 2, f"=COUNTA({accepted})", kept, page.styles.calculated())
    link = page.styles.of(font_color=GREY, indent=1, underline=1)
    for down, (text, sheet) in enumerate(_REMARKS, start=1):
        page.sheet.write_url(top + down, 3, f"internal:{quoted(page.say(sheet))}!A1", link, page.say(text))
    _write_how_many_are_left(page, len(found) - ROWS)


def _write_how_many_are_left(page: Page, left: int) -> None:
    """Says beside the number of all that the rows hold no more, so that no count by severity is taken for the whole."""
    beyond = f"MAX(0,{_counted(page)}-{ROWS})"
    sentence = f'IF({_counted(page)}<={ROWS},"",{by_number(page.draft, beyond, *_LEFT)})'
    one, more = map(page.say, _LEFT)
    shown = "" if left <= 0 else one if left == 1 else f"{left}{more}"
    page.formula(page.first_row, 3, f"={sentence}", shown, page.styles.of(bold=True, font_color=WARNING, indent=1))


_LEFT: Final = (
    Text(
        "1 opmerking past niet meer in deze lijst en telt hieronder niet mee. Los eerst andere op; dan schuift die "
        "door.",
        "1 remark does not fit in this list and is not counted below. Solve others first; then it moves up.",
    ),
    Text(
        " opmerkingen passen niet meer in deze lijst en tellen hieronder niet mee. Los eerst op wat er wel staat; "
        "dan schuiven ze door.",
        " remarks do not fit in this list and are not counted below. First solve those that are listed; then these "
        "move up.",
    ),
)


def _mark_severities(page: Page, first: int) -> None:
    left, right = 1, len(_COLUMNS)
    blank = f'${_WHERE_CELL}{{row}}&${letters(_WHAT)}{{row}}=""'
    page.no_empty_grid((first, left, first + ROWS - 1, right), blank)
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
    accepted = {"font_color": GREY, "italic": True}
    rule = {"type": "formula", "criteria": f'=${letters(left)}{first + 1}="{page.say(_ACCEPTED)}"'}
    rule["format"] = page.draft.book.add_format(accepted)
    page.sheet.conditional_format(first, left, first + ROWS - 1, right, rule)
