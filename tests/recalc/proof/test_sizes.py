"""SUMIF and LOOKUP read on past the end of a range that is too small: known only where both are of one size."""

from __future__ import annotations

import pytest

from fullfunnel.recalc.formulas.references import pieced
from fullfunnel.recalc.proof.parsing import Call, tree
from fullfunnel.recalc.proof.sizes import are_of_one_size


def of(formula: str) -> bool:
    found = tree(tuple(pieced(formula, 1).words))
    assert isinstance(found, Call)
    return are_of_one_size(found)


@pytest.mark.parametrize(
    "formula",
    [
        "SUMIF(S!A1:A9,1)",
        "SUMIF(S!A1:A9,1,S!B1:B9)",
        "SUMIF(S!A1:A9,1,(S!B1:B9))",
        "SUMIF(S!A1:A9,1,INDEX(S!B1:C9,,2))",  # the second column of it, whole
        "SUMIF(S!A1:A9,1,INDEX(S!B1:C9,0,2))",
        "AVERAGEIF(S!A1:B1,1,INDEX(S!C1:D9,3,0))",  # a row of it
        "LOOKUP(1,S!A1:A9,S!B1:J1)",  # nine cells, lying or standing
        "LOOKUP(1,S!A1:A9)",
        "SUM(S!A1:A9,S!B1)",
    ],
)
def test_ranges_of_one_size(formula: str) -> None:
    assert of(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "SUMIF(S!A1:A9,1,S!B1)",
        "SUMIF(S!A1:A9,1,INDEX(S!B1:C9,2,2))",  # one cell
        "SUMIF(S!A1:A9,1,INDEX(S!B1:C9,2,))",  # a row of two
        "SUMIF(S!A1:A9,1,OFFSET(S!B1,0,0,9,1))",  # a calculation decides
        "LOOKUP(1,S!A1:A9,S!B1:B8)",
    ],
)
def test_ranges_of_which_one_would_be_read_past_its_end(formula: str) -> None:
    assert not of(formula)
