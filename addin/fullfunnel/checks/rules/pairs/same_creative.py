"""MSG212: a sequence of the same creative."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.messages import Message


def _said(message: Message) -> tuple[str, str]:
    return same_name(message.headline), same_name(message.body)


def _repeated(plan: PlanContext) -> Iterator[Finding]:
    if plan.messages is None:
        return
    for message in plan.spoken:
        for name in message.follows if message.headline else ():
            before = plan.messages.by_id.get(same_name(name))
            if before is None or before is message or _said(before) != _said(message):
                continue
            yield RULE.on(
                message,
                "headline",
                words=(message.shown,),
                what=Text(
                    f"‘{message.shown}’ is dezelfde boodschap als de vorige, {before.id}.",
                    f"‘{message.shown}’ is the same message as the previous one, {before.id}.",
                ),
                advice=Text("Vertel in de volgende stap iets nieuws.", "Tell something new in the next step."),
            )


RULE: Final = Rule(
    code="MSG212",
    severity="hint",
    title=Text("Twee keer dezelfde boodschap", "The same message twice"),
    why=Text(
        "Een reeks die steeds hetzelfde zegt, leert en belooft niets nieuws.",
        "A series that keeps saying the same teaches and promises nothing new.",
    ),
    fails=in_both(
        Example(
            messages=(
                {"id": "S1", "stage": "See", "headline": "A", "body": "b"},
                {"id": "T1", "stage": "Think", "headline": "A", "body": "b", "follows": "S1"},
            )
        )
    ),
    passes=in_both(
        Example(
            messages=(
                {"id": "S1", "stage": "See", "headline": "A", "body": "b"},
                {"id": "T1", "stage": "Think", "headline": "B", "body": "c", "follows": "S1"},
            )
        )
    ),
    near_misses=in_both(
        (
            Example(
                messages=(
                    {"id": "S1", "stage": "See", "headline": "A", "body": "b"},
                    {"id": "S2", "stage": "See", "headline": "A", "body": "b"},
                )
            ),
        )
    ),
    check=_repeated,
    needs=frozenset({"messages"}),
    per_message=True,
)
