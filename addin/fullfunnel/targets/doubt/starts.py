"""Where a plan starts: the volumes that are there by themselves, before any rate has its say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from fullfunnel.errors import FunnelError
from fullfunnel.targets.doubt.flow import there_already
from fullfunnel.targets.network import Line, Outcome, Volume

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.targets.doubt.flow import Flow

Start: TypeAlias = "str | Line"
"""A KPI whose units serve every way on, or one contribution of a KPI whose ways have their own audiences."""

Divided: TypeAlias = tuple[tuple[Line, float], ...]
"""The part of a separate pool that goes over each of its ways on."""


@dataclass(frozen=True, slots=True)
class Starts:
    """The volumes at the start of one plan."""

    volumes: dict[Start, float]
    divided: Divided
    """How the separate pools that are fed divide what arrives over their ways on."""


def starts(flow: Flow, outcomes: Mapping[str, Outcome]) -> Starts:
    """The starting volumes of a plan: the targets of what nothing feeds, and the baselines of what is fed.

    Args:
        flow: the part of the plan that leads to the main KPI.
        outcomes: its targets, for one goal.

    Raises:
        FunnelError: a KPI on the way has no target; the reason that its cell shows.
    """
    at: dict[Start, float] = {}
    divided: list[tuple[Line, float]] = []
    for name in flow.kpis:
        outcome = outcomes[name]
        if isinstance(outcome, FunnelError):
            raise outcome.afresh()
        if name == flow.main:
            continue
        parts = _parts(outcome) if name in flow.separate else []
        if name not in flow.roots:
            divided += parts
            there = there_already(outcome.kpi)
            if there:
                at[name] = there
        elif parts:
            at.update({line: float(outcome.target) * part for line, part in parts})
        else:
            at[name] = float(outcome.target)
    return Starts(at, tuple(divided))


def _parts(outcome: Volume) -> list[tuple[Line, float]]:
    """The part of a separate pool that each way on gets: in proportion to the needs, equally where there are none."""
    total = float(outcome.total_need)
    steps = outcome.steps
    return [
        ((step.contribution.kpi, step.contribution.feeds), float(step.need) / total if total else 1.0 / len(steps))
        for step in steps
    ]
