"""What is written and what is left: by function, by the values that stand in the cells, by language.

Expected values are Excel's: from its documentation, or worked out by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from tests.recalc.factories import NA, NEW, Cells, after, changes, left, workbook
from tests.xlsx.factories import content_of, read, save, seen_in

if TYPE_CHECKING:
    from pathlib import Path


# --- what stands before a FUNNEL cell is taken ---


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("A1*1000", {"A1": "1,2"}),
        ("A1/1", {"A1": "1.200"}),
        ("A1*400", {"A1": "€ 3"}),
        ('COUNTIF(A1:A3,">1.000")*600', {"A1": 1100, "A2": 1500, "A3": 4}),
        ('COUNTIF(A1:A2,"nl_nieuw")*1200', {"A1": "nl_nieuw", "A2": "nl-nieuw"}),
        ('COUNTIF(A1:A2,"20% weg")*1200', {"A1": "20% weg", "A2": "20 euro weg"}),
        ("IF(A1,1200,7)", {"A1": "TRUE"}),
        ("ROUND(A1,2)*1000", {"A1": 1.195}),
        ("ROUNDUP(A1*100,0)*100", {"A1": 0.12}),
        ("A1:A3*6", {"A1": 200, "A2": 300, "A3": 400}),
        ('IF(A1="ÉÉN",1200,5)', {"A1": "één"}),
        ("NA_PRIJS*2", {"A1": 600}),
    ],
)
def test_what_a_program_that_evaluates_saved_stays(tmp_path: Path, formula: str, cells: Cells) -> None:
    """Each shows 1,200, in Excel of one language or another; nothing here is out of date."""
    path = workbook(tmp_path / "plan.xlsx", cells, shown=NEW, names={"NA_PRIJS": "=S!$A$1"})
    plain = read(path).replace(
        '<c r="G1"><v>1200</v></c>', f'<c r="G1"><f>{formula.replace(">", "&gt;")}</f><v>1200</v></c>'
    )
    save(path, {**content_of(path), "xl/worksheets/sheet1.xml": plain.encode()})
    outcome = regenerate(path, check=True)
    assert (outcome.changed, outcome.stale) == ((), False)


def test_a_file_that_is_out_of_date_before_ours_is_refreshed_and_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"A1": 700, "A2": 800})
    xml = read(path).replace('<c r="G1"><v>1200</v></c>', '<c r="G1"><f>SUM(A1:A2)</f><v>1000</v></c>')
    save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()})
    outcome = regenerate(path)
    assert changes(outcome) == {"G1": 1500, "H1": 1500}
    assert [change.cell for change in outcome.changed if change.precedent] == ["G1"]


# --- by the kind of value ---

RIGHT: list[tuple[str, str, Cells, object, object]] = [
    (
        "an error in what is added up",
        'SUMIF(A1:A3,"Do",B1:B3)',
        {"A1": "Do", "A2": "Do", "A3": "See", "B1": ("=IF(H1>1100,NA(),2)", 2), "B2": 5, "B3": 1},
        7,
        NA,
    ),
    (
        "an error hidden",
        'IFERROR(SUMIFS(B1:B2,A1:A2,"Do"),0)',
        {"A1": "Do", "A2": "Do", "B1": ("=IF(H1>1100,1/0,2)", 2), "B2": 5},
        7,
        0,
    ),
    ("an average over an error", "AVERAGE(B1:B2)", {"B1": ("=IF(H1>1100,NA(),2)", 2), "B2": 4}, 3, NA),
    (
        "underscores are no wildcards",
        'COUNTIF(A1:A2,"nl_nieuw")',
        {"A1": ('=IF(H1>1100,"nl_nieuw","x")', "x"), "A2": "nl-nieuw"},
        0,
        1,
    ),
    (
        "a percentage in a condition",
        'COUNTIF(A1:A2,">3%")',
        {"A1": ("=H1/20000", 0.05), "A2": ("=H1/50000", 0.02)},
        1,
        1,
    ),
    ("capitals with an accent", "LOWER(A1)", {"A1": ('=IF(H1>1100,"ÉÉN","NUL")', "NUL")}, "nul", "één"),
    ("several cells where one is taken", "A1:A3*2", {"A1": ("=H1", 1000), "A2": 7, "A3": 8}, 2000, 2400),
    (
        "several cells and a sign",
        "+H1:H3",
        {},
        1000,
        1200,
    ),
    (
        "an exact look-up",
        "VLOOKUP(H1,A1:B2,2,FALSE)",
        {"A1": 1000, "A2": 1200, "B1": "oud", "B2": "nieuw"},
        "oud",
        "nieuw",
    ),
    (
        "a look-up by size",
        "VLOOKUP(H1,A1:B3,2)",
        {"A1": 0, "A2": 1000, "A3": 1150, "B1": "a", "B2": "b", "B3": "c"},
        "b",
        "c",
    ),
    ("a text by number", 'CHOOSE(H1/500,"een","twee","drie")', {}, "twee", "twee"),
    ("ties of 15 digits", "ROUND(H1*1.00125,0)", {}, 1001, 1202),
    ("just above a whole number", "ROUNDUP(H1*0.07/12,0)", {}, 6, 7),
    ("a day of the week", "WEEKDAY(H1+45000,2)", {}, 2, 6),
    ("months end", "EDATE(46053,H1/1000)", {}, 46081, 46081),
    (
        "arrays of constants",
        'SUM(COUNTIF(A1:A3,{"a","b"}))',
        {"A1": ('=IF(H1>1100,"a","z")', "z"), "A2": "b", "A3": "c"},
        1,
        2,
    ),
    (
        "a product of conditions",
        'SUMPRODUCT((A1:A2="Do")*(B1:B2>1100))',
        {"A1": "Do", "A2": "Do", "B1": ("=H1", 1000), "B2": 1300},
        1,
        2,
    ),
    ("an ordinary sum to an index", "SUM(A1:INDEX(A:A,H1/500))", {"A1": 5, "A2": 6, "A3": 9}, 11, 11),
    ("a text that is one number in every language", "A1*2", {"A1": ('=IF(H1>1100,"12","10")', "10")}, 20, 24),
    (
        "two conditions of which one grows",
        'MAXIFS(B1:B3,A1:A3,"Do",B1:B3,">1")',
        {"A1": "Do", "A2": "Do", "A3": "See", "B1": ("=H1", 1000), "B2": 5, "B3": 9999},
        1000,
        1200,
    ),
    (
        "the last cell that is filled",
        'LOOKUP(2,1/(A2:A6<>""),B2:B6)',
        {"A2": 1, "A4": ("=IF(H1>1100,3,2)", 2), "A6": ('=IF(H1>1100,7,"")', ""), "B4": "Think", "B6": "Do"},
        "Think",
        "Do",
    ),
    (
        "a search in what was calculated",
        "SUMPRODUCT(MATCH(1,(A1:A3>1100)*1,0))",
        {"A1": 1, "A2": ("=H1", 1000), "A3": 5000},
        3,
        2,
    ),
    ("a payment, with a minus before it", "PMT(0,100,-A1)", {"A1": ("=H1", 1000)}, 10, 12),
    ("anything but texts that begin so", 'COUNTIF(A1:A2,"<>op*")', {"A1": ('=IF(H1>1100,"op koers",1)', 1)}, 2, 1),
    (
        "a sign before a blank cell, among numbers",
        'COUNTIF(A1:A3,"<="&B1)*600+SUMIFS(A1:A3,A1:A3,">"&B1)+A1',
        {"A1": ("=H1", 1000), "A2": 7, "A3": 3},
        1000,
        1200,
    ),
    (
        "an array that a sum goes through",
        "SUMPRODUCT(MAX((A1:A2>5)*A1:A2))",
        {"A1": ("=H1", 1000), "A2": 7},
        1000,
        1200,
    ),
]


@pytest.mark.parametrize(("formula", "cells", "old", "new"), [row[1:] for row in RIGHT], ids=[row[0] for row in RIGHT])
def test_what_is_proven_is_written(tmp_path: Path, formula: str, cells: Cells, old: object, new: object) -> None:
    path = workbook(tmp_path / "plan.xlsx", {**cells, "J1": (f"={formula}", old)})
    shown = after(path)
    assert shown == (pytest.approx(new) if isinstance(new, int | float) else new)


LEFT: list[tuple[str, str, Cells, object]] = [
    ("how often by class", "INDEX(FREQUENCY(A1:A2,{500;1100}),2)", {"A1": ("=H1", 1000), "A2": 7}, 1),
    ("a condition that names an error", 'COUNTIF(A1:A2,"#N/A")', {"A1": ("=IF(H1>1100,NA(),1)", 1), "A2": 3}, 0),
    ("a rest of the last digits", "IF(A1+0.2-0.3=0,1,2)", {"A1": ("=IF(H1>1100,0.1,5)", 5)}, 2),
    ("a cell by its address in a text", 'INDIRECT("H"&1)', {}, 1000),
    ("a cell some rows on", "OFFSET(H1,0,0)", {}, 1000),
    ("a function of the newest Excel", "BYROW(H1:H1,LAMBDA(r,SUM(r)))", {}, 1000),
    ("the time of day", "H1+0*NOW()", {}, 1000),
    ("an amount of money as text", "A1*2", {"A1": ('=IF(H1>1100,"$12","10")', "10")}, 20),
    ("what the file does not give back", "H1*2", {}, 2001),
]


@pytest.mark.parametrize(("formula", "cells", "old"), [row[1:] for row in LEFT], ids=[row[0] for row in LEFT])
def test_what_is_not_proven_is_left_and_named(tmp_path: Path, formula: str, cells: Cells, old: object) -> None:
    path = workbook(tmp_path / "plan.xlsx", {**cells, "J1": (f"={formula}", old), "J2": ('=J1&""', str(old))})
    outcome = regenerate(path)
    assert {"J1", "J2"} <= set(left(outcome)), "and what reads it waits for it"
    assert seen_in(path, "S")["J1"] == old


@pytest.mark.parametrize("condition", ['">="&B1', '">"'])
def test_a_sign_alone_among_texts_is_proven_of_no_engine(tmp_path: Path, condition: str) -> None:
    """Calc counts the texts that come after no text, and the exact engine none; what Excel does is not known."""
    cells: Cells = {"A1": ("=H1", 1000), "A2": "no", "J1": (f"=COUNTIF(A1:A3,{condition})", 0)}
    outcome = regenerate(workbook(tmp_path / "plan.xlsx", cells))
    (reason,) = (each.reason.en for each in outcome.left if each.cell == "J1")
    assert reason.startswith("uses COUNTIF on values for which only Excel is certain to give the right result")


def test_subtotals_are_left_where_rows_are_hidden_and_nested(tmp_path: Path) -> None:
    cells: Cells = {"A2": 1, "A3": ("=H1", 1000), "A4": 3, "J1": ("=SUBTOTAL(9,A2:A4)", 1004)}
    assert after(workbook(tmp_path / "plan.xlsx", cells)) == 1204
    path = workbook(tmp_path / "hidden.xlsx", cells)
    xml = read(path).replace('<row r="2"', '<row r="2" hidden="1"')
    save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()})
    assert after(path) == "left"
    nested = {**cells, "A4": ("=SUBTOTAL(9,A2:A3)", 1001), "J1": ("=SUBTOTAL(9,A2:A4)", 1001)}
    assert after(workbook(tmp_path / "nested.xlsx", nested)) == "left"


# --- by language ---


@pytest.mark.parametrize(
    ("proof", "shown", "expected"),
    [
        ('=TEXT(2.5,"0,00")', "2,50", "1200,5 leads"),
        ('=TEXT(2.5,"0.00")', "2.50", "1200.5 leads"),
        ("=1+1", 2, "left"),
    ],
)
def test_the_language_is_that_of_the_values_in_the_file(
    tmp_path: Path, proof: str, shown: object, expected: object
) -> None:
    """Excel writes 1200,5 or 1200.5 by its language, which nothing in the file but another such value tells."""
    cells: Cells = {"L1": (proof, shown), "J1": ('=H1&" leads"', "1000 leads")}
    assert after(workbook(tmp_path / "plan.xlsx", cells, goal=1200.5)) == expected


def test_what_all_languages_agree_on_needs_no_proof_of_one(tmp_path: Path) -> None:
    assert after(workbook(tmp_path / "plan.xlsx", {"J1": ('=H1&" leads"', "1000 leads")})) == "1200 leads"


def test_a_dutch_condition(tmp_path: Path) -> None:
    cells: Cells = {
        "A1": ("=H1/1000", 1),
        "A2": 3,
        "L1": ('=TEXT(1234.5,"#.##0,0")', "1.234,5"),
        "J1": ('=COUNTIF(A1:A2,">1,1")', 1),
    }
    assert after(workbook(tmp_path / "plan.xlsx", cells)) == 2


def test_what_reads_a_cell_goes_by_its_language_too(tmp_path: Path) -> None:
    cells: Cells = {
        "A1": ('=IF(H1>1100,"1.250","2")', "2"),
        "L1": ('=VALUE("2,5")', 2.5),
        "L2": ('=TEXT(2.5,"0,00")', "2,50"),
        "L3": ('=VALUE("1.000")', 1000),
        "J1": ("=VALUE(A1)", 2),
        "J2": ("=ABS(J1)*2", 4),
        "J3": ("=SQRT(J2*2)", 8**0.5),
    }
    path = workbook(tmp_path / "plan.xlsx", cells)
    assert after(path, "J1") == 1250
    shown = seen_in(path, "S")
    assert (shown["J2"], shown["J3"]) == (2500, pytest.approx(5000**0.5))


def test_values_that_two_languages_contradict_prove_none(tmp_path: Path) -> None:
    cells: Cells = {
        "L1": ('=TEXT(2.5,"0,00")', "2,50"),
        "L2": ('=TEXT(2.5,"0.00")', "2.50"),
        "J1": ('=H1&" leads"', "1000 leads"),
    }
    assert after(workbook(tmp_path / "plan.xlsx", cells, goal=1200.5)) == "left"


# --- patch and regenerate in one step ---


def test_patch_and_regenerate_knows_what_changed(tmp_path: Path) -> None:
    cells: Cells = {
        "A1": 10,
        "F1": ('=VLOOKUP("x",A1:B2,2,FALSE)', 1000),
        "A2": "x",
        "B2": 1000,
        "J1": ('=TEXT(B2,"0.0")', "1000.0"),
        "J2": ('=INFO("osversion")&B2', "Windows1000"),
        "J3": ("=H1+B2", 2000),
    }
    path = workbook(tmp_path / "plan.xlsx", cells)
    xml = read(path).replace('<c r="G1"><v>1200</v></c>', '<c r="G1"><f>F1*1</f><v>1000</v></c>')
    save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()})
    outcome = patch_and_regenerate(path, path, {"S": {"B2": 1500}})
    assert changes(outcome) == {"F1": 1500, "G1": 1500, "H1": 1500, "J1": "1500.0", "J3": 3000}
    assert set(left(outcome)) == {"J2"}
    assert seen_in(path, "S")["B2"] == 1500
    assert regenerate(path, check=True).changed == ()


def test_ours_waits_where_its_own_input_is_out_of_date_and_only_excel_can_tell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"F1": ('=CELL("contents",A1)', 1000), "A1": 1000})
    xml = read(path).replace('<c r="G1"><v>1200</v></c>', '<c r="G1"><f>F1</f><v>1000</v></c>')
    save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()})
    outcome = patch_and_regenerate(path, path, {"S": {"A1": 1500}})
    assert (outcome.changed, set(left(outcome))) == ((), {"F1", "G1", "H1"})
