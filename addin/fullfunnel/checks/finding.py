"""A finding: one remark on a plan, with where it is, what is the matter and what to do."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from fullfunnel.language import Text

Severity = Literal["error", "warning", "hint"]


class Finding(BaseModel):
    """One remark on a plan. Its figures and words are the marketeer's own."""

    model_config = ConfigDict(frozen=True)

    code: str
    """Which rule fired; the family tells what it looks at (``KPI1xx`` is the framework)."""
    severity: Severity
    kpi: str
    """The KPI it is about, as the table names it."""
    row: int
    """Its row in the range, 1 for the first row."""
    what: Text
    """What is the matter, with the sum behind it."""
    advice: Text
    """The way out."""
