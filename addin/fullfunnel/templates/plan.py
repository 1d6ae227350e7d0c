"""A plan as it is written into a new workbook: in both languages at once, so that both hold the same figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from fullfunnel.framework import schema as contract
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.language import Language, Text
from fullfunnel.targets.max_cpa import READING_WORDS
from fullfunnel.templates.funnel_order import depths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fullfunnel.framework.stages import StageModel

Entry: TypeAlias = "Text | str | float | date | None"
"""What a marketeer types in a cell. A text that differs between the languages is a ``Text``."""


WORST: Final = Text("slecht", "worst")
BEST: Final = Text("goed", "best")
"""The scenarios beside the plan itself that a new workbook has room for."""

SCENARIO_RATES: Final[Mapping[str, Text]] = {
    f"rate_{scenario.en}": Text(f"Ratio {scenario.nl}", f"Rate {scenario.en}") for scenario in (WORST, BEST)
}
"""Their columns in the framework, by the key in the KPI rows."""


@dataclass(frozen=True, slots=True)
class Example:
    """What an example says about its own figures."""

    remark: Text
    """That the figures are made up; stands on every sheet that shows figures."""
    calculation: tuple[Text, ...]
    """The calculation by hand, a step a line."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a workbook holds when it is new.

    The rows of a table are keyed by the columns of :mod:`~fullfunnel.framework.schema`; a column that is not named
    stays empty. KPI rows may hold ``note`` besides, where the figure comes from, and the rates of the scenarios.
    """

    name: Text
    model: StageModel
    kpis: tuple[Mapping[str, Entry], ...]
    messages: tuple[Mapping[str, Entry], ...] = ()
    budget: tuple[Mapping[str, Entry], ...] = ()
    results: tuple[Mapping[str, Entry], ...] = ()
    mapping: tuple[Mapping[str, Entry], ...] = ()
    words: tuple[Mapping[str, Entry], ...] = ()
    goal: float | None = None
    start: date | None = None
    end: date | None = None
    owner: Text | None = None
    why: Text | None = None
    recipients: Text | None = None
    client: Text | None = None
    currency: str | None = None
    """The currency of every amount in the plan, as an ISO 4217 code or a sign; euros where it is not said."""
    order_value: float | None = None
    vat: float | None = None
    """The rate of the VAT that the order value includes; ``None`` where it includes none."""
    margin: float | None = None
    profit: float | None = None
    profit_basis: Text | None = None
    cpa_method: Text = field(default=READING_WORDS["all"])
    scenarios: tuple[str, ...] = tuple(SCENARIO_RATES)
    """The columns of scenarios that its framework has, by the key in the KPI rows."""
    before: tuple[float, float] | None = None
    """Results and cost of an earlier campaign, to compare with."""
    example: Example | None = None

    def rows(self, table: contract.Table, language: Language) -> list[list[str | float | date | None]]:
        """The rows of one table below its headers, in the order of its columns."""
        entries = {
            contract.KPIS.name: self.kpis,
            contract.MESSAGES.name: self.messages,
            contract.BUDGET.name: self.budget,
            contract.RESULTS.name: self.results,
            contract.MAPPING.name: self.mapping,
            contract.WORDS.name: self.words,
        }[table.name]
        return [[said(row.get(column), language) for column in table.columns] for row in entries]

    def framework_cells(self, language: Language) -> list[list[object]]:
        """The framework as a cell function gets it, the columns of the scenarios included."""
        header, *rows = self.cells(contract.KPIS, language)
        named = [[said(row.get(key), language) for key in self.scenarios] for row in self.kpis]
        return [
            [*header, *(SCENARIO_RATES[key].say(language) for key in self.scenarios)],
            *([*row, *more] for row, more in zip(rows, named, strict=True)),
        ]

    def cells(self, table: contract.Table, language: Language) -> list[list[object]]:
        """The table as a cell function gets it: the header row and the rows."""
        return [list[object](table.headers(language)), *map(list[object], self.rows(table, language))]

    @property
    def can_be_priced(self) -> bool:
        """Whether all is there from which the allowable cost per result follows."""
        return None not in {self.order_value, self.margin, self.profit, self.profit_basis}

    def pairs(self, language: Language) -> list[tuple[str, str]]:
        """Every KPI and what it feeds, row by row."""
        return [(str(said(row["kpi"], language)), str(said(row.get("feeds"), language) or "")) for row in self.kpis]

    def words_to_come(self, kpi: str, language: Language) -> str:
        """As many words as the explanation of a KPI is going to have: of five steps from the goal at most."""
        steps = depths(self.pairs(language)).get(same_name(kpi), 0)
        return "figure " * (5 + 10 * min(steps, 5))

    @property
    def main_kpi(self) -> Text:
        """The name of the main KPI."""
        return next(
            row["kpi"] for row in self.kpis if row.get("role") == ROLE_WORDS["main"] and isinstance(row["kpi"], Text)
        )


def said(entry: Entry, language: Language) -> str | float | date | None:
    """What stands in the cell of a workbook in ``language``."""
    return entry.say(language) if isinstance(entry, Text) else entry
