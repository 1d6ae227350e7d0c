"""What stands out in the KPI framework of a plan: every rule of the ``KPI1xx`` family, run over its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import ORDER
from fullfunnel.checks.plan.above_cap import above_cap
from fullfunnel.checks.plan.goal_by_itself import goal_by_itself
from fullfunnel.checks.plan.own_target_short import own_target_short
from fullfunnel.checks.plan.price_on_wrong_unit import price_on_wrong_unit
from fullfunnel.checks.plan.rate_as_percentage import rate_as_percentage
from fullfunnel.checks.plan.rounded_down import rounded_down
from fullfunnel.checks.plan.surplus import surplus
from fullfunnel.checks.plan.unfed_volume import unfed_volume
from fullfunnel.checks.plan.unusable_rate import unusable_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets

FRAMEWORK_RULES: Final[tuple[Callable[[Targets], Iterable[Finding]], ...]] = (
    unusable_rate,
    above_cap,
    goal_by_itself,
    own_target_short,
    rate_as_percentage,
    price_on_wrong_unit,
    rounded_down,
    unfed_volume,
    surplus,
)
_SPREADS: Final = frozenset({"KPI105", "KPI109"})
"""Warnings that put every target reckoned from the KPI in doubt, not only its own."""


def framework_findings(found: Targets) -> list[Finding]:
    """The findings on a plan with one goal, most severe first, then in the order of the table."""
    findings = [finding for rule in FRAMEWORK_RULES for finding in rule(found)]
    return sorted(findings, key=lambda each: (ORDER[each.severity], each.row, each.code))


def remarks_on(kpi: str, on_the_way: set[str], findings: list[Finding]) -> list[Finding]:
    """The findings that matter to one target: on the KPI itself, and those on the way that put the target in doubt."""
    return [
        each
        for each in findings
        if each.kpi == kpi or (each.kpi in on_the_way and (each.severity == "error" or each.code in _SPREADS))
    ]
