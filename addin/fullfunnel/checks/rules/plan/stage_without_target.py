"""PLN104: a stage that nothing measurable is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def stage_without_target(plan: PlanContext) -> Iterator[Finding]:
    """One finding per stage that nothing measurable is asked of; Care may be left out."""
    found = plan.any_targets
    if found is None:
        return
    with_target: set[str] = set()
    stages: dict[str, str] = {}
    for kpi in found.framework.kpis:
        if not kpi.stage:
            continue
        stages.setdefault(same_name(kpi.stage), kpi.stage)
        try:
            found.of(kpi)
        except FunnelError as error:
            # A target that a bad rate holds back is another rule's.
            if error.excel == "#N/A":
                continue
        with_target.add(same_name(kpi.stage))
    for key, stage in stages.items():
        if key not in with_target and key != "care":
            yield remark(
                RULE,
                Text(
                    f"In de fase {stage} heeft geen enkele KPI een doel.", f"No KPI in the stage {stage} has a target."
                ),
                Text(
                    "Laat een KPI van die fase bijdragen aan een volgende, of typ een eigen doel.",
                    "Let a KPI of that stage feed a next one, or type a target of its own.",
                ),
                words=(stage,),
                item=stage,
                table="ffKpis",
                column="stage",
            )


RULE: Final = rule_on_figures(
    "PLN104",
    "warning",
    title=Text("Een fase zonder meetbaar doel", "A stage without a measurable target"),
    why=Text("Wat geen doel heeft, kan niemand bijsturen.", "Nobody can manage what has no target."),
    check=stage_without_target,
    fails=Example(kpis=({**KPIS[0], "role": "main"}, {"kpi": "Visits", "stage": "Think", "unit": "visits"})),
    passes=Example(kpis=KPIS[:2]),
    near_misses=(Example(kpis=(*KPIS, {"kpi": "NPS", "stage": "Care", "unit": "points"})),),
    needs=frozenset({"framework"}),
)
