"""A formula as a tree, with the precedence of Excel; what has no tree is never evaluated here."""

from __future__ import annotations

import pytest

from fullfunnel.recalc.formulas.references import pieced
from fullfunnel.recalc.proof.parsing import DEEPEST, LONGEST, Call, Constant, Listed, NoTree, Operation, spelled, tree

ONE, TWO, THREE = Constant(1.0), Constant(2.0), Constant(3.0)


def of(formula: str) -> object:
    return tree(tuple(pieced(formula, 1).words))


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        # ECMA-376 18.17.2.2: a sign binds closer than a power, a percentage closer than a sign; powers go from left.
        ("-1^2", Operation("^", (Operation("u-", (ONE,)), TWO))),
        ("-1%", Operation("u-", (Operation("%", (ONE,)),))),
        ("1%%", Operation("%", (Operation("%", (ONE,)),))),
        ("1^2^3", Operation("^", (Operation("^", (ONE, TWO)), THREE))),
        ("1-2-3", Operation("-", (Operation("-", (ONE, TWO)), THREE))),
        ("1+2*3", Operation("+", (ONE, Operation("*", (TWO, THREE))))),
        ("1&2+3", Operation("&", (ONE, Operation("+", (TWO, THREE))))),
        ("1<=2&3", Operation("<=", (ONE, Operation("&", (TWO, THREE))))),
        ("(1+2)*3", Operation("*", (Operation("(", (Operation("+", (ONE, TWO)),)), THREE))),
        ('{1,-2;3,"a"}', Listed((ONE, Constant(-2.0), THREE, Constant("a")))),
        ("true", Constant(True)),  # noqa: FBT003
        ('"say ""yes"""', Constant('say "yes"')),
        ("PI()", Call("PI", ())),
        ("#N/A", Constant("#N/A", error=True)),
    ],
)  # fmt: skip
def test_as_excel_reads_it(formula: str, found: object) -> None:
    assert of(formula) == found


@pytest.mark.parametrize(
    "formula",
    [
        "1 2", "1+", "SUM(1;2)", "SUM 1", "*2", "Somebody", "{S!A1}", "{1,PI()}", "A1", "1:", "",
        "(" * (DEEPEST + 2) + "1" + ")" * (DEEPEST + 2),
        "+".join("1" * (LONGEST + 2)),
        "-" * (DEEPEST + 1) + "1",
    ],
)  # fmt: skip
def test_what_has_no_place_in_the_grammar_has_no_tree(formula: str) -> None:
    with pytest.raises(NoTree):
        of(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "IF('S'!$A$1>=2,,\"say \"\"yes\"\"\")",
        "SUM('It''s'!$A$1:$B$9)*50%", "-(1.5+'S'!$A$1)^2", "IF(TRUE,#N/A,FALSE)",
        "SUM('S'!$A$2:INDEX('S'!$A:$A,9))",
    ],
)  # fmt: skip
def test_written_out_again_it_says_the_same(formula: str) -> None:
    found = tree(tuple(pieced(formula, 1).words))
    assert of(spelled(found, {})) == found


def test_written_out_with_another_word_for_a_part() -> None:
    found = tree(tuple(pieced("SUM(1,LN(2))*LN(2)", 1).words))
    assert spelled(found, {Call("LN", (TWO,)): "'S'!$XFD$9"}) == "SUM(1.0,'S'!$XFD$9)*'S'!$XFD$9"
    with pytest.raises(NoTree):
        spelled(tree(tuple(pieced("SUM({1,2})", 1).words)), {})
