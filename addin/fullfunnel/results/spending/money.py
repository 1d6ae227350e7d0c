"""The budget against what the targets need: per stage, in euros and in units of the main KPI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name
from fullfunnel.framework.stages import is_converting
from fullfunnel.targets.loss import goal_lost_by
from fullfunnel.targets.max_cpa import max_cpa

if TYPE_CHECKING:
    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.targets.network import Volume
    from fullfunnel.targets.targets import Targets


@dataclass(frozen=True, slots=True)
class StageMoney:
    """What one stage has, what its targets need, and what a shortage costs."""

    stage: str
    budget: float
    """For activation: creation buys no reach."""
    need: float | None
    """Target times price over its KPIs; ``None`` where none of them has a price."""
    spent: float | None
    """``None`` where no cost was reported."""
    lost: float
    """In units of the main KPI: what goes through this stage and cannot be bought."""
    judged: bool
    """Whether the stage is judged on results."""

    @property
    def part_lost(self) -> float:
        """The part of what goes through the stage that cannot be bought."""
        return max(1 - self.budget / self.need, 0.0) if self.need else 0.0


def stage_money(found: Targets, budget: Budget | None, actual: Actuals | None = None) -> list[StageMoney]:
    """Per stage of the plan the budget for activation against what the targets need.

    Raises:
        BadRate: a rate that the plan counts on is blank or zero.
    """
    framework = found.framework
    converting = converting_stages(framework)
    return [
        _stage(stage, found, budget, None if actual is None else actual.cost(stage), stage in converting)
        for stage in framework.stages
    ]


def converting_stages(framework: Framework) -> frozenset[str]:
    """The stages judged on results: the converting one of the model, else that of the main KPI."""
    known = frozenset(stage for stage in framework.stages if is_converting(stage))
    return known or frozenset({framework.by_name[framework.main].stage})


def _stage(
    stage: str,
    found: Targets,
    budget: Budget | None,
    spent: float | None,
    judged: bool,  # noqa: FBT001
) -> StageMoney:
    name = same_name(stage)
    volumes = (found.volume(each) for each in found.outcomes)
    priced: list[Volume] = [
        volume
        for volume in volumes
        if volume is not None and same_name(volume.kpi.stage) == name and volume.kpi.unit_cost is not None
    ]
    need = sum(float(each.target) * (each.kpi.unit_cost or 0.0) / each.kpi.per for each in priced) if priced else None
    has = sum(
        line.amount
        for line in (budget.lines if budget else ())
        if same_name(line.stage) == name and line.kind in {"activation", None}
    )
    part = min(has / need, 1.0) if need and budget else 1.0
    lost = goal_lost_by(found, {each.kpi.name: part for each in priced}) if part < 1 else 0.0
    return StageMoney(stage, has, need, spent, lost, judged)


def rest_of_period(allowable: float, goal: float, budget: Budget, actual: Actuals) -> float | None:
    """The max CPA for the results that are still to come, from what was spent and what came in.

    ``(B N - U - spent) / (N - N so far)``; ``None`` where nothing was reported or the goal has been reached.
    """
    came = actual.of(actual.framework.main).value
    spent = [actual.cost(stage) for stage in converting_stages(actual.framework)]
    known = [each for each in spent if each is not None]
    if came is None or not known or came >= goal:
        return None
    return float(
        max_cpa("rest", allowable, goal, budget.unjudged_cost, spent=max(sum(known), 0.0), results_so_far=came)
    )
