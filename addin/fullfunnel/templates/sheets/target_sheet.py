"""The sheet with the target of every KPI and the calculation in words.

A row for each row of the framework, one by one with FUNNEL_TARGET and FUNNEL_EXPLAIN, not one FUNNEL_TARGETS that
spills: a host without the add-in shows the saved value of a plain formula, but calculates an array formula again and
then shows #NAME? (tests/hosts/test_libreoffice_templates.py sees to it that none is there). FUNNEL_TARGET stands in an
IFERROR, because an empty plan full of #DIV/0! looks broken; FUNNEL_EXPLAIN beside it says what is still missing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fullfunnel.display import whole
from fullfunnel.framework import schema as contract
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.language import Text
from fullfunnel.plain.calculation import DEPTH, DEPTHS
from fullfunnel.plain.calculation import ROWS as PLAIN_ROWS
from fullfunnel.plain.fallback import UNKNOWN_HERE
from fullfunnel.plain.mark import CHANGED
from fullfunnel.templates import sheet_names
from fullfunnel.templates.funnel_order import ROLE, STAGE, STEP, UNKNOWN_STAGE, depths, in_stage, on_the_way
from fullfunnel.templates.kpi_figures import mark_figures
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.unread import write_framework_sentence
from fullfunnel.templates.styles import GOOD, GREY, NUMBER, WARNING, money, shade

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

ROWS: Final = PLAIN_ROWS
"""How many rows of the framework are shown: as many as the sheet Calculation reads."""

_TOP: Final = 5
_FIRST: Final = _TOP + 1
_EXPLANATION_WIDTH: Final = 68
_COLUMNS: Final = (
    "kpi",
    "stage",
    "role",
    "target",
    "unit",
    "exact",
    "cost",
    "explanation",
    "low",
    "high",
    "chance",
    "place",
    "step",
    "spent",
    "main",
    "order",
    "rank",
)

_PRICE: Final = Text("geen getal", "not a number")

SECOND_ROUTE: Final = Text(
    "Tweede route van deze KPI; meegerekend in de eerste rij.",
    "A second route of this KPI; counted in its first row.",
)


OUTDATED: Final = Text(
    "Het plan is gewijzigd sinds deze uitleg, de bandbreedtes, voorspellingen en opmerkingen zijn berekend; de "
    "doelen zijn wel actueel. Open de werkmap met de invoegtoepassing, of sluit die en typ: fullfunnel regenerate "
    "<bestand>",
    "The plan has changed since these explanations, the ranges, forecasts and remarks were calculated; the targets "
    "are up to date. Open the workbook with the add-in, or close it and type: fullfunnel regenerate <file>",
)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a row of the sheet shows; ``""`` where there is nothing."""

    kpi: str = ""
    stage: str = ""
    role: str = ""
    unit: str = ""
    target: float | str = ""
    exact: float | str = ""
    cost: float | str = ""
    explanation: str = ""
    low: float | str = ""
    """With so many the main goal is reached one time in ten."""
    high: float | str = ""
    """With so many it is reached nine times in ten."""
    chance: float | str = ""
    """The chance of the main goal, on its own row."""
    place: str = ""
    """Where the overview shows it: its stage and the how-manieth of that stage."""
    step: int | str = ""
    """The how-manieth volume of the journey it is, for the funnel."""
    spent: float | str = ""
    """What it has cost so far according to the results, in euros."""
    main: int | str = ""
    """Whether it may be the main KPI: 1 by its role, 2 or 3 by its place in the plan where no role is typed."""
    order: int | str = ""
    """What a volume is sorted by in the funnel: its stage, and within it how far it is from the main KPI."""
    rank: int | str = ""
    """What a KPI is sorted by in its stage: its role."""


def column_range(draft: Draft, column: str) -> str:
    """The cells of one column of the sheet, for formulas on other sheets."""
    letter = _letter(column)
    return f"{draft.say(sheet_names.TARGETS)}!${letter}${_FIRST + 1}:${letter}${_FIRST + ROWS}"


