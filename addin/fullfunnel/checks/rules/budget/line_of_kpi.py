"""Which KPIs a budget line pays for, where the words of the plan leave no doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rules.budget.channels import channels_in, one_of
from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.framework.budget import BudgetLine
    from fullfunnel.framework.framework import Kpi

_LONG: Final = 5
"""A word of fewer letters says too little: ``ads``, ``van``."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def lines_by_kpi(lines: Sequence[BudgetLine], priced: Sequence[Kpi]) -> Iterator[tuple[BudgetLine, set[str]]]:
    """Each line with the names of the KPIs that it pays for, alone: a KPI that two lines may pay for is left out.

    Args:
        lines: the media of one stage.
        priced: the KPIs of that stage that cost something.
    """
    if len(lines) < 2 or len(priced) < 2:  # noqa: PLR2004  # one line or one KPI is the stage itself
        return
    pays = {line.row: {kpi.name for kpi in priced if _pays(line, kpi)} for line in lines}
    for line in lines:
        others = [names for row, names in pays.items() if row != line.row]
        mine = {name for name in pays[line.row] if not any(name in names for names in others)}
        if mine and mine == pays[line.row]:
            yield line, mine


def _pays(line: BudgetLine, kpi: Kpi) -> bool:
    channel = getattr(kpi, "channel", "")
    if channel and line.channel:
        return any(one_of(each, channels_in(channel)) for each in channels_in(line.channel))
    words = _words(kpi.name)
    return any(_alike(word, other) for word in _words(f"{line.item} {line.channel}") for other in words)


def _words(text: str) -> set[str]:
    return {same_name(word) for word in _WORD.findall(text) if len(word) >= _LONG}


def _alike(one: str, other: str) -> bool:
    """``retargetingbanners`` and ``retargeting`` are about the same thing."""
    return one == other or one.startswith(other) or other.startswith(one)
