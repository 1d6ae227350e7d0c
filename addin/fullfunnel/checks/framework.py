"""What stands out in the KPI framework of a plan: every rule of ``KPI1xx`` and ``TIM1xx`` that looks at its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import ORDER
from fullfunnel.checks.rules import rules_of
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets

FRAMEWORK_RULES: Final[tuple[OnTargets, ...]] = tuple(
    rule.check for family in ("framework", "time") for rule in rules_of(family) if isinstance(rule.check, OnTargets)
)
_SPREADS: Final = frozenset({"KPI105", "KPI109", "TIM104"})
"""Findings that put every target calculated from the KPI in doubt, not only its own."""


def framework_findings(found: Targets) -> list[Finding]:
    """The findings on a plan with one goal, most severe first, then in the order of the table."""
    findings = [finding for rule in FRAMEWORK_RULES for finding in rule.look(found)]
    return sorted(findings, key=lambda each: (ORDER[each.severity], each.row, each.code))


def remarks_on(kpi: str, on_the_way: set[str], findings: list[Finding]) -> list[Finding]:
    """The findings that matter to one target: on the KPI itself, and those on the way that put the target in doubt."""
    return [
        each
        for each in findings
        if each.kpi == kpi or (each.kpi in on_the_way and (each.severity == "error" or each.code in _SPREADS))
    ]
