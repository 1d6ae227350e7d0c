"""A plan as Excel keeps it, and what a run over it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.xlsx.factories import content_of, save, seen_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fullfunnel.recalc.outcome import Regenerated

PART = "xl/worksheets/sheet1.xml"
OLD, NEW = 1_000, 1_200
NA, DIV = ExcelError("#N/A"), ExcelError("#DIV/0!")
Cells = dict[str, Any]
"""By cell: a value, or a formula with what Excel showed for it."""

# 1,200 leads need 40,000 visits at 3%, and those 4,000,000 impressions at 1%.
KPIS: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate"],
    ["Leads", "Do", None, None],
    ["Visits", "Think", "Leads", 0.03],
    ["Impressions", "See", "Visits", 0.01],
]


def plan(
    path: Path, formulas: dict[str, tuple[str, Any]], *, goal: Any = 1200, names: dict[str, str] | None = None
) -> Path:
    """A plan as Excel keeps it: a table, names, formulas with the values that were shown last (XlsxWriter)."""
    book = xlsxwriter.Workbook(path)
    book.set_calc_mode("auto")
    page = book.add_worksheet("Plan")
    page.write("F1", goal)
    page.add_table("A3:D6", {"name": "ffKpis", "columns": [{"header": h} for h in KPIS[0]], "data": KPIS[1:]})
    book.define_name("ffGoal", "=Plan!$F$1")
    for name, text in (names or {}).items():
        book.define_name(name, text)
    for address, (formula, value) in formulas.items():
        page.write_formula(address, formula, None, value)
    book.close()
    return saved_by_excel(path)


def saved_by_excel(path: Path) -> Path:
    """The same without the request to evaluate all on opening, which XlsxWriter makes and Excel does not."""
    content = content_of(path)
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    return save(path, content)


def target(kpi: str, goal: str = "ffGoal", framework: str = "ffKpis[#All]") -> str:
    return f'=FUNNEL_TARGET("{kpi}",{goal},{framework})'


def changes(outcome: Regenerated) -> dict[str, Any]:
    return {change.cell: change.new for change in outcome.changed}


def left(outcome: Regenerated) -> dict[str, str]:
    return {one.cell: one.reason.en for one in outcome.left}


def workbook(
    path: Path, cells: Cells, *, goal: float = NEW, shown: float = OLD, names: Mapping[str, str] | None = None
) -> Path:
    """A plan in which the goal was raised: H1, the target of Visits, shows the old one; each order takes one visit."""
    book = xlsxwriter.Workbook(path)
    book.set_calc_mode("auto")
    page = book.add_worksheet("S")
    for row, values in enumerate((["KPI", "Feeds", "Rate"], ["Orders"], ["Visits", "Orders", 1])):
        page.write_row(row, 13, values)
    page.write("G1", goal)
    page.write_formula("H1", '=FUNNEL_TARGET("Visits",G1,N1:P3)', None, shown)
    for name, text in (names or {}).items():
        book.define_name(name, text)
    for cell, content in cells.items():
        if isinstance(content, tuple):
            page.write_formula(cell, content[0], None, content[1])
        else:
            page.write(cell, content)
    book.close()
    return saved_by_excel(path)


def after(path: Path, cell: str = "J1") -> object:
    """What a cell shows after the run; ``left`` where it was left for Excel, and then what it showed still stands."""
    before = seen_in(path, "S").get(cell)
    outcome = regenerate(path)
    assert outcome.refused is None
    if cell in left(outcome):
        assert seen_in(path, "S").get(cell) == before
        return "left"
    return seen_in(path, "S").get(cell)
