"""How much of a KPI's planned volume comes through each way that leads to it, for one goal.

Most shares do not depend on the goal (see :mod:`fullfunnel.framework.shares`). Two kinds do:

- beside a share ``rest`` a capped row with a blank share takes all it can up to its cap; the rest follows from that;
- shares that the rates fix, where a KPI on the way has a baseline of its own: what comes by itself half way leaves less
  for the start. With x at the start every KPI holds A x + B; x is such that together they deliver what is planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from fullfunnel.framework.order import upstream
from fullfunnel.targets.elementwise import Number, any_of, choose, larger, smaller

_HAIR: Final = 1e-9
"""From this part of a plan on something is left of it."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.framework.framework import Contribution, Framework

    RateOf: TypeAlias = Callable[[Contribution], Number]


def planned_over_ways(framework: Framework, fed: str, plan: Number, rate: RateOf) -> dict[str, Number]:
    """What must come through each KPI that feeds ``fed``, by its name; together the plan, less what has no feeder.

    Args:
        framework: the plan.
        fed: the name of the KPI.
        plan: how many of it the planned stages must deliver.
        rate: the rate of a contribution; it raises where that is blank or zero.

    Raises:
        BadRate: a rate that a share depends on is blank or zero.
    """
    lines = framework.feeders[fed]
    bases = {each.share_basis for each in lines}
    if "rest" in bases:
        return _around_caps(framework, lines, plan, rate)
    if "rates" in bases:
        return _by_rates(framework, fed, lines, plan, rate)
    return {each.kpi: plan * each.share for each in lines}


def _but_for_the_last_digits(left: Number, plan: Number) -> Number:
    """What is left of a plan: shares of 90% and 10% leave nothing, however their products are rounded."""
    return choose(left > plan * _HAIR, left, 0.0)


def _around_caps(
    framework: Framework, lines: tuple[Contribution, ...], plan: Number, rate: RateOf
) -> dict[str, Number]:
    planned = {each.kpi: plan * each.share for each in lines if each.share_basis == "typed"}
    left = plan
    for amount in planned.values():
        left = left - amount
    left = _but_for_the_last_digits(left, plan)
    for each in lines:
        if each.share_basis == "cap":
            kpi = framework.by_name[each.kpi]
            most = kpi.cap if kpi.own_target is None else min(kpi.cap or 0.0, kpi.own_target)
            if any_of(left > 0):
                planned[each.kpi] = smaller(left, (most or 0.0) * rate(each))
                left = _but_for_the_last_digits(left - planned[each.kpi], plan)
            else:
                planned[each.kpi] = left
    rest = [each for each in lines if each.share_basis == "rest"]
    return planned | {each.kpi: left / len(rest) for each in rest}


def _by_rates(
    framework: Framework, fed: str, lines: tuple[Contribution, ...], plan: Number, rate: RateOf
) -> dict[str, Number]:
    planned = {each.kpi: plan * each.share for each in lines if each.share_basis != "rates"}
    shares = sum(each.share for each in lines if each.share_basis != "rates")
    left = _but_for_the_last_digits(plan * (1.0 - shares), plan)
    fixed = [each for each in lines if each.share_basis == "rates"]
    if not any_of(left > 0):
        return planned | {each.kpi: left * each.share for each in fixed}
    from_start, by_itself = _flow(framework, fed, rate)
    per_start: Number = 0.0
    already: Number = 0.0
    for each in fixed:
        per_start = per_start + from_start[each.kpi] * rate(each)
        already = already + by_itself[each.kpi] * rate(each)
    moves = per_start > 0
    start = choose(moves, larger(left - already, 0.0) / choose(moves, per_start, 1.0), 0.0)
    parts = {each.kpi: (from_start[each.kpi] * start + by_itself[each.kpi]) * rate(each) for each in fixed}
    whole: Number = 0.0
    for part in parts.values():
        whole = whole + part
    some = whole > 0
    scale = choose(some, left / choose(some, whole, 1.0), 0.0)
    return planned | {kpi: part * scale for kpi, part in parts.items()}


def _flow(framework: Framework, fed: str, rate: RateOf) -> tuple[dict[str, Number], dict[str, Number]]:
    """Per KPI on the ways into ``fed`` how many come from one at their start, and how many without it."""
    order = upstream(fed, {name: [each.kpi for each in lines] for name, lines in framework.feeders.items()}) or []
    from_start: dict[str, Number] = {}
    by_itself: dict[str, Number] = {}
    for name in order:
        kpi, feeders = framework.by_name[name], framework.feeders[name]
        if not feeders:
            from_start[name], by_itself[name] = 1.0, 0.0
        elif kpi.own_target is not None:
            from_start[name], by_itself[name] = 0.0, kpi.own_target
        else:
            arriving: Number = 0.0
            own: Number = kpi.baseline - kpi.outflow
            for each in feeders:
                arriving = arriving + from_start[each.kpi] * rate(each)
                own = own + by_itself[each.kpi] * rate(each)
            from_start[name], by_itself[name] = arriving, larger(own, 0.0)
    return from_start, by_itself
