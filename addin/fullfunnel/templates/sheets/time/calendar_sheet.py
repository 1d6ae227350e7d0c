"""The sheet with the plan in time: a bar for every KPI from first to last day, and what must come in every period.

A bar is light as long as it is too early to judge and dark from the day on which what came first can be seen in the
next KPI; it is orange where it costs money. Bars are drawn in days from the first of them, so that they follow the
dates of the plan. Below stands FUNNEL_WEEKS, cell by cell and not as one array that spills, for the reason given in
:mod:`~fullfunnel.templates.sheets.target_sheet`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.target_sheet import column_range, target_rows
from fullfunnel.templates.sheets.time.calendar_weeks import KPIS, insert_money, step_cell, write_title, write_weeks
from fullfunnel.templates.sheets.time.calendar_window import nearly_first, write_nearly_first, write_window
from fullfunnel.templates.styles import GREY, INK, day, money, shade

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

BARS: Final = KPIS
"""How many KPIs have a bar."""

_DAYS_TO_JUDGE_THE_GOAL: Final = 7
"""The main KPI is judged on its first whole week."""
_LENGTHS: Final = (
    (Text("kost geld, nog te vroeg om te beoordelen", "costs money, too early to judge"), "#F2B98F"),
    (Text("kost geld, te beoordelen", "costs money, may be judged"), "#A63C06"),
    (Text("nog te vroeg om te beoordelen", "too early to judge"), "#A9C7E4"),
    (Text("te beoordelen", "may be judged"), "#1F4E79"),
)
"""The parts of a bar with their colours."""
_FIRST_LENGTH: Final = 9
"""The first hidden column: days before the bar, then its four parts and its label."""
_CHART_COLUMN: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """What a row above comes to; ``""`` where there is nothing."""

    kpi: str = ""
    stage: str = ""
    first: float | str = ""
    judged: float | str = ""
    last: float | str = ""
    cost: float | str = ""
    nearly: float | str = ""
    """The day from which on it matters, for which rows are shown below."""


def write_calendar(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.CALENDAR,
        Text(
            "Wanneer elke KPI begint, vanaf wanneer je die kunt beoordelen en wanneer het geld eruit gaat.",
            "When every KPI starts, from when you can judge it, and when the money goes out.",
        ),
        INK,
    )
    page.sheet.fit_to_pages(1, 1)
    bars = _bars(draft)
    top = page.first_row
    _write_bars(page, top, bars)
    weeks = top + BARS + 4
    window = write_window(page, top, [bar.nearly for bar in bars], step_cell(weeks))
    write_weeks(page, weeks, window)
    _insert_bars(page, top)
    insert_money(page, weeks)


def _bars(draft: Draft) -> list[Bar]:
    plan, values = draft.plan, draft.values
    rows = {said(row["kpi"], draft.language): row for row in reversed(plan.kpis)}
    bars = []
    for row in target_rows(draft):
        if not isinstance(row.step, int):
            continue
        first, last = values.start(row.kpi, plan.start), values.start(row.kpi, plan.end)
        feeds = said(rows[row.kpi].get("feeds"), draft.language)
        judged: float | str = values.start(str(feeds), plan.start) if feeds else ""
        if not feeds and isinstance(first, float):
            judged = first + _DAYS_TO_JUDGE_THE_GOAL
        bars.append(
            Bar(row.kpi, row.stage, first, judged, last, row.cost if first != "" else "", nearly_first(draft, row.kpi))
        )
    return [*bars[:BARS], *[Bar()] * (BARS - len(bars))]


def _write_bars(page: Page, top: int, bars: list[Bar]) -> None:
    draft, styles = page.draft, page.styles
    headers = (
        (27, Text("KPI", "KPI")),
        (13, Text("Fase", "Stage")),
        (14, Text("Begint uiterlijk", "Starts at the latest")),
        (14, Text("Te beoordelen vanaf", "May be judged from")),
        (16, Text("Laatste dag die telt", "Last day that counts")),
        (14, Text("Geplande kosten", "Planned cost")),
    )
    for place, (width, header) in enumerate(headers, start=1):
        page.sheet.set_column(place, place, width)
        page.text(top, place, header, styles.head())
    page.sheet.set_column(7, KPIS + 2, 14)
    page.sheet.set_row(top, 32)
    date = {"num_format": day(draft.language), "align": "right"}
    first_row, last_row = top + 2, top + 1 + BARS
    for number, bar in enumerate(bars, start=1):
        down = top + number
        row = down + 1
        at = f"MATCH({number},{column_range(draft, 'step')},0)"

        def start(kpi: str, name: str) -> str:
            return f'IFERROR(FUNNEL_START({kpi},{name},{contract.KPIS.everything}),"")'

        kpis, feeds = draft.column(contract.KPIS, "kpi"), draft.column(contract.KPIS, "feeds")
        fed = f"INDEX({feeds},MATCH($B{row},{kpis},0))"
        judged = f'IF({fed}="",$D{row}+{_DAYS_TO_JUDGE_THE_GOAL},{start(fed, contract.START)})'
        cost = f'IFERROR(INDEX({column_range(draft, "cost")},{at}),"")'
        cells = (
            (f'=IFERROR(INDEX({column_range(draft, "kpi")},{at}),"")', bar.kpi, styles.calculated(bold=True)),
            (f'=IFERROR(INDEX({column_range(draft, "stage")},{at}),"")', bar.stage, styles.calculated()),
            (_if(f"$B{row}", start(f"$B{row}", contract.START)), bar.first, styles.calculated(**date)),
            (_if(f"$D{row}", f'IFERROR({judged},"")'), bar.judged, styles.calculated(**date)),
            (_if(f"$D{row}", start(f"$B{row}", contract.END)), bar.last, styles.calculated(**date)),
            (
                _if(f"$D{row}", cost),
                bar.cost,
                styles.calculated(num_format=money(draft.language, cents=False), align="right"),
            ),
        )
        for column, cell in enumerate(cells, start=1):
            page.formula(down, column, *cell)
        _write_lengths(page, down, bar, bars, f"$D${first_row}:$D${last_row}")
        write_nearly_first(page, down, bar.nearly)
        page.sheet.set_row(down, 21)
    page.no_empty_grid((first_row - 1, 1, last_row - 1, len(headers)), '$B{row}=""')
    _mark_stages(page, first_row, last_row, "C", 2)


def _if(cell: str, formula: str) -> str:
    return f'=IF({cell}="","",{formula})'


def _write_lengths(page: Page, down: int, bar: Bar, bars: list[Bar], firsts: str) -> None:
    """The bar in days, hidden behind the picture: before it, and each part that may be its own."""
    row, look = down + 1, page.styles.remark(num_format="0")
    begin = min((each.first for each in bars if isinstance(each.first, float)), default=0.0)
    before, early, late = 0.0, 0.0, 0.0
    if isinstance(bar.first, float) and isinstance(bar.last, float):
        judged = bar.judged if isinstance(bar.judged, float) else bar.first
        before = bar.first - begin
        early = min(judged, bar.last + 1) - bar.first
        late = max(bar.last + 1 - judged, 0.0)
    costs = bar.cost != ""
    lengths = (early * costs, late * costs, early * (not costs), late * (not costs))
    # No difference that comes to nothing: Excel may round one that is nearly zero.
    begins = f"MIN({firsts})"
    length = f'=IF($D{row}="",0,IF($D{row}>{begins},$D{row}-{begins},0))'
    page.formula(down, _FIRST_LENGTH, length, before, look)
    early_days = f"IF($E{row}<=$D{row},0,IF($E{row}>$F{row},$F{row}+1-$D{row},$E{row}-$D{row}))"
    late_days = f"IF($E{row}>$F{row},0,$F{row}+1-IF($E{row}>$D{row},$E{row},$D{row}))"
    for at, (days, priced) in enumerate(
        ((early_days, True), (late_days, True), (early_days, False), (late_days, False))
    ):
        wanted = f'$G{row}<>""' if priced else f'$G{row}=""'
        formula = f'=IF(OR($D{row}="",$F{row}=""),0,IF({wanted},{days},0))'
        page.formula(down, _FIRST_LENGTH + 1 + at, formula, lengths[at], look)


def _mark_stages(page: Page, first: int, last: int, letter: str, column: int) -> None:
    for at, stage in enumerate(page.draft.plan.model.stages):
        look = page.draft.book.add_format({"bg_color": shade(at).light, "font_color": shade(at).dark, "bold": True})
        rule = {"type": "formula", "criteria": f'=${letter}{first}="{page.say(stage)}"', "format": look}
        page.sheet.conditional_format(first - 1, column, last - 1, column, rule)


def _insert_bars(page: Page, top: int) -> None:
    draft, sheet = page.draft, page.sheet.get_name()
    chart = draft.book.add_chart({"type": "bar", "subtype": "stacked"})
    font = {"name": "Arial", "size": 9, "color": INK}
    categories = [sheet, top + 1, 1, top + BARS, 1]
    chart.add_series(
        {
            "name": " ",
            "categories": categories,
            "values": [sheet, top + 1, _FIRST_LENGTH, top + BARS, _FIRST_LENGTH],
            "fill": {"none": True},
            "border": {"none": True},
            "gap": 40,
        }
    )
    for at, (name, color) in enumerate(_LENGTHS, start=_FIRST_LENGTH + 1):
        chart.add_series(
            {
                "name": draft.say(name),
                "categories": categories,
                "values": [sheet, top + 1, at, top + BARS, at],
                "fill": {"color": color},
            }
        )
    title = Text("Dagen vanaf het eerste begin", "Days from the first start")
    write_title(chart, draft.say(title))
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": font, "line": {"color": GREY}})
    chart.set_x_axis(
        {
            "min": 0,
            "num_font": font,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": "#DDE1E7"}},
        }
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": 1010, "height": 28 * BARS + 45})
    description = Text(
        "Balken per KPI van de eerste tot de laatste dag: licht zolang beoordelen te vroeg is, donker daarna, oranje "
        "waar het geld kost. Dezelfde dagen staan in de tabel ernaast.",
        "Bars per KPI from the first to the last day: light while it is too early to judge, dark after that, orange "
        "where it costs money. The same days are in the table beside it.",
    )
    page.sheet.insert_chart(top, _CHART_COLUMN, chart, {"description": draft.say(description), "object_position": 2})
