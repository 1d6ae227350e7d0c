"""The functions on time: what must be there when, and when to start."""

from __future__ import annotations

from typing import Final

from fullfunnel.functions.signatures.signature import (
    END,
    FRAMEWORK,
    GOAL,
    KPI,
    SCENARIO,
    START,
    WEIGHTS,
    Argument,
    Signature,
)
from fullfunnel.language import Text

SIGNATURES: Final = (
    Signature(
        "FUNNEL_WEEKS",
        Text(
            "Het plan in de tijd: een rij kopjes, dan per rij een week, maand of kwartaal met wat er van elke KPI moet "
            "komen. Wat vóór de start moet beginnen, staat er ook.",
            "The plan in time: a header row, then one week, month or quarter per row with what must come of every "
            "KPI. What must begin before the start is included.",
        ),
        "rows",
        (
            GOAL,
            FRAMEWORK,
            START,
            END,
            Argument(
                "step",
                Text("stap", "step"),
                Text("week (standaard), maand of kwartaal.", "week (default), month or quarter."),
                "text",
                optional=True,
            ),
            WEIGHTS,
            SCENARIO,
        ),
    ),
    Signature(
        "FUNNEL_START",
        Text(
            "De laatste dag waarop een KPI er moet zijn om op tijd tot het hoofddoel te leiden. Maak de cel op als "
            "datum.",
            "The latest day on which a KPI must be there to lead to the main goal in time. Format the cell as a date.",
        ),
        "number",
        (
            KPI,
            Argument(
                "deadline",
                Text("uiterlijk", "deadline"),
                Text("De dag waarop het resultaat binnen moet zijn.", "The day by which the result must be in."),
                "number",
                positive=True,
            ),
            FRAMEWORK,
            Argument(
                "certainty",
                Text("zekerheid", "certainty"),
                Text(
                    "Welk deel dan binnen moet zijn, bijvoorbeeld 90% (standaard).",
                    "Which part must be in by then, for instance 90% (default).",
                ),
                "number",
                optional=True,
                positive=True,
            ),
        ),
    ),
)
