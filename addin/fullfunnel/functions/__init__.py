"""The FUNNEL_ functions as a spreadsheet cell calls them: thin, without a rule of their own.

Ranges come with their header row, in whatever form the host gives a range. A function returns a number, a text or
rows of cells to spill. What cannot be answered raises a :class:`~fullfunnel.errors.FunnelError`; the host turns it into
the Excel error that it names (``error.excel``) and shows the sentence where it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.functions.registry import CellFunctions
from fullfunnel.functions.signatures import MODULES
from fullfunnel.lazy_names import lazy_names

if TYPE_CHECKING:
    from fullfunnel.functions.checks import funnel_checks, funnel_mismatch
    from fullfunnel.functions.costs import funnel_allowable, funnel_goal, funnel_max_cpa
    from fullfunnel.functions.doubt import funnel_chance, funnel_range
    from fullfunnel.functions.phasing import funnel_start, funnel_weeks
    from fullfunnel.functions.results import (
        funnel_bottleneck,
        funnel_compare,
        funnel_forecast,
        funnel_progress,
        funnel_status,
    )
    from fullfunnel.functions.targets import funnel_explain, funnel_target, funnel_targets

__all__ = [
    "FUNCTIONS",
    "funnel_allowable",
    "funnel_bottleneck",
    "funnel_chance",
    "funnel_checks",
    "funnel_compare",
    "funnel_explain",
    "funnel_forecast",
    "funnel_goal",
    "funnel_max_cpa",
    "funnel_mismatch",
    "funnel_progress",
    "funnel_range",
    "funnel_start",
    "funnel_status",
    "funnel_target",
    "funnel_targets",
    "funnel_weeks",
]

FUNCTIONS: Final = CellFunctions()
"""Every function by the name it has in a cell, in the order of the signatures. One is loaded when it is asked for."""

__getattr__ = lazy_names(__name__, {name.lower(): module for name, module in MODULES.items()})
