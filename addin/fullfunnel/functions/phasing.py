"""The cell functions on time: what must be there when, and when to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.framework.typed.dates import serial
from fullfunnel.framework.typed.period import Period
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.functions.plans import goal_of, plan_of
from fullfunnel.functions.registry import cell_function
from fullfunnel.language import Text
from fullfunnel.targets.calendar_rows import STEP_WORDS
from fullfunnel.targets.latest_start import CERTAINTY, latest_start
from fullfunnel.targets.phasing import phase

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.targets.phasing import Phasing

_PHASINGS: Final[Cache[Phasing]] = Cache(64)

_START: Final = Text("de startdatum", "the start date")
_END: Final = Text("de einddatum", "the end date")
_WEIGHTS: Final = Text("de gewichten", "the weights")


@cell_function
def funnel_weeks(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    goal: Cell,
    framework: object,
    start: Cell,
    end: Cell,
    step: Cell = None,
    weights: object = None,
    scenario: Cell = None,
) -> list[list[Cell]]:
    """The plan in time: a header row, then one period per row (its first day) and one KPI per column, unrounded.

    Rows run from the first period that holds something up to the end, or further for what follows on the main KPI. The
    period that holds the start has a row for what lies before it and one from the start; so has the one with the end.

    Args:
        goal: how many of the main KPI over the whole campaign; ``"100 per month"`` is converted.
        framework: the KPI framework, header row included.
        start: the first day of the campaign.
        end: the last day; it counts as well.
        step: ``week`` (default), ``month`` or ``quarter``, or the Dutch word.
        weights: as many as there are periods from start to end; even over the days where left out.
        scenario: the name of a scenario; blank for the plan itself.

    Raises:
        BadInput: a date, the step, the weights, the goal or the framework cannot be read or do not fit each other.
        BadRate: a rate that a target needs is blank or zero.
        NoAnswer: the KPIs feed each other in a circle, or the lags go back further than a hundred years.
    """
    found = phasing_of(goal, framework, start, end, step, weights, scenario)
    language = found.framework.language
    names = list(found.volumes)
    heading: list[Cell] = [STEP_WORDS[found.step].say(language).capitalize(), *names]
    rows: list[list[Cell]] = [
        [serial(row.first), *(found.volumes[name][at] for name in names)] for at, row in enumerate(found.rows)
    ]
    return [heading, *rows]


def phasing_of(  # noqa: PLR0913, PLR0917  # what decides when
    goal: Cell,
    framework: object,
    start: Cell,
    end: Cell,
    step: Cell = None,
    weights: object = None,
    scenario: Cell = None,
) -> Phasing:
    """The plan in a range as it lies in time; see :func:`funnel_weeks`."""
    plan = plan_of(framework, scenario)
    language = plan.language
    first, last = arguments.day(start, _START, language), arguments.day(end, _END, language)
    many, unit = goal_of(goal, plan)
    try:
        by = arguments.choice(step, STEP_WORDS, "week", Text("stap", "step"))
        heavy = arguments.numbers(weights, _WEIGHTS)
        amount = many if unit is None else many * Period(first, last).count(unit)
    except FunnelError as error:
        error.language = language
        raise
    content = content_of(framework)
    key = (content, plan.scenario, amount, first, last, by, None if heavy is None else tuple(heavy))
    return _PHASINGS.get(None if content is None else key, lambda: phase(plan, amount, first, last, by, heavy))


@cell_function
def funnel_start(kpi: Cell, deadline: Cell, framework: object, certainty: Cell = None) -> float:
    """The latest day on which a KPI must be there to lead to the main KPI by the deadline, as a date of a cell.

    Args:
        kpi: name of the KPI.
        deadline: the day by which the result must be in.
        framework: the KPI framework, header row included.
        certainty: which part must be in by then (default 90%); it decides how long a spread takes.

    Raises:
        NotFound: the KPI is not in the framework, or does not lead to the main KPI.
        BadInput: the deadline, the certainty or the framework cannot be read.
        NoAnswer: that day lies before the calendar of a spreadsheet.
    """
    plan = plan_of(framework)
    this = plan.find(arguments.name(kpi, plan.language))
    day = arguments.day(deadline, Text("de uiterste dag", "the deadline"), plan.language)
    try:
        asked = arguments.number_or_blank(certainty, Text("de zekerheid", "the certainty"))
    except FunnelError as error:
        error.language = plan.language
        raise
    return serial(latest_start(plan, this, day, CERTAINTY if asked is None else asked))
