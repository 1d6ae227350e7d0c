"""RES104: a KPI between others was not reported, so its loss shows at the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.reading_results import reported_in
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.results.examples import ORDERS, PLAN, VISITS, Row, came
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def not_reported(plan: PlanContext) -> Iterator[Finding]:
    """One finding per KPI without results that feeds one that has them."""
    found = reported_in(plan)
    if found is None:
        return
    for kpi in found.framework.kpis:
        if kpi.formula is not None or found.of(kpi.name).value is not None:
            continue
        fed = [line.feeds for line in found.framework.feeding[kpi.name]]
        after = next((name for name in fed if found.of(name).value is not None), None)
        if after is not None:
            yield remark(
                RULE,
                Text(
                    f"Van {kpi.name} zijn geen resultaten gemeld en van {after} wel. Een tekort bij {kpi.name} "
                    f"lijkt dan een tekort bij {after}.",
                    f"Results of {after} were reported, but none of {kpi.name}. A shortfall of {kpi.name} then "
                    f"looks like a shortfall of {after}.",
                ),
                Text(
                    f"Vul de resultaten van {kpi.name} in. Was het er echt geen, typ dan een 0.",
                    f"Fill in the results of {kpi.name}. If there were none, type a 0.",
                ),
                kpi=kpi.name,
                row=kpi.row,
            )


_REACH: Final[Row] = {"kpi": "Reach", "stage": "See", "unit": "people", "feeds": "Visits", "rate": 0.05}
RULE: Final = rule_on_figures(
    "RES104",
    "hint",
    title=Text("Niet gemeld", "Not reported"),
    why=Text(
        "Niet gemeld is iets anders dan nul. Zonder dit cijfer is niet te zeggen welke stap achterblijft.",
        "Not reported is not the same as zero. Without this figure nobody can say which step falls short.",
    ),
    check=not_reported,
    fails=Example(kpis=PLAN, results=(came("Orders", 20),)),
    passes=Example(kpis=PLAN, results=(came("Orders", 20), came("Visits", 0))),
    near_misses=(
        Example(kpis=(ORDERS, VISITS, _REACH), results=(came("Reach", 20_000),)),  # the later ones may still come
        Example(kpis=PLAN),
    ),
    needs=frozenset({"framework", "results"}),
)
