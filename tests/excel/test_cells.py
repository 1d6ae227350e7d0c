"""The functions in Excel on Windows: what comes in through xlwings' own conversion, and what a cell gets back."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.excel.cells import CATEGORY, CELLS, for_cell, for_xlwings

PLAN: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate"],
    ["Visits", "See", "Leads", 0.02],
    ["Leads", "Do", "", None],
]


def excel(*calls: tuple[str, list[Any]]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("windows.py"))],
        input=json.dumps(calls),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    padded = [[*row, None, None] for row in PLAN] + [[None] * 6 for _ in range(50)]
    broken = [PLAN[0], ["Visits", "See", "Leads", {"error": "#N/A"}], PLAN[2]]
    no_rate = [PLAN[0], ["Visits", "See", "Leads", 0.0], PLAN[2]]
    circle = [PLAN[0], ["Visits", "See", "Leads", 0.02], ["Leads", "Do", "Visits", 0.5]]
    calls: dict[str, tuple[str, list[Any]]] = {
        "number": ("funnel_target", ["Visits", 1200.0, PLAN]),
        "whole columns": ("funnel_target", ["Visits", 1200.0, padded]),
        "rows": ("funnel_targets", [1200.0, PLAN]),
        "text": ("funnel_explain", ["Visits", 1200.0, PLAN, {"missing": True}]),
        "language": ("funnel_explain", ["Visits", 1200.0, PLAN, "nl"]),
        "unknown": ("funnel_target", ["Nothing", 1200.0, PLAN]),
        "one cell for a table": ("funnel_target", ["Visits", 1200.0, "Visits"]),
        "blank table": ("funnel_target", ["Visits", 1200.0, None]),
        "error in a cell": ("funnel_target", ["Visits", 1200.0, broken]),
        "error as goal": ("funnel_target", ["Visits", {"error": "#DIV/0!"}, PLAN]),
        "date as goal": ("funnel_target", ["Visits", {"date": "2026-03-01"}, PLAN]),
        "zero rate": ("funnel_target", ["Visits", 1200.0, no_rate]),
        "circle": ("funnel_target", ["Visits", 1200.0, circle]),
        "left out": ("funnel_allowable", [80.0, 0.5, 0.1, {"missing": True}]),
        "amount for a table": ("funnel_max_cpa", [36.0, 1000.0, 18000.0, *[{"missing": True}] * 4]),
    }
    found = excel(*calls.values())
    return {**dict(zip(calls, found["given"], strict=True)), "about": found["about"]}


def test_a_number_a_text_and_rows_reach_the_cells(answers: dict[str, Any]) -> None:
    # 1,200 leads at 2% take 60,000 visits. xlwings hands every result over as rows.
    assert answers["number"] == [[60000.0]]
    assert answers["rows"] == [["Visits", "See", "direct", 60000.0], ["Leads", "Do", "main", 1200.0]]
    assert "60,000" in answers["text"][0][0]
    assert "60.000" in answers["language"][0][0]


def test_whole_columns_give_the_same(answers: dict[str, Any]) -> None:
    assert answers["whole columns"] == answers["number"]


@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("unknown", "#N/A"),
        ("one cell for a table", "#VALUE!"),
        ("blank table", "#VALUE!"),
        ("error in a cell", "#VALUE!"),
        ("error as goal", "#VALUE!"),
        ("date as goal", "#VALUE!"),
        ("zero rate", "#DIV/0!"),
        ("circle", "#NUM!"),
    ],
)
def test_what_cannot_be_answered_is_an_error_by_its_name(answers: dict[str, Any], case: str, error: str) -> None:
    assert answers[case] == [[error]]


def test_an_argument_left_out_is_left_out(answers: dict[str, Any]) -> None:
    # 80 at 50% margin leaves 40, of which 10% of revenue (8) is profit: 32 may be spent.
    assert answers["left out"] == [[32.0]]


def test_where_a_table_is_asked_one_amount_may_stand(answers: dict[str, Any]) -> None:
    # 36 - 18,000 / 1,000
    assert answers["amount for a table"] == [[18.0]]


def test_xlwings_knows_every_function_with_its_arguments_and_help(answers: dict[str, Any]) -> None:
    assert set(answers["about"]) == {name.lower() for name in SIGNATURES}
    for name, signature in SIGNATURES.items():
        about = answers["about"][name.lower()]
        assert about["arguments"] == [each.name for each in signature.arguments]
        assert about["docs"] == [each.help.en for each in signature.arguments]
        assert about["doc"] == signature.help.en
        assert about["category"] == CATEGORY


def test_every_function_is_there_for_import_star() -> None:
    assert list(CELLS) == [name.lower() for name in FUNCTIONS]
    found: dict[str, object] = {}
    exec("from fullfunnel.hosts.excel.cells import *", found)  # noqa: S102  # what main.py in a workbook does
    assert set(CELLS) <= set(found)


def test_what_is_optional_is_none_when_left_out() -> None:
    # The VBA around the functions hands over nothing for what is left out.
    for name, function in FUNCTIONS.items():
        defaults = function.__defaults__ or ()
        assert set(defaults) <= {None}
        assert len(defaults) == sum(each.optional for each in SIGNATURES[name].arguments)


@pytest.mark.parametrize(
    ("outcome", "cell"),
    [
        (math.nan, "#NUM!"),
        (math.inf, "#NUM!"),
        (12.5, 12.5),
        (None, ""),
        ([["a", 1.0], ["b", math.nan]], [["a", 1.0], ["b", "#NUM!"]]),
        ([["a", 1.0], ["b"]], [["a", 1.0], ["b", ""]]),
        ([], ""),
        (True, True),
    ],
)
def test_no_cell_gets_what_excel_does_not_have(outcome: object, cell: object) -> None:
    assert for_cell(outcome) == cell


def test_another_fault_than_ours_is_not_hidden() -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        for_xlwings(SIGNATURES["FUNNEL_TARGET"], broken)("a", 1, [])
