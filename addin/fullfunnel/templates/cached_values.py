"""What the formulas of a new workbook come to: the values that stand in its cells before any host has calculated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from fullfunnel.errors import FunnelError
from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.functions import FUNCTIONS
from fullfunnel.results.results import read_results
from fullfunnel.results.review import review
from fullfunnel.targets.allowable import without_vat
from fullfunnel.templates.plan import said

if TYPE_CHECKING:
    from datetime import date

    from fullfunnel.framework.budget import Budget
    from fullfunnel.language import Language, Text
    from fullfunnel.results.review import Review
    from fullfunnel.templates.plan import Plan


@dataclass(frozen=True)
class CachedValues:
    """The cell functions over one plan, in one language; what cannot be calculated yet is ``""``, as in the cells."""

    plan: Plan
    language: Language

    @cached_property
    def _framework(self) -> list[list[object]]:
        return self.plan.framework_cells(self.language)

    @cached_property
    def _budget(self) -> list[list[object]]:
        return self.plan.cells(contract.BUDGET, self.language)

    def target(self, kpi: str) -> float | str:
        """``FUNNEL_TARGET`` of a KPI."""
        return _figure("FUNNEL_TARGET", kpi, self.plan.goal, self._framework)

    def explanation(self, kpi: str) -> str:
        """``FUNNEL_EXPLAIN`` of a KPI; it gives the reason when there is no target."""
        return cast("str", FUNCTIONS["FUNNEL_EXPLAIN"](kpi, self.plan.goal, self._framework, self.language))

    def scenario_target(self, kpi: str, scenario: str, goal: float | None = None) -> float | str:
        """``FUNNEL_TARGET`` of a KPI in a scenario; ``""`` for the plan itself; for another goal where one is given."""
        return _figure("FUNNEL_TARGET", kpi, self.plan.goal if goal is None else goal, self._framework, scenario)

    def start(self, kpi: str, deadline: date | None, certainty: float | None = None) -> float | str:
        """``FUNNEL_START`` of a KPI, as the number of a date."""
        return _figure("FUNNEL_START", kpi, deadline, self._framework, certainty)

    def weeks(self, step: str) -> list[list[object]]:
        """``FUNNEL_WEEKS`` per week, month or quarter, its header row first; no rows where it cannot be calculated."""
        plan = self.plan
        call = FUNCTIONS["FUNNEL_WEEKS"]
        try:
            return cast("list[list[object]]", call(plan.goal, self._framework, plan.start, plan.end, step))
        except FunnelError:
            return []

    def affordable(self, budget: float, scenario: str, *, fixed_costs: bool = True) -> float | str:
        """``FUNNEL_GOAL``: how many of the main goal the budget pays for, after the fixed costs in the budget."""
        return _figure("FUNNEL_GOAL", budget, self._framework, scenario, self._budget if fixed_costs else None)

    @cached_property
    def _in_doubt(self) -> bool:
        """Whether any rate has observations behind it: only then the cells show a range and a chance."""
        return any(_number(row.get("n")) > 0 for row in self.plan.kpis)

    def range(self, kpi: str) -> tuple[float | str, float | str]:
        """``FUNNEL_RANGE`` of a KPI: low and high."""
        if not self._in_doubt:
            return "", ""
        try:
            ((low, high),) = cast("list[list[float]]", FUNCTIONS["FUNNEL_RANGE"](kpi, self.plan.goal, self._framework))
        except FunnelError:
            return "", ""
        return _as_kept(low), _as_kept(high)

    @cached_property
    def chance(self) -> float | str:
        """``FUNNEL_CHANCE``: the chance that the plan reaches its goal."""
        found = _figure("FUNNEL_CHANCE", self.plan.goal, self._framework) if self._in_doubt else ""
        return found if isinstance(found, str) else _as_kept(found)

    def allowable(self) -> float | str:
        """``FUNNEL_ALLOWABLE``: what may be spent per result, all in, in euros."""
        plan = self.plan
        if plan.profit_basis is None:
            return ""
        basis = plan.profit_basis.say(self.language)
        try:
            value = None if plan.order_value is None else without_vat(plan.order_value, plan.vat)
        except FunnelError:
            return ""
        return _figure("FUNNEL_ALLOWABLE", value, plan.margin, plan.profit, basis)

    def max_cpa(self, method: Text) -> float | str:
        """``FUNNEL_MAX_CPA`` in one of its four readings, in euros."""
        allowable = self.allowable()
        if self.plan.goal is None or isinstance(allowable, str):
            return ""
        return _figure(
            "FUNNEL_MAX_CPA",
            allowable,
            self.plan.goal,
            self._budget,
            self.by_themselves,
            method.say(self.language),
            self.spent,
            self.results_so_far,
        )

    @cached_property
    def _messages(self) -> list[list[object]]:
        return self.plan.cells(contract.MESSAGES, self.language)

    @cached_property
    def _words(self) -> list[list[object]]:
        return self.plan.cells(contract.WORDS, self.language)

    def mismatch(self, message: str) -> str:
        """``FUNNEL_MISMATCH`` of a message: what stands out in it."""
        return cast("str", FUNCTIONS["FUNNEL_MISMATCH"](message, self._messages, self._words, self._framework))

    def checks(self) -> list[list[str]]:
        """``FUNNEL_CHECKS``: what stands out, a row each."""
        results = self.plan.cells(contract.RESULTS, self.language)
        ranges = (self._messages, self._framework, self._budget, self.fields(), self._words, results)
        return cast("list[list[str]]", FUNCTIONS["FUNNEL_CHECKS"](*ranges))

    def fields(self) -> list[list[object]]:
        """The block of the first sheet as a cell function gets it: each field by its name, with its value."""
        plan = self.plan
        values: dict[str, object] = {
            contract.CAMPAIGN: said(plan.name, self.language) if plan.example else None,
            contract.GOAL: plan.goal,
            contract.START: plan.start,
            contract.END: plan.end,
            contract.OWNER: said(plan.owner, self.language),
            contract.WHY: said(plan.why, self.language),
            contract.RECIPIENTS: said(plan.recipients, self.language),
            contract.CLIENT: said(plan.client, self.language),
            contract.LANGUAGE: self.language,
            contract.CURRENCY: plan.currency,
            contract.ORDER_VALUE: plan.order_value,
            contract.VAT: plan.vat,
            contract.MARGIN: plan.margin,
            contract.PROFIT: plan.profit,
            contract.PROFIT_BASIS: said(plan.profit_basis, self.language),
            contract.CPA_METHOD: said(plan.cpa_method, self.language),
            contract.ALLOWABLE: self.allowable(),
            contract.MAX_CPA: self.max_cpa(plan.cpa_method),
            contract.BY_THEMSELVES: self.by_themselves,
            contract.SPENT: self.spent,
            contract.RESULTS_SO_FAR: self.results_so_far,
        }
        return [list(field) for field in values.items()]

    @cached_property
    def by_themselves(self) -> float:
        """The results of the main KPI that come without the campaign."""
        return sum(_number(row.get("baseline")) for row in self.plan.kpis if row.get("kpi") == self.plan.main_kpi)

    @cached_property
    def spent(self) -> float:
        """What the KPIs of the converting stage have cost so far, in euros."""
        if self.review is not None:
            return self.review.actual.cost(self.review.framework.by_name[self.review.main].stage) or 0.0
        stages = {row["kpi"]: row["stage"] for row in self.plan.kpis if row.get("stage")}
        converting = stages[self.plan.main_kpi]
        return sum(_number(row.get("cost")) for row in self.plan.results if stages[row["kpi"]] == converting)

    def spent_on(self, kpi: str) -> float:
        """What the results say a KPI has cost so far, in euros."""
        costs = (row for row in self.plan.results if said(row["kpi"], self.language) == kpi)
        return sum(_number(row.get("cost")) for row in costs)

    @cached_property
    def results_so_far(self) -> float:
        """The results of the main KPI so far."""
        return _number(None if self.review is None else self.review.came)

    @cached_property
    def review(self) -> Review | None:
        """Where the plan stands; ``None`` where it has no goal yet, or its targets cannot be calculated."""
        if self.plan.goal is None:
            return None
        allowable = self.allowable()
        found = review(
            read_framework(self._framework),
            self.plan.goal,
            read_results(self.plan.cells(contract.RESULTS, self.language)),
            budget=read_budget(self._budget),
            start=self.plan.start,
            end=self.plan.end,
            allowable=None if isinstance(allowable, str) else allowable,
        )
        try:
            _ = found.standings  # a blank rate is only met when the targets are asked for
        except FunnelError:
            return None
        return found

    @cached_property
    def spending(self) -> Budget:
        """The budget as ``FUNNEL_MAX_CPA`` reads it: what is judged on results and what is not."""
        return read_budget(self._budget)

    def budget(self, **wanted: Text) -> float:
        """The budget of the rows whose columns hold these words, in euros."""
        return sum(
            _number(row.get("amount"))
            for row in self.plan.budget
            if all(said(row.get(column), self.language) == word.say(self.language) for column, word in wanted.items())
        )


def _figure(function: str, *arguments: object) -> float | str:
    try:
        return cast("float", FUNCTIONS[function](*arguments))
    except FunnelError:
        return ""


def _as_kept(value: float) -> float:
    """A figure in the 15 digits that a cell keeps: a saved number and a saved outcome are then spelled alike."""
    return float(f"{value:.15g}")


def _number(entry: object) -> float:
    return float(entry) if isinstance(entry, int | float) else 0.0
