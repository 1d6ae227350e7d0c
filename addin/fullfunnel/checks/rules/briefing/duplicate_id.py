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
                    f"Het ID {message.id} komt twee keer voor: bij ‘{before.shown}’ en bij ‘{message.shown}’. Een "
                    f"boodschap die op {message.id} volgt, volgt op de eerste.",
                    f"The ID {message.id} occurs twice: with ‘{before.shown}’ and with ‘{message.shown}’. A message "
                    f"that follows {message.id} follows the first one.",
                ),
                advice=Text(
                    "Geef elke boodschap een eigen ID, en kijk in de kolom ‘Volgt op’ welke boodschap is bedoeld.",
                    "Give every message an ID of its own, and check in the column Follows which message is meant.",
                ),
            )


_TWO: Final = (
    {"id": "S1", "stage": "See", "headline": "Een dag weg begint hier"},
    {"id": "S1", "stage": "Think", "headline": "Welk uitje past bij jou?"},
)

RULE: Final = rule_on_figures(
    "PLN123",
    "error",
    title=Text("Een ID dat twee keer voorkomt", "An ID that occurs twice"),
    why=Text(
        "De kolommen ‘Volgt op’ en ‘Landingspagina’ verwijzen met een ID naar een boodschap. Staat een ID er twee "
        "keer, dan is één van die boodschappen niet te vinden.",
        "The columns Follows and Landing page refer to a message by its ID. If an ID occurs twice, one of those "
        "messages cannot be found.",
    ),
    check=duplicate_id,
    fails=Example(messages=_TWO),
    passes=Example(messages=(_TWO[0], {**_TWO[1], "id": "T1"})),
    near_misses=(Example(messages=(_TWO[0], {**_TWO[1], "id": "S10"})),),
    needs=frozenset({"messages"}),
    per_message=True,
)
