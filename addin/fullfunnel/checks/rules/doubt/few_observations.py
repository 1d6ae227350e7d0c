"""TIM106: so few observations behind a rate that nobody knows how much is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import amount, both, target
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.targets.doubt.prospect import prospect
from fullfunnel.targets.doubt.range import planned_range, range_of
from fullfunnel.targets.doubt.rates import Observed

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets
    from fullfunnel.targets.doubt.flow import Edge
    from fullfunnel.targets.doubt.outlook import Outlook

_WIDE: Final = 3.0
"""A range whose upper end is this many times its lower one helps nobody to plan."""


def few_observations(found: Targets) -> list[Finding]:
    """One finding, on the rate with most of the doubt, where that doubt makes the range of volumes too wide."""
    goal = float(found.goal)
    try:
        ahead = prospect(found.framework, goal)
        worst = _worst(ahead.outlook)
        if worst is None:
            return []
        planned = planned_range(ahead)
        low, high = range_of(ahead, found.framework.by_name[worst.kpi], planned)
    except FunnelError:
        return []
    return [_finding(found, worst, low, high)] if high >= _WIDE * low > 0 else []


def _worst(ahead: Outlook) -> Edge | None:
    """The contribution with most of the doubt, where it is its observations that leave it and not chance itself."""
    if not ahead.doubts or max(ahead.doubts) <= ahead.noise:
        return None
    factor = ahead.factors[ahead.doubts.index(max(ahead.doubts))]
    doubtful = [(edge.rate.log_cumulants()[1], edge) for edge in factor.edges if isinstance(edge.rate, Observed)]
    return max(doubtful, key=lambda each: each[0])[1] if doubtful else None


def _finding(found: Targets, edge: Edge, low: float, high: float) -> Finding:
    goal, seen = both(target, float(found.goal)), both(amount, edge.contribution.n or 0.0)
    least, most, times = both(target, low), both(target, high), both(amount, round(high / low, 1))
    main, line = found.framework.main, f"{edge.kpi} → {edge.feeds}"
    return remark(
        RULE,
        Text(
            f"De ratio {line} is gebaseerd op {seen.nl} waarnemingen. Daardoor kun je voor {goal.nl} {main} "
            f"{least.nl} {edge.kpi} nodig hebben, maar ook {most.nl}: een factor {times.nl} verschil.",
            f"The rate {line} is based on {seen.en} observations. So {goal.en} {main} may need as few as {least.en} "
            f"{edge.kpi} or as many as {most.en}: a factor of {times.en}.",
        ),
        Text(
            "Begin klein en tel mee: met vier keer zoveel waarnemingen is de onzekerheid ongeveer half zo groot. Of "
            "neem de ratio van een eerdere campagne met meer waarnemingen.",
            "Start small and count: with four times as many observations the doubt is about half as large. Or take the "
            "rate of an earlier campaign with more observations.",
        ),
        kpi=edge.kpi,
        row=edge.contribution.row,
        column="n",
    )


RULE: Final = rule_on_figures(
    "TIM106",
    "warning",
    title=Text("Te weinig waarnemingen om op te plannen", "Too few observations to plan on"),
    why=Text(
        "Een ratio uit een handvol waarnemingen kan in het echt twee keer zo hoog of half zo hoog zijn. Het budget dat "
        "daarop rust, is een gok.",
        "A rate from a handful of observations may really be twice or half of what was seen. The budget that rests on "
        "it is a guess.",
    ),
    check=OnTargets(few_observations),
    fails=Example(kpis=(LEADS, visits(n=60))),
    passes=Example(kpis=(LEADS, visits(n=1000))),
    near_misses=(
        Example(kpis=(LEADS, visits(n=1000)), goal=2),
        Example(kpis=(LEADS, visits(rate=0.5, n=60))),
        Example(kpis=(LEADS, visits())),
    ),
)
