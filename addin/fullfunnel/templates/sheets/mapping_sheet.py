"""The sheet that says which campaign and metric of a platform counts for which KPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.styles import GREY
from fullfunnel.templates.table import Column, write_table

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft

_SPARE_ROWS: Final = 20


def write_mapping(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.MAPPING,
        Text(
            "Waar de cijfers van een platform voor tellen: campagne en meetwaarde naar KPI, fase en kanaal. Je zegt "
            "het één keer.",
            "What the figures of a platform count for: campaign and metric to KPI, stage and channel. You say it once.",
        ),
        GREY,
        figures=False,
    )
    write_table(
        page,
        contract.MAPPING,
        {
            "source": Column(26, {}),
            "campaign": Column(34, {"bold": True}),
            "metric": Column(20, {}),
            "kpi": Column(30, {}, f"={contract.KPI_NAMES}"),
            "stage": Column(14, {}),
            "channel": Column(22, {}),
        },
        _SPARE_ROWS,
    )
