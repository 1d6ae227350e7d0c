"""What the rules look at: everything a marketeer's plan holds, as far as it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.cell_map import CellMap, map_of_table
from fullfunnel.checks.own_words import OwnWords
from fullfunnel.checks.personal_cells import CustomerColumn, PersonalCell, customer_columns, personal_cells
from fullfunnel.checks.row_names import with_row_names
from fullfunnel.checks.text import connection
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.framework.typed.currency import currency_of, money
from fullfunnel.language import Text
from fullfunnel.privacy.kinds import Kind, personal_in
from fullfunnel.targets.targets import targets as targets_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.checks.finding import Finding, TableName
    from fullfunnel.checks.rule import Need
    from fullfunnel.checks.side_text import SideText
    from fullfunnel.checks.table_place import TablePlace
    from fullfunnel.checks.text.connection.follow import Step
    from fullfunnel.checks.text.connection.judging import Break
    from fullfunnel.errors import FunnelError
    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework
    from fullfunnel.framework.messages import Message, Messages
    from fullfunnel.framework.typed.cells import Cell, Row
    from fullfunnel.language import Language
    from fullfunnel.targets import Targets

_ANY_GOAL: Final = 1000.0


@dataclass(frozen=True)
class PlanContext:
    """A plan as the rules see it; what was not given is ``None`` and its rules have nothing to say."""

    language: Language = "en"
    framework: Framework | None = None
    targets: Targets | None = None
    """The targets for the main goal; ``None`` without a goal."""
    messages: Messages | None = None
    budget: Budget | None = None
    fields: Mapping[str, Cell] | None = None
    """The values of the plan's names (``ffWhy``, ``ffOwner``); ``None`` when no workbook was read."""
    tables: Mapping[TableName, list[Row]] = field(default_factory=dict)
    """Every table as it stands, header row first, for what may stand in any cell."""
    own: OwnWords = field(default_factory=OwnWords)
    sheets: tuple[CellMap, ...] = ()
    """The sheets of the workbook; none when ranges were given."""
    field_cells: Mapping[str, str] = field(default_factory=dict)
    """The cell that each of the plan's names stands for, ``Start!C4``."""
    side_texts: tuple[SideText, ...] = ()
    """What a workbook says outside its cells: comments, links, headers and footers, lists of choices."""
    unread: tuple[tuple[str, FunnelError], ...] = ()
    """The tables that could not be read, each with why."""
    blank_in_cells: FunnelError | None = None
    """Why cells have no targets though there are: a cell knows its range, and not the days on the first sheet."""
    lost: tuple[str, ...] = ()
    """The tables that a workbook of ours has no more, by name."""
    typed_over: tuple[tuple[str, Text], ...] = ()
    """The cells of the sheet Calculation that do not give what Python gives, each with what is the matter."""
    not_asked: frozenset[Need] = frozenset()
    """What whoever asks did not hand over, so that nothing is known about it: the rules that need it keep silent."""

    @cached_property
    def any_targets(self) -> Targets | None:
        """The targets for the main goal, else for any goal: what hangs on rates and shares only is the same.

        ``None`` for a plan that is not begun.
        """
        if self.targets is not None or self.framework is None or not self.is_begun:
            return self.targets
        return targets_for(self.framework, _ANY_GOAL)

    @cached_property
    def is_begun(self) -> bool:
        """Whether any figure stands in the framework yet; a template names its KPIs and leaves the figures blank."""
        if self.framework is None:
            return False
        rates = any(each.rate is not None for each in self.framework.contributions)
        return rates or any(kpi.own_target is not None for kpi in self.framework.kpis)

    @cached_property
    def spoken(self) -> tuple[Message, ...]:
        """The messages, without the landing pages."""
        return () if self.messages is None else tuple(each for each in self.messages.rows if not each.is_landing)

    @cached_property
    def cell_maps(self) -> tuple[CellMap, ...]:
        """All cells there are: the sheets of the workbook, else the ranges that were given."""
        return self.sheets or tuple(map_of_table(table, rows) for table, rows in self.tables.items())

    @cached_property
    def broken_steps(self) -> tuple[tuple[Step, tuple[Break, ...]], ...]:
        """Every step from one message to the next that contradicts itself, with what it contradicts itself about."""
        if self.messages is None:
            return ()
        steps = connection.steps_of(self.messages)
        judged = ((step, connection.breaks(step.before, step.after, step.link)) for step in steps)
        return tuple((step, found) for step, found in judged if found)

    @cached_property
    def personal_cells(self) -> tuple[PersonalCell, ...]:
        """The cells that hold personal data."""
        return tuple(personal_cells(self.cell_maps))

    @cached_property
    def personal_side_texts(self) -> tuple[tuple[SideText, tuple[tuple[Kind, str], ...]], ...]:
        """The texts outside the cells that hold personal data, each with what it holds."""
        return tuple((text, found) for text in self.side_texts if (found := personal_in(text.text)))

    @cached_property
    def customer_columns(self) -> tuple[CustomerColumn, ...]:
        """The columns of customer numbers."""
        return tuple(customer_columns(self.cell_maps))

    def placed(self, finding: Finding) -> Finding:
        """A finding with the cell it is about, where that is known, and with rows by their names."""
        rows = self.tables.get(finding.table, [])
        changes: dict[str, object] = {}
        if "tabelrij" in finding.what.nl or "tabelrij" in finding.advice.nl:
            changes = {part: with_row_names(getattr(finding, part), rows) for part in ("what", "advice")}
        cell = finding.cell or self._cell_of(finding)
        if cell:
            changes["cell"] = cell
        return finding.model_copy(update=changes) if changes else finding

    @cached_property
    def currency(self) -> str:
        """The currency of the plan's amounts, as an ISO 4217 code; euros where the plan does not say."""
        return currency_of(words_of((self.fields or {}).get("ffCurrency"))) or "EUR"

    def money(self, value: float) -> Text:
        """An amount in the currency of the plan."""
        return Text(money(value, self.currency, "nl"), money(value, self.currency, "en"))

    def _cell_of(self, finding: Finding) -> str:
        if not finding.row:
            return self.field_cells.get(finding.item, "")
        sheet, place = self._places.get(finding.table, (None, None))
        if sheet is None or place is None or sheet.address is None:
            return ""
        return sheet.address(*place.at(finding.row, finding.column))

    @cached_property
    def _places(self) -> dict[TableName, tuple[CellMap, TablePlace]]:
        found: dict[TableName, tuple[CellMap, TablePlace]] = {}
        for sheet in self.sheets:
            for place in sheet.places if sheet.address is not None else ():
                found.setdefault(place.table, (sheet, place))
        return found
