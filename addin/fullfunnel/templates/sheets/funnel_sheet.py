"""The sheet with the funnel: a bar for the target of every KPI that is a volume, first contact on top.

The bars stand on one plain scale and carry their figure, so that lengths can be compared: on a logarithmic one 280
looks near half of 18 million. A series for each stage gives the bars the colour of the stage; a bar that is not of that
stage has no length and no label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.target_sheet import TargetRow, column_range, target_rows
from fullfunnel.templates.styles import GREY, INK, LINE, NUMBER, shade

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

_SPARE: Final = 6
"""Room for KPIs that the marketeer adds."""

_FIRST_SERIES: Final = 5
_ANSWER_COLUMNS: Final = 13
_LABEL: Final = '[=0]"";#,##0'


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
    page.sheet.fit_to_pages(1, 1)
    steps = [row for row in target_rows(draft) if isinstance(row.step, int)]
    rows = steps + [TargetRow()] * _SPARE
    top = page.first_row
    for column, width, header in (
        (1, 27, Text("KPI", "KPI")),
        (2, 11, Text("Fase", "Stage")),
        (3, 14, Text("Doel", "Target")),
    ):
        page.sheet.set_column(column, column, width)
        page.text(top, column, header, page.styles.head())
    for at, stage in enumerate(draft.plan.model.stages):
        page.text(top, _FIRST_SERIES + at, stage, page.styles.head())
    last_series = _FIRST_SERIES + len(draft.plan.model.stages) - 1
    page.sheet.set_column(4, 4, 3)
    page.sheet.set_column(_FIRST_SERIES, last_series, 10, None, {"hidden": True})
    for down, row in enumerate(rows, start=top + 1):
        _write_step(page, down, row)
        page.sheet.set_row(down, 24)
    _mark_stages(page, top + 1, top + len(rows))
    page.sheet.set_row(top, 24)
    _insert_chart(page, top, len(rows))
    _write_question(page, top + len(rows) + 2)


def _write_step(page: Page, down: int, row: TargetRow) -> None:
    draft, styles = page.draft, page.styles
    at = f"MATCH(ROWS(B${page.first_row + 2}:B{down + 1}),{column_range(draft, 'step')},0)"
    shown: tuple[tuple[str, str | float, object], ...] = (
        ("kpi", row.kpi, styles.of(bold=True, align="left", indent=1, text_wrap=True)),
        ("stage", row.stage, styles.of(align="left", indent=1)),
        ("target", row.target, styles.of(num_format=NUMBER, align="right", indent=1)),
    )
    for column, (name, value, look) in enumerate(shown, start=1):
        page.formula(down, column, f'=IFERROR(INDEX({column_range(draft, name)},{at}),"")', value, look)
    for series, stage in enumerate(draft.plan.model.stages):
        column = _FIRST_SERIES + series
        cell = f"$D{down + 1}"
        formula = f"=IF(AND($C{down + 1}={letters(column)}${page.first_row + 1},ISNUMBER({cell})),{cell},0)"
        length = float(row.target) if row.stage == draft.say(stage) and row.target != "" else 0.0
        page.formula(down, column, formula, length, styles.remark(num_format=NUMBER))


def _mark_stages(page: Page, first: int, last: int) -> None:
    # Lines come with what stands in the row: room for more KPIs is no empty grid.
    line = page.draft.book.add_format({"border": 1, "border_color": LINE})
    rule = {"type": "formula", "criteria": f'=$B{first + 1}<>""', "format": line}
    page.sheet.conditional_format(first, 1, last, 3, rule)
    for at, stage in enumerate(page.draft.plan.model.stages):
        look = page.draft.book.add_format({"bg_color": shade(at).light, "font_color": shade(at).dark, "bold": True})
        rule = {"type": "formula", "criteria": f'=$C{first + 1}="{page.say(stage)}"', "format": look}
        page.sheet.conditional_format(first, 2, last, 2, rule)


def _write_question(page: Page, row: int) -> None:
    """One KPI to choose, and its calculation in words with room to read it."""
    draft, styles = page.draft, page.styles
    kpi = draft.say(_first_kpi(draft))
    page.text(row, 1, Text("Hoe komt dit doel tot stand?", "How does this target come about?"), styles.of(bold=True))
    page.sheet.merge_range(row, 2, row, 3, "", styles.typed())
    page.entry(row, 2, kpi, styles.typed())
    page.sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": f"={contract.KPI_NAMES}"})
    page.sheet.set_row(row, 22)
    last = _FIRST_SERIES + len(draft.plan.model.stages) + _ANSWER_COLUMNS
    words = styles.calculated(valign="top")
    page.sheet.merge_range(row + 1, 1, row + 1, last, "", words)
    call = f"$C${row + 1},{contract.GOAL},{contract.KPIS.everything},{contract.LANGUAGE}"
    page.formula(row + 1, 1, f'=IF($C${row + 1}="","",FUNNEL_EXPLAIN({call}))', draft.values.explanation(kpi), words)
    page.sheet.set_row(row + 1, 110)


def _first_kpi(draft: Draft) -> Text:
    return next(row["kpi"] for row in draft.plan.kpis if isinstance(row["kpi"], Text))


def _insert_chart(page: Page, top: int, rows: int) -> None:
    draft, sheet = page.draft, page.sheet.get_name()
    chart = draft.book.add_chart({"type": "bar"})
    font = {"name": "Arial", "size": 9, "color": INK}
    for at, _ in enumerate(draft.plan.model.stages):
        column = _FIRST_SERIES + at
        chart.add_series(
            {
                "name": [sheet, top, column],
                "categories": [sheet, top + 1, 1, top + rows, 1],
                "values": [sheet, top + 1, column, top + rows, column],
                "fill": {"color": shade(at).dark},
                "overlap": 100,
                "gap": 35,
                "data_labels": {"value": True, "num_format": _LABEL, "position": "outside_end", "font": font},
            }
        )
    chart.set_title(
        {
            "name": draft.say(
                Text(
                    "Doel per stap, van eerste contact naar hoofddoel",
                    "Target per step, from first contact to main goal",
                )
            ),
            "name_font": {"name": "Arial", "size": 12, "bold": True, "color": INK},
            "overlay": False,
        }
    )
    # Reversed, the first contact stands on top; the other axis then has to cross at the far end to stay at the bottom.
    chart.set_y_axis(
        {"reverse": True, "crossing": "max", "num_font": font, "line": {"color": GREY}, "major_tick_mark": "none"}
    )
    chart.set_x_axis(
        {
            "min": 0,
            "name": draft.say(Text("aantal", "number")),
            "name_font": {"name": "Arial", "size": 9, "bold": False, "color": GREY},
            "num_font": font,
            "num_format": NUMBER,
            "major_gridlines": {"visible": True, "line": {"color": "#DDE1E7"}},
        }
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.show_hidden_data()
    chart.set_size({"width": 900, "height": 32 * (rows + 1)})
    description = Text(
        "Staafdiagram met het doel van elke KPI die een aantal is, van eerste contact bovenaan tot hoofddoel "
        "onderaan. Dezelfde cijfers staan in de tabel ernaast.",
        "Bar chart with the target of every KPI that is a number, from first contact at the top to the main goal at "
        "the bottom. The same figures are in the table beside it.",
    )
    page.sheet.insert_chart(top, _FIRST_SERIES, chart, {"description": draft.say(description), "object_position": 2})
