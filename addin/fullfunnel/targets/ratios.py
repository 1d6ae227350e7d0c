"""Ratio and cost KPIs: what the targets of the volumes make of a click-through rate, a CPM or a CPA.

A ratio is the quotient of two targets, never an average of ratios: totals are summed first, then divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import BadRate, FunnelError, NoAnswer, NotFound
from fullfunnel.framework.formula import Figure, Formula, PlannedCost, TargetOf
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.targets.elementwise import Number, any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.targets.network import Outcome, Volume


def planned_cost(outcomes: Mapping[str, Outcome], stage: str | None = None) -> Number:
    """What the planned volumes cost: target x unit cost / per, summed over a stage or (``None``) the whole plan.

    Raises:
        FunnelError: a KPI with a unit cost has no target; its own reason.
    """
    total: Number = 0.0
    for outcome in _priced(outcomes, stage):
        total = total + outcome.target * (outcome.kpi.unit_cost or 0.0) / outcome.kpi.per
    return total


def _priced(outcomes: Mapping[str, Outcome], stage: str | None) -> list[Volume]:
    priced = []
    for outcome in outcomes.values():
        if isinstance(outcome, FunnelError):
            # A KPI that no goal asks for costs nothing in this plan; one whose target failed hides a cost.
            if outcome.excel != "#N/A":
                raise outcome.afresh()
        elif outcome.kpi.unit_cost is not None and (stage is None or same_name(stage) == same_name(outcome.kpi.stage)):
            priced.append(outcome)
    return priced


def cost_stage(kpi: Kpi, outcomes: Mapping[str, Outcome]) -> str | None:
    """The stage whose cost ``Cost`` means in this KPI's formula; ``None`` for the whole plan.

    It is the KPI's own stage, unless the KPI has none or nothing in that stage has a price: a cost per lead in Do is
    then the cost of what led to the lead, not zero.
    """
    return kpi.stage if kpi.stage and _priced(outcomes, kpi.stage) else None


def ratio(
    framework: Framework, kpi: Kpi, outcomes: Mapping[str, Outcome], asked: tuple[str, ...] = ()
) -> Number | FunnelError:
    """The target of a KPI with a formula, or why it has none.

    Args:
        framework: the plan.
        kpi: the KPI; its formula is there.
        outcomes: the volumes of the plan.
        asked: the ratios that led to this one, to see a circle.
    """
    if kpi.own_target is not None:
        return kpi.own_target
    if kpi.name in asked:
        circle = " → ".join((*asked[asked.index(kpi.name) :], kpi.name))
        return NoAnswer(
            Text(
                f"De formules verwijzen in een kring naar elkaar: {circle}. Haal er één weg.",
                f"The formulas refer to each other in a circle: {circle}. Remove one of them.",
            ),
            framework.language,
        )
    try:
        return _value(framework, kpi, kpi.formula or Figure(0.0), outcomes, (*asked, kpi.name))
    except FunnelError as error:
        return error.afresh()


def _value(
    framework: Framework, kpi: Kpi, formula: Formula, outcomes: Mapping[str, Outcome], asked: tuple[str, ...]
) -> Number:
    if isinstance(formula, Figure):
        return formula.value
    if isinstance(formula, PlannedCost):
        if not _priced(outcomes, None):
            raise _no_cost(framework, kpi)
        return planned_cost(outcomes, cost_stage(kpi, outcomes) if formula.of == "stage" else None)
    if isinstance(formula, TargetOf):
        return _target_of(framework, formula.kpi, outcomes, asked)
    left = _value(framework, kpi, formula.left, outcomes, asked)
    right = _value(framework, kpi, formula.right, outcomes, asked)
    if formula.sign == "/":
        if any_of(right == 0):
            raise _nothing_to_divide(framework, kpi)
        return left / right
    return left + right if formula.sign == "+" else left - right if formula.sign == "-" else left * right


def _target_of(framework: Framework, name: str, outcomes: Mapping[str, Outcome], asked: tuple[str, ...]) -> Number:
    if name in outcomes:
        outcome = outcomes[name]
        if isinstance(outcome, FunnelError):
            raise outcome.afresh()
        return outcome.target
    value = ratio(framework, framework.by_name[name], outcomes, asked)
    if isinstance(value, FunnelError):
        raise value
    return value


def _nothing_to_divide(framework: Framework, kpi: Kpi) -> BadRate:
    return BadRate(
        Text(
            f"De formule van ‘{kpi.name}’ (tabelrij {kpi.row}) deelt door nul: de KPI waardoor je deelt, heeft doel "
            "0. Geef die KPI een doel of pas de formule aan.",
            f"The formula of ‘{kpi.name}’ (table row {kpi.row}) divides by zero: the KPI that it divides by has a "
            "target of 0. Give that KPI a target or change the formula.",
        ),
        framework.language,
    )


def _no_cost(framework: Framework, kpi: Kpi) -> NotFound:
    return NotFound(
        Text(
            f"De formule van ‘{kpi.name}’ (tabelrij {kpi.row}) rekent met kosten, maar bij geen enkele KPI staan "
            "kosten. Vul de kolom ‘Kosten’ in, en bij een CPM 1000 in de kolom ‘Per’.",
            f"The formula of ‘{kpi.name}’ (table row {kpi.row}) uses cost, but no KPI has a cost. Fill in the "
            "column Unit cost, and for a CPM 1000 in the column Per.",
        ),
        framework.language,
    )
