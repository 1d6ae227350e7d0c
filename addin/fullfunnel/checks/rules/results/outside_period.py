"""RES102: results dated after the last day of the campaign, or before anything was due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_period import period_of
from fullfunnel.checks.reading_results import reported_in
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.results.examples import PLAN, came
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_LONG: Final = 365
"""Days before the start from which a result is another campaign's: no lag is that long."""


def outside_period(plan: PlanContext) -> Iterator[Finding]:
    """One finding per KPI with results after the end, or a year and more before the start."""
    found, period = reported_in(plan), period_of(plan.fields or {})
    if found is None or period is None:
        return
    start, end = period.start.toordinal(), period.end.toordinal()
    for name, measured in found.measured.items():
        late = sum(span.value - span.until(end) for span in measured.spans)
        early = sum(span.until(start - _LONG - 1) for span in measured.spans)
        if late or early:
            yield _finding(name, measured.series[-1 if late else 0].day, period.end, late=bool(late))


def _finding(kpi: str, day: int, end: dt.date, *, late: bool) -> Finding:
    date = dt.date.fromordinal(day).isoformat()
    what = (
        Text(
            f"{kpi} heeft resultaten op {date}, na de laatste dag van de campagne ({end.isoformat()}). Ze tellen mee.",
            f"{kpi} has results on {date}, after the last day of the campaign ({end.isoformat()}). They count.",
        )
        if late
        else Text(
            f"{kpi} heeft resultaten op {date}, meer dan een jaar voor de start. Ze tellen mee.",
            f"{kpi} has results on {date}, more than a year before the start. They count.",
        )
    )
    advice = Text(
        "Horen ze bij een andere campagne, haal ze dan weg; kloppen ze, zet dan de einddatum goed.",
        "If they belong to another campaign, remove them; if they are right, correct the end date.",
    )
    return remark(RULE, what, advice, kpi=kpi, table="ffResults")


_MARCH: Final = {"ffStart": "2027-03-01", "ffEnd": "2027-03-31"}
RULE: Final = rule_on_figures(
    "RES102",
    "hint",
    title=Text("Resultaten buiten de campagne", "Results outside the campaign"),
    why=Text(
        "Resultaten van na de laatste dag, of van lang ervoor, laten een plan beter lijken dan het was.",
        "Results from after the last day, or from long before, make a plan look better than it was.",
    ),
    check=outside_period,
    fails=Example(kpis=PLAN, results=(came("Orders", 20, "2027-04-09"),), fields=_MARCH),
    passes=Example(kpis=PLAN, results=(came("Orders", 20, "2027-03-09"),), fields=_MARCH),
    near_misses=(
        # What feeds a sale may well come before the start.
        Example(kpis=PLAN, results=(came("Visits", 20, "2027-02-20"),), fields=_MARCH),
        Example(kpis=PLAN, results=(came("Orders", 20, "2027-04-09"),), fields={}),
    ),
    needs=frozenset({"framework", "results", "fields"}),
)
