"""What the sheets of a new workbook are called. The marketeer may rename them: nothing is looked up by these names."""

from __future__ import annotations

from typing import Final

from fullfunnel.language import Text, same

START: Final = same("Start")
FRAMEWORK: Final = same("Framework")
TARGETS: Final = Text("Doelen", "Targets")
OVERVIEW: Final = Text("Overzicht", "Overview")
FUNNEL: Final = same("Funnel")
CALENDAR: Final = Text("Kalender", "Calendar")
SCENARIOS: Final = Text("Scenario's", "Scenarios")
MESSAGES: Final = Text("Boodschappen", "Messages")
CHECKS: Final = Text("Controle", "Checks")
BUDGET: Final = same("Budget")
MAX_CPA: Final = same("Max CPA")
RESULTS: Final = Text("Resultaten", "Results")
DASHBOARD: Final = same("Dashboard")
CHANNELS: Final = Text("Kanalen", "Channels")
MAPPING: Final = Text("Koppeling", "Mapping")
GUIDE: Final = Text("Uitleg", "Guide")
WORDS: Final = Text("Woorden", "Words")
CALCULATION: Final = Text("Berekening", "Calculation")
RULES: Final = Text("Regels", "Rules")
LISTS: Final = Text("Lijsten", "Lists")
