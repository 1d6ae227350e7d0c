"""From ranges of cells to the plan that the rules look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from fullfunnel.checks.context import PlanContext
from fullfunnel.checks.own_words import OwnWords, read_own_words
from fullfunnel.checks.reading_period import period_of
from fullfunnel.errors import FunnelError
from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.columns import ALL_BUDGET_COLUMNS, ALL_KPI_COLUMNS, MESSAGE_COLUMNS, RESULT_COLUMNS
from fullfunnel.framework.messages import Messages, read_messages
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.typed.cells import is_blank, one_cell, rows_of, words_of
from fullfunnel.framework.typed.currency import currency_of
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text
from fullfunnel.targets.targets import period_unknown, targets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fullfunnel.checks.finding import TableName
    from fullfunnel.checks.rule import Example, Need, Rows
    from fullfunnel.framework.columns import Columns
    from fullfunnel.framework.framework import Framework
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language


Unread: TypeAlias = "list[tuple[str, FunnelError]]"
"""The tables that could not be read, each with why."""
_Read = TypeVar("_Read")


def plan_of(  # noqa: PLR0913  # the ranges a plan is kept in
    messages: object = None,
    framework: object = None,
    budget: object = None,
    *,
    goal: Cell = None,
    fields: Mapping[str, Cell] | None = None,
    words: object = None,
    results: object = None,
    unread: Unread | None = None,
    not_asked: frozenset[Need] = frozenset(),
) -> PlanContext:
    """The plan in these ranges, each with its header row; what is absent is passed over.

    Args:
        messages: the messages table.
        framework: the KPI framework; its targets are calculated only where there is a goal.
        budget: the budget table.
        goal: the main goal.
        fields: the values of the plan's names.
        words: the table of own words.
        results: the results table; it is only looked through cell by cell.
        unread: where to note a table that cannot be read, so that the others are still looked at.
        not_asked: what whoever asks does not hand over.

    Raises:
        FunnelError: a range cannot be read and there is no ``unread`` to note it in; the text says what to do.
    """
    own = _tried("ffWords", lambda: None if words is None else read_own_words(words), unread) or OwnWords()
    read = _tried("ffMessages", lambda: None if messages is None else read_messages(messages), unread)
    read = None if read is None else _in_own_words(read, own)
    spent = _tried("ffBudget", lambda: None if budget is None else read_budget(budget, _currency(fields)), unread)
    kept: Unread = [] if unread is None else unread
    plan = _tried("ffKpis", lambda: None if framework is None else _framework(framework, fields or {}), unread)
    wanted = _goal(goal if fields is None else fields.get("ffGoal", goal))
    found = None if plan is None or wanted is None else _tried("ffKpis", lambda: targets(plan, wanted), unread)
    given: dict[TableName, object] = {
        "ffMessages": messages,
        "ffKpis": framework,
        "ffBudget": budget,
        "ffResults": results,
    }
    return PlanContext(
        language=_language(read, plan, fields),
        framework=plan,
        targets=found,
        messages=read,
        budget=spent,
        fields=fields,
        tables={name: [list(row) for row in rows_of(each)] for name, each in given.items() if each is not None},
        own=own,
        unread=tuple(kept),
        blank_in_cells=None if plan is None else _blank_in_cells(framework, plan),
        not_asked=not_asked,
    )


def _tried(table: str, read: Callable[[], _Read], unread: Unread | None) -> _Read | None:
    try:
        return read()
    except FunnelError as error:
        if unread is None:
            raise
        unread.append((table, error.afresh()))
        return None


def _framework(given: object, fields: Mapping[str, Cell]) -> Framework | None:
    """The framework in a range; ``None`` where no KPI stands in it yet: a plan that is only begun."""
    if _has_no_rows(given):
        return None
    plan = read_framework(given)
    period = plan.period or period_of(fields)
    return plan if period is None else plan.lasting(period)


def _blank_in_cells(given: object, plan: Framework) -> FunnelError | None:
    """Why cells have no targets, where only the first sheet says how long a plan with a number per month lasts."""
    counts = any(each.column != "minimum" for each in plan.periodic)
    return period_unknown(plan) if counts and read_framework(given).period is None else None


def _currency(fields: Mapping[str, Cell] | None) -> str:
    """The currency of the plan by its first sheet; a blank cell there is the euro."""
    if fields is None or "ffCurrency" not in fields:
        return ""
    return currency_of(words_of(fields["ffCurrency"]) or "EUR") or ""


def _has_no_rows(table: object) -> bool:
    rows = rows_of(table)
    return len(rows) <= 1 or all(is_blank(cell) for row in rows[1:] for cell in row)


def _goal(cell: Cell) -> float | None:
    """The main goal; ``None`` for a blank cell, and for what is no goal, which a rule of its own says."""
    try:
        goal = read_number(one_cell(cell), Text("het hoofddoel", "the main goal"))
    except FunnelError:
        return None
    return goal if goal is not None and goal >= 0 else None


def _language(messages: Messages | None, framework: Framework | None, fields: Mapping[str, Cell] | None) -> Language:
    if messages is not None:
        return messages.language
    if framework is not None:
        return framework.language
    asked = same_name(words_of((fields or {}).get("ffLanguage")))
    return "nl" if asked == "nl" else "en"


def _in_own_words(messages: Messages, own: OwnWords) -> Messages:
    """The messages without brand words and fixed phrases, and with products under the name that stands for them."""
    if not own.passed_over and not own.synonyms:
        return messages
    return messages.model_copy(
        update={
            "rows": tuple(
                row.model_copy(
                    update={
                        **{part: own.without(getattr(row, part)) for part in ("headline", "body", "cta")},
                        "typed": row.shown,
                        "product": own.product(row.product),
                    }
                )
                for row in messages.rows
            )
        }
    )


def plan_of_tables(
    tables: Mapping[str, object], names: Mapping[str, object], unread: Unread | None = None
) -> PlanContext:
    """The plan in the tables and names of a workbook.

    Raises:
        FunnelError: a table cannot be read and there is no ``unread`` to note it in.
    """
    by_name = {name.casefold(): table for name, table in tables.items()}
    messages, framework, budget, results, words = (
        by_name.get(each.casefold()) for each in ("ffMessages", "ffKpis", "ffBudget", "ffResults", "ffWords")
    )
    fields: dict[str, Cell] = {name: value for name, value in names.items() if not isinstance(value, list)}
    return plan_of(
        given_table(messages),
        framework,
        given_table(budget),
        goal=fields.get("ffGoal"),
        fields=fields,
        words=given_table(words),
        results=results,
        unread=unread,
    )


def is_left_out(argument: object) -> bool:
    """Whether an argument was left out: an empty cell, or the zero some hosts make of it."""
    single = one_cell(argument)
    return single is None or single == 0 or (isinstance(single, str) and is_blank(single))


def given_table(table: object) -> object:
    """A table, unless it was left out or no row below its headers holds anything: a plan that is only begun."""
    if is_left_out(table):
        return None
    return None if _has_no_rows(table) else table


def plan_of_example(example: Example, language: Language) -> PlanContext:
    """The plan that an example of a rule shows."""
    plan = plan_of(
        _table(example.messages, MESSAGE_COLUMNS, language),
        _table(example.kpis, ALL_KPI_COLUMNS, language),
        _table(example.budget, ALL_BUDGET_COLUMNS, language),
        goal=example.goal,
        fields=example.fields,
        results=_table(example.results, RESULT_COLUMNS, language),
        unread=[],
    )
    return replace(plan, lost=example.lost, typed_over=example.typed_over)


def _table(rows: Rows, columns: Columns, language: Language) -> list[list[Cell]] | None:
    if not rows:
        return None
    needed = [key for key in ("date", "kpi", "value", "feeds", "rate", "id", "stage", "amount") if key in columns]
    keys = list(dict.fromkeys((*needed, *(key for row in rows for key in row))))
    headers: list[Cell] = [columns[key].say(language) if key in columns else key for key in keys]
    return [headers, *([row.get(key) for key in keys] for row in rows)]
