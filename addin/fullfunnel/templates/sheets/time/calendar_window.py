"""Which rows of FUNNEL_WEEKS the calendar shows: a step with which all fits, and the campaign itself always in view.

A spread has a long tail: the first week in which anything at all is due may lie half a year before the first one that
matters. What comes before the day on which 99.9% has yet to begin stands in the first row, and so does what has no
room; so the rows of a KPI sum to its target. The cells that decide it stand behind the picture of the bars.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.typed.dates import serial
from fullfunnel.language import Text
from fullfunnel.targets.calendar_rows import STEP_WORDS
from fullfunnel.templates.page import letters

if TYPE_CHECKING:
    from fullfunnel.targets.calendar_rows import Step
    from fullfunnel.templates.page import Draft, Page

ROWS: Final = 30
"""How many periods are shown."""
NEARLY_ALL: Final = 0.999
"""Of what must be done in time; what comes before that is gathered in the first row."""
AUTOMATIC: Final = Text("automatisch", "automatic")
"""The shortest step with which all that matters has a row."""

_STEPS: Final[tuple[Step, ...]] = tuple(STEP_WORDS)
_FROM: Final = 14
"""The first column that is used behind the picture: the day from which on a KPI matters, beside its bar; 0 is A."""
_COUNT, _FIRST, _TAIL = 1, 2, 3
"""Per step: how many rows there are, the first day, and how many rows end before the day from which on rows matter."""
_CHOSEN, _SKIPPED = 4, 5
_GATHERED: Final = Text(
    "In de eerste regel zit ook wat daarvóór valt: minder dan 0,1% van elke KPI.",
    "The first row also holds what comes before it: less than 0.1% of every KPI.",
)
_NO_ROOM: Final = Text(
    "De eerste regel telt alles op wat daarvoor valt. Kies ‘automatisch’ om het uitgesplitst te zien.",
    "The first row adds up everything that comes before it. Choose ‘automatic’ to see it in parts.",
)


@dataclass(frozen=True)
class _Periods:
    """FUNNEL_WEEKS in one step."""

    step: Step
    weeks: list[list[object]]
    begins: float
    """The day from which on rows matter."""

    @property
    def count(self) -> int:
        """How many rows it has."""
        return max(len(self.weeks) - 1, 0)

    @property
    def first(self) -> float | str:
        """The first day of the first row."""
        return float(str(self.weeks[1][0])) if self.weeks else ""

    @property
    def tail(self) -> int:
        """How many rows end before the day from which on rows matter."""
        if isinstance(self.first, str) or self.begins <= self.first:
            return 0
        days, one, other = int(self.begins - self.first), _day(self.begins), _day(self.first)
        months = (one.year - other.year) * 12 + one.month - other.month
        quarters = (one.year - other.year) * 4 + (one.month - 1) // 3 - (other.month - 1) // 3
        return {"week": days // 7, "month": months, "quarter": quarters}[self.step]

    @property
    def skipped(self) -> int:
        """How many rows come before the first that is shown."""
        return max(self.tail, self.count - ROWS)

    @property
    def fits(self) -> bool:
        """Whether every row that matters is shown."""
        return self.count - self.tail <= ROWS


@dataclass(frozen=True)
class Window:
    """The rows that the calendar shows, as cells to refer to and as what stands in them at first."""

    step: str
    """The cell with the step."""
    skipped: str
    """The cell with how many rows of FUNNEL_WEEKS come before the first that is shown."""
    said: str
    """The formula of the sentence on what the first row holds."""
    at_first: _Periods

    @property
    def header(self) -> list[object]:
        """The word for the step and the names of the KPIs; empty where nothing can be calculated yet."""
        return self.at_first.weeks[0] if self.at_first.weeks else []

    @property
    def rows(self) -> list[list[float]]:
        """What stands in the rows that are shown; what comes before is in the first."""
        rows = [[float(str(cell)) for cell in row] for row in self.at_first.weeks[1:]]
        shown = rows[self.at_first.skipped :]
        for column in range(1, len(self.header) if self.at_first.skipped else 0):
            # As the cells do it: the target less what stands below.
            total, below = (sum(row[column] for row in some) for some in (rows, shown[1:]))
            if below < (1 - HAIR) * total:
                shown[0][column] = total - below
        return shown

    def say(self, draft: Draft) -> str:
        """The sentence on what the first row holds."""
        if not self.at_first.skipped:
            return ""
        return draft.say(_GATHERED if self.at_first.fits else _NO_ROOM)


HAIR: Final = 1e-8
"""A part of a target that is not worth adding: a spreadsheet may take so small a difference for nothing."""


def nearly_first(draft: Draft, kpi: str) -> float | str:
    """The day from which on a KPI matters: before it less than 0.1% is due."""
    return draft.values.start(kpi, draft.plan.start, NEARLY_ALL)


def write_nearly_first(page: Page, down: int, value: float | str) -> None:
    """The same in a cell, for the KPI in column B of a row."""
    call = f"FUNNEL_START($B{down + 1},{contract.START},{contract.KPIS.everything},{NEARLY_ALL})"
    page.formula(down, _FROM, f'=IF($B{down + 1}="","",IFERROR({call},""))', value, page.styles.remark())


def write_window(page: Page, top: int, nearly: list[float | str], entry: str) -> Window:
    """The cells that decide which rows are shown.

    Args:
        page: the calendar.
        top: the row with the headers of the bars, from 0.
        nearly: what :func:`nearly_first` says of every bar.
        entry: the cell with the step that was typed.
    """
    draft, look = page.draft, page.styles.remark(num_format="0")

    def cell(row: int, of: int = 0) -> str:
        return f"${letters(_FROM + 1 + of)}${top + row + 2}"

    def put(row: int, of: int, formula: str, value: float | str) -> None:
        page.formula(top + row + 1, _FROM + 1 + of, formula, value, look)

    days = f"${letters(_FROM)}${top + 2}:${letters(_FROM)}${top + 1 + len(nearly)}"
    start = 0.0 if draft.plan.start is None else float(serial(draft.plan.start))
    begins = min((each for each in nearly if isinstance(each, float)), default=start)
    put(0, 0, f"=IF(COUNT({days})=0,{contract.START},MIN({days}))", begins)
    words = [draft.say(STEP_WORDS[step]) for step in _STEPS]
    steps = [_Periods(step, draft.values.weeks(word), begins) for step, word in zip(_STEPS, words, strict=True)]
    for of, each in enumerate(steps):
        call = weeks_in(f'"{words[of]}"')
        put(_COUNT, of, f"=IFERROR(COUNT(INDEX({call},0,1)),0)", float(each.count))
        put(_FIRST, of, f'=IFERROR(INDEX({call},2,1),"")', each.first)
        between = _between(each.step, cell(0), cell(_FIRST, of))
        formula = f'=IF({cell(_FIRST, of)}="",0,IF({cell(0)}<={cell(_FIRST, of)},0,{between}))'
        put(_TAIL, of, formula, float(each.tail))
    fits = [f"{cell(_COUNT, of)}-{cell(_TAIL, of)}<={ROWS}" for of in range(len(steps))]
    week, month, quarter = (f'"{word}"' for word in words)
    fitting = f"IF({fits[0]},{week},IF({fits[1]},{month},{quarter}))"
    automatic = f'OR({entry}="",{entry}="{draft.say(AUTOMATIC)}")'
    chosen = next((each for each in steps if each.fits), steps[-1])
    put(_CHOSEN, 0, f"=IF({automatic},{fitting},{entry})", words[steps.index(chosen)])
    step = cell(_CHOSEN)
    for at, row in enumerate((_COUNT, _TAIL), start=1):
        own = f"=IF({step}={month},{cell(row, 1)},IF({step}={quarter},{cell(row, 2)},{cell(row)}))"
        put(_CHOSEN, at, own, float(chosen.count if row == _COUNT else chosen.tail))
    count, tail, skipped = cell(_CHOSEN, 1), cell(_CHOSEN, 2), cell(_SKIPPED)
    put(_SKIPPED, 0, f"=IF({count}-{tail}>{ROWS},{count}-{ROWS},{tail})", float(chosen.skipped))
    sentence = f'=IF({skipped}=0,"",IF({skipped}>{tail},"{draft.say(_NO_ROOM)}","{draft.say(_GATHERED)}"))'
    return Window(step, skipped, sentence, chosen)


def weeks_in(step: str) -> str:
    """FUNNEL_WEEKS of the plan in a step."""
    return f"FUNNEL_WEEKS({contract.GOAL},{contract.KPIS.everything},{contract.START},{contract.END},{step})"


def _between(step: Step, later: str, first: str) -> str:
    """How many whole periods lie between the first day of a row and a later day."""
    return {
        "week": f"INT(({later}-{first})/7)",
        "month": f"(YEAR({later})-YEAR({first}))*12+MONTH({later})-MONTH({first})",
        "quarter": f"(YEAR({later})-YEAR({first}))*4+INT((MONTH({later})-1)/3)-INT((MONTH({first})-1)/3)",
    }[step]


def _day(of: float) -> date:
    return date(1899, 12, 30) + timedelta(days=of)
