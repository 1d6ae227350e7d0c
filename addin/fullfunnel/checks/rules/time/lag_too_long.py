"""TIM101: what starts now becomes a result after the campaign has ended."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_period import last_result, period_of
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, views, visits
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.targets.latest_start import days_to_main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Framework, Kpi

_HAIR: Final = 1e-6
"""In days: the middle of a spread of 3-300 is 30 days, not more for the last digit."""
_HALF: Final = 0.5
"""A spread is too long when half of what starts comes too late."""


def lag_too_long(plan: PlanContext) -> Iterator[Finding]:
    """One finding per KPI whose way to the main KPI is the first to take longer than what is left of the campaign."""
    period = period_of(plan.fields or {})
    if plan.targets is None or period is None:
        return
    result = last_result(plan)
    started = result is not None and result >= period.start
    since = result if started and result is not None else period.start
    left = (period.end - since).days
    if started and left <= 0:
        return  # the campaign is over: nothing starts any more
    framework = plan.targets.framework
    days = {kpi.name: _days(framework, kpi) for kpi in framework.kpis}
    for kpi in framework.kpis:
        own = days[kpi.name]
        if own is None or own <= left + _HAIR:
            continue
        onward = [days[line.feeds] for line in framework.feeding[kpi.name]]
        if any(after is not None and after > left + _HAIR for after in onward):
            continue  # said at the KPI further on
        found = _finding(framework, kpi, math.ceil(own - _HAIR), left, since)
        yield found.model_copy(update={"severity": "hint"}) if started else found


def _days(framework: Framework, kpi: Kpi) -> float | None:
    try:
        return days_to_main(framework, kpi, _HALF)
    except FunnelError:
        return None


def _finding(framework: Framework, kpi: Kpi, days: int, left: int, since: date) -> Finding:
    line = framework.feeding[kpi.name][0]
    return remark(
        RULE,
        Text(
            f"Van {kpi.name} tot {framework.main} duurt het {days} dagen, maar vanaf {since.isoformat()} heeft de "
            f"campagne er nog maar {left}. Wat je dan start, levert op de laatste dag nog geen resultaat op.",
            f"It takes {days} days from {kpi.name} to {framework.main}, but from {since.isoformat()} the campaign has "
            f"only {left} left. What you start then gives no result yet on the last day.",
        ),
        Text(
            f"Begin eerder met {kpi.name}, laat de campagne langer lopen, of tel de resultaten tot na de laatste dag. "
            "FUNNEL_START geeft de laatste startdag.",
            f"Start {kpi.name} earlier, let the campaign run longer, or count results until after the last day. "
            "FUNNEL_START gives the latest day to start.",
        ),
        kpi=kpi.name,
        row=line.row,
        column="lag",
    )


_MARCH: Final = {"ffStart": "2027-03-01", "ffEnd": "2027-03-31"}

RULE: Final = rule_on_figures(
    "TIM101",
    "warning",
    title=Text("Vertraging langer dan de campagne", "Lag longer than the campaign"),
    why=Text(
        "Wie na de laatste dag pas koopt, telt niet mee in dit resultaat. Dat komt het vaakst doordat een stap te laat "
        "begint.",
        "People who buy after the last day do not count in this result. Most often this is because a step starts "
        "too late.",
    ),
    check=lag_too_long,
    fails=Example(kpis=(LEADS, visits(lag=45), views(lag=5)), fields=_MARCH),
    passes=Example(kpis=(LEADS, visits(lag=14), views(lag=5)), fields=_MARCH),
    near_misses=(
        Example(kpis=(LEADS, visits(lag="7-30"), views(lag=5)), fields=_MARCH),
        Example(kpis=(LEADS, visits(lag=30)), fields=_MARCH),
        Example(kpis=(LEADS, visits(lag=45)), fields={}),
    ),
)
