"""The plan behind a range of cells: read and calculated once, then taken from a cache by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel import checks
from fullfunnel.errors import FunnelError
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.typed.cells import one_cell
from fullfunnel.framework.typed.period import split_cell
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.language import Text
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Framework
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.framework.typed.period import TimeUnit
    from fullfunnel.targets.targets import Targets

_PLANS: Final[Cache[Framework]] = Cache(64)
_TARGETS: Final[Cache[Targets]] = Cache(256)
_FINDINGS: Final[Cache[list[Finding]]] = Cache(256)


def plan_of(framework: object, scenario: Cell = None) -> Framework:
    """The plan in a range, with the figures of a scenario where one is asked for.

    Raises:
        BadInput: the framework or a cell of the scenario cannot be read.
        NotFound: the framework has no such scenario.
    """
    return _plan(framework, content_of(framework), scenario)


def _plan(framework: object, content: bytes | None, scenario: Cell) -> Framework:
    plan = _PLANS.get(content, lambda: read_framework(framework))
    if scenario is None:
        return plan
    name = arguments.scenario(scenario, plan.language)
    if not name:
        return plan
    return _PLANS.get(None if content is None else (content, name), lambda: plan.under(name))


def goal_of(goal: Cell, plan: Framework) -> tuple[float, TimeUnit | None]:
    """The main goal, and for how long it counts where that is said: ``1000`` or ``"100 per month"``.

    Raises:
        BadInput: it is no number; in the language of the plan.
    """
    bare, unit = split_cell(one_cell(goal))
    try:
        return arguments.number(bare, Text("het hoofddoel", "the main goal")), unit
    except FunnelError as error:
        error.language = plan.language
        raise


def targets_of(goal: Cell, framework: object, scenario: Cell = None) -> Targets:
    """The targets of the plan in a range, for one goal.

    Raises:
        BadInput: the goal, the framework or the scenario cannot be read.
        NotFound: the framework has no such scenario.
    """
    content = content_of(framework)
    plan = _plan(framework, content, scenario)
    many, unit = goal_of(goal, plan)
    return _TARGETS.get(
        None if content is None else (content, plan.scenario, many, unit),
        lambda: targets(plan if unit is None else plan.per(unit), many),
    )


def findings_of(found: Targets, framework: object) -> list[Finding]:
    """The findings on the targets of the plan in a range."""
    content = content_of(framework)
    key = None if content is None else (content, found.framework.scenario, found.goal)
    return _FINDINGS.get(key, lambda: checks.framework_findings(found))
