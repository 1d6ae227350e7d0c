"""Which channels may be held against each other where one of them does not say whom it reached.

A platform that gives impressions and no reach leaves its reach unknown, which is not nought: the impressions of all
channels over the reach of some of them is a frequency of nobody. So where people are counted per channel, only the
channels that report all parts count. Other figures are sum over sum: a channel without orders has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.results.reported.actuals import Measured

Channels = frozenset[str]
"""The names of channels in the form that is compared."""


def shared_channels(parts: Iterable[tuple[Measured, bool]]) -> Channels | None:
    """The channels that report every part; ``None`` where all of it counts.

    Args:
        parts: what was reported of each part, and whether it counts people.
    """
    found = [(reporting(each), people) for each, people in parts]
    sets = [names for names, _ in found if names is not None]
    if len(sets) < len(found) or not any(people for _, people in found):
        return None
    common = frozenset.intersection(*sets)
    return None if all(names == common for names in sets) else common


def value_within(measured: Measured, channels: Channels) -> float | None:
    """What some channels reported of a KPI."""
    known = [each.value for each in measured.channels if each.value is not None and same_name(each.name) in channels]
    return float(sum(known)) if known else None


def cost_within(measured: Measured, channels: Channels) -> float | None:
    """What was spent on a KPI in some channels."""
    known = [each.cost for each in measured.channels if each.cost is not None and same_name(each.name) in channels]
    return float(sum(known)) if known else None


def reporting(measured: Measured) -> Channels | None:
    """The channels that say whom they reached, where the total is theirs; ``None`` where it is one figure."""
    if not measured.is_by_channel:
        return None
    return frozenset(same_name(each.name) for each in measured.channels if each.value is not None)
