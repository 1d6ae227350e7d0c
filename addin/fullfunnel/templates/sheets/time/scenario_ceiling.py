"""Where more money ends to help, on the sheet Scenarios: how far each scenario goes up to its first cap, and whose.

FUNNEL_GOAL never passes the first cap. With a budget without end it gives the goal at that cap, and the KPI whose
target is at its cap then is the one. Behind the table stand, hidden, that target and the cap of every row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.calculation_sheet import with_targets
from fullfunnel.templates.sheets.unread import WORDS
from fullfunnel.templates.styles import NUMBER, WARNING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.templates.page import Draft, Page

LABELS: Final = (
    Text("Tot het eerste plafond haal je", "Up to the first cap you get"),
    Text("Dat is het plafond van", "That is the cap of"),
)
LAST: Final = 29
"""The last hidden column, from 0."""

_CAPS, _TARGETS, _FLAGS = 20, 23, 26
"""The first of three hidden columns, one a scenario: the cap, the target at the first cap, whether that is its cap."""
_PLACE: Final = LAST
"""The hidden column with the place of a KPI among all KPIs."""
_STOPS: Final = Text(
    "Een plafond houdt je budget tegen: meer geld levert niets extra's op. Verhoog het, of zet er een route naast.",
    "A cap stops your budget: more money brings nothing more. Raise that cap, or add another route beside it.",
)
_PER_PERIOD: Final = Text(
    "Een plafond per maand of per week telt op dit blad niet mee; het blad Controle rekent er wel mee.",
    "A cap per month or per week does not count on this sheet; the sheet Checks does count it.",
)
_NO_END: Final = 1e12
"""A budget that no plan has."""
_AT: Final = 1 - 1e-9
"""From this part on a target is at its cap: but for the last digits."""


@dataclass(frozen=True)
class Scenario:
    """One of the scenarios: where its cells go, and how the functions are called for it."""

    order: int
    """Its place, from 0."""
    name: str
    """As the functions know it at first; empty for the plan itself."""
    called: str
    """It as an argument of a function."""
    column: int
    """Its column in the summary, from 0."""


def cap_cell(down: int, order: int) -> str:
    """The cell with the cap that a row has in a scenario; rows from 0."""
    return f"${letters(_CAPS + order)}{down + 1}"


def write_place(page: Page, down: int, number: int, once: str) -> None:
    """Of a row of the table, hidden: how many KPIs there are up to it, as FUNNEL_TARGETS counts them.

    Args:
        page: the sheet.
        down: the row, from 0.
        number: the row of the table, from 1.
        once: whether this is the first row of its KPI, as a condition.
    """
    before = f"${letters(_PLACE)}{down}+" if number > 1 else ""
    kpis = {str(row.get("kpi")) for row in page.draft.plan.kpis[:number]}
    formula = f'={before}IF($B{down + 1}="",0,IF({once},1,0))'
    page.formula(down, _PLACE, formula, float(len(kpis)), page.styles.remark())


def write_row(  # noqa: PLR0913, PLR0917  # what a row goes by
    page: Page, head: int, down: int, scenario: Scenario, cap: tuple[str, float | str], first: tuple[str, str]
) -> None:
    """Of a row of the table, hidden: its cap in this scenario, its target at the first cap, and whether they are one.

    Args:
        page: the sheet.
        head: the row with the headers of the table, from 0.
        down: this row.
        scenario: which.
        cap: the cap, as a formula and what it comes to.
        first: whether this is the first row of its KPI, as a condition, and the KPI where it is.
    """
    look, order = page.styles.remark(), scenario.order
    goal, most = _goal(head, order), cap_cell(down, order)
    page.formula(down, _CAPS + order, f"={cap[0]}", cap[1], look)
    target = _target_at_cap(page.draft, scenario, first[1], cap[1])
    # Not FUNNEL_TARGET: in a program without it plain formulas take its place, and they know no other goal.
    place = f"${letters(_PLACE)}{down + 1}"
    call = f"INDEX(FUNNEL_TARGETS({goal},{contract.KPIS.everything},{scenario.called}),{place},4)"
    asked = f"IF(AND(ISNUMBER({most}),ISNUMBER({goal})),{first[0]},FALSE)"
    page.formula(down, _TARGETS + order, f'=IF({asked},IFERROR({call},""),"")', target, look)
    here = f"{letters(_TARGETS + order)}{down + 1}"
    at_cap = f"=IF(ISNUMBER({here}),IF({here}>={most}*{_AT},1,0),0)"
    page.formula(down, _FLAGS + order, at_cap, float(_reaches(target, cap[1])), look)


def write_summary(  # noqa: PLR0913, PLR0917  # what the cells go by
    page: Page, head: int, down: int, rows: tuple[int, int], scenario: Scenario, pays: str, caps: Mapping[str, float]
) -> bool:
    """The goal at the first cap and whose cap it is, in the summary; whether the budget reaches it.

    Args:
        page: the sheet.
        head: the row with the headers of the table, from 0.
        down: the row of the first of the two.
        rows: the first and last row of the table, from 1.
        scenario: which.
        pays: the call of FUNNEL_GOAL with the budget.
        caps: the cap of every KPI that has one in this scenario, in the order of the table.
    """
    draft, styles, order = page.draft, page.styles, scenario.order
    unseen = styles.remark(num_format=";;;")
    far = f"FUNNEL_GOAL({_NO_END:.0f},{contract.KPIS.everything},{scenario.called})"
    goal = _goal_at_cap(draft, scenario)
    reached = [name for name, cap in caps.items() if _reaches(_target_at_cap(draft, scenario, name, cap), cap)]
    kpi = reached[0] if reached else ""
    # Never an empty text: LibreOffice calculates such a cell again on opening, and then knows no function.
    unknown = f'IF(ERROR.TYPE({far})=5,{with_targets("–")},"–")'
    shown = "–" if isinstance(goal, str) else goal
    page.formula(head, _TARGETS + order, f"=IF(ISERROR({far}),{unknown},{far})", shown, unseen)
    flags = f"${letters(_FLAGS + order)}${rows[0]}:${letters(_FLAGS + order)}${rows[1]}"
    named = f"{letters(scenario.column)}${down + 2}"
    whose = f'=IF(SUM({flags})=0,"",INDEX($B${rows[0]}:$B${rows[1]},MATCH(1,{flags},0)))'
    page.formula(
        down,
        scenario.column,
        f'=IF({named}="","",ROUNDDOWN(ROUND({_goal(head, order)},6),0))',
        float(int(round(goal, 6))) if kpi and isinstance(goal, float) else "",
        styles.calculated(num_format=NUMBER, align="right", bold=True),
    )
    page.formula(down + 1, scenario.column, whose, kpi, styles.calculated(align="right"))
    page.sheet.set_row(down + 1, 32)
    paid = draft.values.affordable(draft.values.budget(), scenario.name)
    here = f"${letters(_CAPS + order)}${head + 1}"
    page.formula(head, _CAPS + order, f'=IFERROR({pays},"")', paid, unseen)
    stops = bool(kpi) and _reaches(paid, goal)
    reaches = f"IF({here}>={_goal(head, order)}*{_AT},1,0)"
    page.formula(
        head,
        _FLAGS + order,
        f'=IF({named}="",0,IF(ISNUMBER({here}),{reaches},0))',
        float(stops),
        unseen,
    )
    return stops


def write_sentence(page: Page, head: int, down: int, column: int, *, stops: bool) -> None:
    """What it means that a budget reaches the first cap, beside the two; and that goal stands out."""
    flags = f"${letters(_FLAGS)}${head + 1}:${letters(_FLAGS + 2)}${head + 1}"
    words, periods = page.say(_STOPS), page.say(_PER_PERIOD)
    look = page.styles.of(font_color=WARNING, bold=True)
    caps = page.draft.column(contract.KPIS, "cap")
    typed = "+".join(f'COUNTIF({caps},"{each}")' for each in WORDS["cap"])
    otherwise = "" if all(isinstance(row.get("cap"), float | int | None) for row in page.draft.plan.kpis) else periods
    formula = f'=IF(SUM({flags})>0,"{words}",IF({typed}>0,"{periods}",""))'
    page.formula(down, column, formula, words if stops else otherwise, look)


def _goal(head: int, order: int) -> str:
    """The cell with the goal at the first cap, to all its digits.

    It is in a row of which the last column that shows is filled: else LibreOffice prints ### for it there.
    """
    return f"${letters(_TARGETS + order)}${head + 1}"


def _goal_at_cap(draft: Draft, scenario: Scenario) -> float | str:
    return draft.values.affordable(_NO_END, scenario.name, fixed_costs=False)


def _target_at_cap(draft: Draft, scenario: Scenario, kpi: str, cap: float | str) -> float | str:
    goal = _goal_at_cap(draft, scenario)
    if not kpi or isinstance(cap, str) or isinstance(goal, str):
        return ""
    return draft.values.scenario_target(kpi, scenario.name, goal)


def _reaches(figure: float | str, cap: float | str) -> bool:
    return isinstance(figure, float) and isinstance(cap, float) and figure >= cap * _AT
