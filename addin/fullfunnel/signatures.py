"""What a function wizard shows of each FUNNEL_ function: its help and its arguments, in both languages.

Every host takes its descriptions from here, so that they say the same everywhere. The names of the arguments and their
order are those of :mod:`fullfunnel.functions`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from fullfunnel.language import Text, same

Kind = Literal["number", "text", "table"]
Result = Literal["number", "text", "rows"]
"""What a cell gets: one number, one text, or rows of cells that spill."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a cell function."""

    name: str
    """As in Python."""
    label: Text
    """As the function wizard names it."""
    help: Text
    kind: Kind
    optional: bool = False
    or_number: bool = False
    """A table in whose place one number may stand."""
    positive: bool = False
    """A number that cannot be zero: where a host hands over an empty cell as zero, zero is taken as empty."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One cell function."""

    name: str
    help: Text
    result: Result
    arguments: tuple[Argument, ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The arguments that take a range of cells with its header row."""
        return tuple(each.name for each in self.arguments if each.kind == "table")


_KPI = Argument(
    "kpi",
    same("kpi"),
    Text(
        "De naam van de KPI zoals die in het framework staat, of een synoniem.",
        "The name of the KPI as the framework has it, or a synonym.",
    ),
    "text",
)
_GOAL = Argument(
    "goal",
    Text("doel", "goal"),
    Text("Hoeveel je van de hoofd-KPI wilt halen.", "How many of the main KPI you want to reach."),
    "number",
    positive=True,
)
_FRAMEWORK = Argument(
    "framework",
    same("framework"),
    Text(
        "Het KPI-framework met de rij kopjes erbij, bijvoorbeeld ffKpis[#All].",
        "The KPI framework with its header row, for instance ffKpis[#All].",
    ),
    "table",
)

_MESSAGES = Argument(
    "messages",
    Text("boodschappen", "messages"),
    Text(
        "De tabel met boodschappen en de rij kopjes erbij, bijvoorbeeld ffMessages[#All].",
        "The table of messages with its header row, for instance ffMessages[#All].",
    ),
    "table",
)

SIGNATURES: Final[dict[str, Signature]] = {
    each.name: each
    for each in (
        Signature(
            "FUNNEL_TARGET",
            Text(
                "Het doel van een KPI, teruggerekend vanaf het hoofddoel. Niet afgerond.",
                "The target of a KPI, reckoned back from the main goal. Not rounded.",
            ),
            "number",
            (_KPI, _GOAL, _FRAMEWORK),
        ),
        Signature(
            "FUNNEL_TARGETS",
            Text(
                "De doelen van alle KPI's: per rij KPI, fase, rol en doel.",
                "The targets of all KPIs: KPI, stage, role and target a row.",
            ),
            "rows",
            (_GOAL, _FRAMEWORK),
        ),
        Signature(
            "FUNNEL_EXPLAIN",
            Text(
                "De berekening achter een doel in woorden. Is er geen doel, dan staat er waarom en wat je kunt doen.",
                "The reckoning behind a target in words. Where there is no target: why, and what to do.",
            ),
            "text",
            (
                _KPI,
                _GOAL,
                _FRAMEWORK,
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
            ),
        ),
        Signature(
            "FUNNEL_MAX_CPA",
            Text(
                "De maximale CPA in Do die ook draagt wat See, Think, creatie en fees kosten. Negatief: dit plan kan "
                "niet uit.",
                "The maximum CPA in Do that also carries what See, Think, creation and fees cost. Negative: this plan "
                "cannot pay.",
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
                        "The results that come by themselves. Blank: 0.",
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
        Signature(
            "FUNNEL_MISMATCH",
            Text(
                "Wat er opvalt aan één boodschap: past die bij haar fase en sluit die aan op wat ervoor komt? "
                "Leeg: niets.",
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
                _MESSAGES,
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
                _MESSAGES,
                replace(_FRAMEWORK, optional=True),
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
}
"""Every cell function by its name, in the order of the method."""
