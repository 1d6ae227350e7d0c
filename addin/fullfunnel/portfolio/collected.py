"""What one plan brings to the table of all plans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fullfunnel.checks.run import check
from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.reading import ROLE_WORDS, read_framework
from fullfunnel.framework.stages import stage_words
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text
from fullfunnel.plans.reviewing import review_of
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.portfolio.plan_rows import COLUMNS, PlanRow, PlanRows, printable
from fullfunnel.results.status import STATUS_WORDS
from fullfunnel.xlsx.refusals import TooDeep, Unexpected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.plans.workbook import WorkbookPlan
    from fullfunnel.results.progress import Standing
    from fullfunnel.results.review import Review
    from fullfunnel.targets.targets import Targets


__all__ = ["COLUMNS", "PlanRow", "PlanRows", "plan_rows"]


def plan_rows(path: Path, folder: str | None = None) -> PlanRows:
    """The rows of the plan in a workbook, or why there are none; nothing is raised for it.

    Args:
        path: the workbook.
        folder: the name of the client where the plan has none; default: of the folder that the workbook lies in.
    """
    client = path.absolute().parent.name if folder is None else folder
    try:
        found = plan_of_workbook(path)
        rows = tuple(_rows(found.plan, _framework(found, path), path, client))
    except FunnelError as error:
        return PlanRows(str(path), why=error.text)
    except RecursionError:
        return PlanRows(str(path), why=TooDeep(path.name).text)
    except Exception as error:  # noqa: BLE001 a fault of ours on one workbook must not keep the others from being done
        return PlanRows(str(path), why=Unexpected(path.name, why=f"{type(error).__name__}: {error}").text)
    return PlanRows(str(path), rows, digest=found.digest)


def _framework(found: WorkbookPlan, path: Path) -> Framework:
    error = next((error for table, error in found.unread if table == "ffKpis"), None)
    if error is not None:
        raise error
    table = found.plan.tables.get("ffKpis")
    if table is None:
        raise BadInput(
            Text(
                f"In ‘{path.name}’ staat geen tabel ffKpis; het is geen plan van fullfunnel.",
                f"‘{path.name}’ has no table ffKpis; it is not a plan of fullfunnel.",
            )
        )
    return found.plan.framework or read_framework(table)


def _rows(plan: PlanContext, framework: Framework, path: Path, client: str) -> Iterator[PlanRow]:
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
            client=words_of(fields.get("ffClient")) or printable(client),
            plan=words_of(fields.get("ffCampaign")) or printable(path.stem),
            file=printable(str(path)),
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
        return review.forecast
    except FunnelError:
        return None


def _number(fields: Mapping[str, object], name: str) -> float | None:
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
