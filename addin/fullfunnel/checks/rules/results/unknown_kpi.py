"""RES105: results of a KPI that the plan does not have, or of a ratio that follows from its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_results import reported_in
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.results.examples import PLAN, came
from fullfunnel.framework.names import did_you_mean
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def unknown_kpi(plan: PlanContext) -> Iterator[Finding]:
    """One finding per name in the results that counts for nothing."""
    found = reported_in(plan)
    if found is None:
        return
    names = [kpi.name for kpi in found.framework.kpis]
    for row in found.unknown:
        hint = did_you_mean(row.kpi, names)
        yield remark(
            RULE,
            Text(
                f"‘{row.kpi}’ staat in de resultaten, maar zo heet geen KPI in het plan. Deze rijen tellen niet mee.",
                f"‘{row.kpi}’ is in the results, but no KPI of the plan is called that. These rows do not count.",
            ),
            Text(
                f"Gebruik de naam uit het framework, of voeg de KPI daar toe.{hint.nl}",
                f"Use the name in the framework, or add the KPI there.{hint.en}",
            ),
            kpi=row.kpi,
            table="ffResults",
            row=row.row,
            column="kpi",
        )
    for row in found.typed_ratios:
        yield remark(
            RULE,
            Text(
                f"‘{row.kpi}’ is een verhouding: die wordt uit de delen berekend. Wat hier is ingetypt telt niet mee.",
                f"‘{row.kpi}’ is a ratio: it is calculated from its parts. What is typed here does not count.",
            ),
            Text(
                "Vul de delen in, zoals klikken en vertoningen; dan klopt ook het totaal.",
                "Fill in the parts, such as clicks and impressions; then the total is right too.",
            ),
            kpi=row.kpi,
            table="ffResults",
            row=row.row,
            column="kpi",
        )


RULE: Final = rule_on_figures(
    "RES105",
    "warning",
    title=Text("Resultaten die niet meetellen", "Results that do not count"),
    why=Text(
        "Een naam die net anders is, of een ingetypte verhouding, telt nergens mee zonder dat iemand het ziet.",
        "A name that is slightly different, or a ratio that is typed in, counts for nothing and nobody sees it.",
    ),
    check=unknown_kpi,
    fails=Example(kpis=PLAN, results=(came("Ordres", 20), came("Conversion rate", 0.02))),
    passes=Example(kpis=PLAN, results=(came("Orders", 20), came("Visits", 1_000))),
    near_misses=(Example(kpis=PLAN, results=(came("orders", 20), came("bezoeken", 1_000))),),
    needs=frozenset({"framework", "results"}),
)
