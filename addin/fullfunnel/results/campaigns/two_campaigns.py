"""Two plans with their results side by side: what changed, whether it is more than chance, and what differed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name
from fullfunnel.results.campaigns.comparison import SURE, WHILE_RUNNING, Campaign, Spread, compare
from fullfunnel.results.campaigns.days import Day, variation

if TYPE_CHECKING:
    import datetime as dt

    from fullfunnel.results.campaigns.comparison import Comparison
    from fullfunnel.results.campaigns.days import Variation
    from fullfunnel.results.review import Review


@dataclass(frozen=True, slots=True)
class TwoCampaigns:
    """A campaign and an earlier one."""

    now: Review
    before: Review
    results: tuple[float, float]
    """Of the main KPI, now and before."""
    costs: tuple[float | None, float | None]
    """All that was reported, now and before."""
    variation: Variation
    comparison: Comparison
    running: bool
    """Whether the campaign still runs, so that the wider interval is used."""
    swapped: bool = False
    """Whether the two were given the other way round: the one given as now was over before the other began."""

    @property
    def channels_added(self) -> list[str]:
        """The channels that the earlier one did not have."""
        return _beyond(self.now, self.before)

    @property
    def channels_left_out(self) -> list[str]:
        """The channels that the earlier one had besides."""
        return _beyond(self.before, self.now)


def two_campaigns(now: Review, before: Review) -> TwoCampaigns | None:
    """Compare two campaigns; ``None`` where one of them reported nothing of its main KPI.

    Which is the later one is for their dates to say, where they leave no doubt.
    """
    ended, begun = _last(now), _first(before)
    swapped = ended is not None and begun is not None and ended < begun
    if swapped:
        now, before = before, now
    if now.came is None or before.came is None:
        return None
    varied = variation(_days(now), _days(before))
    end, later = _last(now), before.day
    has_ended = now.pace.is_over or (end is not None and later is not None and end < later)
    running = now.pace.phasing is not None and not has_ended
    wider = (WHILE_RUNNING / SURE) ** 2 if running else 1.0
    spread = varied.spread()
    costs = now.actual.cost(), before.actual.cost()
    compared = compare(
        Campaign(now.came, costs[0]),
        Campaign(before.came, costs[1]),
        spread=Spread(spread.results * wider, spread.cpa * wider),
    )
    return TwoCampaigns(now, before, (now.came, before.came), costs, varied, compared, running, swapped)


def _first(review: Review) -> dt.date | None:
    """The day on which a campaign began: by its plan, else by its results."""
    return review.actual.first_day if review.pace.period is None else review.pace.period.start


def _last(review: Review) -> dt.date | None:
    """The day on which a campaign ended."""
    return review.day if review.pace.period is None else review.pace.period.end


def _days(review: Review) -> list[Day]:
    """What each date of a campaign brought, and what was spent on it."""
    spent: dict[int, float] = {}
    for measured in review.actual.measured.values():
        for day, cost in measured.spent:
            spent[day] = spent.get(day, 0.0) + cost
    return [Day(value, max(spent.get(day, 0.0), 0.0)) for day, value in review.actual.of(review.main).series]


def _beyond(one: Review, other: Review) -> list[str]:
    there = {same_name(each.channel) for each in other.mix.channels}
    return [each.channel for each in one.mix.channels if same_name(each.channel) not in there]
