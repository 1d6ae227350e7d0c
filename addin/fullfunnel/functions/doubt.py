"""The cell functions that say how sure a plan is: a range and a chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.framework.typed.cells import is_blank, one_cell
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.functions.plans import targets_of
from fullfunnel.functions.registry import cell_function
from fullfunnel.language import Text
from fullfunnel.targets.doubt.chance import chance_of
from fullfunnel.targets.doubt.prospect import Prospect, prospect
from fullfunnel.targets.doubt.range import LEVEL, planned_range, range_of

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_PROSPECTS: Final[Cache[Prospect]] = Cache(8)
_PLANNED: Final[Cache[tuple[float, float]]] = Cache(64)
_RANGES: Final[Cache[list[list[Cell]]]] = Cache(1024)
_CHANCES: Final[Cache[float]] = Cache(1024)


@cell_function
def funnel_range(kpi: Cell, goal: Cell, framework: object, level: Cell = None) -> list[list[Cell]]:
    """The volumes of a KPI with which the main goal is reached with a small and with a large chance: low and high.

    The whole plan moves, not this KPI alone: low and high are its targets in a smaller and in a larger plan.

    Args:
        kpi: name of the KPI as in the framework, or a synonym.
        goal: how many of the main KPI must be reached, at least.
        framework: the KPI framework, header row included.
        level: the part between both chances; blank for 80%: 10% and 90%.

    Raises:
        NotFound: the KPI is not in the framework, or nothing asks for it.
        BadInput: an argument or the framework cannot be read, or a span does not fit its rate.
        BadRate: a rate on the way to the main KPI is blank or zero.
        NoAnswer: the target of the KPI, or the chance, does not move with the goal.
    """
    content = content_of(framework)
    key = None if content is None else (content, _key(kpi), _key(goal), _key(level))

    def calculate() -> list[list[Cell]]:
        ahead = _prospect(content, goal, framework)
        plan = ahead.framework
        try:
            part = arguments.number(level, Text("het niveau", "the level"), blank=LEVEL)
            this = plan.find(arguments.name(kpi, plan.language))
        except FunnelError as error:
            error.language = plan.language
            raise
        asked = None if content is None else (content, _key(goal), part)
        return [[*range_of(ahead, this, _PLANNED.get(asked, lambda: planned_range(ahead, part)))]]

    return [list(row) for row in _RANGES.get(key, calculate)]


@cell_function
def funnel_chance(goal: Cell, framework: object, kpi: Cell = None, volume: Cell = None) -> float:
    """The chance that the main goal is reached, from 0 to 1.

    Args:
        goal: how many of the main KPI must be reached, at least.
        framework: the KPI framework, header row included.
        kpi: blank for the plan for this goal; else the KPI whose volume you choose.
        volume: how many of that KPI you plan; the rest of the plan grows with it.

    Raises:
        NotFound: the KPI is not in the framework, or nothing asks for it.
        BadInput: an argument or the framework cannot be read, only one of KPI and volume is there, or a span does not
            fit its rate.
        BadRate: a rate on the way to the main KPI is blank or zero.
        NoAnswer: the target of the KPI, or the chance, does not move with the goal.
    """
    content = content_of(framework)
    key = None if content is None else (content, _key(goal), _key(kpi), _key(volume))

    def calculate() -> float:
        ahead = _prospect(content, goal, framework)
        plan = ahead.framework
        try:
            many = arguments.number_or_blank(volume, Text("het aantal", "the volume"))
            if is_blank(one_cell(kpi)):
                # An empty cell may arrive as 0: then neither is there.
                return chance_of(ahead, None, many or None)
            return chance_of(ahead, plan.find(arguments.name(kpi, plan.language)), many)
        except FunnelError as error:
            error.language = plan.language
            raise

    return _CHANCES.get(key, calculate)


def _prospect(content: bytes | None, goal: Cell, framework: object) -> Prospect:
    def look() -> Prospect:
        found = targets_of(goal, framework)
        return prospect(found.framework, float(found.goal))

    return _PROSPECTS.get(None if content is None else (content, _key(goal)), look)


def _key(cell: Cell) -> object:
    """An argument with its type, to keep outcomes by: 1 is not TRUE."""
    value = one_cell(cell)
    return (type(value), value) if value is None or isinstance(value, str | int | float) else content_of(value)
