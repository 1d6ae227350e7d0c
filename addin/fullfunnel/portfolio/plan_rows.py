"""A row a plan and KPI: the columns of the table of all plans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from fullfunnel.language import Text


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
TEXTS: Final = frozenset({"client", "plan", "file", "stage", "kpi", "role", "unit", "currency", "status"})
COUNTS: Final = frozenset({"errors", "warnings", "hints"})
_HALVES: Final = re.compile("[\ud800-\udfff]")
"""How Python keeps the bytes of a file's name that are no text."""


def printable(name: str) -> str:
    """The name of a file or folder as any file can hold it."""
    return _HALVES.sub("\ufffd", name)


class PlanRows(NamedTuple):
    """The rows of one plan, or why there are none."""

    file: str
    rows: tuple[PlanRow, ...] = ()
    why: Text | None = None
    digest: bytes = b""
    """SHA-256 of the workbook that was read; none where it could not be."""
