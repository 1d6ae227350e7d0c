"""What is written and what is left: by function, by the values that stand in the cells, by language.

Expected values are Excel's: from its documentation, or worked out by hand.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from fullfunnel.recalc.dependents import Dependence
from fullfunnel.recalc.engine import evaluate
from fullfunnel.recalc.exact import exact_text, read_by, task
from fullfunnel.recalc.formulon_engine import ExactBook
from fullfunnel.recalc.proof import evidence
from fullfunnel.recalc.proof.kinds import Kinds, kind
from fullfunnel.recalc.proof.slots import is_listed
from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.recalc.respelling import respell
from fullfunnel.recalc.trust import REPRODUCED, same_value
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.recalc.factories import changes, left, saved_by_excel
from tests.recalc.tools.pages import pages
from tests.xlsx.factories import content_of, parts, read, save, seen_in, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCS = Path(__file__).parents[2] / ".docs"
OLD, NEW = 1_000, 1_200
NA, DIV = ExcelError("#N/A"), ExcelError("#DIV/0!")
Cells = dict[str, Any]
"""By cell: a value, or a formula with what Excel showed for it."""


def workbook(
    path: Path, cells: Cells, *, goal: float = NEW, shown: float = OLD, names: Mapping[str, str] | None = None
) -> Path:
    """A plan in which the goal was raised: H1, the target of Visits, shows the old one; each order takes one visit."""
    book = xlsxwriter.Workbook(path)
    book.set_calc_mode("auto")
    page = book.add_worksheet("S")
    for row, values in enumerate((["KPI", "Feeds", "Rate"], ["Orders"], ["Visits", "Orders", 1])):
        page.write_row(row, 13, values)
    page.write("G1", goal)
    page.write_formula("H1", '=FUNNEL_TARGET("Visits",G1,N1:P3)', None, shown)
    for name, text in (names or {}).items():
        book.define_name(name, text)
    for cell, content in cells.items():
        if isinstance(content, tuple):
            page.write_formula(cell, content[0], None, content[1])
        else:
            page.write(cell, content)
    book.close()
    return saved_by_excel(path)


def after(path: Path, cell: str = "J1") -> object:
    """What a cell shows after the run; ``left`` where it was left for Excel, and then what it showed still stands."""
    before = seen_in(path, "S").get(cell)
    outcome = regenerate(path)
    assert outcome.refused is None
    if cell in left(outcome):
        assert seen_in(path, "S").get(cell) == before
        return "left"
    return seen_in(path, "S").get(cell)


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


def test_values_that_two_languages_contradict_prove_none(tmp_path: Path) -> None:
    cells: Cells = {
        "L1": ('=TEXT(2.5,"0,00")', "2,50"),
        "L2": ('=TEXT(2.5,"0.00")', "2.50"),
        "J1": ('=H1&" leads"', "1000 leads"),
    }
    assert after(workbook(tmp_path / "plan.xlsx", cells, goal=1200.5)) == "left"


# --- references that cannot be read, and settings of the workbook ---


@pytest.mark.parametrize(
    ("formula", "names"),
    [
        ("YTD2025*2", {"YTD2025": "=S!$H$1"}),
        ("B2024001*2", {"B2024001": "=S!$H$1"}),
        ("nai\u0308ef*2", {"nai\u0308ef": "=S!$H$1"}),
        ("[0]!doel*2", {"doel": "=S!$H$1"}),
    ],
)
def test_names_that_look_like_something_else_are_read(tmp_path: Path, formula: str, names: dict[str, str]) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=1+1", 2000)})
    xml = read(path).replace("<f>1+1</f>", f"<f>{formula}</f>")
    defined = "".join(f'<definedName name="{name}">{text[1:]}</definedName>' for name, text in names.items())
    book = read(path, "xl/workbook.xml").replace("<calcPr", f"<definedNames>{defined}</definedNames><calcPr")
    content = content_of(path)
    content |= {"xl/worksheets/sheet1.xml": xml.encode(), "xl/workbook.xml": book.encode()}
    assert after(save(path, content)) == 2400


@pytest.mark.parametrize(
    ("formula", "names"),
    [
        ("SUM(S:T!H1)", {}),
        ("Verdubbel(H1)", {"Verdubbel": "=_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)"}),
        ("Doel()", {"Doel": '=_xlfn.LAMBDA(FUNNEL_TARGET("Visits",S!$G$1,S!$N$1:$P$3))'}),
        ("Kwijt*2", {}),
    ],
)
def test_what_cannot_be_read_counts_as_depending_on_ours(tmp_path: Path, formula: str, names: dict[str, str]) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=1+1", 2000)}, names=names)
    xml = read(path).replace("<f>1+1</f>", f"<f>{formula}</f>")
    path = save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()})
    assert after(path) == "left"


def test_a_what_if_table_and_what_reads_it_are_left(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=1+1", 5), "J2": 6, "J3": ("=J2*2", 12)})
    table = '<f t="dataTable" ref="J1:J2" dt2D="0" dtr="0" r1="G1"/>'
    xml = read(path).replace("<f>1+1</f>", table)
    outcome = regenerate(save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()}))
    assert {"J1", "J3"} <= set(left(outcome))


def test_another_workbook_depends_on_nothing_here(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=1+1", 5)})
    xml = read(path).replace("<f>1+1</f>", "<f>[1]Blad1!$A$1</f>")
    outcome = regenerate(save(path, {**content_of(path), "xl/worksheets/sheet1.xml": xml.encode()}))
    assert (changes(outcome), outcome.left) == ({"H1": 1200}, ())


def test_precision_as_displayed_is_left_to_excel(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=H1/7", 142.86)})
    book = read(path, "xl/workbook.xml").replace("<calcPr", '<calcPr fullPrecision="0"')
    outcome = regenerate(save(path, {**content_of(path), "xl/workbook.xml": book.encode()}))
    assert (outcome.changed, set(left(outcome))) == ((), {"H1", "J1"})


def test_days_from_1904_are_left_to_excel(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=YEAR(H1)", 1906), "J2": ("=H1*2", 2000)})
    book = read(path, "xl/workbook.xml").replace("<workbookPr", '<workbookPr date1904="1"')
    outcome = regenerate(save(path, {**content_of(path), "xl/workbook.xml": book.encode()}))
    assert (changes(outcome), set(left(outcome))) == ({"H1": 1200, "J2": 2400}, {"J1"})


@pytest.mark.parametrize("formula", ["(" * 400 + "H1" + ")" * 400, "+".join(["H1"] * 1_500), "-" * 900 + "H1"])
def test_a_formula_of_any_length_and_depth_is_no_crash(tmp_path: Path, formula: str) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": (f"={formula}", 1)})
    outcome = regenerate(path)
    assert (outcome.refused, changes(outcome)["H1"], set(left(outcome))) == (None, 1200, {"J1"})


# --- names that only look alike ---


def test_sheets_that_only_casefold_to_one_are_two(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "plan.xlsx")
    for name, value in (("Straße", 1), ("STRASSE", 2)):
        book.add_worksheet(name).write("A1", value)
    page = book.add_worksheet("S")
    for row, values in enumerate((["KPI", "Feeds", "Rate"], ["Orders"], ["Visits", "Orders", 1])):
        page.write_row(row, 13, values)
    page.write_formula("H1", "=FUNNEL_TARGET(\"Visits\",'Straße'!A1+10*strasse!A1,N1:P3)", None, 0)
    book.close()
    outcome = regenerate(saved_by_excel(tmp_path / "plan.xlsx"))
    assert (outcome.refused, changes(outcome)) == (None, {"H1": 21})


def test_a_shared_formula_keeps_its_first_cell_while_another_needs_it(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">FUNNEL_TARGET("Visits",B1,N1:P3)</f><v>5</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>7</v></c></row>'
    )
    path = save(tmp_path / "plan.xlsx", parts(sheet(rows)))
    outcome = respell(path, "values")
    assert {one.cell for one in outcome.left} == {"A1", "A2"}
    assert regenerate(path, check=True).refused is None, "what is left can still be read"
    assert '<c r="A3"><v>7</v></c>' in read(path)


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


# --- the table ---


def test_the_table_holds_only_what_is_known_and_counted() -> None:
    for line in evidence.table():
        assert is_listed(line.function) or line.function in {*"+-*/^&=<%:", "u-"}
        assert line.kind in Kinds.__members__
        assert min(line[3:]) >= 0
        assert max(line[3:]) > 0


def test_the_pages_for_users_are_built_from_the_table() -> None:
    for name, text in pages().items():
        assert (DOCS / name).read_text("utf-8") == text, "python -m tests.recalc.tools.pages .docs"


@pytest.mark.parametrize("function", ["ABS", "INT", "ROUND", "ROUNDUP", "TRUNC", "SIGN", "+", "*", "/", "&", "="])
def test_where_the_table_speaks_for_the_fast_engine_it_gives_what_the_exact_one_gives(
    tmp_path: Path, function: str
) -> None:
    """On every kind of value in the first argument for which the table has it proven."""
    samples: dict[Kinds, Any] = {
        Kinds.ZERO: 0, Kinds.WHOLE: 1200, Kinds.FRACTION: 2.345, Kinds.NEGATIVE: -1.5, Kinds.BLANK: None,
        Kinds.LOGICAL: True, Kinds.ERROR: NA, Kinds.EMPTY: "", Kinds.WORD: "Do", Kinds.FOREIGN: "één", Kinds.ODD: "a_b",
    }  # fmt: skip
    proven = [value for bit, value in samples.items() if evidence.fast(function, "1", bit)]
    assert len(proven) > 3
    two = "" if function in {"ABS", "INT", "SIGN"} else ",1"
    rows = []
    for row, value in enumerate(proven, start=1):
        formula = f"{function}(A{row}{two})" if function.isalpha() else f"A{row}{escape(function)}3"
        kind_of = 't="e"' if isinstance(value, ExcelError) else 't="str"' if isinstance(value, str) else ""
        held = int(value) if isinstance(value, bool) else value
        shown = "" if value is None else f"<v>{held}</v>"
        kind_of = 't="b"' if isinstance(value, bool) else kind_of
        rows.append(
            f'<row r="{row}"><c r="A{row}" {kind_of}>{shown}</c><c r="B{row}"><f>{formula}</f><v>0</v></c></row>'
        )
    book = open_book(save(tmp_path / "plan.xlsx", parts(sheet("".join(rows)))))
    cells = Dependence.of(book).cells
    fast = evaluate(book, cells, {})
    tasks = [task(cell, exact_text(cell), cell.sheet) for cell in cells]
    held_by = read_by(Values(book), cells, apart=True)
    with ExactBook([one.name for one in book.sheets], held_by, tasks) as engine:
        exact = engine.calculated("win-365-en_US")
    wrong = [
        (cell.formula.text, fast.values[cell.number], exact[index])
        for index, cell in enumerate(cells)
        if not same_value(fast.values[cell.number][0][0], exact[index][0][0], REPRODUCED)
    ]
    assert wrong == []


def test_one_value_of_excel_against_it_is_enough_to_leave_a_kind_of_value() -> None:
    proven = evidence.Line("SUM", "1", "WHOLE", 900, 0, 40, 0, 5, 0, 0)
    assert (proven.exact_is_proven, proven.fast_is_proven) == (True, True)
    assert not proven._replace(differ=1).exact_is_proven
    assert not proven._replace(fast_differ=1).fast_is_proven
    assert not proven._replace(languages=1).fast_is_proven
    assert not proven._replace(excel=0, agree=0).exact_is_proven
    assert not proven._replace(excel=2, disagree=1).exact_is_proven, "two against one that differs is no proof"
    assert proven._replace(excel=0, agree=2).exact_is_proven, "two engines that agree"


def test_what_no_line_speaks_for_is_not_proven() -> None:
    assert evidence.exact("SUM", "1", Kinds.WHOLE | Kinds.BLANK)
    assert not evidence.exact("SUM", "9", Kinds.WHOLE)
    assert not evidence.exact("COUNTIF", "2", Kinds.ERROR_NAME)
    assert not evidence.fast("COUNTIF", "2", Kinds.ODD)
    assert not evidence.fast("SUMIF", "3", Kinds.ERROR)
    assert not evidence.fast("&", "1", Kinds.FRACTION)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, Kinds.ZERO),
        (12.0, Kinds.WHOLE),
        (0.03, Kinds.FRACTION),
        (-2, Kinds.NEGATIVE),
        (3e15, Kinds.EXTREME),
        (None, Kinds.BLANK),
        (True, Kinds.LOGICAL),
        (NA, Kinds.ERROR),
        ("", Kinds.EMPTY),
        ("Visits (NL)", Kinds.WORD),
        ("op_koers", Kinds.ODD),
        ("één", Kinds.FOREIGN),
        ("1200", Kinds.DIGITS),
        ("1.200", Kinds.LIKE),
        ("5 jan 2026", Kinds.LIKE),
        ("mrt 2026", Kinds.LIKE),
        ("3%", Kinds.LIKE),
        ("€ 1.250", Kinds.MONEY),
        ("WAAR", Kinds.TRUTH),
        ("a*", Kinds.WILD),
        (">=1000", Kinds.SIGN_NUMBER),
        (">2.5", Kinds.SIGN_LIKE),
        ("<>Do", Kinds.SIGN_TEXT),
        ("<>", Kinds.SIGN_ALONE),
        ("#N/A", Kinds.ERROR_NAME),
        ("x" * 300, Kinds.LONG),
    ],
)
def test_kinds_of_values(value: Any, expected: Kinds) -> None:
    assert kind(value) == expected
