"""What was reported of every KPI up to a day: which rows count, and what they add up to.

* No row, or only blank values, is not reported. A typed 0 is a zero.
* Two sources of one KPI and channel measure one thing twice and are never added: the one with most days counts, at a
  tie the first. Rows of one source add up, also those of its accounts (``Meta: shop``, ``Meta: app``).
* A row without a channel is the total of its days; the rows per channel of those days are for the mix only.
* A ratio is sum over sum, for every total. Cost over results is the cost of the rows whose KPI stands in the stage that
  the target's ``Cost`` means.
* Of a row from one day to another the part up to the day counts (:mod:`.row_days`).
* Reach and users cannot be added: who was reached on Monday and on Tuesday is one person. The figure of the whole
  period is taken where a row has it; a sum is an upper bound and is called that. So it is for a frequency.
* A ratio that is typed in and has no formula (a bounce rate, a score) has no parts to add: its last figure counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.names import same_name
from fullfunnel.results.reported.quotient import evaluate, targets_in
from fullfunnel.results.reported.row_days import Figures, until
from fullfunnel.results.reported.same_channels import shared_channels, value_within
from fullfunnel.results.reported.series import EMPTY, Series, add_up
from fullfunnel.results.status import is_ratio
from fullfunnel.targets.ratios import cost_stage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.results.reported.row_days import Span
    from fullfunnel.results.reported.same_channels import Channels
    from fullfunnel.results.reported.series import Reported
    from fullfunnel.results.results import ResultRow, Results
    from fullfunnel.targets.network import Outcome

_DATE: Final = attrgetter("date")
_VALUE: Final = attrgetter("value")
_COST: Final = attrgetter("cost")
_SOURCE: Final = attrgetter("source")
_FROM: Final = attrgetter("from_date")
_FREQUENCY: Final = "Average frequency"
"""The one ratio whose sum over periods says something: nobody was reached more often."""
_PEOPLE: Final = frozenset({"people", "persons", "users", "personen", "mensen", "gebruikers", "unieke personen"})


@dataclass(frozen=True, slots=True)
class Ignored:
    """A source that measures what another one measures too, and so does not count."""

    kpi: str
    channel: str
    counted: str
    other: str
    row: int
    """A row of the other source."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What was reported of one KPI in one channel."""

    name: str
    value: float | None
    cost: float | None
    spans: Iterable[Span] = ()
    """The figures that the value adds up."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was reported of one KPI up to the day."""

    value: float | None = None
    """The total; ``None`` is not reported."""
    cost: float | None = None
    values: Series = EMPTY
    """The figures that the total adds up."""
    costs: Series = EMPTY
    """The costs that the cost adds up."""
    channels: tuple[Channel, ...] = ()
    is_upper_bound: bool = False
    """Whether the total is a sum of figures that overlap, so that the true one is at most this."""
    is_last: bool = False
    """Whether the figure is the last of several that do not add up."""
    many: int = 0
    """How many figures the total adds up."""
    is_by_channel: bool = False
    """Whether the total is that of its channels: no row is about all of them."""

    @property
    def series(self) -> tuple[Reported, ...]:
        """The figures that the total adds up, in the order of their days."""
        return self.values.per_day

    @property
    def spans(self) -> tuple[Span, ...]:
        """The same figures on all the days that they are about: a month did not all come on its last day."""
        return self.values.spans

    @property
    def spent(self) -> tuple[Reported, ...]:
        """The costs that the cost adds up, in the order of their days."""
        return self.costs.per_day

    @property
    def paid(self) -> tuple[Span, ...]:
        """The same costs on all the days that they are about."""
        return self.costs.spans

    @property
    def unexplained(self) -> float | None:
        """What of the total no channel explains; negative where the channels claim more than there is."""
        named = [each.value for each in self.channels if each.value is not None]
        return None if self.value is None or not named else self.value - sum(named)


_NOTHING: Final = Measured()


