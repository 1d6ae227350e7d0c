"""MSG205: another language than before."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

RULE: Final = broken_step(
    code="MSG205",
    reason="language",
    column="headline",
    title=Text("Andere taal dan in de vorige boodschap", "Different language from the previous message"),
    why=Text(
        "Midden in de reis van taal wisselen laat mensen denken dat ze verkeerd zitten.",
        "A change of language half way makes people think they took a wrong turn.",
    ),
    what=Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
    advice=Text(
        "Vertaal een van de twee, of maak voor elke taal een eigen reis.",
        "Translate one of the two, or make a journey for each language.",
    ),
    fails={
        "nl": Example.step(
            (
                "Think",
                "Welke isolatie past bij jouw dak?",
                "We zetten wol en schuim naast elkaar.",
                "Vergelijk",
                "Isolatie",
                "",
            ),
            (
                "Do",
                "Your roof insulated in two weeks",
                "Order today and save on your heating bill this winter.",
                "Get a quote",
                "Isolatie",
                "",
            ),
        ),
        "en": Example.step(
            (
                "Think",
                "Which insulation suits your roof?",
                "We compare wool and foam for you.",
                "Compare",
                "Insulation",
                "",
            ),
            (
                "Do",
                "Je dak binnen twee weken geïsoleerd",
                "Vraag vandaag een offerte aan en bespaar op je stookkosten.",
                "Offerte",
                "Insulation",
                "",
            ),
        ),
    },
    passes={
        "nl": Example.step(
            (
                "Think",
                "Welke isolatie past bij jouw dak?",
                "We zetten wol en schuim naast elkaar.",
                "Vergelijk",
                "Isolatie",
                "",
            ),
            (
                "Do",
                "Jouw dak binnen twee weken geïsoleerd",
                "Bespaar deze winter op je stookkosten.",
                "Vraag offerte aan",
                "Isolatie",
                "",
            ),
        ),
        "en": Example.step(
            (
                "Think",
                "Which insulation suits your roof?",
                "We compare wool and foam for you.",
                "Compare",
                "Insulation",
                "",
            ),
            (
                "Do",
                "Your roof insulated in two weeks",
                "Save on your heating this winter.",
                "Get a quote",
                "Insulation",
                "",
            ),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                (
                    "Think",
                    "De beste deals voor jouw festival",
                    "Bekijk alle acts op een rij.",
                    "Bekijk",
                    "Festival",
                    "",
                ),
                ("Do", "Weekendticket € 79", "Early bird, dus wees er snel bij.", "Shop nu", "Festival", ""),
            ),
        ),
        "en": (
            Example.step(
                ("Think", "Which croissant is best?", "Our baker compares six for you.", "Compare", "Croissant", ""),
                ("Do", "Boulangerie box, £12", "Pain au chocolat and croissants.", "Order now", "Croissant", ""),
            ),
        ),
    },
)
