"""The budget as lines that can move, each with what was spent and what came of it."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import NotFound
from fullfunnel.framework.names import same_name
from fullfunnel.results.spending.money import converting_stages
from fullfunnel.results.spending.proposal import Line
from fullfunnel.targets.latest_start import days_to_main

if TYPE_CHECKING:
    from fullfunnel.framework.budget import Budget, BudgetLine
    from fullfunnel.framework.framework import Kpi
    from fullfunnel.results.reported.actuals import Actuals

_MIDDLE: Final = 0.5


def lines_of(budget: Budget, actual: Actuals) -> list[Line]:
    """A line for each stage and channel: what is budgeted for activation, what was spent, what came of it.

    Results are those of the main KPI that the channel reports; a channel that reports none is not judged. A line
    whose items are all locked is locked; what is locked of another stays out of it.
    """
    groups: dict[tuple[str, str], list[BudgetLine]] = {}
    for line in budget.lines:
        if line.kind in {"activation", None} and line.amount > 0:
            groups.setdefault((same_name(line.stage), same_name(line.channel)), []).append(line)
    judged = {same_name(stage) for stage in converting_stages(actual.framework)}
    found: list[Line] = []
    names: set[str] = set()
    for (stage, channel), items in groups.items():
        first = items[0]
        free = [item for item in items if not item.locked]
        spent, mature = _spent(actual, stage, channel)
        all_of_it = sum(item.amount for item in items)
        amount = sum(item.amount for item in (free or items))
        part = amount / all_of_it if all_of_it else 1.0
        found.append(
            Line(
                name=_named(first, names),
                stage=first.stage,
                amount=amount,
                spent=spent * part,
                results=_results(actual, channel, part) if stage in judged else None,
                mature=mature,
                locked=not free,
                ceiling=_ceiling(actual, stage, channel),
                judged=stage in judged,
            )
        )
    return found


def _named(line: BudgetLine, taken: set[str]) -> str:
    """What a line is called: an item without a channel may have the name of a channel, and then gets a number."""
    name = " · ".join(filter(None, (line.stage, line.channel or line.item)))
    spelled = next(each for at in itertools.count(1) if (each := name if at == 1 else f"{name} ({at})") not in taken)
    taken.add(spelled)
    return spelled


def _spent(actual: Actuals, stage: str, channel: str) -> tuple[float, float]:
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
        days = _days_to_main(actual, kpi)
        whole = sum(span.value for span in measured.paid)
        if actual.day is not None and whole:
            old = sum(span.until(math.floor(actual.day.toordinal() - days)) for span in measured.paid)
            mature += cost * old / whole
    return max(spent, 0.0), (mature / spent if spent > 0 else 1.0)


def _ceiling(actual: Actuals, stage: str, channel: str) -> float | None:
    """The part of its cap that a line has reached, by its KPI that is nearest to it."""
    found = [
        came / kpi.cap
        for kpi in actual.framework.kpis
        if kpi.cap
        and same_name(kpi.stage) == stage
        and (came := _of_channel(actual, kpi, channel)) is not None
        and not actual.of(kpi.name).is_upper_bound
    ]
    return max(found, default=None)


def _of_channel(actual: Actuals, kpi: Kpi, channel: str) -> float | None:
    """What was reported of a KPI that is of one channel alone; ``None`` where it is of several, or of another."""
    measured = actual.of(kpi.name)
    named = {same_name(each.name) for each in measured.channels} or {same_name(kpi.channel)}
    return measured.value if channel and named == {channel} else None


def _days_to_main(actual: Actuals, kpi: Kpi) -> float:
    """How many days half of a KPI needs on its slowest way; what leads nowhere has no days to wait for."""
    try:
        return days_to_main(actual.framework, kpi, _MIDDLE)
    except NotFound:
        return 0.0


def _results(actual: Actuals, channel: str, part: float) -> float | None:
    main = actual.of(actual.framework.main)
    found = [each.value for each in main.channels if same_name(each.name) == channel and each.value is not None]
    return float(sum(found)) * part if found else None
