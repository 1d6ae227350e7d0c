"""How a rule on the plan is put together, and how it remarks on what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from fullfunnel.checks.finding import Finding, Severity, TableName
from fullfunnel.checks.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Unpack

    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.language import Text
    from fullfunnel.targets import Targets


class About(TypedDict, total=False):
    """What a finding is about, and where it is; the parts of ``Finding`` by their own names."""

    kpi: str
    message: str
    item: str
    table: TableName
    row: int
    column: str
    words: tuple[str, ...]
    points_to: str


def remark(rule: Rule, what: Text, advice: Text, **about: Unpack[About]) -> Finding:
    """A finding of a rule, with the rule's code and severity; about the plan as a whole where no row is named."""
    return Finding(code=rule.code, severity=rule.severity, what=what, advice=advice, **{"row": 0, **about})


def rule_on_figures(  # noqa: PLR0913  # the parts of a rule
    code: str,
    severity: Severity,
    *,
    title: Text,
    why: Text,
    check: Callable[[PlanSheet], Iterable[Finding]],
    fails: Example,
    passes: Example,
    near_misses: tuple[Example, ...] = (),
) -> Rule:
    """A rule whose examples are about figures, not about words: one example does for both languages."""
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


def on_targets(check: Callable[[Targets], Iterable[Finding]]) -> Callable[[PlanSheet], Iterable[Finding]]:
    """A check on targets as a check on a plan: one without a goal has none."""
    return lambda plan: () if plan.targets is None else check(plan.targets)
