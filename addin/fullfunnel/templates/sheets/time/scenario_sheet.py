"""The sheet with three scenarios side by side: worst, as planned, best. What it takes, what it costs, what differs.

The name of a scenario stands above its figures and may be changed: it is the name behind Rate in a header of the
framework. The cost is each target times the price of that scenario, found by header as well. The columns of scenarios
are read as plain cells: LibreOffice cannot look up a header in a table, and would show the plan's own rates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.display import whole
from fullfunnel.framework import schema as contract
from fullfunnel.framework.columns import KPI_COLUMNS, SCENARIO_COLUMNS
from fullfunnel.language import Text
from fullfunnel.plain.scenario import NAMES
from fullfunnel.plain.table import block_of, headers_of, place_of
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.plan import BEST, WORST, said
from fullfunnel.templates.sheets.calculation_sheet import cells_of_framework, scenario_places, with_targets
from fullfunnel.templates.sheets.framework_sheet import SPARE_ROWS
from fullfunnel.templates.sheets.time import scenario_ceiling as ceiling
from fullfunnel.templates.styles import GREY, INK, NUMBER, OPEN, RATE, WARNING, money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.templates.page import Draft, Page

ROWS: Final = 24
"""How many rows of the framework are shown."""

_PLAN: Final = Text("verwacht", "expected")
_FIGURE: Final = "[=0]0;[<100]0.0#;#,##0"
_NAMES: Final = (WORST, _PLAN, BEST)
_NAMED: Final = {0: NAMES[0], 2: NAMES[1]}
"""The names of the cells with the name of a scenario."""
_RATES, _TARGETS, _COSTS = 3, 6, 9
"""The first column of each block of three; 0 is A."""
_CAP, _ROW, _OVER_CAP, _PLACES = 12, 13, 14, 17
"""The cap; hidden behind it the row of the framework, whether each target is above the cap, and at the first rows where
the columns of the scenarios are."""
_SUMMARY: Final = (
    Text("Geplande kosten", "Planned cost"),
    Text("Kosten per resultaat (CPA)", "Cost per result (CPA)"),
    Text("Dit haal je met je budget", "Your budget pays for"),
    Text("Boven het plafond", "Above the cap"),
    *ceiling.LABELS,
)
_CEILING: Final = len(_SUMMARY) - len(ceiling.LABELS) + 1
"""How far below the first row stands how far each scenario goes."""
_BELOW: Final = 8
"""How far below the first row the table begins."""


def write_scenarios(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.SCENARIOS,
        Text(
            "Wat als het tegenzit of meezit? Vul op het blad Framework de kolommen ‘Ratio slecht’ en ‘Ratio goed’ in.",
            "What if things go badly or well? Fill in the columns Rate worst and Rate best on the sheet Framework.",
        ),
        INK,
    )
    page.sheet.fit_to_pages(1, 1)
    top = page.first_row
    table = top + _BELOW
    page.sheet.print_area(0, 0, table + ROWS, _CAP)
    _write_names(page, top)
    _write_places(page, top)
    _write_table(page, top, table)
    _write_summary(page, top, table)


def _write_names(page: Page, top: int) -> None:
    """The names of the scenarios, above the summary; the one in the middle is the plan itself."""
    page.sheet.set_column(1, 1, 27)
    page.sheet.set_column(2, 2, 27)
    page.sheet.set_column(3, _CAP, 16)
    page.sheet.set_column(_ROW, ceiling.LAST, 8, None, {"hidden": True})
    page.sheet.merge_range(top, 1, top, 2, page.say(Text("Scenario", "Scenario")), page.styles.head())
    page.sheet.set_row(top, 24)
    for at, name in enumerate(_NAMES):
        page.entry(top, _column(at), page.say(name), page.styles.typed(bold=True, align="right"))
    for at, defined in _NAMED.items():
        page.name(defined, top, _column(at))
    page.text(
        top,
        _RATES + 3,
        Text(
            "Een eigen scenario? Typ hier de naam die achter ‘Ratio’ in het kopje staat. Het middelste is het plan "
            "zelf.",
            "A scenario of your own? Type the name after Rate in its header here. The one in the middle is the plan.",
        ),
        page.styles.of(font_color=GREY),
    )


def _write_places(page: Page, top: int) -> None:
    """Hidden: where the columns of each scenario stand in the framework, 0 for one that is not there."""
    headers = headers_of(cells_of_framework(page.draft))
    there = scenario_places(page.draft)
    for order in _NAMED:
        name = f'TRIM({_name(top, order)}&"")'
        for down, key in enumerate(SCENARIO_COLUMNS, start=1):
            words = dict.fromkeys((KPI_COLUMNS[key].en, KPI_COLUMNS[key].nl))
            place = place_of(tuple(f'"{word} "&{name}' for word in words), headers)
            value = there.get(f"{key}_{_NAMES[order].en}", 0)
            formula = f'=IF({name}="",0,{place})'
            page.formula(top + _BELOW + down, _PLACES + order, formula, float(value), page.styles.remark())


def _place(top: int, order: int, key: str) -> str:
    return f"${letters(_PLACES + order)}${top + _BELOW + 2 + SCENARIO_COLUMNS.index(key)}"


def _is_there(top: int, order: int) -> str:
    """Whether the framework has any column of the scenario."""
    return f"SUM({_place(top, order, SCENARIO_COLUMNS[0])}:{_place(top, order, SCENARIO_COLUMNS[-1])})>0"


def _column(at: int) -> int:
    """The column of a scenario in the summary."""
    return 3 + at


def _name(top: int, at: int) -> str:
    return f"${letters(_column(at))}${top + 1}"


def _scenario(draft: Draft, at: int) -> str:
    return "" if at == 1 else draft.say(_NAMES[at])


def _write_table(page: Page, top: int, table: int) -> None:
    draft, styles = page.draft, page.styles
    page.text(table, 1, Text("KPI", "KPI"), styles.head())
    page.text(table, 2, Text("Draagt bij aan", "Feeds"), styles.head())
    for first, header in (
        (_RATES, Text("Ratio", "Rate")),
        (_TARGETS, Text("Doel", "Target")),
        (_COSTS, Text("Kosten", "Cost")),
    ):
        for at, name in enumerate(_NAMES):
            words = f"{page.say(header)} {page.say(name)}"
            formula = f'="{page.say(header)} "&{_name(top, at)}'
            page.formula(table, first + at, formula, words, styles.head(align="right"))
    page.text(table, _CAP, Text("Plafond", "Cap"), styles.head(align="right"))
    page.sheet.set_row(table, 32)
    rows = draft.plan.kpis[:ROWS]
    for number in range(1, ROWS + 1):
        row = rows[number - 1] if number <= len(rows) else {}
        _write_row(page, top, table + number, number, row)
    page.no_empty_grid((table + 1, 1, table + ROWS, _CAP), '$B{row}=""')
    _mark_differences(page, table + 1)
    _say_what_has_no_row(page)


def _say_what_has_no_row(page: Page) -> None:
    """That the framework has more rows than there is room for: what they cost is not in the sum."""
    rows = f"ROWS({page.draft.column(contract.KPIS, 'kpi')})"
    sentence = page.say(
        Text(
            f"Let op: hier staan de eerste {ROWS} rijen van het framework. De andere tellen niet mee in de kosten.",
            f"Note: these are the first {ROWS} rows of the framework. The others are not in the cost.",
        )
    )
    value = sentence if len(page.draft.plan.kpis) + SPARE_ROWS > ROWS else ""
    page.formula(3, 1, f'=IF({rows}>{ROWS},"{sentence}","")', value, page.styles.of(bold=True, font_color=WARNING))


def _write_row(page: Page, top: int, down: int, number: int, kpi: Mapping[str, object]) -> None:
    """A row of the framework: its rates, and on the first row of a KPI its targets and cost."""
    draft, styles = page.draft, page.styles
    row = down + 1
    names, feeds, formulas = (draft.column(contract.KPIS, column) for column in ("kpi", "feeds", "formula"))
    place = f'IF({number}>ROWS({names}),"",IF(INDEX({names},{number})="","",{number}))'
    at = f"${letters(_ROW)}{row}"
    index = _row_of(draft, kpi)
    page.formula(down, _ROW, f"={place}", index, styles.remark())
    name, fed = said(kpi.get("kpi"), draft.language) or "", said(kpi.get("feeds"), draft.language) or ""  # type: ignore[arg-type]
    first = bool(kpi) and index == min(
        (_row_of(draft, each) for each in draft.plan.kpis if each["kpi"] == kpi.get("kpi")), default=0
    )
    page.formula(
        down,
        1,
        f'=IF({at}="","",INDEX({names},{at})&"")',
        str(name),
        styles.calculated(bold=True, text_wrap=False, shrink=True),
    )
    page.formula(
        down, 2, f'=IF({at}="","",INDEX({feeds},{at})&"")', str(fed), styles.calculated(text_wrap=False, shrink=True)
    )
    cap = f"INDEX({draft.column(contract.KPIS, 'cap')},{at})"
    most = kpi.get("cap") if first else None
    page.formula(
        down,
        _CAP,
        f'=IF({at}="","",IF(ISNUMBER({cap}),{cap},""))',
        most if isinstance(most, float) else "",
        styles.calculated(num_format=NUMBER, align="right"),
    )
    once = f"COUNTIF($B${_first(page)}:$B{row},$B{row})=1"
    is_volume = f'INDEX({formulas},{at})=""'
    ceiling.write_place(page, down, number, once)
    for order in range(len(_NAMES)):
        ours = _scenario(draft, order)
        there = order == 1 or bool(scenario_places(draft))
        look = styles.calculated(num_format=RATE, align="right")
        filled = f"INDEX({draft.column(contract.KPIS, 'rate')},{at})"
        ordinary = f'IF({filled}="","",{filled})'  # a reference to a blank cell would come to 0
        rate, own = ordinary, there and _typed(kpi, "rate", order)
        if order != 1:
            rate = f'IF({_is_there(top, order)},IFERROR({_in_scenario(draft, top, order, "rate", at)},{ordinary}),"")'
        page.formula(down, _RATES + order, f'=IF($C{row}="","",{rate})', own if fed else "", look)
        call = f"FUNNEL_TARGET($B{row},{contract.GOAL},{contract.KPIS.everything}{_called(order)})"
        target = draft.values.scenario_target(str(name), ours) if first else ""
        page.formula(
            down,
            _TARGETS + order,
            f'=IF($B{row}="","",IF({once},IFERROR(IF({is_volume},ROUNDUP(ROUND({call},6),0),{call}),""),""))',
            target if isinstance(target, str) else _sixteen(target) if kpi.get("formula") else whole(target),
            styles.calculated(num_format=_FIGURE, align="right"),
        )
        usual = f"INDEX({draft.column(contract.KPIS, 'unit_cost')},{at})"
        per = f"INDEX({draft.column(contract.KPIS, 'per')},{at})"
        price = usual if order == 1 else f"IFERROR({_in_scenario(draft, top, order, 'unit_cost', at)},{usual})"
        here = f"{letters(_TARGETS + order)}{row}"
        page.formula(
            down,
            _COSTS + order,
            f'=IF(OR({here}="",{at}=""),"",IF({price}="","",IFERROR({call}*{price}/IF(ISNUMBER({per}),{per},1),"")))',
            _cost(target, kpi),
            styles.calculated(num_format=money(draft.language, cents=False), align="right"),
        )
        limit = _typed(kpi, "cap", order)
        formula = f'IF({at}="","",{_cap_of(draft, top, order, at)})'
        ceiling.write_row(
            page, down - number, down, _called_for(draft, order), (formula, limit), (once, str(name) if first else "")
        )
        over = isinstance(target, float) and isinstance(limit, float) and whole(target) > limit
        held = ceiling.cap_cell(down, order)
        page.formula(
            down,
            _OVER_CAP + order,
            f"=IF(AND(ISNUMBER({here}),ISNUMBER({held})),IF({here}>{held},1,0),0)",
            float(over),
            styles.remark(),
        )


def _first(page: Page) -> int:
    return page.first_row + _BELOW + 2


def _in_scenario(draft: Draft, top: int, order: int, column: str, at: str) -> str:
    """What a scenario's own column has in a row of the framework; an error where it has none, or a blank cell."""
    place = _place(top, order, column)
    found = f"INDEX({block_of(cells_of_framework(draft))},{at},{place})"
    return f'IF({place}=0,NA(),IF({found}="",NA(),{found}))'


