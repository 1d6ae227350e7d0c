"""The FUNNEL_ functions as a spreadsheet cell calls them: thin, without a rule of their own.

Ranges come with their header row, in whatever form the host gives a range. A function returns a number, a text or
rows of cells to spill. What cannot be answered raises a :class:`~fullfunnel.errors.FunnelError`; the host turns it into
the Excel error that it names (``error.excel``) and shows the sentence where it can.

A host that needs the functions in another shape makes that of :data:`FUNCTIONS`, as :mod:`fullfunnel.excel.cells` does.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeVar

from fullfunnel import arguments
from fullfunnel.checks.framework import framework_findings, remarks_on
from fullfunnel.errors import FunnelError, NoAnswer
from fullfunnel.framework.budget import Budget, read_budget
from fullfunnel.framework.cells import Cell, one_cell
from fullfunnel.framework.reading import ROLE_WORDS, read_framework
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.memory import Memory, content_of
from fullfunnel.signatures import SIGNATURES
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS, allowable_cost
from fullfunnel.targets.explain import explain, leads_to, no_target
from fullfunnel.targets.max_cpa import READING_WORDS, max_cpa
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.ranges import CheckedRanges
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.language import Language
    from fullfunnel.targets.elementwise import Number
    from fullfunnel.targets.targets import Targets

CellFunction = TypeVar("CellFunction", bound="Callable[..., object]")

FUNCTIONS: Final[dict[str, Callable[..., object]]] = {}
"""Every function by the name it has in a cell."""

_PLANS: Final[Memory[Framework]] = Memory(64)
_BUDGETS: Final[Memory[Budget]] = Memory(8)
_TARGETS: Final[Memory[Targets]] = Memory(256)
_FINDINGS: Final[Memory[list[Finding]]] = Memory(256)
_CHECKED: Final[Memory[CheckedRanges]] = Memory(16)


def cell_function(function: CellFunction) -> CellFunction:
    """Make a function one that cells can call, by its signature."""
    signature = SIGNATURES[function.__name__.upper()]
    FUNCTIONS[signature.name] = function
    return function


@cell_function
def funnel_target(kpi: Cell, goal: Cell, framework: object) -> float:
    """The target of a KPI, reckoned back from the main goal, unrounded and in the KPI's own unit.

    Args:
        kpi: name of the KPI as in the framework, or a synonym.
        goal: how many of the main KPI you want.
        framework: the KPI framework, header row included.

    Raises:
        NotFound: the KPI is not in the framework, or nothing asks for it.
        BadInput: the goal or the framework cannot be read.
        BadRate: a rate on the way is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """
    found = _targets(goal, framework)
    return float(found.of(found.framework.find(arguments.name(kpi, found.framework.language))))


@cell_function
def funnel_targets(goal: Cell, framework: object) -> list[list[Cell]]:
    """The targets of all KPIs in the order of the framework: KPI, stage, role and target a row, no header row.

    A KPI that nothing asks for has an empty text as its target.

    Raises:
        BadInput: the goal or the framework cannot be read.
        BadRate: a rate that a target needs is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """
    found = _targets(goal, framework)
    plan = found.framework
    return [
        [
            kpi.name,
            stage_words(kpi.stage, plan.language),
            ROLE_WORDS[kpi.role].say(plan.language),
            _or_blank(found, kpi),
        ]
        for kpi in plan.kpis
    ]


@cell_function
def funnel_explain(kpi: Cell, goal: Cell, framework: object, language: Cell = None) -> str:
    """The reckoning behind a target in words, with what stands out on the way.

    Where the target is an error, the text says why and what to do; this function itself gives no error.

    Args:
        kpi: name of the KPI.
        goal: how many of the main KPI you want.
        framework: the KPI framework, header row included.
        language: ``nl`` or ``en``; blank for the language of the framework's headers.
    """
    asked: Language | None = None
    try:
        asked = arguments.language(language)
        found = _targets(goal, framework)
        asked = asked or found.framework.language
        this = found.framework.find(arguments.name(kpi, asked))
        words = [explain(found, this, asked)]
        on_the_way = leads_to(found.framework, this)
    except FunnelError as error:
        return no_target(error, asked or error.language)
    note = Text("Let op:", "Note:").say(asked)
    words += [
        f"{note} {finding.what.say(asked)} {finding.advice.say(asked)}"
        for finding in remarks_on(this.name, on_the_way, _findings(found, framework))
    ]
    return " ".join(words)


@cell_function
def funnel_allowable(order_value: Cell, margin: Cell, profit: Cell, basis: Cell = None) -> float:
    """The allowable cost per result all-in, in the currency of the order value.

    Args:
        order_value: average order value without VAT.
        margin: gross margin, for instance 40%.
        profit: the profit that must remain, for instance 20%.
        basis: what the profit is a share of: revenue (default), spend or break-even; or amount, per order.

    Raises:
        BadInput: a figure cannot be read or is out of range, or the basis is unknown.
    """
    allowable = allowable_cost(
        arguments.number(order_value, Text("de orderwaarde", "the order value")),
        arguments.number(margin, Text("de marge", "the margin")),
        arguments.number(profit, Text("de winst", "the profit")),
        arguments.choice(basis, PROFIT_BASIS_WORDS, "revenue", Text("grondslag van de winst", "basis of the profit")),
    )
    return _finite(allowable)


@cell_function
def funnel_max_cpa(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    allowable: Cell,
    results: Cell,
    costs: object,
    by_themselves: Cell = None,
    method: Cell = None,
    spent: Cell = None,
    results_so_far: Cell = None,
) -> float:
    """The maximum CPA in Do that also carries what See, Think, creation and fees cost.

    A negative outcome means that this plan cannot pay.

    Args:
        allowable: allowable cost per result all-in; see ``FUNNEL_ALLOWABLE``.
        results: results of the plan.
        costs: the budget table, header row included; or one amount: the cost that is not judged on results.
        by_themselves: results that come by themselves (default 0).
        method: all (default), paid, careful or rest; see :mod:`fullfunnel.targets.max_cpa`.
        spent: for ``rest``: spent so far on what is judged on results.
        results_so_far: for ``rest``: results so far.

    Raises:
        BadInput: a figure or the budget cannot be read, or the method is unknown.
        BadRate: no results are left to spread the cost over.
    """
    unjudged, language = _unjudged_cost(costs)
    try:
        reading = arguments.choice(method, READING_WORDS, "all", Text("rekenwijze", "method"))
        return _finite(
            max_cpa(
                reading,
                arguments.number(allowable, Text("de toegestane kosten", "the allowable cost")),
                arguments.number(results, Text("de resultaten", "the results")),
                unjudged,
                by_themselves=arguments.number(
                    by_themselves, Text("de resultaten die vanzelf komen", "the results by themselves"), blank=0.0
                ),
                spent=arguments.number_or_blank(spent, Text("wat er al is besteed", "what was spent so far")),
                results_so_far=arguments.number_or_blank(
                    results_so_far, Text("de resultaten tot nu toe", "the results so far")
                ),
            )
        )
    except FunnelError as error:
        error.language = language or error.language
        raise


@cell_function
def funnel_mismatch(message_id: Cell, messages: object) -> str:
    """The findings of one message, "" when nothing stands out: against its stage, and against the ones it follows.

    What the column Accepted takes for granted is left out.

    Args:
        message_id: the ID of the message.
        messages: the messages, header row included.

    Raises:
        NotFound: no message has this ID.
        BadInput: the messages cannot be read.
    """
    found = _checked(messages, None, None)
    language = found.language
    this = found.messages.find(arguments.message_id(message_id, language)) if found.messages else None
    return "\n".join(
        f"{each.code} {each.what.say(language)} {each.advice.say(language)}"
        for each in found.findings.open
        if this is not None and each.message == this.id
    )


@cell_function
def funnel_checks(messages: object, framework: object = None, budget: object = None) -> list[list[Cell]]:
    """What stands out in the messages and the plan: code, severity, where, what and advice a row, no header row.

    The most severe comes first. A plan in which nothing stands out gives one row that says so, with an empty code. The
    rules that need the main goal are in ``fullfunnel check``, which reads it from the workbook.

    Args:
        messages: the messages, header row included.
        framework: the KPI framework, header row included.
        budget: the budget, header row included.

    Raises:
        BadInput: a range cannot be read.
    """
    found = _checked(messages, framework, budget)
    language = found.language
    words = found.severity_words
    rows: list[list[Cell]] = [
        [each.code, words[each.severity].say(language), each.where, each.what.say(language), each.advice.say(language)]
        for each in found.findings.open
    ]
    nothing = Text("Er valt niets op.", "Nothing stands out.").say(language)
    return rows or [["", "", "", nothing, ""]]


def _checked(messages: object, framework: object, budget: object) -> CheckedRanges:
    # A workbook without messages does not need the rules and their words.
    from fullfunnel.checks.ranges import check_ranges  # noqa: PLC0415

    content = content_of((messages, framework, budget))
    return _CHECKED.recall(content, lambda: check_ranges(messages, framework, budget))


def _targets(goal: Cell, framework: object) -> Targets:
    content = content_of(framework)
    plan = _PLANS.recall(content, lambda: read_framework(framework))
    try:
        many = arguments.number(goal, Text("het hoofddoel", "the main goal"))
    except FunnelError as error:
        error.language = plan.language
        raise
    return _TARGETS.recall(None if content is None else (content, many), lambda: targets(plan, many))


def _findings(found: Targets, framework: object) -> list[Finding]:
    content = content_of(framework)
    return _FINDINGS.recall(None if content is None else (content, found.goal), lambda: framework_findings(found))


def _or_blank(found: Targets, kpi: Kpi) -> Cell:
    try:
        return float(found.of(kpi))
    except FunnelError as error:
        if error.excel == "#N/A":
            return ""
        raise


def _unjudged_cost(costs: object) -> tuple[float, Language | None]:
    """The cost that is not judged on results, from the budget table (with its language) or from one amount."""
    single = one_cell(costs)
    if isinstance(single, list | tuple) or hasattr(single, "columns"):
        budget = _BUDGETS.recall(content_of(single), lambda: read_budget(single))
        return budget.unjudged_cost, budget.language
    return arguments.number(single, Text("de kosten", "the cost")), None


def _finite(value: Number) -> float:
    number = float(value)
    if math.isfinite(number):
        return number
    raise NoAnswer(
        Text(
            "De uitkomst is te groot om mee te rekenen. Kijk de bedragen na.",
            "The outcome is too large to reckon with. Check the amounts.",
        )
    )
