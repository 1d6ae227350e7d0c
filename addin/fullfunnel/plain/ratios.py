"""Ratio and cost KPIs: ``Clicks / Impressions``, ``Cost / Leads``, ``Cost / Impressions * 1000``.

A formula is taken apart into three parts at most, each a KPI, a cost or a whole number. A name is the longest one of
the plan that fits, for names may hold signs (``Sessions / visits``). What is more than that (brackets, a fourth part, a
ratio of ratios) is #VALUE! for this KPI only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.plain.outcome import (
    BAD_INPUT,
    ERROR,
    NO_DIVISION,
    NONE,
    NOT_FINITE,
    NOT_FOUND,
    any_word,
    first_row,
    first_where,
)

if TYPE_CHECKING:
    from fullfunnel.plain.column import Grid

SLOTS: Final = 20
"""How many ratios a plan can hold."""
PARTS: Final = 3
_STAGE_COST: Final = ("cost", "costs", "kosten")
_PLAN_COST: Final = ("total cost", "total costs", "totale kosten")
_UNKNOWN: Final = "5E+300"
_UNREADABLE: Final = "6E+300"
_SIGNS: Final = "+-*/"

UNKNOWN_NAME: Final = 41
UNREADABLE: Final = 42
"""The problems of a formula, by the numbers of :mod:`fullfunnel.plain.problems`."""


def add_ratios(grid: Grid) -> None:
    """Add the columns; one row a ratio, from the top down."""
    section = grid.section(Text("6  Ratio's", "6  Ratios"))

    def add(key: str, nl: str, en: str, formula: str, rows: int = SLOTS) -> None:
        grid.add(section, key, Text(nl, en), formula, rows)

    add("r_key", "Is een ratio (rij)", "Is a ratio (row)", '=IF({ratio}=1,{n},"")', grid.rows)
    add("r_row", "Rij van de ratio", "Row of the ratio", "=IF({n}>COUNT({r_key:}),0,SMALL({r_key:},{n}))")
    row = first_where('({id:}={r_row})*({formula:}<>"")', grid.rows)
    add("r_text", "Formule", "Formula", f'=IF({{r_row}}=0,"",INDEX({{formula:}},MAX(1,{row})))')
    for part in range(1, PARTS + 1):
        add(f"rest_{part}", f"Vanaf deel {part}", f"From part {part}", _rest(part))
        for end in (1, 2, 3):
            after = "0" if end == 1 else f"{{end_{part}_{end - 1}}}"
            header = f"Teken {end} in deel {part}", f"Sign {end} in part {part}"
            add(f"end_{part}_{end}", *header, _next_sign(f"{{rest_{part}}}", after))
        add(f"len_{part}", f"Lengte deel {part}", f"Length of part {part}", _length(part, grid.rows))
        add(f"sign_{part}", f"Teken na deel {part}", f"Sign after part {part}", _sign(part))
        add(f"val_{part}", f"Waarde deel {part}", f"Value of part {part}", _value(part, grid.rows))
    right_first = 'AND(OR({sign_1}="+",{sign_1}="-"),OR({sign_2}="*",{sign_2}="/"))'
    right = _operation("{val_2}", "{sign_2}", "{val_3}")
    left = _operation("{val_1}", "{sign_1}", "{val_2}")
    add("r_half", "Eerst", "First", f"=IF({{r_row}}=0,0,IF({right_first},{right},{left}))")
    add("r_value", "Uitkomst", "Outcome", f"=IF({{r_row}}=0,0,{_outcome(right_first)})")
    parts = [f"{{val_{part}}}" for part in range(1, PARTS + 1)]
    largest = f"MAX({','.join(parts)})"
    add(
        "r_problem",
        "Probleem",
        "Problem",
        f"=IF({{r_row}}=0,0,IF({largest}>={_UNREADABLE},{UNREADABLE},IF({largest}>={_UNKNOWN},{UNKNOWN_NAME},0)))",
    )


def _rest(part: int) -> str:
    """What is still to be read: other spellings of the signs made one, the equals sign in front taken off."""
    if part > 1:
        return f'=IF({{rest_{part - 1}}}="","",TRIM(MID({_after(part - 1)},2,255)))'
    text = "{r_text}"
    for sign, instead in (("÷", "/"), ("×", "*"), ("−", "-")):
        text = f'SUBSTITUTE({text},"{sign}","{instead}")'
    return f'=IF(LEFT({{r_text}},1)="=",TRIM(MID({text},2,255)),{text})'


def _after(part: int) -> str:
    return f"TRIM(MID({{rest_{part}}},{{len_{part}}}+1,255))"


def _next_sign(rest: str, after: str) -> str:
    """Where the next sign stands, or the end."""
    signs = ",".join(f'FIND("{sign}",{rest}&"{_SIGNS * PARTS}",{after}+1)' for sign in _SIGNS)
    return f'=IF({rest}="",0,MIN({signs},LEN({rest})+1))'


def _length(part: int, rows: int) -> str:
    """How many letters the next part has: up to a later sign where that makes a name, else up to the next sign.

    Words are compared one by one: not every host takes a whole column where a function asks for one text.
    """
    rest = f"{{rest_{part}}}"
    length = f"{{end_{part}_1}}-1"
    for end in (2, 3):
        at = f"{{end_{part}_{end}}}-1"
        length = f"IF({first_row(f'TRIM(LEFT({rest},{at}))', rows)}>0,{at},{length})"
    return f'=IF({rest}="",0,{length})'


def _sign(part: int) -> str:
    return f'=IF({{rest_{part}}}="","",LEFT({_after(part)},1))'


def _value(part: int, rows: int) -> str:
    word = f"TRIM(LEFT({{rest_{part}}},{{len_{part}}}))"
    at = first_row(word, rows)
    found = f"MAX(1,{at})"
    own = f"IF(INDEX({{own_target_1:}},{found})>=0,INDEX({{own_target_1:}},{found}),{BAD_INPUT})"
    ratio = f"IF({at}={{r_row}},{NOT_FINITE},{own})"
    named = f"IF(INDEX({{ratio:}},{found})=1,{ratio},INDEX({{volume:}},{found}))"
    whole = f'IFERROR(TEXT(VALUE({word}),"0")={word},FALSE)'
    digit = f'ISNUMBER(FIND(LEFT({word},1),"0123456789"))'
    known = (
        f"IF({any_word(word, _PLAN_COST)},{_cost('SUM({cost:})')},"
        f"IF({any_word(word, _STAGE_COST)},{_cost(_stage_cost())},IF({digit},{BAD_INPUT},{_UNKNOWN})))"
    )
    missing = NONE if part > 1 else _UNREADABLE
    if part > 1:
        # A sign with nothing behind it, or something that is no sign.
        before = f"{{sign_{part - 1}}}"
        missing = f'IF({before}="",{NONE},{_UNREADABLE})'
    read = (
        f'IF({word}="",IF(LEFT({{rest_{part}}},1)="-",{BAD_INPUT},{_UNREADABLE}),IF({at}>0,{named},'
        f'IF(LEFT({word},1)="(",{BAD_INPUT},IF({whole},VALUE({word}),{known}))))'
    )
    if part > 1:
        read = f'IF(ISNUMBER(FIND({{sign_{part - 1}}},"{_SIGNS}")),{read},{_UNREADABLE})'
    return f'=IF({{r_row}}=0,{NONE},IF({{rest_{part}}}="",{missing},{read}))'


def _cost(total: str) -> str:
    return f"IF(MAX({{cost:}})>={ERROR},MAX({{cost:}}),IF(SUM({{priced:}})=0,{NOT_FOUND},{total}))"


def _stage_cost() -> str:
    """The cost of the KPI's own stage; of the whole plan where it has none or nothing there has a price."""
    stage = "INDEX({stage_1:},{r_row})"
    here = f"({{stage_1:}}={stage})"
    of_stage = f"IF(SUMPRODUCT({here}*{{priced:}})=0,SUM({{cost:}}),SUMPRODUCT({here}*{{cost:}}))"
    return f'IF({stage}="",SUM({{cost:}}),{of_stage})'


def _operation(one: str, sign: str, other: str) -> str:
    done = f"IF({other}=0,{NO_DIVISION},{one}/{other})"
    for each in "*-+":
        done = f'IF({sign}="{each}",{one}{each}{other},{done})'
    return f'IF({one}>={ERROR},{one},IF({other}>={ERROR},{other},IF({sign}="",{one},{done})))'


def _outcome(right_first: str) -> str:
    behind = _operation("{val_1}", "{sign_1}", "{r_half}")
    in_order = _operation("{r_half}", "{sign_2}", "{val_3}")
    return f'IF({{sign_3}}<>"",{BAD_INPUT},IF({right_first},{behind},{in_order}))'
