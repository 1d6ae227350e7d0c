"""KPI108: an own target that is the need rounded down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.plan.rule_on_figures import rule_on_figures
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.display import amount, both
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.plan_sheet import PlanSheet


def rounded_down(plan: PlanSheet) -> Iterator[Finding]:
    """One finding per own target that is the need, rounded down."""
    if plan.targets is None:
        return
    for kpi in plan.targets.framework.kpis:
        volume = plan.targets.volume(kpi.name)
        if volume is None or kpi.own_target is None or volume.basis != "own":
            continue
        need, own = float(volume.need), kpi.own_target
        if own < need < own + 1:
            exact, typed = both(amount, need), both(amount, own)
            yield remark(
                RULE,
                Text(
                    f"Je doel voor {kpi.name} is {typed.nl}, terwijl {exact.nl} nodig is: naar beneden afgerond "
                    f"haal je het hoofddoel net niet.",
                    f"Your target for {kpi.name} is {typed.en}, while {exact.en} is needed: rounded down you "
                    f"just miss the main goal.",
                ),
                Text(f"Rond naar boven af: {amount(own + 1, 'nl')}.", f"Round up: {amount(own + 1, 'en')}."),
                kpi=kpi.name,
                row=kpi.row,
                column="own_target",
                words=(kpi.name, typed.say(plan.language)),
            )


RULE: Final = rule_on_figures(
    "KPI108",
    "hint",
    title=Text("Doel naar beneden afgerond", "Target rounded down"),
    why=Text("Naar beneden afronden mist het hoofddoel.", "Rounding down misses the main goal."),
    check=rounded_down,
    fails=Example(
        kpis=(
            {"kpi": "Leads"},
            {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.03, "own_target": 33333},
        ),
        goal=1000,
    ),
    passes=Example(
        kpis=(
            {"kpi": "Leads"},
            {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.03, "own_target": 33334},
        ),
        goal=1000,
    ),
)
