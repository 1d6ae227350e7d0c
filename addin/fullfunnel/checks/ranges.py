"""The checks as a cell asks for them: over ranges, without the names of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import Findings, check
from fullfunnel.framework.cells import is_blank, one_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.checks.finding import Severity
    from fullfunnel.framework.messages import Messages
    from fullfunnel.language import Language, Text

_NEED_THE_WORKBOOK: Final = frozenset(
    {"KPI101", "KPI102", "KPI103", "KPI104", "KPI107", "KPI108", "KPI109", "KPI111", "PLN101", "PLN106", "PLN113"}
    | {"TIM101", "TIM105", "TIM106"}
)
"""Rules whose sums are those of one goal, or that ask for the owner of the plan; a cell leaves them to the command."""
_ANY_GOAL: Final = 1000.0


class CheckedRanges(NamedTuple):
    """Ranges with what stands out in them."""

    language: Language
    messages: Messages | None
    findings: Findings
    severity_words: Mapping[Severity | Literal["off"], Text] = SEVERITY_WORDS


def check_ranges(messages: object, framework: object = None, budget: object = None) -> CheckedRanges:
    """What stands out in these ranges.

    Raises:
        FunnelError: a range cannot be read.
    """
    plan = plan_of(messages, _given(framework), _given(budget), goal=_ANY_GOAL)
    found = check(plan)
    known = tuple(each for each in found.open if each.code not in _NEED_THE_WORKBOOK)
    return CheckedRanges(plan.language, plan.messages, Findings(known, found.accepted))


def _given(table: object) -> object:
    """A table, unless the argument was left out: an empty cell, or the zero some hosts make of it."""
    single = one_cell(table)
    return None if (single is None or single == 0 or (isinstance(single, str) and is_blank(single))) else table
