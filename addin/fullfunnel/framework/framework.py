"""The KPI framework: what a plan is.

One main KPI, the KPIs of every stage, and the contributions between them: which KPI leads to which, at what rate.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.framework.catalogue import Direction, Role
from fullfunnel.framework.columns import ALL_KPI_COLUMNS
from fullfunnel.framework.formula import Formula
from fullfunnel.framework.kpi_names import Spellings, find_name
from fullfunnel.framework.names import did_you_mean, same_name
from fullfunnel.framework.order import fed_first
from fullfunnel.framework.scenario import ORDINARY_WORDS, Rest, Scenario
from fullfunnel.framework.shares import ShareBasis, settle_shares
from fullfunnel.framework.typed.lag import Lag
from fullfunnel.framework.typed.period import UNIT_WORDS, Period, TimeUnit, units_in
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.framework.scenario import Line

Pool = Literal["shared", "separate"]
"""Whether the same people serve every next step (shared), or each step has its own audience (separate)."""


class Kpi(BaseModel):
    """One KPI of the plan."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    row: int
    """Its first row in the range, 1 for the first row: what the marketeer counts."""
    stage: str = ""
    role: Role = "indirect"
    unit: str = ""
    baseline: float = Field(default=0.0, ge=0)
    """How many of it come without the planned stages: repeat, organic, unassisted. Absolute, so it does not grow
    with the goal."""
    pool: Pool = "shared"
    cap: float | None = Field(default=None, ge=0)
    """The most there is of it: the reachable base, the audience."""
    unit_cost: float | None = Field(default=None, ge=0)
    """What ``per`` of it cost, in the currency of the plan."""
    per: float = Field(default=1.0, gt=0)
    formula: Formula | None = None
    """How a ratio or cost KPI follows from others. Such a KPI is not part of the network."""
    own_target: float | None = Field(default=None, ge=0)
    outflow: float = Field(default=0.0, ge=0)
    """How many leave in the plan's period (customers, subscribers): they must be replaced on top of the goal."""
    minimum: float | None = Field(default=None, ge=0)
    """A floor: with fewer a platform does not learn, a test does not decide."""
    channel: str = ""
    """The channel it belongs to, for the mix per channel."""
    direction: Direction | None = None
    """Which way is good, where the table says so; else the catalogue knows."""


class Contribution(BaseModel):
    """One KPI leads to another: so many of the fed KPI come from one of the feeding KPI."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    kpi: str
    feeds: str
    row: int
    rate: float | None = Field(default=None, ge=0)
    """How many of the fed KPI one of this gives. Above 1 is possible: reach to impressions is the frequency."""
    rate_low: float | None = Field(default=None, ge=0)
    """The rate is below this one time in ten. Typed apart, or as the first end of a rate such as ``1%-5%``; the plan
    then uses the middle (see :func:`~fullfunnel.framework.typed.span.rate_between`)."""
    rate_high: float | None = Field(default=None, ge=0)
    """The rate is above this one time in ten."""
    share: float = Field(ge=0)
    """Part of the fed KPI's planned volume that comes through here, as the last stage before. Blank cells are
    already settled; see :mod:`fullfunnel.framework.shares`. With basis ``rest`` or ``cap`` it depends on the goal, and
    this is what it is while no cap counts."""
    share_typed: float | Rest | None = None
    """The share as the table has it."""
    share_basis: ShareBasis = "typed"
    """What the share rests on."""
    lag: Lag | None = None
    """Days from this KPI to the fed one."""
    n: float | None = Field(default=None, ge=0)
    """Observations behind the rate."""

    @property
    def rate_span(self) -> tuple[float, float] | None:
        """The ends that the rate lies between four times in five; ``None`` where not both are known."""
        return None if self.rate_low is None or self.rate_high is None else (self.rate_low, self.rate_high)


class Periodic(BaseModel):
    """A volume that counts for a period of its own: a baseline of 200 per month."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    kpi: str
    row: int
    column: str
    """By the name the code has for it: ``baseline``, ``cap``, ``own_target``, ``minimum`` or ``outflow``."""
    value: float
    unit: TimeUnit


