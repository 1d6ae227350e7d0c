"""The budget as lines that can move, each with what was spent and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name
from fullfunnel.results.money import converting_stages
from fullfunnel.results.proposal import Line

if TYPE_CHECKING:
    from fullfunnel.framework.budget import Budget, BudgetLine
    from fullfunnel.results.actuals import Actuals
    from fullfunnel.results.forecast import Flow


def lines_of(budget: Budget, actual: Actuals, flow: Flow) -> list[Line]:
    """A line for each stage and channel: what is budgeted for activation, what was spent, what came of it.

    Results are those of the main KPI that the channel reports; a channel that reports none is not told apart. A line
    whose items are all locked is locked; what is locked of another stays out of it.
    """
    groups: dict[tuple[str, str], list[BudgetLine]] = {}
    for line in budget.lines:
        if line.kind in {"activation", None} and line.amount > 0:
            groups.setdefault((same_name(line.stage), same_name(line.channel)), []).append(line)
    judged = {same_name(stage) for stage in converting_stages(actual.framework)}
    found = []
    for (stage, channel), items in groups.items():
        first = items[0]
        free = [item for item in items if not item.locked]
        spent, mature = _spent(actual, flow, stage, channel)
        all_of_it = sum(item.amount for item in items)
        amount = sum(item.amount for item in (free or items))
        part = amount / all_of_it if all_of_it else 1.0
        found.append(
            Line(
                name=" · ".join(filter(None, (first.stage, first.channel or first.item))),
                stage=first.stage,
                amount=amount,
                spent=spent * part,
                results=_results(actual, channel, part) if stage in judged else None,
                mature=mature,
                locked=not free,
                judged=stage in judged,
            )
        )
    return found


def _spent(actual: Actuals, flow: Flow, stage: str, channel: str) -> tuple[float, float]:
    """What was spent in a stage and channel, and the part of it that is older than the lag to the main KPI."""
    spent = mature = 0.0
    for kpi in actual.framework.kpis:
        measured = actual.of(kpi.name)
        if same_name(kpi.stage) != stage or measured.cost is None:
            continue
        costs = [each.cost for each in measured.channels if same_name(each.name) == channel and each.cost is not None]
        if not costs and not measured.channels and same_name(kpi.channel) == channel:
            costs = [measured.cost]
        cost = float(sum(costs))
        spent += cost
        days = _days_to_main(flow, kpi.name)
        whole = sum(value for _, value in measured.spent)
        if actual.day is not None and whole:
            old = sum(value for day, value in measured.spent if actual.day.toordinal() - day >= days)
            mature += cost * old / whole
    return max(spent, 0.0), (mature / spent if spent > 0 else 1.0)


def _days_to_main(flow: Flow, kpi: str) -> float:
    """The longest way to the main KPI in days, by the middle of every spread."""
    if kpi == flow.framework.main:
        return 0.0
    ways = [way for way in flow.framework.feeding[kpi] if way in flow.ways_into(way.feeds)]
    return max(((way.lag.days if way.lag else 0.0) + _days_to_main(flow, way.feeds) for way in ways), default=0.0)


def _results(actual: Actuals, channel: str, part: float) -> float | None:
    main = actual.of(actual.framework.main)
    found = [each.value for each in main.channels if same_name(each.name) == channel and each.value is not None]
    return float(sum(found)) * part if found else None