def _cap_of(draft: Draft, top: int, order: int, at: str) -> str:
    """The cap in a row of the framework: of the scenario where that has one, else of the plan; no number is none."""
    usual = f"INDEX({draft.column(contract.KPIS, 'cap')},{at})"
    cap = usual if order == 1 else f"IFERROR({_in_scenario(draft, top, order, 'cap', at)},{usual})"
    return f'IF(ISNUMBER({cap}),{cap},"")'


def _called_for(draft: Draft, order: int) -> ceiling.Scenario:
    return ceiling.Scenario(order, _scenario(draft, order), _NAMED.get(order, '""'), _column(order))


def _called(order: int) -> str:
    """The last argument of a function: the scenario, nothing for the plan itself."""
    return f",{_NAMED[order]}" if order in _NAMED else ""


def _row_of(draft: Draft, kpi: Mapping[str, object]) -> float | str:
    return next((float(at) for at, each in enumerate(draft.plan.kpis, start=1) if each is kpi), "")


def _typed(kpi: Mapping[str, object], column: str, order: int) -> float | str:
    key = (f"{column}_{WORST.en}", column, f"{column}_{BEST.en}")[order]
    value = kpi.get(key)
    value = kpi.get(column) if value is None else value
    return value if isinstance(value, float) else ""


