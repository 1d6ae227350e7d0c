"""What a function wizard shows of a FUNNEL_ function: its help and its arguments, in both languages.

Every host takes its descriptions from here, so that they say the same everywhere. The names of the arguments and their
order are those of :mod:`fullfunnel.functions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


KPI = Argument(
    "kpi",
    same("kpi"),
    Text(
        "De naam van de KPI zoals die in het framework staat, of een synoniem.",
        "The name of the KPI as the framework has it, or a synonym.",
    ),
    "text",
)
GOAL = Argument(
    "goal",
    Text("doel", "goal"),
    Text("Hoeveel je van de hoofd-KPI wilt halen.", "How many of the main KPI you want to reach."),
    "number",
    positive=True,
)
FRAMEWORK = Argument(
    "framework",
    same("framework"),
    Text(
        "Het KPI-framework met de rij kopjes erbij, bijvoorbeeld ffKpis[#All].",
        "The KPI framework with its header row, for instance ffKpis[#All].",
    ),
    "table",
)
SCENARIO = Argument(
    "scenario",
    same("scenario"),
    Text(
        "De naam achter ‘Ratio’ in het kopje, bijvoorbeeld slecht voor de kolom ‘Ratio slecht’. Leeg: het plan zelf.",
        "The name after Rate in the header, for instance worst for the column Rate worst. Blank: the plan itself.",
    ),
    "text",
    optional=True,
)
START = Argument(
    "start",
    same("start"),
    Text("De eerste dag van de campagne.", "The first day of the campaign."),
    "number",
    positive=True,
)
END = Argument(
    "end",
    Text("eind", "end"),
    Text("De laatste dag van de campagne; die telt mee.", "The last day of the campaign; it counts as well."),
    "number",
    positive=True,
)
WEIGHTS = Argument(
    "weights",
    Text("gewichten", "weights"),
    Text(
        "Per periode van start tot eind hoe zwaar die telt, voor seizoenen. Leeg: elke dag even zwaar.",
        "For every period from start to end how much it counts, for seasons. Blank: every day equally.",
    ),
    "table",
    optional=True,
)

MESSAGES = Argument(
    "messages",
    Text("boodschappen", "messages"),
    Text(
        "De tabel met boodschappen en de rij kopjes erbij, bijvoorbeeld ffMessages[#All].",
        "The table of messages with its header row, for instance ffMessages[#All].",
    ),
    "table",
)