def target_rows(draft: Draft) -> list[TargetRow]:
    """The rows as the formulas on the sheet come to them."""
    rows: list[TargetRow] = []
    plan, guard = draft.plan, draft.say(ROLE_WORDS["guard"])
    steps, stages = depths(draft.plan.pairs(draft.language)), [draft.say(stage) for stage in plan.model.stages]
    for nth, row in enumerate(plan.kpis, start=1):
        entries = {column: said(row.get(column), draft.language) for column in contract.KPIS.columns}
        name = str(entries["kpi"])
        if any(done.kpi == name for done in rows):
            rows.append(TargetRow(kpi=name, explanation=draft.say(SECOND_ROUTE)))
            continue
        stage, role = str(entries["stage"] or ""), str(entries["role"] or "")
        exact = draft.values.target(name)
        is_main = role == draft.say(ROLE_WORDS["main"])
        low, high = ("", "") if entries["formula"] else draft.values.range(name)
        in_funnel = not entries["formula"] and role != guard
        rows.append(
            TargetRow(
                kpi=name,
                stage=stage,
                role=role,
                unit=str(entries["unit"] or ""),
                exact=exact,
                target=exact if isinstance(exact, str) or entries["formula"] else whole(exact),
                cost=_cost(exact, entries["unit_cost"], entries["per"]),
                explanation=draft.values.explanation(name),
                spent=draft.values.spent_on(name),
                low=low,
                high=high,
                chance=draft.values.chance if is_main else "",
                main=1 if is_main else "",
                order=on_the_way(stage, stages, steps[same_name(name)], nth) if in_funnel else "",
                rank=in_stage(role, nth, draft.language),
            )
        )
    return [_placed(row, rows) for row in rows] + [TargetRow()] * (ROWS - len(rows))


def _placed(row: TargetRow, rows: list[TargetRow]) -> TargetRow:
    """A row with its place in the funnel and in its stage, which hang on the others."""
    if not isinstance(row.rank, int):
        return row
    before = sum(isinstance(each.rank, int) and each.rank <= row.rank for each in rows if each.stage == row.stage)
    order = row.order
    step = "" if isinstance(order, str) else sum(isinstance(each.order, int) and each.order <= order for each in rows)
    return replace(row, place=f"{row.stage}|{before}", step=step)


def write_targets(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.TARGETS,
        Text(
            "Van het hoofddoel teruggerekend naar elke KPI. Je hoeft hier niets in te vullen: het volgt het framework.",
            "Worked back from the main goal to every KPI. Nothing to fill in here: it follows the framework.",
        ),
        GOOD,
        title=Text("Doelen per KPI", "Targets per KPI"),
    )
    headers = {
        "kpi": (26, Text("KPI", "KPI")),
        "stage": (11, Text("Fase", "Stage")),
        "role": (10, Text("Rol", "Role")),
        "target": (13, Text("Doel", "Target")),
        "unit": (14, Text("Eenheid", "Unit")),
        "exact": (12, Text("Precies", "Exact")),
        "cost": (12, Text("Geplande kosten", "Planned cost")),
        "explanation": (_EXPLANATION_WIDTH, Text("Zo is het berekend", "How it was calculated")),
        "low": (12, Text("Laag (kans 10%)", "Low (chance 10%)")),
        "high": (12, Text("Hoog (kans 90%)", "High (chance 90%)")),
        "chance": (11, Text("Kans op hoofddoel", "Chance of main goal")),
        "place": (18, Text("Plek in overzicht", "Place in overview")),
        "step": (10, Text("Stap", "Step")),
        "spent": (14, Text("Tot nu toe uitgegeven", "Spent so far")),
        "main": (10, Text("Kan hoofd-KPI zijn", "May be the main KPI")),
        "order": (10, Text("Volgorde in funnel", "Order in funnel")),
        "rank": (10, Text("Volgorde in fase", "Order in stage")),
    }
    for at, (width, header) in enumerate(headers.values(), start=1):
        page.sheet.set_column(at, at, width)
        page.text(_TOP, at, header, page.styles.head())
    helper = 1 + _COLUMNS.index("place")
    page.sheet.set_column(helper, len(_COLUMNS), 14, None, {"hidden": True})
    page.sheet.set_row(_TOP, 42)
    _warn_when_too_short(page)
    write_framework_sentence(page)
    _write_whether_it_changed(page)
    for down, row in enumerate(target_rows(draft)):
        _write_row(page, _FIRST + down, row)
    _mark(page)
    page.sheet.freeze_panes(_TOP + 1, 2)
    page.sheet.repeat_rows(_TOP)
    page.sheet.print_area(0, 0, _FIRST + ROWS - 1, _COLUMNS.index("chance") + 1)


