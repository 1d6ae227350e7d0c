"""The lower half of the calendar: FUNNEL_WEEKS with what it costs, and spend beside results as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.targets.calendar_rows import STEP_WORDS
from fullfunnel.templates.page import letters
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.calculation_sheet import with_targets
from fullfunnel.templates.styles import GREY, INK, NUMBER, day, money

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

ROWS: Final = 30
"""How many periods are shown; for a longer plan there are months and quarters."""
KPIS: Final = 14
"""How many KPIs have a column."""

_SENTENCE_ROW: Final = 3
_FOLLOWS: Final = Text(
    "Volgt uit de vertraging van elke KPI in het framework, het doel en de dagen op het eerste blad.",
    "Follows from the lag of every KPI in the framework, the goal and the days on the first sheet.",
)
_FILL_IN: Final = Text(
    "Vul het hoofddoel, de eerste en de laatste dag en de ratio's in; dan staat hier wanneer wat moet beginnen.",
    "Fill in the main goal, the first and the last day and the rates; then this says when what must start.",
)
_STAYS: Final = Text(
    "Deze data en weken veranderen hier niet mee: dit programma kent de functies van fullfunnel niet. Wat er staat, is "
    "van de laatste berekening; wat zou veranderen, is leeg.",
    "These days and weeks do not follow here: this program does not know the functions of fullfunnel. What stands here "
    "is from the last calculation; what would change is blank.",
)


def write_weeks(page: Page, top: int) -> None:
    """FUNNEL_WEEKS with what it costs: a period a row, a KPI a column."""
    draft, styles = page.draft, page.styles
    words = [draft.say(text) for text in STEP_WORDS.values()]
    page.text(top - 1, 1, Text("Per", "Per"), styles.of(bold=True))
    page.entry(top - 1, 2, words[0], styles.typed())
    page.sheet.data_validation(top - 1, 2, top - 1, 2, {"validate": "list", "source": words})
    call = f"FUNNEL_WEEKS({contract.GOAL},{contract.KPIS.everything},{contract.START},{contract.END},$C${top})"
    _say_what_follows(page, call)
    weeks = draft.values.weeks
    header = weeks[0] if weeks else []
    price_row = top + ROWS + 2
    page.formula(top, 1, f'=IFERROR(INDEX({call},1,1),"")', _cell(weeks, 0, 0), styles.head())
    page.text(top, 2, Text("Uitgaven", "Spend"), styles.head(align="center"))
    for at in range(1, KPIS + 1):
        column = at + 2
        page.formula(
            top, column, f'=IFERROR(INDEX({call},1,{at + 1}),"")', _cell(weeks, 0, at), styles.head(align="center")
        )
    page.sheet.set_row(top, 44)
    kpis, cost, per = (draft.column(contract.KPIS, column) for column in ("kpi", "unit_cost", "per"))
    prices = _prices(draft)
    for at in range(1, KPIS + 1):
        column = at + 2
        here = f"{letters(column)}${top + 1}"
        found = f"MATCH({here},{kpis},0)"
        per_unit = f"IF(ISNUMBER(INDEX({per},{found})),INDEX({per},{found}),1)"
        price_each = f"IF(ISNUMBER(INDEX({cost},{found})),INDEX({cost},{found})/{per_unit},0)"
        formula = f'=IF({here}="",0,IFERROR({price_each},0))'
        price = prices.get(str(header[at]), 0.0) if at < len(header) else 0.0
        page.formula(price_row, column, formula, price, styles.remark(num_format='[=0]"";0.000', align="right"))
    page.text(price_row, 1, Text("Prijs per stuk", "Price each"), styles.remark())
    date = {"num_format": day(draft.language), "align": "right"}
    for number in range(1, ROWS + 1):
        down = top + number
        row = down + 1
        page.formula(
            down, 1, f'=IFERROR(INDEX({call},{number + 1},1),"")', _cell(weeks, number, 0), styles.calculated(**date)
        )
        # Not SUMPRODUCT: no engine but Excel's own is known to pass over the empty texts as Excel does.
        spend = "+".join(
            f"IF(ISNUMBER({each}{row}),{each}{row}*{each}${price_row + 1},0)"
            for each in (letters(at + 2) for at in range(1, KPIS + 1))
        )
        spent = _spent(weeks, number, prices)
        page.formula(
            down,
            2,
            f'=IF($B{row}="","",{spend})',
            spent,
            styles.calculated(num_format=money(draft.language, cents=False), align="right", bold=True),
        )
        for at in range(1, KPIS + 1):
            column = at + 2
            formula = (
                f'=IF(OR($B{row}="",{letters(column)}${top + 1}=""),"",IFERROR(INDEX({call},{number + 1},{at + 1}),""))'
            )
            page.formula(
                down,
                column,
                formula,
                _cell(weeks, number, at),
                styles.calculated(num_format="[=0]0;[<10]0.0;#,##0", align="right"),
            )
    _mark_before_the_start(page, top)


def _say_what_follows(page: Page, call: str) -> None:
    """What the days follow from; and that they do not, in a program that does not know our functions.

    Never an empty text: LibreOffice calculates such a cell again on opening, before anything has changed.
    """
    follows, fill_in, stays = page.say(_FOLLOWS), page.say(_FILL_IN), page.say(_STAYS)
    # ERROR.TYPE of a table that could not be made is #N/A in Calc.
    why = f'IFERROR(IF(ERROR.TYPE({call})=5,{with_targets(stays)},"{fill_in}"),"{fill_in}")'
    formula = f'=IF(ISERROR(INDEX({call},1,1)),{why},"{follows}")'
    value = follows if page.draft.values.weeks else fill_in
    page.formula(_SENTENCE_ROW, 1, formula, value, page.styles.of(font_color=GREY))


def _mark_before_the_start(page: Page, top: int) -> None:
    """What lies before the first day of the campaign stands out: it is easily forgotten."""
    look = page.draft.book.add_format({"bg_color": "#FBE6DA"})
    first, last = top + 1, top + ROWS
    criteria = f"=AND(ISNUMBER($B{first + 1}),$B{first + 1}<{contract.START})"
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


def _cell(weeks: list[list[object]], row: int, column: int) -> float | str:
    if row >= len(weeks) or column >= len(weeks[row]):
        return ""
    cell = weeks[row][column]
    # Sixteen digits, as the library writes a plain number: the same value with and without a formula.
    return cell if isinstance(cell, str) else float(f"{float(str(cell)):.16g}")


def _spent(weeks: list[list[object]], row: int, prices: dict[str, float]) -> float | str:
    if not weeks or row >= len(weeks):
        return ""
    total = sum(
        float(str(cell)) * prices.get(str(name), 0.0)
        for name, cell in zip(weeks[0][1 : KPIS + 1], weeks[row][1 : KPIS + 1], strict=True)
    )
    return float(f"{total:.16g}")


def insert_money(page: Page, top: int) -> None:
    """Spend against the main KPI in time, beside each other: the money goes out before the results come in."""
    draft, sheet = page.draft, page.sheet.get_name()
    font = {"name": "Arial", "size": 9, "color": INK}
    main = _main_column(draft)
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
            "name": [sheet, top, main],
            "categories": [sheet, top + 1, 1, top + ROWS, 1],
            "values": [sheet, top + 1, main, top + ROWS, main],
            "line": {"color": "#1F4E79", "width": 2.25},
            "y2_axis": True,
        }
    )
    spend.combine(results)
    write_title(spend, draft.say(Text("Uitgaven gaan voor resultaten uit", "Spend comes before results")))
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


def _main_column(draft: Draft) -> int:
    header = draft.values.weeks[0] if draft.values.weeks else []
    main = said(draft.plan.main_kpi, draft.language)
    volumes = [said(row["kpi"], draft.language) for row in draft.plan.kpis if not row.get("formula")]
    names = [str(each) for each in header[1:]] or list(dict.fromkeys(map(str, volumes)))
    return 2 + min(names.index(str(main)) + 1, KPIS)


def write_title(chart: object, words: str) -> None:
    """The title of a picture, in the look of the sheet."""
    font = {"name": "Arial", "size": 12, "bold": True, "color": INK}
    chart.set_title({"name": words, "name_font": font, "overlay": False})  # type: ignore[attr-defined]
