"""MSG201: another product than before."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

RULE: Final = broken_step(
    code="MSG201",
    reason="product",
    column="product",
    title=Text("Ander product dan in de vorige boodschap", "Different product from the previous message"),
    why=Text(
        "Wie op het ene product aansloeg, herkent het andere niet: je begint opnieuw.",
        "People who liked the one product do not recognise the other: you start all over.",
    ),
    what=Text(
        "De vorige boodschap gaat over {first}, deze over {then}",
        "The previous message is about {first}, this one about {then}",
    ),
    advice=Text(
        "Laat beide over hetzelfde product gaan, of noem het eerste product ook hier. Is het een ander woord voor "
        "hetzelfde? Zet het in de tabel met eigen woorden.",
        "Make both about the same product, or name the first one here as well. Is it another word for the "
        "same thing? Put it in the table of own words.",
    ),
    fails={
        "nl": Example.step(
            ("Think", "Welke wasmachine past bij je?", "Vergelijk acht modellen.", "Vergelijk", "Wasmachine", ""),
            ("Do", "Droger nu € 399", "Morgen in huis.", "Bestel nu", "Droger", ""),
        ),
        "en": Example.step(
            ("Think", "Which washing machine suits you?", "Compare eight models.", "Compare", "Washing machine", ""),
            ("Do", "Office chairs from £99", "Free delivery.", "Order now", "Office chair", ""),
        ),
    },
    passes={
        "nl": Example.step(
            ("Think", "Welke wasmachine past bij je?", "Vergelijk acht modellen.", "Vergelijk", "Wasmachine", ""),
            ("Do", "Stille wasmachine, € 499", "Morgen in huis.", "Bestel nu", "Stille wasmachine", ""),
        ),
        "en": Example.step(
            ("Think", "Which washing machine suits you?", "Compare eight models.", "Compare", "Washing machine", ""),
            ("Do", "Quiet washing machine, £499", "Delivered tomorrow.", "Order now", "Quiet washing machine", ""),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                ("Think", "E-bike of gewone fiets?", "Onze test.", "Lees de test", "Elektrische fiets", ""),
                ("Do", "E-bike voor € 1.899", "Proefrit mag.", "Koop nu", "E-bike", ""),
            ),
        ),
        "en": (
            Example.step(
                ("Think", "Laptop or tablet for college?", "Our test.", "Read the test", "Laptop", ""),
                ("Do", "Notebook for £549", "Free sleeve.", "Buy now", "Notebook", ""),
            ),
        ),
    },
)