def main_kpi(draft: Draft) -> str:
    """The formula for the name of the main KPI: the one with that role, else the only one the others lead to."""
    marks = column_range(draft, "main")
    by_place = f"IF(COUNTIF({marks},2)=0,IF(COUNTIF({marks},3)=1,MATCH(3,{marks},0),NA()),NA())"
    by_place = f"IF(COUNTIF({marks},2)=1,MATCH(2,{marks},0),{by_place})"
    return f'IFERROR(INDEX({column_range(draft, "kpi")},IFERROR(MATCH(1,{marks},0),{by_place})),"")'


def _write_row(page: Page, down: int, row: TargetRow) -> None:
    here = {column: f"{_letter(column)}{down + 1}" for column in _COLUMNS}
    anchor = f"{_letter('kpi')}${_FIRST + 1}"
    nth = f"ROWS({anchor}:{here['kpi']})"
    second = f"COUNTIF({anchor}:{here['kpi']},{here['kpi']})>1"

    def typed(column: str) -> str:
        # By its cells, not by the name of the table: LibreOffice mixes old and new rows of a table after an insert.
        return f"INDEX({page.draft.cells_of(contract.KPIS, column)},{nth})"

    def shown(formula: str) -> str:
        return f'=IF({here["kpi"]}="","",IF({second},"",{formula}))'

    def whole(column: str) -> str:
        return column_range(page.draft, column).partition("!")[2]

    call = f"{here['kpi']},{contract.GOAL},{contract.KPIS.everything}"
    explain = f"FUNNEL_EXPLAIN({call},{contract.LANGUAGE})"
    roles = {key: page.say(text) for key, text in ROLE_WORDS.items()}
    derived = f'IF({here["kpi"]}={contract.MAIN_KPI},"{roles["main"]}",IF({typed("feeds")}="","{roles["guard"]}",'
    derived += f'IF({typed("feeds")}={contract.MAIN_KPI},"{roles["direct"]}","{roles["indirect"]}")))'
    names, feeds = (page.draft.column(contract.KPIS, column) for column in ("kpi", "feeds"))
    ends = f'COUNTIFS({names},{here["kpi"]},{feeds},"<>")=0'
    may_be_main = (
        f'IF(AND({typed("role")}="",{typed("formula")}="",{ends}),IF(COUNTIF({feeds},{here["kpi"]})>0,2,3),"")'
    )
    in_doubt = f"SUM({page.draft.column(contract.KPIS, 'n')})>0"

    def doubted(condition: str, formula: str) -> str:
        """What the observations say, where there are any; without the add-in nothing rather than an error."""
        return f'=IF({here["exact"]}="","",IF(AND({in_doubt},{condition}),IFERROR({formula},""),""))'

    pieces = f"ROUNDUP(ROUND({here['exact']},6),0)"
    per = f'IF({typed("per")}="",1,{typed("per")})'
    price = page.say(_PRICE)
    priced = (
        f'IF(AND(ISNUMBER({typed("unit_cost")}),ISNUMBER({per})),{here["exact"]}*{typed("unit_cost")}/{per},"{price}")'
    )
    alike = f'COUNTIFS({whole("stage")},{here["stage"]},{whole("rank")},"<="&{here["rank"]})'
    looks = page.styles
    small = {"num_format": "General", "font_color": GREY, "align": "right"}
    figure = {"num_format": "[<100]0.00;#,##0.0"}
    formulas = {
        "kpi": (
            f'={typed("kpi")}&""',
            row.kpi,
            looks.calculated(bold=True),
        ),
        "stage": (shown(f'{typed("stage")}&""'), row.stage, looks.calculated()),
        "role": (shown(f'IF({typed("role")}<>"",{typed("role")},{derived})'), row.role, looks.calculated()),
        "target": (
            f'=IF({here["exact"]}="","",IF({typed("formula")}="",{pieces},{here["exact"]}))',
            row.target,
            looks.calculated(bold=True, align="right", num_format=NUMBER),
        ),
        "unit": (shown(f'{typed("unit")}&""'), row.unit, looks.calculated()),
        "exact": (
            f'=IF({here["role"]}="","",IFERROR(FUNNEL_TARGET({call}),""))',
            row.exact,
            looks.calculated(**(small | figure)),
        ),
        "cost": (
            f'=IF({here["exact"]}="","",IF({typed("unit_cost")}="","",{priced}))',
            row.cost,
            looks.calculated(num_format=money(page.draft.language, cents=False), align="right"),
        ),
        "explanation": (
            f'=IF({here["kpi"]}="","",IF({here["role"]}="","{page.say(SECOND_ROUTE)}",{explain}))',
            row.explanation,
            looks.calculated(font_size=9),
        ),
        **{
            end: (
                doubted(f'{typed("formula")}=""', f"INDEX(FUNNEL_RANGE({call}),1,{number})"),
                value,
                looks.calculated(align="right", num_format=NUMBER),
            )
            for number, (end, value) in enumerate((("low", row.low), ("high", row.high)), start=1)
        },
        "chance": (
            doubted(
                f"{here['kpi']}={contract.MAIN_KPI}",
                f"FUNNEL_CHANCE({contract.GOAL},{contract.KPIS.everything})",
            ),
            row.chance,
            looks.calculated(align="right", num_format="0%"),
        ),
        "place": (
            f'=IF({here["rank"]}="","",{here["stage"]}&"|"&{alike})',
            row.place,
            looks.remark(),
        ),
        "step": (
            f'=IF({here["order"]}="","",SUMPRODUCT(--({whole("order")}<={here["order"]})))',
            row.step,
            looks.remark(),
        ),
        "spent": (_spent(page, here), row.spent, looks.remark()),
        "main": (shown(f'IF({typed("role")}="{roles["main"]}",1,{may_be_main})'), row.main, looks.remark()),
        "order": (_order(page, here, typed("formula"), nth), row.order, looks.remark()),
        "rank": (_rank(page, here, nth), row.rank, looks.remark()),
    }
    for at, column in enumerate(_COLUMNS, start=1):
        formula, value, look = formulas[column]
        if column == "order" and page.draft.host == "values":
            # No sheet Calculation counts the steps here. A blank cell would be the least of the numbers.
            page.formula(down, at, '=""' if value == "" else f"={value}", value, look)
        else:
            page.formula(down, at, formula, value, look)
    if row.kpi:
        # Nine points is a tenth smaller than the unit of width. The words change with the figures: a line to spare.
        words = row.explanation + " " * 40
        if page.draft.plan.goal is None:  # as long as it is going to be: no row grows with what a formula says
            words = page.draft.plan.words_to_come(row.kpi, page.draft.language)
        page.fit_row(down, [(words, _EXPLANATION_WIDTH * 1.1)], least=31)


