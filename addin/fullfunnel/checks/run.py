"""All rules over a plan: the findings, most severe first, without those the marketeer accepted or switched off."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.finding import ORDER
from fullfunnel.checks.personal_cells import known_values
from fullfunnel.checks.rule import is_for_files
from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.rule import Rule

_CODE: Final = re.compile(r"\b([A-Z]{3}\d{3})\b[\s:,–-]*", re.IGNORECASE)


class Findings(NamedTuple):
    """What stands out in a plan, and what its marketeer accepts."""

    open: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


def check(plan: PlanContext) -> Findings:
    """Every finding of every rule on a plan."""
    return findings_of(plan, RULES)


def findings_of(plan: PlanContext, rules: Iterable[Rule]) -> Findings:
    """The findings of some rules on a plan; a rule that needs what was not handed over keeps silent."""
    asked = [rule for rule in rules if not rule.needs & plan.not_asked]
    by_rule = {rule.code: [plan.placed(finding) for finding in rule.check(plan)] for rule in asked}
    fired = {code for code, findings in by_rule.items() if findings}
    found = sorted(
        (finding for rule in asked if not rule.gives_way_to & fired for finding in by_rule[rule.code]),
        # What only a file shows comes behind the rest of its severity, so that a list in cells is the same without it.
        key=lambda each: (ORDER[each.severity], is_for_files(each.code), each.table, each.row, each.code),
    )
    reasons = dict(_accepted(plan))
    known = known_values(plan)
    still: list[Finding] = []
    accepted: list[Finding] = []
    for finding in found:
        severity = plan.own.severities.get(finding.code, finding.severity)
        if severity is None:
            continue
        shown = finding if severity == finding.severity else finding.model_copy(update={"severity": severity})
        shown = shown.with_masked(known)
        reason = reasons.get((finding.message, finding.code)) if finding.message else None
        if reason is None:
            still.append(shown)
        else:
            accepted.append(shown.model_copy(update={"accepted": without_personal_data(reason, known)}))
    by_severity = sorted(still, key=lambda each: (ORDER[each.severity], is_for_files(each.code)))
    return Findings(tuple(by_severity), tuple(accepted))


def _accepted(plan: PlanContext) -> Iterator[tuple[tuple[str, str], str]]:
    """Per message the codes in its column Accepted, each with the reason behind it."""
    for message in () if plan.messages is None else plan.messages.rows:
        codes = list(_CODE.finditer(message.accepted))
        for code, following in zip_longest(codes, codes[1:]):
            reason = message.accepted[code.end() : following.start() if following else None].strip(" ;,.\n")
            yield (message.id, code.group(1).upper()), reason