def _cost(target: float | str, kpi: Mapping[str, object]) -> float | str:
    price, per = kpi.get("unit_cost"), kpi.get("per")
    if isinstance(target, str) or not isinstance(price, float):
        return ""
    return _sixteen(target * price / (per if isinstance(per, float) else 1.0))


def _sixteen(value: float) -> float:
    """Sixteen digits, as the library writes a plain number: the same value with and without a formula."""
    return float(f"{value:.16g}")


def _write_summary(page: Page, top: int, table: int) -> None:
    draft, styles = page.draft, page.styles
    first, last = table + 2, table + 1 + ROWS
    euros = {"num_format": money(draft.language, cents=False), "align": "right"}
    cents = {"num_format": money(draft.language), "align": "right"}
    rows = [row for row in draft.plan.kpis if not row.get("formula")]
    firsts = {str(said(row["kpi"], draft.language)): row for row in reversed(rows)}
    stops = False
    for down, label in enumerate(_SUMMARY, start=top + 1):
        page.sheet.merge_range(down, 1, down, 2, page.say(label), styles.label(bold=True))
        page.sheet.set_row(down, 21)
    for order in range(len(_NAMES)):
        column, ours = _column(order), _scenario(draft, order)
        found = {name: draft.values.scenario_target(name, ours) for name in firsts}
        costs = [cost for name, row in firsts.items() if isinstance(cost := _cost(found[name], row), float)]
        total: float | str = _sixteen(sum(costs)) if costs else ""
        cells = f"{letters(_COSTS + order)}${first}:{letters(_COSTS + order)}${last}"
        cost_cell = f"{letters(column)}${top + 2}"
        page.formula(
            top + 1, column, f'=IF(SUM({cells})=0,"",SUM({cells}))', total, styles.calculated(bold=True, **euros)
        )
        goal = draft.plan.goal
        main = f"FUNNEL_TARGET({contract.MAIN_KPI},{contract.GOAL},{contract.KPIS.everything})"
        page.formula(
            top + 2,
            column,
            f'=IF({cost_cell}="","",IFERROR({cost_cell}/{main},""))',
            _sixteen(total / goal) if isinstance(total, float) and goal else "",
            styles.calculated(bold=True, **cents),
        )
        called = _NAMED.get(order, '""')
        budget = f"SUM({draft.column(contract.BUDGET, 'amount')})"
        pays = f"FUNNEL_GOAL({budget},{contract.KPIS.everything},{called},{contract.BUDGET.everything})"
        paid = draft.values.affordable(draft.values.budget(), ours)
        page.formula(
            top + 3,
            column,
            f'=IFERROR(ROUNDDOWN(ROUND({pays},6),0),IF(ERROR.TYPE({pays})=5,{with_targets("–")},"–"))',
            "–" if isinstance(paid, str) else float(int(round(paid, 6))),
            styles.calculated(num_format=NUMBER, align="right", bold=True),
        )
        if order == 1:
            # Never an empty text: LibreOffice calculates such a cell again on opening, and then knows no function.
            with_what = page.say(_WITH_WHAT)
            page.formula(
                top + 3,
                _column(len(_NAMES)),
                f'=IF(ISERROR({pays}),IF(ERROR.TYPE({pays})=5,{with_targets(page.say(_NO_FUNCTION))},"{with_what}"),"{with_what}")',
                with_what,
                styles.of(font_color=GREY),
            )
        caps = {name: cap for name, row in firsts.items() if isinstance(cap := _typed(row, "cap", order), float)}
        place = (table, top + _CEILING, (first, last))
        stops |= ceiling.write_summary(page, *place, _called_for(draft, order), pays, caps)
        over = any(isinstance(target := found[name], float) and whole(target) > cap for name, cap in caps.items())
        flags = f"{letters(_OVER_CAP + order)}${first}:{letters(_OVER_CAP + order)}${last}"
        page.formula(
            top + 4,
            column,
            f'=IF(SUM({flags})=0,"","{page.say(_OVER)}")',
            page.say(_OVER) if over else "",
            styles.calculated(align="right", bold=True, font_color=WARNING),
        )
    ceiling.write_sentence(page, table, top + _CEILING, _column(len(_NAMES)), stops=stops)


