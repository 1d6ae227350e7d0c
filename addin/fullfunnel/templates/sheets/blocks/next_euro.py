"""What the next person costs: the curve of a KPI with a cap, on the sheet of the channels.

One typed name, the rest follows from the plan: so many reached for so much money is one point on the curve, and the cap
is its ceiling. The multiples of the plan's money below it are the table behind the chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.results.spending.next_euro import planned_ceilings
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.target_sheet import column_range
from fullfunnel.templates.styles import INK, NUMBER, SHARE, money, shade, unit_price

if TYPE_CHECKING:
    from fullfunnel.results.spending.next_euro import NextEuro
    from fullfunnel.templates.page import Draft, Page

STEPS: Final = 9
"""From nothing to twice the plan's money, a quarter at a time."""
_HEADS: Final = (
    Text("Besteding", "Spend"),
    Text("Bereikt", "Reached"),
    Text("Rechte lijn", "Straight line"),
    Text("Plafond", "Cap"),
)


def write_next_euro(page: Page, top: int, left: int) -> None:
    """Writes the block with its top left cell at ``top`` and ``left``."""
    draft, looks = page.draft, page.styles
    found = _of_plan(draft)
    title = Text(
        "Wat de volgende kost (typ een KPI met een plafond)", "What the next one costs (type a KPI with a cap)"
    )
    page.sheet.merge_range(top, left, top, left + len(_HEADS) - 1, "", looks.head())
    page.text(top, left, title, looks.head())
    name, cap, reached, spent, average, part = (f"${letters(left + 2)}${top + 2 + at}" for at in range(6))
    page.entry(top + 1, left + 2, None if found is None else found.name, looks.typed())
    page.sheet.merge_range(top + 1, left, top + 1, left + 1, "", looks.label())
    page.text(top + 1, left, Text("KPI", "KPI"), looks.label())
    names = column_range(draft, "kpi")

    def looked_up(column: str) -> str:
        return f"INDEX({column_range(draft, column)},MATCH({name},{names},0))"

    typed, feeds = draft.column(contract.KPIS, "kpi"), draft.column(contract.KPIS, "feeds")
    caps = draft.column(contract.KPIS, "cap")
    # What the KPI costs itself, else what the KPIs that feed it cost.
    fed = f"SUMPRODUCT(({feeds}={name})*SUMIFS({column_range(draft, 'cost')},{names},{typed}))"
    own = f"SUMIFS({column_range(draft, 'cost')},{names},{name})"
    euros, small = money(draft.language, cents=False), unit_price(draft.language)
    found_cap = f"INDEX({caps},MATCH({name},{typed},0))"
    lines: tuple[tuple[Text, str, float | None, str], ...] = (
        (
            Text("Plafond", "Cap"),
            found_cap,
            None if found is None else found.cap,
            NUMBER,
        ),
        (
            Text("Bereikt volgens plan", "Reached by plan"),
            looked_up("exact"),
            None if found is None else found.results,
            NUMBER,
        ),
        (
            Text("Kost volgens plan", "Costs by plan"),
            f"IF({own}>0,{own},{fed})",
            None if found is None else found.money,
            euros,
        ),
        (
            Text("Gemiddeld per stuk", "Average each"),
            f"{spent}/{reached}",
            None if found is None else found.average,
            small,
        ),
        (
            Text("Deel van het plafond", "Part of the cap"),
            f"{reached}/{cap}",
            None if found is None else found.results / (found.cap or 1.0),
            SHARE,
        ),
        (
            Text("De volgende kost minstens", "The next one costs at least"),
            f'IF({part}>=1,"",-{average}*{part}/((1-{part})*LN(1-{part})))',
            None if found is None else found.least,
            small,
        ),
    )
    for down, (label, formula, value, shown) in enumerate(lines, start=top + 2):
        page.sheet.merge_range(down, left, down, left + 1, "", looks.label())
        page.text(down, left, label, looks.label())
        look = looks.calculated(num_format=shown, align="right")
        # The ceiling itself waits for what was typed in the plan: it must not read its own cell.
        known = found_cap if formula == found_cap else cap
        guarded = f'=IF({name}="","",IFERROR(IF({known}="","",{formula}),""))'
        page.formula(down, left + 2, guarded, "" if value is None else value, look)
    table = top + 9
    for at, head in enumerate(_HEADS):
        page.text(table, left + at, head, looks.head())
    for step in range(STEPS):
        times, down = step / 4, table + 1 + step
        brings = None if found is None else found.brings(times)[0]
        curve = f"IF({part}>=1,MIN({cap},{reached}*{times}),{cap}*(1-POWER(1-{part},{times})))"
        cells: tuple[tuple[str, float | None, str], ...] = (
            (f"{spent}*{times}", None if found is None else found.money * times, euros),
            (curve, brings, NUMBER),
            (f"{reached}*{times}", None if found is None else found.results * times, NUMBER),
            (f"{cap}", None if found is None else found.cap, NUMBER),
        )
        for at, (formula, value, shown) in enumerate(cells):
            look = looks.calculated(num_format=shown, align="right")
            guarded = f'=IF({part}="","",IFERROR({formula},""))'
            page.formula(down, left + at, guarded, "" if value is None else value, look)
    _write_chart(page, table, left)


def _of_plan(draft: Draft) -> NextEuro | None:
    """The first KPI with a cap, as the plan has it; ``None`` for a plan without one."""
    review = draft.values.review
    found = [] if review is None else planned_ceilings(review.pace)
    return found[0] if found else None


def _write_chart(page: Page, table: int, left: int) -> None:
    draft, sheet = page.draft, page.sheet.get_name()
    chart = draft.book.add_chart({"type": "scatter", "subtype": "straight"})
    looks = ((1, shade(0).dark, "solid"), (2, "#55606E", "dash"), (3, INK, "round_dot"))
    for at, color, dash in looks:
        chart.add_series(
            {
                "name": [sheet, table, left + at],
                "categories": [sheet, table + 1, left, table + STEPS, left],
                "values": [sheet, table + 1, left + at, table + STEPS, left + at],
                "line": {"color": color, "width": 2.25, "dash_type": dash},
            }
        )
    title = draft.say(Text("Wat meer geld oplevert, met het plafond", "What more money brings, with the cap"))
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}})
    chart.set_legend({"position": "bottom"})
    grid = {"visible": True, "line": {"color": "#C9CFD8"}}
    chart.set_y_axis({"min": 0, "num_format": NUMBER, "major_gridlines": grid})
    chart.set_x_axis({"min": 0, "num_format": NUMBER, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 450, "height": 400})
    page.sheet.insert_chart(table - 9, left + len(_HEADS), chart, {"description": title})
