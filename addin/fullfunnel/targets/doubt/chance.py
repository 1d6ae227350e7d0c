"""How likely the main goal is: with the plan for it, or with so many of one of its KPIs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.targets.doubt.held import does_not_move
from fullfunnel.targets.doubt.prospect import Prospect, prospect

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework, Kpi

_STEPS: Final = 200
_LARGEST: Final = 1e15
_HAIR: Final = 1e-12
_NUDGE: Final = 1e-6


def chance(framework: Framework, goal: float, kpi: str | None = None, volume: float | None = None) -> float:
    """The chance that the main goal is reached, 0 to 1, right to about 0.01.

    Args:
        framework: the plan.
        goal: how many of the main KPI, at least.
        kpi: with ``volume``: the plan is not the one for ``goal`` but the one that gives this KPI that target.
        volume: the target of that KPI.

    Raises:
        BadInput: the goal or volume is negative or not finite, only one of KPI and volume is there, or a span does not
            fit its rate.
        BadRate: a rate on the way to the main KPI is blank or zero.
        NotFound: the KPI is not in the plan, or has no target.
        NoAnswer: the KPI's target, or the chance, does not move with the goal.
    """
    return chance_of(prospect(framework, goal), framework.find(kpi) if kpi is not None else None, volume)


def chance_of(ahead: Prospect, kpi: Kpi | None = None, volume: float | None = None) -> float:
    """The chance that a goal is reached; see :func:`chance`."""
    if kpi is None and volume is None:
        return ahead.chance(ahead.goal)
    if kpi is None or volume is None:
        raise BadInput(
            Text(
                "Geef een KPI en een aantal, of geen van beide: FUNNEL_CHANCE(doel; framework; kpi; aantal).",
                "Give a KPI and a volume, or neither: FUNNEL_CHANCE(goal, framework, kpi, volume).",
            ),
            ahead.framework.language,
        )
    return ahead.chance(goal_for(ahead, kpi, volume))


def goal_for(ahead: Prospect, kpi: Kpi, volume: float) -> float:
    """The goal g' whose plan gives a KPI this target.

    A target grows with the goal or stays, bent where a baseline or another way on takes over: the secant rule finds it
    on one piece, and halving brings it there.

    Raises:
        BadInput: the volume is negative or not finite.
        NoAnswer: no plan, or more than one, gives this target; or the chance is the same in all.
    """
    if not math.isfinite(volume) or volume < 0:
        raise BadInput(
            Text(
                "Het aantal moet een getal van nul of meer zijn. Vul in hoeveel je er plant.",
                "The volume must be a number of zero or more. Type how many you plan.",
            ),
            ahead.framework.language,
        )
    planned = _inverse(ahead, kpi, volume)
    if planned is None:
        raise does_not_move(ahead.framework, kpi)
    nudge = max(planned, 1.0) * _NUDGE
    here = ahead.target(kpi, planned)
    hair = max(abs(volume), abs(here)) * _HAIR
    more = ahead.target(kpi, planned + nudge)
    less = ahead.target(kpi, planned - nudge) if planned > nudge else None
    if more <= here + hair or (less is not None and less >= here - hair):
        raise does_not_move(ahead.framework, kpi)
    if ahead.fed and (ahead.needed <= 0 or ahead.starts(planned) == ahead.starts(planned + nudge)):
        raise does_not_move(ahead.framework, None, enough=ahead.needed <= 0)
    return planned


def _inverse(ahead: Prospect, kpi: Kpi, volume: float) -> float | None:
    """A goal whose plan gives a KPI this target, ``None`` where there is none."""
    hair = volume * _HAIR
    low, below = 0.0, ahead.target(kpi, 0.0) - volume
    if below >= -hair:
        return low if below <= hair else None
    high = ahead.goal or 1.0
    above = ahead.target(kpi, high) - volume
    while above < 0 and high < _LARGEST:
        low, below = high, above
        high *= 4.0
        above = ahead.target(kpi, high) - volume
    if above < 0:
        return None
    for step in range(_STEPS):
        halving = step % 3 == 2  # noqa: PLR2004  # every third step, so that a bend does not hold it up
        middle = low + (high - low) * (0.5 if halving else below / (below - above))
        if min(above, -below) <= hair or not low < middle < high:
            break
        at = ahead.target(kpi, middle) - volume
        if at < 0:
            low, below = middle, at
        else:
            high, above = middle, at
    return high if above <= -below else low
