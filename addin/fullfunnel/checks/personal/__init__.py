"""Personal data in a plan: it does not belong there, and is shown masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.personal import customer_numbers, handed_over, in_a_cell

if TYPE_CHECKING:
    from fullfunnel.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (*in_a_cell.RULES, customer_numbers.RULE, handed_over.RULE)
