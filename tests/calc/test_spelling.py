"""A workbook made for Excel, spelled as Calc knows it; all else in a formula stays as it was typed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "addin" / "calc" / "pythonpath" / "fullfunnel_spelling.py"
KNOWN = {"FUNNEL_TARGET": "funnelTarget", "FUNNEL_MAX_CPA": "funnelMaxCpa"}
CALC = "ORG.FULLFUNNEL.FUNNELADDIN."


def connected(formula: str) -> str:
    spec = importlib.util.spec_from_file_location("fullfunnel_spelling", HERE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.connected(formula, KNOWN))


@pytest.mark.parametrize(
    "typed",
    [
        '=FUNNEL_TARGET("Views";ffGoal;A1:B4)',
        '=funnel_target("Views";ffGoal;A1:B4)',
        '=_xldudf_funnel_target("Views";ffGoal;A1:B4)',
        '=_xludf.FUNNEL_TARGET("Views";ffGoal;A1:B4)',
        "='file:///C:/Users/An/fullfunnel.xlam'#funnel_target(\"Views\";ffGoal;A1:B4)",
    ],
)
def test_every_spelling_is_connected(typed: str) -> None:
    assert connected(typed) == f'={CALC}FUNNELTARGET("Views";ffGoal;A1:B4)'


def test_a_whole_table_is_spelled_so_that_calc_knows_it() -> None:
    assert connected("=SUM(FUNNEL_MAX_CPA(1;2;ffBudget[#all]);ffBudget[Amount])") == (
        f"=SUM({CALC}FUNNELMAXCPA(1;2;ffBudget[[#All]]);ffBudget[Amount])"
    )


@pytest.mark.parametrize(
    "typed",
    [
        '="FUNNEL_TARGET(x) and ffKpis[#All]"&A1',
        "=MY_FUNNEL_TARGET(1)",
        "=FUNNEL_NEWER(1)",
        f'={CALC}FUNNELTARGET("Views";ffGoal;ffKpis[[#All]])',
        "=SUM(A1:A9)",
    ],
)
def test_what_is_not_ours_stays(typed: str) -> None:
    assert connected(typed) == typed
