"""A formula as the engine gets it: what it would do otherwise than Excel goes through functions of our own."""

from __future__ import annotations

import pytest

from fullfunnel.recalc.engines.fast_formula import EngineFormula, Unbalanced
from fullfunnel.xlsx.formula import tokens


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM(A1,B1:C2)*2%", "SUM(A1,B1:C2)*2%"),
        ('IF(A1="","",B1)', 'IF((A1=""),"",B1)'),
        ('A1<>"x"', '(A1<>"x")'),
        ("IF(A1>=B1+1,1,2)", 'IF(FULLFUNNEL_COMPARE(7,">=",A1,B1+1),1,2)'),
        ("A1=B1=C1", 'FULLFUNNEL_COMPARE(7,"=",FULLFUNNEL_COMPARE(7,"=",A1,B1),C1)'),
        ('"a"<"b"', 'FULLFUNNEL_COMPARE(7,"<","a","b")'),
        ('A1&" leads"', 'FULLFUNNEL_JOIN(7,A1," leads")'),
        ('A1&B1=C1&"x"', 'FULLFUNNEL_COMPARE(7,"=",FULLFUNNEL_JOIN(7,A1,B1),FULLFUNNEL_JOIN(7,C1,"x"))'),
        ('(A1&"|")&SUM(B1)+1', 'FULLFUNNEL_JOIN(7,(FULLFUNNEL_JOIN(7,A1,"|")),SUM(B1)+1)'),
        ('"a=b&c("&A1', 'FULLFUNNEL_JOIN(7,"a=b&c(",A1)'),
        ("SUM({1,2;3,4})", "SUM({1,2;3,4})"),
        ('SUM({"a","b"}=A1)', 'SUM(FULLFUNNEL_COMPARE(7,"=",{"a","b"},A1))'),
        ("IF(A1,,2)", "IF(A1,,2)"),
        ("FUNNEL_TARGET(A1,B1,C1:D9)", 'FULLFUNNEL_CALL(7,"FUNNELTARGET/111",A1,B1,C1:D9)'),
        ('FUNNEL_MAX_CPA(1,2,,,"paid")', 'FULLFUNNEL_CALL(7,"FUNNELMAXCPA/11001",1,2,0,0,"paid")'),
        ("FUNNEL_MAX_CPA(1,2,)", 'FULLFUNNEL_CALL(7,"FUNNELMAXCPA/110",1,2,0)'),
        ("FUNNEL_TARGET()", 'FULLFUNNEL_CALL(7,"FUNNELTARGET/")'),
        (
            'IFERROR(FUNNEL_MAX_CPA(FUNNEL_ALLOWABLE(A1,B1),2),A1&"?")',
            (
                'IFERROR(FULLFUNNEL_CALL(7,"FUNNELMAXCPA/11",FULLFUNNEL_CALL(7,"FUNNELALLOWABLE/11",A1,B1),2),'
                'FULLFUNNEL_JOIN(7,A1,"?"))'
            ),
        ),
        ('FUNNEL_TARGET(A1&"s",1,B1)', 'FULLFUNNEL_CALL(7,"FUNNELTARGET/111",FULLFUNNEL_JOIN(7,A1,"s"),1,B1)'),
        (" A1 + B1 ", " A1 + B1 "),
    ],
)
def test_spelled_for_the_engine(formula: str, expected: str) -> None:
    assert EngineFormula(tokens(formula), 7).text == expected


@pytest.mark.parametrize("formula", ["SUM(A1", "SUM(A1))", ")", "{1,2", "FUNNEL_TARGET(A1"])
def test_brackets_that_do_not_match(formula: str) -> None:
    with pytest.raises(Unbalanced):
        EngineFormula(tokens(formula), 7)


@pytest.mark.parametrize(
    ("formula", "approximate"),
    [
        ("MATCH(A1,B1:B9,0)", False),
        ("MATCH(A1,B1:B9, 0 )", False),
        ("MATCH(A1,B1:B9)", True),
        ("MATCH(A1,B1:B9,)", True),
        ("MATCH(A1,B1:B9,1)", True),
        ("INDEX(A1:A9,MATCH(A1,B1:B9,C1))", True),
    ],
)
def test_only_an_exact_match_is_known(formula: str, *, approximate: bool) -> None:
    assert EngineFormula(tokens(formula), 7).approximate is approximate


@pytest.mark.parametrize(
    ("formula", "uneven"),
    [
        ('SUMIFS(A1:A9,B1:B9,">3",C1:C9,"x")', False),
        ('SUMIFS(A1:A9,B1:B9,">3",C1:C8,"x")', True),
        ("IF(D1,SUMIFS('Plan 2'!$A$1:$A$5,B1:B9,1),0)", True),
        ("COUNTIFS(A1:A9,D1:D2,B1:B9,1)", False),
        ("COUNTIFS(A1:A9,1,A1:C3,1)", True),
        ("SUMIF(A1:A9,1,B1:B2)", False),
        ("SUMIFS(INDEX(A1:C9,0,2),B1:B9,1)", False),
    ],
)
def test_ranges_of_two_sizes_are_found(formula: str, *, uneven: bool) -> None:
    assert EngineFormula(tokens(formula), 7).uneven is uneven


@pytest.mark.parametrize(
    ("formula", "counts"),
    [
        ('COUNTIF(A1:A9,"leads")', False),
        ('COUNTIFS(A1:A9,">0",B1:B9,12)', False),
        ('COUNTIF(A1:A9,"<>leads")', True),
        ('COUNTIF(A1:A9,"")', True),
        ('COUNTIF(A1:A9,"=")', True),
        ("COUNTIF(A1:A9,B1)", True),
        ('SUMIFS(A1:A9,B1:B9,"")', False),
    ],
)
def test_conditions_that_blank_cells_may_meet_are_found(formula: str, *, counts: bool) -> None:
    assert EngineFormula(tokens(formula), 7).counts_blanks is counts