class Framework(BaseModel):
    """A whole plan: the KPIs in the order of the table and the contributions between them."""

    model_config = ConfigDict(frozen=True, defer_build=True, ignored_types=(cached_property,))

    language: Language
    """The language of the table's headers: the one its marketeer reads."""
    kpis: tuple[Kpi, ...]
    contributions: tuple[Contribution, ...]
    main: str
    """The name of the main KPI."""
    scenarios: tuple[Scenario, ...] = ()
    """What the table has besides its own rates, shares, prices and caps."""
    periodic: tuple[Periodic, ...] = ()
    """The volumes that say for how long they count, not converted yet. Targets need them converted: :meth:`over`."""
    said_periods: tuple[Periodic, ...] = ()
    """The same as they were typed, once they have been converted."""
    period: Period | None = None
    """The days of the plan where they are known: from the table, or from the workbook around it."""
    scenario: str = ""
    """The scenario whose figures these are; blank for the plan's own."""

    @cached_property
    def by_name(self) -> dict[str, Kpi]:
        """The KPIs by the name in the table."""
        return {kpi.name: kpi for kpi in self.kpis}

    @cached_property
    def feeders(self) -> dict[str, tuple[Contribution, ...]]:
        """Per KPI the contributions that lead to it."""
        return self._grouped("feeds")

    @cached_property
    def feeding(self) -> dict[str, tuple[Contribution, ...]]:
        """Per KPI the contributions that lead on from it."""
        return self._grouped("kpi")

    def _grouped(self, by: Literal["kpi", "feeds"]) -> dict[str, tuple[Contribution, ...]]:
        groups: dict[str, list[Contribution]] = {kpi.name: [] for kpi in self.kpis}
        for each in self.contributions:
            groups[each.feeds if by == "feeds" else each.kpi].append(each)
        return {name: tuple(group) for name, group in groups.items()}

    @cached_property
    def fed_first(self) -> tuple[str, ...]:
        """The names of the volume KPIs, each after the ones it feeds.

        Raises:
            NoAnswer: the KPIs feed each other in a circle.
        """
        volumes = [kpi.name for kpi in self.kpis if kpi.formula is None]
        return tuple(fed_first({name: [each.feeds for each in self.feeding[name]] for name in volumes}, self.language))

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The stages in the order in which the table names them."""
        return tuple(dict.fromkeys(kpi.stage for kpi in self.kpis if kpi.stage))

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings((same_name(kpi.name), kpi.name) for kpi in self.kpis)

    def find(self, name: str) -> Kpi:
        """The KPI that ``name`` stands for: by its name in the table, else by a synonym from the catalogue.

        Raises:
            NotFound: no KPI of the table is called that, or a synonym fits more than one.
        """
        return self.by_name[find_name(name, self._spellings, self.language)]

    def lasting(self, period: Period) -> Framework:
        """The same plan, known to last these days."""
        return self._changed(period=period)

    def over(self, period: Period) -> Framework:
        """The same plan with every ``per month`` or other period converted to what it is over these days.

        Raises:
            BadInput: the plan lasts other days, and a baseline, own target or outflow counts for all of those.
        """
        if self.period is not None and self.period != period:
            self._refuse_whole_plan(
                lambda kpi, header: Text(
                    f"Het plan loopt van {self.period}, maar je vraagt {period}. Bij ‘{kpi.name}’ geldt "
                    f"‘{header.nl}’ voor het hele plan (tabelrij {kpi.row}). Zet er een periode achter, "
                    "bijvoorbeeld 200 per maand.",
                    f"The plan runs from {self.period}, but you ask for {period}. {header.en} of ‘{kpi.name}’ is "
                    f"for the whole plan (table row {kpi.row}). Add a period to it, for instance 200 per month.",
                )
            )
        return self._converted(period.count)

    @property
    def converted(self) -> Framework:
        """The same plan with every ``per month`` converted, where it is known how long the plan lasts."""
        return self if self.period is None else self._converted(self.period.count)

    def per(self, unit: TimeUnit) -> Framework:
        """The same plan for a goal per month, week and so on, with what counts for another period converted.

        Raises:
            BadInput: a baseline, own target or outflow counts for the whole plan, and how long that is nobody said.
        """
        word = UNIT_WORDS[unit]
        self._refuse_whole_plan(
            lambda kpi, header: Text(
                f"Je doel is per {word.nl}, maar bij ‘{kpi.name}’ geldt ‘{header.nl}’ voor het hele plan (tabelrij "
                f"{kpi.row}). Zet er ook een periode achter, bijvoorbeeld 200 per {word.nl}.",
                f"Your goal is per {word.en}, but {header.en} of ‘{kpi.name}’ is for the whole plan (table row "
                f"{kpi.row}). Add a period to it as well, for instance 200 per {word.en}.",
            )
        )
        return self._converted(lambda other: units_in(unit, other))

    def _refuse_whole_plan(self, sentence: Callable[[Kpi, Text], Text]) -> None:
        """Stops where a volume counts for the plan as a whole: it is another for other days."""
        periodic = {(each.kpi, each.column) for each in self.periodic}
        for kpi in self.kpis:
            for column in ("baseline", "own_target", "outflow"):
                if getattr(kpi, column) and kpi.formula is None and (kpi.name, column) not in periodic:
                    raise BadInput(sentence(kpi, ALL_KPI_COLUMNS[column]), self.language)

    def _converted(self, times: Callable[[TimeUnit], float]) -> Framework:
        if not self.periodic:
            return self
        changes: dict[str, dict[str, float]] = {}
        for each in self.periodic:
            changes.setdefault(each.kpi, {})[each.column] = each.value * times(each.unit)
        kpis = tuple(kpi.model_copy(update=changes[kpi.name]) if kpi.name in changes else kpi for kpi in self.kpis)
        return self._changed(kpis=kpis, periodic=(), said_periods=self.periodic)

    def under(self, scenario: str) -> Framework:
        """The same plan with the figures of a scenario; a blank name, or ``expected``, is the plan itself.

        Raises:
            NotFound: the table has no scenario of this name.
            BadInput: a cell of the scenario cannot be read, or its shares are more than 100% together.
        """
        wanted = same_name(scenario)
        found = next((each for each in self.scenarios if same_name(each.name) == wanted), None)
        if not wanted or (found is None and wanted in ORDINARY_WORDS):
            return self
        if found is None:
            raise self._no_scenario(scenario)
        if found.problem is not None:
            raise BadInput(found.problem, self.language)
        return self._with(found)

    def _with(self, found: Scenario) -> Framework:
        kpis = tuple(
            kpi.model_copy(
                update={
                    "unit_cost": found.unit_costs.get(kpi.name, kpi.unit_cost),
                    "cap": found.caps.get(kpi.name, kpi.cap),
                }
            )
            for kpi in self.kpis
        )
        typed: dict[Line, float | Rest | None] = {}
        rates: dict[Line, float | None] = {}
        for each in self.contributions:
            line = each.kpi, each.feeds
            typed[line] = found.shares.get(line, each.share_typed)
            rates[line] = found.rates.get(line, each.rate)
        try:
            shares = settle_shares(
                typed,
                rates,
                frozenset(kpi.name for kpi in kpis if kpi.cap is not None),
                frozenset(kpi.name for kpi in kpis if kpi.pool == "separate"),
            )
        except BadInput as error:
            error.language = self.language
            raise
        contributions = tuple(
            each.model_copy(
                update={
                    "rate": rates[line],
                    **({"rate_low": None, "rate_high": None, "n": None} if line in found.rates else {}),
                    "share": shares[line].part,
                    "share_typed": typed[line],
                    "share_basis": shares[line].basis,
                }
            )
            for each, line in zip(self.contributions, typed, strict=True)
        )
        periodic = tuple(each for each in self.periodic if each.column != "cap" or each.kpi not in found.caps)
        return self._changed(kpis=kpis, contributions=contributions, periodic=periodic, scenario=found.name)

    def _changed(self, **changes: object) -> Framework:
        """Another plan with these fields changed; a copy would keep what was derived from the old ones."""
        return Framework(**{name: changes.get(name, getattr(self, name)) for name in type(self).model_fields})

    def _no_scenario(self, name: str) -> NotFound:
        names = [each.name for each in self.scenarios]
        hint = did_you_mean(name, names)
        known = ", ".join(names)
        there = (
            Text(f" Er zijn: {known}.", f" There are: {known}.")
            if names
            else Text(
                f" Zet de cijfers in een kolom ‘Ratio {name}’; een kolom zonder getallen telt niet mee.",
                f" Put the figures in a column ‘Rate {name}’; a column without any number does not count.",
            )
        )
        return NotFound(
            Text(
                f"Scenario ‘{name}’ staat niet in de tabel.{hint.nl}{there.nl}",
                f"Scenario ‘{name}’ is not in the table.{hint.en}{there.en}",
            ),
            self.language,
        )