@dataclass(frozen=True, slots=True)
class Actuals:
    """The results of a plan up to a day, by KPI."""

    framework: Framework
    day: dt.date | None
    """Up to and including this day; ``None`` where there are no results and no day was asked for."""
    measured: Mapping[str, Measured]
    ignored: tuple[Ignored, ...] = ()
    unknown: tuple[ResultRow, ...] = ()
    """The first row of each name that is no KPI of the plan."""
    typed_ratios: tuple[ResultRow, ...] = ()
    """The first row of each ratio that was typed in: a ratio follows from its parts, a typed one does not count."""
    first_day: dt.date | None = None
    """The first day of the results that count."""
    _ratios: dict[str, float | None] = field(default_factory=dict, repr=False, compare=False)

    def of(self, kpi: str) -> Measured:
        """What was reported of a KPI, by its name in the table."""
        return self.measured.get(kpi, _NOTHING)

    def value(self, kpi: Kpi, outcomes: Mapping[str, Outcome]) -> float | None:
        """The actual of any KPI, a ratio too; ``None`` where it is not reported or divides by zero.

        Args:
            kpi: the KPI.
            outcomes: the volumes of the plan, for which stage's cost a formula means.
        """
        if kpi.formula is None:
            return self.of(kpi.name).value
        if kpi.name not in self._ratios:
            self._ratios[kpi.name] = None  # a formula that refers to itself has no value
            within = self.shared([self.framework.by_name[name] for name in targets_in(kpi.formula)])
            self._ratios[kpi.name] = evaluate(
                kpi.formula,
                lambda name: (
                    self.value(self.framework.by_name[name], outcomes)
                    if within is None
                    else value_within(self.of(name), within)
                ),
                lambda of: self.cost(cost_stage(kpi, outcomes) if of == "stage" else None),
            )
        return self._ratios[kpi.name]

    def shared(self, kpis: Iterable[Kpi]) -> Channels | None:
        """The channels in which KPIs may be held against each other; ``None`` where all of it counts."""
        return shared_channels((self.of(kpi.name), not is_additive(kpi)) for kpi in kpis)

    def cost(self, stage: str | None = None) -> float | None:
        """What was spent on the KPIs of a stage, or (``None``) on all; ``None`` where no cost was reported."""
        named = same_name(stage) if stage is not None else None
        costs = [
            self.measured[kpi.name].cost
            for kpi in self.framework.kpis
            if kpi.name in self.measured and (named is None or same_name(kpi.stage) == named)
        ]
        known = [cost for cost in costs if cost is not None]
        return sum(known) if known else None


def actuals(framework: Framework, results: Results, day: dt.date | None = None) -> Actuals:
    """What was reported of every KPI up to a day.

    Args:
        framework: the plan.
        results: what came in. Rows before the start of the campaign count too.
        day: up to and including this day; the last one in the results where it is left out, never today.
    """
    day = results.last_day if day is None else day
    named = _Names(framework)
    typed: dict[tuple[str, str], list[ResultRow]] = {}
    for row in results.begun_by(day):
        typed.setdefault((row.kpi, row.channel), []).append(row)
    rows: dict[str, dict[str, list[ResultRow]]] = {}
    for (_, channel), typed_rows in typed.items():
        name = named.find(typed_rows[0])
        group = typed_rows if name is None or day is None else _until(framework, name, typed_rows, day)
        if name is not None and group:
            rows.setdefault(name, {}).setdefault(same_name(channel), []).extend(group)
    first = min((_first_day(group) for channels in rows.values() for group in channels.values()), default=None)
    ignored: list[Ignored] = []
    measured = {name: _measured(framework, framework.by_name[name], each, ignored) for name, each in rows.items()}
    return Actuals(
        framework, day, measured, tuple(ignored), tuple(named.unknown), tuple(named.typed_ratios), first_day=first
    )


def _first_day(rows: list[ResultRow]) -> dt.date:
    """The first day that any of some rows is about."""
    first: dt.date = min(chain(map(_DATE, rows), filter(None, map(_FROM, rows))))
    return first


def _until(framework: Framework, name: str, rows: list[ResultRow], day: dt.date) -> list[ResultRow]:
    """The rows up to a day, and of a row that goes on after it the part until then."""
    if all(row.date <= day for row in rows):
        return rows
    kpi = framework.by_name[name]
    adds_up = is_additive(kpi) and not is_ratio(kpi, framework)
    return [part for row in rows if (part := until(row, day, adds_up=adds_up)) is not None]


def is_additive(kpi: Kpi) -> bool:
    """Whether figures of a volume may be added over days and channels. People may not: they are counted twice."""
    known = catalogue_kpi(kpi.name)
    if known is not None and (known.kind == "volume" or known.name.en == _FREQUENCY):
        return known.additive
    return same_name(kpi.unit) not in _PEOPLE


