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

    from fullfunnel.results.review import Review
    from fullfunnel.templates.page import Page

WEEKS: Final = 14
"""Weeks that there is room for: of a longer campaign those around the last results."""
_SO_FAR: Final = 10
"""Of those, the weeks up to the last results."""
HIDDEN: Final = 12
"""A hidden column of the sheet: here for the day up to which there are results."""
_SOME: Final = Text(
    "Er passen veertien weken: dit zijn die rond de laatste resultaten. Alle weken staan in het rapport.",
    "There is room for fourteen weeks: these are around the last results. The report has all of them.",
)


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
    weeks, before = ([], 0) if review is None else (review.weeks, _weeks_before(review))
    dates = looks.calculated(num_format=day(draft.language), align="left")
    figure = looks.calculated(num_format=NUMBER, align="right")
    start, end = contract.START, contract.END
    results = draft.column(contract.RESULTS, "date")
    # A cell of its own, so that what is added to it is known to be a whole number of days.
    until = _at(top, HIDDEN)
    latest = f'=IF({contract.AS_OF}="",MAX({start},MAX({results})),MAX({start},{contract.AS_OF}))'
    page.formula(top, HIDDEN, latest, _latest(page), dates)
    # The Sundays of the first week, of the last results and of the end: Monday is the first day of a week.
    first, reached, final = (f"{each}+7-WEEKDAY({each},2)" for each in (start, until, end))
    shown = f"MAX({first},MIN({final}-{7 * (WEEKS - 1)},{reached}-{7 * (_SO_FAR - 1)}))"
    for down in range(1, WEEKS + 1):
        week = weeks[before + down - 1] if before + down <= len(weeks) else None
        above, here = _at(top + down - 1, left), _at(top + down, left)
        if down == 1:
            last = f'=IF(OR({start}="",{end}=""),"",MIN({end},{shown}))'
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
    said = page.say(_SOME)
    formula = f'=IF(OR({start}="",{end}=""),"",IF({final}-({first})>{7 * (WEEKS - 1)},"{said}",""))'
    page.formula(top + WEEKS + 1, left, formula, said if len(weeks) > WEEKS else "", looks.remark())
    _write_chart(page, top, left)


def _latest(page: Page) -> float:
    """The later one of the start and the last results, as the number of a date."""
    plan, review = page.draft.plan, page.draft.values.review
    days = [plan.start, None if review is None else review.day]
    return float(max((serial(each) for each in days if each is not None), default=0))


def _weeks_before(review: Review) -> int:
    """How many weeks of the campaign come before those that are shown."""
    if len(review.weeks) <= WEEKS:
        return 0
    day, last = review.day, review.weeks[0].last
    reached = 0 if day is None else max(-((last - day).days // 7), 0)
    return max(0, min(len(review.weeks) - WEEKS, reached + 1 - _SO_FAR))


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
