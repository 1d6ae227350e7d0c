"""The contributions: how far each is from the main KPI, which part comes through it, and what it asks.

A spreadsheet may not refer in a circle, and which KPI feeds which is data here, not cell addresses. So the sheet first
finds the depth of every contribution, in columns of small whole numbers that change with the structure only; sorts the
contributions by it; and then calculates in one column in which every row looks at the rows above it only::

    need = MAX(0, target of the fed KPI - baseline) * share / rate
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.language import Text
from fullfunnel.plain.outcome import BAD_INPUT, ERROR, NO_DIVISION, NONE, NOT_FINITE, NOT_FOUND, largest, together
from fullfunnel.plain.shares import add_planned, add_shares

if TYPE_CHECKING:
    from fullfunnel.plain.column import Grid


def add_depths(grid: Grid, depth: int) -> None:
    """Add the depths: how many steps it is at most from the end of a contribution; more than ``depth`` is a circle."""
    section = grid.section(Text("3  Hoeveel stappen tot het einde", "3  How many steps to the end"))
    add = grid.add
    add(section, "d0", Text("Stap 1", "Step 1"), "=IF({to}>0,1,0)")
    for k in range(1, depth + 1):
        header = Text(f"Stap {k + 1}", f"Step {k + 1}")
        before = largest(f"{{d{k - 1}:}}", "{id:}", "{to}")
        add(
            section,
            f"d{k}",
            header,
            f"=IF({{d{k - 1}}}<{k},{{d{k - 1}}},1+{before})" if k > 1 else f"=IF({{d0}}=0,0,1+{before})",
        )
    of_kpi = largest(f"{{d{depth}:}}", "{id:}", "{n}")
    add(section, "deep", Text("Van de KPI", "Of the KPI"), f"=IF({{id}}=0,0,{of_kpi})")


def add_steps(grid: Grid, depth: int) -> None:
    """Add the contributions in the order in which they are calculated, and what each asks."""
    section = grid.section(Text("4  Stap voor stap terug", "4  Back step by step"))

    def add(key: str, nl: str, en: str, formula: str) -> None:
        grid.add(section, key, Text(nl, en), formula)

    add("key", "Volgorde", "Order", f'=IF({{to}}>0,{{d{depth}}}*1000+{{n}},"")')
    add("at", "Rij", "Row", "=IF({n}>COUNT({key:}),0,MOD(SMALL({key:},{n}),1000))")
    add("e_id", "Van KPI (rij)", "From KPI (row)", "=IF({at}=0,0,INDEX({id:},{at}))")
    add("e_to", "Naar KPI (rij)", "To KPI (row)", "=IF({at}=0,0,INDEX({to:},{at}))")
    add("e_rate", "Ratio", "Rate", "=IF({at}=0,0,INDEX({rate:},{at}))")
    add("e_share", "Aandeel getypt", "Share typed", f"=IF({{at}}=0,{NONE},INDEX({{share:}},{{at}}))")
    add_shares(add)
    above = together("{need^}", "{e_id^}", "{e_to}", "INDEX({pool_1:},{e_to})")
    add(
        "fed",
        "Doel waaraan de KPI bijdraagt",
        "Target that it feeds",
        f"=IF({{e_to}}=0,{NONE},IF(INDEX({{fixed:}},{{e_to}})>=0,INDEX({{fixed:}},{{e_to}}),{above}))",
    )
    add_planned(add)
    stopped = f"IF(AND({{e_caps}}>={ERROR},{{over}}>0),{{e_caps}},{{e_part}})"
    divided = f"IF({{plan}}>={{e_rate}}*{ERROR},{NOT_FINITE},{{plan}}/{{e_rate}})"
    asked = f"IF({{plan}}=0,0,IF({{e_rate}}<=0,{NO_DIVISION},{divided}))"
    add(
        "need",
        "Nodig",
        "Needed",
        f"=IF(OR({{e_to}}=0,{{fed}}<0),{NONE},IF({{fed}}>={ERROR},{{fed}},IF({stopped}>={ERROR},{stopped},{asked})))",
    )


def add_volumes(grid: Grid) -> None:
    """Add the volume of each KPI: back from the goal, and forward from there where no goal asks for it."""
    section = grid.section(Text("5  Aantallen en kosten", "5  Volumes and cost"))

    def add(key: str, nl: str, en: str, formula: str) -> None:
        grid.add(section, key, Text(nl, en), formula)

    asked = together("{need:}", "{e_id:}", "{n}", "{pool_1}")
    add(
        "back",
        "Terug vanaf het doel",
        "Back from the goal",
        f'=IF(OR({{named}}="",{{ratio}}=1),{NONE},IF({{fixed}}>=0,{{fixed}},{asked}))',
    )
    start = _arriving("{flow>}", "{e_to>}", "{e_id}", "INDEX({baseline_1:},{e_id})", "INDEX({outflow_1:},{e_id})")
    add(
        "start",
        "Vooruit: vanaf",
        "Forward: from",
        f"=IF({{e_id}}=0,0,IF(INDEX({{back:}},{{e_id}})>=0,INDEX({{back:}},{{e_id}}),{start}))",
    )
    add(
        "flow",
        "Vooruit: geeft",
        "Forward: gives",
        f"=IF({{e_id}}=0,0,IF({{start}}>={ERROR},{{start}},IF({{e_rate}}<=0,{NO_DIVISION},{{start}}*{{e_rate}})))",
    )
    arriving = _arriving("{flow:}", "{e_to:}", "{n}", "{baseline_1}", "{outflow_1}")
    add(
        "volume",
        "Aantal",
        "Volume",
        f'=IF(OR({{named}}="",{{ratio}}=1),{NONE},IF({{back}}>=0,{{back}},{arriving}))',
    )
    add(
        "cost",
        "Geplande kosten",
        "Planned cost",
        f"=IF(OR({{volume}}<0,{{volume}}>={NOT_FOUND}),0,IF({{volume}}>={ERROR},{{volume}},"
        "IF({unit_cost_1}<0,0,{volume}*{unit_cost_1}/IF({per_1}<=0,1,{per_1}))))",
    )
    add(
        "priced",
        "Heeft een prijs",
        "Has a price",
        f"=IF(AND({{volume}}>=0,{{volume}}<{ERROR},{{unit_cost_1}}>=0),1,0)",
    )


def _arriving(flows: str, keys: str, key: str, baseline: str, outflow: str) -> str:
    most = largest(flows, keys, key)
    total = f"MAX(0,{baseline})-MAX(0,{outflow})+SUMIFS({flows},{keys},{key})"
    volume = f"IF({total}<0,{BAD_INPUT},{total})"
    return f"IF(COUNTIF({keys},{key})=0,{NOT_FOUND},IF({most}>={ERROR},{most},{volume}))"
