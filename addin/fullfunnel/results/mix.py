"""The mix per channel: planned and actual side by side, every total from sums.

The CPA in the platform is what was spent on results over the results that the channel claims. The CPA all-in adds
``U / N`` to each channel alike: what See, Think and creation cost over all results. It says nothing on which channel
needed See. The share of results over the share of the budget is 1 for the average channel; under five results it is
blank, for then it ranks chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.names import same_name
from fullfunnel.results.actuals import Channel
from fullfunnel.results.bottleneck import worth
from fullfunnel.results.money import converting_stages
from fullfunnel.results.under_way import pool_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.results.actuals import Actuals
    from fullfunnel.targets.network import Volume
    from fullfunnel.targets.targets import Targets

Metric = Literal["impressions", "clicks", "results"]

_UNITS: Final[dict[str, Metric]] = {
    **dict.fromkeys(("impressions", "vertoningen", "impressies", "impr."), "impressions"),
    **dict.fromkeys(("clicks", "klikken", "kliks"), "clicks"),
}
_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class MixFigures:
    """The figures of one channel, planned or actual, or of all together. ``None`` is not known."""

    impressions: float | None = None
    clicks: float | None = None
    results: float | None = None
    cost: float | None = None
    """Everything spent in the channel."""
    judged_cost: float | None = None
    """Spent in the stage that is judged on results."""
    carried: float | None = None
    """See, Think and creation over all results: what each result carries besides."""

    @property
    def cpm(self) -> float | None:
        """Cost per 1,000 impressions."""
        return _over(self.cost, self.impressions, 1000)

    @property
    def ctr(self) -> float | None:
        """Clicks over impressions."""
        return _over(self.clicks, self.impressions)

    @property
    def cpc(self) -> float | None:
        """Cost per click."""
        return _over(self.cost, self.clicks)

    @property
    def rate(self) -> float | None:
        """Results over clicks."""
        return _over(self.results, self.clicks)

    @property
    def cpa(self) -> float | None:
        """In the platform: cost of what is judged on results, over the results."""
        return _over(self.judged_cost, self.results)

    @property
    def cpa_all_in(self) -> float | None:
        """The same with what See, Think and creation cost."""
        return None if self.cpa is None or self.carried is None else self.cpa + self.carried


@dataclass(frozen=True, slots=True)
class ChannelMix:
    """One channel: planned and actual."""

    channel: str
    planned: MixFigures
    actual: MixFigures


@dataclass(frozen=True, slots=True)
class Mix:
    """Every channel, their total, and what no channel explains."""

    channels: tuple[ChannelMix, ...]
    total: ChannelMix
    unexplained: float | None
    """Results in the total that no channel claims; negative where they claim more than there are."""

    def share_of_budget(self, each: ChannelMix) -> float | None:
        """The part of the cost that goes to a channel."""
        return _over(each.actual.cost, self.total.actual.cost)

    def share_of_results(self, each: ChannelMix) -> float | None:
        """The part of the results that the channels claim which one of them does."""
        claimed = _sum(other.actual.results for other in self.channels)
        return _over(each.actual.results, claimed)

    def results_for_budget(self, each: ChannelMix) -> float | None:
        """Share of results over share of the budget; ``None`` under five results."""
        if each.actual.results is None or each.actual.results < _FEW:
            return None
        return _over(self.share_of_results(each), self.share_of_budget(each))


def mix(found: Targets, actual: Actuals, budget: Budget | None = None) -> Mix:
    """The mix per channel of a plan.

    Channels come from the column Channel of the framework, of the budget and of the results.

    Raises:
        BadRate: a rate that the plan counts on is blank or zero.
    """
    framework = found.framework
    names: dict[str, str] = {}
    for name in _channel_names(framework, actual, budget):
        names.setdefault(same_name(name), name)
    planned, actually = _Planned(found, budget), _Actual(actual, budget)
    channels = tuple(ChannelMix(name, planned.of(key), actually.of(key)) for key, name in names.items())
    total = ChannelMix("", planned.total([each.planned for each in channels]), actually.total(channels))
    unexplained = actual.of(framework.main).unexplained
    return Mix(channels, total, unexplained)


def metric_of(kpi: Kpi) -> Metric | None:
    """What a KPI counts, by its unit or by what the catalogue knows of its name."""
    by_unit = _UNITS.get(same_name(kpi.unit))
    if by_unit is not None or kpi.unit:
        return by_unit
    known = catalogue_kpi(kpi.name)
    return None if known is None else _UNITS.get(same_name(known.unit.en))


def _channel_names(framework: Framework, actual: Actuals, budget: Budget | None) -> Iterable[str]:
    for line in budget.lines if budget else ():
        if line.channel:
            yield line.channel
    for kpi in framework.kpis:
        if kpi.channel:
            yield kpi.channel
    for measured in actual.measured.values():
        for channel in measured.channels:
            yield channel.name


class _Planned:
    def __init__(self, found: Targets, budget: Budget | None) -> None:
        self.framework = found.framework
        self.budget = budget
        self.volumes = {name: volume for name in found.outcomes if (volume := found.volume(name)) is not None}
        self.worth = worth(self.framework, pool_parts(self.framework, self.volumes))
        self.goal = float(self.volumes[self.framework.main].target) if self.framework.main in self.volumes else 0.0
        self.converting = converting_stages(self.framework)

    def of(self, channel: str) -> MixFigures:
        mine = [v for v in self.volumes.values() if same_name(v.kpi.channel) == channel]
        lines = [] if self.budget is None else [x for x in self.budget.lines if same_name(x.channel) == channel]
        return MixFigures(
            impressions=_sum(float(v.target) for v in mine if metric_of(v.kpi) == "impressions"),
            clicks=_sum(float(v.target) for v in mine if metric_of(v.kpi) == "clicks"),
            results=self._results(channel, mine),
            cost=_sum(line.amount for line in lines) if lines else _sum(map(_price, filter(_is_priced, mine))),
            judged_cost=_sum(line.amount for line in lines if line.is_judged_on_results)
            if lines
            else _sum(_price(v) for v in mine if _is_priced(v) and v.kpi.stage in self.converting),
            carried=self.carried,
        )

    @property
    def carried(self) -> float | None:
        return None if self.budget is None else _over(self.budget.unjudged_cost, self.goal)

    def total(self, channels: list[MixFigures]) -> MixFigures:
        """Of all channels, and the budget of lines without a channel too."""
        lines = None if self.budget is None else self.budget.lines
        return MixFigures(
            _sum(each.impressions for each in channels),
            _sum(each.clicks for each in channels),
            self.goal,
            _sum(each.cost for each in channels) if lines is None else _sum(line.amount for line in lines),
            _sum(each.judged_cost for each in channels) if self.budget is None else self.budget.judged_cost,
            self.carried,
        )

    def _results(self, channel: str, mine: list[Volume]) -> float | None:
        """What goes on from the channel's last KPIs, in units of the main KPI."""
        ways = [
            step
            for volume in mine
            for step in volume.steps
            if same_name(self.framework.by_name[step.contribution.feeds].channel) != channel
            and step.contribution.feeds in self.worth
        ]
        return _sum(float(step.planned) * self.worth[step.contribution.feeds] for step in ways)


