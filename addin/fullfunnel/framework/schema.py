"""What a plan's workbook is recognised by: the tables, their headers and the defined names.

Everything is found by table and by name, never by sheet name or place: the marketeer renames, moves, sorts, filters and
adds columns. This is the one place where these names are spelled; templates write them, reading looks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import (
    BUDGET_COLUMNS,
    KPI_COLUMNS,
    MAPPING_COLUMNS,
    MESSAGE_COLUMNS,
    RESULT_COLUMNS,
    WORD_COLUMNS,
)
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from fullfunnel.framework.columns import Columns

SCHEMA: Final = 2
"""The version of this contract; a workbook carries it under the name ``ffSchema``."""


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table of the plan: its name and, in order, its columns by key."""

    name: str
    columns: Columns

    def headers(self, language: Language) -> list[str]:
        """The header row in ``language``."""
        return [header.say(language) for header in self.columns.values()]

    def header(self, column: str, language: Language) -> str:
        """The header of one column (by key) in ``language``."""
        return self.columns[column].say(language)

    def reference(self, column: str, language: Language) -> str:
        """A structured reference to the cells of one column, as formulas spell it: ``ffKpis[Stage]``."""
        return f"{self.name}[{self.header(column, language)}]"

    def columns_between(self, first: str, last: str, language: Language) -> str:
        """A structured reference to some columns with their headers, for a column behind that follows from them."""
        return f"{self.name}[[#All],[{self.header(first, language)}]:[{self.header(last, language)}]]"

    def on_this_row(self, column: str, language: Language) -> str:
        """A structured reference to the cell of a column on the row of the formula, as files spell it."""
        return f"{self.name}[[#This Row],[{self.header(column, language)}]]"

    @property
    def everything(self) -> str:
        """A structured reference to the whole table with its header row, as the cell functions take it."""
        return f"{self.name}[#All]"


KPIS: Final = Table("ffKpis", KPI_COLUMNS)
"""The KPI framework: one KPI a row, one more row for each further KPI that it feeds."""

MESSAGES: Final = Table("ffMessages", MESSAGE_COLUMNS)
"""The messages and landing pages, each with the messages that it follows."""

BUDGET: Final = Table("ffBudget", BUDGET_COLUMNS)
"""The budget: what is spent where, and whether it is judged on results."""

RESULTS: Final = Table("ffResults", RESULT_COLUMNS)
"""What came in, a row for each period, KPI and channel."""

MAPPING: Final = Table("ffMapping", MAPPING_COLUMNS)
"""Which campaign and metric of a platform counts for which KPI."""

WORDS: Final = Table("ffWords", WORD_COLUMNS)
"""The marketeer's own words (brands, fixed phrases, products) and the severity of rules in this plan."""

TABLES: Final = (KPIS, MESSAGES, BUDGET, RESULTS, MAPPING, WORDS)

GOAL: Final = "ffGoal"
START: Final = "ffStart"
END: Final = "ffEnd"
ORDER_VALUE: Final = "ffOrderValue"
MARGIN: Final = "ffMargin"
PROFIT: Final = "ffProfit"
CURRENCY: Final = "ffCurrency"
VAT: Final = "ffVat"
"""The rate of the VAT that the order value includes; blank or 0 where it includes none."""

OWNER: Final = "ffOwner"
WHY: Final = "ffWhy"
RECIPIENTS: Final = "ffRecipients"
LANGUAGE: Final = "ffLanguage"
SCHEMA_VERSION: Final = "ffSchema"

PROFIT_BASIS: Final = "ffProfitBasis"
"""What the profit is a share of; the convention is asked, never assumed."""

ALLOWABLE: Final = "ffAllowable"
"""The allowable all-in cost per result that follows from order value, margin and profit."""

BY_THEMSELVES: Final = "ffByThemselves"
"""The results that come without the campaign."""

CPA_METHOD: Final = "ffCpaMethod"
"""Which of the four readings of the maximum CPA is steered on."""

MAX_CPA: Final = "ffMaxCpa"
"""The maximum CPA in that reading."""

SPENT: Final = "ffSpent"
"""What the directly converting channels have spent so far."""

RESULTS_SO_FAR: Final = "ffResultsSoFar"
"""The results of the main KPI so far."""

MAIN_KPI: Final = "ffMainKpi"
"""The name of the main KPI, looked up in the framework."""

CAMPAIGN: Final = "ffCampaign"
"""What the campaign is called."""

CLIENT: Final = "ffClient"
"""Who the campaign is for, where an agency makes the plan."""

AS_OF: Final = "ffAsOf"
"""Up to and including which day results count; blank for all of them."""

PLAN: Final = "ffPlan"
"""The block of labels and values on the first sheet, as FUNNEL_CHECKS takes it."""

CHECKS: Final = "ffChecks"
"""The first cell of the remarks on the sheet that shows them all."""

MARK: Final = "ffCalcMark"
"""The mark of the plan that is there now, on the sheet Calculation."""

NOTED: Final = "ffCalcNoted"
"""The mark of the plan that the texts in the workbook were calculated for: a number, no formula."""

OUTDATED: Final = "ffOutdated"
"""The sentence that the plan has changed since the texts in the workbook were calculated; blank where it has not."""

KPI_NAMES: Final = "ffKpiNames"
"""The KPI names of the framework, for drop-downs."""

NAMES: Final = (
    GOAL,
    START,
    END,
    ORDER_VALUE,
    MARGIN,
    PROFIT,
    CURRENCY,
    VAT,
    OWNER,
    WHY,
    RECIPIENTS,
    CLIENT,
    LANGUAGE,
    SCHEMA_VERSION,
    PROFIT_BASIS,
    ALLOWABLE,
    BY_THEMSELVES,
    CPA_METHOD,
    MAX_CPA,
    SPENT,
    RESULTS_SO_FAR,
    MAIN_KPI,
    CAMPAIGN,
    AS_OF,
    CHECKS,
    OUTDATED,
    KPI_NAMES,
)
"""Every defined name that a workbook of ours carries, but for those of a block of cells: ``PLAN``."""

LANDING: Final = Text("Landingspagina", "Landing")
"""The stage of a row in the messages that holds a landing page."""