def _order(page: Page, here: dict[str, str], formula: str, nth: str) -> str:
    """What the volumes of the funnel are sorted by, as :func:`~fullfunnel.templates.funnel_order.on_the_way` does."""
    stages = f"{page.draft.say(sheet_names.LISTS)}!$B$6:$B${5 + len(page.draft.plan.model.stages)}"
    stage = f"IFERROR(MATCH({here['stage']},{stages},0),{UNKNOWN_STAGE})*{STAGE}"
    key = f"{stage}+({DEPTH + 1}-INDEX({DEPTHS},{nth}))*{STEP}+{nth}"
    guard = page.say(ROLE_WORDS["guard"])
    return f'=IF({here["role"]}="","",IF(OR({formula}<>"",{here["role"]}="{guard}"),"",{key}))'


def _rank(page: Page, here: dict[str, str], nth: str) -> str:
    """What the KPIs of a stage are sorted by, as :func:`~fullfunnel.templates.funnel_order.in_stage` does."""
    main, direct, indirect = [f'{here["role"]}="{page.say(word)}"' for word in ROLE_WORDS.values()][:3]
    weight = f"IF({main},1,IF({direct},2,IF({indirect},3,4)))"
    return f'=IF({here["role"]}="","",{weight}*{ROLE}+{nth})'


