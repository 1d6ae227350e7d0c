"""The lower half of the calendar: FUNNEL_WEEKS with what it costs, and spend beside results as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.targets.calendar_rows import STEP_WORDS
from fullfunnel.templates.page import letters
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.calculation_sheet import with_targets
from fullfunnel.templates.sheets.target_sheet import column_range, target_rows
from fullfunnel.templates.sheets.time.calendar_window import AUTOMATIC, HAIR, ROWS, weeks_in
from fullfunnel.templates.styles import GREY, INK, NUMBER, WARNING, WHITE, day, money

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.time.calendar_window import Window

KPIS: Final = 16
"""How many KPIs have a column."""
_RESULTS: Final = KPIS + 3
"""The column behind them, for the picture: the main KPI again, wherever it stands in the plan."""

_SENTENCE_ROW: Final = 3
_FOLLOWS: Final = Text(
    "Volgt uit de vertraging van elke KPI in het framework, het doel en de dagen op het eerste blad.",
    "Follows from the lag of every KPI in the framework, the goal and the days on the first sheet.",
)
_FILL_IN: Final = Text(
    "Vul het hoofddoel, de eerste en de laatste dag en de ratio's in; dan staat hier wanneer wat moet beginnen.",
    "Fill in the main goal, the first and the last day and the rates; then this shows what must start when.",
)
_STAYS: Final = Text(
    "Deze data en weken worden hier niet bijgewerkt: dit programma kent de functies van fullfunnel niet. Wat er "
    "staat, is van de laatste berekening; wat zou veranderen, is leeg.",
    "These days and weeks are not updated here: this program does not know the functions of fullfunnel. What you "
    "see is from the last calculation; what would change is blank.",
)


def step_cell(top: int) -> str:
    """The cell in which the step is chosen, above the table that begins in a row."""
    return f"$C${top}"


def write_weeks(page: Page, top: int, window: Window) -> None:
    """FUNNEL_WEEKS with what it costs: a period a row, a KPI a column."""
    draft, styles = page.draft, page.styles
    words = [draft.say(text) for text in (AUTOMATIC, *STEP_WORDS.values())]
    page.text(top - 1, 1, Text("Per", "Per"), styles.of(bold=True))
    page.entry(top - 1, 2, words[0], styles.typed())
    page.sheet.data_validation(top - 1, 2, top - 1, 2, {"validate": "list", "source": words})
    page.formula(top - 2, 1, window.said, window.say(draft), styles.of(font_color=GREY))
    call = weeks_in(window.step)
    # In weeks: whether it can be calculated does not turn on the step.
    _say_what_follows(page, weeks_in(f'"{words[1]}"'), follows=bool(window.header))
    header, weeks = window.header, window.rows
    price_row = top + ROWS + 2
    page.formula(top, 1, f'=IFERROR(INDEX({call},1,1),"")', _word(header, 0), styles.head())
    page.text(top, 2, Text("Uitgaven", "Spend"), styles.head(align="center"))
    for at in range(1, KPIS + 1):
        formula = f'=IFERROR(INDEX({call},1,{at + 1}),"")'
        page.formula(top, at + 2, formula, _word(header, at), styles.head(align="center"))
    page.sheet.set_row(top, 44)
    prices = _write_prices(page, top, price_row, header)
    for number in range(1, ROWS + 1):
        down, row = top + number, top + number + 1
        week = weeks[number - 1] if number <= len(weeks) else []
        first = f'=IFERROR(INDEX({call},{window.skipped}+{number + 1},1),"")'
        date = styles.calculated(num_format=day(draft.language), align="right")
        page.formula(down, 1, first, _figure(week, 0), date)
        # Not SUMPRODUCT: no engine but Excel's own is known to pass over the empty texts as Excel does.
        spend = "+".join(
            f"IF(ISNUMBER({each}{row}),{each}{row}*{each}${price_row + 1},0)"
            for each in (letters(at + 2) for at in range(1, KPIS + 1))
        )
        euros = styles.calculated(num_format=money(draft.language, cents=False), align="right", bold=True)
        page.formula(down, 2, f'=IF($B{row}="","",{spend})', _spent(week, prices), euros)
        look = styles.calculated(num_format="[=0]0;[<10]0.0;#,##0", align="right")
        for at in range(1, KPIS + 1):
            own = f'IFERROR(INDEX({call},{window.skipped}+{number + 1},{at + 1}),"")'
            if number == 1:
                own = _with_what_comes_before(top, price_row, at + 2, window)
            formula = f'=IF(OR($B{row}="",{letters(at + 2)}${top + 1}=""),"",{own})'
            page.formula(down, at + 2, formula, _figure(week, at), look)
    page.no_empty_grid((top + 1, 1, top + ROWS, KPIS + 2), '$B{row}=""')
    _write_results(page, top, window)
    _say_what_has_no_column(page, top - 3)
    _hide_columns(page, top)
    _write_sums(page, top, price_row, window, call)
    _mark_before_the_start(page, top)


def _write_results(page: Page, top: int, window: Window) -> None:
    """The main KPI once more, so that the picture finds it whatever KPIs the plan has and in whatever order."""
    look = page.styles.remark(num_format=";;;")
    first, last, here = letters(3), letters(KPIS + 2), f"${letters(_RESULTS)}${top + 1}"
    place = f"MATCH({contract.MAIN_KPI},${first}${top + 1}:${last}${top + 1},0)"
    main = str(said(page.draft.plan.main_kpi, page.draft.language))
    at = window.header.index(main) if main in window.header[1 : KPIS + 1] else 0
    formula = f'=IFERROR(INDEX(${first}${top + 1}:${last}${top + 1},{place}),"")'
    # White and not hidden by its format: LibreOffice calls a series what its cell shows.
    page.formula(top, _RESULTS, formula, main if at else "", page.styles.of(font_color=WHITE))
    for number in range(1, ROWS + 1):
        row = top + number + 1
        week = window.rows[number - 1] if number <= len(window.rows) else []
        found = f"INDEX(${first}{row}:${last}{row},{place})"
        value = _figure(week, at) if at else ""
        page.formula(row - 1, _RESULTS, f'=IF(OR($B{row}="",{here}=""),"",{found})', value, look)
    page.sheet.set_column(_RESULTS, _RESULTS, 2)


def _say_what_has_no_column(page: Page, down: int) -> None:
    """That a plan has more KPIs than there are bars and columns: what they cost is not in the sum."""
    most = f"MAX({column_range(page.draft, 'step')})"
    sentence = page.say(
        Text(
            f"Let op: hier staan de eerste {KPIS} KPI's. De andere tellen ook in de uitgaven hieronder niet mee.",
            f"Note: these are the first {KPIS} KPIs. The others are not in the spend below either.",
        )
    )
    steps = [row.step for row in target_rows(page.draft) if isinstance(row.step, int)]
    value = sentence if max(steps, default=0) > KPIS else ""
    page.formula(down, 1, f'=IF({most}>{KPIS},"{sentence}","")', value, page.styles.of(bold=True, font_color=WARNING))


def _hide_columns(page: Page, top: int) -> None:
    """No ground and no lines where there is no KPI: room for more KPIs is no empty grid."""
    here, before = (f'{letters(column)}${top + 1}=""' for column in (3, 2))
    # The left line of the first of them is also the right one of the last KPI.
    for criteria, sides in (
        (f"AND({here},{before})", ("left", "right", "top", "bottom")),
        (here, ("right", "top", "bottom")),
    ):
        look = dict.fromkeys(sides, 1) | {f"{side}_color": WHITE for side in sides} | {"bg_color": WHITE}
        rule = {"type": "formula", "criteria": f"={criteria}", "format": page.draft.book.add_format(look)}
        page.sheet.conditional_format(top, 3, top + ROWS, KPIS + 2, rule)


def _with_what_comes_before(top: int, price_row: int, column: int, window: Window) -> str:
    """The first row: as FUNNEL_WEEKS has it, and with what comes before it where that is something."""
    own, total, below = (f"{letters(column)}${price_row + 1 + down}" for down in (1, 2, 3))
    return f'IF(OR({window.skipped}=0,{own}="",{below}>={1 - HAIR}*{total}),{own},{total}-SUM({_below(top, column)}))'


def _below(top: int, column: int) -> str:
    return f"{letters(column)}{top + 3}:{letters(column)}{top + ROWS + 1}"


def _write_sums(page: Page, top: int, price_row: int, window: Window, call: str) -> None:
    """Of each KPI, for its first row: what FUNNEL_WEEKS has there, what the whole plan has, and what stands below."""
    look = page.styles.remark(num_format=";;;")
    header, rows, periods = window.header, window.rows, window.at_first
    for at in range(1, KPIS + 1):
        here, column = f"{letters(at + 2)}${top + 1}", at + 2
        known = 0 < at < len(header)
        own = float(str(periods.weeks[periods.skipped + 1][at])) if known else ""
        total = sum(float(str(week[at])) for week in periods.weeks[1:]) if known else ""
        below = sum(row[at] for row in rows[1:]) if known else 0.0
        cells = (
            (f'IFERROR(INDEX({call},{window.skipped}+2,{at + 1}),"")', own),
            (f'IF({here}="","",IFERROR(SUM(INDEX({call},0,{at + 1})),""))', total),
            (f"SUM({_below(top, column)})", below),
        )
        for down, (formula, value) in enumerate(cells, start=price_row + 1):
            page.formula(down, column, f"={formula}", _sixteen(value), look)


def _write_prices(page: Page, top: int, price_row: int, header: list[object]) -> list[float]:
    """What one of every KPI costs; the prices by column."""
    draft, styles = page.draft, page.styles
    kpis, cost, per = (draft.column(contract.KPIS, column) for column in ("kpi", "unit_cost", "per"))
    known = _prices(draft)
    prices = [known.get(str(header[at]), 0.0) if at < len(header) else 0.0 for at in range(KPIS + 1)]
    for at in range(1, KPIS + 1):
        here = f"{letters(at + 2)}${top + 1}"
        found = f"MATCH({here},{kpis},0)"
        per_unit = f"IF(ISNUMBER(INDEX({per},{found})),INDEX({per},{found}),1)"
        price_each = f"IF(ISNUMBER(INDEX({cost},{found})),INDEX({cost},{found})/{per_unit},0)"
        formula = f'=IF({here}="",0,IFERROR({price_each},0))'
        page.formula(price_row, at + 2, formula, prices[at], styles.remark(num_format='[=0]"";0.000', align="right"))
    page.text(price_row, 1, Text("Prijs per stuk", "Price each"), styles.remark())
    return prices


def _say_what_follows(page: Page, call: str, *, follows: bool) -> None:
    """What the days follow from; and that they do not, in a program that does not know our functions.

    Never an empty text: LibreOffice calculates such a cell again on opening, before anything has changed.
    """
    said, fill_in, stays = page.say(_FOLLOWS), page.say(_FILL_IN), page.say(_STAYS)
    # ERROR.TYPE of a table that could not be made is #N/A in Calc.
    why = f'IFERROR(IF(ERROR.TYPE({call})=5,{with_targets(stays)},"{fill_in}"),"{fill_in}")'
    formula = f'=IF(ISERROR(INDEX({call},1,1)),{why},"{said}")'
    page.formula(_SENTENCE_ROW, 1, formula, said if follows else fill_in, page.styles.of(font_color=GREY))


def _mark_before_the_start(page: Page, top: int) -> None:
    """What lies before the first day of the campaign stands out: it is easily forgotten."""
    look = page.draft.book.add_format({"bg_color": "#FBE6DA"})
    first, last = top + 1, top + ROWS
    criteria = f'=AND(ISNUMBER($B{first + 1}),$B{first + 1}<{contract.START},B${first}<>"")'
    page.sheet.conditional_format(first, 1, last, KPIS + 2, {"type": "formula", "criteria": criteria, "format": look})
    page.text(
        top - 1,
        3,
        Text("Oranje: dit moet al vóór de eerste dag van de campagne.", "Orange: this must come before the first day."),
        page.styles.of(font_color=GREY),
    )


def _prices(draft: Draft) -> dict[str, float]:
    prices = {}
    for row in draft.plan.kpis:
        cost, per = row.get("unit_cost"), row.get("per")
        if isinstance(cost, float):
            prices[str(said(row["kpi"], draft.language))] = cost / (per if isinstance(per, float) else 1.0)
    return prices


def _word(header: list[object], at: int) -> str:
    return str(header[at]) if at < len(header) else ""


def _figure(week: list[float], at: int) -> float | str:
    return _sixteen(week[at]) if at < len(week) else ""


def _sixteen(value: float | str) -> float | str:
    """Sixteen digits, as the library writes a plain number: the same value with and without a formula."""
    return value if isinstance(value, str) else float(f"{value:.16g}")


def _spent(week: list[float], prices: list[float]) -> float | str:
    if not week:
        return ""
    return _sixteen(sum(volume * price for volume, price in zip(week[1 : KPIS + 1], prices[1:], strict=False)))


def insert_money(page: Page, top: int) -> None:
    """Spend against the main KPI in time, beside each other: the money goes out before the results come in."""
    draft, sheet = page.draft, page.sheet.get_name()
    font = {"name": "Arial", "size": 9, "color": INK}
    spend = draft.book.add_chart({"type": "column"})
    spend.add_series(
        {
            "name": draft.say(Text("Uitgaven", "Spend")),
            "categories": [sheet, top + 1, 1, top + ROWS, 1],
            "values": [sheet, top + 1, 2, top + ROWS, 2],
            "fill": {"color": "#A63C06"},
            "gap": 60,
        }
    )
    results = draft.book.add_chart({"type": "line"})
    results.add_series(
        {
            "name": [sheet, top, _RESULTS],
            "categories": [sheet, top + 1, 1, top + ROWS, 1],
            "values": [sheet, top + 1, _RESULTS, top + ROWS, _RESULTS],
            "line": {"color": "#1F4E79", "width": 2.25},
            "y2_axis": True,
        }
    )
    spend.combine(results)
    write_title(spend, draft.say(Text("Uitgaven komen vóór resultaten", "Spend comes before results")))
    spend.set_x_axis({"num_font": font | {"rotation": -45}, "num_format": day(draft.language), "text_axis": True})
    spend.set_y_axis(
        {
            "num_font": font,
            "num_format": NUMBER,
            "major_gridlines": {"visible": True, "line": {"color": "#DDE1E7"}},
        }
    )
    results.set_y2_axis({"num_font": font, "num_format": NUMBER})
    spend.set_legend({"position": "bottom", "font": font})
    spend.set_size({"width": 900, "height": 300})
    description = Text(
        "Uitgaven per periode als kolommen, resultaten van het hoofddoel als lijn. Dezelfde cijfers staan in de tabel.",
        "Spend per period as columns, results of the main goal as a line. The same figures are in the table.",
    )
    page.sheet.insert_chart(top + ROWS + 4, 1, spend, {"description": draft.say(description), "object_position": 2})


def write_title(chart: object, words: str) -> None:
    """The title of a picture, in the look of the sheet."""
    font = {"name": "Arial", "size": 12, "bold": True, "color": INK}
    chart.set_title({"name": words, "name_font": font, "overlay": False})  # type: ignore[attr-defined]
