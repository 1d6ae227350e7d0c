"""The mix per channel: planned and actual side by side, every total from sums.

CPM, CTR and CPC divide what belongs together: only a channel's stages in which both figures are known count, each a
:class:`Place`. The clicks of Think over the impressions of See are no CTR, and what Do spent is in no CPM.

The CPA in the platform is what was spent on results over the results that the channel claims. The CPA all-in adds
``U / N`` to each channel alike: what See, Think and creation cost over all results. It says nothing on which channel
needed See. The share of results over the share of spend is 1 for the average channel; under five results it is
blank, for then it ranks chance.

Beside the channels stands what no channel explains, so that the rows add up to the totals of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.results.bottleneck import worth
from fullfunnel.results.reported.actuals import Channel
from fullfunnel.results.spending.money import converting_stages
from fullfunnel.results.under_way import pool_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.results.reported.actuals import Actuals, Measured
    from fullfunnel.targets.network import Volume
    from fullfunnel.targets.targets import Targets

Metric = Literal["impressions", "clicks", "results"]

_UNITS: Final[dict[str, Metric]] = {
    **dict.fromkeys(("impressions", "vertoningen", "impressies", "impr."), "impressions"),
    **dict.fromkeys(("clicks", "klikken", "kliks"), "clicks"),
}
NOT_EXPLAINED: Final = Text("Door geen kanaal verklaard", "Not explained by a channel")
DIVIDED: Final = Text(
    "CPM, CTR en CPC tellen per kanaal alleen de fasen waarin beide cijfers gemeld zijn: klikken van de ene fase "
    "gedeeld door vertoningen van een andere zijn geen CTR.",
    "CPM, CTR and CPC count, per channel, only the stages in which both figures were reported: clicks of one "
    "stage divided by impressions of another are not a CTR.",
)
_FIGURES: Final[tuple[Metric | Literal["cost"], ...]] = ("impressions", "clicks", "cost")
_FEW: Final = 5
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Place:
    """One stage in one channel: figures that may be divided by each other. ``None`` is not known."""

    stage: str
    impressions: float | None = None
    clicks: float | None = None
    cost: float | None = None
    """What the media cost; creation buys no impressions and no clicks."""


@dataclass(frozen=True, slots=True)
class MixFigures:
    """The figures of one channel, planned or actual, or of all together. ``None`` is not known."""

    places: tuple[Place, ...] = ()
    """A place for each stage; of a total those of all channels, and of what no channel explains."""
    results: float | None = None
    cost: float | None = None
    """Everything spent in the channel."""
    judged_cost: float | None = None
    """Spent in the stage that is judged on results."""
    carried: float | None = None
    """See, Think and creation over all results: what each result carries besides."""

    @property
    def impressions(self) -> float | None:
        """In all stages."""
        return _sum(place.impressions for place in self.places)

    @property
    def clicks(self) -> float | None:
        """In all stages."""
        return _sum(place.clicks for place in self.places)

    @property
    def cpm(self) -> float | None:
        """Cost per 1,000 impressions, over the places that report both."""
        each = _quotient((place.cost, place.impressions) for place in self.places)
        return None if each is None else 1000 * each

    @property
    def ctr(self) -> float | None:
        """Clicks over impressions, over the places that report both."""
        return _quotient((place.clicks, place.impressions) for place in self.places)

    @property
    def cpc(self) -> float | None:
        """Cost per click, over the places that report both."""
        return _quotient((place.cost, place.clicks) for place in self.places)

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
    """Every channel, what no channel explains, and their total."""

    channels: tuple[ChannelMix, ...]
    rest: ChannelMix
    """What the plan has in all and no channel explains; negative where channels claim more than there is."""
    total: ChannelMix

    @property
    def unexplained(self) -> float | None:
        """Results in the total that no channel claims; negative where they claim more than there are."""
        return self.rest.actual.results

    def share_of_budget(self, each: ChannelMix) -> float | None:
        """The part of the planned budget that a channel has."""
        return _over(each.planned.cost, self.total.planned.cost)

    def share_of_spend(self, each: ChannelMix) -> float | None:
        """The part of what was spent that went to a channel."""
        return _over(each.actual.cost, self.total.actual.cost)

    def share_of_results(self, each: ChannelMix) -> float | None:
        """The part of the results that the channels claim which one of them does."""
        claimed = _sum(other.actual.results for other in self.channels)
        return _over(each.actual.results, claimed)

    def results_for_spend(self, each: ChannelMix) -> float | None:
        """Share of results over share of spend; ``None`` under five results."""
        if each.actual.results is None or each.actual.results < _FEW:
            return None
        return _over(self.share_of_results(each), self.share_of_spend(each))


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
    rest = ChannelMix("", planned.rest(each.planned for each in channels), actually.rest())
    all_of_it = (*channels, rest)
    total = ChannelMix(
        "",
        _together([each.planned for each in all_of_it], planned.carried),
        _together([each.actual for each in all_of_it], actually.carried),
    )
    return Mix(channels, rest, total)


def as_one(channels: Iterable[ChannelMix]) -> ChannelMix:
    """Several channels as if they were one: what they did in a stage is one place."""
    planned, actual = zip(*((each.planned, each.actual) for each in channels), strict=True)
    return ChannelMix("", _one(planned), _one(actual))


def _one(figures: Sequence[MixFigures]) -> MixFigures:
    together, places = _together(figures, figures[0].carried), _Places()
    for place in together.places:
        for figure in _FIGURES:
            places.add(place.stage, figure, getattr(place, figure))
    return replace(together, places=places.made)


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
        self.lines = () if budget is None else budget.lines
        """Where there is a budget it says what is spent; else what the targets cost."""
        self.volumes = {name: volume for name in found.outcomes if (volume := found.volume(name)) is not None}
        self.worth = worth(self.framework, pool_parts(self.framework, self.volumes))
        self.goal = float(self.volumes[self.framework.main].target) if self.framework.main in self.volumes else 0.0
        self.converting = converting_stages(self.framework)

    def of(self, channel: str) -> MixFigures:
        return self._figures(channel, self._results(channel))

    def rest(self, channels: Iterable[MixFigures]) -> MixFigures:
        """The KPIs and the lines of the budget that name no channel, and what of the goal no channel brings."""
        named = _sum(each.results for each in channels)
        return self._figures("", _beyond(self.goal, [named]) or None)

    def _figures(self, channel: str, results: float | None) -> MixFigures:
        mine = [v for v in self.volumes.values() if same_name(v.kpi.channel) == channel]
        lines = [line for line in self.lines if same_name(line.channel) == channel]
        priced = [] if self.lines else [v for v in mine if v.kpi.unit_cost is not None]
        places = _Places()
        for volume in mine:
            metric = "results" if volume.kpi.name == self.framework.main else metric_of(volume.kpi)
            places.add(volume.kpi.stage, metric, float(volume.target))
        for volume in priced:
            places.add(volume.kpi.stage, "cost", _price(volume))
        for line in lines:
            if line.kind in {"activation", None}:
                places.add(line.stage, "cost", line.amount)
        return MixFigures(
            places.made,
            results,
            cost=_sum([*(line.amount for line in lines), *map(_price, priced)]),
            judged_cost=_sum(
                [
                    *(line.amount for line in lines if line.is_judged_on_results),
                    *(_price(v) for v in priced if v.kpi.stage in self.converting),
                ]
            ),
            carried=self.carried,
        )

    @property
    def carried(self) -> float | None:
        return None if self.budget is None else _over(self.budget.unjudged_cost, self.goal)

    def _results(self, channel: str) -> float | None:
        """What goes on from the channel's last KPIs, in units of the main KPI."""
        ways = [
            step
            for volume in self.volumes.values()
            if same_name(volume.kpi.channel) == channel
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
        return self._figures(
            (kpi, each.value, each.cost)
            for kpi, measured in self._measured()
            for each in self._channels(kpi, measured)
            if same_name(each.name) == channel
        )

    def rest(self) -> MixFigures:
        """What rows without a channel say on top of the channels; of a KPI that has no such rows nothing."""
        return self._figures(
            (
                kpi,
                None
                if measured.is_by_channel or (kpi.channel and not measured.channels)  # then they are of its channel
                else _beyond(measured.value, [each.value for each in named]),
                _beyond(measured.cost, [each.cost for each in named]) or None,
            )
            for kpi, measured in self._measured()
            for named in [self._channels(kpi, measured)]
        )

    def _measured(self) -> list[tuple[Kpi, Measured]]:
        return [(self.framework.by_name[name], measured) for name, measured in self.actual.measured.items()]

    def _channels(self, kpi: Kpi, measured: Measured) -> tuple[Channel, ...]:
        # A KPI of one channel may be reported without naming that channel again.
        own = (Channel(kpi.channel, measured.value, measured.cost),) if kpi.channel else ()
        return measured.channels or own

    def _figures(self, reported: Iterable[tuple[Kpi, float | None, float | None]]) -> MixFigures:
        places, results = _Places(), list[float | None]()
        cost: list[float | None] = []
        judged: list[float | None] = []
        for kpi, value, paid in reported:
            if kpi.name == self.framework.main:
                results.append(value)
            else:
                places.add(kpi.stage, metric_of(kpi), value)
            places.add(kpi.stage, "cost", paid)
            cost.append(paid)
            if kpi.stage in self.converting:
                judged.append(paid)
        return MixFigures(places.made, _sum(results), _sum(cost), _sum(judged), self.carried)


class _Places:
    """The places of a channel while its figures come in."""

    def __init__(self) -> None:
        self._found: dict[str, Place] = {}

    def add(self, stage: str, figure: Metric | Literal["cost"] | None, value: float | None) -> None:
        if figure is None or figure == "results" or value is None:
            return
        place = self._found.get(same_name(stage), Place(stage))
        there = {"impressions": place.impressions, "clicks": place.clicks, "cost": place.cost}
        self._found[same_name(stage)] = Place(stage, **there | {figure: (there[figure] or 0.0) + value})

    @property
    def made(self) -> tuple[Place, ...]:
        return tuple(self._found.values())


def _together(figures: Sequence[MixFigures], carried: float | None) -> MixFigures:
    return MixFigures(
        tuple(place for each in figures for place in each.places),
        _sum(each.results for each in figures),
        _sum(each.cost for each in figures),
        _sum(each.judged_cost for each in figures),
        carried,
    )


def _beyond(total: float | None, named: Iterable[float | None]) -> float | None:
    """What of a total its channels do not explain; a rounding of the last digits is nothing."""
    if total is None:
        return None
    explained = _sum(named)
    if explained is None:
        return total
    left = total - explained
    return left if abs(left) > _ROUNDING * abs(total) else 0.0


def _quotient(pairs: Iterable[tuple[float | None, float | None]]) -> float | None:
    """Sum over sum of the pairs of which both figures are known."""
    known = [(above, below) for above, below in pairs if above is not None and below is not None]
    return _over(_sum(above for above, _ in known), _sum(below for _, below in known))


def _price(volume: Volume) -> float:
    return float(volume.target) * (volume.kpi.unit_cost or 0.0) / volume.kpi.per


def _sum(figures: Iterable[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return float(sum(known)) if known else None


def _over(above: float | None, below: float | None) -> float | None:
    return None if above is None or not below else above / below
