"""What a plain sum over the results counts twice: a day's total, and the channels that it is the total of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fullfunnel.framework import schema as contract

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft


def counted_twice(draft: Draft, column: Literal["value", "cost"], met: str = "1") -> str:
    """The formula of what rows of channels say of days for which the same KPI has a row without a channel.

    Such a row is the total of its days, so what the channels say of them is part of it, as
    :mod:`fullfunnel.results.reported.actuals` counts. Looked up row by row only where there are rows of both kinds.

    Args:
        draft: the workbook that is written.
        column: the column of the results that is added up.
        met: which rows of the results count, 1 or 0 a row.
    """
    figures, kpi, of, date, since = (
        draft.column(contract.RESULTS, each) for each in (column, "kpi", "channel", "date", "from")
    )
    total = f'{kpi},{kpi},{of},"",{figures},"<>"'
    on_the_day = f'COUNTIFS({total},{since},"",{date},{date})'
    within = f'COUNTIFS({total},{since},"<="&{date},{date},">="&{date})'
    both = f'SUMPRODUCT(({of}="")*({kpi}<>""))*COUNTIF({of},"?*")'
    return f'IF({both}=0,0,SUMPRODUCT(({of}<>"")*({met})*({on_the_day}+{within}>0),{figures}))'
