"""TIM109: a large part of the first KPI would have to come before the first day of the campaign."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_period import last_result, period_of
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, views, visits
from fullfunnel.display import amount, both, percent
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.targets.latest_start import days_to_main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Framework, Kpi

_HALF: Final = 0.5
_HAIR: Final = 1e-6
_MUCH: Final = 0.2
"""From this part on it is more than the weeks in which a campaign gets going."""


def starts_before(plan: PlanContext) -> Iterator[Finding]:
    """One finding on the KPI that must run ahead furthest, where the goal is spread evenly over the days of the plan.

    Results that come evenly from the first day on ask for what leads to them so many days earlier. Of a KPI that runs
    ahead by d of the n days, d / n falls before the first day.
    """
    period, found = period_of(plan.fields or {}), plan.targets
    if period is None or found is None or found.goal <= 0:
        return
    result = last_result(plan)
    if result is not None and result >= period.start:
        return  # it runs: what came in says more
    framework = found.framework
    ahead = {kpi.name: days for kpi in framework.kpis if (days := _days(framework, kpi))}
    kpi = max(framework.kpis, key=lambda each: ahead.get(each.name, 0.0))
    days = ahead.get(kpi.name, 0.0)
    volume, part = found.volume(kpi.name), days / period.days
    if volume is None or part < _MUCH or days > (period.end - period.start).days + _HAIR:
        return  # nothing of it comes within the campaign: that is TIM101
    whole = math.ceil(days - _HAIR)
    try:
        total = float(found.of(kpi))
        start = period.start - timedelta(days=whole)
    except (FunnelError, OverflowError):
        return
    main, share = framework.main, both(percent, round(part, 2))
    before, all_of_it = both(amount, round(total * part)), both(amount, round(total))
    yield remark(
        RULE,
        Text(
            f"{main} zijn gelijk verdeeld vanaf {period.start.isoformat()}, en van {kpi.name} tot {main} duurt het "
            f"{whole} dagen. Van {kpi.name} valt {share.nl} ({before.nl} van {all_of_it.nl}) dus voor de eerste dag.",
            f"{main} are spread evenly from {period.start.isoformat()} on, and it takes {whole} days from "
            f"{kpi.name} to {main}. So {share.en} of {kpi.name} ({before.en} of {all_of_it.en}) falls before the "
            "first day.",
        ),
        Text(
            f"Begin met {kpi.name} op {start.isoformat()}, kies een latere eerste dag voor {main}, of reken op minder "
            "in de eerste weken.",
            f"Start {kpi.name} on {start.isoformat()}, choose a later first day for {main}, or count on less in the "
            "first weeks.",
        ),
        kpi=kpi.name,
        row=kpi.row,
        column="lag",
        words=(kpi.name,),
    )


def _days(framework: Framework, kpi: Kpi) -> float:
    try:
        return days_to_main(framework, kpi, _HALF)
    except FunnelError:
        return 0.0


_MARCH: Final = {"ffStart": "2027-03-01", "ffEnd": "2027-03-31"}

RULE: Final = rule_on_figures(
    "TIM109",
    "hint",
    title=Text("Een deel valt voor de eerste dag", "A part falls before the first day"),
    why=Text(
        "Wie vanaf dag één resultaten wil, moet eerder beginnen met wat ertoe leidt; anders loopt elk cijfer achter.",
        "If you want results from day one, start what leads to them earlier; otherwise every figure runs late.",
    ),
    check=starts_before,
    fails=Example(kpis=(LEADS, visits(lag=10), views(lag=5)), fields=_MARCH),
    passes=Example(kpis=(LEADS, visits(lag=3), views(lag=2)), fields=_MARCH),
    near_misses=(
        Example(kpis=(LEADS, visits(lag=45)), fields=_MARCH),
        Example(kpis=(LEADS, visits(lag=31)), fields=_MARCH),
        Example(kpis=(LEADS, visits(lag=10)), fields={}),
        Example(
            kpis=(LEADS, visits(lag=10)),
            fields=_MARCH,
            results=({"kpi": "Visits", "date": "2027-03-05", "value": 100},),
        ),
    ),
    needs=frozenset({"framework", "goal", "fields", "results"}),
)
