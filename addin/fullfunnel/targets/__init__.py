"""From the main goal to targets: the network of KPIs, ratios and costs, caps, reach, allowable cost and max CPA.

How sure a plan is (:mod:`fullfunnel.targets.doubt`) is loaded by the first who asks: a target does not need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.lazy_names import lazy_names
from fullfunnel.targets.allowable import allowable_cost
from fullfunnel.targets.caps import goal_under_caps
from fullfunnel.targets.targets import Targets, targets

if TYPE_CHECKING:
    from fullfunnel.targets.doubt.explain import explain_doubt

__all__ = ["Targets", "allowable_cost", "explain_doubt", "goal_under_caps", "targets"]

__getattr__ = lazy_names(__name__, {"explain_doubt": "doubt.explain"})
