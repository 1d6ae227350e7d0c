"""TIM107: a low and high rate that cannot both be right, so that range and chance give #VALUE!."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import both, rate
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.targets.doubt.flow import rate_in_doubt

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Contribution
    from fullfunnel.targets import Targets


def unfit_span(found: Targets) -> list[Finding]:
    """One finding per contribution whose span does not fit its rate."""
    return [_finding(each) for each in found.framework.contributions if each.rate and not _fits(found, each)]


def _fits(found: Targets, contribution: Contribution) -> bool:
    try:
        rate_in_doubt(contribution, found.framework)
    except FunnelError:
        return False
    return True


def _finding(contribution: Contribution) -> Finding:
    low, high = contribution.rate_span or (0.0, 0.0)
    least, most, own = both(rate, low), both(rate, high), both(rate, contribution.rate or 0.0)
    line = f"{contribution.kpi} → {contribution.feeds}"
    return remark(
        RULE,
        Text(
            f"De ratio {line} is {own.nl}, met {least.nl} als laagste en {most.nl} als hoogste. Dat past niet bij "
            "elkaar, dus FUNNEL_RANGE en FUNNEL_CHANCE geven #WAARDE!.",
            f"The rate {line} is {own.en}, with {least.en} as the low and {most.en} as the high one. These do not go "
            "together, so FUNNEL_RANGE and FUNNEL_CHANCE give #VALUE!.",
        ),
        Text(
            "Zet het laagste eerst, en houd beide tussen 0% en 100%, of beide boven 1 als de ratio dat ook is.",
            "Put the lowest first, and keep both between 0% and 100%, or both above 1 if the rate is.",
        ),
        kpi=contribution.kpi,
        row=contribution.row,
        column="rate_low",
    )


RULE: Final = rule_on_figures(
    "TIM107",
    "error",
    title=Text("Laagste en hoogste ratio passen niet bij elkaar", "Low and high rate do not go together"),
    why=Text(
        "De laagste en de hoogste ratio laten zien hoe zeker het plan is. Staan ze verkeerd om, of is er één 0% of "
        "100%, dan valt er niets uit te rekenen.",
        "The low and the high rate show how certain the plan is. If they are swapped, or if one of them is 0% or "
        "100%, nothing can be calculated from them.",
    ),
    check=OnTargets(unfit_span),
    fails=Example(kpis=(LEADS, visits(rate_low=0.08, rate_high=0.02))),
    passes=Example(kpis=(LEADS, visits(rate_low=0.02, rate_high=0.08))),
    near_misses=(
        Example(kpis=(LEADS, visits(rate_low=0.02))),
        Example(kpis=(LEADS, visits(rate=5, rate_low=3, rate_high=8))),
    ),
)
