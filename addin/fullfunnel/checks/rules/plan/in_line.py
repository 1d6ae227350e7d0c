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
            f"Iedereen loopt alle fasen op rij: {way} → {framework.main}, elk 100% en niets komt vanzelf.",
            f"Everyone walks all stages in line: {way} → {framework.main}, 100% each and nothing comes by itself.",
        ),
        Text(
            "Vul bij Vanzelf in wat zonder de campagne komt, of geef wie halverwege instapt een eigen rij met aandeel.",
            "Fill in under Baseline what comes without the campaign, or give who steps in half way a row with a share.",
        ),
        words=tuple(each.kpi for each in steps),
        table="ffKpis",
        column="share",
    )


RULE: Final = rule_on_figures(
    "PLN103",
    "hint",
    title=Text("Iedereen loopt de fasen op rij", "Everyone walks the stages in line"),
    why=Text(
        "Mensen stappen overal in; een plan zonder instap rekent te hoge doelen uit.",
        "People step in anywhere; a plan without that calculates targets that are too high.",
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
