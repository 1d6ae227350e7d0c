"""MSG208: a message that nobody leads to, in a plan that says which follows which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.checks.text.fit.channel_kinds import has_own_list, is_found
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def _unled(plan: PlanContext) -> Iterator[Finding]:
    if plan.messages is None or not any(message.follows for message in plan.messages.rows):
        return
    for message in plan.spoken:
        if message.asks not in {"think", "do"} or message.follows:
            continue
        # People step in anywhere: who searches, or is written to, needs no message before it.
        if is_found(message.channel) or has_own_list(message.channel):
            continue
        shown = message.shown
        yield RULE.on(
            message,
            "follows",
            words=(shown,),
            what=Text(f"Geen boodschap leidt naar ‘{shown}’.", f"No message leads to ‘{shown}’."),
            advice=Text(
                "Vul ‘Volgt op’ in, of laat het zo als mensen hier instappen.",
                "Fill in Follows, or leave it if people step in here.",
            ),
        )


RULE: Final = Rule(
    code="MSG208",
    severity="hint",
    title=Text("Niemand leidt hierheen", "Nobody leads here"),
    why=Text(
        "Een boodschap verderop die op niets volgt en die niemand zelf vindt, staat buiten de reis.",
        "A message later in the journey that follows nothing, and that people do not find on their own, is outside "
        "the journey.",
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
            Example(
                messages=(
                    {"id": "S1", "stage": "See", "headline": "A"},
                    {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1"},
                    {"id": "T2", "stage": "Think", "headline": "C", "channel": "Google Ads"},
                    {"id": "D1", "stage": "Do", "headline": "D", "channel": "E-mail"},
                )
            ),
        )
    ),
    check=_unled,
    needs=frozenset({"messages"}),
    per_message=True,
)
