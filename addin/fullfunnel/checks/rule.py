"""A rule as a thing of its own: what it looks for, why, how it shows, and what it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.cells import Cell
    from fullfunnel.language import Language, Text

Rows: TypeAlias = "tuple[Mapping[str, Cell], ...]"
"""Rows of a table, each with its cells by the name of their column."""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a plan that shows what a rule does."""

    messages: Rows = ()
    kpis: Rows = ()
    budget: Rows = ()
    goal: float = 1000.0
    fields: Mapping[str, Cell] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with all that a user needs to judge it."""

    code: str
    severity: Severity
    title: Text
    why: Text
    fails: dict[Language, Example]
    """A piece of a plan on which it fires, in each language."""
    passes: dict[Language, Example]
    """The same piece put right."""
    check: Callable[[PlanSheet], Iterable[Finding]]
    near_misses: dict[Language, tuple[Example, ...]] = field(default_factory=dict)
    """What looks like a fault and is none: the rule must stay silent."""
