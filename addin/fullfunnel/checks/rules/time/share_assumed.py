"""TIM104: blank shares that nothing fixes, so they were taken as equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import both, percent
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Contribution
    from fullfunnel.targets import Targets


def share_assumed(found: Targets) -> list[Finding]:
    """One finding per KPI into which several ways lead without a share."""
    findings = []
    for name, lines in found.framework.feeders.items():
        assumed = [each for each in lines if each.share_basis == "equal" and each.share > 0]
        if assumed and all(each.rate for each in assumed):  # with a rate still blank the plan is only begun
            findings.append(_finding(name, assumed))
    return findings


def _finding(name: str, assumed: list[Contribution]) -> Finding:
    ways, part = [each.kpi for each in assumed], both(percent, assumed[0].share)
    return remark(
        RULE,
        Text(
            f"Bij {' en '.join(ways)} is ‘Aandeel’ leeg, en uit de ratio's blijkt niet hoeveel van {name} via welke "
            f"route komt. Daarom is voor elk {part.nl} aangenomen.",
            f"Share is blank for {' and '.join(ways)}, and the rates do not show how much of {name} comes through "
            f"each of them. A share of {part.en} each is assumed.",
        ),
        Text(
            f"Vul bij {ways[0]} in welk deel van {name} langs die route komt, of zet bij één ervan ‘rest’.",
            f"Fill in for {ways[0]} which part of {name} comes through it, or put ‘rest’ for one of them.",
        ),
        kpi=name,
        row=assumed[0].row,
        column="share",
    )


_SOCIAL: Final = {"kpi": "Social clicks", "unit": "clicks", "feeds": "Leads", "rate": 0.02}

RULE: Final = rule_on_figures(
    "TIM104",
    "hint",
    title=Text("Aandeel aangenomen", "Share assumed"),
    why=Text(
        "Een verdeling die niemand koos, bepaalt wel hoeveel elk kanaal moet brengen.",
        "A split that nobody chose still decides how much every channel must bring.",
    ),
    check=OnTargets(share_assumed),
    fails=Example(kpis=(LEADS, visits(), _SOCIAL)),
    passes=Example(kpis=(LEADS, visits(share=0.7), _SOCIAL)),
    near_misses=(
        Example(
            kpis=(
                LEADS,
                visits(),
                {"kpi": "Landing", "feeds": "Visits", "rate": 0.3},
                {"kpi": "Landing", "feeds": "Leads", "rate": 0.01},
            )
        ),
    ),
)
