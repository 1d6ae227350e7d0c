"""A block that nobody filled in comes to a constant, and no engine is loaded for what its formulas would do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fullfunnel.recalc.formulas.references import pieced
from fullfunnel.recalc.proof.branches import settled
from fullfunnel.recalc.proof.kinds import Kinds
from fullfunnel.recalc.proof.parsing import tree
from fullfunnel.recalc.proof.uses import references

TEMPLATES = Path(__file__).parents[3] / "workbook_templates"


@pytest.mark.parametrize(
    ("formula", "kinds", "expected"),
    [
        ('IF(S!A1="","",LN(S!B1))', Kinds.BLANK, ""),
        ('IF(S!A1="","",LN(S!B1))', Kinds.EMPTY, ""),
        ('IF(S!A1="","",LN(S!B1))', Kinds.WORD, None),  # the other branch, which is no constant
        ('IF(S!A1="","",LN(S!B1))', Kinds.BLANK | Kinds.WORD, None),
        ('IF(S!A1="","",LN(S!B1))', Kinds.ERROR, None),
        ('IF(OR(S!A1="",S!B1=""),0,IF(S!B1=0,1,2))', Kinds.BLANK, 0.0),
        ('IF(ISNUMBER(S!A1),IF(S!A1=0,"none","some"),"")', Kinds.WHOLE, "some"),
        ("IF(S!A1=0,LN(S!B1))", Kinds.WHOLE, False),  # Excel's answer for a branch that was left out
        ("IF(S!A1=0,LN(S!B1),NA())", Kinds.WHOLE, None),
        ("IF(S!A1=0,LN(S!B1),#N/A)", Kinds.WHOLE, None),
        ("LN(S!A1)", Kinds.BLANK, None),
    ],
)
def test_only_what_shows_from_the_kinds_alone(formula: str, kinds: Kinds, expected: object) -> None:
    found = tree(tuple(pieced(formula, 1).words))
    asked = references(found)
    value = settled(found, asked, [kinds] * len(asked))
    assert (type(value), value) == (type(expected), expected)


@pytest.mark.deep
def test_a_plan_that_nobody_filled_in_needs_one_engine(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes((TEMPLATES / "see-think-do-care.en.xlsx").read_bytes())
    asked = (
        "import sys; from pathlib import Path; from fullfunnel.recalc.regenerating import regenerate as r, "
        "patch_and_regenerate as p; path = Path(sys.argv[1]); p(path, path, {'Start': {'C7': 13000}}); "
        "print(len(r(path, check=True).changed), 'formulon' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", asked, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]
