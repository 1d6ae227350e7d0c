"""How much of a KPI's planned volume comes through each contribution that leads to it.

A typed share counts as typed, and the only blank one takes what the others leave. Several blank ones are

- what the rates fix, where every way into the KPI starts at one KPI: with x at the start each KPI on the way holds
  A x + B (B: what comes by itself, or an own target, half way), and x is such that together they deliver the plan;
- beside a share ``rest``: a capped row takes all it can up to its cap, and the rest is divided equally;
- an equal part elsewhere.

A KPI whose next steps each have people of their own divides these, so there the rates fix nothing; whether all of these
steps lead to one KPI is more than the sheet can say, and so it does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.plain.outcome import BAD_INPUT, ERROR, NO_DIVISION, NONE, REST, largest

if TYPE_CHECKING:
    from collections.abc import Callable

    Add = Callable[[str, str, str, str], None]

_SETTLED, _RATES, _CAPPED, _RESTING = range(4)
"""What a share rests on: the table, the rates, a cap, or what is left."""
_HAIR: Final = "1E-9"


def add_shares(add: Add) -> None:
    """Add the columns that do not depend on the goal."""
    _add_flow(add)
    typed = 'SUMIFS({e_share:},{e_to:},{e_to},{e_share:},">=0")'
    add("e_typed", "Aandelen getypt", "Shares typed", f"=IF({{at}}=0,0,{typed})")
    blank = f"COUNTIFS({{e_to:}},{{e_to}},{{e_share:}},{NONE})"
    add("e_blank", "Aandelen leeg", "Shares blank", f"=IF({{at}}=0,0,{blank})")
    rest = f"COUNTIFS({{e_to:}},{{e_to}},{{e_share:}},{REST})"
    add("e_rest", "Aandelen rest", "Shares rest", f"=IF({{at}}=0,0,{rest})")
    root = largest("{e_root:}", "{e_to:}", "{e_to}")
    one_start = f"COUNTIFS({{e_to:}},{{e_to}},{{e_root:}},{root})=COUNTIF({{e_to:}},{{e_to}})"
    fixed = f'IF({one_start},COUNTIFS({{e_to:}},{{e_to}},{{e_gives:}},"<0")=0,FALSE)'
    resting = f"IF(AND({{e_share}}={NONE},INDEX({{cap_1:}},{{e_id}})>=0),{_CAPPED},{_RESTING})"
    blank_one = f"IF({{e_blank}}=1,{_SETTLED},IF({fixed},{_RATES},{_SETTLED}))"
    add(
        "e_basis",
        "Berust op",
        "Rests on",
        f"=IF(OR({{at}}=0,{{e_share}}>=0),{_SETTLED},IF({{e_rest}}>0,{resting},{blank_one}))",
    )
    doubt = "COUNTIFS({e_to:},{e_to},{e_divides:},1)>0"
    left = f"IF(1-{{e_typed}}>{_HAIR},1-{{e_typed}},0)"
    by_rates = f"IF(AND({doubt},{left}>0),{BAD_INPUT},0)"
    share = f"IF({{e_share}}>=0,{{e_share}},IF({{e_basis}}={_RATES},{by_rates},{left}/MAX(1,{{e_blank}})))"
    add("e_part", "Aandeel", "Share", f"=IF(OR({{at}}=0,{{e_basis}}>{_RATES}),0,{share})")
    for key, of, nl, en in (
        ("e_sa", "e_ra", "Van 1 aan het begin, samen", "Of 1 at the start, together"),
        ("e_sb", "e_rb", "Vanzelf, samen", "Baseline, together"),
    ):
        total = f"SUMIFS({{{of}:}},{{e_to:}},{{e_to}},{{e_basis:}},{_RATES})"
        add(key, nl, en, f"=IF({{e_basis}}={_RATES},{total},0)")
    own, cap = (f"INDEX({{{key}_1:}},{{e_id}})" for key in ("own_target", "cap"))
    most = f"IF({{e_rate}}<=0,{NO_DIVISION},MIN({cap},IF({own}>=0,{own},{cap}))*{{e_rate}})"
    add("e_most", "Hooguit door het plafond", "At most by the cap", f"=IF({{e_basis}}={_CAPPED},{most},0)")
    add("e_before", "Plafonds ervoor", "Caps before it", "=IF({at}=0,0,SUMIFS({e_most^},{e_to^},{e_to}))")
    add("e_caps", "Plafonds samen", "Caps together", "=IF({at}=0,0,SUMIFS({e_most:},{e_to:},{e_to}))")
    many = f"COUNTIFS({{e_to:}},{{e_to}},{{e_basis:}},{_RESTING})"
    add("e_many", "Delen de rest", "Share the rest", f"=IF({{e_basis}}={_RESTING},{many},0)")


def add_planned(add: Add) -> None:
    """Add what is planned through each contribution; the column ``fed`` is there already."""
    outflow, baseline = (f"MAX(0,INDEX({{{key}_1:}},{{e_to}}))" for key in ("outflow", "baseline"))
    add(
        "asked",
        "Gepland voor die KPI",
        "Planned for that KPI",
        f"=IF(OR({{fed}}<0,{{fed}}>={ERROR}),0,MAX(0,{{fed}}+{outflow}-{baseline}))",
    )
    add("over", "Na de getypte aandelen", "After the typed shares", "={asked}*MAX(0,1-{e_typed})")
    start = "IF({e_sa}>0,MAX(0,{over}-{e_sb})/{e_sa},0)"
    add("begin", "Nodig aan het begin", "Needed at the start", f"=IF({{e_basis}}={_RATES},{start},0)")
    whole = "({e_sa}*{begin}+{e_sb})"
    by_rates = f"IF({whole}>0,({{e_ra}}*{{begin}}+{{e_rb}})*{{over}}/{whole},0)"
    capped = "MIN({e_most},MAX(0,{over}-{e_before}))"
    resting = "MAX(0,{over}-{e_caps})/MAX(1,{e_many})"
    goes = f"IF({{e_basis}}={_RATES},{by_rates},IF({{e_basis}}={_CAPPED},{capped},{resting}))"
    add(
        "plan",
        "Gepland langs deze route",
        "Planned along this route",
        f"=IF(OR({{e_to}}=0,{{e_part}}>={ERROR}),0,IF({{e_basis}}={_SETTLED},{{asked}}*{{e_part}},{goes}))",
    )


def _add_flow(add: Add) -> None:
    """Add what one at the start gives along the ways, and what comes without it."""
    first = "COUNTIF({e_to>},{e_id})=0"
    same_root = largest("{e_root>}", "{e_to>}", "{e_id}")
    other = f"COUNTIFS({{e_to>}},{{e_id}},{{e_root>}},{same_root})<>COUNTIF({{e_to>}},{{e_id}})"
    add("e_root", "Begint bij", "Starts at", f"=IF({{at}}=0,0,IF({first},{{e_id}},IF({other},{NONE},{same_root})))")
    lost = 'OR({e_root}<0,COUNTIFS({e_to>},{e_id},{e_gives>},"<0")>0)'
    arriving = "SUMIFS({e_gives>},{e_to>},{e_id})"
    comes = f"=IF({{at}}=0,0,IF({first},1,IF({lost},{NONE},{arriving})))"
    add("e_comes", "Stroomt", "Flows", comes)
    add("e_gives", "Stroomt door", "Flows on", "=IF({at}=0,0,IF(OR({e_comes}<0,{e_rate}<=0),-1,{e_comes}*{e_rate}))")
    divides = "AND(INDEX({pool_1:},{e_id})=2,COUNTIF({e_id:},{e_id})>1)"
    before = "COUNTIFS({e_to>},{e_id},{e_divides>},1)>0"
    add("e_divides", "Verdeelt mensen", "Divides people", f"=IF({{at}}=0,0,IF(OR({divides},{before}),1,0))")
    own = "INDEX({own_target_1:},{e_id})"
    given = f"IF({own}>=0,0,SUMIFS({{e_ra>}},{{e_to>}},{{e_id}}))"
    add("e_a", "Van 1 aan het begin", "Of 1 at the start", f"=IF({{at}}=0,0,IF({first},1,{given}))")
    add("e_ra", "geeft", "gives", "=IF({at}=0,0,MAX(0,{e_a}*{e_rate}))")
    baseline, outflow = (f"MAX(0,INDEX({{{key}_1:}},{{e_id}}))" for key in ("baseline", "outflow"))
    itself = f"IF({own}>=0,{own},MAX(0,{baseline}-{outflow}+SUMIFS({{e_rb>}},{{e_to>}},{{e_id}})))"
    add("e_b", "Vanzelf", "By itself", f"=IF({{at}}=0,0,IF({first},0,{itself}))")
    add("e_rb", "geeft", "gives", "=IF({at}=0,0,MAX(0,{e_b}*{e_rate}))")
