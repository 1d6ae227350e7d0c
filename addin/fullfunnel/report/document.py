"""A report before it has a form: sections of sentences, tables and pictures, in one language.

Page, slides and PDF are made of the same document, so that they say the same with the same figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone = Literal["good", "bad", "open", ""]
"""How a cell is coloured besides its words; never instead of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: as it is shown, and the figure behind it, unrounded."""

    shown: str
    value: float | None = None
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption that says what it holds."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def has_figures(self) -> bool:
        """Whether any cell of it holds a figure."""
        return any(cell.value is not None for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a funnel: what came in against target and what is due."""

    label: str
    group: str
    """The stage; each has a scale of its own, said in the picture."""
    target: float
    due: float | None
    actual: float | None
    shown: str
    """The actual and the target in words."""


@dataclass(frozen=True, slots=True)
class FunnelPicture:
    """Horizontal bars, target against actual, on one scale a stage."""

    title: str
    bars: tuple[Bar, ...]
    actual: str
    target: str
    due: str
    """What the three marks are called."""


@dataclass(frozen=True, slots=True)
class PacePicture:
    """The main KPI in total, week by week: planned, actual and forecast."""

    title: str
    weeks: tuple[str, ...]
    planned: tuple[float, ...]
    actual: tuple[float | None, ...]
    goal: float
    band: tuple[float, float, float] | None
    """Forecast, low and high at the end."""
    names: tuple[str, str, str, str]
    """What planned, actual, forecast and goal are called."""
    unit: str


@dataclass(frozen=True, slots=True)
class StepsPicture:
    """A waterfall: what each result carries, step by step, against what it may cost."""

    title: str
    steps: tuple[tuple[str, float, str], ...]
    """Label, height and how it is shown."""
    total: tuple[str, float, str]
    limit: tuple[str, float, str] | None
    currency: str = "€"
    """The sign or code in front of its amounts."""


@dataclass(frozen=True, slots=True)
class CurvePicture:
    """What money brings: between what it lies, what it would be at today's price, and the most there is."""

    title: str
    money: tuple[float, ...]
    least: tuple[float, ...]
    most: tuple[float, ...]
    """The same as ``least`` where the curve is known."""
    at_average: tuple[float, ...]
    ceiling: float | None
    now: tuple[float, float]
    names: tuple[str, str, str, str]
    """What is brought, and what the straight line, the ceiling and the point are called."""
    shown: tuple[str, ...]
    """Amounts of money along the axis, evenly from the first to the last."""


Picture: TypeAlias = FunnelPicture | PacePicture | StepsPicture | CurvePicture


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report."""

    key: str
    title: str
    says: tuple[str, ...] = ()
    """Sentences, the most important first."""
    picture: Picture | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report."""

    language: Literal["nl", "en"]
    title: str
    subtitle: str
    remark: str
    """That figures are made up, where they are; else empty."""
    headline: str
    """The one sentence on top."""
    sections: tuple[Section, ...] = ()
