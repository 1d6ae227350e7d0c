"""The mix per channel and stage: columns beside the sheet of the channels, from which its prices follow.

A CPM divides the cost of a stage by the impressions of that stage, so the figures have to be there per stage. They
stand in the open, to the right of what is printed. Below the channels that were typed stand all others together, and
what no channel explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.blocks.channel_kpis import APART, RESULTS, UNITS, ChannelKpis
from fullfunnel.templates.styles import NUMBER, money

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fullfunnel.results.mix import MixFigures
    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.blocks.channel_kpis import Figure

_FIGURES: Final[tuple[Figure, ...]] = ("impressions", "clicks", "cost")
_SPENT: Final = Text("besteed", "spent")
_OTHER: Final = Text("andere fasen", "other stages")


class ChannelStages:
    """Impressions, clicks and cost of every stage of every channel, and what they come to."""

    def __init__(self, draft: Draft, top: int, rows: int, left: int) -> None:
        """Columns from ``left`` with their headers at ``top``; so many rows of channels, the others and the rest."""
        self.draft = draft
        self.top, self.rows, self.left = top, rows, left
        self.many = len(draft.plan.model.stages) + 1
        self.right = left + len(_FIGURES) * self.many
        self.typed = f"$B${top + 2}:$B${top + 1 + rows}"
        self.kpis = ChannelKpis(draft, top, self.right + 1, self.typed)
        self.said = f"$B${top + rows + 5}"
        """The cell below the total, which says that not every channel is typed: empty where all are."""
        self._value, self._cost, self._channel, self._kpi, self._date, self._from = (
            draft.column(contract.RESULTS, each) for each in ("value", "cost", "channel", "kpi", "date", "from")
        )

    def _area(self, figure: Figure, down: int) -> str:
        """The cells of a figure in a row; of the row of the total those of all rows above."""
        first = self.left + _FIGURES.index(figure) * self.many
        here = self.top + down + 1
        top, last = (self.top + 2, self.top + self.rows + 3) if down > self.rows + 2 else (here, here)
        return f"${letters(first)}${top}:${letters(first + self.many - 1)}${last}"

    def sum_of(self, figure: Figure) -> Callable[[int], str]:
        """The formula of a figure over all stages."""

        def formula(down: int) -> str:
            area = self._area(figure, down)
            return f'IF(COUNT({area})=0,"",SUM({area}))'

        return formula

    def quotient(self, above: Figure, below: Figure, times: int = 1) -> Callable[[int], str]:
        """The formula of sum over sum, over the stages that report both; an error where there is none."""
        more = "" if times == 1 else f"*{times}"

        def formula(down: int) -> str:
            one, other = self._area(above, down), self._area(below, down)
            return f"SUMPRODUCT(ISNUMBER({other})*1,{one})/SUMPRODUCT(ISNUMBER({one})*1,{other}){more}"

        return formula

    def spent_on(self, stage: str) -> Callable[[int], str]:
        """The formula of the cost in the stage whose number is in a cell."""
        first = self.left + _FIGURES.index("cost") * self.many
        codes = f"${letters(first)}${self.top}:${letters(first + self.many - 1)}${self.top}"

        def formula(down: int) -> str:
            costs = self._area("cost", down)
            return f"SUMIFS({costs},{codes},{stage})/(SUMPRODUCT(({codes}={stage})*ISNUMBER({costs}))>0)"

        return formula

    def results(self, down: int) -> str:
        """The formula of the results in a row."""
        return self._counted(down, self._value, self.kpis.figures, str(RESULTS))

    def _counted(self, down: int, column: str, area: str, code: str) -> str:
        """The formula of what results say in a row: a sum, an error where they say nothing.

        A row of the results has the channel, and its KPI the number; or the KPI has the channel of itself, and then its
        number is higher by the place of that channel.
        """
        if down > self.rows + 1:
            return self._of_none(column, area, code)
        of = self._channel
        elsewhere = f"({of}<>$B{self.top + down + 1})"
        if down > self.rows:  # any channel that is not typed
            elsewhere = f'(1-({of}<>"")*ISNA(MATCH({of},{self.typed},0)))'
        rows = f"({self._number(area)}={code}+{APART * down}*{elsewhere})"
        found = f"SUMPRODUCT({rows}*1,{column})/(SUMPRODUCT({rows}*ISNUMBER({column}))>0)"
        return found if down <= self.rows else f'IF({self.said}="","",{found})'

    def _of_none(self, column: str, area: str, code: str) -> str:
        """What rows without a channel say on top of the channels, as :mod:`fullfunnel.results.mix` does.

        Such a row is the total of its days: what channels say of those days is part of it.
        """
        kpi, of, date, since = self._kpi, self._channel, self._date, self._from
        rows = f'({of}="")*({self._number(area)}={code})'
        on_the_day = f'SUMIFS({column},{of},"?*",{kpi},{kpi},{date},{date})'
        within = f'SUMIFS({column},{of},"?*",{kpi},{kpi},{date},">="&{since},{date},"<="&{date})'
        covered = f'SUMPRODUCT({rows}*ISNUMBER({column})*(({since}="")*{on_the_day}+({since}<>"")*{within}))'
        # Looked up row by row only where there is such a row.
        summed = f'IF(SUMPRODUCT({rows}*ISNUMBER({column}))=0,"",SUMPRODUCT({rows},{column})-{covered})'
        return f'IF(SUMPRODUCT(({of}="")*({kpi}<>""))=0,"",{summed})'

    def _number(self, area: str) -> str:
        """The number of the KPI of each row of the results."""
        return f"SUMIFS({area},{self.kpis.names},{self._kpi})"

    def missing(self) -> str:
        """The formula of how many rows of results and budget name a channel that is not typed above."""
        budget = self.draft.column(contract.BUDGET, "channel")
        named = (f'SUMPRODUCT(({each}<>"")*ISNA(MATCH({each},{self.typed},0)))' for each in (self._channel, budget))
        return "+".join([*named, f"COUNTIF({self.kpis.own},{self.rows + 1})"])

    def write(self, page: Page, found: Sequence[MixFigures | None]) -> None:
        """Writes the columns: the figures of every row of channels, of the others and of the rest."""
        looks, whole = page.styles, money(self.draft.language, cents=False)
        page.sheet.set_column(self.left - 1, self.left - 1, 3)
        page.sheet.set_column(self.left, self.right - 1, 12.5)
        for nth, figure in enumerate(_FIGURES):
            look = looks.calculated(num_format=whole if figure == "cost" else NUMBER, align="right")
            what = self.draft.say(_SPENT if figure == "cost" else UNITS[figure])
            column = self._cost if figure == "cost" else self._value
            for at, stage in enumerate([*self.kpis.stages, None]):
                here = self.left + nth * self.many + at
                head = f"{self.draft.say(_OTHER) if stage is None else stage}: {what}"
                page.text(self.top, here, head, looks.head())
                code, area = f"{letters(here)}${self.top}", self.kpis.column_of(figure)
                # Blank where the plan has no such KPI, so that nothing is looked up for it.
                number, there = self.kpis.number(figure, at + 1)
                unless = f'=IF({self.kpis.many(figure, number)}=0,"",{number})'
                page.formula(self.top - 1, here, unless, float(number) if there else "", looks.remark())
                for down, figures in enumerate(found, start=1):
                    counted = self._counted(down, column, area, code)
                    blank = f'OR({code}="",$B{self.top + down + 1}="")' if down <= self.rows else f'{code}=""'
                    value = None if figures is None else self._known(figures, figure, stage)
                    formula = f'=IF({blank},"",IFERROR({counted},""))'
                    page.formula(self.top + down, here, formula, "" if value is None else value, look)
        self.kpis.write(page)

    def _known(self, figures: MixFigures, figure: Figure, stage: str | None) -> float | None:
        known = {same_name(each) for each in self.kpis.stages}
        mine = [
            value
            for place in figures.places
            if (same_name(place.stage) not in known if stage is None else same_name(place.stage) == same_name(stage))
            and (value := getattr(place, figure)) is not None
        ]
        return float(sum(mine)) if mine else None
