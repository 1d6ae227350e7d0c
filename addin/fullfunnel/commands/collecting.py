"""``ff.collect``: the plans that files, folders and patterns name, as one DataFrame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fullfunnel import python_arguments as given
from fullfunnel.commands.many.batch import ended, tasks
from fullfunnel.commands.many.workers import outcomes
from fullfunnel.errors import FunnelError
from fullfunnel.portfolio.plan_rows import PlanRows

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from fullfunnel.commands.many.batch import Task
    from fullfunnel.commands.many.in_order import Known
    from fullfunnel.commands.many.workers import Ended


def collect(paths: Iterable[str | os.PathLike[str]]) -> pd.DataFrame:
    """The plans in these workbooks as one DataFrame, one row per plan and KPI.

    Args:
        paths: workbooks, folders or patterns.

    Returns:
        Columns of :class:`~fullfunnel.portfolio.plan_rows.PlanRow`: texts (``client``, ``plan``, ``file``, ``stage``,
        ``kpi``, ``role``, ``unit``, ``currency``, ``status``), numbers with NaN where unknown (``target``,
        ``own_target``, ``planned_cost``, ``max_cpa``, ``actual``, ``by_now``, ``forecast``, ``goal``) and the counts of
        findings of the plan (``errors``, ``warnings``, ``hints``). ``frame.attrs["unusable"]`` lists the workbooks
        that could not be used, with why.

    Raises:
        BadInput: ``paths`` is not a list of paths.

    Example:
        >>> import fullfunnel as ff
        >>> frame = ff.collect(["plans/"])  # doctest: +SKIP
        >>> frame.groupby("client")["planned_cost"].sum()  # doctest: +SKIP
    """
    named = given.paths("collect", paths)
    from fullfunnel.portfolio.collecting import collected  # noqa: PLC0415  # only where a frame is asked for

    found = collected(plans_of(tasks(named)))
    found.frame.attrs["unusable"] = [{"file": each.file, "why": each.why.en} for each in found.unusable]
    return found.frame


def plans_of(
    todo: list[Task],
    *,
    jobs: int = 1,
    seconds: float | None = None,
    known: Known[Task, PlanRows] | None = None,
    cluster: Any = None,
) -> Iterator[PlanRows]:
    """The rows of each workbook, or why there are none.

    Args:
        todo: from ``tasks``.
        jobs: number of processes.
        seconds: how long a workbook may take; None for as long as it takes, in this process where ``jobs`` is 1.
        known: what earlier runs read; those workbooks are not opened again.
        cluster: a client of Dask's scheduler, to do it on more machines.
    """
    without = partial(_without, seconds=seconds)
    return outcomes(todo, _rows, without, jobs=jobs, seconds=seconds, interruptible=True, known=known, cluster=cluster)


def _rows(task: Task) -> PlanRows:
    from fullfunnel.portfolio.collected import plan_rows  # noqa: PLC0415  # only where a workbook is opened

    if task.refusal is not None:
        return PlanRows(str(task.path), why=task.refusal.sentence)
    if not task.url:
        return plan_rows(task.path)
    from fullfunnel.commands.remote.staging import copy_of  # noqa: PLC0415  # only where a URL is given

    shown = str(task.path)
    try:
        with copy_of(task.url) as (path, _, _):
            found = plan_rows(path, task.path.parent.name)
    except FunnelError as error:
        return PlanRows(shown, why=error.text)
    return found._replace(file=shown, rows=tuple(row._replace(file=shown) for row in found.rows), digest=b"")


def _without(task: Task, how: Ended, seconds: float | None) -> PlanRows:
    return PlanRows(str(task.path), why=ended(task, how, seconds).text)
