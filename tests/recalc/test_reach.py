"""Which cells a formula reads, though it does not name them; names that are read, and names that cannot be.

Expected values are worked out by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from fullfunnel.recalc.converting.respelling import respell
from fullfunnel.recalc.regenerating import regenerate
from tests.recalc.factories import Cells, after, changes, left, saved_by_excel, workbook
from tests.xlsx.factories import content_of, parts, read, save, sheet

if TYPE_CHECKING:
    from pathlib import Path


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


def test_precision_as_displayed_is_kept_for_excel(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": ("=H1/7", 142.86)})
    book = read(path, "xl/workbook.xml").replace("<calcPr", '<calcPr fullPrecision="0"')
    outcome = regenerate(save(path, {**content_of(path), "xl/workbook.xml": book.encode()}))
    assert (outcome.changed, set(left(outcome))) == ((), {"H1", "J1"})


def test_days_from_1904_are_kept_for_excel(tmp_path: Path) -> None:
    # A cell without a value has nothing to give back, so only the setting of the workbook tells.
    cells: Cells = {"J1": ("=YEAR(H1)", 1906), "J2": ("=H1*2", 2000), "J3": ("=MONTH(H1)", "")}
    path = workbook(tmp_path / "plan.xlsx", cells)
    book = read(path, "xl/workbook.xml").replace("<workbookPr", '<workbookPr date1904="1"')
    outcome = regenerate(save(path, {**content_of(path), "xl/workbook.xml": book.encode()}))
    assert (changes(outcome), set(left(outcome))) == ({"H1": 1200, "J2": 2400}, {"J1", "J3"})


@pytest.mark.parametrize("formula", ["(" * 400 + "H1" + ")" * 400, "+".join(["H1"] * 1_500), "-" * 900 + "H1"])
def test_a_formula_of_any_length_and_depth_is_no_crash(tmp_path: Path, formula: str) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": (f"={formula}", 1)})
    outcome = regenerate(path)
    assert (outcome.refused, changes(outcome)["H1"], set(left(outcome))) == (None, 1200, {"J1"})


# --- cells that a formula reads without naming them ---

ENDS = {"first": "=S!$A$2", "last": "=S!$A$4"}
BESIDE: Cells = {"A2": "b", "A4": "a", "B4": ("=H1", 1000)}
BETWEEN: Cells = {"A2": 2, "A3": ("=H1", 1000), "A4": 3}
READ: list[tuple[str, str, Cells, object, object]] = [
    ("sum that takes the size of its condition", 'SUMIF(A2:A4,"a",B2)', BESIDE, 1000, 1200),
    ("average likewise", 'AVERAGEIF(A2:A4,"a",B2:B9)', BESIDE, 1000, 1200),
    ("names of both ends", "SUM(first:last)", BETWEEN, 1005, 1205),
    ("ends the other way round", "SUM(last:first)", BETWEEN, 1005, 1205),
    ("an area and an address", "SUM(B2:C3:A4)", {"A2": 2, "B4": ("=H1", 1000)}, 1002, 1202),
    ("an error between the ends", "SUM(first:last)", {"A3": ("=IF(H1>1100,1/0,1)", 1)}, 1, "#DIV/0!"),
]


@pytest.mark.parametrize(("formula", "cells", "old", "new"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_cells_between_and_beside_what_is_named_are_read(
    tmp_path: Path, formula: str, cells: Cells, old: object, new: object
) -> None:
    path = workbook(tmp_path / "plan.xlsx", {**cells, "J1": (f"={formula}", old)}, names=ENDS)
    assert after(path) == new


@pytest.mark.parametrize(
    "formula",
    ["SUM(A2:CHOOSE(1,A4,A9))", 'SUMIF(A2:A4,"a",IF(1,B2,B3))', "LOOKUP(3,A2:A4,B2)", "SUM(INDEX(A1:A2,1):C9)"],
)
def test_where_the_cells_show_only_when_it_is_evaluated_it_is_left(tmp_path: Path, formula: str) -> None:
    cells: Cells = {"A2": 1, "A3": 2, "A4": 3, "A5": "a", "B4": ("=H1", 1000), "J1": (f"={formula}", 1000)}
    assert after(workbook(tmp_path / "plan.xlsx", cells)) == "left"


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
