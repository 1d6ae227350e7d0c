"""The cell functions as a host calls them: ranges of every shape, errors of the right kind."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest

import fullfunnel.functions
from fullfunnel.errors import BadInput, BadRate, FunnelError, NoAnswer, NotFound
from fullfunnel.functions import (
    FUNCTIONS,
    funnel_allowable,
    funnel_explain,
    funnel_max_cpa,
    funnel_target,
    funnel_targets,
)
from fullfunnel.functions.signatures import SIGNATURES

PLAN: list[list[Any]] = [
    ["KPI", "Stage", "Role", "Feeds", "Rate", "Formula"],
    ["Leads", "Do", "main", None, None, None],
    ["Visits", "Think", None, "Leads", 0.03, None],
    ["Impressions", "See", None, "Visits", 0.01, None],
    ["CTR", "See", None, None, None, "Visits / Impressions"],
    ["NPS", "Care", "guard", None, None, None],
]
BUDGET: list[list[Any]] = [
    ["Item", "Stage", "Kind", "Converts directly", "Amount"],
    ["Video", "See", "activation", "no", 9_000],
    ["Banners", "Think", "activation", "no", 6_000],
    ["Production", None, "creation", None, 3_000],
    ["Retargeting", "Do", "activation", "yes", 18_000],
]


def test_a_target_per_kpi() -> None:
    assert funnel_target("Visits", 1200, PLAN) == pytest.approx(40_000)
    assert funnel_target("bezoeken", 1200, PLAN) == pytest.approx(40_000)
    assert funnel_target("CTR", 1200, PLAN) == pytest.approx(0.01)


def test_all_targets_spill_in_the_order_of_the_framework() -> None:
    assert funnel_targets(1200, PLAN) == [
        ["Leads", "Do", "main", 1200],
        ["Visits", "Think", "direct", pytest.approx(40_000)],
        ["Impressions", "See", "indirect", pytest.approx(4_000_000)],
        ["CTR", "See", "guard", pytest.approx(0.01)],
        ["NPS", "Care", "guard", ""],
    ]


def test_a_dutch_table_spills_in_dutch() -> None:
    dutch = [["KPI", "Fase", "Draagt bij aan", "Ratio"], ["Leads", "Do", "", ""], ["Bezoeken", "Think", "Leads", "3%"]]
    assert funnel_targets(1200, dutch) == [
        ["Leads", "Do", "hoofd", 1200],
        ["Bezoeken", "Think", "direct", pytest.approx(40_000)],
    ]


@pytest.mark.parametrize(
    "shape",
    [
        lambda rows: rows,
        lambda rows: tuple(map(tuple, rows)),
        lambda rows: np.array(rows, dtype=object),
        lambda rows: pd.DataFrame(rows[1:], columns=rows[0]),
        lambda rows: [[*row, None, None] for row in rows] + [[None] * 8] * 40,
        lambda rows: [["" if cell is None else cell for cell in row] for row in rows],
    ],
    ids=["lists", "tuples", "array", "data frame", "whole columns", "empty texts"],
)
def test_a_range_in_any_shape(shape: Any) -> None:
    assert funnel_target("Impressions", 1200, shape(PLAN)) == pytest.approx(4_000_000)


def test_arguments_may_come_as_a_range_of_one_cell() -> None:
    assert funnel_target([["Visits"]], [[1200.0]], PLAN) == pytest.approx(40_000)


@pytest.mark.parametrize(
    ("kpi", "goal", "change", "kind", "excel", "says"),
    [
        ("Orders", 1200, {}, NotFound, "#N/A", "is not in the table"),
        ("NPS", 1200, {}, NotFound, "#N/A", "has no target"),
        ("Visits", 1200, {(0, 3): "Goes to"}, BadInput, "#VALUE!", "column ‘Feeds’ is missing"),
        ("Visits", 1200, {(2, 4): 0}, BadRate, "#DIV/0!", "is 0 (table row 3)"),
        ("Visits", 1200, {(2, 4): None}, BadRate, "#DIV/0!", "is blank (table row 3)"),
        ("Visits", 1200, {(1, 3): "Impressions", (1, 4): 1}, NoAnswer, "#NUM!", "circle"),
        ("Visits", 1200, {(2, 4): "three"}, BadInput, "#VALUE!", "not a number"),
        ("Visits", "lots", {}, BadInput, "#VALUE!", "‘lots’ is not a number (the main goal)"),
        ("Visits", None, {}, BadInput, "#VALUE!", "Fill in the main goal"),
        ("Visits", -1, {}, BadInput, "#VALUE!", "zero or more"),
        (None, 1200, {}, BadInput, "#VALUE!", "name of one KPI"),
        ([["Visits", "Leads"]], 1200, {}, BadInput, "#VALUE!", "name of one KPI"),
    ],
)
def test_bad_input_gives_the_right_error_and_what_to_do(
    kpi: object, goal: object, change: dict[tuple[int, int], object], kind: type[FunnelError], excel: str, says: str
) -> None:
    rows = [list(row) for row in PLAN]
    for (row, column), cell in change.items():
        rows[row][column] = cell
    with pytest.raises(kind) as error:
        funnel_target(kpi, goal, rows)
    assert error.value.excel == excel
    assert says in str(error.value)
    assert error.value.text.nl != error.value.text.en


@pytest.mark.parametrize("given", [None, "", "Leads", 3.0, [], [[None]], [["KPI"]], [["Leads"]]])
def test_a_range_that_is_no_table(given: object) -> None:
    for call in (lambda: funnel_target("Leads", 1, given), lambda: funnel_targets(1, given)):
        with pytest.raises(BadInput) as error:
            call()
        assert error.value.excel == "#VALUE!"
    assert funnel_explain("Leads", 1, given).startswith("No target yet")


def test_shares_above_100_percent() -> None:
    rows: list[list[Any]] = [
        ["KPI", "Feeds", "Rate", "Share"],
        ["Leads", "", "", ""],
        ["A", "Leads", 0.1, 0.7],
        ["B", "Leads", 0.1, 0.4],
    ]
    with pytest.raises(BadInput, match="A 70% \\+ B 40% = 110%"):
        funnel_target("A", 100, rows)


def test_the_same_range_is_read_once_and_another_one_anew() -> None:
    rows = [list(row) for row in PLAN]
    assert funnel_target("Visits", 1200, rows) == pytest.approx(40_000)
    rows[2][4] = 0.04
    assert funnel_target("Visits", 1200, rows) == pytest.approx(30_000)
    assert funnel_target("Visits", 600, rows) == pytest.approx(15_000)
    rows[2][4] = 1
    assert funnel_target("Visits", 1200, rows) == 1200
    rows[2][4] = True  # looks the same to Python, but is no rate
    with pytest.raises(BadInput):
        funnel_target("Visits", 1200, rows)


def test_allowable_cost() -> None:
    assert funnel_allowable(80, "60%", 0.2) == pytest.approx(32)
    assert funnel_allowable("€ 60,00", 0.35, 0.3, "besteding") == pytest.approx(16.1538, abs=1e-4)
    assert funnel_allowable(250, 1, 0.4, "breakeven") == pytest.approx(150)
    assert funnel_allowable(250, 1, 0.4, "Break-even") == pytest.approx(150)
    assert funnel_allowable(120, 0.4, 12, "bedrag") == pytest.approx(36)
    assert funnel_allowable(80, 0.6, 0.2, 0.0) == pytest.approx(32)  # how the engine hands over what was left out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((80, 60, 0.2), "between 0% and 100%"),
        ((80, 0.6, 20), "a percentage below 100%"),
        ((80, 0.6, 0.2, "turnover"), "Choose from revenue, spend, break-even, amount"),
        ((None, 0.6, 0.2), "Fill in the order value"),
        ((80, "#REF!", 0.2), "an error here: #REF!"),
        ((80, 0.6, 10**400), "is not a number"),
    ],
)
def test_allowable_cost_of_bad_input(arguments: tuple[Any, ...], says: str) -> None:
    with pytest.raises(BadInput) as error:
        funnel_allowable(*arguments)
    assert says in str(error.value)


def test_the_maximum_cpa_carries_what_is_not_judged_on_results() -> None:
    assert funnel_max_cpa(36, 1000, BUDGET) == 18
    assert funnel_max_cpa(36, 800, BUDGET) == 13.5
    assert funnel_max_cpa(36, 1000, BUDGET, 250, "paid") == 24
    assert funnel_max_cpa(36, 1000, BUDGET, 250, "voorzichtig") == 12
    assert funnel_max_cpa(36, 1000, BUDGET, None, "rest", 6_000, 400) == 20
    assert funnel_max_cpa(36, 1000, 18_000) == 18


@pytest.mark.parametrize(
    ("arguments", "kind", "says"),
    [
        ((36, 0, BUDGET), BadRate, "No results are left"),
        ((36, 250, BUDGET, 250, "paid"), BadRate, "No results are left"),
        ((36, 1000, None), BadInput, "Fill in the cost"),
        ((36, 1000, BUDGET, 250, "median"), BadInput, "Choose from all, paid, careful, rest"),
        ((36, 1000, BUDGET, None, "rest"), BadInput, "what was spent so far"),
        ((36, 1000, -5), BadInput, "cannot be negative"),
        ((36, 1000, BUDGET, -250, "paid"), BadInput, "cannot be negative"),
        ((36, 1000, [["Item", "Stage"], ["Video", "See"]]), BadInput, "Amount"),
    ],
)
def test_the_maximum_cpa_of_bad_input(arguments: tuple[Any, ...], kind: type[FunnelError], says: str) -> None:
    with pytest.raises(kind) as error:
        funnel_max_cpa(*arguments)
    assert says in str(error.value)


def test_an_outcome_past_all_numbers_is_no_silent_infinity() -> None:
    with pytest.raises(NoAnswer, match="too large"):
        funnel_allowable(1e308, 0.9, -1e308, "amount")
    with pytest.raises(NoAnswer, match="too large"):
        funnel_max_cpa(1e308, 1e10, 0, 0, "paid")


def test_the_maximum_cpa_speaks_the_language_of_the_budget() -> None:
    with pytest.raises(BadInput, match="staat ‘x’, maar dat is geen getal"):
        funnel_max_cpa(36, "x", [["Post", "Fase", "Bedrag"], ["Video", "See", 9000]])


def test_every_function_is_known_by_its_name_in_a_cell() -> None:
    calculation = {"FUNNEL_TARGET", "FUNNEL_TARGETS", "FUNNEL_EXPLAIN", "FUNNEL_ALLOWABLE", "FUNNEL_MAX_CPA"}
    time = {"FUNNEL_WEEKS", "FUNNEL_START", "FUNNEL_GOAL"}
    steering = {f"FUNNEL_{name}" for name in ("STATUS", "PROGRESS", "FORECAST", "BOTTLENECK", "COMPARE")}
    doubt = {"FUNNEL_RANGE", "FUNNEL_CHANCE"}
    assert set(FUNCTIONS) == calculation | time | doubt | steering | {"FUNNEL_MISMATCH", "FUNNEL_CHECKS"}
    assert FUNCTIONS["FUNNEL_TARGET"]("Visits", 1200, PLAN) == pytest.approx(40_000)


def test_the_function_wizard_knows_every_function_as_it_is() -> None:
    assert list(SIGNATURES) == list(FUNCTIONS)
    for name, signature in SIGNATURES.items():
        parameters = inspect.signature(FUNCTIONS[name]).parameters
        assert [each.name for each in signature.arguments] == list(parameters)
        for each in signature.arguments:
            assert each.optional == (parameters[each.name].default is None)
            assert each.help.nl != each.help.en


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


HEAVY: Final = ("pandas", "numpy", "openpyxl", "xlsxwriter", "formualizer", "typer", "rich", "xlwings")
"""What no cell function may load: it also runs in a browser."""
LANGUAGE: Final = ("snowballstemmer", "stdnum", "fullfunnel.checks.text", "fullfunnel.checks.lexicon")
"""What only the rules on messages need."""


@pytest.mark.parametrize(
    ("code", "kept_out"),
    [
        (
            "import fullfunnel.functions",
            ("pydantic", "fullfunnel.framework", "fullfunnel.targets", "fullfunnel.checks", *HEAVY, *LANGUAGE),
        ),
        (
            "from fullfunnel.functions import FUNCTIONS; len(FUNCTIONS), list(FUNCTIONS), 'FUNNEL_TARGET' in FUNCTIONS",
            ("pydantic", "fullfunnel.framework", "fullfunnel.targets", "fullfunnel.checks"),
        ),
        (
            "from fullfunnel.functions import funnel_target; funnel_target('Visits', 30, TABLE)",
            (
                "fullfunnel.checks.framework",
                "fullfunnel.checks.rules",
                "fullfunnel.targets.doubt",
                "fullfunnel.targets.phasing",
                "fullfunnel.results",
                *HEAVY,
                *LANGUAGE,
            ),
        ),
        (
            "from fullfunnel.functions import funnel_explain; funnel_explain('Visits', 30, TABLE)",
            (
                "fullfunnel.checks.rules.messages",
                "fullfunnel.checks.rules.pairs",
                "fullfunnel.results",
                *HEAVY,
                *LANGUAGE,
            ),
        ),
    ],
    ids=["import", "list", "target", "explain"],
)
def test_a_cell_loads_only_what_it_needs(code: str, kept_out: tuple[str, ...]) -> None:
    table = "TABLE = [['KPI', 'Feeds', 'Rate'], ['Leads', '', ''], ['Visits', 'Leads', 0.03]]"
    loaded = run(f"import sys; {table}; {code}; print(*sys.modules)").split()
    assert not [name for name in loaded if any(name == each or name.startswith(f"{each}.") for each in kept_out)]


def test_a_room_of_functions_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'funnel_teapot'"):
        fullfunnel.functions.funnel_teapot  # noqa: B018  # asking for it is the test
    with pytest.raises(KeyError):
        FUNCTIONS["FUNNEL_TEAPOT"]


def test_the_way_of_a_cell_loads_nothing_heavy() -> None:
    loaded = run(
        "import sys, fullfunnel.functions as f;"
        "f.funnel_target('A', 1, [['KPI','Feeds','Rate'],['A','','']]);"
        "heavy = {'pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'formualizer', 'typer', 'rich', 'xlwings'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert loaded == "[]"
