"""KPI104: a target above the most there is: the reachable base, the audience."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import amount, both, number, target
from fullfunnel.language import Text
from fullfunnel.targets.caps import goal_under_caps, goal_with_caps, over_cap

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets
    from fullfunnel.targets.network import Volume

_COUNTED: Final = 10
"""Below this a goal is shown with its decimals: a goal of 0.9 is not one of 0."""
_HAIR: Final = 1e-9


def above_cap(found: Targets) -> list[Finding]:
    """One finding per KPI whose target is above its cap, with what the plan still brings under all caps."""
    over = over_cap(found)
    if not over:
        return []
    fits, brings = goal_under_caps(found.framework, found.goal), goal_with_caps(found)
    others = fits is not None and brings > float(fits) * (1 + _HAIR)
    together = brings if len(over) > 1 else None
    return [
        _finding(found, volume, None if fits is None else goal_with_caps(found, name), others=others, together=together)
        for name in over
        if (volume := found.volume(name)) is not None
    ]


def _finding(found: Targets, volume: Volume, fits: float | None, *, others: bool, together: float | None) -> Finding:
    wanted, most = both(target, float(volume.target)), both(number, volume.kpi.cap or 0.0)
    name, main = volume.kpi.name, found.framework.main
    if volume.basis == "own" or fits is None:
        advice = Text(
            f"Verlaag het doel voor {name} tot {most.nl}, of kijk na of het plafond klopt.",
            f"Lower the target for {name} to {most.en}, or check whether the cap is right.",
        )
    else:
        goal, alone = _rounded_down(fits), Text("dit plafond", "this cap")
        stay = Text(" De andere routes blijven dan op plan.", " The other routes then stay as planned.")
        if together is not None:
            alone, all_of_them = Text("dit plafond alleen", "this cap alone"), _rounded_down(together)
            stay = Text(
                f" Met alle plafonds samen zijn het er {all_of_them.nl}.",
                f" Under all caps together it is {all_of_them.en}.",
            )
        elif not others:
            stay = Text("", "")
        advice = Text(
            f"Met {alone.nl} haal je hooguit {goal.nl} {main}.{stay.nl} Verbeter anders de ratio's, of voeg een "
            f"route toe die niet langs {name} gaat.",
            f"With {alone.en}, {goal.en} {main} is the most you can reach.{stay.en} Otherwise improve the rates, or "
            f"add a route that does not go through {name}.",
        )
    return remark(
        RULE,
        Text(
            f"Je hebt {wanted.nl} {name} nodig, maar het plafond is {most.nl}.",
            f"You need {wanted.en} {name}, but the cap is {most.en}.",
        ),
        advice,
        kpi=name,
        row=volume.kpi.row,
        column="cap",
    )


def _rounded_down(goal: float) -> Text:
    """A goal that fits: one that was rounded up would not."""
    return both(amount, math.floor(goal * (1 + 1e-12)) if goal >= _COUNTED else goal)


RULE: Final = rule_on_figures(
    "KPI104",
    "error",
    title=Text("Doel boven wat er is", "Target above what there is"),
    why=Text("Meer mensen dan er zijn, kun je niet bereiken.", "You cannot reach more people than there are."),
    check=OnTargets(above_cap),
    fails=Example(kpis=(LEADS, visits(cap=10_000))),
    passes=Example(kpis=(LEADS, visits(cap=20_000))),
    near_misses=(Example(kpis=(LEADS, visits(cap=20_000.4))),),
)
