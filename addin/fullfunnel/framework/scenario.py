"""A scenario: rates, shares, prices and caps that replace those of the plan, kept in columns such as ``Rate worst``."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from fullfunnel.language import Text

Line: TypeAlias = tuple[str, str]
"""A contribution by its two ends: the KPI and the one it feeds."""

Rest: TypeAlias = Literal["rest"]
"""A share typed as ``rest``: what the capped and the typed rows leave."""

ORDINARY_WORDS: Final = frozenset({"expected", "verwacht", "plan", "the plan", "het plan"})
"""What the plan's own figures are called beside its scenarios, where no column has that name."""


class Scenario(BaseModel):
    """What one scenario says. A cell that is blank there means the plan's own figure."""

    model_config = ConfigDict(frozen=True)

    name: str
    columns: tuple[str, ...]
    """Which of rate, share, unit_cost and cap it has a column for."""
    rates: dict[Line, float] = {}
    shares: dict[Line, float | Rest] = {}
    unit_costs: dict[str, float] = {}
    caps: dict[str, float] = {}
    problem: Text | None = None
    """Why it cannot be used: a cell that is no number, a column that stands there twice."""
