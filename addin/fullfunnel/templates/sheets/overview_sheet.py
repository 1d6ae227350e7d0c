"""The framework on one page: the stages as columns, with the main, direct and indirect KPIs in them.

The page to take to a meeting. It follows the framework, the targets, the messages and the budget; a KPI moves to
another place when its stage or role is changed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.column_notes import STAGE_NEEDS
from fullfunnel.templates.sheets.target_sheet import TargetRow, column_range, target_rows
from fullfunnel.templates.styles import GREY, INK, LINE, NUMBER, money, shade

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from fullfunnel.framework.catalogue import Role
    from fullfunnel.templates.page import Draft, Page

_LEAST_ROOM: Final[dict[Role, int]] = {"main": 1, "direct": 1, "indirect": 4, "guard": 1}
"""How many KPIs of a role there is room for in a stage, at least: room for one or two that the marketeer adds."""

_ROLE_WORDS: Final[dict[Role, Text]] = {
    "main": Text("Hoofd-KPI", "Main KPI"),
    "direct": Text("Draagt direct bij", "Contributes directly"),
    "indirect": Text("Draagt indirect bij", "Contributes indirectly"),
    "guard": Text("Bewaking", "Guard"),
}
_FEEDS: Final = Text("draagt bij aan ", "leads to ")
_MORE: Final = Text(" meer op het blad Doelen", " more on the sheet Targets")
_CARD_ROWS: Final = 3
_FIRST_STAGE: Final = 2
"""The column of the first stage; each takes two: the figure and its unit."""


def write_overview(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.OVERVIEW,
        Text(
            "Elke fase met haar eigen KPI's, doelen en boodschap. Reken See niet af op verkoop: kijk wat elke fase "
            "bijdraagt.",
            "Every stage with its own KPIs, targets and message. Do not judge See on sales: look at what each stage "
            "adds.",
        )
        if draft.plan.model.stages[0].en == "See"
        else Text(
            "Elke fase met haar eigen KPI's, doelen en boodschap. Reken de eerste fase niet af op verkoop.",
            "Every stage with its own KPIs, targets and message. Do not judge the first stage on sales.",
        ),
        INK,
        title=Text("Het framework in één oogopslag", "The framework at a glance"),
    )
    page.sheet.set_column(1, 1, 19)
    for at in range(len(draft.plan.model.stages)):
        page.sheet.set_column(_FIRST_STAGE + 2 * at, _FIRST_STAGE + 2 * at, 15)
        page.sheet.set_column(_FIRST_STAGE + 2 * at + 1, _FIRST_STAGE + 2 * at + 1, 18)
    page.sheet.fit_to_pages(1, 1)
    _write_goal(page)
    rows = target_rows(draft)
    top = page.first_row + 2
    for at, stage in enumerate(draft.plan.model.stages):
        _write_head(page, top, at, stage)
    down = top + 2
    for role, least in _LEAST_ROOM.items():
        most = Counter(row.stage for row in rows if row.role == draft.say(ROLE_WORDS[role])).most_common(1)
        room = max(least, *(count for _, count in most), 0)
        _write_role(page, down, role, room)
        for at, stage in enumerate(draft.plan.model.stages):
            for nth in range(1, room + 1):
                place = f"{draft.say(stage)}|{draft.say(ROLE_WORDS[role])}|{nth}"
                _write_card(page, down + (nth - 1) * _CARD_ROWS, at, place, rows)
            _write_more(page, down + room * _CARD_ROWS, at, role, room)
        down += room * _CARD_ROWS + 1
    _write_foot(page, down)
    page.sheet.freeze_panes(top + 2, _FIRST_STAGE)


def _write_goal(page: Page) -> None:
    draft, row = page.draft, page.first_row
    page.text(row, 1, Text("Doel", "Goal"), page.styles.of(bold=True, font_size=14))
    # By way of the target of the main KPI, so that a run without Excel refreshes it with the other targets.
    main = f"MATCH({contract.MAIN_KPI},{column_range(draft, 'kpi')},0)"
    formula = f'=IFERROR(INDEX({column_range(draft, "target")},{main}),"")'
    goal = "" if draft.plan.goal is None else draft.plan.goal
    big = page.styles.of(bold=True, font_size=14, num_format=NUMBER, align="left")
    page.formula(row, 2, formula, goal, big)
    named = page.styles.of(bold=True, font_size=14)
    page.formula(row, 3, f"={contract.MAIN_KPI}", draft.say(draft.plan.main_kpi), named)


def _write_head(page: Page, top: int, at: int, stage: Text) -> None:
    left = _FIRST_STAGE + 2 * at
    name = page.styles.of(bold=True, font_size=14, font_color="#FFFFFF", bg_color=shade(at).dark, align="center")
    arrow = "" if at == len(page.draft.plan.model.stages) - 1 else "  →"
    page.sheet.merge_range(top, left, top, left + 1, page.say(stage) + arrow, name)
    need = STAGE_NEEDS.get(stage.en, Text("", ""))
    below = page.styles.of(bg_color=shade(at).light, align="center", text_wrap=True, italic=True)
    page.sheet.merge_range(top + 1, left, top + 1, left + 1, page.say(need), below)
    page.sheet.set_row(top, 26)
    page.sheet.set_row(top + 1, 32)


def _write_role(page: Page, top: int, role: Role, room: int) -> None:
    look = page.styles.of(bold=True, text_wrap=True, valign="top")
    page.text(top, 1, _ROLE_WORDS[role], look)
    for column in range(1, _FIRST_STAGE + 2 * len(page.draft.plan.model.stages)):
        page.sheet.write_blank(top + room * _CARD_ROWS, column, None, _more_look(page))
    page.sheet.set_row(top + room * _CARD_ROWS, 13)


def _more_look(page: Page) -> Format:
    return page.styles.of(font_size=8, italic=True, font_color=GREY, bottom=1, bottom_color=LINE, valign="top")


def _write_card(page: Page, top: int, at: int, place: str, rows: list[TargetRow]) -> None:
    draft, left = page.draft, _FIRST_STAGE + 2 * at
    match = f'MATCH("{place}",{column_range(draft, "place")},0)'
    row = next((row for row in rows if row.place == place), TargetRow())
    main = f"|{page.say(ROLE_WORDS['main'])}|" in place
    tint = shade(at).dark if main else INK
    name = page.styles.of(bold=True, font_color=tint, shrink=True, indent=1, align="left")
    figure = page.styles.of(font_size=13, bold=main, num_format=NUMBER, align="left", indent=1, font_color=tint)
    small = page.styles.of(font_size=8, font_color=GREY, indent=1, align="left")
    unit = page.styles.of(font_size=9, font_color=GREY, align="left")

    def found(column: str) -> str:
        return f"INDEX({column_range(draft, column)},{match})"

    feeds = f"INDEX({draft.column(contract.KPIS, 'feeds')},{match})"
    page.sheet.merge_range(top, left, top, left + 1, "", name)
    page.formula(top, left, f'=IFERROR({found("kpi")},"")', row.kpi, name)
    page.formula(top + 1, left, f'=IFERROR({found("target")},"")', row.target, figure)
    page.formula(top + 1, left + 1, f'=IFERROR({found("unit")},"")', row.unit, unit)
    page.sheet.merge_range(top + 2, left, top + 2, left + 1, "", small)
    page.formula(
        top + 2,
        left,
        f'=IFERROR(IF({feeds}="","","{page.say(_FEEDS)}"&{feeds}),"")',
        _feeds_words(draft, row.kpi),
        small,
    )
    page.sheet.set_row(top + 1, 19)
    _tint_card(page, top, left, shade(at).light)


def _feeds_words(draft: Draft, kpi: str) -> str:
    row = next((row for row in draft.plan.kpis if said(row["kpi"], draft.language) == kpi), {})
    feeds = said(row.get("feeds"), draft.language)
    return f"{draft.say(_FEEDS)}{feeds}" if feeds else ""


def _tint_card(page: Page, top: int, left: int, light: str) -> None:
    """A card has a ground as soon as a KPI is in it."""
    filled = f'=${letters(left)}${top + 1}<>""'
    ground = page.draft.book.add_format({"bg_color": light})
    edge = page.draft.book.add_format({"bg_color": light, "top": 1, "top_color": "#FFFFFF"})
    figures = {
        f'=AND({filled[1:]},ISNUMBER(${letters(left)}${top + 2}),LEFT(${letters(left + 1)}${top + 2},1)="€")': money(
            page.draft.language
        ),
        f"=AND({filled[1:]},ISNUMBER(${letters(left)}${top + 2}),${letters(left)}${top + 2}<1)": "0.0%",
        f"=AND({filled[1:]},${letters(left)}${top + 2}<>ROUND(${letters(left)}${top + 2},0))": "#,##0.00",
    }
    for criteria, figure in figures.items():
        look = page.draft.book.add_format({"bg_color": light, "num_format": figure})
        rule = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
        page.sheet.conditional_format(top + 1, left, top + 1, left, rule)
    rule = {"type": "formula", "criteria": filled, "format": edge, "stop_if_true": True}
    page.sheet.conditional_format(top, left, top, left + 1, rule)
    rule = {"type": "formula", "criteria": filled, "format": ground}
    page.sheet.conditional_format(top, left, top + _CARD_ROWS - 1, left + 1, rule)


def _write_more(page: Page, row: int, at: int, role: Role, room: int) -> None:
    """Says so when a stage has more KPIs of a role than there is room for."""
    left, stage = _FIRST_STAGE + 2 * at, page.draft.plan.model.stages[at]
    alike = f'COUNTIFS({column_range(page.draft, "stage")},"{page.say(stage)}",'
    alike += f'{column_range(page.draft, "role")},"{page.say(ROLE_WORDS[role])}")'
    formula = f'=IF({alike}>{room},"+ "&({alike}-{room})&"{page.say(_MORE)}","")'
    page.formula(row, left, formula, "", _more_look(page))


def _write_foot(page: Page, top: int) -> None:
    """Under the KPIs: the first message of the stage and its budget."""
    draft = page.draft
    head = page.styles.of(bold=True, text_wrap=True, valign="top")
    page.text(top, 1, Text("Boodschap", "Message"), head)
    page.text(top + 1, 1, Text("Budget", "Budget"), page.styles.of(bold=True, top=1, top_color=LINE))
    page.sheet.set_row(top, 34)
    page.sheet.set_row(top + 1, 22)
    for at, stage in enumerate(draft.plan.model.stages):
        left, name = _FIRST_STAGE + 2 * at, draft.say(stage)
        look = page.styles.of(text_wrap=True, valign="top", italic=True, align="left", indent=1)
        page.sheet.merge_range(top, left, top, left + 1, "", look)
        headlines, stages = draft.column(contract.MESSAGES, "headline"), draft.column(contract.MESSAGES, "stage")
        formula = f'=IFERROR(INDEX({headlines},MATCH("{name}",{stages},0))&"","")'
        page.formula(top, left, formula, _headline(draft, stage), look)
        amounts, of = draft.column(contract.BUDGET, "amount"), draft.column(contract.BUDGET, "stage")
        euros = page.styles.of(
            num_format=f'{money(draft.language, cents=False)};"–"',
            top=1,
            top_color=LINE,
            align="left",
            indent=1,
            bold=True,
        )
        page.sheet.merge_range(top + 1, left, top + 1, left + 1, "", euros)
        page.formula(top + 1, left, f'=SUMIFS({amounts},{of},"{name}")', draft.values.budget(stage=stage), euros)


def _headline(draft: Draft, stage: Text) -> str:
    row = next((row for row in draft.plan.messages if said(row["stage"], draft.language) == draft.say(stage)), {})
    return str(said(row.get("headline"), draft.language) or "")
