"""How the figure of a KPI is shown: as what it counts, whatever is typed as its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.templates.currencies import in_unit
from fullfunnel.templates.page import letters

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


def mark_rows(page: Page, cells: tuple[int, int, int, int], units: int) -> None:
    """Shows the figures of a row as its first one asks for: an amount, however small, is no percentage.

    Args:
        page: the page.
        cells: from the first to the last cell, rows and columns from 0; the first column decides.
        units: the column with the unit of every row.
    """
    first, unit = (f"${letters(column)}{cells[0] + 1}" for column in (cells[1], units))
    small = ((f"{first}<1", "0.0%"), (f"{first}<100", "0.00"))  # a ratio, and figures whose decimals count
    for criteria, shown in (*in_unit(unit, page.draft.language), *small):
        rule = {
            "type": "formula",
            "criteria": f"=AND(ISNUMBER({first}),{criteria})",
            "format": page.draft.book.add_format({"num_format": shown}),
            "stop_if_true": True,
        }
        page.sheet.conditional_format(*cells, rule)


def figures_in(page: Page, cell: str, unit: str) -> list[tuple[str, str]]:
    """When a figure is shown how: in its currency, as a percentage, with decimals where it is no whole number."""
    return [
        *((f"AND(ISNUMBER({cell}),{is_money})", figure) for is_money, figure in in_unit(unit, page.draft.language)),
        (f"AND(ISNUMBER({cell}),{cell}>0,{cell}<1)", "0.0%"),
        (f"AND(ISNUMBER({cell}),{cell}<>INT({cell}))", "#,##0.00"),
    ]
