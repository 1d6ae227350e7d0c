"""The columns of the tables a plan is kept in, with their headers in Dutch and English.

Headers are how a table is recognised, in a workbook of ours and in any other: they are part of what users rely on.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from fullfunnel.language import Text, same

Columns: TypeAlias = dict[str, Text]
"""The columns of one table, by the name the code uses for them, in the order a template shows them."""

KPI_COLUMNS: Final[Columns] = {
    "kpi": same("KPI"),
    "stage": Text("Fase", "Stage"),
    "role": Text("Rol", "Role"),
    "unit": Text("Eenheid", "Unit"),
    "feeds": Text("Draagt bij aan", "Feeds"),
    "rate": Text("Ratio", "Rate"),
    "share": Text("Aandeel", "Share"),
    "baseline": Text("Vanzelf", "Baseline"),
    "pool": Text("Groep", "Pool"),
    "lag": Text("Vertraging", "Lag"),
    "n": same("n"),
    "cap": Text("Plafond", "Cap"),
    "unit_cost": Text("Kosten", "Unit cost"),
    "per": same("Per"),
    "formula": Text("Formule", "Formula"),
    "own_target": Text("Eigen doel", "Own target"),
}

OPTIONAL_KPI_COLUMNS: Final[Columns] = {
    "channel": Text("Kanaal", "Channel"),
    "direction": Text("Richting", "Direction"),
    "minimum": same("Minimum"),
    "outflow": Text("Uitstroom", "Outflow"),
    "rate_low": Text("Ratio laag", "Rate low"),
    "rate_high": Text("Ratio hoog", "Rate high"),
    "plan_start": Text("Start plan", "Plan start"),
    "plan_end": Text("Einde plan", "Plan end"),
}
"""What a KPI table may have besides; no template shows these until somebody needs them."""

ALL_KPI_COLUMNS: Final[Columns] = {**KPI_COLUMNS, **OPTIONAL_KPI_COLUMNS}

SCENARIO_COLUMNS: Final = ("rate", "share", "unit_cost", "cap")
"""A header of one of these with a name behind it (``Rate worst``) holds a scenario."""

PERIODIC_COLUMNS: Final = ("baseline", "cap", "own_target", "minimum", "outflow")
"""Volumes whose header or cell may say for how long they count: ``Baseline per month``, ``200 per week``."""

BUDGET_COLUMNS: Final[Columns] = {
    "item": Text("Post", "Item"),
    "stage": Text("Fase", "Stage"),
    "channel": Text("Kanaal", "Channel"),
    "kind": Text("Soort", "Kind"),
    "converts_directly": Text("Direct converterend", "Converts directly"),
    "amount": Text("Bedrag", "Amount"),
    "owner_team": Text("Team", "Owner team"),
}

OPTIONAL_BUDGET_COLUMNS: Final[Columns] = {
    "lock": Text("Vast", "Lock"),
    "currency": Text("Valuta", "Currency"),
    "exchange_rate": Text("Wisselkoers", "Exchange rate"),
}
"""What a budget may have besides: lines that no proposal moves, and the currency of a line that is not the plan's."""

ALL_BUDGET_COLUMNS: Final[Columns] = {**BUDGET_COLUMNS, **OPTIONAL_BUDGET_COLUMNS}

MESSAGE_COLUMNS: Final[Columns] = {
    "id": same("ID"),
    "stage": Text("Fase", "Stage"),
    "audience": Text("Doelgroep", "Audience"),
    "need": Text("Behoefte", "Need"),
    "kpi": same("KPI"),
    "follows": Text("Volgt op", "Follows"),
    "delay": Text("Wachttijd", "Delay"),
    "channel": Text("Kanaal", "Channel"),
    "product": same("Product"),
    "headline": Text("Kop", "Headline"),
    "body": Text("Tekst", "Body"),
    "cta": Text("Oproep", "CTA"),
    "price": Text("Prijs", "Price"),
    "landing_page": Text("Landingspagina", "Landing page"),
    "owner": Text("Eigenaar", "Owner"),
    "accepted": Text("Geaccepteerd", "Accepted"),
}

RESULT_COLUMNS: Final[Columns] = {
    "date": Text("Datum", "Date"),
    "from": Text("Vanaf", "From"),
    "kpi": same("KPI"),
    "channel": Text("Kanaal", "Channel"),
    "value": Text("Waarde", "Value"),
    "cost": Text("Kosten", "Cost"),
    "source": Text("Bron", "Source"),
}

WORD_COLUMNS: Final = {
    "word": Text("Woord", "Word"),
    "kind": Text("Soort", "Kind"),
    "means": Text("Betekent", "Means"),
}

MAPPING_COLUMNS: Final[Columns] = {
    "source": Text("Bron", "Source"),
    "campaign": Text("Campagne", "Campaign"),
    "metric": Text("Meetwaarde", "Metric"),
    "kpi": same("KPI"),
    "stage": Text("Fase", "Stage"),
    "channel": Text("Kanaal", "Channel"),
}
