"""MSG211: a delay of nothing, or longer than the audience lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.errors import BadInput
from fullfunnel.framework.numbers import read_number
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.plan_sheet import PlanSheet

_TOO_LONG_DAYS: Final = 30


def _misjudged(plan: PlanSheet) -> Iterator[Finding]:
    for message in plan.spoken:
        if not message.follows or not message.delay:
            continue
        try:
            days = read_number(message.delay.split()[0], same("delay"))
        except BadInput:
            continue
        if days is None or 0 < days <= _TOO_LONG_DAYS:
            continue
        shown, before = message.delay, ", ".join(message.follows)
        because = (
            Text("dan heeft nog niemand de eerste gezien", "nobody has seen the first one by then")
            if days <= 0
            else Text(
                f"de meeste doelgroepen leven {_TOO_LONG_DAYS} dagen", f"most audiences live {_TOO_LONG_DAYS} days"
            )
        )
        yield RULE.on(
            message,
            "delay",
            words=(shown,),
            what=Text(
                f"{message.id} komt {shown} dagen na {before}: {because.nl}.",
                f"{message.id} comes {shown} days after {before}: {because.en}.",
            ),
            advice=Text(
                f"Kies een wachttijd van 1 tot {_TOO_LONG_DAYS} dagen.",
                f"Choose a delay of 1 to {_TOO_LONG_DAYS} days.",
            ),
        )


_FIRST: Final = {"id": "S1", "stage": "See", "headline": "A"}


def _after(days: int) -> Example:
    return Example(messages=(_FIRST, {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1", "delay": days}))


RULE: Final = Rule(
    code="MSG211",
    severity="warning",
    title=Text("Wachttijd van niets of te lang", "Delay of nothing or too long"),
    why=Text(
        "Na nul dagen heeft niemand de eerste gezien; na een maand is de doelgroep leeggelopen.",
        "After zero days nobody saw the first one; after a month the audience has run dry.",
    ),
    fails=in_both(_after(0)),
    passes=in_both(_after(3)),
    near_misses=in_both((Example(messages=({**_FIRST, "delay": 0},)),)),
    check=_misjudged,
)
