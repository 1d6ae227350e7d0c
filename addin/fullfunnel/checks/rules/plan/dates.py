"""PLN119: a campaign that ends before it starts, or whose days are no dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.errors import FunnelError
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


_NAMES: Final = ("ffStart", "ffEnd")


def dates(plan: PlanContext) -> Iterator[Finding]:
    """One finding per day that is a text and no date, and one where the last day is before the first."""
    if plan.fields is None:
        return
    days: list[date] = []
    for name in _NAMES:
        cell, label = plan.fields.get(name), FIELD_LABELS[name]
        try:
            day = read_date(cell, label, plan.language)
        except FunnelError:
            yield _no_date(str(cell), name)
            continue
        if isinstance(cell, str) and day is not None:
            yield _no_date(cell, name)
        if day is not None:
            days.append(day)
    if len(days) == len(_NAMES) and days[1] < days[0]:
        start, end = (_shown(day) for day in days)
        yield remark(
            RULE,
            Text(
                f"De laatste dag ({end.nl}) ligt voor de eerste dag ({start.nl}).",
                f"The last day ({end.en}) is before the first day ({start.en}).",
            ),
            Text(
                "Kijk na of dag, maand en jaar kloppen. Tot die tijd is niets over weken en maanden te zeggen.",
                "Check day, month and year. Until then nothing can be said about weeks and months.",
            ),
            words=(end.say(plan.language), start.say(plan.language)),
            item="ffEnd",
            table="plan",
        )


def _no_date(typed: str, name: str) -> Finding:
    label = FIELD_LABELS[name]
    return remark(
        RULE,
        Text(
            f"{label.nl}: ‘{typed}’ is een tekst en geen datum. De werkmap kan er niet mee rekenen.",
            f"{label.en}: ‘{typed}’ is text, not a date. The workbook cannot calculate with it.",
        ),
        Text(
            "Maak de cel leeg, kies als opmaak Datum en typ de dag opnieuw, zoals 1-4-2026.",
            "Clear the cell, choose Date as its format and type the day again, such as 2026-04-01.",
        ),
        words=(typed,),
        item=name,
        table="plan",
    )


def _shown(day: date) -> Text:
    return Text(f"{day.day}-{day.month}-{day.year}", day.isoformat())


RULE: Final = rule_on_figures(
    "PLN119",
    "error",
    title=Text("De dagen van de campagne kloppen niet", "The days of the campaign are not right"),
    why=Text(
        "Tempo, weken en vertraging worden allemaal berekend vanaf de eerste en de laatste dag.",
        "Pace, weeks and lag are all calculated from the first and the last day.",
    ),
    check=dates,
    fails=Example(kpis=KPIS, fields={"ffStart": date(2026, 4, 1), "ffEnd": date(2026, 1, 1)}),
    passes=Example(kpis=KPIS, fields={"ffStart": date(2026, 4, 1), "ffEnd": date(2026, 5, 31)}),
    near_misses=(
        Example(kpis=KPIS, fields={"ffStart": date(2026, 4, 1), "ffEnd": date(2026, 4, 1)}),
        Example(kpis=KPIS, fields={"ffStart": None, "ffEnd": date(2026, 4, 1)}),
        # Excel hands a date over as the number of days.
        Example(kpis=KPIS, fields={"ffStart": 46113.0, "ffEnd": 46173.0}),
    ),
    needs=frozenset({"fields"}),
)
