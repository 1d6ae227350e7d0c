"""MSG208: a message that nobody leads to, in a plan that says which follows which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.plan_sheet import PlanSheet


def _unled(plan: PlanSheet) -> Iterator[Finding]:
    if plan.messages is None or not any(message.follows for message in plan.messages.rows):
        return
    for message in plan.spoken:
        if message.asks not in {"think", "do"} or message.follows:
            continue
        shown = message.headline or message.id
        yield RULE.on(
            message,
            "follows",
            words=(shown,),
            what=Text(f"Geen boodschap leidt naar ‘{shown}’.", f"No message leads to ‘{shown}’."),
            advice=Text(
                "Vul Volgt op in, of laat het zo als mensen hier instappen.",
                "Fill in Follows, or leave it if people step in here.",
            ),
        )


RULE: Final = Rule(
    code="MSG208",
    severity="hint",
    title=Text("Niemand leidt hierheen", "Nobody leads here"),
    why=Text(
        "Een boodschap verderop die op niets volgt, staat buiten de reis.",
        "A message further on that follows nothing stands outside the journey.",
    ),
    fails=in_both(
        Example(
            messages=(
                {"id": "S1", "stage": "See", "headline": "A"},
                {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1"},
                {"id": "D1", "stage": "Do", "headline": "C"},
            )
        )
    ),
    passes=in_both(
        Example(
            messages=(
                {"id": "S1", "stage": "See", "headline": "A"},
                {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1"},
                {"id": "D1", "stage": "Do", "headline": "C", "follows": "S1"},
            )
        )
    ),
    near_misses=in_both(
        (
            Example(
                messages=(
                    {"id": "S1", "stage": "See", "headline": "A"},
                    {"id": "D1", "stage": "Do", "headline": "C"},
                )
            ),
        )
    ),
    check=_unled,
)
