"""Forward with money: the main goal that a budget pays for through the network, and the first ceiling on the way.

The planned cost never falls as the goal grows; it bends where a baseline or an own target stops covering, and stays the
same below. So the goal is found by halving, not by one division, and where several goals cost the same the largest
counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, NoAnswer
from fullfunnel.language import Text
from fullfunnel.targets.caps import at_cap, goal_under_caps
from fullfunnel.targets.held import held_by
from fullfunnel.targets.ratios import planned_cost
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework

_HALVINGS: Final = 200
_HAIR: Final = 1e-12
"""Relative room on the budget, so that the cost of a plan pays for that plan."""
_FAR: Final = 1e15
"""A goal that no plan has: where cost does not move up to here, it does not move with the goal."""


@dataclass(frozen=True, slots=True)
class Affordable:
    """The goal that a budget pays for."""

    goal: float
    cost: float
    """What it costs, in the currency of the plan."""
    ceiling: tuple[str, ...] = ()
    """The KPIs whose cap stops the goal before the money does."""


def affordable_goal(framework: Framework, money: float) -> Affordable:
    """The largest goal whose planned cost is at most ``money``, not above the goal at the first cap.

    Args:
        framework: the plan; its unit costs are the prices.
        money: what there is for activation, in the currency of the plan.

    Raises:
        BadInput: the money is negative or not finite.
        BadRate: a rate that a priced KPI needs is blank or zero.
        NoAnswer: the cost does not move with the goal, or own targets alone cost more.
    """
    if not 0 <= money < float("inf"):
        raise BadInput(
            Text(
                "Het budget moet een bedrag van nul of meer zijn. Vul in wat je te besteden hebt.",
                "The budget must be an amount of zero or more. Fill in what you have to spend.",
            ),
            framework.language,
        )
    least, most = _cost(framework, 0.0), _cost(framework, _FAR)
    if not most > least:
        raise _does_not_move(framework)
    room = money * (1 + _HAIR)
    if least > room:
        raise _costs_more_already(framework)
    low, high = 0.0, 1.0
    while _cost(framework, high) <= room and high < _FAR:
        low, high = high, high * 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if _cost(framework, middle) <= room else (low, middle)
    under = _under_caps(framework, low)
    if under < low * (1 - 1e-9):
        return Affordable(under, _cost(framework, under), tuple(at_cap(targets(framework, under))))
    return Affordable(low, _cost(framework, low))


def _under_caps(framework: Framework, goal: float) -> float:
    """The goal at the first cap that binds; one that is passed without any goal is a matter of own targets."""
    fits = goal_under_caps(framework, goal)
    return goal if fits is None else float(fits)


def _cost(framework: Framework, goal: float) -> float:
    return float(planned_cost(targets(framework, goal).outcomes))


def _does_not_move(framework: Framework) -> NoAnswer:
    what = Text(
        "De geplande kosten veranderen niet met het hoofddoel, dus een budget zegt niets over het doel",
        "The planned cost does not change with the main goal, so a budget says nothing about the goal",
    )
    priced = [kpi for kpi in framework.kpis if kpi.unit_cost and kpi.formula is None]
    holding = dict.fromkeys(name for kpi in priced for name in held_by(framework, kpi))
    if holding:
        names = ", ".join(f"‘{name}’" for name in holding)
        why = Text(
            f": het ‘Eigen doel’ van {names} houdt ze vast. Maak dat leeg om te zien wat je budget oplevert.",
            f": the ‘Own target’ of {names} holds it. Clear that to see what your budget pays for.",
        )
    else:
        why = Text(
            ". Vul de kolom ‘Kosten’ in bij de KPI's die naar het hoofddoel leiden.",
            ". Fill in the column Unit cost for the KPIs that lead to the main goal.",
        )
    return NoAnswer(Text(f"{what.nl}{why.nl}", f"{what.en}{why.en}"), framework.language)


def _costs_more_already(framework: Framework) -> NoAnswer:
    """A goal of nothing costs more than the budget: own targets do, and who leaves must be replaced."""
    leaving = any(kpi.outflow for kpi in framework.kpis)
    if any(kpi.own_target for kpi in framework.kpis):
        what = Text("De eigen doelen in het plan kosten", "The targets that were typed in the plan")
        how = Text("Verlaag ze", "Lower them")
        if leaving:
            what = Text(
                "De eigen doelen in het plan en vertrekkers vervangen (Uitstroom) kosten",
                "The targets that were typed in the plan and replacing people who leave (Outflow)",
            )
    elif leaving:
        what = Text("Vertrekkers vervangen (Uitstroom) kost", "Replacing people who leave (Outflow)")
        how = Text("Verlaag de uitstroom", "Lower the outflow")
    else:
        what, how = Text("Het plan kost", "The plan"), Text("Verlaag de kosten", "Lower the costs")
    verb = "cost" if what.en.startswith("The targets") else "costs"
    return NoAnswer(
        Text(
            f"{what.nl} alleen al meer dan dit budget. {how.nl}, of verhoog het budget.",
            f"{what.en} alone {verb} more than this budget. {how.en}, or raise the budget.",
        ),
        framework.language,
    )


def fixed_costs_take_all(framework: Framework) -> NoAnswer:
    """The error where nothing is left of the budget."""
    return NoAnswer(
        Text(
            "Creatie en andere vaste kosten in de budgettabel zijn samen meer dan dit budget. Verlaag ze, of "
            "verhoog het budget.",
            "Creation and other fixed costs in the budget table are more than this budget together. Lower them, or "
            "raise the budget.",
        ),
        framework.language,
    )
