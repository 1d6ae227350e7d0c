"""KPI106: a rate that the reckoning needs is blank or zero, so the KPIs above it have no target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.checks.finding import Finding
from fullfunnel.errors import BadRate
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.targets import Targets


def unusable_rate(found: Targets) -> list[Finding]:
    """One finding per rate that stops the reckoning, whichever number of KPIs it stops."""
    findings = {}
    for name, outcome in found.outcomes.items():
        if isinstance(outcome, BadRate) and str(outcome) not in findings:
            kpi = found.framework.by_name[name]
            findings[str(outcome)] = Finding(
                code="KPI106",
                severity="error",
                kpi=name,
                row=kpi.row,
                what=outcome.text,
                advice=Text(
                    "Zonder deze ratio krijgen de KPI's ervoor geen doel.",
                    "Without this rate the KPIs before it get no target.",
                ),
            )
    return list(findings.values())
