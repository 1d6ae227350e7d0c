"""TIM110: a campaign that ends so many years after it starts that the year must be a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_period import period_of
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_A_YEAR: Final = 365.2425
_MOST: Final = 3
"""Years. A plan by stages with a goal of its own is made for a season or a year, now and then for two."""


def years_on(plan: PlanContext) -> Iterator[Finding]:
    """One finding where the last day is more than three years after the first."""
    period = period_of(plan.fields or {})
    if period is None or period.days <= _MOST * _A_YEAR + 1:
        return
    years, first, last = round(period.days / _A_YEAR), period.start.isoformat(), period.end.isoformat()
    yield remark(
        RULE,
        Text(
            f"De campagne loopt van {first} tot en met {last}: dat is {years} jaar.",
            f"The campaign runs from {first} to {last}: that is {years} years.",
        ),
        Text(
            "Kijk het jaar van de laatste dag na. Klopt het, maak dan een plan per jaar.",
            "Check the year of the last day. If it is right, make a plan for each year.",
        ),
        words=(last,),
        item="ffEnd",
        table="plan",
    )


RULE: Final = rule_on_figures(
    "TIM110",
    "hint",
    title=Text("De campagne duurt jaren", "The campaign takes years"),
    why=Text(
        "Een verkeerd jaar smeert doelen en budget uit over weken waarin niets gebeurt.",
        "A wrong year spreads targets and budget over weeks in which nothing happens.",
    ),
    check=years_on,
    fails=Example(kpis=KPIS, fields={"ffStart": "2027-01-04", "ffEnd": "2037-06-04"}),
    passes=Example(kpis=KPIS, fields={"ffStart": "2027-01-04", "ffEnd": "2027-06-04"}),
    near_misses=(
        Example(kpis=KPIS, fields={"ffStart": "2027-01-01", "ffEnd": "2029-12-31"}),
        Example(kpis=KPIS, fields={"ffStart": "2027-01-04", "ffEnd": None}),
    ),
    needs=frozenset({"fields"}),
)
