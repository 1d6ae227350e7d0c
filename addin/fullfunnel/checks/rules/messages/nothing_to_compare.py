"""MSG107: nothing to compare or learn in Think."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG107",
    severity="warning",
    cases=(("think", "see"),),
    title=Text("Niets te vergelijken of te leren in Think", "Nothing to compare or learn in Think"),
    why=Text(
        "Wie zich oriënteert zoekt antwoorden. Sfeer alleen helpt niet kiezen.",
        "Somebody who is finding out looks for answers. Mood alone does not help to choose.",
    ),
    advice=Text(
        "Voeg toe wat helpt kiezen: een vergelijking, prijzen, een test of antwoord op een vraag; of zet de "
        "boodschap in See.",
        "Add what helps to choose: a comparison, prices, a test or an answer; or move it to See.",
    ),
    fails={
        "nl": Example.said(
            ("Think", "Nachten zonder einde", "Een korte film over drie mensen die nooit slapen.", "Bekijk de film")
        ),
        "en": Example.said(
            ("Think", "Nights without end", "A short film about three people who never sleep.", "Watch the film")
        ),
    },
    passes={
        "nl": Example.said(
            (
                "Think",
                "Zacht of hard matras: wat past bij jou?",
                "Vergelijk acht matrassen op slaaphouding en gewicht.",
                "Doe de test",
            )
        ),
        "en": Example.said(
            (
                "Think",
                "Soft or firm: which mattress is right for you?",
                "Compare eight mattresses by sleeping position.",
                "Take the quiz",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                (
                    "Think",
                    "Drie slapers, drie matrassen",
                    "Lees hun ervaringen met zacht, medium en hard.",
                    "Lees de reviews",
                )
            ),
        ),
        "en": (
            Example.said(
                (
                    "Think",
                    "Three sleepers, three mattresses",
                    "Read their reviews of soft, medium and firm.",
                    "Read the reviews",
                )
            ),
        ),
    },
)
