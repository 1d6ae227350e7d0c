"""What the figures of a KPI's channels add up to: for the same days, and for every day that figures stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.results.reported.row_days import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.results.reported.row_days import Figures


class Reported(NamedTuple):
    """One figure on the day it stands on."""

    day: int
    """Ordinal of the date, as ``date.toordinal`` gives it."""
    value: float


@dataclass(frozen=True)
class Series:
    """The figures that count for a total. A year has thousands, so they are laid out only for who asks."""

    by_days: Mapping[int | tuple[int, int], float] = field(default_factory=dict)
    """A sum for the same days: the ordinal of one day, or of the first and the last."""
    many: int = 0
    """How many figures these are."""

    @cached_property
    def total(self) -> float | None:
        """What they add up to, day after day; ``None`` without a figure."""
        return float(sum([value for _, value in self._in_order])) if self.by_days else None

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The figures on all the days that they are about."""
        return tuple(
            Span(days, days, value) if isinstance(days, int) else Span(*days, value)
            for days, value in self.by_days.items()
        )

    @cached_property
    def per_day(self) -> tuple[Reported, ...]:
        """A sum for every day that figures stand on, in the order of the days."""
        return tuple(map(Reported._make, self._in_order))

    @cached_property
    def _in_order(self) -> list[tuple[int, float]]:
        if set(map(type, self.by_days)) <= {int}:
            return sorted(self.by_days.items())  # type: ignore[arg-type]  # the days are the keys
        found: dict[int, float] = {}
        for days, value in self.by_days.items():
            last = days if isinstance(days, int) else days[1]
            found[last] = found.get(last, 0.0) + value
        return sorted(found.items())


EMPTY: Final = Series()
"""Where nothing was reported."""


def add_up(channels: Mapping[str, Figures]) -> Series:
    """The figures without a channel, and the channels' on the days that these leave."""
    covered: set[int] = set()
    totals = channels.get("")
    if totals is not None and len(channels) > 1:
        for first, last, _ in totals:
            covered.update(range(first, last + 1))
    found: dict[int | tuple[int, int], float] = {}
    many = 0
    for channel, figures in channels.items():
        counting = figures if not covered or not channel else figures.outside(covered)
        many += len(counting)
        for days, value in counting.by_days():
            found[days] = found.get(days, 0.0) + value
    return Series(found, many)
