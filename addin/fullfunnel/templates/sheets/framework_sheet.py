"""The sheet with the KPI framework itself: pure input, so that every function elsewhere can refer to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.plan import SCENARIO_RATES
from fullfunnel.templates.sheets.column_notes import KPI_NOTE
from fullfunnel.templates.sheets.unread import WORDS
from fullfunnel.templates.styles import INK, NUMBER, OPEN, RATE, SHARE, shade, unit_price
from fullfunnel.templates.table import Column, cell, mark_unknown_stages, write_table

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.list_sheet import Lists
    from fullfunnel.templates.table import Placed

SPARE_ROWS: Final = 6
_PRINTED: Final = 70
"""The scale in percent at which both halves fit on A4."""


def write_framework(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.FRAMEWORK,
        Text(
            "Eén rij per KPI: in welke fase, waaraan de KPI bijdraagt en met welke ratio. Alles hier typ je zelf; "
            "de doelen staan op het volgende blad.",
            "One row per KPI: in which stage, what it leads to and at what rate. Everything here is typed by you; the "
            "targets are on the next sheet.",
        ),
        INK,
        title=Text("KPI-framework", "KPI framework"),
    )
    name = {"bold": True}
    figure = {"num_format": NUMBER, "align": "right"}
    kpis = f"={contract.KPI_NAMES}"
    placed = write_table(
        page,
        contract.KPIS,
        {
            "kpi": Column(27, name, lists.catalogue),
            "stage": Column(11, {}, lists.stages),
            "role": Column(11, {}, lists.roles, strict=True),
            "unit": Column(15, {}),
            "feeds": Column(27, {}, kpis),
            "rate": Column(9, {"num_format": RATE, "align": "right"}, figure=True, words=WORDS["rate"]),
            "share": Column(10, {"num_format": SHARE, "align": "right"}, figure=True, most=1, words=WORDS["share"]),
            "baseline": Column(11, figure, figure=True, words=WORDS["baseline"]),
            "pool": Column(12, {}, lists.pools, strict=True),
            "lag": Column(12, {"num_format": "@", "align": "right"}, figure=True, words=WORDS["lag"]),
            "n": Column(10, figure, figure=True),
            "cap": Column(13, figure, figure=True, words=WORDS["cap"]),
            "unit_cost": Column(10, {"num_format": unit_price(draft.language), "align": "right"}, figure=True),
            "per": Column(9, figure, figure=True),
            "formula": Column(27, {}),
            "own_target": Column(12, figure, figure=True, words=WORDS["own_target"]),
            **dict.fromkeys(SCENARIO_RATES, Column(9, {"num_format": RATE, "align": "right"}, figure=True)),
            "note": Column(46, {"font_color": INK}),
        },
        SPARE_ROWS,
        {**SCENARIO_RATES, "note": KPI_NOTE},
    )
    draft.book.define_name(contract.KPI_NAMES, f"={draft.column(contract.KPIS, 'kpi')}")
    page.on_two_pages(placed.left + list(contract.KPIS.columns).index("lag"), _PRINTED)
    _mark_stages(page, placed)
    mark_unknown_stages(page, placed, contract.KPIS)
    _mark_open_rates(page, placed)


def _mark_stages(page: Page, placed: Placed) -> None:
    """Each stage in its own colour, following what is typed."""
    column = placed.left + list(contract.KPIS.columns).index("stage")
    first = cell(placed, contract.KPIS, "stage")
    for at, stage in enumerate(page.draft.plan.model.stages):
        look = page.draft.book.add_format({"bg_color": shade(at).light, "font_color": shade(at).dark, "bold": True})
        page.sheet.conditional_format(
            placed.top + 1,
            column,
            placed.bottom,
            column,
            {"type": "formula", "criteria": f'={first}="{page.say(stage)}"', "format": look},
        )


def _mark_open_rates(page: Page, placed: Placed) -> None:
    """A contribution without a rate stands out: nothing above it can be calculated."""
    column = placed.left + list(contract.KPIS.columns).index("rate")
    feeds, rate = cell(placed, contract.KPIS, "feeds"), cell(placed, contract.KPIS, "rate")
    look = page.draft.book.add_format({"bg_color": OPEN})
    page.sheet.conditional_format(
        placed.top + 1,
        column,
        placed.bottom,
        column,
        {"type": "formula", "criteria": f'=AND({feeds}<>"",{rate}="")', "format": look},
    )
