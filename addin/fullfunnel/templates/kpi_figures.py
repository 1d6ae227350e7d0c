"""How the figure of a KPI is shown: as what it counts, whatever is typed as its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.templates.currencies import in_unit

if TYPE_CHECKING:
    from fullfunnel.templates.page import Page


def mark_figures(page: Page, cells: tuple[int, int, int, int], cell: str, unit: str) -> None:
    """Shows figures as what their KPI counts.

    Args:
        page: the page.
        cells: from the first to the last cell, rows and columns from 0.
        cell: the first of them, for formulas.
        unit: the cell with its unit.
    """
    for criteria, figure in figures_in(page, cell, unit):
        look = page.draft.book.add_format({"num_format": figure})
        page.sheet.conditional_format(*cells, {"type": "formula", "criteria": f"={criteria}", "format": look})


def figures_in(page: Page, cell: str, unit: str) -> list[tuple[str, str]]:
    """When a figure is shown how: in its currency, as a percentage, with decimals where it is no whole number."""
    return [
        *((f"AND(ISNUMBER({cell}),{is_money})", figure) for is_money, figure in in_unit(unit, page.draft.language)),
        (f"AND(ISNUMBER({cell}),{cell}>0,{cell}<1)", "0.0%"),
        (f"AND(ISNUMBER({cell}),{cell}<>INT({cell}))", "#,##0.00"),
    ]
