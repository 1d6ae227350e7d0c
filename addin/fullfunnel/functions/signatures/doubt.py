"""The functions that say how sure a plan is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fullfunnel.functions.signatures.signature import FRAMEWORK, GOAL, KPI, Argument, Signature
from fullfunnel.language import Text

SIGNATURES: Final = (
    Signature(
        "FUNNEL_RANGE",
        Text(
            "Hoeveel je van een KPI nodig hebt om het hoofddoel met een kleine en met een grote kans te halen: laag en "
            "hoog naast elkaar. De twijfel in de ratio's (n, laag en hoog) en het toeval tellen mee.",
            "How many of a KPI it takes to reach the main goal with a small and with a large chance: low and high side "
            "by side. The doubt in the rates (n, low and high) and chance itself count.",
        ),
        "rows",
        (
            KPI,
            GOAL,
            FRAMEWORK,
            Argument(
                "level",
                Text("niveau", "level"),
                Text(
                    "Leeg: 80%. Dan haal je het hoofddoel met laag in 10% van de gevallen, met hoog in 90%.",
                    "Blank: 80%. Low then reaches the main goal in 10% of all cases, high in 90%.",
                ),
                "number",
                optional=True,
                positive=True,
            ),
        ),
    ),
    Signature(
        "FUNNEL_CHANCE",
        Text(
            "De kans dat je het hoofddoel haalt: met dit plan, of met een ander aantal van één KPI.",
            "The chance of reaching the main goal: with this plan, or with another volume of one KPI.",
        ),
        "number",
        (
            GOAL,
            FRAMEWORK,
            replace(KPI, optional=True),
            Argument(
                "volume",
                Text("aantal", "volume"),
                Text(
                    "Hoeveel je van die KPI plant; de rest van het plan groeit mee. Leeg: het plan voor het hoofddoel.",
                    "How many of that KPI you plan; the rest of the plan grows with it. Blank: the plan for the main "
                    "goal.",
                ),
                "number",
                optional=True,
            ),
        ),
    ),
)
