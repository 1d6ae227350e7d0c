"""The mix per channel and stage: columns beside the sheet of the channels, from which its prices follow.

A CPM divides the cost of a stage by the impressions of that stage, so the figures have to be there per stage. They
stand in the open, to the right of what is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.framework import schema as contract
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.templates.page import letters
from fullfunnel.templates.styles import NUMBER, money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fullfunnel.results.mix import Mix, MixFigures
    from fullfunnel.templates.page import Draft, Page

Figure = Literal["impressions", "clicks", "cost"]
Column = Literal["value", "cost"]

UNITS: Final = {"impressions": Text("vertoningen", "impressions"), "clicks": Text("klikken", "clicks")}
_FIGURES: Final[tuple[Figure, ...]] = ("impressions", "clicks", "cost")
_SPENT: Final = Text("besteed", "spent")
_OTHER: Final = Text("andere fasen", "other stages")
_KNOWN: Final = '"<9E+99"'
"""A condition that any number meets, and an empty text does not."""


class ChannelStages:
    """Impressions, clicks and cost of every stage of every channel, and what they come to."""

    def __init__(self, draft: Draft, top: int, rows: int, left: int) -> None:
        """Columns from ``left`` with their headers at ``top``, for so many rows of channels and one for the rest."""
        self.draft = draft
        self.top, self.rows, self.left = top, rows, left
        self.stages = [draft.say(stage) for stage in draft.plan.model.stages]
        self.many = len(self.stages) + 1

    def _area(self, figure: Figure, down: int) -> str:
        """The cells of a figure in a row; of the row of the total those of all rows above."""
        first = self.left + _FIGURES.index(figure) * self.many
        here = self.top + down + 1
        top, last = (self.top + 2, self.top + self.rows + 2) if down > self.rows + 1 else (here, here)
        return f"${letters(first)}${top}:${letters(first + self.many - 1)}${last}"

    def sum_of(self, figure: Figure) -> Callable[[int], str]:
        """The formula of a figure over all stages."""

        def formula(down: int) -> str:
            area = self._area(figure, down)
            return f'IF(COUNT({area})=0,"",SUM({area}))'

        return formula

    def quotient(self, above: Figure, below: Figure, times: int = 1) -> Callable[[int], str]:
        """The formula of sum over sum, over the stages that report both."""
        more = "" if times == 1 else f"*{times}"

        def formula(down: int) -> str:
            one, other = self._area(above, down), self._area(below, down)
            whole, part = f"SUMIFS({one},{other},{_KNOWN})", f"SUMIFS({other},{one},{_KNOWN})"
            both = f"COUNTIFS({one},{_KNOWN},{other},{_KNOWN})"
            return f'IF({both}=0,"",IF({part}=0,"",{whole}/{part}{more}))'

        return formula

    def write(self, page: Page, mix: Mix | None) -> None:
        """Writes the columns, with a value in every cell."""
        looks, whole = page.styles, money(self.draft.language, cents=False)
        found = [] if mix is None else [each.actual for each in mix.channels]
        page.sheet.set_column(self.left - 1, self.left - 1, 3)
        page.sheet.set_column(self.left, self.left + len(_FIGURES) * self.many - 1, 12.5)
        for nth, figure in enumerate(_FIGURES):
            look = looks.calculated(num_format=whole if figure == "cost" else NUMBER, align="right")
            for at, stage in enumerate([*self.stages, None]):
                column = self.left + nth * self.many + at
                what = self.draft.say(_SPENT if figure == "cost" else UNITS[figure])
                head = f"{self.draft.say(_OTHER) if stage is None else stage}: {what}"
                met = self._conditions(figure, stage)
                page.text(self.top, column, head, looks.head())
                for down in range(1, self.rows + 1):
                    channel = f"$B${self.top + down + 1}"
                    counted = of_channel(self.draft, _column_of(figure), channel, met)
                    formula = f'=IF({channel}="","",IFERROR({counted},""))'
                    each = found[down - 1] if down <= len(found) else None
                    value = None if each is None else self._value(each, figure, stage)
                    page.formula(self.top + down, column, formula, "" if value is None else value, look)
                rest = f'=IFERROR({beyond_channels(self.draft, _column_of(figure), met)},"")'
                value = None if mix is None else self._value(mix.rest.actual, figure, stage)
                page.formula(self.top + self.rows + 1, column, rest, "" if value is None else value, look)

    def _value(self, figures: MixFigures, figure: Figure, stage: str | None) -> float | None:
        known = {same_name(each) for each in self.stages}
        mine = [
            value
            for place in figures.places
            if (same_name(place.stage) not in known if stage is None else same_name(place.stage) == same_name(stage))
            and (value := getattr(place, figure)) is not None
        ]
        return float(sum(mine)) if mine else None

    def _conditions(self, figure: Figure, stage: str | None) -> list[str]:
        """What the row of a KPI in the framework has to meet, each a way to do so."""
        names, units, stages = (self.draft.column(contract.KPIS, each) for each in ("kpi", "unit", "stage"))
        met = [f'{stages},"<>{each}"' for each in self.stages] if stage is None else [f'{stages},"{stage}"']
        if figure == "cost":
            return [",".join(met)]
        # The main KPI is a result, whatever it is counted in.
        met.append(f'{names},"<>"&{contract.MAIN_KPI}')
        return [",".join([*met, f'{units},"{self.draft.say(UNITS[figure])}"'])]


def _column_of(figure: Figure) -> Column:
    return "cost" if figure == "cost" else "value"


def of_channel(draft: Draft, column: Column, channel: str, met: Iterable[str]) -> str:
    """The formula of what results say of a channel: blank where they say nothing.

    Args:
        draft: the workbook that is written.
        column: the column of the results that is added up.
        channel: the cell with its name.
        met: conditions on columns of the framework, of which a KPI has to meet one. They are looked up from the
            results, for a KPI may have several rows in the framework.
    """
    figures, of = (draft.column(contract.RESULTS, each) for each in (column, "channel"))
    rows = f"({of}={channel})*{_counts(draft, met)}"
    return f'IF(SUMPRODUCT({rows}*ISNUMBER({figures}))=0,"",SUMPRODUCT({rows},{figures}))'


def beyond_channels(draft: Draft, column: Column, met: Iterable[str]) -> str:
    """The formula of what rows without a channel say on top of the channels, as :mod:`fullfunnel.results.mix` does.

    A row without a channel is the total of its days: what channels say of those days is part of it.
    """
    results = (draft.column(contract.RESULTS, each) for each in (column, "channel", "kpi", "date", "from"))
    figures, of, kpi, date, since = results
    rows = f'({of}="")*{_counts(draft, met)}'
    on_the_day = f'SUMIFS({figures},{of},"?*",{kpi},{kpi},{date},{date})'
    within = f'SUMIFS({figures},{of},"?*",{kpi},{kpi},{date},">="&{since},{date},"<="&{date})'
    covered = f'SUMPRODUCT({rows}*ISNUMBER({figures})*(({since}="")*{on_the_day}+({since}<>"")*{within}))'
    # Looked up row by row only where there is such a row.
    return f'IF(SUMPRODUCT({rows}*ISNUMBER({figures}))=0,"",SUMPRODUCT({rows},{figures})-{covered})'


def _counts(draft: Draft, met: Iterable[str]) -> str:
    """Whether a row of the results is about a KPI that counts."""
    names, kpi = draft.column(contract.KPIS, "kpi"), draft.column(contract.RESULTS, "kpi")
    return f"({'+'.join(f'COUNTIFS({names},{kpi},{each})' for each in met)}>0)"
