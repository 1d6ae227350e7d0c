"""MSG211: a delay of nothing, or longer than the audience lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.checks.text.connection.audience_lives import audience_life
from fullfunnel.checks.text.fit.channel_kinds import has_own_list
from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.messages import Message


def _misjudged(plan: PlanContext) -> Iterator[Finding]:
    for message in plan.spoken:
        # An own list keeps for as long as its owner likes, and a confirmation may well go out at once.
        if not message.follows or not message.delay or has_own_list(message.channel):
            continue
        days = _days(message)
        life = audience_life(message)
        if days is None or 0 < days <= life.days:
            continue
        shown, before = message.delay, ", ".join(message.follows)
        if days <= 0:
            because = Text("dan heeft nog niemand de eerste gezien", "nobody has seen the first one by then")
        elif life.is_own:
            because = Text(
                f"{life.platform.nl} houdt mensen hooguit {life.days} dagen in een doelgroep",
                f"{life.platform.en} keeps people in an audience for {life.days} days at most",
            )
        else:
            because = Text(
                f"in {life.platform.nl} blijft een doelgroep {life.days} dagen bestaan",
                f"in {life.platform.en} an audience lasts {life.days} days",
            )
        yield RULE.on(
            message,
            "delay",
            words=(shown,),
            points_to=before,
            what=Text(
                f"{message.id} komt {shown} dagen na {before}: {because.nl}.",
                f"{message.id} comes {shown} days after {before}: {because.en}.",
            ),
            advice=Text(
                f"Kies een wachttijd van 1 tot {life.days} dagen. Bron: {life.source}, {life.seen}.",
                f"Choose a delay of 1 to {life.days} days. Source: {life.source}, {life.seen}.",
            ),
            severity="hint" if days > 0 and not life.is_own else "warning",
        )


def _days(message: Message) -> float | None:
    try:
        return read_number(message.delay.split()[0], same("delay"))
    except BadInput:
        return None


_FIRST: Final = {"id": "S1", "stage": "See", "headline": "A"}


def _after(days: int, channel: str = "") -> Example:
    return Example(
        messages=(
            _FIRST,
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1", "delay": days, "channel": channel},
        )
    )


RULE: Final = Rule(
    code="MSG211",
    severity="warning",
    title=Text("Geen wachttijd, of een te lange", "No delay, or one that is too long"),
    why=Text(
        "Na nul dagen heeft niemand de eerste gezien; duurt het te lang, dan is de doelgroep leeggelopen.",
        "After zero days nobody has seen the first one; if it takes too long, the audience has run dry.",
    ),
    fails=in_both(_after(0)),
    passes=in_both(_after(3)),
    near_misses=in_both(
        (
            Example(messages=({**_FIRST, "delay": 0},)),
            _after(0, "E-mail"),
            _after(90, "Instagram"),
            _after(300, "YouTube"),
        )
    ),
    check=_misjudged,
    needs=frozenset({"messages"}),
    per_message=True,
)
