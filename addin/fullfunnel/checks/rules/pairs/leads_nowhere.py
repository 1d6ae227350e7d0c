"""MSG209: a message that leads nowhere, in a plan that says which follows which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def _unfollowed(plan: PlanContext) -> Iterator[Finding]:
    if plan.messages is None:
        return
    followed = {same_name(name) for message in plan.messages.rows for name in message.follows}
    if not followed:
        return
    for message in plan.spoken:
        if message.asks not in {"see", "think"} or same_name(message.id) in followed or message.landing_page:
            continue
        shown = message.shown
        yield RULE.on(
            message,
            "follows",
            words=(shown,),
            what=Text(f"‘{shown}’ leidt nergens heen.", f"‘{shown}’ leads nowhere."),
            advice=Text(
                "Laat een boodschap erop volgen, of geef een landingspagina op.",
                "Let a message follow it, or give a landing page.",
            ),
        )


RULE: Final = Rule(
    code="MSG209",
    severity="hint",
    title=Text("Leidt nergens heen", "Leads nowhere"),
    why=Text("Aandacht zonder vervolg is weg.", "Attention that nothing follows is lost."),
    fails=in_both(
        Example(
            messages=(
                {"id": "S1", "stage": "See", "headline": "A"},
                {"id": "S2", "stage": "See", "headline": "B"},
                {"id": "D1", "stage": "Do", "headline": "C", "follows": "S1"},
            )
        )
    ),
    passes=in_both(
        Example(
            messages=(
                {"id": "S1", "stage": "See", "headline": "A"},
                {"id": "S2", "stage": "See", "headline": "B"},
                {"id": "D1", "stage": "Do", "headline": "C", "follows": "S1, S2"},
            )
        )
    ),
    near_misses=in_both((Example(messages=({"id": "S2", "stage": "See", "headline": "B"},)),)),
    check=_unfollowed,
    needs=frozenset({"messages"}),
    per_message=True,
)
