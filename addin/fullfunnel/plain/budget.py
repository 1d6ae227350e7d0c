"""Which part of the budget is not judged on results, and so is carried by the maximum CPA."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import BUDGET_COLUMNS
from fullfunnel.language import Text
from fullfunnel.plain.outcome import NONE, VALUE_ERROR, WRONG, any_word
from fullfunnel.plain.table import TOTAL_WORDS, number_in, text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.plain.column import Grid

READ: Final = ("item", "stage", "channel", "kind", "converts_directly", "amount")
"""The columns of the budget that count."""
_NAMED: Final = ("item", "stage", "channel")
_YES: Final = ("ja", "yes", "true", "waar", "j", "y", "x", "1")
_NO: Final = ("nee", "no", "false", "onwaar", "n", "0")
_ACTIVATION: Final = ("", "activation", "activatie")
_CREATION: Final = ("creation", "creatie")
_CONVERTING: Final = ("do", "sell", "action", "actie")
_STAGES: Final = ("see", "think", "care", "touch", "tell", "attention", "aandacht", "interest", "interesse")
_MORE_STAGES: Final = ("desire", "verlangen", *_CONVERTING)


def add_budget(grid: Grid, table: Mapping[str, str]) -> None:
    """Add the columns that read the budget and sort its lines; ``table`` holds the cells of each column, by key."""
    section = grid.section(Text("8  Het budget", "8  The budget"))

    def add(key: str, header: Text, formula: str) -> None:
        grid.add(section, key, header, formula)

    for key in READ[:-1]:
        add(f"b_{key}", BUDGET_COLUMNS[key], text_in(table.get(key, "")))
    add("b_amount", BUDGET_COLUMNS["amount"], number_in(table["amount"]))
    totals = ",".join(any_word(f'SUBSTITUTE({{b_{key}}},":","")', TOTAL_WORDS) for key in _NAMED)
    begins = ",".join(
        f'LEFT({{b_{key}}}&" ",{len(word)})="{word}"'
        for key in _NAMED
        for word in ("total ", "totaal ", "total:", "totaal:")
    )
    add("b_total", Text("Heet een totaal", "Is called a total"), f"=IF(OR({totals}),2,IF(OR({begins}),1,0))")
    above = "SUMPRODUCT({b_counts^}*{b_amount^})"
    alike = "SUMPRODUCT({b_counts^}*({b_stage^}={b_stage})*{b_amount^})"
    bare = 'AND({b_kind}="",{b_converts_directly}="",{b_channel}="")'
    sums = f"OR(ABS({{b_amount}}-{above})<=1E-9*{{b_amount}},ABS({{b_amount}}-{alike})<=1E-9*{{b_amount}},{bare})"
    add(
        "b_counts",
        Text("Telt mee", "Counts"),
        f"=IF(OR({{b_amount}}<0,{{b_total}}=2),0,IF({{b_total}}=0,1,IF({sums},0,1)))",
    )
    stage, direct = "{b_stage}", "{b_converts_directly}"
    own = f"AND(NOT({any_word(stage, (*_STAGES, *_MORE_STAGES))}),{any_word(direct, _YES)})"
    converts = f"OR({any_word(stage, _CONVERTING)},{own})"
    judged = f"AND({any_word('{b_kind}', _ACTIVATION)},NOT({any_word(direct, _NO)}),{converts})"
    add("b_judged", Text("Op resultaat afgerekend", "Judged on results"), f"=IF({{b_counts}}=0,0,IF({judged},1,0))")
    known = any_word("{b_kind}", (*_ACTIVATION, *_CREATION))
    # A kind that begins as one of ours and is not may be misspelt; the function asks, so nothing is counted here.
    doubt = f'AND(NOT({known}),OR(LEFT({{b_kind}},2)="ac",LEFT({{b_kind}},2)="cr"))'
    unknown = f"NOT({any_word(direct, ('', *_YES, *_NO))})"
    add(
        "b_problem",
        Text("Niet te lezen", "Cannot be read"),
        f"=IF({{b_amount}}={WRONG},1,IF(OR({{b_amount}}={NONE},{{b_total}}=2),0,IF(OR({doubt},{unknown}),1,0)))",
    )


def carried_cost(amounts: str, rows: int) -> str:
    """The formula for the cost that is not judged on results; ``amounts`` are the cells of that column."""
    beyond = f"IF(ROWS({amounts})>{rows},COUNTA(INDEX({amounts},{rows + 1}):INDEX({amounts},ROWS({amounts})))>0,FALSE)"
    total = "SUMPRODUCT({b_counts:}*(1-{b_judged:})*{b_amount:})"
    return f"=IF(OR({beyond},SUM({{b_problem:}})>0),{VALUE_ERROR},{total})"
