"""Which functions the engine is believed in without Excel's word, tried one by one against what Excel documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.recalc.engines.engine_values import NotEvaluated
from fullfunnel.recalc.engines.fast import evaluate
from fullfunnel.recalc.engines.operators import as_text, compared
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.recalc.trust import KNOWN, REPRODUCED, same_value
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.xlsx.factories import parts, save, sheet

if TYPE_CHECKING:
    from pathlib import Path

# Row 1 holds texts, blanks and a boolean, row 2 powers of two, row 3 an error among numbers.
CELLS = (
    '<row r="1"><c r="A1" t="str"><v>Leads</v></c><c r="B1" t="str"><v>a*b</v></c><c r="C1" t="str"><v>LEADS</v></c>'
    '<c r="D1" t="str"><v>5</v></c><c r="E1"><v>5</v></c><c r="G1" t="b"><v>1</v></c><c r="H1" t="str"><v></v></c>'
    '<c r="I1" t="str"><v>a?</v></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>4</v></c><c r="D2"><v>8</v></c>'
    '<c r="E2"><v>16</v></c><c r="F2"><v>32</v></c><c r="G2"><v>64</v></c><c r="H2"><v>128</v></c>'
    '<c r="I2"><v>256</v></c></row>'
    '<row r="3"><c r="A3"><v>0.1</v></c><c r="B3"><v>0.2</v></c><c r="C3"><v>0.3</v></c><c r="D3"><v>-2.5</v></c>'
    '<c r="E3" t="e"><v>#N/A</v></c></row>'
)
NA, DIV, VALUE, REF, NUM = (ExcelError(error) for error in ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!"))

AS_EXCEL: list[tuple[str, Any]] = [
    ("ABS(D3)", 2.5),
    ("ERROR.TYPE(E3)", 7),
    ("LOOKUP(5,A2:C2)", 4),
    ("SUMPRODUCT(A2:C2,B2:D2)", 42),
    ('SUMPRODUCT((A1:C1="leads")*A2:C2)', 5),
    ("AND(G1,F1)", True),
    ("AND(TRUE,A2=1)", True),
    ("AND(A2=1,A2=2)", False),
    ("AVERAGE(A2:C2)", 7 / 3),
    ("AVERAGE(A1:C1)", DIV),
    ("AVERAGE(A1:E1)", 5),
    ("COLUMNS(A1:C9)", 3),
    ("COUNT(A1:I1)", 1),
    ("COUNT(A3:E3)", 4),
    ("COUNTA(A1:I1)", 8),
    ('COUNTIF(A1:I1,"leads")', 2),
    ("COUNTIF(A1:I1,A1)", 2),
    ('COUNTIF(A1:I1,"a*")', 2),
    ('COUNTIF(A1:I1,"a~*b")', 1),
    ("COUNTIF(A1:I1,5)", 2),
    ("COUNTIF(A1:I1,F1)", 0),
    ('COUNTIF(A1:I1,"")', 2),
    # Below the last row with a value, where the engine by itself does not look.
    ('COUNTIFS(A11:A20,"<>x",B11:B20,"")', 10),
    ('SUMIF(A12:A13,"",A2:A3)', 1.1),
    ('COUNTIF(A1:I1,">4")', 1),
    ('COUNTIF(A1:I1,"<>leads")', 7),
    ('COUNTIFS(A1:I1,"leads",A2:I2,">=4")', 1),
    ('IF(A1="leads",1,2)', 1),
    ("IF(F1,1,2)", 2),
    ('IF("x",1,2)', VALUE),
    ("IF(FALSE,1)", False),
    ("IF(TRUE,,5)", 0),
    ("IF(E3,1,2)", NA),
    ('IFERROR(E3,"fout")', "fout"),
    ('IFERROR(F1,"fout")', 0),
    ('IFNA(E3,"leeg")', "leeg"),
    ('IFNA(1/0,"leeg")', DIV),
    ("INDEX(A1:I2,2,3)", 4),
    ("INDEX(A2:I2,4)", 8),
    ("INDEX(A2:I2,10)", REF),
    ('INDEX(A1:I1,6)=""', True),
    ("SUM(INDEX(A2:I3,1,0))", 511),
    ("INT(D3)", -3),
    ("INT(0.1*3*10)", 3),
    ("ISBLANK(F1)", True),
    ("ISBLANK(H1)", False),
    ("ISERR(E3)", False),
    ("ISERROR(E3)", True),
    ("ISNA(E3)", True),
    ("ISNUMBER(D1)", False),
    ("ISNUMBER(E1)", True),
    ("ISTEXT(D1)", True),
    ('MATCH("leads",A1:I1,0)', 1),
    ("MATCH(5,A1:I1,0)", 5),
    ('MATCH("5",A1:I1,0)', 4),
    ('MATCH("a~?",A1:I1,0)', 9),
    ('MATCH("bezoeken",A1:I1,0)', NA),
    ("MAX(A1:I1)", 5),
    ("MAX(A1:C1)", 0),
    ("MIN(A2:I2)", 1),
    ("MAX(E3,1)", NA),
    ("NA()", NA),
    ("NOT(F1)", True),
    ("OR(FALSE,A2=1)", True),
    ("PRODUCT(A2:D2)", 64),
    ("PRODUCT(A1:C1)", 0),
    ("ROUND(2.5,0)", 3),
    ("ROUND(-2.5,0)", -3),
    ("ROUND(2.675,2)", 2.68),
    ("ROUND(1.005,2)", 1.01),
    ("ROUND(1234.5,-2)", 1200),
    ("ROUNDDOWN(-2.9,0)", -2),
    ("ROUNDDOWN(4.35*100,0)", 435),
    ("ROUNDUP(-2.1,0)", -3),
    ("ROUNDUP(0.1*3*10,0)", 3),
    ("ROUNDUP(A2/3,0)", 1),
    ("ROWS(A1:C9)", 9),
    ("SIGN(D3)", -1),
    ("SUM(A2:I2)", 511),
    ("SUM(A1:I1)", 5),
    ('SUM("3",TRUE)', 4),
    ("SUM(A3:E3)", NA),
    ('SUMIF(A1:I1,"leads",A2:I2)', 5),
    ('SUMIFS(A2:I2,A1:I1,"l*s")', 5),
    ('SUMIFS(A2:I2,A1:I1,"")', 160),
    ("SUMIFS(A2:I2,A1:I1,F1)", 0),
    ("SUMIFS(A2:I2,A1:I1,5)", 24),
    ("TRUNC(D3)", -2),
    # what the engine hands to us
    ('TRIM("  See  and   Think ")', "See and Think"),
    ("TRIM(F1)", ""),
    ("TRIM(E3)", NA),
    ("N(A1)", 0),
    ("N(G1)", 1),
    ("N(D3)", -2.5),
    ("N(F1)", 0),
    ("N(E3)", NA),
    ("LN(E2)", 2.772588722239781),
    ("LN(F1)", NUM),
    ("LN(D3)", NUM),
    ("POWER(B2,0.5)", 1.4142135623730951),
    ("POWER(D3,2)", 6.25),
    ("POWER(0,0)", NUM),
    ("POWER(0,-1)", DIV),
    ("POWER(-8,1/3)", NUM),
    ("POWER(10,400)", NUM),
    # 1 January 1900 is day 1, and Excel has a 29 February in that year.
    ("YEAR(1)", 1900),
    ("MONTH(31)", 1),
    ("MONTH(59)", 2),
    ("MONTH(60)", 2),
    ("MONTH(61)", 3),
    ("YEAR(366)", 1900),
    ("YEAR(367)", 1901),
    ("YEAR(46023.75)", 2026),
    ("MONTH(46023)", 1),
    ("YEAR(2958465)", 9999),
    ("YEAR(2958466)", NUM),
    ("YEAR(-1)", NUM),
    ("MONTH(E3)", NA),
    # 1 January 2026 is a Thursday.
    ("WEEKDAY(46023)", 5),
    ("WEEKDAY(46023,2)", 4),
    ("WEEKDAY(46023,3)", 3),
    ("WEEKDAY(46023,11)", 4),
    ("WEEKDAY(46023,15)", 7),
    ("WEEKDAY(46023,17)", 5),
    ("WEEKDAY(46023,4)", NUM),
    # signs
    ("50%*A2", 0.5),
    ("1/0", DIV),
    ("D1*2", 10),
    ("A1*2", VALUE),
    ("F1*5", 0),
    ("G1+G1", 2),
    ("A3+B3=C3", True),
    ("A3+B3>C3", False),
    ('F1=""', True),
    ("F1=0", True),
    ("A1=C1", True),
    ("D1=E1", False),
    ("A1>E1", True),
    ("E3=1", NA),
    ('A2/3&" lead"', "0.333333333333333 lead"),
    ('1200000&""', "1200000"),
    ('G1&F1&"!"', "TRUE!"),
    ('A1&"|"&COUNTIF(A1:I1,A1)', "Leads|2"),
    ("E3&1", NA),
    ("SUM({1,2;3,4})", 10),
]
FAR_CORNERS = ['1E+20&""', '0.00001&""', 'A1<"x"']


def evaluated(tmp_path: Path, formulas: list[str]) -> tuple[list[Any], list[bool]]:
    """What the engine makes of formulas in row 9, and whether it is believed in them."""
    escaped = (text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in formulas)
    row = "".join(f"<c><f>{text}</f></c>" for text in escaped)
    book = open_book(save(tmp_path / "plan.xlsx", parts(sheet(f'{CELLS}<row r="9">{row}</row>'))))
    cells = Dependence.of(book).cells
    values = evaluate(book, cells, {}).values
    return [values[cell.number][0][0] for cell in cells], [cell.resolved.known for cell in cells]


def test_every_known_function_is_tried() -> None:
    tried = {name for formula, _ in AS_EXCEL for name in KNOWN if f"{name}(" in formula}
    assert tried == KNOWN


def test_the_engine_with_our_operators_calculates_as_excel_does(tmp_path: Path) -> None:
    formulas = [formula for formula, expected in AS_EXCEL if expected is not None]
    wanted = [expected for _, expected in AS_EXCEL if expected is not None]
    values, known = evaluated(tmp_path, formulas)
    wrong = [
        (formula, value, expected)
        for formula, value, expected in zip(formulas, values, wanted, strict=True)
        if not same_value(value, expected, REPRODUCED)
    ]
    assert wrong == []
    assert all(known)


def test_where_only_excel_can_tell_nothing_is_guessed(tmp_path: Path) -> None:
    values, _ = evaluated(tmp_path, [*FAR_CORNERS, f"IFERROR({FAR_CORNERS[0]},0)"])
    assert all(isinstance(value, NotEvaluated) for value in values)


@pytest.mark.parametrize(
    "formula",
    [
        "2^3",
        "SUMX2MY2(A2:C2,A2:C2)",
        "VLOOKUP(A1,A1:B9,2)",
        "TEXT(A1,0)",
        "TODAY()",
        "MATCH(A1,A1:I1)",
        "INDIRECT(A1)",
        "onbekend",
    ],
)
def test_what_is_not_known(tmp_path: Path, formula: str) -> None:
    _, known = evaluated(tmp_path, [formula])
    assert known == [False]


@pytest.mark.parametrize(
    ("one", "sign", "other", "expected"),
    [
        (0.1 + 0.2, "=", 0.3, True),
        (1.0, "<", 2.0, True),
        (None, "=", 0.0, True),
        (None, "=", "", True),
        (None, "=", False, True),
        (None, "=", None, True),
        ("a", "=", "A", True),
        ("a", "<>", "b", True),
        ("a", "<", "b", None),
        (1e300, "<", "a", True),
        ("z", "<", False, True),
        (True, ">", False, True),
        (1.0, "=", True, False),
        ("1", "=", 1.0, False),
    ],
)
def test_comparing(one: Any, sign: str, other: Any, *, expected: bool | None) -> None:
    assert compared(sign, one, other) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (1e14, "100000000000000"),
        (-2.5, "-2.5"),
        (0, "0"),
        (1e15, None),
    ],
)
def test_numbers_as_text(value: float, expected: str | None) -> None:
    assert as_text(value) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1.0, 1.0 + 1e-10, True),
        (1.0, 1.0 + 1e-8, False),
        (0.0, 1e-20, True),
        (1.0, True, False),
        (NA, "#N/A", False),
        (NA, ExcelError("#N/A"), True),
        ("a", "A", False),
        ("", None, False),
        (0, 0.0, True),
    ],
)
def test_values_that_are_the_same(one: Any, other: Any, *, expected: bool) -> None:
    assert same_value(one, other, REPRODUCED) is expected


def test_the_1904_calendar(tmp_path: Path) -> None:
    settings = '<workbookPr date1904="1"/>'
    xml = sheet('<row r="1"><c r="A1"><f>DATE(2026,1,5)</f><v>44565</v></c></row>')
    book = open_book(save(tmp_path / "plan.xlsx", parts(xml, settings=settings)))
    cells = Dependence.of(book).cells
    assert evaluate(book, cells, {}).values[0] == [[44565.0]], (
        "46027 days after 1900 less the 1462 between the calendars"
    )
