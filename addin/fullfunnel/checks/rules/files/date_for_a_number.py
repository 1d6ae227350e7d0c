"""FIL101: a cell that holds a date or a time where a number is asked: 1/10 became 10 January, 1:10 ten past one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.files.figures import figures_in
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import percent
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.typed.cells import Cell

_FIGURES: Final = {
    "ffKpis": ("rate", "share", "baseline", "lag", "n", "cap", "unit_cost", "per", "own_target", "minimum", "outflow"),
    "ffBudget": ("amount",),
}
_SECONDS: Final = 86_400
_YEAR_ZERO: Final = 1900
"""A time of day without a date comes as one of the first days that a spreadsheet counts."""


def date_for_a_number(plan: PlanContext) -> Iterator[Finding]:
    """One finding per figure of the plan whose cell is a date or a time."""
    for cells, row, column, header in figures_in(plan, _FIGURES):
        cell = cells.cells.get((row, column))
        read = _read(cell, cells.formats.get((row, column)))
        if read is None:
            continue
        shown, typed, fraction = read
        about = cells.about(row, column, (shown,))
        where = about.get("cell") or header
        kind = Text("een tijd", "a time") if ":" in typed else Text("een datum", "a date")
        yield remark(
            RULE,
            Text(
                f"In {where} staat {kind.nl} ({shown}) waar een getal hoort. De werkmap heeft dat van {typed} gemaakt "
                "en rekent met een heel ander getal.",
                f"{where} has {kind.en} ({shown}) where a number belongs. The workbook made that from {typed} and "
                "calculates with a very different number.",
            ),
            Text(
                f"Kies als celopmaak Percentage of Getal, en typ {percent(fraction, 'nl')} als je {typed} bedoelt.",
                f"Choose Percentage or Number as the format of the cell, and type {percent(fraction, 'en')} if you "
                f"mean {typed}.",
            ),
            **about,
        )


def _read(cell: Cell, shown: str | None) -> tuple[str, str, float] | None:
    """What a cell shows, what was typed to get it, and the part that was meant; ``None`` for a number."""
    if isinstance(cell, time) or (isinstance(cell, datetime) and cell.year <= _YEAR_ZERO):
        return _time(cell.hour, cell.minute)
    if isinstance(cell, date):
        return _day(cell)
    if shown not in {"date", "time"} or not isinstance(cell, int | float) or isinstance(cell, bool):
        return None
    if shown == "date" and cell >= 1:
        return _day(date(1899, 12, 30) + timedelta(days=int(cell)))
    minutes = round(cell * _SECONDS / 60)
    return _time(minutes // 60, minutes % 60)


def _day(day: date) -> tuple[str, str, float]:
    low, high = sorted((day.day, day.month))
    return f"{day.day}-{day.month}-{day.year}", f"{low}/{high}", low / high


def _time(hour: int, minute: int) -> tuple[str, str, float]:
    typed = f"{hour}:{minute:02}"
    return typed, typed, hour / minute if minute else 0.0


RULE: Final = rule_on_figures(
    "FIL101",
    "error",
    title=Text("Een datum of tijd waar een getal hoort", "A date or time where a number belongs"),
    why=Text(
        "Een spreadsheet maakt van 1/10 een datum en van 1:10 een tijd, en rekent dan met een heel ander getal.",
        "A spreadsheet turns 1/10 into a date and 1:10 into a time, and then calculates with a very different number.",
    ),
    check=date_for_a_number,
    fails=Example(kpis=(LEADS, visits(rate=date(2026, 10, 1)))),
    passes=Example(kpis=(LEADS, visits(rate=0.1))),
    near_misses=(Example(kpis=(LEADS, visits(rate=46032.5))),),
    needs=frozenset({"file"}),
)
