"""A workbook that a program changed without calculating: nothing of the plan before stands beside the new figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book
from tests.recalc.factories import changes, left, plan, target

if TYPE_CHECKING:
    from fullfunnel.recalc.outcome import Regenerated

TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.en.xlsx"
SAYS = "changed without recalculating the formulas"
EDITS: dict[str, dict[str, object]] = {
    "Start": {"C7": 24_000},
    "Budget": {"G6": 26_000},
    "Framework": {"E6": "films"},
}
RUN = CliRunner(env={"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "COLUMNS": "200"})


def shown(path: Path) -> dict[tuple[str, str], object]:
    """What every formula shows; figures to ten digits, for a sum in another order has other last ones."""
    book = open_book(path)
    found: dict[tuple[str, str], object] = {}
    for sheet in book.sheets:
        values = book.contents(sheet.name).values()
        for formula in book.contents(sheet.name).formulas():
            value = values.get(formula.at)
            rounded = float(f"{value:.10g}") if isinstance(value, int | float) else value or ""
            found[sheet.name, formula.at.a1] = rounded
    return found


def other(one: dict[tuple[str, str], object], than: dict[tuple[str, str], object]) -> dict[tuple[str, str], object]:
    """The cells that differ, each with both values."""
    return {place: (value, than[place]) for place, value in one.items() if value != than[place]}


def waits(outcome: Regenerated) -> set[tuple[str, str]]:
    return {(each.sheet, each.cell) for each in outcome.left}


@pytest.mark.deep
def test_edits_before_a_run_give_what_they_give_with_it(tmp_path: Path) -> None:
    at_once, apart = tmp_path / "once.xlsx", tmp_path / "apart.xlsx"
    patch_and_regenerate(TEMPLATE, at_once, EDITS)
    patch(TEMPLATE, apart, EDITS)
    outcome = regenerate(apart)
    assert SAYS in " ".join(note.en for note in outcome.notes)
    now = shown(apart)
    assert other(now, shown(at_once)) == {}
    # The budget of See was 116,000 and what the max CPA carries 192,000; 6,000 came with it.
    assert (now["Budget", "K6"], now["Budget", "K16"], now["Max CPA", "C16"]) == (122_000, 198_000, 198_000)
    assert now["Targets", "F7"] == "films"
    again = regenerate(apart, check=True)
    assert (again.changed, again.notes) == ((), ())


@pytest.mark.deep
def test_a_workbook_saved_without_any_value_gets_all_of_them(tmp_path: Path) -> None:
    path, at_once = tmp_path / "plan.xlsx", tmp_path / "once.xlsx"
    book = openpyxl.load_workbook(TEMPLATE)
    book["Budget"]["G6"] = 26_000
    book.save(path)
    outcome = regenerate(path)
    patch_and_regenerate(TEMPLATE, at_once, {"Budget": {"G6": 26_000}})
    assert other(shown(path), shown(at_once)) == {}
    assert waits(outcome) == set()
    assert regenerate(path, check=True).changed == ()


# --- a workbook of one's own, without the sheet Calculation ---


def test_a_small_workbook_saved_without_any_value_gets_all_of_them(tmp_path: Path) -> None:
    cells = {"H4": (target("Visits"), None), "F9": ("=SUM(F1,1)", None), "F10": ('=F9&" in all"', None)}
    path = plan(tmp_path / "plan.xlsx", cells)
    book = openpyxl.load_workbook(path)
    book.save(path)  # keeps the formulas and none of their values
    outcome = regenerate(path)
    # 1,200 leads at 3%.
    assert changes(outcome) == {"H4": 40_000, "F9": 1_201, "F10": "1201 in all"}
    assert outcome.left == ()
    assert regenerate(path, check=True).changed == ()


def behind(path: Path) -> Path:
    """The target of Visits was shown for the goal of 1,200, and what stands in F9 for an F8 of 5."""
    return plan(
        path,
        {
            "H4": (target("Visits"), 40_000),
            "F9": ("=SUM(F8,1)", 6),
            "F10": ('=F9&" in all"', "6 in all"),
            "F11": ('=F8+LEN(CELL("address",A1))', 9),
            "F12": ("=SUM(F1,1)", 1_201),
        },
    )


def test_edits_of_a_small_plan_before_a_run_give_what_they_give_with_it(tmp_path: Path) -> None:
    at_once, apart = tmp_path / "once.xlsx", tmp_path / "apart.xlsx"
    edits: dict[str, dict[str, object]] = {"Plan": {"F1": 2_400, "F8": 7}}
    before = behind(tmp_path / "plan.xlsx")
    patch_and_regenerate(before, at_once, edits)
    patch(before, apart, edits)
    outcome = regenerate(apart)
    assert SAYS in " ".join(note.en for note in outcome.notes)
    now = shown(apart)
    assert other(now, shown(at_once)) == {}
    # 2,400 leads at 3%; F9 is F8 + 1 and F12 the goal + 1.
    assert (now["Plan", "H4"], now["Plan", "F9"], now["Plan", "F12"]) == (80_000, 8, 2_401)


def test_formulas_that_have_nothing_to_do_with_ours_are_evaluated_too_or_named(tmp_path: Path) -> None:
    path = behind(tmp_path / "plan.xlsx")
    patch(path, path, {"Plan": {"F8": 7}})
    outcome = regenerate(path)
    assert changes(outcome) == {"F9": 8, "F10": "8 in all"}
    assert set(left(outcome)) == {"F11"}, "nobody is sure of what CELL gives"
    assert SAYS in " ".join(note.en for note in outcome.notes)


def test_a_difference_of_counts_is_evaluated_and_one_of_decimals_is_not(tmp_path: Path) -> None:
    """Of 0.1 + 0.2 - 0.3 only Excel knows whether it takes it for 0; a text less than there are cells is none."""
    counts = "COUNTA(F1:F8)-COUNT(F1:F8)"
    path = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 40_000),
            "F8": ("=SUM(G8,1)", 6),
            "F10": (f'=IF(({counts})-({counts})+SUM(G8)=7,"yes","no")', "no"),
            "F11": ('=IF(0.1+0.2-G9+SUM(G8)*0=0,"yes","no")', "yes"),
        },
    )
    patch(path, path, {"Plan": {"G8": 7, "G9": 0.3}})
    outcome = regenerate(path)
    assert changes(outcome) == {"F8": 8, "F10": "yes"}
    assert set(left(outcome)) == {"F11"}


def test_a_number_beyond_all_numbers_is_left_and_ends_nothing(tmp_path: Path) -> None:
    path = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 40_000),
            "F8": ("=SUM(G8,1)", 6),
            "F9": ('=IF(1E999-COUNT(G8)-G9=0,"yes","no")', "no"),
        },
    )
    patch(path, path, {"Plan": {"G8": 7, "G9": 0.3}})
    outcome = regenerate(path)
    assert outcome.refused is None
    assert changes(outcome)["F8"] == 8


def test_where_all_was_calculated_they_are_none_of_our_business(tmp_path: Path) -> None:
    path = behind(tmp_path / "plan.xlsx")
    patch(path, path, {"Plan": {"F8": 5}})
    outcome = regenerate(path)
    assert (outcome.changed, outcome.left, outcome.notes) == ((), (), ())


@pytest.mark.parametrize(
    ("language", "says"), [("en", SAYS), ("nl", "gewijzigd zonder dat de formules opnieuw zijn berekend")]
)
def test_the_command_says_so(tmp_path: Path, language: str, says: str) -> None:
    path = behind(tmp_path / "plan.xlsx")
    patch(path, path, {"Plan": {"F8": 7}})
    text = RUN.invoke(app, ["regenerate", "--check", "--no-cache", "--timeout", "0", "--language", language, str(path)])
    assert says in text.output
    assert "F11" in text.output
    made = RUN.invoke(
        app, ["regenerate", "--no-cache", "--timeout", "0", "--format", "json", "--language", language, str(path)]
    )
    (workbook,) = json.loads(made.output)["workbooks"]
    assert says in " ".join(workbook["notes"])
    assert [each["cell"] for each in workbook["left"]] == ["F11"]
    assert RUN.invoke(app, ["regenerate", "--check", "--no-cache", "--timeout", "0", str(path)]).exit_code == 0
