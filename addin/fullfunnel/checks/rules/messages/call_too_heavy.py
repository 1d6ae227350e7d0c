"""MSG104: call too heavy for Think."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG104",
    severity="warning",
    cases=(("think", "do"),),
    title=Text("Call-to-action te zwaar voor Think", "CTA too heavy for Think"),
    why=Text(
        "Wie zich oriënteert wil vergelijken en begrijpen. Een aanbod met een koopknop is dan een stap te ver.",
        "Somebody who is finding out wants to compare and understand. An offer with a buy button is a step too far.",
    ),
    advice=Text(
        "Bied hier iets om te vergelijken, te berekenen of te lezen; zet het aanbod in een boodschap in Do.",
        "Offer something to compare, calculate or read here; put the offer in a message in Do.",
    ),
    fails={
        "nl": Example.said(
            (
                "Think",
                "Warmtepomp nu met € 500 korting",
                "Alleen deze maand. Binnen twee weken geplaatst.",
                "Bestel direct",
            )
        ),
        "en": Example.said(("Think", "£500 off a heat pump", "This month only. Fitted within two weeks.", "Order now")),
    },
    passes={
        "nl": Example.said(
            (
                "Think",
                "Warmtepomp of nieuwe ketel?",
                "We zetten kosten, geluid en subsidie naast elkaar.",
                "Lees de vergelijking",
            )
        ),
        "en": Example.said(
            (
                "Think",
                "Heat pump or new boiler?",
                "We compare cost, noise and grants side by side.",
                "Read the comparison",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                (
                    "Think",
                    "Warmtepomp vanaf € 3.950: wat krijg je daarvoor?",
                    "Uitleg over vermogen, plaatsing en subsidie.",
                    "Lees hoe het werkt",
                )
            ),
        ),
        "en": (
            Example.said(
                (
                    "Think",
                    "Heat pumps from £3,950: what do you get?",
                    "Power, fitting and grants explained.",
                    "See how it works",
                )
            ),
        ),
    },
)
