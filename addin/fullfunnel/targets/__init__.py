"""From the main goal to targets: the network of KPIs, ratios and costs, caps, reach, allowable cost and max CPA."""

from fullfunnel.targets.allowable import allowable_cost
from fullfunnel.targets.caps import goal_under_caps
from fullfunnel.targets.targets import Targets, targets

__all__ = ["Targets", "allowable_cost", "goal_under_caps", "targets"]
