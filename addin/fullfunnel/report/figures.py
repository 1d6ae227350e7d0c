"""How figures stand in a report: as people write them, with the unrounded figure behind each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.display import number, percent, target
from fullfunnel.framework.typed.currency import currency_in, sign_of
from fullfunnel.language import Text
from fullfunnel.report.document import Cell
from fullfunnel.results.status import is_amount

if TYPE_CHECKING:
    import datetime as dt

    from fullfunnel.framework.framework import Kpi
    from fullfunnel.language import Language

_MONTHS: Final = (
    ("jan", "Jan"),
    ("feb", "Feb"),
    ("mrt", "Mar"),
    ("apr", "Apr"),
    ("mei", "May"),
    ("jun", "Jun"),
    ("jul", "Jul"),
    ("aug", "Aug"),
    ("sep", "Sep"),
    ("okt", "Oct"),
    ("nov", "Nov"),
    ("dec", "Dec"),
)
_SMALL: Final = 100
_MINUS: Final = "\u2212"


@dataclass(frozen=True, slots=True)
class Figures:
    """How one reader reads figures: in a language, with amounts in the currency of the plan."""

    language: Language
    currency: str = "EUR"
    """Its ISO 4217 code."""

    def say(self, text: Text) -> str:
        """A text in the language."""
        return text.say(self.language)

    def day(self, day: dt.date) -> str:
        """A date with its month in words."""
        return f"{day.day} {Text(*_MONTHS[day.month - 1]).say(self.language)} {day.year}"

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with its thousands marked."""
        return number(value, self.language, decimals)

    def percent(self, value: float) -> str:
        """A part as a percentage."""
        return percent(value, self.language)

    def rate(self, value: float) -> str:
        """A rate: as a percentage up to 1, as a number above."""
        return self.percent(value) if value <= 1 else self.number(value, 2)

    def money(self, value: float, currency: str = "", beside: float | None = None) -> str:
        """An amount in the currency of the plan, or in another one: cents below a hundred, thousandths below one."""
        sign = sign_of(currency or self.currency)
        minus = _MINUS if value < 0 else ""
        small = abs(value) < 1 and (beside is None or abs(beside) < 1)
        thousandths = small and round(value, 2) != round(value, 3)
        shown = self.number(abs(value), 0 if abs(value) >= _SMALL else 3 if thousandths else 2)
        return f"{minus}{sign}{shown}" if self.language == "en" and len(sign) == 1 else f"{minus}{sign} {shown}"

    def amount(self, value: float, kpi: Kpi, beside: float | None = None) -> str:
        """A figure of a KPI without its sign, in its own unit; as a percentage where what it stands beside is one."""
        if is_amount(kpi):
            named = currency_in(kpi.unit)
            # A template says EUR; the plan itself knows better.
            return self.money(value, "" if named is None or named == "EUR" else named, beside)
        if kpi.formula is not None:
            return self.percent(value) if (value if beside is None else beside) < 1 else self.number(value, 2)
        return self.number(value, 0 if value >= _SMALL or value == round(value) else 1)

    def figure(  # what a figure stands for and beside
        self,
        value: float | None,
        kpi: Kpi,
        *,
        signed: bool = False,
        at_most: bool = False,
        beside: float | None = None,
    ) -> Cell:
        """A cell with a figure of a KPI."""
        if value is None:
            return nothing()
        shown = self.amount(abs(value), kpi, beside)
        sign = _MINUS if value < 0 else "+" if signed and value > 0 else ""
        most = self.say(Text("hooguit ", "at most ")) if at_most else ""
        return Cell(f"{most}{sign}{shown}", value)

    def target(self, value: float | None, kpi: Kpi) -> Cell:
        """A cell with a target: in whole pieces, rounded up, as the workbook shows it."""
        return nothing() if value is None else Cell(self.asked(value, kpi), value)

    def asked(self, value: float, kpi: Kpi) -> str:
        """A target in words; a ratio and an amount are not rounded up."""
        pieces = kpi.formula is None and not is_amount(kpi) and value >= 1
        return target(value, self.language) if pieces else self.amount(value, kpi)

    def cost(self, value: float | None) -> Cell:
        """A cell with an amount; ``None`` is not known."""
        return nothing() if value is None else Cell(self.money(value), value)

    def part(self, value: float | None) -> Cell:
        """A cell with a rate or a share."""
        return nothing() if value is None else Cell(self.rate(value), value)

    def telling(self, value: float) -> Cell:
        """A cell with a number of at least two figures that say something: 0.0072, not 0.01."""
        small = 0 < abs(value) < 0.1  # noqa: PLR2004  # two decimals say less than two figures
        return Cell(self.number(value, 1 - math.floor(math.log10(abs(value))) if small else 2), value)

    def count(self, value: float | None, decimals: int = 0) -> Cell:
        """A cell with a number."""
        return nothing() if value is None else Cell(self.number(value, decimals), value)


def words(text: str) -> Cell:
    """Words in a cell."""
    return Cell(text or "–")


def nothing() -> Cell:
    """A figure that is not known."""
    return Cell("–")
