"""Formulas in words: what is a reference, a name, a text; and how ours are known in every spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullfunnel.recalc.formulas.spelling import our_name
from fullfunnel.xlsx.address import Area, Position, area, position
from fullfunnel.xlsx.formula import Kind, moved, tokens
from fullfunnel.xlsx.tables import Table, split


@pytest.mark.parametrize(
    ("formula", "kinds"),
    [
        ("A1", "area"),
        ("$B$2:C9", "area"),
        ("B:C", "area"),
        ("$2:9", "area"),
        ("LOG10(A1)", "word sign area sign"),
        ("tax2026x", "word"),
        ("_xlpm.x", "word"),
        ("'Mijn plan'!A1", "sheet area"),
        ("'It''s'!A1", "sheet area"),
        ("Plan!ffGoal", "sheet word"),
        ("[1]Plan!A1", "sheet area"),
        ("[1]!F(", "sheet word sign"),
        ("'C:\\x\\[f.xlam]Sheet1'!F(", "sheet word sign"),
        ("Sheet1:Sheet3!A1", "sheet area"),
        ("ffKpis[#All]", "table"),
        ("ffKpis[[#This Row],[Own '[target']]]", "table"),
        ("[@KPI]", "table"),
        ('"FUNNEL_TARGET(""A1"")"', "text"),
        ("#N/A", "error"),
        ("1.5E-3+.5", "number sign number"),
        ("Überblick!A1", "sheet area"),
        ("doel_één", "word"),
        ("A1:INDEX(B:B,3)", "area sign word sign area sign number sign"),
        ("TRUE", "word"),
    ],
)
def test_words(formula: str, kinds: str) -> None:
    words = tokens(formula)
    assert " ".join(word.kind.value for word in words) == kinds
    assert "".join(word.text for word in words) == formula


@given(st.text(alphabet="AB1$:!'\"[]#@(),+ .é_x\\{};%&<>=", max_size=40))
def test_no_character_is_lost(formula: str) -> None:
    assert "".join(word.text for word in tokens(formula)) == formula


@pytest.mark.parametrize(
    ("formula", "rows", "columns", "expected"),
    [
        ("A1+$A1+A$1+$A$1", 2, 1, "B3+$A3+B$1+$A$1"),
        ("SUM(B:C,$2:3)", 1, 1, "SUM(C:D,$2:4)"),
        ("A1", -1, 0, "#REF!"),
        ("XFD1", 0, 1, "#REF!"),
        ("\"A1\"&'A1'!B2", 1, 0, "\"A1\"&'A1'!B3"),
        ("LOG10(A1)", 1, 0, "LOG10(A2)"),
    ],
)
def test_a_shared_formula_moves_along(formula: str, rows: int, columns: int, expected: str) -> None:
    assert moved(formula, rows, columns) == expected


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_an_address_gives_its_cell_back(row: int, column: int) -> None:
    at = Position(row, column)
    assert position(at.a1) == at
    assert area(f"{at.a1}:$A$1") == Area(1, 1, row, column)


@pytest.mark.parametrize("address", ["", "A0", "A01", "XFE1", "A1048577", "1A", "A-1", "A1:B2", "ÀA1", "A１"])
def test_what_is_no_cell(address: str) -> None:
    assert position(address) is None


@pytest.mark.parametrize(
    "spelled",
    [
        "FUNNEL_TARGET",
        "Funnel_Target",
        "_xldudf_FUNNEL_TARGET",
        "_xlfn.FUNNEL_TARGET",
        "_xludf.FUNNEL_TARGET",
        "_xlfn._xludf.FUNNEL_TARGET",
        "_xlfn._xldudf_FUNNEL_TARGET",
        "ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET",
        "org.fullfunnel.funneladdin.funneltarget",
        "FUNNEL.TARGET",
    ],
)
def test_ours_in_every_spelling(spelled: str) -> None:
    assert our_name(spelled) == "FUNNELTARGET"


@pytest.mark.parametrize("other", ["SUM", "FUNNEL", "FUNNELTARGET", "MYFUNNEL_TARGET", "_xlfn.XLOOKUP", "FUNNEL_"])
def test_others_are_not_ours(other: str) -> None:
    assert our_name(other) is None


KPIS = Table("ffKpis", "Plan", Area(4, 2, 8, 4), ("KPI", "Own [target]", "# n"), totals_rows=1)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("ffKpis[]", Area(5, 2, 7, 4)),
        ("ffKpis[#All]", Area(4, 2, 8, 4)),
        ("ffKpis[#Data]", Area(5, 2, 7, 4)),
        ("ffKpis[#Headers]", Area(4, 2, 4, 4)),
        ("ffKpis[#Totals]", Area(8, 2, 8, 4)),
        ("ffKpis[kpi]", Area(5, 2, 7, 2)),
        ("ffKpis[Own '[target']]", Area(5, 3, 7, 3)),
        ("ffKpis['# n]", Area(5, 4, 7, 4)),
        ("ffKpis[[KPI]:['# n]]", Area(5, 2, 7, 4)),
        ("ffKpis[[#All],[KPI]]", Area(4, 2, 8, 2)),
        ("ffKpis[[#Headers],[#Data],[KPI]]", Area(4, 2, 7, 2)),
        ("ffKpis[[#Data],[#Totals]]", Area(5, 2, 8, 4)),
        ("ffKpis[[#This Row],[KPI]]", Area(6, 2, 6, 2)),
        ("ffKpis[[#This Row],KPI]", Area(6, 2, 6, 2)),
        ("ffKpis[@KPI]", Area(6, 2, 6, 2)),
        ("[@[Own '[target']]]", Area(6, 3, 6, 3)),
        ("[@]", Area(6, 2, 6, 4)),
        ("ffKpis[@[KPI]:['# n]]", Area(6, 2, 6, 4)),
        ("ffKpis[Budget]", None),
    ],
)
def test_table_references(reference: str, expected: Area | None) -> None:
    words = tokens(reference)
    assert [word.kind for word in words] == [Kind.TABLE]
    assert KPIS.referred(split(reference)[1], Position(6, 9)) == expected


def test_this_row_outside_the_table_is_nothing() -> None:
    assert KPIS.referred("@KPI", Position(4, 9)) is None
    assert KPIS.referred("@KPI", Position(8, 9)) is None
    assert Table("t", "Plan", Area(1, 1, 3, 1), ("a",), header_rows=0).referred("#Headers", Position(1, 1)) is None
