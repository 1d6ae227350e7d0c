"""The KPI framework: what a plan is.

One main KPI, the KPIs of every stage, and the contributions between them: which KPI leads to which, at what rate.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from fullfunnel.framework.catalogue import Role
from fullfunnel.framework.formula import Formula
from fullfunnel.framework.kpi_names import find_name
from fullfunnel.framework.names import same_name
from fullfunnel.framework.order import fed_first
from fullfunnel.language import Language

Pool = Literal["shared", "separate"]
"""Whether the same people serve every next step (shared), or each step has its own audience (separate)."""


class Kpi(BaseModel):
    """One KPI of the plan."""

    model_config = ConfigDict(frozen=True)

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


class Contribution(BaseModel):
    """One KPI leads to another: so many of the fed KPI come from one of the feeding KPI."""

    model_config = ConfigDict(frozen=True)

    kpi: str
    feeds: str
    row: int
    rate: float | None = Field(default=None, ge=0)
    """How many of the fed KPI one of this gives. Above 1 is possible: reach to impressions is the frequency."""
    share: float = Field(ge=0)
    """Part of the fed KPI's planned volume that comes through here, as the last stage before. Blank cells are
    already settled: what the others leave, equally."""
    lag: float | None = Field(default=None, ge=0)
    """Days from this KPI to the fed one."""
    n: float | None = Field(default=None, ge=0)
    """Observations behind the rate."""


class Framework(BaseModel):
    """A whole plan: the KPIs in the order of the table and the contributions between them."""

    model_config = ConfigDict(frozen=True, ignored_types=(cached_property,))

    language: Language
    """The language of the table's headers: the one its marketeer reads."""
    kpis: tuple[Kpi, ...]
    contributions: tuple[Contribution, ...]
    main: str
    """The name of the main KPI."""

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
    def _spellings(self) -> dict[str, str]:
        return {same_name(kpi.name): kpi.name for kpi in self.kpis}

    def find(self, name: str) -> Kpi:
        """The KPI that ``name`` stands for: by its name in the table, else by a synonym from the catalogue.

        Raises:
            NotFound: no KPI of the table is called that, or a synonym fits more than one.
        """
        return self.by_name[find_name(name, self._spellings, self.language)]
