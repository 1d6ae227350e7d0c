"""PLN103: everyone walks the stages in line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS, kpis
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def in_line(plan: PlanContext) -> Iterator[Finding]:
    """One finding where a journey of three steps or more has no way in half way."""
    found = plan.any_targets
    if found is None:
        return
    framework = found.framework
    steps = framework.contributions
    if len(steps) < 3 or any(each.share < 1 for each in steps) or any(kpi.baseline for kpi in framework.kpis):  # noqa: PLR2004  # a journey of three steps
        return
    feeding = {each.kpi for each in steps}
    way = " → ".join(name for name in reversed(framework.fed_first) if name in feeding)
    yield remark(
        RULE,
        Text(
            f"Volgens dit plan doorloopt iedereen alle fasen op volgorde: {way} → {framework.main}. Elke stap heeft "
            "een aandeel van 100% en niets komt vanzelf.",
            f"In this plan everyone goes through all stages in order: {way} → {framework.main}. Each step has a "
            "share of 100% and nothing comes without the campaign.",
        ),
        Text(
            "Vul in de kolom ‘Vanzelf’ in wat zonder de campagne komt, of maak een rij met een aandeel voor mensen "
            "die halverwege instappen.",
            "Fill in under Baseline what comes without the campaign, or add a row with a share for people who step "
            "in half way.",
        ),
        words=tuple(each.kpi for each in steps),
        table="ffKpis",
        column="share",
    )


RULE: Final = rule_on_figures(
    "PLN103",
    "hint",
    title=Text("Iedereen doorloopt alle fasen op volgorde", "Everyone goes through all stages in order"),
    why=Text(
        "Mensen stappen overal in; een plan dat daar geen rekening mee houdt, rekent te hoge doelen uit.",
        "People step in anywhere; a plan that leaves this out calculates targets that are too high.",
    ),
    check=in_line,
    fails=Example(kpis=KPIS),
    passes=Example(kpis=kpis(baseline=200)),
    near_misses=(
        Example(kpis=KPIS[:3]),
        # Some come by mail, and step in half way.
        Example(kpis=(*KPIS, {"kpi": "Mail", "unit": "clicks", "feeds": "Leads", "rate": 0.1, "share": 0.2})),
    ),
    needs=frozenset({"framework"}),
)
