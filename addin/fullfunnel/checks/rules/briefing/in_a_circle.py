"""PLN124: messages that follow each other in a circle."""

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


def in_a_circle(plan: PlanContext) -> Iterator[Finding]:
    """One finding per circle, on its first message in the order of the table."""
    if plan.messages is None:
        return
    by_id = plan.messages.by_id
    named: set[str] = set()
    for message in plan.spoken:
        circle = _circle(message, by_id)
        if not circle or any(same_name(each.id) in named for each in circle):
            continue
        named.update(same_name(each.id) for each in circle)
        way = " → ".join(each.id for each in (*circle, circle[0]))
        yield RULE.on(
            message,
            "follows",
            words=tuple(each.id for each in circle),
            points_to=circle[-1].id,
            what=Text(
                f"Deze boodschappen volgen in een kring op elkaar: {way}. Er is dus geen eerste.",
                f"These messages follow each other in a circle: {way}. So there is no first one.",
            ),
            advice=Text(
                "Maak de kolom ‘Volgt op’ leeg bij de boodschap waarmee het begint.",
                "Clear the column Follows of the message with which it begins.",
            ),
        )


def _circle(start: Message, by_id: dict[str, Message]) -> list[Message]:
    """The messages from ``start`` back to itself, each followed by the next; empty where there is no such circle."""
    came_from: dict[str, Message] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        for name in here.follows:
            before = by_id.get(same_name(name))
            if before is None:
                continue
            if before is start:
                way = [here]
                while way[-1] is not start:
                    way.append(came_from[same_name(way[-1].id)])
                return [start, *way[:-1]]
            if same_name(before.id) not in came_from:
                came_from[same_name(before.id)] = here
                ahead.append(before)
    return []


def _row(number: int, stage: str, follows: str | None) -> dict[str, object]:
    return {"id": f"M{number}", "stage": stage, "headline": f"Dag {number}", "follows": follows}


RULE: Final = rule_on_figures(
    "PLN124",
    "error",
    title=Text("Boodschappen in een kring", "Messages in a circle"),
    why=Text(
        "Een reis heeft een begin; in een kring komt niemand binnen.",
        "A journey has a beginning; nobody gets into a circle.",
    ),
    check=in_a_circle,
    fails=Example(messages=(_row(1, "See", "M3"), _row(2, "Think", "M1"), _row(3, "Do", "M2"))),
    passes=Example(messages=(_row(1, "See", None), _row(2, "Think", "M1"), _row(3, "Do", "M2"))),
    # Two ways to one message are no circle.
    near_misses=(Example(messages=(_row(1, "See", None), _row(2, "Think", "M1"), _row(3, "Do", "M1, M2"))),),
    needs=frozenset({"messages"}),
    per_message=True,
)
