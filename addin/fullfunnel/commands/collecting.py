"""``ff.collect``: the plans that files, folders and patterns name, as one DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.commands.batch import tasks
from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.portfolio.collecting import collected

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pandas as pd


def collect(paths: Iterable[str | os.PathLike[str]]) -> pd.DataFrame:
    """The plans in these workbooks as one DataFrame, a row a plan and KPI.

    Args:
        paths: workbooks, folders or patterns.

    Returns:
        Columns of :class:`~fullfunnel.portfolio.collected.PlanRow`: texts (``client``, ``plan``, ``file``, ``stage``,
        ``kpi``, ``role``, ``unit``, ``currency``, ``status``), numbers with NaN where unknown (``target``,
        ``own_target``, ``planned_cost``, ``max_cpa``, ``actual``, ``by_now``, ``forecast``, ``goal``) and the counts of
        findings of the plan (``errors``, ``warnings``, ``hints``). ``frame.attrs["unusable"]`` lists the workbooks
        that could not be used, with why.

    Raises:
        BadInput: ``paths`` is no list of paths.
    """
    if isinstance(paths, str) or not hasattr(paths, "__iter__"):
        raise BadInput(
            Text('Geef een lijst van paden: collect(["plannen/"]).', 'Pass a list of paths: collect(["plans/"]).')
        )
    found = collected(workbooks_in(paths))
    found.frame.attrs["unusable"] = [{"file": each.file, "why": each.why.en} for each in found.unusable]
    return found.frame


def workbooks_in(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[Path, Text | None]]:
    """The workbooks that these paths name, each with why it cannot be used at all, if so."""
    return ((task.path, None if task.refusal is None else task.refusal.sentence) for task in tasks(paths))
