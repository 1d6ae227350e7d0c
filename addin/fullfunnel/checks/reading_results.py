"""What was reported of the KPIs of a plan, as far as its table of results can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import FunnelError
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.results import read_results

if TYPE_CHECKING:
    from fullfunnel.checks.context import PlanContext
    from fullfunnel.results.reported.actuals import Actuals


def reported_in(plan: PlanContext) -> Actuals | None:
    """What was reported; ``None`` without a framework, without results, or where the table cannot be read."""
    rows = plan.tables.get("ffResults")
    found = plan.any_targets
    if rows is None or found is None:
        return None
    try:
        results = read_results(rows)
    except FunnelError:
        return None
    return actuals(found.framework, results) if results.rows else None
