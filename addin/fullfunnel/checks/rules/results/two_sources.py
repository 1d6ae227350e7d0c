"""RES101: one KPI and channel is measured by two sources, of which one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_results import reported_in
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.results.examples import PLAN, came
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def two_sources(plan: PlanContext) -> Iterator[Finding]:
    """One finding per source that measures what another one measures too."""
    found = reported_in(plan)
    for each in () if found is None else found.ignored:
        where = f" ({each.channel})" if each.channel else ""
        counted, other = (source or "–" for source in (each.counted, each.other))
        yield remark(
            RULE,
            Text(
                f"{each.kpi}{where} komt uit twee bronnen: ‘{counted}’ telt, want die heeft de meeste dagen; "
                f"‘{other}’ telt niet mee.",
                f"{each.kpi}{where} comes from two sources: ‘{counted}’ counts because it has the most days; "
                f"‘{other}’ does not count.",
            ),
            Text(
                f"Houd één bron. Moet ‘{other}’ tellen, haal dan de rijen van ‘{counted}’ weg.",
                f"Keep one source. If ‘{other}’ should count, remove the rows of ‘{counted}’.",
            ),
            kpi=each.kpi,
            table="ffResults",
            row=each.row,
            column="source",
        )


_SHOP, _ADS = came("Orders", 20, source="Shop"), came("Orders", 26, source="Ads")
RULE: Final = rule_on_figures(
    "RES101",
    "warning",
    title=Text("Twee bronnen van één KPI", "Two sources of one KPI"),
    why=Text(
        "Twee bronnen meten hetzelfde. Opgeteld lijken er twee keer zoveel bestellingen te zijn als er zijn.",
        "Two sources measure the same thing. Added up, there seem to be twice as many orders as there are.",
    ),
    check=two_sources,
    fails=Example(kpis=PLAN, results=(_SHOP, _ADS)),
    passes=Example(kpis=PLAN, results=(_SHOP,)),
    near_misses=(
        # Accounts of one platform add up, and a channel may have a source of its own.
        Example(kpis=PLAN, results=(came("Orders", 9, source="Ads: NL"), came("Orders", 5, source="Ads: BE"))),
        Example(kpis=PLAN, results=(_SHOP, came("Orders", 26, channel="Search", source="Ads"))),
    ),
    needs=frozenset({"framework", "results"}),
)
