"""The functions that show findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fullfunnel.functions.signatures.signature import FRAMEWORK, MESSAGES, Argument, Signature
from fullfunnel.language import Text, same

SIGNATURES: Final = (
    Signature(
        "FUNNEL_MISMATCH",
        Text(
            "Wat er opvalt aan één boodschap: past die bij haar fase en sluit die aan op wat ervoor komt? Leeg: niets.",
            "What stands out in one message: does it suit its stage and hold to the one before? Blank: nothing.",
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
        ),
    ),
    Signature(
        "FUNNEL_CHECKS",
        Text(
            "Alles wat opvalt in boodschappen en plan: per rij code, ernst, waar, wat en advies.",
            "All that stands out in messages and plan: code, severity, where, what and advice a row.",
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
        ),
    ),
)
