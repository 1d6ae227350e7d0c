"""What a budget activates, stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from fullfunnel.framework.budget import Budget


def paid_stages(budget: Budget) -> dict[str, tuple[str, float]]:
    """Per stage, in the form in which names are compared: its name as typed, and the cost of all but creation."""
    found: dict[str, tuple[str, float]] = {}
    for line in budget.lines:
        if line.stage and line.kind != "creation":
            key = same_name(line.stage)
            found[key] = (line.stage, found.get(key, ("", 0.0))[1] + line.amount)
    return found
