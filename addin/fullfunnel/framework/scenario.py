"""A scenario: rates, shares, prices and caps that replace those of the plan, kept in columns such as ``Rate worst``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from fullfunnel.language import Text  # noqa: TC001  # pydantic reads the types of a scenario within a plan

Line: TypeAlias = tuple[str, str]
"""A contribution by its two ends: the KPI and the one it feeds."""

Rest: TypeAlias = Literal["rest"]
"""A share typed as ``rest``: what the capped and the typed rows leave."""

ORDINARY_WORDS: Final = frozenset({"expected", "verwacht", "plan", "the plan", "het plan"})
"""What the plan's own figures are called beside its scenarios, where no column has that name."""


@dataclass(frozen=True)
class Scenario:
    """What one scenario says. A cell that is blank there means the plan's own figure."""

    name: str
    columns: tuple[str, ...]
    """Which of rate, share, unit_cost and cap it has a column for."""
    rates: dict[Line, float] = field(default_factory=dict)
    shares: dict[Line, float | Rest] = field(default_factory=dict)
    unit_costs: dict[str, float] = field(default_factory=dict)
    caps: dict[str, float] = field(default_factory=dict)
    problem: Text | None = None
    """Why it cannot be used: a cell that is no number, a column that stands there twice."""
