"""MSG203: price or discount contradicts the one before."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

RULE: Final = broken_step(
    code="MSG203",
    reason="price",
    column="price",
    title=Text(
        "Prijs of korting wijkt af van de vorige boodschap", "Price or discount differs from the previous message"
    ),
    why=Text(
        "Een andere prijs dan de beloofde is de eerste reden om af te haken.",
        "A price that differs from the promised one is the first reason to leave.",
    ),
    what=Text("Eerst staat er {first}, hier {then}", "First it says {first}, here {then}"),
    advice=Text(
        "Noem in beide dezelfde prijs, voor dezelfde periode en met of zonder btw; of zeg ‘vanaf’ in de vorige "
        "boodschap.",
        "Give the same price in both, for the same period and with or without VAT; or say ‘from’ in the previous "
        "message.",
    ),
    fails={
        "nl": Example.step(
            ("Think", "Een warmtepomp onder € 4.000?", "Drie modellen naast elkaar.", "Vergelijk", "Warmtepomp", ""),
            ("Do", "Warmtepomp voor € 5.250", "Binnen twee weken geplaatst.", "Vraag offerte aan", "Warmtepomp", ""),
        ),
        "en": Example.step(
            ("Do", "30% off coats", "Until Sunday.", "Shop coats", "Coats", ""),
            ("Landing", "Winter coats", "Today 15% off the collection.", "Add to bag", "Coats", ""),
        ),
    },
    passes={
        "nl": Example.step(
            ("Think", "Een warmtepomp onder € 4.000?", "Drie modellen naast elkaar.", "Vergelijk", "Warmtepomp", ""),
            ("Do", "Warmtepomp voor € 3.950", "Binnen twee weken geplaatst.", "Vraag offerte aan", "Warmtepomp", ""),
        ),
        "en": Example.step(
            ("Do", "30% off coats", "Until Sunday.", "Shop coats", "Coats", ""),
            ("Landing", "Winter coats", "30% off until Sunday.", "Add to bag", "Coats", ""),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                ("Do", "Trein en museum vanaf € 39,50", "Kies je dag.", "Boek", "Uitje", ""),
                ("Landingspagina", "Boek je uitje", "Op zaterdag € 45 per persoon.", "Reserveer", "Uitje", ""),
            ),
            Example.step(
                ("Do", "€ 10 per maand", "Elke maand opzegbaar.", "Sluit af", "Verzekering", ""),
                ("Landingspagina", "Sluit af", "€ 120 per jaar.", "Sluit af", "Verzekering", ""),
            ),
        ),
        "en": (
            Example.step(
                ("Do", "Desk chair £400 ex VAT", "Ten-year guarantee.", "Order now", "Chair", ""),
                ("Landing", "Desk chair", "£480 including VAT.", "Add to basket", "Chair", ""),
            ),
            Example.step(
                ("Do", "Teak bench from £240", "Last three.", "Buy now", "Bench", ""),
                ("Landing", "Teak bench", "Two seats £240, three seats £310.", "Buy now", "Bench", ""),
            ),
        ),
    },
)
