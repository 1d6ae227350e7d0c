"""KPI106: a rate that the calculation needs is blank or zero, so the KPIs above it have no target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.errors import BadRate
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets


def unusable_rate(found: Targets) -> list[Finding]:
    """One finding per rate that stops the calculation, whichever number of KPIs it stops."""
    findings = {}
    for name, outcome in found.outcomes.items():
        if isinstance(outcome, BadRate) and str(outcome) not in findings:
            kpi = found.framework.by_name[name]
            findings[str(outcome)] = remark(
                RULE,
                outcome.text,
                Text(
                    "Zonder deze ratio krijgen de KPI's eerder in de funnel geen doel.",
                    "Without this rate the KPIs earlier in the funnel get no target.",
                ),
                kpi=name,
                row=kpi.row,
                column="rate",
            )
    return list(findings.values())


RULE: Final = rule_on_figures(
    "KPI106",
    "error",
    title=Text("Ratio ontbreekt of is nul", "Rate missing or zero"),
    why=Text("Zonder ratio is er niets terug te rekenen.", "Without a rate there is nothing to calculate back."),
    check=OnTargets(unusable_rate, of_goal=False),
    fails=Example(kpis=(LEADS, visits(rate=None))),
    passes=Example(kpis=(LEADS, visits())),
    near_misses=(Example(kpis=(LEADS, visits(rate=0.00001))),),
)
