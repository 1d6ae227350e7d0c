"""The table of all plans as a workbook: a row a plan and KPI for BI tools, and a sheet with a row a plan to read."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.language import Text
from fullfunnel.portfolio.plan_rows import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from fullfunnel.language import Language

_CREATED: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # the same file for the same plans, whenever it is made
_WIDTHS: Final[dict[str, int]] = {
    "client": 22,
    "plan": 26,
    "file": 34,
    "kpi": 26,
    "role": 10,
    "unit": 12,
    "stage": 10,
    "currency": 9,
    "warnings": 17,
}
_WIDTH: Final = 13
_MONEY: Final = frozenset({"planned_cost", "max_cpa"})
_WHOLE_FROM: Final = 100.0
"""A figure below it that is not whole shows its decimals: a cost per order, a frequency."""
_MAY_BE_HIDDEN: Final = frozenset({"own_target", "max_cpa", "actual", "by_now", "forecast", "status"})
"""Columns that are hidden where no plan has anything in them; in the table they stay."""
_PLAN_COLUMNS: Final = (
    *("client", "plan", "kpi", "goal", "planned_cost", "currency", "max_cpa", "errors", "warnings", "hints"),
    *("actual", "by_now", "forecast", "status", "file"),
)
_MAIN: Final = frozenset({same_name(ROLE_WORDS["main"].nl), same_name(ROLE_WORDS["main"].en)})


class _Sheet(NamedTuple):
    """One table to write."""

    title: Text
    table: str
    columns: Mapping[str, Sequence[Any]]
    """The values below each header."""


def workbook_of(frame: pd.DataFrame, headers: Mapping[str, Text], language: Language) -> bytes:
    """The collected plans as a workbook, the same bytes for the same plans.

    Args:
        frame: one row per plan and KPI.
        headers: of its columns.
        language: of the headers and the names of the sheets.
    """
    import xlsxwriter  # noqa: PLC0415  # only where a workbook is asked for

    file = io.BytesIO()
    values: dict[str, list[Any]] = {name: frame[name].tolist() for name in frame.columns}
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        for sheet in (
            _Sheet(Text("Portfolio", "Portfolio"), "ffPortfolio", values),
            _Sheet(Text("Plannen", "Plans"), "ffPlans", _plans(values)),
        ):
            _write(book, sheet, headers, language)
    return file.getvalue()


def _plans(values: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    """A row a plan: that of its main KPI, with what all of its KPIs cost."""
    rows_of: dict[str, list[int]] = {}
    for row, file in enumerate(values["file"]):
        rows_of.setdefault(file, []).append(row)
    found: dict[str, list[Any]] = {name: [] for name in _PLAN_COLUMNS}
    for rows in rows_of.values():
        main = next((row for row in rows if same_name(values["role"][row]) in _MAIN), rows[0])
        for name, column in found.items():
            column.append(values[name][main])
        costs = [cost for row in rows if _holds(cost := values["planned_cost"][row])]
        found["planned_cost"][-1] = sum(costs) if costs else float("nan")
    return found


def _write(book: Workbook, sheet: _Sheet, headers: Mapping[str, Text], language: Language) -> None:
    page: Worksheet = book.add_worksheet(sheet.title.say(language))
    # Calc does not show the look of a table: the header has one of its own.
    header = {"bold": True, "valign": "top", "text_wrap": True, "bg_color": "#E8EDF5", "font_color": "#000000"}
    right = book.add_format({**header, "align": "right"})
    left = book.add_format({**header, "align": "left", "indent": 1})
    text = book.add_format({"align": "left", "indent": 1})
    whole = book.add_format({"num_format": "#,##0"})
    exact = book.add_format({"num_format": "#,##0.00"})
    titles = [
        {"header": headers[name].say(language), "header_format": left if name in TEXTS else right}
        for name in sheet.columns
    ]
    rows = len(sheet.columns["file"])
    page.add_table(0, 0, max(rows, 1), len(sheet.columns) - 1, {"name": sheet.table, "columns": titles})
    page.set_row(0, 32)
    for at, (name, values) in enumerate(sheet.columns.items()):
        is_blank = name in _MAY_BE_HIDDEN and not any(map(_holds, values))
        look = text if name in TEXTS else exact if name in _MONEY else whole
        page.set_column(at, at, _WIDTHS.get(name, _WIDTH), look, {"hidden": is_blank})
        for down, value in enumerate(values, start=1):
            if name in TEXTS:
                if value:
                    page.write_string(down, at, value)
            elif _holds(value):
                page.write_number(down, at, value, exact if look is whole and _is_small(value) else None)
    page.freeze_panes(1, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(0.4, 0.4, 0.5, 0.5)


def _holds(value: object) -> bool:
    return value != "" and value == value  # noqa: PLR0124  # NaN differs from itself


def _is_small(number: float) -> bool:
    """Whether a figure says nothing without its decimals."""
    return -_WHOLE_FROM < number < _WHOLE_FROM and number != int(number)
