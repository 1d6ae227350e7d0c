"""The functions on what a result may cost."""

from __future__ import annotations

from typing import Final

from fullfunnel.functions.signatures.signature import FRAMEWORK, SCENARIO, Argument, Signature
from fullfunnel.language import Text, same

SIGNATURES: Final = (
    Signature(
        "FUNNEL_GOAL",
        Text(
            "Hoeveel van het hoofddoel je met dit budget haalt, tegen de prijzen in het framework. Nooit meer dan het "
            "eerste plafond toelaat.",
            "How many of the main goal this budget pays for, at the prices in the framework. Never more than the first "
            "cap allows.",
        ),
        "number",
        (
            Argument(
                "budget",
                same("budget"),
                Text("Wat je te besteden hebt.", "What you have to spend."),
                "number",
            ),
            FRAMEWORK,
            SCENARIO,
            Argument(
                "budget_table",
                Text("budgettabel", "budget_table"),
                Text(
                    "De budgettabel met de rij kopjes erbij; wat daarin geen activatie is, gaat er eerst af.",
                    "The budget table with its header row; what is not activation in it is taken off first.",
                ),
                "table",
                optional=True,
            ),
        ),
    ),
    Signature(
        "FUNNEL_ALLOWABLE",
        Text(
            "Wat een resultaat alles bij elkaar mag kosten, gegeven orderwaarde, marge en winst.",
            "What a result may cost all-in, from order value, margin and profit.",
        ),
        "number",
        (
            Argument(
                "order_value",
                Text("orderwaarde", "order_value"),
                Text("De gemiddelde orderwaarde zonder btw.", "The average order value without VAT."),
                "number",
                positive=True,
            ),
            Argument(
                "margin",
                Text("marge", "margin"),
                Text("De brutomarge, bijvoorbeeld 40%.", "The gross margin, for instance 40%."),
                "number",
            ),
            Argument(
                "profit",
                Text("winst", "profit"),
                Text(
                    "De winst die moet overblijven, bijvoorbeeld 20%.",
                    "The profit that must remain, for instance 20%.",
                ),
                "number",
            ),
            Argument(
                "basis",
                Text("grondslag", "basis"),
                Text(
                    "Waar de winst een deel van is: omzet (standaard), besteding of break-even. Of bedrag: euro's "
                    "per bestelling.",
                    "What the profit is a share of: revenue (default), spend or break-even. Or amount: per order.",
                ),
                "text",
                optional=True,
            ),
            Argument(
                "returned",
                Text("retour", "returned"),
                Text(
                    "Welk deel van de orderwaarde terugkomt, bijvoorbeeld 8%. Leeg: 0.",
                    "Which part of the order value comes back, for instance 8%. Blank: 0.",
                ),
                "number",
                optional=True,
            ),
            Argument(
                "cost_per_order",
                Text("kosten_per_bestelling", "cost_per_order"),
                Text(
                    "Wat een bestelling verder kost, zoals het pakket. Leeg: 0.",
                    "What an order costs besides, such as the parcel. Blank: 0.",
                ),
                "number",
                optional=True,
            ),
            Argument(
                "orders",
                Text("bestellingen", "orders"),
                Text(
                    "Hoeveel bestellingen een resultaat oplevert, de eerste meegeteld. Leeg: 1.",
                    "How many orders a result brings, the first included. Blank: 1.",
                ),
                "number",
                optional=True,
                positive=True,
            ),
            Argument(
                "fees",
                same("fees"),
                Text(
                    "Wat een resultaat kost naast media: bureau, tooling. Leeg: 0.",
                    "What a result costs besides media: agency, tooling. Blank: 0.",
                ),
                "number",
                optional=True,
            ),
        ),
    ),
    Signature(
        "FUNNEL_MAX_CPA",
        Text(
            "De maximale CPA in Do die ook draagt wat See, Think, creatie en fees kosten. Negatief: dit plan kan "
            "niet uit.",
            "The maximum CPA in Do that also carries what See, Think, creation and fees cost. Negative: this plan "
            "does not pay for itself.",
        ),
        "number",
        (
            Argument(
                "allowable",
                Text("toegestaan", "allowable"),
                Text(
                    "Wat een resultaat alles bij elkaar mag kosten, zie FUNNEL_ALLOWABLE.",
                    "What a result may cost all-in, see FUNNEL_ALLOWABLE.",
                ),
                "number",
            ),
            Argument(
                "results",
                Text("resultaten", "results"),
                Text("De resultaten in het plan.", "The results in the plan."),
                "number",
            ),
            Argument(
                "costs",
                Text("kosten", "costs"),
                Text(
                    "De budgettabel met de rij kopjes erbij, bijvoorbeeld ffBudget[#All]. Of één bedrag: wat niet "
                    "op resultaat wordt afgerekend.",
                    "The budget table with its header row, for instance ffBudget[#All]. Or one amount: what is not "
                    "judged on results.",
                ),
                "table",
                or_number=True,
            ),
            Argument(
                "by_themselves",
                Text("vanzelf", "by_themselves"),
                Text(
                    "De resultaten die vanzelf komen. Leeg: 0.",
                    "The results that come without the campaign. Blank: 0.",
                ),
                "number",
                optional=True,
            ),
            Argument(
                "method",
                Text("rekenwijze", "method"),
                Text(
                    "alle (standaard), betaald, voorzichtig of rest.",
                    "all (default), paid, careful or rest.",
                ),
                "text",
                optional=True,
            ),
            Argument(
                "spent",
                Text("besteed", "spent"),
                Text(
                    "Alleen bij rest: wat er tot nu toe is besteed aan wat op resultaat wordt afgerekend.",
                    "Only for rest: what was spent so far on what is judged on results.",
                ),
                "number",
                optional=True,
            ),
            Argument(
                "results_so_far",
                Text("tot_nu_toe", "results_so_far"),
                Text("Alleen bij rest: de resultaten tot nu toe.", "Only for rest: the results so far."),
                "number",
                optional=True,
            ),
        ),
    ),
)
