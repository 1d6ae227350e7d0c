"""Many plans of one shape at once, for analysts: a DataFrame of goals and rates in, a DataFrame of targets out."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.names import did_you_mean, same_name
from fullfunnel.language import Text
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fullfunnel.framework.framework import Framework
    from fullfunnel.targets.network import Line

_GOAL: Final = frozenset({"goal", "doel"})
_ARROW: Final = re.compile(r"->|→|>")


def targets_of_plans(framework: Framework, plans: pd.DataFrame) -> pd.DataFrame:
    """The targets of many plans that share the KPIs of ``framework`` and differ in goal and rates.

    A million plans take one call; the arithmetic is that of one plan.

    Args:
        framework: the KPIs and contributions, and the rates that ``plans`` does not replace.
        plans: one plan a row. A column ``goal`` (or ``doel``), and any rates: a column named ``Visits -> Leads``, or
            ``Visits`` where that KPI feeds one other only. May be a Dask DataFrame, of which each partition is a call;
            an error then comes when it is computed.

    Returns:
        One plan a row with the index of ``plans``, one KPI a column in the order of the framework, unrounded. KPIs
        without a target are left out.

    Raises:
        BadInput: no column with goals, a column that is no rate of this framework, or a value that is no number.
        BadRate: a rate is blank or zero; the text names the first plan where it is.
        NoAnswer: the KPIs feed each other in a circle, or a target is not finite.
    """
    parts = getattr(plans, "map_partitions", None)
    if parts is not None:
        shape = targets_of_plans(framework, pd.DataFrame(1.0, index=[0], columns=plans.columns))
        frame: pd.DataFrame = parts(partial(targets_of_plans, framework), meta=shape.iloc[:0])
        return frame
    twice = plans.columns[plans.columns.duplicated()]
    if len(twice):
        raise BadInput(
            Text(
                f"De kolom ‘{twice[0]}’ komt twee keer voor in de tabel. Houd er één over.",
                f"The column ‘{twice[0]}’ occurs twice in the table. Keep one of them.",
            ),
            framework.language,
        )
    goal: NDArray[np.float64] | None = None
    rates: dict[Line, NDArray[np.float64]] = {}
    for column in plans.columns:
        if same_name(str(column)) in _GOAL:
            goal = _numbers(plans[column], framework)
        else:
            rates[_line(framework, str(column))] = _numbers(plans[column], framework)
    if goal is None:
        raise BadInput(
            Text(
                "Er is geen kolom met doelen. Noem die kolom ‘doel’, één doel per plan.",
                "There is no column with goals. Call it ‘goal’, one goal per plan.",
            ),
            framework.language,
        )
    found = targets(framework, goal, rates)
    columns = {}
    for kpi in framework.kpis:
        try:
            columns[kpi.name] = found.of(kpi)
        except FunnelError as error:
            if error.excel != "#N/A":
                raise
    return pd.DataFrame(columns, index=plans.index)


def _line(framework: Framework, column: str) -> Line:
    """The contribution whose rates a column holds."""
    ends = [end.strip() for end in _ARROW.split(column, maxsplit=1)]
    kpi = framework.find(ends[0])
    fed = [each.feeds for each in framework.feeding[kpi.name]]
    if len(ends) > 1:
        feeds = framework.find(ends[1]).name
        if feeds in fed:
            return kpi.name, feeds
        hint = did_you_mean(feeds, fed)
        raise BadInput(
            Text(
                f"Kolom ‘{column}’: ‘{kpi.name}’ draagt niet bij aan ‘{feeds}’.{hint.nl}",
                f"Column ‘{column}’: ‘{kpi.name}’ does not feed ‘{feeds}’.{hint.en}",
            ),
            framework.language,
        )
    if len(fed) == 1:
        return kpi.name, fed[0]
    raise BadInput(
        Text(
            f"Kolom ‘{column}’ zegt niet welke ratio het is. Noem die ‘{kpi.name} -> {fed[0] if fed else '...'}’.",
            f"Column ‘{column}’ does not say which rate it is. Call it ‘{kpi.name} -> {fed[0] if fed else '...'}’.",
        ),
        framework.language,
    )


def _numbers(column: pd.Series, framework: Framework) -> NDArray[np.float64]:
    try:
        numbers: NDArray[np.float64] = column.to_numpy(dtype="float64")
    except (TypeError, ValueError):
        raise BadInput(
            Text(
                f"In kolom ‘{column.name}’ staan waarden die geen getal zijn. Maak er getallen van.",
                f"Column ‘{column.name}’ has values that are not numbers. Turn them into numbers.",
            ),
            framework.language,
        ) from None
    return numbers
