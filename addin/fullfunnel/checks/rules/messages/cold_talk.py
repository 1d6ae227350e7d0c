"""MSG106: cold talk in Care."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG106",
    severity="warning",
    cases=(
        ("care", "see"),
        ("care", "think"),
        ("care", "do"),
    ),
    title=Text("Koude praat in Care", "Cold talk in Care"),
    why=Text(
        "Wie al klant is, wil merken dat je dat weet. Een boodschap voor onbekenden kost vertrouwen.",
        "A customer wants to notice that you know it. A message for strangers costs trust.",
    ),
    advice=Text(
        "Spreek iemand aan op wat hij al heeft: bedank, help bij het gebruik, of bied iets voor klanten.",
        "Address what the reader already has: thank, help with using it, or offer something for customers.",
    ),
    fails={
        "nl": Example.said(
            ("Care", "Wasmachine nu € 399", "Alleen vandaag. Voor 23 uur besteld, morgen in huis.", "Bestel nu")
        ),
        "en": Example.said(
            ("Care", "Washing machine now £399", "Today only. Order by 11pm, delivered tomorrow.", "Order now")
        ),
    },
    passes={
        "nl": Example.said(
            (
                "Care",
                "Zo blijft je wasmachine schoon",
                "Eén keer per maand ontkalken. Bedankt dat je voor ons koos.",
                "Bekijk de tips",
            )
        ),
        "en": Example.said(
            (
                "Care",
                "Keep your washing machine clean",
                "Descale once a month. Thank you for choosing us.",
                "See the tips",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                (
                    "Care",
                    "Bijna door je filters heen?",
                    "Als klant krijg je 15% korting op je volgende set.",
                    "Bestel bij",
                )
            ),
        ),
        "en": (
            Example.said(
                ("Care", "Running low on filters?", "As a customer you get 15% off your next set.", "Reorder")
            ),
        ),
    },
)
