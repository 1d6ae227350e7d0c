"""What a formula gives with figures that came in: sum over sum, and nothing where a part is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.formula import Figure, PlannedCost, TargetOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.framework.formula import CostOf, Formula


def evaluate(
    formula: Formula, of: Callable[[str], float | None], cost: Callable[[CostOf], float | None]
) -> float | None:
    """The value of a formula; ``None`` where a part is not known or it divides by zero.

    Args:
        formula: the formula.
        of: the figure of a KPI by its name.
        cost: what was spent in the stage of the KPI, or in the whole plan.
    """
    if isinstance(formula, Figure):
        return formula.value
    if isinstance(formula, PlannedCost):
        return cost(formula.of)
    if isinstance(formula, TargetOf):
        return of(formula.kpi)
    left, right = evaluate(formula.left, of, cost), evaluate(formula.right, of, cost)
    if left is None or right is None or (formula.sign == "/" and right == 0):
        return None
    if formula.sign in {"+", "-"}:
        return left + right if formula.sign == "+" else left - right
    return left / right if formula.sign == "/" else left * right


def targets_in(formula: Formula) -> frozenset[str]:
    """The KPIs that a formula names."""
    if isinstance(formula, TargetOf):
        return frozenset({formula.kpi})
    if isinstance(formula, Figure | PlannedCost):
        return frozenset()
    return targets_in(formula.left) | targets_in(formula.right)
