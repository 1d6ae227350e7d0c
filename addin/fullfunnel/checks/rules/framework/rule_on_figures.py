"""A rule on the figures of a plan: its examples are figures, not words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.rule import Example, Need
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
    needs: frozenset[Need] = frozenset(),
    per_message: bool = False,
    gives_way_to: frozenset[str] = frozenset(),
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
        needs=needs | (check.needs if isinstance(check, OnTargets) else frozenset()),
        per_message=per_message,
        gives_way_to=gives_way_to,
    )


@dataclass(frozen=True, slots=True)
class OnTargets:
    """A check on targets as a check on a plan."""

    look: Callable[[Targets], Iterable[Finding]]
    of_goal: bool = True
    """Whether its sums are those of the main goal; what hangs on rates only is found without a goal as well."""
    priced: Callable[[Targets, Callable[[float], Text]], Iterable[Finding]] | None = None
    """The same check where it names amounts, which are those of the plan's currency: targets alone have none."""

    @property
    def needs(self) -> frozenset[Need]:
        """What the check cannot do without."""
        return _GOAL if self.of_goal else _FRAMEWORK

    def __call__(self, plan: PlanContext) -> Iterable[Finding]:
        """The findings on the targets of a plan, with amounts in its currency."""
        found = plan.targets if self.of_goal else plan.any_targets
        if found is None:
            return ()
        return self.look(found) if self.priced is None else self.priced(found, plan.money)


_FRAMEWORK: Final[frozenset[Need]] = frozenset({"framework"})
_GOAL: Final[frozenset[Need]] = frozenset({"framework", "goal"})
