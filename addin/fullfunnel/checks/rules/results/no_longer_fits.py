"""RES103: what came in no longer fits a planned rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_results import reported_in
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.results.examples import PLAN, came
from fullfunnel.display import both, rate
from fullfunnel.language import Text
from fullfunnel.results.forecast import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.results.learning import LearntRate

_FEW: Final = 5.0
"""Fewer that should have come say nothing on a rate."""
_FAR: Final = 0.25
"""Chance rules out small differences too once volumes are large; a plan is worth changing from here on."""


def no_longer_fits(plan: PlanContext) -> Iterator[Finding]:
    """One finding per rate that is off by more than chance gives, and by a quarter or more."""
    actual = reported_in(plan)
    if actual is None:
        return
    for each in flow(actual.framework, actual).rates.values():
        if (
            each.fits
            or each.seen is None
            or each.landed * each.planned < _FEW
            or abs(each.seen - each.planned) < _FAR * each.planned
        ):
            continue
        if each.more_came:
            yield _more_came(each)
            continue
        planned, seen = both(rate, each.planned), both(rate, each.seen)
        line = each.contribution
        yield remark(
            RULE,
            Text(
                f"Van {line.kpi} naar {line.feeds} is {planned.nl} gepland, maar {seen.nl} gezien: de geplande "
                "ratio past niet meer.",
                f"From {line.kpi} to {line.feeds} {planned.en} was planned, but {seen.en} was seen: the planned "
                "rate no longer fits.",
            ),
            Text(
                "Kijk wat er anders is dan toen de ratio werd gemeten, en zet die in het framework op wat je nu ziet.",
                "See what differs from when the rate was measured, and change the rate in the framework to what you "
                "see now.",
            ),
            kpi=line.kpi,
            row=line.row,
            column="rate",
        )


def _more_came(each: LearntRate) -> Finding:
    """More than all of what has passed: no rate that anything can be set to."""
    line = each.contribution
    return remark(
        RULE,
        Text(
            f"Er kwamen meer {line.feeds} binnen dan er {line.kpi} zijn geweest. De datums van die resultaten en de "
            "vertraging in het framework kloppen niet met elkaar.",
            f"There are more {line.feeds} than {line.kpi} that could have led to them. The dates of these results "
            "and the lag in the framework do not match.",
        ),
        Text(
            "Kijk bij beide naar ‘Vanaf’ en ‘Datum’, en of de vertraging korter is. Laat de ratio staan tot dat klopt.",
            "Look at From and Date of both, and whether the lag is shorter. Leave the rate until that is right.",
        ),
        kpi=line.kpi,
        row=line.row,
        column="rate",
    )


RULE: Final = rule_on_figures(
    "RES103",
    "hint",
    title=Text("Geplande ratio past niet meer", "Planned rate no longer fits"),
    why=Text(
        "Een plan op een ratio die niet klopt, vraagt de verkeerde aantallen van elke eerdere stap.",
        "A plan with a wrong rate asks the wrong volumes of every earlier step.",
    ),
    check=no_longer_fits,
    fails=Example(kpis=PLAN, results=(came("Visits", 10_000), came("Orders", 120))),
    passes=Example(kpis=PLAN, results=(came("Visits", 10_000), came("Orders", 190))),
    near_misses=(
        Example(kpis=PLAN, results=(came("Visits", 10), came("Orders", 3))),  # so few say nothing
        Example(
            kpis=PLAN, results=(came("Visits", 1_000_000), came("Orders", 21_000))
        ),  # off, and too little to matter
        Example(kpis=PLAN, results=(came("Orders", 120),)),
    ),
    needs=frozenset({"framework", "results"}),
)
