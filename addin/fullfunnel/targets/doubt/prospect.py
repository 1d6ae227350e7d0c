"""A plan on its way to one goal: which chance each plan for another goal g' gives of the goal that counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fullfunnel.targets.doubt.counts import WHOLE, whole_from
from fullfunnel.targets.doubt.flow import flow, there_already
from fullfunnel.targets.doubt.outlook import outlook
from fullfunnel.targets.doubt.starts import starts
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.targets.doubt.flow import Flow
    from fullfunnel.targets.doubt.outlook import Outlook
    from fullfunnel.targets.doubt.starts import Starts


@dataclass(frozen=True, slots=True)
class Prospect:
    """What can be said of a plan before it is carried out."""

    framework: Framework
    goal: float
    """The goal that counts: at least so many."""
    needed: int
    """How many of it the planned stages must bring."""
    flow: Flow
    outlook: Outlook

    @property
    def fed(self) -> bool:
        """Whether anything feeds the main KPI; else it is what the plan says it is."""
        return self.framework.main not in self.flow.roots

    @property
    def main(self) -> Kpi:
        """The main KPI."""
        return self.framework.by_name[self.framework.main]

    def starts(self, planned: float) -> Starts:
        """The starting volumes of the plan for the goal ``planned``."""
        if self.flow.proportional and self.goal > 0.0:
            here = self.outlook.planned
            times = planned / self.goal
            return replace(here, volumes={start: volume * times for start, volume in here.volumes.items()})
        return starts(self.flow, targets(self.framework, planned).outcomes)

    def target(self, kpi: Kpi, planned: float) -> float:
        """The target of a KPI in the plan for the goal ``planned``."""
        return float(targets(self.framework, planned).of(kpi))

    def chance(self, planned: float) -> float:
        """The chance of the goal when the plan for the goal ``planned`` is carried out, 0 to 1."""
        if not self.fed:
            return float(self.target(self.main, planned) >= self.goal - WHOLE)
        return self.outlook.chance(self.needed, self.starts(planned))


def prospect(framework: Framework, goal: float) -> Prospect:
    """Look ahead at a plan.

    Args:
        framework: the plan.
        goal: how many of the main KPI must be reached, 0 or more.

    Raises:
        BadInput: the goal is negative or not finite, or a span does not fit its rate.
        BadRate: a rate on the way to the main KPI is blank or zero.
        NoAnswer: the KPIs feed each other in a circle, or a target is not finite.
    """
    found = targets(framework, goal)
    flowing = flow(framework)
    for name in flowing.kpis:
        found.of(framework.by_name[name])
    here = starts(flowing, found.outcomes)
    needed = whole_from(goal - there_already(framework.by_name[framework.main]))
    return Prospect(framework, goal, needed, flowing, outlook(flowing, here))
