"""A rule that fires where a message is at odds with the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.text.connection.contradiction import Clash
    from fullfunnel.checks.text.connection.follow import Step
    from fullfunnel.checks.text.connection.judging import Reason


def broken_step(  # noqa: PLR0913  # the parts of a rule
    *,
    code: str,
    reason: Reason,
    column: str,
    title: Text,
    why: Text,
    what: Text,
    advice: Text,
    fails: dict[Language, Example],
    passes: dict[Language, Example],
    near_misses: dict[Language, tuple[Example, ...]],
) -> Rule:
    """A rule about one reason for which a step breaks.

    Args:
        code: its code.
        reason: what the two messages are at odds about.
        column: the column in which the second one goes wrong.
        title: what it finds.
        why: what is wrong with that.
        what: how it is reported; ``{first}`` and ``{then}`` are the words of both, ``{about}`` what is missing.
        advice: what to do next.
        fails: two messages on which it fires.
        passes: the same put right.
        near_misses: messages on which it must not fire.
    """

    def check(plan: PlanContext) -> Iterator[Finding]:
        for step, broken in plan.broken_steps:
            for found in broken:
                if found.reason == reason:
                    # A call that is not redeemed is a fault of the message that makes it.
                    at, other = (step.before, step.after) if reason == "cta" else (step.after, step.before)
                    yield rule.on(
                        at,
                        column,
                        words=(found.clash.first, found.clash.then),
                        points_to=other.id,
                        what=_explained(what, step, found.clash),
                        advice=advice,
                        severity=_severity(step),
                    )

    rule = Rule(
        code=code,
        severity="warning",
        title=title,
        why=why,
        fails=fails,
        passes=passes,
        near_misses=near_misses,
        check=check,
        needs=frozenset({"messages"}),
        per_message=True,
    )
    return rule


def _severity(step: Step) -> Severity:
    """Where nobody said that one follows the other, it may be meant for somebody else."""
    return "hint" if step.link == "adjoining" else "warning"


def _explained(what: Text, step: Step, clash: Clash) -> Text:
    about = Text(clash.about.nl.removeprefix("een "), clash.about.en.removeprefix("a ").removeprefix("an "))
    ids = f"({step.before.id} → {step.after.id})"
    return Text(
        f"{what.nl.format(first=clash.first, then=clash.then, about=about.nl)} {ids}.",
        f"{what.en.format(first=clash.first, then=clash.then, about=about.en)} {ids}.",
    )
