"""The sheet and the fallbacks use only what every host has."""

from __future__ import annotations

import re

import pytest

from fullfunnel.framework.columns import BUDGET_COLUMNS
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.plain.calculation import calculation
from fullfunnel.plain.fallback import (
    UNKNOWN_HERE,
    in_plain_functions,
    where_known,
    with_fallbacks,
    without_fallbacks,
)
from fullfunnel.plain.host_functions import functions_in, host_functions
from tests.plain.plan_book import table
from tests.short_run import first_of

BUDGET = {key: f"Budget!${chr(66 + at)}$6:${chr(66 + at)}$205" for at, key in enumerate(BUDGET_COLUMNS)}
CALLS = (
    "FUNNEL_TARGET(B7,ffGoal,ffKpis[#All])",
    "FUNNEL_TARGET(B7,ffGoal,ffKpis[#All],ffScenario2)",
    "FUNNEL_ALLOWABLE(ffOrderValue,ffMargin,ffProfit,ffProfitBasis)",
    "FUNNEL_MAX_CPA(ffAllowable,ffGoal,ffBudget[#All],ffByThemselves,$B24,ffSpent,ffResultsSoFar)",
)


def formulas(language: Language) -> list[str]:
    made = calculation(table(), "ffGoal", "Calculation", language, budget=BUDGET, scenarios=2)
    return [cell.content for cell in made.cells if isinstance(cell.content, str) and cell.content.startswith("=")]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_every_function_is_in_the_table(language: Language) -> None:
    used = {name for formula in formulas(language) for name in functions_in(formula)}
    used |= {name for call in CALLS for name in functions_in(in_plain_functions(call)[0])}
    assert used - set(host_functions()) == set()
    assert set(host_functions()) - used <= {"ERROR.TYPE"}  # that one stands around the call


def test_the_table_holds_nothing_after_excel_2010() -> None:
    for each in host_functions().values():
        assert each.excel in {"97", "2007", "2010"}
        assert float(each.libreoffice) <= 7.4
        assert each.google_sheets == "yes"


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_no_formula_needs_a_newer_excel(language: Language) -> None:
    for formula in formulas(language):
        assert not re.search(r"_xlfn|_xlws|\bLET\(|LAMBDA|#All|\[@|\{|\}", formula)
        assert len(formula) < 8192
        bare = re.sub(r'"[^"]*"', "", formula)
        assert bare.count("(") == bare.count(")")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("around", ["={}", '=IF(B7="","",IFERROR({},""))', "=ROUND({},0)+1"])
def test_a_fallback_comes_off_again(call: str, around: str) -> None:
    formula = around.format(call)
    falling = with_fallbacks(formula)
    assert f"IFERROR({call},IF(ERROR.TYPE({call})=5," in falling
    assert without_fallbacks(falling) == formula
    assert with_fallbacks(without_fallbacks(falling)) == falling


@pytest.mark.parametrize(
    "call",
    [
        "FUNNEL_TARGET(B7,1000,ffKpis[#All])",
        "FUNNEL_TARGET(B7,ffGoal,Plan!A1:H9)",
        'FUNNEL_TARGET(B7,ffGoal,ffKpis[#All],"worst")',
        "FUNNEL_CHANCE(ffGoal,ffKpis[#All])",
        "FUNNEL_MAX_CPA(36,1000,18000)",
    ],
)
def test_another_plan_or_function_has_no_fallback(call: str) -> None:
    assert with_fallbacks(f"={call}") == f"={call}"
    assert in_plain_functions(f"={call}") == (f"={call}", (call,))


def test_a_text_that_names_a_function_is_no_call() -> None:
    formula = '="type FUNNEL_TARGET(B7,ffGoal,ffKpis[#All]) here"'
    assert with_fallbacks(formula) == formula


def test_whether_a_host_knows_our_functions_is_asked_in_a_way_that_each_host_keeps() -> None:
    asked = f'=IF(A1=0,"",IF({UNKNOWN_HERE},"changed",""))'
    assert with_fallbacks(without_fallbacks(asked)) == asked
    assert in_plain_functions(asked) == ('=IF(A1=0,"",IF(TRUE,"changed",""))', ())
    for name in ("_xldudf_FUNNEL_STATUS", "[3]!FUNNEL_STATUS", "ORG.FULLFUNNEL.FUNNELADDIN.FUNNELSTATUS"):
        spelled = asked.replace("FUNNEL_STATUS", name)
        assert in_plain_functions(spelled)[0] == '=IF(A1=0,"",IF(TRUE,"changed",""))'
        assert where_known(spelled) == f'=IF(A1=0,"",IF(AND(FALSE,ISERROR({name}(1,1))),"changed",""))'
