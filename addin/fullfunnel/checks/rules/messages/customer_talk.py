"""MSG105: talk to customers outside Care."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG105",
    severity="warning",
    cases=(
        ("see", "care"),
        ("think", "care"),
        ("do", "care"),
    ),
    title=Text("Klantenpraat buiten Care", "Talk to customers outside Care"),
    why=Text(
        "Wie nog geen klant is, begrijpt niet over welke bestelling, welk account of welk gebruik het gaat.",
        "Somebody who is not a customer yet cannot tell which order, account or use it is about.",
    ),
    advice=Text(
        "Schrijf voor iemand die het product nog niet heeft, of zet deze boodschap in Care.",
        "Write for somebody who does not have the product yet, or move this message to Care.",
    ),
    fails={
        "nl": Example.said(
            (
                "See",
                "Bedankt voor je bestelling",
                "Je pakket is onderweg. Tips voor onderhoud staan in je account.",
                "Log in",
            )
        ),
        "en": Example.said(
            ("See", "Thank you for your order", "Your parcel is on its way. Care tips are in your account.", "Log in")
        ),
    },
    passes={
        "nl": Example.said(
            ("See", "Er was eens een zolder", "Een film over de dingen die mensen bewaren.", "Bekijk de film")
        ),
        "en": Example.said(
            ("See", "Once there was an attic", "A film about the things people keep.", "Watch the film")
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                ("Do", "Jouw plek staat klaar", "Nog 4 plaatsen, vanaf € 49. Meld je vandaag aan.", "Schrijf je in")
            ),
        ),
        "en": (
            Example.said(("Do", "Your seat is waiting", "4 places left, from £49. Sign up today.", "Book your place")),
        ),
    },
)
