"""KPI101: part of a KPI's planned volume has no KPI that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import amount, both, percent
from fullfunnel.language import Text
from fullfunnel.targets.network import Volume

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets

_HAIR: Final = 1e-6
"""Shares that sum to 100% but for rounding are whole."""


def unfed_volume(found: Targets) -> list[Finding]:
    """One finding per KPI whose shares leave a part of its planned volume open."""
    findings = []
    for outcome in found.outcomes.values():
        feeders = found.framework.feeders[outcome.kpi.name] if isinstance(outcome, Volume) else ()
        if not isinstance(outcome, Volume) or outcome.basis == "follows" or not feeders:
            continue
        rest = 1 - sum(each.share for each in feeders)
        if rest > _HAIR:
            findings.append(_finding(outcome, rest, float(outcome.plan) * rest))
    return findings


def _finding(volume: Volume, rest: float, missing: float) -> Finding:
    part, many = both(percent, rest), both(amount, missing)
    return remark(
        RULE,
        Text(
            f"{part.nl} van de geplande {volume.kpi.name} ({many.nl}) komt via geen enkele KPI.",
            f"{part.en} of the planned {volume.kpi.name} ({many.en}) comes through no KPI at all.",
        ),
        Text(
            "Verdeel de aandelen tot 100%, of zet het deel dat vanzelf komt in de kolom ‘Vanzelf’.",
            "Divide the shares up to 100%, or put the part that comes without the campaign under Baseline.",
        ),
        kpi=volume.kpi.name,
        row=volume.kpi.row,
    )


RULE: Final = rule_on_figures(
    "KPI101",
    "warning",
    title=Text("Een deel komt via geen enkele KPI", "A part comes through no KPI"),
    why=Text(
        "Wat niemand levert, ontbreekt straks in het resultaat.", "What nobody delivers is missing from the result."
    ),
    check=OnTargets(unfed_volume),
    fails=Example(kpis=(LEADS, visits(share=0.6))),
    passes=Example(kpis=(LEADS, visits())),
    near_misses=(Example(kpis=({**LEADS, "baseline": 400}, visits())),),
)
