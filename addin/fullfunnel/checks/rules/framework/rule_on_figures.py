"""A rule on the figures of a plan: its examples are figures, not words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.rule import Example
    from fullfunnel.language import Text
    from fullfunnel.targets import Targets


def rule_on_figures(  # noqa: PLR0913  # the parts of a rule
    code: str,
    severity: Severity,
    *,
    title: Text,
    why: Text,
    check: Callable[[PlanContext], Iterable[Finding]],
    fails: Example,
    passes: Example,
    near_misses: tuple[Example, ...] = (),
) -> Rule:
    """A rule whose examples do for both languages."""
    return Rule(
        code=code,
        severity=severity,
        title=title,
        why=why,
        fails={"nl": fails, "en": fails},
        passes={"nl": passes, "en": passes},
        near_misses={"nl": near_misses, "en": near_misses} if near_misses else {},
        check=check,
    )


@dataclass(frozen=True, slots=True)
class OnTargets:
    """A check on targets as a check on a plan: a plan without a goal has no targets, and no findings on them."""

    look: Callable[[Targets], Iterable[Finding]]

    def __call__(self, plan: PlanContext) -> Iterable[Finding]:
        """The findings on the targets of a plan."""
        return () if plan.targets is None else self.look(plan.targets)
