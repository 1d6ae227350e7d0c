"""What the rows of one KPI say together, on the first of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import ALL_KPI_COLUMNS
from fullfunnel.language import Text
from fullfunnel.plain.outcome import NONE, first_where, largest

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.plain.column import Grid

OF_A_KPI: Final = ("baseline", "cap", "unit_cost", "per", "own_target", "outflow")
"""The numbers that belong to a KPI, not to one of its rows."""

_FED: Final = 100
_ALONE: Final = 1
"""How an end of the journey is marked: one that others lead to, and one that nothing leads to."""


def add_kpis(grid: Grid) -> None:
    """Add the columns."""
    section = grid.section(Text("2  Wat dat per KPI betekent", "2  What that means for each KPI"))

    def add(key: str, header: Text, formula: str) -> None:
        grid.add(section, key, header, formula)

    add(
        "ratio",
        Text("Is een ratio", "Is a ratio"),
        '=IF({named}="",0,IF(SUMPRODUCT(({id:}={n})*({formula:}<>""))>0,1,0))',
    )
    for key in OF_A_KPI:
        header = ALL_KPI_COLUMNS[key]
        add(f"{key}_1", Text(f"{header.nl} van de KPI", f"{header.en} of the KPI"), _said(key))
    # A shared pool is 1 and a separate one 2, so the largest is what was said.
    add(
        "pool_1",
        Text("Groep van de KPI", "Pool of the KPI"),
        f'=IF({{named}}="",0,{largest("{pool_no:}", "{id:}", "{n}")})',
    )
    _add_stage(grid, add)
    add("main_1", Text("Rol hoofd", "Role main"), '=IF({named}="",0,SUMPRODUCT(({id:}={n})*({role_no:}=1)))')
    leads_on = "SUMPRODUCT(({id:}={n})*(({to:}<>0)+({role_no:}<>0)))>0"
    add(
        "end",
        Text("Einde van de reis", "End of the journey"),
        f'=IF(OR({{named}}="",{{ratio}}=1),0,IF({leads_on},0,IF(COUNTIF({{to:}},{{n}})>0,{_FED},{_ALONE})))',
    )
    add(
        "fixed",
        Text("Gegeven", "Given"),
        f'=IF(OR({{named}}="",{{ratio}}=1),{NONE},IF({{own_target_1}}>=0,{{own_target_1}},'
        f"IF({{n}}={{main}},{{goal}},{NONE})))",
    )


def main_row() -> str:
    """The formula for the row of the main KPI, 0 if there is none or more than one.

    The KPI with that role, else the only one that others lead to and that leads on to nothing.
    """
    by_place = (
        f"IF(COUNTIF({{end:}},{_FED})=1,SUMPRODUCT(({{end:}}={_FED})*{{n:}}),"
        f"IF(AND(COUNTIF({{end:}},{_FED})=0,COUNTIF({{end:}},{_ALONE})=1),SUMPRODUCT(({{end:}}={_ALONE})*{{n:}}),0))"
    )
    by_role = "SUMPRODUCT(({main_1:}>0)*{n:})"
    many = 'COUNTIF({main_1:},">0")'
    return f"=IF({many}>1,0,IF({many}=1,{by_role},{by_place}))"


def _said(key: str) -> str:
    """The number that the rows of a KPI give in a column; rows that contradict each other are a problem elsewhere."""
    return (
        f'=IF({{named}}="",{NONE},IF(COUNTIFS({{id:}},{{n}},{{{key}:}},">=0")=0,{NONE},'
        f"{largest(f'{{{key}:}}', '{id:}', '{n}')}))"
    )


def _add_stage(grid: Grid, add: Callable[[str, Text, str], None]) -> None:
    """The stage of a KPI: typed on one of its rows, else as a line above or a merged cell says it."""
    row = first_where('({id:}={n})*({stage:}<>"")', grid.rows)
    announces = 'AND({kpi}="",{feeds}="",{stage}<>"",{rate}=-1,{share}=-1)'
    add("announced", Text("Fase aangekondigd", "Stage announced"), f'=IF({announces},{{stage}},{{announced-}}&"")')
    add(
        "above",
        Text("Laatst genoemde fase", "Stage last named"),
        '=IF(AND({id}>0,{stage}<>""),{stage},{above-}&"")',
    )
    add(
        "again",
        Text("Fase al genoemd", "Stage named before"),
        '=IF(AND({kpi}<>"",{stage}<>""),SUMPRODUCT(({kpi^}<>"")*({stage^}={stage})),0)',
    )
    add(
        "stage_1",
        Text("Fase van de KPI", "Stage of the KPI"),
        f'=IF({{named}}="","",IF({row}>0,INDEX({{stage:}},MAX(1,{row})),IF({{ratio}}=1,"",'
        'IF({announced}<>"",{announced},IF(SUM({again:})=0,{above},"")))))',
    )
