"""The plans in workbooks as one DataFrame, and that frame as a file for people and BI tools."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.portfolio.plan_rows import COLUMNS, COUNTS, TEXTS
from fullfunnel.portfolio.portfolio_workbook import workbook_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

    from fullfunnel.language import Language
    from fullfunnel.portfolio.plan_rows import PlanRow, PlanRows


HEADERS: Final[dict[str, Text]] = {
    "client": Text("Klant", "Client"),
    "plan": Text("Plan", "Plan"),
    "file": Text("Bestand", "File"),
    "stage": Text("Fase", "Stage"),
    "kpi": Text("KPI", "KPI"),
    "role": Text("Rol", "Role"),
    "unit": Text("Eenheid", "Unit"),
    "target": Text("Doel", "Target"),
    "own_target": Text("Eigen doel", "Own target"),
    "planned_cost": Text("Geplande kosten", "Planned cost"),
    "currency": Text("Valuta", "Currency"),
    "max_cpa": Text("Max-CPA", "Max CPA"),
    "errors": Text("Fouten", "Errors"),
    "warnings": Text("Waarschuwingen", "Warnings"),
    "hints": Text("Hints", "Hints"),
    "actual": Text("Werkelijk", "Actual"),
    "by_now": Text("Nu verwacht", "By now"),
    "forecast": Text("Prognose", "Forecast"),
    "status": Text("Status", "Status"),
    "goal": Text("Hoofddoel", "Main goal"),
}
"""The headers of the workbook and the CSV, by the column of the frame."""


class Unusable(NamedTuple):
    """A workbook that gives no rows, and why."""

    file: str
    why: Text


class Collected(NamedTuple):
    """The rows of all plans, and the workbooks that gave none."""

    frame: pd.DataFrame
    unusable: tuple[Unusable, ...]


def collected(plans: Iterable[PlanRows]) -> Collected:
    """The rows of plans as one frame, and the workbooks that gave none."""
    rows: list[PlanRow] = []
    unusable: list[Unusable] = []
    for plan in plans:
        rows += plan.rows
        if plan.why is not None:
            unusable.append(Unusable(plan.file, plan.why))
    return Collected(_frame(rows), tuple(unusable))


def _frame(rows: list[PlanRow]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415  # only where a frame is asked for

    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {name: "object" if name in TEXTS else "int64" if name in COUNTS else "float64" for name in COLUMNS}
    return frame.astype(kinds)


def content_of(frame: pd.DataFrame, ending: str, language: Language) -> bytes:
    """The collected plans as a file, the same bytes for the same plans.

    Args:
        frame: what :func:`collect` gives.
        ending: .xlsx, .csv or .parquet.
        language: of the headers in .xlsx and .csv; .parquet keeps the names of the frame.

    Raises:
        BadInput: a library is needed that is not installed.
    """
    if ending == ".csv":
        table = _safe(_titled(frame, language)).to_csv(index=False, lineterminator="\r\n")
        return table.encode("utf-8-sig", "replace")
    return workbook_of(frame, HEADERS, language) if ending == ".xlsx" else _parquet(frame)


def require_ending(path: Path) -> None:
    """Refuse a file whose ending says no form that can be written.

    Raises:
        BadInput: it ends in something else than .xlsx, .csv or .parquet.
    """
    if path.suffix.lower() not in {".xlsx", ".csv", ".parquet"}:
        raise BadInput(
            Text(
                f"‘{path.name}’: kies een bestand dat eindigt op .xlsx, .csv of .parquet.",
                f"‘{path.name}’: choose a file that ends in .xlsx, .csv or .parquet.",
            )
        )


def _titled(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    return frame.rename(columns={name: text.say(language) for name, text in HEADERS.items()})


def _safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Texts that a spreadsheet would take for a formula get an apostrophe in front; numbers stay numbers."""

    def guard(cell: object) -> object:
        return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell

    safe = frame.copy()
    for name in safe.columns:
        safe[name] = safe[name].map(guard)
    return safe


def _parquet(frame: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    try:
        frame.to_parquet(file, index=False)
    except ImportError as error:
        raise BadInput(
            Text(
                "Voor .parquet is pyarrow nodig: python -m pip install pyarrow",
                "A .parquet file needs pyarrow: python -m pip install pyarrow",
            )
        ) from error
    return file.getvalue()
