"""MSG101: hard sell in See."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG101",
    severity="warning",
    cases=(("see", "do"),),
    title=Text("Harde verkoop in See", "Hard sell in See"),
    why=Text(
        "Wie nog niets zoekt, haakt af op een aanbod. See wint aandacht; de verkoop komt later.",
        "People who are not looking turn away from an offer. See wins attention; the sale comes later.",
    ),
    advice=Text(
        "Vertel hier een verhaal of laat iets zien, en bewaar aanbod en call-to-action voor een boodschap in Do.",
        "Tell a story or show something here, and keep the offer and the CTA for a message in Do.",
    ),
    fails={
        "nl": Example.said(("See", "Regenjas nu € 59", "Alleen dit weekend 20% korting. Morgen in huis.", "Bestel nu")),
        "en": Example.said(
            ("See", "Rain jacket now £59", "20% off this weekend only. Delivered tomorrow.", "Order now")
        ),
    },
    passes={
        "nl": Example.said(
            (
                "See",
                "Buiten is het altijd feest",
                "Drie kinderen, één plas en een film over een middag in de regen.",
                "Bekijk de film",
            )
        ),
        "en": Example.said(
            (
                "See",
                "It's always a party outside",
                "Three kids, one puddle and a film about an afternoon in the rain.",
                "Watch the film",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                (
                    "See",
                    "Gratis concert in het park",
                    "Vijftig muzikanten spelen zaterdag voor heel de stad.",
                    "Zet in je agenda",
                )
            ),
            Example.said(
                ("See", "Koop niets vandaag", "Een korte film over een dag zonder winkels.", "Bekijk de film")
            ),
        ),
        "en": (
            Example.said(
                (
                    "See",
                    "The city sings on Saturday",
                    "Fifty musicians play in the park, because music belongs to everyone.",
                    "Watch the story",
                )
            ),
            Example.said(("See", "Buy nothing today", "A short film about a day without shops.", "Watch the film")),
        ),
    },
)
