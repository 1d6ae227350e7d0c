"""What a stage can still use: money that only buys what lies above a ceiling is not needed, whatever the targets ask.

A KPI that leads nowhere but through one with a cap has no use for more than that cap: of impressions for 1.4 million
people where there are 0.9 million, those for 0.9 million. Where the cap has been reached nothing more is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name
from fullfunnel.results.under_way import used

if TYPE_CHECKING:
    from fullfunnel.results.pace import Pace
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.spending.money import StageMoney


def useful_need(money: StageMoney, pace: Pace, actual: Actuals) -> float:
    """What the targets of a stage still need, as far as it buys something under the caps."""
    if money.need is None:
        return 0.0
    need, spent = 0.0, money.spent or 0.0
    parts = _parts(pace, actual)
    for volume in pace.volumes.values():
        kpi = volume.kpi
        if same_name(kpi.stage) != same_name(money.stage) or kpi.unit_cost is None:
            continue
        part = parts[kpi.name]
        if part > 0:
            need += float(volume.target) * kpi.unit_cost / kpi.per * part
        else:
            spent -= actual.of(kpi.name).cost or 0.0
    return max(need - max(spent, 0.0), 0.0)


def _parts(pace: Pace, actual: Actuals) -> dict[str, float]:
    """The part of a target that its own cap, and those on every way from it, have room for; 0 where one is reached."""
    framework = actual.framework
    found: dict[str, float] = {}
    for name in framework.fed_first:
        cap, volume = framework.by_name[name].cap, pace.volumes.get(name)
        own = 1.0
        if cap is not None and volume is not None and float(volume.target) > 0:
            measured = actual.of(name)
            reached = measured.value is not None and not measured.is_upper_bound and measured.value >= cap
            own = 0.0 if reached else min(cap / float(volume.target), 1.0)
        ways = [way.feeds for way in framework.feeding[name] if used(way) and way.feeds in pace.volumes]
        found[name] = min(own, max((found[feeds] for feeds in ways), default=1.0))
    return found
