"""``regenerate --verify``: somebody who does not trust the engines yet holds them against what Excel saved."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from tests.recalc.factories import plan, target
from tests.xlsx.factories import content_of, save

if TYPE_CHECKING:
    from pathlib import Path

# The goal in F1 is 1,200; at 3% it takes 40,000 visits.
RIGHT = {"H1": (target("Visits"), 40_000), "H2": ("=F1*2", 2_400), "H3": ("=SUM(F1,1)", 1_201)}
WRONG = RIGHT | {"H2": ("=F1*2", 999)}


def verified(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["regenerate", *words, "--verify"], env={"LC_ALL": "C"})
    return done.exit_code, done.output


def test_what_excel_saved_is_given_back_and_nothing_is_written(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", RIGHT)
    before = path.read_bytes()
    code, output = verified(str(path))
    assert code == 0
    assert output.splitlines() == [
        f"{path}: 2 equal to Excel, 0 different, 0 not calculated",
        "in total: 2 equal to Excel, 0 different, 0 not calculated; 0 could not be used",
    ]
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["plan.xlsx"]


@pytest.mark.parametrize(
    ("language", "line", "whole"),
    [
        (
            "en",
            "  Plan!H2: =F1*2 does not give 999, which Excel saved",
            "in total: 1 equal to Excel, 1 different, 0 not calculated; 0 could not be used",
        ),
        (
            "nl",
            "  Plan!H2: =F1*2 geeft niet 999, wat Excel opsloeg",
            "samen: 1 gelijk aan Excel, 1 anders, 0 niet berekend; 0 niet te gebruiken",
        ),
    ],
)
def test_a_formula_that_differs_is_named_in_the_language_asked_for(
    tmp_path: Path, language: str, line: str, whole: str
) -> None:
    code, output = verified(str(plan(tmp_path / "plan.xlsx", WRONG)), "--language", language)
    assert code == 1
    assert output.splitlines()[1:] == [line, whole]


@pytest.mark.parametrize(
    ("saved", "said"),
    [(2_400.5, "2400.5"), ('say "yes"', '"say ""yes"""'), (True, "TRUE"), ("#N/A", "#N/A"), (1e-7, "1E-07")],
)
def test_what_excel_saved_is_written_as_in_a_formula(tmp_path: Path, saved: object, said: str) -> None:
    path = plan(tmp_path / "plan.xlsx", RIGHT | {"H2": ("=F1*2", saved)})
    assert f"Plan!H2: =F1*2 does not give {said}, which Excel saved" in verified(str(path))[1]


def test_a_script_reads_cell_formula_and_engine(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", WRONG)
    code, output = verified(str(path), "--format", "json")
    found = json.loads(output)
    assert code == 1
    assert (found["version"], found["equal"], found["differ"], found["left"]) == (1, 1, 1, 0)
    ((workbook, *_),) = (found["workbooks"],)
    (difference,) = workbook["differences"]
    assert {key: difference[key] for key in ("sheet", "cell", "formula", "saved")} == {
        "sheet": "Plan",
        "cell": "H2",
        "formula": "F1*2",
        "saved": 999,
    }
    assert difference["engine"] in {"fast", "exact"}
    assert workbook["refused"] is None


def test_what_only_excel_surely_gives_is_counted_and_not_judged(tmp_path: Path) -> None:
    """Neither a random number nor a workbook that Excel evaluates anew on opening has a value to hold on to."""
    path = plan(tmp_path / "random.xlsx", RIGHT | {"H4": ("=RAND()", 0.5)})
    assert "2 equal to Excel, 0 different, 1 not calculated" in verified(str(path))[1]
    anew = plan(tmp_path / "anew.xlsx", WRONG)
    content = content_of(anew)
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b"<calcPr", b'<calcPr fullCalcOnLoad="1"')
    code, output = verified(str(save(anew, content)))
    assert code == 0
    assert "0 equal to Excel, 0 different, 2 not calculated" in output


def test_a_file_that_cannot_be_used_outweighs_a_difference_and_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    plan(tmp_path / "plan.xlsx", WRONG)
    code, output = verified(str(tmp_path))
    assert code == 2
    assert "broken.xlsx: 'broken.xlsx'" in output
    assert "Plan!H2" in output
    assert "in total: 1 equal to Excel, 1 different, 0 not calculated; 1 could not be used" in output
    (refused, _) = json.loads(verified(str(tmp_path), "--format", "json")[1])["workbooks"]
    assert "broken.xlsx" in refused["refused"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    code, output = verified(str(tmp_path / "nope.xlsx"))
    assert code == 2
    assert "nope.xlsx" in output


def test_plans_in_a_zip_are_held_against_excel_too_and_what_is_missing_is_named(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx", WRONG)
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        archive.write(path, "clients/one.xlsx")
    there = f"zip://clients/one.xlsx::{tmp_path / 'plans.zip'}"
    code, output = verified(there, "--language", "en")
    assert code == 1
    assert output.splitlines()[0].startswith(f"{there}: 1 equal to Excel, 1 differ")
    code, output = verified(f"zip://clients/two.xlsx::{tmp_path / 'plans.zip'}", str(tmp_path / "gone.xlsx"))
    assert code == 2
    assert "two.xlsx" in output
    assert "gone.xlsx" in output
    assert output.splitlines()[-1].endswith("2 could not be used")
