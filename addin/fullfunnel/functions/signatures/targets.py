"""The functions that calculate targets."""

from __future__ import annotations

from typing import Final

from fullfunnel.functions.signatures.signature import FRAMEWORK, GOAL, KPI, SCENARIO, Argument, Signature
from fullfunnel.language import Text

SIGNATURES: Final = (
    Signature(
        "FUNNEL_TARGET",
        Text(
            "Het doel van een KPI, teruggerekend vanaf het hoofddoel. Niet afgerond.",
            "The target of a KPI, calculated back from the main goal. Not rounded.",
        ),
        "number",
        (KPI, GOAL, FRAMEWORK, SCENARIO),
    ),
    Signature(
        "FUNNEL_TARGETS",
        Text(
            "De doelen van alle KPI's: per rij KPI, fase, rol en doel.",
            "The targets of all KPIs: KPI, stage, role and target per row.",
        ),
        "rows",
        (GOAL, FRAMEWORK, SCENARIO),
    ),
    Signature(
        "FUNNEL_EXPLAIN",
        Text(
            "De berekening achter een doel in woorden. Is er geen doel, dan staat er waarom en wat je kunt doen.",
            "The calculation behind a target in words. Where there is no target: why, and what to do.",
        ),
        "text",
        (
            KPI,
            GOAL,
            FRAMEWORK,
            Argument(
                "language",
                Text("taal", "language"),
                Text(
                    "nl of en. Leeg: de taal van de kopjes in het framework.",
                    "nl or en. Blank: the language of the headers in the framework.",
                ),
                "text",
                optional=True,
            ),
            SCENARIO,
        ),
    ),
)
