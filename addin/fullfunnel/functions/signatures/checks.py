"""The functions that show findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fullfunnel.functions.signatures.signature import FRAMEWORK, MESSAGES, Argument, Signature
from fullfunnel.language import Text, same

_WORDS: Final = Argument(
    "words",
    Text("woorden", "words"),
    Text(
        "De eigen woorden van het plan met de rij kopjes erbij, bijvoorbeeld ffWords[#All].",
        "The plan's own words with their header row, for instance ffWords[#All].",
    ),
    "table",
    optional=True,
)

SIGNATURES: Final = (
    Signature(
        "FUNNEL_MISMATCH",
        Text(
            "Wat er opvalt aan één boodschap: past die bij de fase en sluit die aan op de vorige boodschap? Leeg: "
            "niets.",
            "What stands out in one message: does it suit its stage and connect to the previous message? Blank: "
            "nothing.",
        ),
        "text",
        (
            Argument(
                "message_id",
                Text("boodschap", "message_id"),
                Text("Het ID van de boodschap.", "The ID of the message."),
                "text",
            ),
            MESSAGES,
            _WORDS,
            replace(FRAMEWORK, optional=True),
        ),
    ),
    Signature(
        "FUNNEL_CHECKS",
        Text(
            "Alles wat opvalt in boodschappen en plan: per rij code, ernst, waar, wat en advies.",
            "Everything that stands out in messages and plan: code, severity, where, what and advice per row.",
        ),
        "rows",
        (
            MESSAGES,
            replace(FRAMEWORK, optional=True),
            Argument(
                "budget",
                same("budget"),
                Text(
                    "De budgettabel met de rij kopjes erbij, bijvoorbeeld ffBudget[#All].",
                    "The budget table with its header row, for instance ffBudget[#All].",
                ),
                "table",
                optional=True,
            ),
            Argument(
                "plan_fields",
                Text("plangegevens", "plan_fields"),
                Text(
                    "Het blok op het eerste blad met labels en waarden (hoofddoel, data, eigenaar, orderwaarde), "
                    "bijvoorbeeld ffPlan.",
                    "The block of the first sheet with labels and values (main goal, dates, owner, order value), for "
                    "instance ffPlan.",
                ),
                "table",
                optional=True,
            ),
            _WORDS,
            Argument(
                "results",
                Text("resultaten", "results"),
                Text(
                    "De tabel met resultaten en de rij kopjes erbij, bijvoorbeeld ffResults[#All].",
                    "The results with their header row, for instance ffResults[#All].",
                ),
                "table",
                optional=True,
            ),
        ),
    ),
)
