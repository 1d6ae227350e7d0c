"""The weekly pace on the dashboard: the main KPI in total, planned and actual, as a table with a chart of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.typed.dates import serial
from fullfunnel.language import Text
from fullfunnel.templates.page import letters
from fullfunnel.templates.styles import INK, NUMBER, day, shade

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.templates.page import Page

WEEKS: Final = 14
"""Weeks that there is room for."""


def _at(row: int, column: int) -> str:
    return f"${letters(column)}${row + 1}"


def write_weeks(page: Page, top: int, left: int, progress: Callable[[str], str], main_row: str) -> None:
    """Writes the block with its top left cell at ``top`` and ``left``.

    Args:
        page: the sheet.
        top: the row of its headers.
        left: the column of its dates.
        progress: the call that gives the standings up to the day in a cell.
        main_row: which row of these the main KPI has.
    """
    draft, looks = page.draft, page.styles
    heads = (Text("Week tot en met", "Week up to"), Text("Gepland", "Planned"), Text("Werkelijk", "Actual"))
    for at, head in enumerate(heads):
        page.text(top, left + at, head, looks.head())
    review = draft.values.review
    weeks = [] if review is None else review.weeks
    dates = looks.calculated(num_format=day(draft.language), align="left")
    figure = looks.calculated(num_format=NUMBER, align="right")
    start, end = contract.START, contract.END
    results = draft.column(contract.RESULTS, "date")
    for down in range(1, WEEKS + 1):
        week = weeks[down - 1] if down <= len(weeks) else None
        above, here = _at(top + down - 1, left), _at(top + down, left)
        if down == 1:
            # The first Sunday: Monday is the day that leaves 2 when divided by 7.
            last = f'=IF(OR({start}="",{end}=""),"",MIN({end},{start}+7-WEEKDAY({start},2)))'
        else:
            last = f'=IF({above}="","",IF({above}>={end},"",MIN({end},{above}+7)))'
        page.formula(top + down, left, last, "" if week is None else serial(week.last), dates)
        call = progress(here)
        due = f'=IF({here}="","",IFERROR(INDEX({call},{main_row}+1,3),""))'
        page.formula(top + down, left + 1, due, "" if week is None else week.planned, figure)
        has_come = f"{here}>MAX({results})"
        came = f'=IF({here}="","",IF({has_come},"",IFERROR(INDEX({call},{main_row}+1,4),"")))'
        actual = None if week is None else week.actual
        page.formula(top + down, left + 2, came, "" if actual is None else actual, figure)
    _write_chart(page, top, left)


def _write_chart(page: Page, top: int, left: int) -> None:
    """All rows of the table, also those that dates typed later will fill."""
    draft, sheet = page.draft, page.sheet.get_name()
    # Columns for both: an empty text has no height, where a line would fall to zero.
    chart = draft.book.add_chart({"type": "column"})
    last = top + WEEKS
    for at, look in ((1, {"fill": {"color": "#BBD3EA"}, "gap": 60}), (2, {"fill": {"color": shade(0).dark}})):
        chart.add_series(
            {
                "name": [sheet, top, left + at],
                "categories": [sheet, top + 1, left, last, left],
                "values": [sheet, top + 1, left + at, last, left + at],
                **look,
            }
        )
    title = draft.say(Text("Hoofd-KPI opgeteld, per week", "Main KPI in total, by week"))
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}})
    chart.set_legend({"position": "bottom"})
    grid = {"visible": True, "line": {"color": "#C9CFD8"}}
    chart.set_y_axis({"min": 0, "num_format": NUMBER, "major_gridlines": grid})
    chart.set_x_axis({"num_format": "d mmm", "text_axis": True})
    chart.set_size({"width": 830, "height": 310})
    shown = Text("Gepland en werkelijk per week, opgeteld", "Planned and actual by week, in total")
    page.sheet.insert_chart(top, left + 4, chart, {"description": draft.say(shown)})
