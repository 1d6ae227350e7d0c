"""The sheet with the funnel: a bar for the target of every KPI that is a volume, first contact on top.

The bars stand on one plain scale, each on the row of its KPI with its figure in front, so that lengths can be compared:
on a logarithmic one 280 looks near half of 18 million. A row without a KPI has no bar and no lines, so the funnel is as
long as the plan makes it. A series for each stage gives the bars the colour of the stage; a bar that is not of that
stage has no length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.target_sheet import ROWS, TargetRow, column_range, target_rows
from fullfunnel.templates.styles import INK, NUMBER, shade

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

_CHART: Final = 4
_FIRST_SERIES: Final = 6
"""A column stays free between what is printed and the hidden ones: LibreOffice prints ### for the first of these."""
_NO_BAR: Final = -1
"""Below the start of the scale: a bar of length zero would still show as a hair."""
_CHART_WIDTH: Final = 36
_ROW: Final = 15
"""The height of a row in points, the same for each: that is how bars and rows stand side by side."""


def write_funnel(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.FUNNEL,
        Text(
            "Van eerste contact naar hoofddoel: zoveel heb je er in elke stap van nodig.",
            "From first contact to the main goal: this is how many you need at every step.",
        ),
        INK,
        title=Text("De funnel in doelen", "The funnel in targets"),
    )
    page.sheet.set_portrait()
    page.sheet.fit_to_pages(1, 1)
    steps = sorted((row for row in target_rows(draft) if isinstance(row.step, int)), key=lambda row: row.step)
    rows = steps + [TargetRow()] * (ROWS - len(steps))
    _write_question(page, page.first_row)
    top = _top(page)
    for column, width, header in (
        (1, 46, Text("KPI", "KPI")),
        (2, 11, Text("Fase", "Stage")),
        (3, 14, Text("Doel", "Target")),
        (_CHART, _CHART_WIDTH, Text("Vergeleken", "Compared")),
    ):
        page.sheet.set_column(column, column, width)
        page.text(top, column, header, page.styles.head())
    for at, stage in enumerate(draft.plan.model.stages):
        page.text(top, _FIRST_SERIES + at, stage, page.styles.head())
    last_series = _FIRST_SERIES + len(draft.plan.model.stages) - 1
    page.sheet.set_column(_FIRST_SERIES, last_series, 10, None, {"hidden": True})
    for down, row in enumerate(rows, start=top + 1):
        _write_step(page, down, row)
        page.sheet.set_row(down, _ROW)
    _mark_stages(page, top + 1, top + len(rows))
    page.sheet.set_row(top, 24)
    _insert_chart(page, top, len(rows))
    page.sheet.print_area(0, 0, top + len(rows), _CHART)


def _top(page: Page) -> int:
    return page.first_row + 3


def _write_step(page: Page, down: int, row: TargetRow) -> None:
    draft, styles = page.draft, page.styles
    at = f"MATCH(ROWS(B${_top(page) + 2}:B{down + 1}),{column_range(draft, 'step')},0)"
    shown: tuple[tuple[str, str | float, object], ...] = (
        ("kpi", row.kpi, styles.calculated(bold=True, font_size=9, text_wrap=False, shrink=True)),
        ("stage", row.stage, styles.calculated()),
        ("target", row.target, styles.calculated(num_format=NUMBER, align="right")),
    )
    for column, (name, value, look) in enumerate(shown, start=1):
        page.formula(down, column, f'=IFERROR(INDEX({column_range(draft, name)},{at}),"")', value, look)
    for series, stage in enumerate(draft.plan.model.stages):
        column = _FIRST_SERIES + series
        cell = f"$D{down + 1}"
        formula = f"=IF(AND($C{down + 1}={letters(column)}${_top(page) + 1},ISNUMBER({cell})),{cell},{_NO_BAR})"
        length = float(row.target) if row.stage == draft.say(stage) and row.target != "" else float(_NO_BAR)
        page.formula(down, column, formula, length, styles.remark(num_format=NUMBER))


def _mark_stages(page: Page, first: int, last: int) -> None:
    page.no_empty_grid((first, 1, last, 3), '$B{row}=""')
    for at, stage in enumerate(page.draft.plan.model.stages):
        look = page.draft.book.add_format({"bg_color": shade(at).light, "font_color": shade(at).dark, "bold": True})
        rule = {"type": "formula", "criteria": f'=$C{first + 1}="{page.say(stage)}"', "format": look}
        page.sheet.conditional_format(first, 2, last, 2, rule)


def _write_question(page: Page, row: int) -> None:
    """One KPI to choose, and its calculation in words with room to read it."""
    draft, styles = page.draft, page.styles
    kpi = draft.say(_first_kpi(draft))
    page.text(row, 1, Text("Hoe komt dit doel tot stand?", "How does this target come about?"), styles.of(bold=True))
    page.sheet.merge_range(row, 2, row, _CHART, "", styles.typed())
    page.entry(row, 2, kpi, styles.typed())
    page.sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": f"={contract.KPI_NAMES}"})
    page.sheet.set_row(row, 22)
    words = styles.calculated(valign="top")
    page.sheet.merge_range(row + 1, 1, row + 1, _CHART, "", words)
    call = f"$C${row + 1},{contract.GOAL},{contract.KPIS.everything},{contract.LANGUAGE}"
    page.formula(row + 1, 1, f'=IF($C${row + 1}="","",FUNNEL_EXPLAIN({call}))', draft.values.explanation(kpi), words)
    page.sheet.set_row(row + 1, 96)


def _first_kpi(draft: Draft) -> Text:
    return next(row["kpi"] for row in draft.plan.kpis if isinstance(row["kpi"], Text))


def _insert_chart(page: Page, top: int, rows: int) -> None:
    draft, sheet = page.draft, page.sheet.get_name()
    chart = draft.book.add_chart({"type": "bar"})
    for at, _ in enumerate(draft.plan.model.stages):
        column = _FIRST_SERIES + at
        chart.add_series(
            {
                "name": [sheet, top, column],
                "categories": [sheet, top + 1, 1, top + rows, 1],
                "values": [sheet, top + 1, column, top + rows, column],
                "fill": {"color": shade(at).dark},
                "border": {"none": True},
                "overlap": 100,
                "gap": 40,
            }
        )
    chart.set_title({"none": True})
    # Reversed, the first contact stands on top. The rows beside it are its labels, so it has no axes of its own.
    chart.set_y_axis({"reverse": True, "visible": False})
    chart.set_x_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"layout": {"x": 0.0, "y": 0.0, "width": 0.98, "height": 1.0}})
    chart.show_hidden_data()
    chart.set_size({"width": 7 * _CHART_WIDTH, "height": _ROW * 4 // 3 * rows})
    description = Text(
        "Staafdiagram met het doel van elke KPI die een aantal is, van eerste contact bovenaan tot hoofddoel "
        "onderaan. Dezelfde cijfers staan in de tabel ernaast.",
        "Bar chart with the target of every KPI that is a number, from first contact at the top to the main goal at "
        "the bottom. The same figures are in the table beside it.",
    )
    page.sheet.insert_chart(top + 1, _CHART, chart, {"description": draft.say(description), "object_position": 1})
