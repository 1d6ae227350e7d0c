"""The framework on one page: the stages as columns, with the main, direct and indirect KPIs in them.

The page to take to a meeting. It follows the framework, the targets, the messages and the budget; a KPI moves to
another place when its stage or role is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.kpi_figures import figures_in
from fullfunnel.templates.page import letters, spans
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.column_notes import STAGE_NEEDS
from fullfunnel.templates.sheets.target_sheet import TargetRow, column_range, target_rows
from fullfunnel.templates.styles import GREY, INK, LINE, NUMBER, money, shade

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

_LEAST_ROOM: Final = 20
"""How many KPIs there is room for in a stage, at least."""

_MORE: Final = Text(" meer op het blad Doelen", " more on the sheet Targets")
_CARD_ROWS: Final = 2
_FIRST_STAGE: Final = 2
"""The column of the first stage; each takes two: the figure, and its unit with the role."""


def write_overview(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.OVERVIEW,
        Text(
            "Elke fase met eigen KPI's, doelen en boodschap. Reken See niet af op verkoop: kijk wat elke fase "
            "bijdraagt.",
            "Every stage with its own KPIs, targets and message. Do not judge See on sales: look at what each stage "
            "adds.",
        )
        if draft.plan.model.stages[0].en == "See"
        else Text(
            "Elke fase met eigen KPI's, doelen en boodschap. Reken de eerste fase niet af op verkoop.",
            "Every stage with its own KPIs, targets and message. Do not judge the first stage on sales.",
        ),
        INK,
        title=Text("Het framework in één oogopslag", "The framework at a glance"),
    )
    stages = draft.plan.model.stages
    page.sheet.set_column(1, 1, 12)
    for at in range(len(stages)):
        page.sheet.set_column(_FIRST_STAGE + 2 * at, _FIRST_STAGE + 2 * at, 13)
        page.sheet.set_column(_FIRST_STAGE + 2 * at + 1, _FIRST_STAGE + 2 * at + 1, 21)
    page.sheet.set_portrait()
    page.sheet.fit_to_pages(1, 1)
    _write_goal(page)
    rows = target_rows(draft)
    top = page.first_row + 2
    for at, stage in enumerate(stages):
        _write_head(page, top, at, stage)
    _write_messages_and_budget(page, top + 2)
    first = top + 5
    most = max((sum(row.stage == draft.say(stage) and row.role != "" for row in rows) for stage in stages), default=0)
    room = max(_LEAST_ROOM, most + 2)
    page.text(first, 1, Text("KPI's", "KPIs"), page.styles.of(bold=True, valign="top"))
    for at, stage in enumerate(stages):
        for nth in range(1, room + 1):
            _write_card(page, first + (nth - 1) * _CARD_ROWS, at, f"{draft.say(stage)}|{nth}", rows)
        _tint_cards(page, first, at, room)
        _write_more(page, first + room * _CARD_ROWS, at, room)
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


def _write_card(page: Page, top: int, at: int, place: str, rows: list[TargetRow]) -> None:
    """A KPI: its name, and below it its target, what it counts and its role."""
    draft, left = page.draft, _FIRST_STAGE + 2 * at
    match = f'MATCH("{place}",{column_range(draft, "place")},0)'
    row = next((row for row in rows if row.place == place), TargetRow())
    name = page.styles.of(bold=True, font_size=9, text_wrap=True, indent=1, align="left")
    figure = page.styles.of(font_size=12, num_format=NUMBER, align="left", indent=1)
    unit = page.styles.of(font_size=8, font_color=GREY, align="left", shrink=True)

    def found(column: str) -> str:
        return f"INDEX({column_range(draft, column)},{match})"

    page.sheet.merge_range(top, left, top, left + 1, "", name)
    page.formula(top, left, f'=IFERROR({found("kpi")},"")', row.kpi, name)
    page.formula(top + 1, left, f'=IFERROR({found("target")},"")', row.target, figure)
    counts = f'=IFERROR({found("unit")}&IF({found("unit")}="",""," · ")&{found("role")},"")'
    page.formula(top + 1, left + 1, counts, " · ".join(filter(None, (row.unit, row.role))), unit)
    page.sheet.set_row(top, 26)
    page.sheet.set_row(top + 1, 17)


def _tint_cards(page: Page, first: int, at: int, room: int) -> None:
    """A card has a ground as soon as a KPI is in it; that of the main KPI is dark. One set of rules for a stage."""
    left, tones, book = _FIRST_STAGE + 2 * at, shade(at), page.draft.book
    tops = range(first, first + room * _CARD_ROWS, _CARD_ROWS)
    name, unit = f"${letters(left)}{first + 1}", f"${letters(left + 1)}{first + 2}"
    figure = f"${letters(left)}{first + 2}"
    looks: tuple[tuple[str, dict[str, object]], ...] = (
        (f'AND({name}<>"",{name}={contract.MAIN_KPI})', {"bg_color": tones.dark, "font_color": "#FFFFFF"}),
        (f'{name}<>""', {"bg_color": tones.light}),
    )
    names = {(top, column) for top in tops for column in (left, left + 1)}
    figures, units = {(top + 1, left) for top in tops}, {(top + 1, left + 1) for top in tops}
    edge: dict[str, object] = {"top": 1, "top_color": "#FFFFFF"}
    rules: list[tuple[set[tuple[int, int]], str, dict[str, object]]] = [
        (names, filled, look | edge) for filled, look in looks
    ]
    for filled, look in looks:
        # A host may apply one rule only to a cell: so each has both the ground and the figure.
        rules += [
            (figures, f"AND({filled},{shown})", look | {"num_format": as_figure})
            for shown, as_figure in figures_in(page, figure, unit)
        ]
        rules += [(figures, filled, look), (units, filled, look)]
    for cells, criteria, look in rules:
        rule = {
            "type": "formula",
            "criteria": f"={criteria}",
            "format": book.add_format(look),
            "multi_range": spans(cells),
        }
        page.sheet.conditional_format(*min(cells), *min(cells), rule)


def _write_more(page: Page, row: int, at: int, room: int) -> None:
    """Says so when a stage has more KPIs than there is room for."""
    left, stage = _FIRST_STAGE + 2 * at, page.draft.plan.model.stages[at]
    alike = f'COUNTIFS({column_range(page.draft, "stage")},"{page.say(stage)}",{column_range(page.draft, "role")},"?*")'
    formula = f'=IF({alike}>{room},"+ "&({alike}-{room})&"{page.say(_MORE)}","")'
    page.formula(row, left, formula, "", page.styles.of(font_size=8, italic=True, font_color=GREY, valign="top"))


def _write_messages_and_budget(page: Page, top: int) -> None:
    """Below its name the first message of the stage and its budget."""
    draft = page.draft
    page.text(top, 1, Text("Boodschap", "Message"), page.styles.of(bold=True, text_wrap=True, valign="top"))
    page.text(top + 1, 1, Text("Budget", "Budget"), page.styles.of(bold=True))
    page.sheet.set_row(top, 34)
    page.sheet.set_row(top + 1, 22)
    line = page.styles.of(font_size=4, bottom=1, bottom_color=LINE)
    for column in range(1, _FIRST_STAGE + 2 * len(draft.plan.model.stages)):
        page.sheet.write_blank(top + 2, column, None, line)
    page.sheet.set_row(top + 2, 6)
    for at, stage in enumerate(draft.plan.model.stages):
        left, name = _FIRST_STAGE + 2 * at, draft.say(stage)
        look = page.styles.of(text_wrap=True, valign="top", italic=True, align="left", indent=1)
        page.sheet.merge_range(top, left, top, left + 1, "", look)
        headlines, stages = draft.column(contract.MESSAGES, "headline"), draft.column(contract.MESSAGES, "stage")
        formula = f'=IFERROR(INDEX({headlines},MATCH("{name}",{stages},0))&"","")'
        page.formula(top, left, formula, _headline(draft, stage), look)
        amounts, of = draft.column(contract.BUDGET, "amount"), draft.column(contract.BUDGET, "stage")
        spent = page.styles.of(num_format=money(draft.language, cents=False), align="left", indent=1, bold=True)
        page.sheet.merge_range(top + 1, left, top + 1, left + 1, "", spent)
        total = draft.values.budget(stage=stage)
        page.formula(
            top + 1,
            left,
            f'=IF(SUMIFS({amounts},{of},"{name}")=0,"–",SUMIFS({amounts},{of},"{name}"))',
            total or "–",
            spent,
        )


def _headline(draft: Draft, stage: Text) -> str:
    row = next((row for row in draft.plan.messages if said(row["stage"], draft.language) == draft.say(stage)), {})
    return str(said(row.get("headline"), draft.language) or "")
