"""MSG206: the landing page does not redeem the call."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

RULE: Final = broken_step(
    code="MSG206",
    reason="cta",
    column="landing_page",
    title=Text(
        "Landingspagina maakt de call-to-action niet waar", "The landing page does not deliver what the CTA promises"
    ),
    why=Text(
        "Wie op een call-to-action klikt, zoekt op de pagina precies dat, en vertrekt als het er niet is.",
        "People who click on a CTA look for just that on the page, and leave when it is not there.",
    ),
    what=Text(
        "‘{first}’ leidt naar ‘{then}’, maar die pagina heeft geen {about}",
        "‘{first}’ leads to ‘{then}’, but that page has no {about}",
    ),
    advice=Text(
        "Zet op de pagina bovenaan waar de call-to-action om vraagt, of laat de boodschap naar een andere pagina "
        "leiden.",
        "Put what the CTA asks for at the top of the page, or let the message lead to another page.",
    ),
    fails={
        "nl": Example.step(
            ("Think", "Zeven fouten bij verzuim", "Gratis whitepaper.", "Download de whitepaper", "Verzuim", ""),
            ("Landingspagina", "Onze vestigingen", "Breda en Zwolle, elke dag open.", "Route", "Verzuim", ""),
        ),
        "en": Example.step(
            ("Think", "How much could you borrow?", "Two minutes.", "Use the calculator", "Mortgage", ""),
            ("Landing", "About Oakbank", "A family bank since 1974.", "Our story", "Mortgage", ""),
        ),
    },
    passes={
        "nl": Example.step(
            ("Think", "Zeven fouten bij verzuim", "Gratis whitepaper.", "Download de whitepaper", "Verzuim", ""),
            (
                "Landingspagina",
                "Gids: verzuim in het mkb",
                "Laat uw mailadres achter.",
                "Stuur mij de gids",
                "Verzuim",
                "",
            ),
        ),
        "en": Example.step(
            ("Think", "How much could you borrow?", "Two minutes.", "Use the calculator", "Mortgage", ""),
            ("Landing", "Mortgage calculator", "Enter your income.", "Work it out", "Mortgage", ""),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                ("Think", "Werken in de thuiszorg", "Alles op een rij.", "Vraag de brochure aan", "Thuiszorg", ""),
                (
                    "Landingspagina",
                    "Brochure",
                    "Onze brochure over de thuiszorg.",
                    "Vraag de brochure aan",
                    "Thuiszorg",
                    "",
                ),
            ),
            Example.step(
                ("Do", "Solliciteer in 2 minuten", "Zonder cv.", "Solliciteer nu", "Thuiszorg", ""),
                (
                    "Landingspagina",
                    "Solliciteer in 2 minuten",
                    "Liever eerst lezen? Er is een brochure.",
                    "Verstuur",
                    "Thuiszorg",
                    "",
                ),
            ),
            Example.step(
                ("Do", "Kom bij ons rijden", "€ 2.900 bruto.", "Solliciteer", "Chauffeur", ""),
                (
                    "Landingspagina",
                    "Word chauffeur",
                    "Vul je gegevens in, we bellen morgen.",
                    "Verstuur",
                    "Chauffeur",
                    "",
                ),
            ),
        ),
        "en": (
            Example.step(
                ("Do", "See it on your own data", "30 minutes.", "Book a demo", "Dashboard", ""),
                ("Landing", "Plan your demo", "Pick a day and a time.", "Confirm", "Dashboard", ""),
            ),
        ),
    },
)
