"""MSG202: broken promise."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

RULE: Final = broken_step(
    code="MSG202",
    reason="promise",
    column="body",
    title=Text("Belofte niet nagekomen", "Broken promise"),
    why=Text(
        "Een belofte die een stap later niet geldt, kost de klik en het vertrouwen.",
        "A promise that does not hold one step later costs the click and the trust.",
    ),
    what=Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
    advice=Text(
        "Maak de belofte hier waar, of haal die weg uit de vorige boodschap.",
        "Keep the promise here, or take it out of the previous message.",
    ),
    fails={
        "nl": Example.step(
            ("Do", "Sporten zonder contract", "Elke maand opzegbaar.", "Word lid", "Sportschool", ""),
            ("Landingspagina", "Word lid", "Jaarcontract: minimaal 12 maanden.", "Word lid", "Sportschool", ""),
        ),
        "en": Example.step(
            ("Do", "Try it free for 30 days", "No credit card.", "Start free trial", "Planner", ""),
            (
                "Landing",
                "Start your free trial",
                "30 days. Enter your card details to begin.",
                "Start trial",
                "Planner",
                "",
            ),
        ),
    },
    passes={
        "nl": Example.step(
            ("Do", "Sporten zonder contract", "Elke maand opzegbaar.", "Word lid", "Sportschool", ""),
            ("Landingspagina", "Word lid", "Maandelijks opzegbaar, geen inschrijfgeld.", "Word lid", "Sportschool", ""),
        ),
        "en": Example.step(
            ("Do", "Try it free for 30 days", "No credit card.", "Start free trial", "Planner", ""),
            ("Landing", "Your free month", "All we need is an email address. No card.", "Start trial", "Planner", ""),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                ("Do", "Morgen in huis", "Voor 23 uur besteld.", "Bestel", "Laptop", ""),
                ("Landingspagina", "Laptop", "Vandaag besteld, morgen bezorgd.", "Bestel", "Laptop", ""),
            ),
            Example.step(
                ("Do", "Een ligplaats, alleen voor leden", "Vanaf twee maanden.", "Reserveer", "Ligplaats", ""),
                (
                    "Landingspagina",
                    "Ligplaats",
                    "Uitsluitend leden, minimaal 2 maanden.",
                    "Reserveer",
                    "Ligplaats",
                    "",
                ),
            ),
        ),
        "en": (
            Example.step(
                ("Do", "Free returns within 60 days", "Linen shirts.", "Shop shirts", "Linen shirt", ""),
                ("Landing", "Linen shirts", "Returns are free for 60 days.", "Add to bag", "Linen shirt", ""),
            ),
            Example.step(
                ("Do", "A roof in one day", "A crew within six weeks.", "Ask for a quote", "Roof", ""),
                (
                    "Landing",
                    "Your roof",
                    "Can't wait? It cannot go wrong: six weeks.",
                    "Ask for a quote",
                    "Roof",
                    "",
                ),
            ),
        ),
    },
)
