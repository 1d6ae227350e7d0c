"""What a platform does that others do not, and what the marketeer gives where a file leaves it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from fullfunnel.results.exports.dialect.dates import Order
    from fullfunnel.results.exports.dialect.figures import Mark


@dataclass(frozen=True, slots=True)
class Options:
    """What the marketeer gives where a file does not decide it."""

    decimal: Mark | None = None
    date_order: Order | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """How a platform writes its tables."""

    usual_order: Order | None = None
    """How it writes dates in English."""
    usual_decimal: Mark | None = None
    """Its decimal sign, where no figure of a file shows it."""
    ends: Callable[[Sequence[object]], bool] | None = None
    """Whether a record ends the table."""
    is_total: Callable[[str], bool] | None = None
    """Further words for a totals row."""
    clean: Callable[[str], str] | None = None
    """What it puts around figures, taken off."""
    open_end: bool = False
    """Whether its files end without a line end."""
    day: Callable[[object], date | None] | None = None
    """The day in a cell of its own making, such as the count of days since the start."""
