"""Every number on the Dashboard, in the report and from Python is the same number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fullfunnel as ff
from fullfunnel.display import number
from fullfunnel.functions import FUNCTIONS
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.report.page import as_html
from fullfunnel.report.writing import report_of
from fullfunnel.xlsx.reading import open_book, rows_of_names, rows_of_tables
from tests.templates.opened import cells

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
STANDINGS = range(14, 27)
"""The rows of the Dashboard with a KPI of the example."""


def dashboard(path: Path) -> dict[str, object]:
    return {cell.place: cell.value for cell in cells(path.read_bytes()) if cell.sheet == "Dashboard"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_dashboard_report_cells_and_python_say_the_same(language: Language) -> None:
    path = TEMPLATES / f"treinpakkers.{language}.xlsx"
    shown = dashboard(path)
    review = ff.read_plan(path).review()
    page = as_html(report_of(path))
    in_report = [float(each) for each in re.findall(r'data-value="([^"]+)"', page)]
    book = open_book(path)
    tables, names = rows_of_tables(book), rows_of_names(book)
    whole = tables["ffKpis"], tables["ffResults"], None, names["ffStart"], names["ffEnd"]
    in_cells = FUNCTIONS["FUNNEL_PROGRESS"](names["ffGoal"], *whole)
    assert isinstance(in_cells, list)
    for row, each, cell in zip(STANDINGS, review.standings, in_cells[1:], strict=True):
        assert shown[f"B{row}"] == each.kpi.name == cell[0]
        for column, figure, of_cell in zip(
            "CDEF", (each.target, each.by_now, each.actual, each.difference), cell[1:], strict=False
        ):
            assert of_cell == ("" if figure is None else figure)
            if figure is None:
                assert not shown.get(f"{column}{row}")
            else:
                assert shown[f"{column}{row}"] == pytest.approx(figure, rel=1e-14)
                assert figure in in_report
    assert review.ahead is not None
    assert FUNCTIONS["FUNNEL_FORECAST"](names["ffMainKpi"], *whole) == [list(review.ahead)]
    for place, figure in zip(("C9", "C10", "C11"), review.ahead, strict=True):
        assert shown[place] == pytest.approx(figure, rel=1e-14)
        assert number(figure, language) in page
    losses = [[each.kpi.name, each.shortfall, each.lost] for each in review.bottleneck.worst_first]
    assert FUNCTIONS["FUNNEL_BOTTLENECK"](names["ffGoal"], *whole) == losses
    for row, (name, shortfall, lost) in enumerate(losses[:5], start=6):
        assert shown[f"I{row}"] == name
        assert shown[f"J{row}"] == pytest.approx(shortfall, rel=1e-14)
        assert shown[f"K{row}"] == pytest.approx(lost, rel=1e-14)
        assert lost in in_report
    for row, week in enumerate(review.weeks, start=32):
        assert shown[f"C{row}"] == pytest.approx(week.planned, rel=1e-14)
        if week.actual is not None:
            assert shown[f"D{row}"] == pytest.approx(week.actual, rel=1e-14)