class _Names:
    """Which KPI of the plan a row is about, and which rows are about none."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.known: dict[str, str | None] = {}
        self.unknown: list[ResultRow] = []
        self.typed_ratios: list[ResultRow] = []

    def find(self, row: ResultRow) -> str | None:
        try:
            return self.known[row.kpi]
        except KeyError:
            return self.known.setdefault(row.kpi, self._look_up(row))

    def _look_up(self, row: ResultRow) -> str | None:
        try:
            kpi = self.framework.find(row.kpi)
        except FunnelError:
            self.unknown.append(row)
            return None
        if kpi.formula is not None:
            self.typed_ratios.append(row)
            return None
        return kpi.name


def _measured(
    framework: Framework, kpi: Kpi, channels: Mapping[str, list[ResultRow]], ignored: list[Ignored]
) -> Measured:
    additive = is_additive(kpi)
    counted: dict[str, Figures] = {}
    costing: dict[str, Figures] = {}
    for channel, rows in channels.items():
        values, costs = _one_source(kpi.name, rows, ignored)
        paid = Figures.of(costs, _COST)
        if not additive:
            values = _widest(values)
        counted[channel] = paid.of_same_days(values, _VALUE) if values is costs else Figures.of(values, _VALUE)
        costing[channel] = paid
    is_last = additive and is_ratio(kpi, framework)
    figures, costing_figures = _last_of(counted) if is_last else add_up(counted), add_up(costing)
    return Measured(
        value=figures.total,
        cost=costing_figures.total,
        values=figures,
        costs=costing_figures,
        channels=tuple(
            Channel(rows[0].channel, counted[channel].total, costing[channel].total, counted[channel])
            for channel, rows in channels.items()
            if channel
        ),
        is_upper_bound=not additive and figures.many > 1,
        is_last=is_last and figures.many > 1,
        many=figures.many,
        is_by_channel=bool(figures.by_days) and not counted.get(""),
    )


def _last_of(channels: Mapping[str, Figures]) -> Series:
    """The last figure of what does not add up: of all channels, else of the only one."""
    named = [figures for channel, figures in channels.items() if channel and figures]
    figures = channels.get("") or (named[0] if len(named) == 1 else None)
    if figures is None:
        return Series(many=sum(map(len, named)))
    last = max(figures, key=lambda span: span.last)
    return Series({last.last: last.value}, len(figures))


def _platform(source: str) -> str:
    """What measures: accounts of one platform add up, platforms do not."""
    return same_name(source.partition(":")[0])


def _one_source(kpi: str, rows: list[ResultRow], ignored: list[Ignored]) -> tuple[list[ResultRow], list[ResultRow]]:
    """The rows with a value and the rows with a cost that count: of one source each."""
    with_value = rows if None not in set(map(_VALUE, rows)) else [row for row in rows if row.value is not None]
    with_cost = rows if None not in set(map(_COST, rows)) else [row for row in rows if row.cost is not None]
    if len(set(map(_SOURCE, rows))) == 1:
        return with_value, with_cost
    by_platform: dict[str, list[ResultRow]] = {}
    for row in with_value:
        by_platform.setdefault(_platform(row.source), []).append(row)
    counted = _most_days(by_platform)
    for platform, others in by_platform.items():
        if platform != counted:
            chosen = by_platform[counted or ""][0]
            ignored.append(Ignored(kpi, chosen.channel, chosen.source, others[0].source, others[0].row))
    paying: dict[str, list[ResultRow]] = {}
    for row in with_cost:
        paying.setdefault(_platform(row.source), []).append(row)
    # A shop counts orders and knows no cost; then the cost is that of who does.
    payer = counted if counted in paying else _most_days(paying)
    return by_platform.get(counted or "", []), paying.get(payer or "", [])


def _most_days(sources: Mapping[str, list[ResultRow]]) -> str | None:
    """The source that covers most days, the first one at a tie."""
    if len(sources) < 2:  # noqa: PLR2004  # nothing to choose
        return next(iter(sources), None)

    def covered(rows: list[ResultRow]) -> int:
        days: set[int] = set()
        for row in rows:
            days.update(range(row.first_day.toordinal(), row.date.toordinal() + 1))
        return len(days)

    return max(sources, key=lambda source: covered(sources[source]))


def _widest(rows: list[ResultRow]) -> list[ResultRow]:
    """The rows whose period lies in no other row's: of daily figures and one of the whole period the latter."""
    if not any(map(_FROM, rows)):
        return rows
    kept: list[ResultRow] = []
    for row in sorted(rows, key=lambda row: (row.first_day, -row.date.toordinal())):
        if not kept or row.date > kept[-1].date or (row.first_day, row.date) == (kept[-1].first_day, kept[-1].date):
            kept.append(row)
    return kept
