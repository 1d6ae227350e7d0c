"""The cell functions on what came in: status, progress, forecast, bottleneck, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import one_cell, words_of
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.framework.typed.period import Period
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.functions.plans import goal_of, plan_of
from fullfunnel.functions.registry import cell_function, finite
from fullfunnel.language import Text
from fullfunnel.results.bottleneck import bottleneck
from fullfunnel.results.campaigns.comparison import VERDICT_WORDS, Campaign, Change, compare
from fullfunnel.results.forecast import Flow, flow
from fullfunnel.results.interval import interval
from fullfunnel.results.pace import pace_of
from fullfunnel.results.progress import Standing, progress
from fullfunnel.results.ratio_forecast import ratio_forecast
from fullfunnel.results.reported.actuals import Actuals, actuals
from fullfunnel.results.results import Results, read_results
from fullfunnel.results.status import DIRECTION_WORDS, STATUS_WORDS, status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from fullfunnel.framework.framework import Framework
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.results.pace import Pace

Rows = list[list["Cell"]]

PROGRESS_HEADERS: Final = (
    Text("KPI", "KPI"),
    Text("Doel", "Target"),
    Text("Nu verwacht", "By now"),
    Text("Werkelijk", "Actual"),
    Text("Verschil", "Difference"),
    Text("Status", "Status"),
)
"""The header row of FUNNEL_PROGRESS."""

_RESULTS: Final[Cache[Results]] = Cache(16)
_ACTUALS: Final[Cache[Actuals]] = Cache(64)
_ROWS: Final[Cache[Rows]] = Cache(256)
_FLOWS: Final[Cache[Flow]] = Cache(64)


@cell_function
def funnel_status(actual: Cell, target: Cell, elapsed: Cell = None, direction: Cell = None) -> str:
    """Where a KPI stands, in the language of the word for the direction (English without one).

    Args:
        actual: what came in; blank is not reported, 0 is a zero.
        target: what must be there in the end.
        elapsed: which part of the period is over, 0 to 1 (default 1).
        direction: which way is good: higher (default), lower, range or limit.

    Raises:
        BadInput: a figure cannot be read, the target is blank or negative, or elapsed lies outside 0 to 1.
    """
    language: Language = "nl" if same_name(words_of(one_cell(direction))) in _DUTCH else "en"
    try:
        return STATUS_WORDS[
            status(
                arguments.number_or_blank(actual, Text("wat er is", "the actual")),
                arguments.number(target, Text("het doel", "the target")),
                arguments.number(elapsed, Text("het deel dat voorbij is", "the part that is over"), blank=1.0),
                arguments.choice(direction, DIRECTION_WORDS, "higher", Text("richting", "direction")),
            )
        ].say(language)
    except FunnelError as error:
        error.language = language
        raise


_DUTCH: Final = frozenset(text.nl for text in DIRECTION_WORDS.values() if text.nl != text.en)


@cell_function
def funnel_progress(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    goal: Cell,
    framework: object,
    results: object,
    date: Cell = None,
    start: Cell = None,
    end: Cell = None,
    weights: object = None,
) -> Rows:
    """Where every KPI stands: a header row, then KPI, target, by now, actual, difference and status per row.

    What is not known is an empty text: the actual of a KPI that was not reported, what is due by now where start or end
    is not given, the target of a KPI that nothing asks for.

    Args:
        goal: how many of the main KPI you want.
        framework: the KPI framework, header row included.
        results: the results, header row included.
        date: up to and including this day; the last one in the results where it is left out.
        start: the first day of the campaign.
        end: the last day.
        weights: how much each period counts, as in ``FUNNEL_WEEKS``.

    Raises:
        BadInput: an argument cannot be read.
        BadRate: a rate that a target needs is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """

    def make() -> Rows:
        pace, actual = _held_against(goal, framework, results, date, start, end, weights)
        language = pace.found.framework.language
        return [
            [header.say(language) for header in PROGRESS_HEADERS],
            *(_row(each, language) for each in progress(pace.found, actual, pace)),
        ]

    return _rows("progress", make, goal, framework, results, date, start, end, weights)


def _row(each: Standing, language: Language) -> list[Cell]:
    figures = (each.target, each.by_now, each.actual, each.difference)
    return [
        each.kpi.name,
        *("" if figure is None else finite(figure) for figure in figures),
        "" if each.status is None else STATUS_WORDS[each.status].say(language),
    ]


@cell_function
def funnel_forecast(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    kpi: Cell, framework: object, results: object, date: Cell = None, start: Cell = None, end: Cell = None
) -> Rows:
    """The forecast of one KPI from what was done so far, with the range it falls in 8 times out of 10.

    It is what came in plus what is still under way, and no run rate: what is not done yet leads to nothing. Where
    nothing was reported that leads to this KPI, the three are empty texts.

    Args:
        kpi: name of the KPI, or a synonym.
        framework: the KPI framework, header row included.
        results: the results, header row included.
        date: up to and including this day; the last one in the results where it is left out.
        start: the first day of the campaign; with the end it shows what came by itself so far.
        end: the last day.

    Raises:
        NotFound: the KPI is not in the framework.
        BadInput: an argument cannot be read.
        BadRate: a rate on the way is blank or zero.
    """

    def make() -> Rows:
        plan, days, actual = _reported(framework, results, date, start, end)
        this = plan.find(arguments.name(kpi, plan.language))
        key = _key(framework, results, date, start, end)
        through = _FLOWS.get(key, lambda: flow(actual.framework, actual, *days))
        if this.formula is not None:
            found = ratio_forecast(through, actual.framework.find(this.name))
            return [["" if each is None else finite(each) for each in found]]
        if not through.knows(this.name):
            return [["", "", ""]]
        low, high = interval(through, this.name)
        return [[finite(through.volume(this.name)), finite(low), finite(high)]]

    return _rows("forecast", make, kpi, framework, results, date, start, end)


@cell_function
def funnel_bottleneck(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    goal: Cell,
    framework: object,
    results: object,
    date: Cell = None,
    start: Cell = None,
    end: Cell = None,
    weights: object = None,
) -> Rows:
    """Where the main KPI is lost: KPI, own shortfall and main KPI lost per row, worst first, no header row.

    Own shortfall is what should have come of what did come before, less what came; so no loss is counted twice. Where
    nothing is lost there is one row of empty texts. With start and end it is against what is due by now.

    Args:
        goal: how many of the main KPI you want.
        framework: the KPI framework, header row included.
        results: the results, header row included.
        date: up to and including this day; the last one in the results where it is left out.
        start: the first day of the campaign.
        end: the last day.
        weights: how much each period counts, as in ``FUNNEL_WEEKS``.

    Raises:
        BadInput: an argument cannot be read.
        BadRate: a rate on the way is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """

    def make() -> Rows:
        pace, actual = _held_against(goal, framework, results, date, start, end, weights)
        losses = bottleneck(actual, pace).worst_first
        rows: Rows = [[each.kpi.name, finite(each.shortfall), finite(each.lost)] for each in losses]
        return rows or [["", "", ""]]

    return _rows("bottleneck", make, goal, framework, results, date, start, end, weights)


@cell_function
def funnel_compare(results_now: Cell, cost_now: Cell, results_before: Cell, cost_before: Cell) -> Rows:
    """Two campaigns: a row for the results and one for the CPA, each change, low, high and verdict.

    A change is a part of what it was: 0.2 is 20% more. The interval is one of 95%. What does not exist is an empty
    text: the CPA of a campaign without results, all of the second row without a cost. The verdict is in English.

    Raises:
        BadInput: a figure cannot be read or is negative, or a number of results is blank.
    """
    found = compare(
        Campaign(
            arguments.number(results_now, Text("de resultaten nu", "the results now")),
            arguments.number_or_blank(cost_now, Text("de kosten nu", "the cost now")),
        ),
        Campaign(
            arguments.number(results_before, Text("de resultaten eerder", "the results before")),
            arguments.number_or_blank(cost_before, Text("de kosten eerder", "the cost before")),
        ),
    )
    return [_change(found.results), _change(found.cpa)]


def _change(change: Change | None) -> list[Cell]:
    if change is None:
        return ["", "", "", ""]
    figures = (change.change, change.low, change.high)
    return [*("" if each is None else finite(each) for each in figures), VERDICT_WORDS[change.verdict].en]


def _rows(name: str, make: Callable[[], Rows], *given: object) -> Rows:
    """The rows of a function, made once for the same arguments."""
    found = _ROWS.get(_key(name, *given), make)
    return [list(row) for row in found]


def _key(*given: object) -> tuple[bytes, ...] | None:
    """The key of these arguments; ``None`` where one of them has none."""
    found = [content_of(_plain(each)) for each in given]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else None


def _plain(given: object) -> object:
    return given if isinstance(given, list | tuple) else one_cell(given)


def _held_against(  # noqa: PLR0913, PLR0917  # what progress and bottleneck are given
    goal: Cell, framework: object, results: object, date: Cell, start: Cell, end: Cell, weights: object
) -> tuple[Pace, Actuals]:
    """The plan in time and what was reported."""
    plan, (first, last), actual = _reported(framework, results, date, start, end)
    many, unit = goal_of(goal, plan)
    try:
        heavy = arguments.numbers(weights, Text("de gewichten", "the weights"))
        if unit is not None and first and last:
            many *= Period(first, last).count(unit)
        elif unit is not None:
            plan = plan.per(unit)
        return pace_of(plan, many, actual.day, first, last, heavy), actual
    except FunnelError as error:
        error.language = plan.language
        raise


def _reported(
    framework: object, results: object, date: Cell, start: Cell, end: Cell
) -> tuple[Framework, tuple[dt.date | None, dt.date | None], Actuals]:
    """The plan, its first and last day, and what was reported."""
    content = content_of(framework)
    plan = plan_of(framework)
    try:
        came = content_of(results)
        read = _RESULTS.get(came, lambda: read_results(results))
        day = _day(date, Text("de datum", "the date"), plan.language)
        first = _day(start, Text("de startdatum", "the start date"), plan.language)
        last = _day(end, Text("de einddatum", "the end date"), plan.language)
        over = plan.over(Period(first, last)) if first and last else plan
        key = None if content is None or came is None else (content, came, day, first, last)
        return plan, (first, last), _ACTUALS.get(key, lambda: actuals(over, read, day))
    except FunnelError as error:
        error.language = plan.language
        raise


def _day(cell: Cell, what: Text, language: Language) -> dt.date | None:
    """The day in an argument that may be left out; zero is how some hosts hand that over."""
    given = one_cell(cell)
    return None if isinstance(given, int | float) and given == 0 else read_date(given, what, language)
