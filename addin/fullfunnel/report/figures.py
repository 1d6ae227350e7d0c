"""How figures stand in a report: as people write them, with the unrounded figure behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.display import number, percent
from fullfunnel.language import Text
from fullfunnel.report.document import Cell

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


class Figures:
    """Figures in one language."""

    def __init__(self, language: Language) -> None:
        """Figures in ``language``."""
        self.language = language

    def day(self, day: dt.date) -> str:
        """A date with its month in words."""
        return f"{day.day} {Text(*_MONTHS[day.month - 1]).say(self.language)} {day.year}"


def words(text: str) -> Cell:
    """Words in a cell."""
    return Cell(text or "–")


def nothing() -> Cell:
    """A figure that is not known."""
    return Cell("–")


def figure(  # noqa: PLR0913  # what a figure stands for and beside
    value: float | None,
    kpi: Kpi,
    language: Language,
    *,
    signed: bool = False,
    at_most: bool = False,
    beside: float | None = None,
) -> Cell:
    """A figure of a KPI in its own unit; as a percentage where the one it stands ``beside`` is."""
    if value is None:
        return nothing()
    shown = amount(abs(value), kpi, language, beside)
    sign = _MINUS if value < 0 else "+" if signed and value > 0 else ""
    most = Text("hooguit ", "at most ").say(language) if at_most else ""
    return Cell(f"{most}{sign}{shown}", value)


def amount(value: float, kpi: Kpi, language: Language, beside: float | None = None) -> str:
    """A figure of a KPI without its sign."""
    unit = kpi.unit.casefold().strip()
    if unit.startswith(("€", "eur")):
        return money(value, language)
    if kpi.formula is not None:
        return percent(value, language) if (value if beside is None else beside) < 1 else number(value, language, 2)
    return number(value, language, 0 if value >= _SMALL or value == round(value) else 1)


def euros(value: float | None, language: Language) -> Cell:
    """An amount; ``None`` is not known."""
    return nothing() if value is None else Cell(money(value, language), value)


def money(value: float, language: Language) -> str:
    """An amount in euros: cents below a hundred."""
    sign = _MINUS if value < 0 else ""
    thousandths = abs(value) < 1 and round(value, 2) != round(value, 3)
    shown = number(abs(value), language, 0 if abs(value) >= _SMALL else 3 if thousandths else 2)
    return f"{sign}€ {shown}" if language == "nl" else f"{sign}€{shown}"
