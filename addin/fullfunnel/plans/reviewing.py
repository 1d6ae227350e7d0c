"""From a workbook to where its plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput, FunnelError, NotFound
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.functions.arguments import choice
from fullfunnel.language import Text
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.results.results import read_results
from fullfunnel.results.review import review
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS, allowable_cost, without_vat
from fullfunnel.targets.max_cpa import READING_WORDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.results.review import Review
    from fullfunnel.targets.allowable import ProfitBasis


def review_of_workbook(path: Path, day: dt.date | None = None) -> Review:
    """Where the plan in a workbook stands.

    Args:
        path: the workbook.
        day: up to and including this day; the last one in the results where it is left out.

    Raises:
        Refusal: the file is not a workbook that can be read.
        NotFound: it holds no table ``ffKpis``.
        BadInput: a table cannot be read, or the plan has no goal.
    """
    found = plan_of_workbook(path)
    for table, error in found.unread:
        if table in {"ffKpis", "ffBudget"}:
            raise error
    return review_of(found.plan, path.name, day)


def review_of(plan: PlanContext, name: str, day: dt.date | None = None) -> Review:
    """Where a plan stands; see :func:`review_of_workbook`."""
    table = plan.tables.get("ffKpis")
    if table is None:
        raise NotFound(
            Text(
                f"In ‘{name}’ staat geen tabel ffKpis. Maak een plan met fullfunnel new.",
                f"‘{name}’ has no table ffKpis. Make a plan with fullfunnel new.",
            )
        )
    framework = read_framework(table)
    fields = plan.fields or {}
    try:
        results = plan.tables.get("ffResults")
        return review(
            framework,
            read_number(fields.get("ffGoal"), Text("het hoofddoel", "the main goal")),
            None if results is None else read_results(results),
            budget=plan.budget,
            start=read_date(fields.get("ffStart"), Text("de startdatum", "the start date"), framework.language),
            end=read_date(fields.get("ffEnd"), Text("de einddatum", "the end date"), framework.language),
            day=day,
            allowable=_allowable(fields),
            currency=plan.currency,
            reading=choice(fields.get("ffCpaMethod"), READING_WORDS, "all", Text("rekenwijze", "method")),
        )
    except FunnelError as error:
        error.language = framework.language
        raise


def _allowable(fields: Mapping[str, Cell]) -> float | None:
    """What a result may cost, from order value, VAT, margin and profit; ``None`` where one of them is not filled in.

    A blank VAT is no VAT.
    """
    try:
        value, vat, margin, profit = (
            read_number(fields.get(name), Text(name, name))
            for name in ("ffOrderValue", "ffVat", "ffMargin", "ffProfit")
        )
        if value is None or margin is None or profit is None:
            return None
        basis = _basis(fields.get("ffProfitBasis"))
        return float(allowable_cost(without_vat(value, vat), margin, profit, basis))
    except BadInput:
        return None


def _basis(cell: Cell) -> ProfitBasis:
    return choice(cell, PROFIT_BASIS_WORDS, "revenue", Text("grondslag van de winst", "basis of the profit"))