def _spent(page: Page, here: dict[str, str]) -> str:
    """What the results say a KPI has cost: summed here, a KPI a row, so that any engine can add up a stage."""
    cost, kpi = page.draft.column(contract.RESULTS, "cost"), page.draft.column(contract.RESULTS, "kpi")
    return f'=IF({here["role"]}="","",SUMIFS({cost},{kpi},{here["kpi"]}))'


def _warn_when_too_short(page: Page) -> None:
    rows = f"ROWS({page.draft.column(contract.KPIS, 'kpi')})"
    sentence = page.say(
        Text(
            f"Let op: het framework heeft meer dan {ROWS} rijen. Kopieer de onderste rij hier verder omlaag.",
            f"Note: the framework has more than {ROWS} rows. Copy the last row here further down.",
        )
    )
    page.formula(3, 1, f'=IF({rows}>{ROWS},"{sentence}","")', "", page.styles.of(bold=True, font_color="#8A1C12"))


def _write_whether_it_changed(page: Page) -> None:
    """Says above the explanations, where our functions are unknown, that the plan is no longer that of these texts."""
    at = 1 + _COLUMNS.index("explanation")
    formula = f'=IF({CHANGED}=0,"",IF({UNKNOWN_HERE},"{page.say(OUTDATED)}",""))'
    look = page.styles.of(bold=True, font_color=WARNING, text_wrap=True, valign="top")
    page.formula(3, at, formula, "", look)
    page.name(contract.OUTDATED, 3, at)


def _mark(page: Page) -> None:
    """Stages in their colour, ratios as percentage or with decimals."""
    first, last = _FIRST, _FIRST + ROWS - 1
    stage, target = _COLUMNS.index("stage") + 1, _COLUMNS.index("target") + 1
    for at, name in enumerate(page.draft.plan.model.stages):
        look = page.draft.book.add_format({"bg_color": shade(at).light, "font_color": shade(at).dark, "bold": True})
        criteria = f'=${_letter("stage")}{first + 1}="{page.say(name)}"'
        rule = {"type": "formula", "criteria": criteria, "format": look}
        page.sheet.conditional_format(first, stage, last, stage, rule)
    page.no_empty_grid((first, 1, last, _COLUMNS.index("chance") + 1), f'${_letter("kpi")}{{row}}=""')
    mark_figures(
        page, (first, target, last, target), f"${_letter('target')}{first + 1}", f"${_letter('unit')}{first + 1}"
    )


def _cost(exact: float | str, price: object, per: object) -> float | str:
    if isinstance(exact, str) or not isinstance(price, float):
        return ""
    return exact * price / (per if isinstance(per, float) else 1.0)


def _letter(column: str) -> str:
    return chr(ord("B") + _COLUMNS.index(column))
