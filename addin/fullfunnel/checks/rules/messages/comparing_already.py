"""MSG111: comparing already in See."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG111",
    severity="hint",
    cases=(("see", "think"),),
    title=Text("Al aan het vergelijken in See", "Comparing already in See"),
    why=Text(
        "Wie nog niets zoekt, vergelijkt niet. Vaak werkt zo'n boodschap beter in Think. "
        "Staat er geen verhaal, beeld of gedachte bij, dan is het een waarschuwing.",
        "People who are not looking do not compare. Such a message often works better in Think. "
        "Without any story, image or thought it is a warning.",
    ),
    advice=Text(
        "Begin bij iets wat iedereen herkent, of zet deze boodschap in Think.",
        "Begin with something everybody recognises, or move this message to Think.",
    ),
    fails={
        "nl": Example.said(
            (
                "See",
                "Zeven fouten bij het kiezen van een hypotheek",
                "Vergelijk rentes en lees waar je op moet letten.",
                "Download de checklist",
            )
        ),
        "en": Example.said(
            (
                "See",
                "Seven mistakes when choosing a mortgage",
                "Compare rates and read what to look for.",
                "Download the checklist",
            )
        ),
    },
    passes={
        "nl": Example.said(
            (
                "See",
                "Je eerste sleutel vergeet je nooit",
                "Vier mensen over hun eerste nacht in een leeg huis.",
                "Bekijk hun verhaal",
            )
        ),
        "en": Example.said(
            (
                "See",
                "You never forget your first key",
                "Four people on their first night in an empty house.",
                "Watch their story",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                ("See", "Hoeveel lagen draag jij?", "Zes mensen over hun koudste ochtend ooit.", "Bekijk hun verhaal")
            ),
        ),
        "en": (
            Example.said(
                (
                    "See",
                    "How many layers do you wear?",
                    "Six people on their coldest morning ever.",
                    "Watch their story",
                )
            ),
        ),
    },
)
