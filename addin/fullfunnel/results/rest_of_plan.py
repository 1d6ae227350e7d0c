"""What the rest of the plan still brings by the end, if it goes as planned.

What every KPI that nothing feeds is still to do follows its phasing after the day: what it is behind is not caught up
in silence, and what it is ahead is not taken off. Through the rates that weigh the plan and the results; with a lag
only what lands by the end counts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from fullfunnel.targets.delay import AT_ONCE, Delay, in_whole_days, mixed, one_after_the_other

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.results.forecast import Flow
    from fullfunnel.results.pace import Pace


def rest_of_plan(flow: Flow, pace: Pace) -> float:
    """In units of the main KPI, by the end of the campaign; 0 where the dates are not known or it is over.

    What comes by itself in the rest of the period is part of it.

    Raises:
        BadRate: a rate on the way is blank or zero.
    """
    phasing, day = pace.phasing, pace.day
    if phasing is None or day is None or pace.is_over:
        return 0.0
    end = phasing.period.end
    total = 0.0
    arrivals = _arrivals(flow)
    for name in flow.framework.fed_first:
        root = not flow.ways_into(name)
        coming = list(_after(pace, name, day))
        if not root:
            part = flow.framework.by_name[name].baseline
            target = pace.due(name) + sum(volume for _, volume in coming)
            coming = [(at, volume * part / target) for at, volume in coming] if part and target else []
        if coming and name in arrivals:
            worth, delay = arrivals[name]
            total += worth * _landing(coming, delay, end)
    return total


def lands_after(flow: Flow, end: dt.date) -> float:
    """How much of what is under way reaches the main KPI after a day only; in units of the main KPI.

    The forecast itself has no last day: this part of it is shown apart.

    Raises:
        BadRate: a rate on the way is blank or zero.
    """
    total = 0.0
    today = flow.actual.day
    if today is None:
        return total
    arrivals = _arrivals(flow)
    for way in flow.framework.contributions:
        through = flow.rate(way) * flow.part(way) * flow.unfed(way.feeds) if way in flow.ways_into(way.feeds) else 0.0
        if not through or not flow.is_reported(way.kpi):
            continue
        reported = flow.is_reported(way.feeds)
        if reported:
            through /= flow.unfed(way.feeds)  # what no row feeds of it has been reported
        if way.feeds not in arrivals:
            continue
        first, (worth, then) = in_whole_days(way.lag), arrivals[way.feeds]
        for since, last, volume in flow.actual.of(way.kpi).spans:
            each_day = volume * through * worth / (last - since + 1)
            for day in range(since, last + 1):
                gone = today.toordinal() - day if reported else -1
                total += each_day * _later(first, then, gone, end.toordinal() - day)
    return total


def _later(first: Delay, then: Delay, gone: int, left: int) -> float:
    """The chance that the first step takes more than ``gone`` days, and both together more than ``left``."""
    found = 0.0
    for days, part in enumerate(first.parts, start=first.first):
        if days > gone:
            within = left - days - then.first
            found += part * (1.0 if within < 0 else max(1 - sum(then.parts[: within + 1]), 0.0))
    return found


def _after(pace: Pace, kpi: str, day: dt.date) -> Iterator[tuple[dt.date, float]]:
    """What the plan asks of a KPI on each day after a day."""
    phasing = pace.phasing
    last = phasing.last_day(kpi) if phasing is not None and kpi in phasing.shapes else None
    if phasing is None or last is None:
        return
    before = phasing.by(kpi, day)
    while day < last:
        day += dt.timedelta(days=1)
        until = phasing.by(kpi, day)
        yield day, until - before
        before = until


def _arrivals(flow: Flow) -> dict[str, tuple[float, Delay]]:
    """What one unit of every KPI comes to at the main KPI over all ways together, and how long that takes."""
    found = {flow.framework.main: (1.0, AT_ONCE)}
    for name in flow.framework.fed_first:
        ways = [
            (
                flow.rate(way) * flow.part(way) * flow.unfed(way.feeds) * found[way.feeds][0],
                one_after_the_other(in_whole_days(way.lag), found[way.feeds][1]),
            )
            for way in flow.framework.feeding[name]
            if way.feeds in found and way in flow.ways_into(way.feeds)
        ]
        worth = sum(each for each, _ in ways)
        if worth and name != flow.framework.main:
            found[name] = worth, mixed((each / worth, delay) for each, delay in ways)
    return found


def _landing(coming: list[tuple[dt.date, float]], delay: Delay, end: dt.date) -> float:
    total = 0.0
    for day, volume in coming:
        left = (end - day).days - delay.first
        if left >= 0:
            total += volume * (1.0 if left >= len(delay.parts) - 1 else sum(delay.parts[: left + 1]))
    return total
