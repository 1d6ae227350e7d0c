"""The cell functions that calculate targets and explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel import checks, targets
from fullfunnel.errors import FunnelError
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.stages import stage_words
from fullfunnel.functions import arguments
from fullfunnel.functions.plans import findings_of, targets_of
from fullfunnel.functions.registry import cell_function
from fullfunnel.language import Text
from fullfunnel.targets.explain import explain, leads_to, no_target

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Kpi
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.targets.targets import Targets


@cell_function
def funnel_target(kpi: Cell, goal: Cell, framework: object, scenario: Cell = None) -> float:
    """The target of a KPI, calculated back from the main goal, unrounded and in the KPI's own unit.

    Args:
        kpi: name of the KPI as in the framework, or a synonym.
        goal: how many of the main KPI you want; ``"100 per month"`` for a goal per period.
        framework: the KPI framework, header row included.
        scenario: the name behind ``Rate`` in the headers of the scenario; blank for the plan itself.

    Raises:
        NotFound: the KPI or the scenario is not in the framework, or nothing asks for the KPI.
        BadInput: the goal, the framework or the scenario cannot be read.
        BadRate: a rate on the way is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """
    found = targets_of(goal, framework, scenario)
    return float(found.of(found.framework.find(arguments.name(kpi, found.framework.language))))


@cell_function
def funnel_targets(goal: Cell, framework: object, scenario: Cell = None) -> list[list[Cell]]:
    """The targets of all KPIs in the order of the framework: KPI, stage, role and target per row, no header row.

    A KPI that nothing asks for has an empty text as its target.

    Raises:
        BadInput: the goal or the framework cannot be read.
        BadRate: a rate that a target needs is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """
    found = targets_of(goal, framework, scenario)
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
def funnel_explain(kpi: Cell, goal: Cell, framework: object, language: Cell = None, scenario: Cell = None) -> str:
    """The calculation behind a target in words, with what stands out on the route.

    Where the target is an error, the text says why and what to do; this function itself gives no error.

    Args:
        kpi: name of the KPI.
        goal: how many of the main KPI you want.
        framework: the KPI framework, header row included.
        language: ``nl`` or ``en``; blank for the language of the framework's headers.
        scenario: the name behind ``Rate`` in the headers of the scenario; blank for the plan itself.
    """
    asked: Language | None = None
    try:
        asked = arguments.language(language)
        found = targets_of(goal, framework, scenario)
        asked = asked or found.framework.language
        this = found.framework.find(arguments.name(kpi, asked))
        words = [explain(found, this, asked), *targets.explain_doubt(found.framework, this, asked)]
        on_the_way = leads_to(found.framework, this)
    except FunnelError as error:
        return no_target(error, asked or error.language)
    note = Text("Let op:", "Note:").say(asked)
    words += [
        f"{note} {finding.what.say(asked)} {finding.advice.say(asked)}"
        for finding in checks.remarks_on(this.name, on_the_way, findings_of(found, framework))
    ]
    return " ".join(words)


def _or_blank(found: Targets, kpi: Kpi) -> Cell:
    try:
        return float(found.of(kpi))
    except FunnelError as error:
        if error.excel == "#N/A":
            return ""
        raise
