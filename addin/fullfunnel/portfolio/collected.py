"""All plans as one table: a row a plan and KPI."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.run import check
from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.reading import ROLE_WORDS, read_framework
from fullfunnel.framework.stages import stage_words
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text
from fullfunnel.plans.reviewing import review_of
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.results.status import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.results.progress import Standing
    from fullfunnel.results.review import Review
    from fullfunnel.targets.targets import Targets


class PlanRow(NamedTuple):
    """One KPI of one plan. What is not known is ``None``."""

    client: str
    """The value of the name ``ffClient``; without it the folder that the workbook lies in."""
    plan: str
    """What the campaign is called; without a name the file."""
    file: str
    stage: str
    kpi: str
    role: str
    unit: str
    target: float | None
    own_target: float | None
    planned_cost: float | None
    """Target x unit cost / per, in the currency of the plan."""
    currency: str
    max_cpa: float | None
    """Of the plan, as its workbook shows it."""
    errors: int
    """Findings of the plan by severity."""
    warnings: int
    hints: int
    actual: float | None
    by_now: float | None
    forecast: float | None
    """Of the main KPI: what was done leads to."""
    status: str
    """In the language of the plan; empty without results."""
    goal: float | None


COLUMNS: Final = PlanRow._fields


class Unusable(NamedTuple):
    """A workbook that gives no rows, and why."""

    file: str
    why: Text


def rows_of_plan(path: Path, shown: str | None = None) -> list[PlanRow]:
    """The rows of the plan in a workbook.

    Args:
        path: the workbook.
        shown: what to call the file; default: the path.

    Raises:
        Refusal: the file is no workbook that can be read.
        BadInput: it holds no KPI framework, or one that cannot be read.
    """
    found = plan_of_workbook(path)
    error = next((error for table, error in found.unread if table == "ffKpis"), None)
    if error is not None:
        raise error
    table = found.plan.tables.get("ffKpis")
    if table is None:
        raise BadInput(
            Text(
                f"In ‘{path.name}’ staat geen tabel ffKpis; het is geen plan van fullfunnel.",
                f"‘{path.name}’ holds no table ffKpis; it is no plan of fullfunnel.",
            )
        )
    return list(_rows(found.plan, read_framework(table), path, shown or str(path)))


def _rows(plan: PlanContext, framework: Framework, path: Path, shown: str) -> Iterator[PlanRow]:
    fields = plan.fields or {}
    counts = Counter(finding.severity for finding in check(plan).open)
    calculated = plan.targets
    review = _review(plan, path.name)
    standings = {} if review is None else {each.kpi.name: each for each in _standings(review)}
    ahead = None if review is None else _forecast(review)
    for kpi in framework.kpis:
        target = None if calculated is None else _target(calculated, kpi)
        standing = standings.get(kpi.name)
        yield PlanRow(
            client=words_of(fields.get("ffClient")) or path.absolute().parent.name,
            plan=words_of(fields.get("ffCampaign")) or path.stem,
            file=shown,
            stage=stage_words(kpi.stage, framework.language),
            kpi=kpi.name,
            role=ROLE_WORDS[kpi.role].say(framework.language),
            unit=kpi.unit,
            target=target,
            own_target=kpi.own_target,
            planned_cost=None if target is None or kpi.unit_cost is None else target * kpi.unit_cost / kpi.per,
            currency=words_of(fields.get("ffCurrency")),
            max_cpa=_number(fields, "ffMaxCpa"),
            errors=counts["error"],
            warnings=counts["warning"],
            hints=counts["hint"],
            actual=None if standing is None else standing.actual,
            by_now=None if standing is None else standing.by_now,
            forecast=ahead if kpi.name == framework.main else None,
            status=""
            if standing is None or standing.status is None
            else STATUS_WORDS[standing.status].say(framework.language),
            goal=_number(fields, "ffGoal"),
        )


def _target(calculated: Targets, kpi: Kpi) -> float | None:
    try:
        return float(calculated.of(kpi))
    except FunnelError:
        return None


def _review(plan: PlanContext, name: str) -> Review | None:
    """Where the plan stands; ``None`` where nothing was reported or it cannot be calculated (a finding says why)."""
    rows = plan.tables.get("ffResults")
    if rows is None or not any(cell is not None for row in rows[1:] for cell in row):
        return None
    try:
        return review_of(plan, name)
    except FunnelError:
        return None


def _standings(review: Review) -> list[Standing]:
    try:
        return review.standings
    except FunnelError:
        return []


def _forecast(review: Review) -> float | None:
    try:
        return None if review.ahead is None else review.ahead.value
    except FunnelError:
        return None


def _number(fields: Mapping[str, object], name: str) -> float | None:
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
