"""MSG103: no call to action in Do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.fit.copy import copy_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_ACTS: Final = frozenset({"asks to act", "tells to act", "asks for a step", "takes off the price", "has a vacancy"})


def _without_call(plan: PlanContext) -> Iterator[Finding]:
    for message in plan.spoken:
        shown = message.shown
        if message.asks != "do" or message.cta or not message.copy_text:
            continue
        if any(hit.cue in _ACTS for hit in copy_of(message).hits):
            continue
        yield RULE.on(
            message,
            "cta",
            words=(shown,),
            what=Text(
                f"‘{shown}’ staat in de fase waarin mensen iets doen, maar zegt niet wat: er is geen call-to-action.",
                f"‘{shown}’ is in the stage where people act, but does not say what to do: there is no call to action.",
            ),
            advice=Text("Vul bij ‘Oproep’ in wat iemand nu kan doen.", "Fill in under CTA what the reader can do now."),
        )


RULE: Final = Rule(
    code="MSG103",
    severity="warning",
    title=Text("Geen call-to-action in Do", "No call to action in Do"),
    why=Text(
        "Wie klaar is om te kopen, moet weten wat hij nu kan doen.",
        "Somebody who is ready to act must know what to do now.",
    ),
    fails={
        "nl": Example.said(("Do", "De warmste jas van het noorden", "Dons uit eigen atelier.", "")),
        "en": Example.said(("Do", "The warmest coat up north", "Down from our own studio.", "")),
    },
    passes={
        "nl": Example.said(("Do", "De warmste jas van het noorden", "Dons uit eigen atelier.", "Bestel nu")),
        "en": Example.said(("Do", "The warmest coat up north", "Down from our own studio.", "Order now")),
    },
    near_misses={
        "nl": (Example.said(("Do", "Bestel voor zondag", "De warmste jas voor € 89.", "")),),
        "en": (Example.said(("Do", "Order before Sunday", "The warmest coat for £89.", "")),),
    },
    check=_without_call,
    needs=frozenset({"messages"}),
    per_message=True,
)
