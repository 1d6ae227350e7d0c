"""The rows of a calendar: weeks from Monday, months or quarters, cut where the plan starts and ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.period import Period, calendar_unit
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Step: TypeAlias = Literal["week", "month", "quarter"]

STEP_WORDS: Final[dict[Step, Text]] = {
    "week": Text("week", "week"),
    "month": Text("maand", "month"),
    "quarter": Text("kwartaal", "quarter"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a week, month or quarter; both days count."""

    first: date
    last: date


def calendar_rows(first: date, last: date, plan: Period, step: Step) -> list[Row]:
    """The rows that hold the days from ``first`` to ``last``.

    A period that holds the start of the plan gives two rows, one for what lies before it and one from the start; so
    does one that holds the end. The first row begins where its period does.
    """
    rows: list[Row] = []
    day, _ = calendar_unit(first, step)
    if day < plan.start <= first:
        day = plan.start
    while day <= last:
        _, end = calendar_unit(day, step)
        if day < plan.start <= end:
            end = plan.start - timedelta(days=1)
        elif day <= plan.end < end:
            end = plan.end
        rows.append(Row(day, end))
        day = end + timedelta(days=1)
    return rows


def come_by_day(plan: Period, step: Step, weights: Sequence[float] | None) -> tuple[float, ...]:
    """Which part of the goal has come by the end of so many days of the plan: evenly, or by the weight of each period.

    Args:
        plan: the days of the plan.
        step: what a weight counts for.
        weights: one for every period from start to end; a period's part is evenly over its days.

    Raises:
        BadInput: another number of weights than periods, one below zero, or zero everywhere.
    """
    if weights is None:
        return tuple(day / plan.days for day in range(plan.days + 1))
    rows = calendar_rows(plan.start, plan.end, plan, step)
    if len(weights) != len(rows):
        word = STEP_WORDS[step]
        raise BadInput(
            Text(
                f"Er zijn {len(weights)} gewichten, maar van {plan.start.isoformat()} tot en met "
                f"{plan.end.isoformat()} lopen {len(rows)} periodes (per {word.nl}). Geef elke periode een gewicht.",
                f"There are {len(weights)} weights, but from {plan.start.isoformat()} up to and including "
                f"{plan.end.isoformat()} there are {len(rows)} periods (per {word.en}). Give every period a weight.",
            )
        )
    total = sum(weights)
    if any(weight < 0 for weight in weights) or not 0 < total < float("inf"):
        raise BadInput(
            Text(
                "Gewichten zijn nul of meer en niet allemaal nul. Vul per periode in hoe zwaar die telt.",
                "Weights are zero or more and not all zero. Fill in for every period how much it counts.",
            )
        )
    come, before = [0.0], 0.0
    for row, weight in zip(rows, weights, strict=True):
        length = (row.last - row.first).days + 1
        come += [(before + weight * day / length) / total for day in range(1, length + 1)]
        before += weight
    whole = max(index for index, part in enumerate(come) if index and part > come[index - 1])
    return (*come[:whole], *[1.0] * (len(come) - whole))
