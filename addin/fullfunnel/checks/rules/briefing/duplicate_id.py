"""PLN123: two messages under one ID."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.messages import Message


def duplicate_id(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message whose ID another one above it has."""
    if plan.messages is None:
        return
    first: dict[str, Message] = {}
    for message in plan.messages.rows:
        if not message.id:
            continue
        before = first.setdefault(same_name(message.id), message)
        if before is not message:
            yield RULE.on(
                message,
                "id",
                words=(message.id,),
                points_to=before.id,
                what=Text(
                    f"Het ID {message.id} staat er twee keer: bij ‘{before.shown}’ en bij ‘{message.shown}’. Wie op "
                    f"{message.id} volgt, volgt op de eerste.",
                    f"The ID {message.id} stands there twice: with ‘{before.shown}’ and with ‘{message.shown}’. What "
                    f"follows {message.id} follows the first.",
                ),
                advice=Text(
                    "Geef elke boodschap een eigen ID, en kijk bij Volgt op wie welke bedoelt.",
                    "Give every message an ID of its own, and see under Follows which one is meant.",
                ),
            )


_TWO: Final = (
    {"id": "S1", "stage": "See", "headline": "Een dag weg begint hier"},
    {"id": "S1", "stage": "Think", "headline": "Welk uitje past bij jou?"},
)

RULE: Final = rule_on_figures(
    "PLN123",
    "error",
    title=Text("Een ID dat er twee keer staat", "An ID that stands there twice"),
    why=Text(
        "Volgt op en Landingspagina wijzen met het ID; van twee met hetzelfde ID is er één onvindbaar.",
        "Follows and Landing page point by ID; of two with the same ID one cannot be found.",
    ),
    check=duplicate_id,
    fails=Example(messages=_TWO),
    passes=Example(messages=(_TWO[0], {**_TWO[1], "id": "T1"})),
    near_misses=(Example(messages=(_TWO[0], {**_TWO[1], "id": "S10"})),),
    needs=frozenset({"messages"}),
    per_message=True,
)
