"""TIM108: the rate that the plan uses lies outside its own low and high rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import both, rate
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Contribution
    from fullfunnel.targets import Targets


def rate_outside_span(found: Targets) -> list[Finding]:
    """One finding per contribution whose rate is below its low or above its high rate."""
    findings = []
    for each in found.framework.contributions:
        low, high = each.rate_span or (0.0, 0.0)
        if each.rate and 0.0 < low < high and not low <= each.rate <= high:
            findings.append(_finding(each, low, high))
    return findings


def _finding(contribution: Contribution, low: float, high: float) -> Finding:
    least, most, own = both(rate, low), both(rate, high), both(rate, contribution.rate or 0.0)
    line = f"{contribution.kpi} → {contribution.feeds}"
    return remark(
        RULE,
        Text(
            f"Het plan gebruikt voor {line} een ratio van {own.nl}, terwijl die volgens de tabel meestal tussen "
            f"{least.nl} en {most.nl} ligt.",
            f"The plan uses a rate of {own.en} for {line}, while the table says that it mostly lies between "
            f"{least.en} and {most.en}.",
        ),
        Text(
            "Pas de ratio aan, of de laagste en hoogste. Voor de kans tellen alleen die twee, niet de ratio zelf.",
            "Change the rate, or the low and the high rate. Only those two count for the chance, not the rate itself.",
        ),
        kpi=contribution.kpi,
        row=contribution.row,
        column="rate",
    )


RULE: Final = rule_on_figures(
    "TIM108",
    "warning",
    title=Text("Ratio niet tussen ‘Ratio laag’ en ‘Ratio hoog’", "Rate not between Rate low and Rate high"),
    why=Text(
        "De doelen zijn gebaseerd op de ratio, de kans op de laagste en hoogste ratio. Spreken die elkaar tegen, "
        "dan zegt de kans niets over het plan.",
        "The targets are based on the rate, the chance on the low and the high rate. If these contradict each "
        "other, the chance says nothing about the plan.",
    ),
    check=OnTargets(rate_outside_span),
    fails=Example(kpis=(LEADS, visits(rate_low=0.01, rate_high=0.03))),
    passes=Example(kpis=(LEADS, visits(rate_low=0.03, rate_high=0.08))),
    near_misses=(Example(kpis=(LEADS, visits(rate_low=0.05, rate_high=0.08))),),
)
