"""How likely the main goal is with this plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import NoAnswer, BadInput
from fullfunnel.language import Text
from fullfunnel.targets.doubt.counts import whole_from
from fullfunnel.targets.doubt.flow import flow
from fullfunnel.targets.doubt.outlook import outlook
from fullfunnel.targets.doubt.starts import starts
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework
    from fullfunnel.targets.doubt.outlook import Outlook
    from fullfunnel.targets.doubt.flow import Flow


class Prospect:
    """A plan and one goal."""

    def __init__(self, framework: Framework, goal: float, points: int = 256) -> None:
        self.framework = framework
        self.flow = flow(framework)
        self.goal = goal
        self.main = framework.by_name[framework.main]
        self.needed = whole_from(goal - self.main.baseline)
        self.outlook = outlook(self.flow, starts(self.flow, targets(framework, goal).outcomes), points)

    def chance(self, planned_goal: float) -> float:
        found = targets(self.framework, planned_goal)
        if self.main.name in self.flow.roots:
            return float(float(found.outcomes[self.main.name].target) >= self.goal)
        return self.outlook.chance(self.needed, starts(self.flow, found.outcomes))


def chance(framework: Framework, goal: float) -> float:
    return Prospect(framework, goal).chance(goal)
