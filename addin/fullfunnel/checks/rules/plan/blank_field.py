"""Whether a field of the plan was left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.typed.cells import words_of

if TYPE_CHECKING:
    from fullfunnel.checks.context import PlanContext


def is_left_blank(plan: PlanContext, name: str) -> bool:
    """Whether the workbook has the field and nothing stands in it; a workbook without the field is no plan of ours."""
    return plan.fields is not None and name in plan.fields and not words_of(plan.fields[name])
