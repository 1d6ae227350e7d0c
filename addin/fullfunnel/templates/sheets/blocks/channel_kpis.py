"""What every KPI counts for in the mix per channel: its stage, its figure, and the channel that it has of itself.

Columns to the right of what is printed, a row for each row of the sheet Targets, so that the formulas of the channels
hold one number against another instead of looking up stage and unit for each row of the results. A KPI whose channel
stands in the framework needs no channel in the results: all that they say of it is of that channel. Its numbers are
:data:`APART` higher for each row down that the channel has, so that one comparison looks at both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.framework import schema as contract
from fullfunnel.framework.columns import OPTIONAL_KPI_COLUMNS
from fullfunnel.framework.stages import is_converting
from fullfunnel.language import Text
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.target_sheet import ROWS, column_range, target_rows

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.target_sheet import TargetRow

Figure = Literal["impressions", "clicks", "cost"]

UNITS: Final = {"impressions": Text("vertoningen", "impressions"), "clicks": Text("klikken", "clicks")}
_CODES: Final = {"impressions": 10, "clicks": 20}
_OTHER_FIGURE: Final = 30
RESULTS: Final = 99
"""The figure of the main KPI: a result, whatever it is counted in."""
APART: Final = 100
_HEADS: Final = (
    Text("KPI: fase", "KPI: stage"),
    Text("KPI: cijfer", "KPI: figure"),
    Text("KPI: rij eigen kanaal", "KPI: row of own channel"),
    Text("fase met kanaal", "stage with channel"),
    Text("cijfer met kanaal", "figure with channel"),
)
_CHANNEL: Final = OPTIONAL_KPI_COLUMNS["channel"]


class ChannelKpis:
    """The three columns, and what formulas hold against them."""

    def __init__(self, draft: Draft, top: int, left: int, typed: str) -> None:
        """Columns from ``left`` with their headers at ``top``, and the cells where the channels are typed."""
        self.draft = draft
        self.top, self.left, self.typed = top, left, typed
        self.stages = [draft.say(stage) for stage in draft.plan.model.stages]
        self.names = column_range(draft, "kpi")
        self._places, self._figures, self.own, self.places, self.figures = (
            self._down(left + at) for at in range(len(_HEADS))
        )
        self.typed_rows = int(typed.rpartition("$")[2]) - top - 1
        self._rows = target_rows(draft)
        self._column = f"${letters(left + 2)}${top}"
        """The cell with the number of the column Channel in the framework; 0 where it has none."""

    def _down(self, column: int) -> str:
        return f"${letters(column)}${self.top + 2}:${letters(column)}${self.top + 1 + ROWS}"

    def number(self, figure: Figure, stage: int) -> tuple[int, bool]:
        """The number of a figure in a stage, 1 for the first one, and whether the plan has a KPI with it.

        One stage more than there are is any other stage.
        """
        found, of = stage + _CODES.get(figure, 0), self._place if figure == "cost" else self._figure
        return found, any(of(row) == found for row in self._rows)

    def many(self, figure: Figure, number: int) -> str:
        """The formula of how many KPIs have a number, whatever their channel."""
        return f"COUNTIF({self._places if figure == 'cost' else self._figures},{number})"

    def column_of(self, figure: Figure) -> str:
        """The column with the numbers of a figure: cost counts whatever the unit of the KPI."""
        return self.places if figure == "cost" else self.figures

    def judged(self) -> tuple[str, float]:
        """The number of the stage that is judged on results, as a formula and as what it comes to."""
        found = self._rows
        mains = f"INDEX({self._places},MATCH({contract.MAIN_KPI},{self.names},0))"
        main = next((self._place(row) for row in found if row.main == 1), 0)
        for at, stage in enumerate(self.stages, start=1):
            if is_converting(stage):
                value = at if any(self._place(row) == at for row in found) else main
                return f"IF(COUNTIF({self._places},{at})>0,{at},{mains})", float(value)
        return mains, float(main)

    def write(self, page: Page) -> None:
        """Writes the columns, with a value in every cell."""
        draft, small = self.draft, page.styles.remark()
        page.sheet.set_column(self.left - 1, self.left - 1, 3)
        page.sheet.set_column(self.left, self.left + len(_HEADS) - 1, 12.5)
        headers = f"{contract.KPIS.name}[#Headers]"
        first, second = (f'MATCH("{each}",{headers},0)' for each in (_CHANNEL.en, _CHANNEL.nl))
        page.formula(self.top - 1, self.left + 2, f"=IFERROR({first},IFERROR({second},0))", 0.0, small)
        for at, head in enumerate(_HEADS):
            page.text(self.top, self.left + at, head, page.styles.head())
        known = ",".join(f'"{each}"' for each in self.stages)
        units = {each: draft.say(word) for each, word in UNITS.items()}
        kpi, channel = (draft.column(contract.RESULTS, each) for each in ("kpi", "channel"))
        beyond = self.typed_rows + 1
        for down, row in enumerate(self._rows, start=1):
            name, stage, role, unit = (
                _nth(column_range(draft, each), down) for each in ("kpi", "stage", "role", "unit")
            )
            place, figure, mine = (f"${letters(self.left + at)}{self.top + 1 + down}" for at in range(3))
            other = f'IF({unit}="{units["clicks"]}",{_CODES["clicks"]},{_OTHER_FIGURE})'
            counted = f'IF({unit}="{units["impressions"]}",{_CODES["impressions"]},{other})'
            own = f"INDEX({contract.KPIS.everything},{down + 1},{self._column})"
            unnamed = f'COUNTIFS({kpi},{name},{channel},"?*")=0'
            on_row = f'IFERROR(MATCH({own}&"",{self.typed},0),IF({own}="",0,{beyond}))'
            stages = f"IFERROR(MATCH({stage},{{{known}}},0),{len(self.stages) + 1})"
            cells = (
                (f'IF({role}="",0,{stages})', self._place(row)),
                (
                    f"IF({place}=0,0,IF({name}={contract.MAIN_KPI},{RESULTS},{place}+{counted}))",
                    self._figure(row),
                ),
                (f'IF(OR({self._column}=0,{role}=""),0,IF({unnamed},{on_row},0))', 0.0),
                (f"{place}+{APART}*{mine}", self._place(row)),
                (f"{figure}+{APART}*{mine}", self._figure(row)),
            )
            for at, (formula, shown) in enumerate(cells):
                page.formula(self.top + down, self.left + at, f"={formula}", shown, small)

    def _place(self, row: TargetRow) -> float:
        """The stage of a KPI; 0 for a row that is a second route, or empty."""
        if not row.role:
            return 0.0
        return 1.0 + (self.stages.index(row.stage) if row.stage in self.stages else len(self.stages))

    def _figure(self, row: TargetRow) -> float:
        if not row.role:
            return 0.0
        codes = (_CODES[each] for each, word in UNITS.items() if row.unit == self.draft.say(word))
        return float(RESULTS) if row.main == 1 else self._place(row) + next(codes, _OTHER_FIGURE)


def _nth(column: str, down: int) -> str:
    """The cell in a row of a column such as ``Targets!$B$7:$B$66``, 1 for the first."""
    letter, _, row = column.partition(":")[0].rpartition("$")
    return f"{letter}{int(row) + down - 1}"
