"""The functions on what came in: where a plan stands, what follows, what it costs, and against an earlier campaign."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fullfunnel.functions.signatures.signature import END, FRAMEWORK, GOAL, KPI, START, WEIGHTS, Argument, Signature
from fullfunnel.language import Text

_RESULTS: Final = Argument(
    "results",
    Text("resultaten", "results"),
    Text(
        "De tabel met resultaten en de rij kopjes erbij, bijvoorbeeld ffResults[#All].",
        "The table of results with its header row, for instance ffResults[#All].",
    ),
    "table",
)
_DATE: Final = Argument(
    "date",
    Text("datum", "date"),
    Text(
        "Tot en met welke dag de resultaten tellen. Leeg: de laatste datum in de resultaten.",
        "Up to and including which day results count. Blank: the last date in the results.",
    ),
    "number",
    optional=True,
    positive=True,
)
_START: Final = replace(START, optional=True)
_END: Final = replace(END, optional=True)


def _figure(name: str, label: Text, explanation: Text) -> Argument:
    return Argument(name, label, explanation, "number")


SIGNATURES: Final = (
    Signature(
        "FUNNEL_STATUS",
        Text(
            "Hoe een KPI ervoor staat: op koers (90 tot 110% van wat er nu zou zijn), voor, achter of niet gemeld.",
            "Where a KPI stands: on track (90 to 110% of what is due by now), ahead, behind or not reported.",
        ),
        "text",
        (
            _figure(
                "actual",
                Text("werkelijk", "actual"),
                Text(
                    "Wat er is. Leeg is niet gemeld; een 0 is een nul.",
                    "What came in. Blank is not reported, 0 is zero.",
                ),
            ),
            _figure(
                "target",
                Text("doel", "target"),
                Text("Wat er aan het eind moet zijn.", "What must be there in the end."),
            ),
            Argument(
                "elapsed",
                Text("voorbij", "elapsed"),
                Text(
                    "Welk deel van de periode voorbij is, 0 tot 1. Leeg: alles.",
                    "Which part of the period is over, 0 to 1. Blank: all of it.",
                ),
                "number",
                optional=True,
            ),
            Argument(
                "direction",
                Text("richting", "direction"),
                Text(
                    "Welke kant goed is: hoger (standaard), lager, bereik of limiet. Met een Nederlands woord is ook "
                    "het antwoord Nederlands.",
                    "Which way is good: higher (default), lower, range or limit. A Dutch word gives a Dutch answer.",
                ),
                "text",
                optional=True,
            ),
        ),
    ),
    Signature(
        "FUNNEL_PROGRESS",
        Text(
            "Per KPI een rij: doel, wat er nu zou moeten zijn, wat er is, het verschil en hoe het ervoor staat.",
            "One row per KPI: target, due by now, actual, difference and status.",
        ),
        "rows",
        (GOAL, FRAMEWORK, _RESULTS, _DATE, _START, _END, WEIGHTS),
    ),
    Signature(
        "FUNNEL_FORECAST",
        Text(
            "Het verwachte resultaat van wat je tot nu toe hebt gedaan: wat al binnen is plus wat nog onderweg is. "
            "Met de bandbreedte waar het 8 van de 10 keer in valt.",
            "Forecast from what was done so far: what came in plus what is still under way, with the range it falls "
            "in 8 times out of 10.",
        ),
        "rows",
        (KPI, FRAMEWORK, _RESULTS, _DATE, _START, _END),
    ),
    Signature(
        "FUNNEL_BOTTLENECK",
        Text(
            "Waar het hoofddoel verloren gaat: per rij KPI, eigen tekort en wat dat aan hoofd-KPI kost, ergste eerst.",
            "Where the main goal is lost: KPI, own shortfall and main KPI lost per row, worst first.",
        ),
        "rows",
        (GOAL, FRAMEWORK, _RESULTS, _DATE, _START, _END, WEIGHTS),
    ),
    Signature(
        "FUNNEL_COMPARE",
        Text(
            "Twee campagnes: een rij voor de resultaten en een voor de CPA, met verandering, bandbreedte en of het "
            "meer is dan toeval.",
            "Two campaigns: a row for the results and one for the CPA: change, low, high and whether it is more than "
            "chance.",
        ),
        "rows",
        (
            _figure(
                "results_now",
                Text("resultaten_nu", "results_now"),
                Text("De resultaten van deze campagne.", "The results of this campaign."),
            ),
            _figure(
                "cost_now",
                Text("kosten_nu", "cost_now"),
                Text("Wat deze campagne kostte.", "What this campaign cost."),
            ),
            _figure(
                "results_before",
                Text("resultaten_eerder", "results_before"),
                Text("De resultaten van de eerdere campagne.", "The results of the earlier campaign."),
            ),
            _figure(
                "cost_before",
                Text("kosten_eerder", "cost_before"),
                Text("Wat de eerdere campagne kostte.", "What the earlier campaign cost."),
            ),
        ),
    ),
)