class _Actual:
    def __init__(self, actual: Actuals, budget: Budget | None) -> None:
        self.actual = actual
        self.framework = actual.framework
        self.converting = converting_stages(self.framework)
        results = actual.of(self.framework.main).value
        spent = [
            measured.cost
            for name, measured in actual.measured.items()
            if measured.cost is not None and self.framework.by_name[name].stage not in self.converting
        ]
        made = [line.amount for line in (budget.lines if budget else ()) if line.kind in {"creation", "other"}]
        self.carried = _over(sum(spent) + sum(made), results) if spent or made else None

    def of(self, channel: str) -> MixFigures:
        found: dict[Metric, list[float | None]] = {"impressions": [], "clicks": [], "results": []}
        cost: list[float | None] = []
        judged: list[float | None] = []
        for name, measured in self.actual.measured.items():
            kpi = self.framework.by_name[name]
            own = kpi.channel
            # A KPI of one channel may be reported without naming that channel again.
            for each in measured.channels or ([Channel(own, measured.value, measured.cost)] if own else []):
                if same_name(each.name) != channel:
                    continue
                metric = "results" if name == self.framework.main else metric_of(kpi)
                if metric is not None:
                    found[metric].append(each.value)
                cost.append(each.cost)
                if kpi.stage in self.converting:
                    judged.append(each.cost)
        return MixFigures(
            _sum(found["impressions"]),
            _sum(found["clicks"]),
            _sum(found["results"]),
            _sum(cost),
            _sum(judged),
            self.carried,
        )

    def total(self, channels: Iterable[ChannelMix]) -> MixFigures:
        figures = [each.actual for each in channels]
        spent = [
            self.actual.measured[kpi.name].cost
            for kpi in self.framework.kpis
            if kpi.name in self.actual.measured and kpi.stage in self.converting
        ]
        return MixFigures(
            self._sum_of("impressions", figures),
            self._sum_of("clicks", figures),
            self.actual.of(self.framework.main).value,
            self.actual.cost(),
            _sum(spent),
            self.carried,
        )

    def _sum_of(self, metric: Metric, channels: list[MixFigures]) -> float | None:
        """The plan's own totals of a metric; the channels' where it has none."""
        own = _sum(
            self.actual.of(kpi.name).value
            for kpi in self.framework.kpis
            if kpi.formula is None and kpi.name != self.framework.main and metric_of(kpi) == metric
        )
        return _sum(getattr(each, metric) for each in channels) if own is None else own


def _is_priced(volume: Volume) -> bool:
    return volume.kpi.unit_cost is not None


def _price(volume: Volume) -> float:
    return float(volume.target) * (volume.kpi.unit_cost or 0.0) / volume.kpi.per


def _sum(figures: Iterable[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return float(sum(known)) if known else None


def _over(above: float | None, below: float | None, times: float = 1.0) -> float | None:
    return None if above is None or not below else above / below * times
