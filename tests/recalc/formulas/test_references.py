"""What the references of a formula come down to: whole areas on a sheet, and what cannot be made out is said."""

from __future__ import annotations

import pytest

from fullfunnel.recalc.formulas.references import Resolved, resolved
from fullfunnel.xlsx.address import Area, Position, area
from fullfunnel.xlsx.layout import Name, Place, layout
from fullfunnel.xlsx.tables import Table

KPIS = Table("ffKpis", "Plan", Area(3, 1, 6, 4), ("KPI", "Stage", "Feeds", "Rate"))
"""A3:D6: the headers and three rows."""
BOOK = layout(
    ("Plan", "My sheet"),
    (Name("ffGoal", "=Plan!$F$1"), Name("YTD2025", "=Plan!$G$1", "Plan"), Name("Twice", "=ffGoal*2")),
    (KPIS,),
    frozenset({(Place("Plan", Position(8, 1)), Area(8, 1, 12, 3))}),
    (Position(60, 20), Position(9, 9)),
)


def found(formula: str) -> Resolved:
    return resolved(BOOK, formula, Place("Plan", Position(5, 9)), 1)


def reads(formula: str) -> list[tuple[str, str]]:
    return [(sheet, cells.a1) for sheet, cells in found(formula).reads]


@pytest.mark.parametrize(
    ("formula", "read"),
    [
        ("SUM(ffKpis)", ("Plan", "A4:D6")),  # the name of a table is its rows without the headers
        ("SUM(ffKpis[Rate])", ("Plan", "D4:D6")),
        ("'Plan.xlsx'!ffGoal*2", ("Plan", "F1")),
        ("SUM('Plan.xlsx'!ffKpis[Rate])", ("Plan", "D4:D6")),
        ("[0]!ffGoal", ("Plan", "F1")),
        ("Plan!YTD2025*2", ("Plan", "G1")),  # a name in the form of an address beyond the last column
        ("Plan!ffGoal*2", ("Plan", "F1")),
        ("plan!b2", ("Plan", "B2")),
        ("'My sheet'!B2", ("My sheet", "B2")),
        ("SUM(A8#)", ("Plan", "A8:C12")),
        ("SUM(Plan!A8#)", ("Plan", "A8:C12")),
        ("SUM(_xlfn.ANCHORARRAY(A8))", ("Plan", "A8:C12")),  # as Excel stores A8#
        ("SUM(_xlfn.ANCHORARRAY(Plan!A8))", ("Plan", "A8:C12")),
    ],
)
def test_an_area_is_read_by_whatever_name_it_is_called(formula: str, read: tuple[str, str]) -> None:
    assert reads(formula) == [read]
    assert found(formula).unknown == ""


@pytest.mark.parametrize(
    ("formula", "lost", "may_read_anything"),
    [
        ("SUM(A1", "SUM(A1", True),  # a bracket that is never closed
        ("Gone*2", "Gone", True),
        ("SUM(B2#)", "B2#", True),  # no array begins there
        ("SUM(ffKpis[Gone])", "ffKpis[Gone]", True),
        ("Missing!A1", "Missing!A1", True),
        ("[1]Other!A1", "[1]Other!A1", False),  # another workbook: no cell of this one
        ("SUM(_xlfn.ANCHORARRAY(Missing!A8))", "Missing!A8", True),
    ],
)
def test_what_cannot_be_made_out_is_named(formula: str, lost: str, may_read_anything: bool) -> None:  # noqa: FBT001
    one = found(formula)
    assert (one.unknown, one.opaque, one.known) == (lost, may_read_anything, False)


def test_the_sign_for_one_value_before_a_call_asks_for_its_first() -> None:
    """``@INDEX(...)``, stored as SINGLE: one of what the call gives; before an area it means the cell beside it."""
    assert "FULLFUNNEL_FIRST" in found("_xlfn.SINGLE(INDEX(A1:B3,1,1))").text.upper()
    assert "FULLFUNNEL_FIRST" not in found("_xlfn.SINGLE(A1:A3)").text.upper()


@pytest.mark.parametrize(
    ("formula", "mark"),
    [
        ('COUNTIF(A:A,"")', "COUNTIF, cut"),  # the engine gets the used rows only, and blanks count below them too
        ("INDEX(A:A,H1)", "INDEX, cut"),
        ("SUMIFS(A1:A3,B1:B2,1)", "SUMIFS, uneven"),
        ("COUNTIFS(A1:AMK3,1,A1:AMK3,2)", "COUNTIFS, wide"),
        ("MATCH(1,A1:A9)", "MATCH, approximate"),
    ],
)
def test_what_engines_do_otherwise_than_excel_is_marked(formula: str, mark: str) -> None:
    assert mark in found(formula).functions


def test_a_whole_column_is_read_whole_and_handed_over_as_far_as_it_is_used() -> None:
    one = found("SUM(A:A)")
    assert [cells for _, cells in one.reads] == [area("A:A")]
    assert "$60" in one.text
