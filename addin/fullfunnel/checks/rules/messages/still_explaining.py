"""MSG110: still explaining in Do."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG110",
    severity="hint",
    cases=(("do", "think"),),
    title=Text("Nog aan het uitleggen in Do", "Still explaining in Do"),
    why=Text(
        "Wie klaar is om te kopen, hoeft niet nog eens te gaan vergelijken: dat stelt de stap uit. Staat er geen "
        "enkel aanbod, prijs of call-to-action bij, dan is het een waarschuwing.",
        "Somebody who is ready to act does not need to compare again: that delays the step. Without any offer, "
        "price or call to action it is a warning.",
    ),
    advice=Text(
        "Maak er een aanbod met één duidelijke call-to-action van, of zet deze boodschap in Think.",
        "Make it an offer with one clear CTA, or move this message to Think.",
    ),
    fails={
        "nl": Example.said(
            (
                "Do",
                "Wat is het verschil tussen hybride en elektrisch?",
                "Onze gids legt in 12 stappen uit waar je op let.",
                "Download de gids",
            )
        ),
        "en": Example.said(
            (
                "Do",
                "What is the difference between hybrid and electric?",
                "Our guide explains what to look for in 12 steps.",
                "Download the guide",
            )
        ),
    },
    passes={
        "nl": Example.said(
            ("Do", "Hybride proefrijden?", "Kies een dag: we hebben zaterdag nog plek.", "Plan je proefrit")
        ),
        "en": Example.said(
            ("Do", "Drive the hybrid this weekend", "We have slots left on Saturday.", "Book a test drive")
        ),
    },
    near_misses={
        "nl": (Example.said(("Do", "Getest als beste: nu € 449", "Op voorraad, morgen bezorgd.", "Bestel nu")),),
        "en": (Example.said(("Do", "Tested best in class: now £449", "In stock, delivered tomorrow.", "Buy now")),),
    },
)
