"""TIM105: the plan reaches its goal less often than not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import both, percent, target
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.targets.doubt.prospect import Prospect, prospect
from fullfunnel.targets.doubt.range import planned_range

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets

_CLEARLY_BELOW_HALF: Final = 0.45
"""A plan that is made for its goal reaches it about half of the time: 47% says no more than that."""
_SURE: Final = 0.8
_LEVEL: Final = 2 * _SURE - 1
"""The level of the range whose upper end has that chance."""


def goal_in_doubt(found: Targets) -> list[Finding]:
    """One finding where the chance of the goal is clearly below half."""
    goal = float(found.goal)
    try:
        ahead = prospect(found.framework, goal)
        chance = ahead.chance(goal)
    except FunnelError:
        return []
    return [_finding(ahead, chance)] if chance < _CLEARLY_BELOW_HALF else []


def _finding(ahead: Prospect, chance: float) -> Finding:
    main, goal = ahead.main, both(target, ahead.goal)
    likely = both(percent, round(chance, 2))
    return remark(
        RULE,
        Text(
            f"Met dit plan haal je {goal.nl} {main.name} met een kans van {likely.nl}.",
            f"This plan reaches {goal.en} {main.name} with a chance of {likely.en}.",
        ),
        _advice(ahead),
        kpi=main.name,
        row=main.row,
    )


def _advice(ahead: Prospect) -> Text:
    sure = both(percent, _SURE)
    try:
        planned = planned_range(ahead, _LEVEL)[1]
        volume, start = max((ahead.target(ahead.framework.by_name[name], planned), name) for name in ahead.flow.roots)
    except FunnelError:
        return Text(
            f"Een kans van {sure.nl} kan zo niet: een KPI met een eigen doel, of aandelen onder 100%, houden het "
            "plan klein. Verhoog die of verlaag het hoofddoel.",
            f"A chance of {sure.en} is not possible like this: a KPI with a target of its own, or shares below "
            "100%, keep the plan small. Raise those or lower the main goal.",
        )
    enough, many = both(target, planned), both(target, volume)
    return Text(
        f"Voor een kans van {sure.nl} plan je voor {enough.nl} {ahead.main.name}: dat vraagt {many.nl} {start}. Kan "
        "dat niet, verlaag dan het hoofddoel.",
        f"For a chance of {sure.en}, plan for {enough.en} {ahead.main.name}: that takes {many.en} {start}. If that "
        "cannot be done, lower the main goal.",
    )


RULE: Final = rule_on_figures(
    "TIM105",
    "warning",
    title=Text("Het hoofddoel is onwaarschijnlijk", "The main goal is unlikely"),
    why=Text(
        "Plan je voor precies het doel, dan haal je dat ongeveer de helft van de keren. Is de kans duidelijk lager, "
        "dan valt een ratio eerder lager uit dan hoger, of is er te weinig gepland.",
        "If you plan for exactly the goal, you reach it about half of the time. If the chance is clearly lower, a "
        "rate is more likely to turn out lower than higher, or too little is planned.",
    ),
    check=OnTargets(goal_in_doubt),
    fails=Example(kpis=(LEADS, visits(rate_low=0.01, rate_high=0.06))),
    passes=Example(kpis=(LEADS, visits(rate_low=0.03, rate_high=0.08))),
    # An own target, a cap or a part without a feeder that keeps the goal out of reach is what to put right first.
    gives_way_to=frozenset({"KPI101", "KPI103", "KPI104"}),
    near_misses=(
        Example(kpis=(LEADS, visits(n=40))),
        Example(kpis=(LEADS, visits()), goal=15),
        Example(kpis=({**LEADS, "baseline": 300}, visits(n=2000))),
    ),
)
