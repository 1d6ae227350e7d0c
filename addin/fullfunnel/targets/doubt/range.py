"""The volumes between which it is decided whether the main goal is reached."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.targets.doubt.flow import there_already
from fullfunnel.targets.doubt.held import does_not_move, likely_already
from fullfunnel.targets.doubt.prospect import Prospect, prospect
from fullfunnel.targets.doubt.special import normal_score

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework, Kpi

LEVEL: Final = 0.8
"""The level where none is asked for: one in ten below, one in ten above."""
_STEPS: Final = 80
_LONGEST: Final = 2.0
"""A step is at most a factor e^2."""
_FARTHEST: Final = 35.0
"""No plan is more than e^35 times the goal."""
_CHANGE: Final = 8.0
"""From one step to the next the slope changes by at most this: where nothing moves yet, steps get longer."""
_NARROWEST: Final = 1e-3
_CLOSE: Final = 8e-3
"""So close, one more step of the secant is right to a hair and needs no look."""
_LEAST: Final = 1e-12
_SAME: Final = 1e-9


def volume_range(framework: Framework, goal: float, kpi: str, level: float = LEVEL) -> tuple[float, float]:
    """The targets of a KPI in the plans with which the goal is reached with a small and with a large chance.

    Args:
        framework: the plan.
        goal: how many of the main KPI, at least.
        kpi: the KPI whose volume is asked.
        level: the part between both chances: 0.8 gives the plans with a chance of 10% and of 90%.

    Returns:
        Low (the small chance) and high, unrounded, in the unit of the KPI. Right to about 1% or one unit.

    Raises:
        BadInput: the goal is negative or not finite, the level is not between 0 and 1, or a span does not fit its rate.
        BadRate: a rate on the way to the main KPI is blank or zero.
        NotFound: the KPI is not in the plan, or has no target.
        NoAnswer: the KPI's target, or the chance, does not move with the goal.
    """
    ahead = prospect(framework, goal)
    return range_of(ahead, framework.find(kpi), planned_range(ahead, level))


def range_of(ahead: Prospect, kpi: Kpi, planned: tuple[float, float]) -> tuple[float, float]:
    """The targets of a KPI in the plans for two goals; see :func:`planned_range`.

    Raises:
        NoAnswer: they are the same.
    """
    low, high = (ahead.target(kpi, each) for each in planned)
    if abs(high - low) <= _SAME * max(abs(low), abs(high)):
        raise does_not_move(ahead.framework, kpi)
    return low, high


def planned_range(ahead: Prospect, level: float = LEVEL) -> tuple[float, float]:
    """The goals to plan for, so that the goal that counts is reached with a small and with a large chance.

    Raises:
        BadInput: the level is not between 0 and 1.
        NoAnswer: the chance does not get that small, or that large, whatever is planned for.
    """
    if not 0.0 < level < 1.0:
        raise BadInput(
            Text(
                "Het niveau moet tussen 0% en 100% liggen, bijvoorbeeld 80%.",
                "The level must lie between 0% and 100%, for instance 80%.",
            ),
            ahead.framework.language,
        )
    small = (1.0 - level) / 2.0
    moves = ahead.fed and ahead.starts(ahead.goal) != ahead.starts(2.0 * ahead.goal)
    if ahead.needed <= 0 or not moves:
        raise does_not_move(ahead.framework, None, enough=ahead.fed and ahead.needed <= 0)
    least = ahead.chance(0.0)
    if least >= small:
        raise likely_already(ahead.framework, least, small)
    origin = math.log(max(ahead.goal - there_already(ahead.main), 0.5))
    known = _score(ahead, origin)
    score = normal_score(small)
    return _planned(ahead, score, origin, known), _planned(ahead, -score, origin, known)


def _planned(ahead: Prospect, wanted: float, at: float, score: float) -> float:
    """The goal to plan for with which the chance has this normal score, on which it is nearly straight in log g'."""
    slope = 1.0 / max(ahead.outlook.spread, _NARROWEST)
    low, high = -math.inf, math.inf
    start = at
    for _ in range(_STEPS):
        if score < wanted:
            low = at
        else:
            high = at
        onward = at + max(min((wanted - score) / slope, _LONGEST), -_LONGEST)
        if not low < onward < high:
            onward = (low + high) / 2.0 if math.isfinite(low) and math.isfinite(high) else 2.0 * at - start
        if abs(score - wanted) < _CLOSE or abs(onward - at) < _SAME:
            return _goal(ahead, onward)
        if abs(onward - start) > _FARTHEST:
            break
        before, last = at, score
        at = onward
        score = _score(ahead, at)
        steep = (score - last) / (at - before)
        slope = min(max(steep, slope / _CHANGE), slope * _CHANGE)
    raise does_not_move(ahead.framework, None)


def _goal(ahead: Prospect, at: float) -> float:
    return there_already(ahead.main) + math.exp(at)


def _score(ahead: Prospect, at: float) -> float:
    return normal_score(min(max(ahead.chance(_goal(ahead, at)), _LEAST), 1.0 - _LEAST))
