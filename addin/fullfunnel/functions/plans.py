"""The plan behind a range of cells: read and calculated once, then taken from a cache by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.framework import framework_findings
from fullfunnel.errors import FunnelError
from fullfunnel.framework.reading import read_framework
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.language import Text
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.cells import Cell
    from fullfunnel.framework.framework import Framework
    from fullfunnel.targets.targets import Targets

_PLANS: Final[Cache[Framework]] = Cache(64)
_TARGETS: Final[Cache[Targets]] = Cache(256)
_FINDINGS: Final[Cache[list[Finding]]] = Cache(256)


def targets_of(goal: Cell, framework: object) -> Targets:
    """The targets of the plan in a range, for one goal.

    Raises:
        BadInput: the goal or the framework cannot be read.
    """
    content = content_of(framework)
    plan = _PLANS.get(content, lambda: read_framework(framework))
    try:
        many = arguments.number(goal, Text("het hoofddoel", "the main goal"))
    except FunnelError as error:
        error.language = plan.language
        raise
    return _TARGETS.get(None if content is None else (content, many), lambda: targets(plan, many))


def findings_of(found: Targets, framework: object) -> list[Finding]:
    """The findings on the targets of the plan in a range."""
    content = content_of(framework)
    return _FINDINGS.get(None if content is None else (content, found.goal), lambda: framework_findings(found))
