"""Plans and results for the tests of steering, written as a marketeer types them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from fullfunnel.framework.reading import read_framework
from fullfunnel.results.forecast import Flow, flow
from fullfunnel.results.reported.actuals import Actuals, actuals
from fullfunnel.results.results import read_results

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework

Rows = list[list[Any]]

START, END = dt.date(2026, 9, 1), dt.date(2026, 10, 26)
"""56 days."""


def day(number: int) -> dt.date:
    """The day of the campaign with this number, 1 for the first."""
    return START + dt.timedelta(days=number - 1)


def plan(*rows: list[Any], headers: str = "KPI Feeds Rate Lag n Baseline Share") -> Framework:
    """A framework of rows that may stop where nothing more is filled in."""
    names = headers.split()
    return read_framework([names, *([*row, *[None] * (len(names) - len(row))] for row in rows)])


def reported(framework: Framework, *rows: tuple[Any, ...], until: dt.date | None = None) -> Actuals:
    """What was reported: a date, a KPI and a value a row."""
    return actuals(framework, read_results([["Date", "KPI", "Value"], *map(list, rows)]), until)


def flowing(framework: Framework, *rows: tuple[Any, ...], until: dt.date | None = None) -> Flow:
    """The same as what flows through the plan."""
    return flow(framework, reported(framework, *rows, until=until))
