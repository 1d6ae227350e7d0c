"""The sheet with what came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.sheets.unread import write_results_sentence
from fullfunnel.templates.styles import NUMBER, day, money, shade
from fullfunnel.templates.table import Column, write_table

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft

_SPARE_ROWS: Final = 20


def write_results(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.RESULTS,
        Text(
            "Wat er binnenkwam, per dag of week, KPI en kanaal. Begin klein, leer van de cijfers, schuif met budget.",
            "What came in, by day or week, KPI and channel. Start small, learn from the figures, move budget.",
        ),
        shade(3).dark,
    )
    write_table(
        page,
        contract.RESULTS,
        {
            "date": Column(15, {"num_format": day(draft.language), "align": "left"}),
            "from": Column(15, {"num_format": day(draft.language), "align": "left"}),
            "kpi": Column(30, {}, f"={contract.KPI_NAMES}"),
            "channel": Column(22, {}),
            "value": Column(14, {"num_format": NUMBER, "align": "right"}, figure=True),
            "cost": Column(14, {"num_format": money(draft.language), "align": "right"}, figure=True),
            "source": Column(30, {}),
        },
        _SPARE_ROWS,
    )
    write_results_sentence(page)
