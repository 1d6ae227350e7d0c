"""PLN125: a stage that is nearly one of the plan's: Doe for Do, Thnk for Think."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import table_label
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.stages import STAGE_MODELS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding, TableName


_LIKE: Final = 0.6


def unknown_stage(plan: PlanContext) -> Iterator[Finding]:
    """One finding per row whose stage is none of the model that the others follow, and looks like one of it."""
    for (table, row, stage, what), meant in _mistyped(plan):
        label = table_label(table)
        yield remark(
            RULE,
            Text(
                f"{label.nl}: ‘{what}’ staat in de fase ‘{stage}’, maar die fase bestaat niet. Bedoel je {meant}?",
                f"{label.en}: ‘{what}’ has the stage ‘{stage}’, but that stage does not exist. Did you mean {meant}?",
            ),
            Text(
                f"Kies {meant} uit de keuzelijst. Tot die tijd telt de rij in geen enkele fase mee.",
                f"Choose {meant} from the list. Until then the row does not count in any stage.",
            ),
            item=what,
            table=table,
            row=row,
            column="stage",
            words=(stage,),
        )


def stages_mistyped(plan: PlanContext) -> frozenset[str]:
    """The stages that this rule names: what other rules add up for them is its effect."""
    return frozenset(stage for (_, _, stage, _), _ in _mistyped(plan))


def _mistyped(plan: PlanContext) -> Iterator[tuple[tuple[TableName, int, str, str], str]]:
    """Every row with such a stage, and the stage that was meant."""
    placed = list(_stages(plan))
    known = {same_name(stage) for _, _, stage, _ in placed}
    model = max(STAGE_MODELS, key=lambda each: sum(each.find(stage) is not None for stage in known))
    if sum(model.find(stage) is not None for stage in known) < 2:  # noqa: PLR2004  # one word alone is no model
        return
    names = [word for stage in model.stages for word in dict.fromkeys(stage)]
    for each in placed:
        if model.find(each[2]) is None and (close := close_names(each[2], names, cutoff=_LIKE)):
            yield each, close[0]


def _stages(plan: PlanContext) -> Iterator[tuple[TableName, int, str, str]]:
    """Every stage typed: its table, row, and what stands in it."""
    for kpi in () if plan.framework is None else plan.framework.kpis:
        if kpi.stage:
            yield "ffKpis", kpi.row, kpi.stage, kpi.name
    for message in plan.spoken:
        if message.stage:
            yield "ffMessages", message.row, message.stage, message.id
    for line in () if plan.budget is None else plan.budget.lines:
        if line.stage:
            yield "ffBudget", line.row, line.stage, line.item or line.channel


def _with(stage: str) -> Example:
    return Example(kpis=({**KPIS[0], "stage": stage}, *KPIS[1:]))


RULE: Final = rule_on_figures(
    "PLN125",
    "warning",
    title=Text("Fase onbekend", "Unknown stage"),
    why=Text(
        "Een fase die het model niet kent, telt in geen enkele som per fase mee.",
        "A stage that the model does not have is left out of every total per stage.",
    ),
    check=unknown_stage,
    fails=_with("Doe"),
    passes=_with("Do"),
    near_misses=(
        _with("do"),
        _with(" DO "),
        # Fees that belong to no stage, and a model of one's own.
        Example(kpis=KPIS, budget=({"item": "Fee", "stage": "Algemeen", "amount": 900},)),
        Example(
            kpis=(
                {"kpi": "Leads", "stage": "Kopen", "unit": "leads"},
                {"kpi": "Visits", "stage": "Kijken", "unit": "visits", "feeds": "Leads", "rate": 0.03},
            )
        ),
    ),
)
