"""The checks as a cell asks for them: over ranges, which together hold the plan that a workbook holds.

What is found is what ``fullfunnel check`` finds, in the same order. Only what a range cannot show, formats of cells and
personal data on other sheets, is checked by the command and the buttons alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.checks.reading import given_table, is_left_out, plan_of
from fullfunnel.checks.rule import is_for_files
from fullfunnel.checks.run import Findings, findings_of
from fullfunnel.framework.plan_fields import read_plan_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Severity
    from fullfunnel.checks.reading import Unread
    from fullfunnel.checks.rule import Need
    from fullfunnel.framework.messages import Messages
    from fullfunnel.language import Language, Text

_OF_THE_FIRST_SHEET: Final[frozenset[Need]] = frozenset({"goal", "owner", "fields"})
"""What stands in the block of the first sheet; without that block nothing is known about it."""
_IN_CELLS: Final = tuple(rule for rule in RULES if not is_for_files(rule.code))
_BESIDE_MESSAGES: Final = tuple(rule for rule in _IN_CELLS if rule.per_message)


_IN_FILES: Final = tuple(rule for rule in RULES if is_for_files(rule.code))


class CheckedRanges(NamedTuple):
    """Ranges with what stands out in them."""

    language: Language
    messages: Messages | None
    findings: Findings
    severity_words: Mapping[Severity | Literal["off"], Text] = SEVERITY_WORDS


def check_ranges(  # noqa: PLR0913, PLR0917  # the ranges a plan is kept in
    messages: object,
    framework: object = None,
    budget: object = None,
    plan_fields: object = None,
    words: object = None,
    results: object = None,
) -> CheckedRanges:
    """What stands out in these ranges; one that cannot be read is a finding, and the others are still looked at.

    Raises:
        FunnelError: the block of the first sheet is no range.
    """
    block = None if is_left_out(plan_fields) else plan_fields
    unread: Unread = []
    plan = plan_of(
        given_table(messages),
        given_table(framework),
        given_table(budget),
        fields=None if block is None else read_plan_fields(block),
        words=given_table(words),
        results=given_table(results),
        unread=unread,
        not_asked=_OF_THE_FIRST_SHEET if block is None else frozenset(),
    )
    return CheckedRanges(plan.language, plan.messages, findings_of(plan, _IN_CELLS))


def check_messages(messages: object, words: object = None, framework: object = None) -> CheckedRanges:
    """What stands out in each message on its own: the findings that :func:`check_ranges` has on messages.

    Raises:
        FunnelError: a range cannot be read.
    """
    plan = plan_of(
        messages, given_table(framework), words=given_table(words), not_asked=_OF_THE_FIRST_SHEET | {"budget"}
    )
    return CheckedRanges(plan.language, plan.messages, findings_of(plan, _BESIDE_MESSAGES))


def check_file_only(plan: PlanContext) -> Findings:
    """What only a file shows of a plan: formats of cells, and personal data anywhere."""
    return findings_of(plan, _IN_FILES)