_OVER: Final = Text("ja", "yes")
_WITH_WHAT: Final = Text(
    "Met de prijzen in je framework, na aftrek van de vaste kosten in je budget.",
    "With the prices in your framework, less the fixed costs in your budget.",
)
_NO_FUNCTION: Final = Text(
    "Wat je met je budget haalt, kan dit programma niet uitrekenen: het kent de functies van fullfunnel niet.",
    "What your budget pays for cannot be calculated here: this program does not know the functions of fullfunnel.",
)


def _mark_differences(page: Page, first: int) -> None:
    """A rate that differs from the plan's stands out, and so does a target above its cap."""
    look = page.draft.book.add_format({"bg_color": OPEN, "bold": True})
    middle = letters(_RATES + 1)
    for column in (_RATES, _RATES + 2):
        here = f"{letters(column)}{first + 1}"
        criteria = f'=AND({here}<>"",{here}<>${middle}{first + 1})'
        rule = {"type": "formula", "criteria": criteria, "format": look}
        page.sheet.conditional_format(first, column, first + ROWS - 1, column, rule)
    over = page.draft.book.add_format({"font_color": WARNING, "bold": True})
    for order in range(len(_NAMES)):
        criteria = f"=${letters(_OVER_CAP + order)}{first + 1}=1"
        rule = {"type": "formula", "criteria": criteria, "format": over}
        page.sheet.conditional_format(first, _TARGETS + order, first + ROWS - 1, _TARGETS + order, rule)
